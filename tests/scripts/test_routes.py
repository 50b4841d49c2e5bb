"""The browser's planner answers as `careerguide route` does: the same routes, the same reach, for any filters."""

from __future__ import annotations

import dataclasses as dc
import random
from itertools import islice

import pytest
from careerguide.guide import routes
from careerguide.guide.guide import Guide
from careerguide.guide.moves import Move
from careerguide.guide.route_filters import MOST_TRIED, RouteFilters, allows, avoidable, sideways_in, usable
from careerguide.model import LineOfBusiness, Role, SkillNeed, Track
from support.examples import examples, sample
from support.route_cases import Case, browser, python
from support.route_company import BASE, Edge, company

KINDS = ("promotion", "lateral", "bridge", "return")
WISHES = tuple(avoidable(BASE))


def random_company(dice: random.Random) -> Guide:
    """2 to 30 roles of every kind in 1 to 4 tracks; months from 0 to 6, so that many routes tie.

    In every second company some moves have no known months.
    """
    count = dice.randint(2, 30)
    ids = dice.sample([f"{first}{second}" for first in "abcdef" for second in ("", "-1", "-10", "-2", "z", "0")], count)
    tracks = [
        Track(id=f"t{number}", title="T", line=dice.choice(("bpo", "kpo", "bpo", "kpo", "shared", None)), summary="s")
        for number in range(dice.randint(1, 4))
    ]
    roles = [
        Role(
            id=id_,
            title=id_,
            track=dice.choice(tracks).id,
            level=dice.randint(1, 9),
            summary="s",
            reality={
                "shifts": dice.choice((None, "day", "day", "rotating", "night")),
                "remote": dice.choice((None, "none", "partial", "full", "full")),
                "manages": dice.choice((None, None, {"min": 1, "max": 9})),
            },
            skills=[
                SkillNeed(skill=skill, level="working", need="essential")
                for skill in dice.sample(("s-1", "s-2", "s-3", "s-4", "s-5"), dice.randint(0, 4))
            ],
        )
        for id_ in ids
    ]
    pairs = [(start, end) for start in ids for end in ids if start != end]
    edges: list[Edge] = []
    unknown = dice.choice((0, 0, 0.2, 0.6))
    for start, end in dice.sample(pairs, min(len(pairs), dice.randint(2 * count, 5 * count))):
        low = dice.randint(0, 3)
        kind = dice.choice(KINDS)
        typical = low + dice.randint(0, 3)
        edges.append((start, end, kind) if dice.random() < unknown else (start, end, kind, low, typical, low + 9))
    return company(tracks, roles, edges)


def random_case(dice: random.Random) -> Case:
    """Any filters, few more often than many, strict in every second case."""
    guide = random_company(dice)
    ids = list(guide.roles)
    words = dice.sample(list(WISHES), dice.choice((0, 1, 1, 2, 2, 3)))
    sideways = dice.choice((None, None, None, None, 0, 1, 2, 3))
    filters = RouteFilters(frozenset(words), sideways, strict=dice.random() < 0.5)
    return Case(guide, ids[0], ids[-1], filters, dice.choice((1, 5, 12, 25)))


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    dice = random.Random(20_261_122)
    return [random_case(dice) for _ in range(examples(1000))]


@pytest.mark.parametrize("part", [0, *(pytest.param(part, marks=pytest.mark.slow) for part in (1, 2, 3))])
def test_a_thousand_random_companies(part: int, cases: list[Case]) -> None:
    """A quarter of them in each part."""
    quarter = cases[part::4]
    expected = [python(case) for case in quarter]
    assert sum(len(answer["routes"]) for answer in expected) > examples(600)
    assert sum(bool(note) for answer in expected for note in answer["notes"]) > examples(150)
    assert sum(len(answer["from"]["roles"]) + len(answer["to"]["roles"]) for answer in expected) > examples(3_500)
    assert sum(route[3] > 0 for answer in expected for route in answer["routes"]) > examples(100)
    assert sum("at least" in note for answer in expected for notes in answer["notes"] for note in notes) > examples(20)
    assert sum(row[6] > 0 for answer in expected for end in ("from", "to") for row in answer[end]["roles"]) > examples(
        300
    )
    assert sum(bool(answer["blocking"][0]) for answer in expected) > examples(10)
    assert sum(len(answer["nearest"]) for answer in expected) > examples(100)
    assert sum(not answer[end]["kept"] for answer in expected for end in ("from", "to")) > examples(10)
    assert browser(quarter) == expected


@pytest.mark.parametrize("word", WISHES)
def test_every_filter_decides_in_many_of_them(word: str, cases: list[Case]) -> None:
    """Alone, so that a filter that one side forgets cannot hide behind another."""
    decisive = 0
    for case in cases:
        if word in case.filters.without:
            others = RouteFilters(case.filters.without - {word})
            decisive += any(
                allows(case.guide, others, move) and not allows(case.guide, case.filters, move)
                for move in case.guide.moves
            )
    assert decisive >= examples(101)


@pytest.mark.parametrize("limit", range(4))
def test_every_limit_of_sideways_moves_decides_in_some_of_them(limit: int, cases: list[Case]) -> None:
    decisive = 0
    for case in cases:
        if case.filters.sideways == limit:
            graph = usable(case.guide, case.filters)
            first = islice(routes.in_order(graph, case.start, case.end), case.count)
            decisive += any(sideways_in(route) > limit for route in first)
    assert decisive >= examples(11)


