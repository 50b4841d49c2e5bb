"""Default pages in the words of a company: texts change, anchors and macros stay. Other pages keep their words."""

from __future__ import annotations

import dataclasses as dc
import re

import pytest
from careerguide.pages import markdown
from careerguide.pages.default_pages import DefaultPages
from careerguide.pages.markdown import MarkdownPage, MarkdownSettings
from careerguide.pages.page import is_for_hr
from careerguide.pages.worded_pages import in_words
from careerguide.wording import Wording

WORDS = Wording({"track": ("practice", "practices"), "role": ("post", "posts")})
SETTINGS = MarkdownSettings(("toc", "attr_list", "fenced_code"))
BODY = """\
# Your role

## One role, many tracks

A track has [roles](roles.md#a-role). See {{ role("sales") }} and `role`.

```yaml
track: sales
```

## Fixed roles {: #fixed }
"""
DEFAULT = MarkdownPage("guide/a.md", "guide/a.md", {"title": "Roles", "macros": True}, BODY, 1, is_default=True)


def test_texts_change_and_anchors_stay() -> None:
    page = in_words(DEFAULT, WORDS)
    assert page.front == {"title": "Posts", "macros": True}
    assert page.body == (
        BODY.replace("# Your role", "# Your post")
        .replace("## One role, many tracks", "## One post, many practices {: #one-role-many-tracks }")
        .replace("A track has [roles]", "A practice has [posts]")
        .replace("## Fixed roles", "## Fixed posts")
    )
    assert markdown.ids(page.body, SETTINGS) >= {"one-role-many-tracks", "fixed"}


@pytest.mark.parametrize(
    "page",
    [
        dc.replace(DEFAULT, is_default=False),
        dc.replace(DEFAULT, path="hr/index.md"),
    ],
    ids=["the company's own", "for HR"],
)
def test_other_pages_keep_their_words(page: MarkdownPage) -> None:
    assert in_words(page, WORDS) == page


def test_without_words_nothing_changes() -> None:
    assert in_words(DEFAULT, Wording()) == DEFAULT


DEFAULTS = DefaultPages.shipped("bpo-kpo")


@pytest.mark.parametrize("path", sorted(DEFAULTS.files()))
def test_every_default_page_keeps_its_anchors_and_links(path: str) -> None:
    page = dc.replace(markdown.read(DEFAULTS.files()[path], path, path), is_default=True)
    worded = in_words(page, WORDS)
    assert second_headings(worded) == second_headings(page)
    assert links(worded) == links(page)
    if not is_for_hr(page.address):
        texts = re.sub(r"\{\{.*?\}\}|<[^>]*>|\([^)]*\)|`[^`]*`|\{:.*?\}", "", worded.body)
        assert re.findall(r"(?<![/\w-])(?:roles?|[Tt]racks)(?![/\w-])", texts) == []


def second_headings(page: MarkdownPage) -> list[str]:
    """The ids of headings below the title, whose anchors others link to."""
    return re.findall(r'<h[2-6] id="([^"]*)"', markdown.to_html(page.body, SETTINGS))


def links(page: MarkdownPage) -> list[str]:
    return re.findall(r"\]\(([^)]*)\)|href=\"([^\"]*)\"|\{\{(.*?)\}\}", page.body)
