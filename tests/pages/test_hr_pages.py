"""Pages for HR: rules by what one was editing, and one truth for each task."""

from __future__ import annotations

import dataclasses as dc
import datetime as dt
import re
from typing import get_args

import pytest
import yaml
from careerguide import rulebook
from careerguide.guide.change import Change
from careerguide.guide.history import History, Revision
from careerguide.model import Confidence, MoveEntry
from careerguide.model.people import Consent
from careerguide.pages import markdown
from careerguide.pages.default_pages import DefaultPages
from careerguide.pages.markdown import MarkdownSettings
from careerguide.pages.page import Page
from careerguide.render.prose import with_code
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


def test_all_codes_are_in_one_list_from_a_to_z(pages: dict[str, Page]) -> None:
    listed = pages["/hr/rules/"].body.partition('<h2 id="a-z">')[2]
    assert re.findall(r'<a href="\.\./\.\./hr/rules/([^"/]+)/">', listed) == rulebook.codes()


def test_messages_show_code_as_code(pages: dict[str, Page]) -> None:
    rules = {address: page.body for address, page in pages.items() if address.startswith("/hr/rules/")}
    outside = {address: re.sub(r"(?s)<pre>.*?</pre>", "", body) for address, body in rules.items()}
    assert [address for address, text in outside.items() if re.search("`[^`]+`", text)] == []
    assert "<code>sources: [...]</code>" in outside["/hr/rules/move-without-source/"]
    assert str(with_code("`a < b` & `c")) == "<code>a &lt; b</code> &amp; `c"


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
    assert "[in a form](changing.md#in-a-form)" in text


def test_the_steps_to_withdraw_a_story_fit_a_real_one_and_send_examples_away() -> None:
    """An example has no consent, so no step of this list fits it."""
    steps = (ROOT / ENDING).read_text(encoding="utf-8").partition("## Withdraw a story")[2].partition("\n## ")[0]
    block = yaml.safe_load(re.findall(r"(?s)```yaml\n(.*?)```", steps)[0])
    assert Consent.model_validate({key: str(day) for key, day in block["consent"].items()})
    assert "**Suggest a change**" in steps
    assert re.search(r"`sample: true`[^.]*: delete its file\.", steps)


def test_the_example_of_months_is_a_move_that_the_model_takes() -> None:
    text = PAGES["hr/changing.md"].read_text(encoding="utf-8")
    lines = re.findall(r"(?s)```yaml\n( +# months.*?)```", text)[0]
    move = yaml.load(lines, yaml.BaseLoader)
    assert MoveEntry.model_validate({"to": "lead", "kind": "promotion", **move}).after
    assert all(f"`{word}`" in text for word in (*move["after"], *get_args(Confidence)))


def test_each_page_that_names_a_command_for_a_file_says_where_it_runs() -> None:
    for name, command in (("changing", "workbook import"), ("dates", "openings import")):
        text = PAGES[f"hr/{name}.md"].read_text(encoding="utf-8")
        before = text[: text.index(f"`careerguide {command}")]
        assert "computer that has the files of the site. If yours has not, send the" in before, name
        assert "attach it to a new issue" in before, name


def test_what_those_who_run_the_site_need_comes_last() -> None:
    text = PAGES["hr/index.md"].read_text(encoding="utf-8")
    above, _, last = text.partition("## For those who run the site")
    assert "components/" in last
    assert "search.md" in last
    assert "## " not in last
    assert "The search of the site does not cover these pages." in above


def test_the_changes_of_one_day_are_together_and_each_commit_keeps_its_anchor() -> None:
    """A feed leads to the anchor of a commit."""
    guide = guide_of(tiny())
    days = [dt.date(2026, 10, 20), dt.date(2026, 10, 20), dt.date(2026, 10, 10)]
    revisions = tuple(
        Revision(str(number) * 40, day, (Change("clarifies", "role", "agent", "title", f"Text {number}."),))
        for number, day in enumerate(days)
    )
    page = pages_of(dc.replace(guide, history=History(revisions, "")))["/changes/"].body
    assert page.count("<h2") == 2
    assert re.findall(r'id="change-(\d)0*\d*"', page) == ["0", "1", "2"]
    assert re.findall(r"Text \d", page) == ["Text 0", "Text 1", "Text 2"]
    assert page.count("<h3>Changes what people read</h3>") == 2