@pytest.mark.parametrize("strict", [False, pytest.param(True, marks=pytest.mark.slow)])
@pytest.mark.parametrize("before", [MOST_TRIED - 1, MOST_TRIED, MOST_TRIED + 1])
def test_both_find_the_route_within_the_limit_after_any_number_of_others(before: int, strict: bool) -> None:
    """`before` quicker routes go sideways; the route that does not is the last that is tried, or is looked for then."""
    ids = [f"r{number:03}" for number in range(before)]
    roles = [Role(id=id_, title=id_, track="t", level=1, summary="s") for id_ in ("here", "there", *ids)]
    edges: list[Edge] = [("here", "there", "promotion", 9, 9, 9)]
    for id_ in ids:
        edges += [("here", id_, "lateral", 1, 1, 1), (id_, "there", "promotion", 1, 1, 1)]
    guide = company([Track(id="t", title="T", line="bpo", summary="s")], roles, edges)
    case = Case(guide, "here", "there", RouteFilters(sideways=0, strict=strict), 3)
    answer = python(case)
    assert answer["routes"] == [[9, 9, 9, 0, "9 months typical", "here", "there"]]
    assert browser([case]) == [answer]


FILTERS = [
    RouteFilters(),
    RouteFilters(frozenset()),
    RouteFilters(sideways=1),
    *(RouteFilters(frozenset({word, "back"}), None, strict) for word in WISHES for strict in (False, True)),
]


@pytest.mark.parametrize(
    "end",
    [
        "director",
        *(pytest.param(end, marks=pytest.mark.slow) for end in ("team-leader", "head-of-sales", "quality-manager")),
    ],
)
def test_the_default_company_from_every_entry_role(end: str, guide: Guide) -> None:
    cases = [Case(guide, role.id, end, filters, 5) for role in sample(guide.entry_roles) for filters in FILTERS]
    expected = [python(case) for case in cases]
    assert browser(cases) == expected
    assert any(answer["routes"] for answer in expected)


LINES = {
    "retail": LineOfBusiness(id="retail", title="Retail"),
    # Its id is the word of another wish, which keeps its meaning.
    "site": LineOfBusiness(id="site", title="Work at Sites", short="Sites"),
    "office": LineOfBusiness(id="office", title="Head Office", serves_all=True),
}


def with_own_lines(dice: random.Random) -> Case:
    """A random company whose lines of business are others, and wishes that avoid some of them."""
    case = random_case(dice)
    tracks = {
        id_: track.model_copy(update={"line": dice.choice((*LINES, None))}) for id_, track in case.guide.tracks.items()
    }
    guide = dc.replace(case.guide, lines=LINES, tracks=tracks)
    words = frozenset(dice.sample(list(avoidable(guide)), dice.choice((1, 2, 3))))
    return dc.replace(case, guide=guide, filters=dc.replace(case.filters, without=words))


def test_both_answer_alike_for_other_lines_of_business() -> None:
    dice = random.Random(20_261_126)
    cases = [with_own_lines(dice) for _ in range(max(examples(120), 24))]
    expected = [python(case) for case in cases]
    assert browser(cases) == expected
    notes = {note for answer in expected for note in answer["notes"] for note in note}
    assert any("Ends in Sites" in note for note in notes)
    assert any("Ends outside Retail" in note for note in notes)


def without_some_tracks(dice: random.Random) -> Case:
    """A random company in which some roles have no track, or all of them."""
    case = random_case(dice)
    share = dice.choice((0.2, 0.5, 1))
    roles = {
        id_: role.model_copy(update={"track": None}) if dice.random() < share else role
        for id_, role in case.guide.roles.items()
    }
    moves = tuple(Move(roles[move.start.id], roles[move.end.id], move.entry) for move in case.guide.moves)
    moves_from = {id_: tuple(move for move in moves if move.start.id == id_) for id_ in roles}
    guide = dc.replace(case.guide, roles=roles, moves=moves, moves_from=moves_from)
    return dc.replace(case, guide=guide, filters=dc.replace(case.filters, without=case.filters.without | {"track"}))


def test_both_answer_alike_for_roles_without_a_track() -> None:
    dice = random.Random(20_261_127)
    cases = [without_some_tracks(dice) for _ in range(examples(200))]
    expected = [python(case) for case in cases]
    assert browser(cases) == expected
    breaks = [
        (case.guide.roles[case.start].track is None, "track" in row[4])
        for case, answer in zip(cases, expected, strict=True)
        for row in answer["from"]["roles"]
    ]
    assert (True, True) not in breaks  # a person without a track leaves none
    assert breaks.count((False, True)) > examples(40)
    assert breaks.count((True, False)) > examples(200)


@pytest.mark.parametrize("share", [0, 1])
def test_the_wish_to_stay_in_a_track_is_for_companies_with_tracks(share: int) -> None:
    roles = [Role(id=id_, title=id_, track=None if share else "t", level=1, summary="s") for id_ in ("a", "b")]
    guide = company([Track(id="t", title="T", summary="s")], roles, [("a", "b", "lateral", 1, 2, 3)])
    assert ("track" in avoidable(guide)) == (not share)


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (LINES, "night people site track retail line-site back"),
        ({"retail": LINES["retail"]}, "night people site track back"),
        ({"retail": LINES["retail"], "office": LINES["office"]}, "night people site track retail back"),
        ({}, "night people site track back"),
    ],
)
def test_a_plan_can_avoid_each_line_that_does_not_serve_all(lines: dict[str, LineOfBusiness], words: str) -> None:
    assert " ".join(avoidable(dc.replace(BASE, lines=lines))) == words


def test_an_old_address_with_a_line_that_is_gone_is_answered_without_it() -> None:
    case = random_case(random.Random(7))
    lost = dc.replace(case, guide=dc.replace(case.guide, lines={}), filters=RouteFilters(frozenset({"bpo", "back"})))
    usual = dc.replace(lost, filters=RouteFilters(frozenset({"back"})))
    assert browser([lost]) == browser([usual]) == [python(usual)]
