"""A fact that is shown in several places is the same everywhere, and is the one of the guide."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from careerguide import formatting
from careerguide.guide.guide import Guide
from support.facts import Fact, facts, lists

pytestmark = pytest.mark.slow

# Each name of a fact, and how many the pages of the default company show at the least.
LEAST = {
    "months": 2_800,
    "range": 1_000,
    "kind": 1_500,
    "conditions": 600,
    "level": 2_200,
    "skill level": 1_400,
    "roles": 70,
    "seats": 140,
    "closes": 140,
}


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, str]:
    """Path inside the site -> HTML, of every page."""
    return {
        file.relative_to(site).as_posix(): file.read_text(encoding="utf-8") for file in sorted(site.rglob("*.html"))
    }


def true_value(guide: Guide, fact: Fact) -> str:
    """What the guide knows about the subject of a fact."""
    kind, _, id_ = fact.subject.partition("/")
    match fact.name:
        case "months" | "range" | "kind":
            start, _, end = id_.partition("/")
            move = next(
                move
                for move in guide.moves
                if start in (move.start.id, move.start.title) and end in (move.end.id, move.end.title)
            )
            after = move.after
            whole = f"{after.typical} {after.min} {after.slow}"
            return {"months": str(after.typical), "range": whole, "kind": move.kind}[fact.name]
        case "conditions":
            start, _, end = id_.partition("/")
            gates = next(move.entry.gates for move in guide.moves_from[start] if move.end.id == end)
            return "; ".join(guide.condition(gate) for gate in gates)
        case "level":
            return str(next(role.level for role in guide.roles.values() if id_ in (role.id, role.title)))
        case "skill level":
            return next(need.level for need in guide.roles[kind].skills if need.skill == id_)
        case "roles":
            return str(len(guide.by_track.get(id_, ()) if kind == "track" else guide.by_skill.get(id_, ())))
        case "seats" | "closes":
            opening = guide.people.openings[id_]
            return {"seats": str(opening.seats), "closes": formatting.day(opening.closes)}[fact.name]
    raise AssertionError(fact)


def test_every_fact_on_every_page_is_the_one_of_the_guide(pages: dict[str, str], guide: Guide) -> None:
    shown = [fact for page, text in pages.items() for fact in facts(page, text)]
    counts = Counter(fact.name for fact in shown)
    assert {name: counts[name] for name, least in LEAST.items() if counts[name] < least} == {}
    assert [(fact, true_value(guide, fact)) for fact in shown if fact.shown != true_value(guide, fact)] == []


def test_every_count_is_that_of_the_list_it_leads_to(pages: dict[str, str]) -> None:
    counted = [(page, *row) for page, text in pages.items() for row in lists(text)]
    assert len(counted) > 70
    assert [row for row in counted if row[2] != row[3]] == []


# Page, a text in it, and a text with another value of the fact.
WRONG = [
    ("months", "roles/team-leader/index.html", "<strong>13</strong> months", "<strong>14</strong> months"),
    ("range", "roles/team-leader/index.html", "13 months typical (7 to 26)", "13 months typical (7 to 27)"),
    ("range", "roles/team-leader/index.html", '<span class="cg-quiet">(', '<span class="cg-quiet">(1'),
    ("months", "map/index.html", "Sales Agent 15", "Sales Agent 16"),
    ("level", "moves/team-leader/assistant-manager/index.html", "level 4</span>", "level 5</span>"),
    ("conditions", "roles/customer-support-executive/index.html", "Score at least 85%", "Score at least 84%"),
    ("kind", "tracks/quality/index.html", "Sideways</span>", "Promotion</span>"),
    ("kind", "map/index.html", "Sideways: Data Entry", "Promotion: Data Entry"),
    ("level", "map/index.html", "<td>1</td>", "<td>2</td>"),
    ("skill level", "roles/team-leader/index.html", "practitioner</span></td>", "expert</span></td>"),
    ("seats", "openings/index.html", "3 seats", "4 seats"),
]


@pytest.mark.parametrize(("name", "page", "right", "wrong"), WRONG)
def test_a_wrong_value_is_not_the_one_of_the_guide(
    name: str, page: str, right: str, wrong: str, pages: dict[str, str], guide: Guide
) -> None:
    assert right in pages[page]
    shown = facts(page, pages[page].replace(right, wrong, 1))
    assert name in {fact.name for fact in shown if fact.shown != true_value(guide, fact)}
