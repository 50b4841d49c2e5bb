"""A role can have a short title for small boxes: on the map, in the API, tables and search, and in changes."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from careerguide import diff, rules
from careerguide.guide import health
from careerguide.loading.data_folder import load
from careerguide.output.api import exports
from careerguide.output.csv import spreadsheets
from careerguide.render.components import Components
from careerguide.search import index
from support.company import Texts, changed, guide_of, tiny, write
from support.web import DAY

LINE = "  short: Sr Agent\n"


def company(lines: str = LINE) -> Texts:
    """The tiny company, in which the senior agent alone has these lines below the title."""
    texts = changed(tiny(), "roles.yaml", "  short: Coach\n", "")
    return changed(texts, "roles.yaml", "  title: Senior Agent\n", f"  title: Senior Agent\n{lines}")


def codes_of(lines: str, folder: Path, more: str = "") -> list[str]:
    texts = company(lines)
    if more:
        texts = changed(texts, "roles.yaml", "  title: Agent\n", f"  title: Agent\n{more}")
    return [problem.code for problem in rules.faults(load(write(texts, folder)))]


def test_a_role_without_one_has_its_title() -> None:
    roles = guide_of(company()).roles
    assert (roles["senior-agent"].short_title, roles["agent"].short_title) == ("Sr Agent", "Agent")


def test_a_box_on_the_map_shows_it() -> None:
    guide = guide_of(company())
    boxes = re.findall(r'<a [^>]*href="~/roles/([\w-]+)/"[^>]*>([^<]+)', Components(guide).career_map())
    assert {("senior-agent", "Sr Agent"), ("agent", "Agent")} <= set(boxes)


def test_the_api_and_the_table_have_it() -> None:
    guide = guide_of(company())
    api = {Path(path).stem: json.loads(text) for path, text in exports(guide)}
    assert [role.get("short") for role in api["roles"]] == [None, "Sr Agent", None, None]
    assert [role[4:] for role in api["graph"]["roles"]] == [[], ["Sr Agent"], [], []]
    table = dict(spreadsheets(guide))["api/v1/roles.csv"].removeprefix("\ufeff")
    assert [row["short title"] for row in csv.DictReader(io.StringIO(table))] == ["", "Sr Agent", "", ""]


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (LINE, ("Sr Agent",)),
        (f"{LINE}  aliases: [Lead Agent]\n", ("Lead Agent", "Sr Agent")),
        (f"{LINE}  aliases: [SR AGENT, Lead Agent]\n", ("SR AGENT", "Lead Agent")),
        ("  short: senior agent\n", ()),
        ("", ()),
    ],
)
def test_search_finds_the_role_and_its_openings_by_it(lines: str, names: tuple[str, ...]) -> None:
    guide = guide_of(company(lines))
    documents = {(entry.kind, entry.address): entry for entry in index.entries(guide, (), ())}
    assert tuple(documents["role", "senior-agent"].names) == names
    assert tuple(documents["opening", "senior-agent-pune"].everyday) == names


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        (LINE, "  short: Senior\n", 'Senior Agent: short form changed from "Sr Agent" to Senior.'),
        ("", LINE, 'Senior Agent: short form added: "Sr Agent".'),
        (LINE, "", "Senior Agent: short form removed."),
    ],
)
def test_a_change_is_described(before: str, after: str, line: str, tmp_path: Path) -> None:
    old, new = (load(write(company(text), tmp_path / name)) for name, text in (("old", before), ("new", after)))
    assert line in diff.as_markdown(diff.compare(old, new, DAY))


@pytest.mark.parametrize(
    ("lines", "more", "codes"),
    [
        (LINE, "", []),
        ("  short: Senior Ag\n", "", []),
        (f"  short: {'x' * 24}\n", "", ["short-title-form"]),
        (f"  short: {'x' * 25}\n", "", ["short-title-form"]),
        ("  short: ''\n", "", ["empty-value"]),
        ("  short: [Senior]\n", "", ["not-text"]),
        ("  short: SENIOR AGENT\n", "", ["short-title-form"]),
        ("  short: Senior...\n", "", ["short-title-form"]),
        ("  short: Senior\u2026\n", "", ["short-title-form"]),
        ("  short: AGENT\n", "", ["duplicate-short"]),  # the title of another role of the track
        ("  short: Senior\n", "  short: senior\n", ["short-title-form", "duplicate-short"]),
        ("  short: Analyst\n", "", []),  # the title of a role of another track
        ("", "  short: Senior Agent\n", ["short-title-form", "duplicate-short"]),
    ],
)
def test_a_wrong_short_title_is_a_problem(lines: str, more: str, codes: list[str], tmp_path: Path) -> None:
    assert sorted(codes_of(lines, tmp_path, more)) == sorted(codes)


def test_health_lists_long_titles_without_one() -> None:
    texts = changed(company(), "roles.yaml", "title: Trainer", "title: Trainer of many new people")
    texts = changed(texts, "roles.yaml", "title: Analyst", "title: Analyst of many things\n  short: Analyst")
    (check,) = (check for check in health.health(guide_of(texts)) if check.id == "long-titles")
    assert [finding.address for finding in check.findings] == ["/roles/trainer/"]
    assert check.of == 4
