"""The report as JSON and as Markdown: the same changes in the same order, and texts from data are never markup."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import markdown
import pytest
from careerguide import diff
from careerguide.diff.report import Report
from careerguide.guide.change import Change
from support.company import changed, tiny
from support.differences import after, before, compared


def test_json_has_the_same_changes_in_the_same_order(tmp_path: Path) -> None:
    report = compared(tmp_path, before(), after())
    result = json.loads(diff.as_json(report))
    assert list(result) == ["changes", "faults", "routes_compared", "partly_read"]
    assert [Change(**change) for change in result["changes"]] == list(report.changes)
    for change in result["changes"]:
        assert list(change) == ["weight", "kind", "id", "field", "text"]
        assert all(isinstance(value, str) for value in change.values())
        assert change["weight"] in diff.WEIGHTS
        assert change["text"]
    order = list(diff.WEIGHTS)
    assert [order.index(change["weight"]) for change in result["changes"]] == sorted(
        order.index(change["weight"]) for change in result["changes"]
    )


HOSTILE = [
    "*_[](<script>|@team #12 :::",
    "- # @all",
    "12. one",
    "+ plus",
    "`code` &copy; &#64;team",
    "![x](http://x.example/y) **b**",
    "one\n\n### two\n\n* three",
    "GH-12 and a/b#7",
    "<!-- x --> </li></ul>",
    "# title",
    "1) one",
    "===",
    ": term",
    "back\\slash \\@x",
    "http://x.example/a_b_c",
    "\u202eesrever",
]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_data_stays_text_on_one_line(hostile: str) -> None:
    """As HTML, each line is one list item with only its text; code hosts see no mention in it."""
    change = Change("raises", "role", "x", "", hostile)
    assert change.text == " ".join(hostile.split()).replace("\u202e", "\\u202e")
    text = diff.as_markdown(Report((change,)))
    assert len(text.splitlines()) == 3
    line = text.splitlines()[2]
    assert not re.search(r"(@|(?<!&)#)(?!&#8203;)", line), line
    assert not re.search(r"(?i)gh-\d|://", line), line
    rendered = markdown.markdown(text)
    item = re.fullmatch(r"<h3>Makes a step harder or closes one</h3>\s*<ul>\s*<li>([^<>]*)</li>\s*</ul>", rendered)
    assert item, rendered
    assert html.unescape(item[1]).replace("\u200b", "") == change.text


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_titles_stay_text_in_the_whole_comparison(tmp_path: Path, hostile: str) -> None:
    """As a YAML string, in the title of a role, a skill and a story."""
    texts = tiny()
    for file, old in (
        ("roles.yaml", "title: Agent\n"),
        ("skills.yaml", "title: Typing\n"),
        ("stories/from-calls-to-figures.yaml", "title: From calls to figures\n"),
    ):
        texts = changed(texts, file, old, f"title: {json.dumps(hostile)}\n")
    text = diff.as_markdown(compared(tmp_path, tiny(), texts))
    assert not re.search(r"(@|(?<!&)#)(?!&#8203;)", re.sub(r"(?m)^### ", "", text))
    assert all(not line or re.match(r"(### |\* |Routes were not|Only partly)", line) for line in text.splitlines())
