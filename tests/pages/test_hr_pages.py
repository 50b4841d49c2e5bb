"""Pages for HR: rules by what one was editing, and one truth for each task."""

from __future__ import annotations

import re

import pytest
from careerguide import rulebook
from careerguide.pages import markdown
from careerguide.pages.default_pages import DefaultPages
from careerguide.pages.markdown import MarkdownSettings
from careerguide.pages.page import Page
from careerguide.rulebook.groups import _CODES, GROUPS, group_of
from support.company import guide_of, pages_of, tiny
from support.paths import ROOT

PAGES = DefaultPages.shipped("bpo-kpo").files()
ENDING = "hooks/careerguide/pack/pages/general/hr/ending.md"


@pytest.fixture(scope="module")
def pages() -> dict[str, Page]:
    return pages_of(guide_of(tiny()))


def test_each_rule_is_in_one_group_and_the_form_of_files_comes_last(pages: dict[str, Page]) -> None:
    page = pages["/hr/rules/"].body
    sections = dict(re.findall(r'<section class="cg-fold" aria-labelledby="(\w+)">(.*?)</section>', page, re.DOTALL))
    listed = {id_: re.findall(r'<a href="\.\./\.\./hr/rules/([^"/]+)/">', text) for id_, text in sections.items()}
    assert sorted(code for codes in listed.values() for code in codes) == rulebook.codes()
    assert list(listed) == [id_ for id_ in GROUPS if id_ in listed]
    assert list(listed)[-1] == "files"
    assert {"tab", "yaml-form", "not-utf-8"} <= set(listed["files"])


@pytest.mark.parametrize(
    ("code", "group"),
    [
        ("dead-end", "roles"),
        ("orphan-skill", "skills"),
        ("consent-missing", "stories"),
        ("dates-order", "openings"),
        ("event-zone", "events"),
        ("duplicate-level", "ladders"),
        ("tiers-order", "policy"),
        ("gendered-word", "words"),
        ("missing-key", "any"),
        ("address-lost", "addresses"),
        ("tab", "files"),
    ],
)
def test_a_rule_is_where_a_person_looks_who_edited_that(code: str, group: str, pages: dict[str, Page]) -> None:
    assert group_of(rulebook.rule(code)) == group
    assert f'hr/rules/#{group}">{GROUPS[group]}</a>'.replace("&", "&amp;") in pages[f"/hr/rules/{code}/"].body


def test_groups_name_rules_that_there_are() -> None:
    named = [code for codes in _CODES.values() for code in codes.split()]
    assert sorted(set(named)) == sorted(named)
    assert set(named) <= set(rulebook.codes())


def texts() -> dict[str, str]:
    """Path -> text of what HR reads: default pages, templates of pages for HR, and guides in the repository."""
    files = [*PAGES.values(), ROOT / "CONTRIBUTING.md", ROOT / "SECURITY.md", ROOT / "README.md"]
    files += (ROOT / "hooks/careerguide/render/templates").rglob("*.html")
    return {file.relative_to(ROOT).as_posix(): file.read_text(encoding="utf-8") for file in files}


def test_no_page_asks_for_a_command_to_see_a_list() -> None:
    pages = ((path, text) for path, text in texts().items() if path.startswith("hooks/"))
    assert [path for path, text in pages if "careerguide report" in text] == []


def test_one_page_says_how_to_withdraw_a_story_and_how_to_end_a_role() -> None:
    """All others link to it."""
    tells = re.compile(r"`?until:?`?[^.]{0,40} to yesterday|write `status: retiring`|delete (?:its|the) file and build")
    assert [path for path, text in texts().items() if tells.search(text)] == [ENDING]
    links = re.compile(r"(?:hr/)?ending\.md(?:#([\w-]+))?")
    anchors = markdown.ids((ROOT / ENDING).read_text(encoding="utf-8"), MarkdownSettings())
    linking = {path: links.findall(text) for path, text in texts().items() if path != ENDING and links.search(text)}
    assert {"CONTRIBUTING.md", "SECURITY.md"} < linking.keys()
    assert len(linking) >= 4
    assert {anchor for named in linking.values() for anchor in named if anchor} <= anchors


def test_the_way_of_ending_names_the_command_and_the_way_without() -> None:
    text = (ROOT / ENDING).read_text(encoding="utf-8")
    assert "`careerguide retire OLD --into NEW`" in text
    assert "[in the browser](changing.md#step-by-step-in-the-browser)" in text
