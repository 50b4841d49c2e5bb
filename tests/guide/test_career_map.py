"""The career map: boxes do not overlap, every move has a line, and the highest level is on top."""

from __future__ import annotations

import re

import pytest
from careerguide.guide import career_map
from careerguide.guide.guide import Guide
from careerguide.render.components import HEAVIEST_MAP, Components
from hypothesis import given, settings
from hypothesis import strategies as st
from support.company import changed, guide_of, sketched, tiny

TRACKS = ("support", "kpo-law", "shared-hr", "claims")
WORDS = ("lead", "senior", "transformation", "of", "reconciliation", "a", "manager", "operations")

# Track, level and title words of each role; then moves between roles, which are given by their numbers.
role_lists = st.lists(
    st.tuples(st.sampled_from(TRACKS), st.integers(1, 10), st.lists(st.sampled_from(WORDS), max_size=3)),
    min_size=1,
    max_size=24,
)
move_lists = st.lists(
    st.tuples(st.integers(0, 23), st.integers(0, 23), st.sampled_from(("lateral", "bridge", "return"))), max_size=40
)


def company(roles: list[tuple[str, int, list[str]]], moves: list[tuple[int, int, str]]) -> Guide:
    ids = ["-".join(["role", str(number), *title_words]) for number, (_, _, title_words) in enumerate(roles)]
    lines = [f"{id_} {track} {level}" for id_, (track, level, _) in zip(ids, roles, strict=True)]
    pairs = {(ids[start % len(ids)], ids[end % len(ids)]): kind for start, end, kind in moves}
    lines += [f"{start} -> {end} {kind} 1/2/3" for (start, end), kind in pairs.items() if start != end]
    return sketched("\n".join(lines))


def map_of(guide: Guide) -> career_map.Map:
    map_ = career_map.layout(guide, guide.roles.values(), guide.moves)
    assert map_ is not None
    return map_


def apart(first: career_map.MapRole, second: career_map.MapRole) -> bool:
    beside = first.x + first.width <= second.x or second.x + second.width <= first.x
    return beside or first.y + first.height <= second.y or second.y + second.height <= first.y


@settings(max_examples=60, deadline=None)
@given(role_lists, move_lists)
def test_boxes_do_not_overlap_and_are_inside_their_row_and_column(
    roles: list[tuple[str, int, list[str]]], moves: list[tuple[int, int, str]]
) -> None:
    guide = company(roles, moves)
    map_ = map_of(guide)
    assert sorted(map_role.role.id for map_role in map_.roles) == sorted(guide.roles)
    rows = {row.level: row for row in map_.rows}
    columns = {column.track.id: column for column in map_.columns}
    for number, map_role in enumerate(map_.roles):
        assert all(apart(map_role, earlier_role) for earlier_role in map_.roles[:number])
        row, column = rows[map_role.role.level], columns[map_role.role.track]
        assert row.y <= map_role.y
        assert map_role.y + map_role.height <= row.y + row.height <= map_.height
        assert (map_role.x, map_role.width) == (column.x, column.width)
        assert 0 < map_role.x < map_role.x + map_role.width <= map_.width
        assert len(map_role.lines) * career_map.LINE <= map_role.height


@settings(max_examples=60, deadline=None)
@given(role_lists)
def test_the_highest_level_is_on_top(roles: list[tuple[str, int, list[str]]]) -> None:
    map_ = map_of(company(roles, []))
    assert [row.level for row in map_.rows] == sorted({level for _, level, _ in roles}, reverse=True)
    assert all(above.y + above.height <= below.y for above, below in zip(map_.rows, map_.rows[1:], strict=False))


_PATH = re.compile(r"M(-?\d+) (-?\d+)(?:V(-?\d+)|c(-?\d+) (-?\d+) (-?\d+) (-?\d+) (-?\d+) (-?\d+))")


def ends(path: str) -> list[tuple[int, int, int, int]]:
    """Start and end point of each line of an SVG path."""
    assert _PATH.sub("", path) == ""
    points = []
    for match in _PATH.finditer(path):
        x, y = int(match[1]), int(match[2])
        points.append((x, y, x, int(match[3])) if match[3] else (x, y, x + int(match[8]), y + int(match[9])))
    return points


def touches(map_role: career_map.MapRole, x: int, y: int) -> bool:
    return map_role.x <= x <= map_role.x + map_role.width and map_role.y <= y <= map_role.y + map_role.height


@settings(max_examples=60, deadline=None)
@given(role_lists, move_lists)
def test_every_move_has_a_line_from_box_to_box(
    roles: list[tuple[str, int, list[str]]], moves: list[tuple[int, int, str]]
) -> None:
    guide = company(roles, moves)
    map_ = map_of(guide)
    box_of = {map_role.role.id: map_role for map_role in map_.roles}
    lines = {kind: ends(path) for kind, path in map_.paths}
    assert sum(map(len, lines.values())) == len(guide.moves) == len(map_.moves)
    for kind, points in lines.items():
        for move, (x1, y1, x2, y2) in zip([move for move in guide.moves if move.kind == kind], points, strict=True):
            assert touches(box_of[move.start.id], x1, y1)
            assert touches(box_of[move.end.id], x2, y2)


@settings(max_examples=60, deadline=None)
@given(role_lists, move_lists)
def test_leads_list_the_targets_of_all_moves(
    roles: list[tuple[str, int, list[str]]], moves: list[tuple[int, int, str]]
) -> None:
    guide = company(roles, moves)
    map_ = map_of(guide)
    for map_role in map_.roles:
        leads = [(map_.roles[int(lead[:-1])].role.id, lead[-1]) for lead in map_role.leads.split()]
        assert leads == [(move.end.id, move.kind[0]) for move in guide.moves if move.start is map_role.role]


def test_leads_count_roles_in_the_order_of_the_page() -> None:
    """`data-leads` counts the links in the order of the page, in which roles are grouped by line of business."""
    html = Components(guide_of(tiny())).career_map()
    links = re.findall(r'<a href="~/roles/([^/]+)/" data-leads="([^"]*)"', html)
    order = [id_ for id_, _ in links]
    assert {id_: [f"{order[int(lead[:-1])]} {lead[-1]}" for lead in leads.split()] for id_, leads in links} == {
        "agent": ["senior-agent p", "trainer l"],
        "senior-agent": ["analyst b", "trainer l"],
        "trainer": ["agent r"],
        "analyst": [],
    }


def test_the_table_beside_the_map_has_the_same_roles_and_moves() -> None:
    html = " ".join(Components(guide_of(tiny())).career_map().split()).replace("> <", "><")
    rows = re.findall(r"<tr><th[^>]*><a[^>]*>(.*?)</a></th><td>(.*?)</td><td>(.*?)</td></tr>", html)
    assert [tuple(map(str.strip, row)) for row in rows] == [
        ("Agent", "1", "Sideways: Trainer 18. Promotion: Senior Agent 12."),
        ("Senior Agent", "2", "Career change: Analyst 18. Sideways: Trainer 12."),
        ("Analyst", "3", ""),
        ("Trainer", "2", "Step back: Agent 12."),
    ]


def test_a_move_to_a_role_outside_the_map_has_no_line() -> None:
    guide = guide_of(tiny())
    map_ = career_map.layout(guide, [guide.roles["agent"], guide.roles["trainer"]], guide.moves)
    assert map_ is not None
    assert [move.id for move in map_.moves] == [("agent", "trainer"), ("trainer", "agent")]
    assert {map_role.role.id: map_role.leads for map_role in map_.roles} == {"agent": "1l", "trainer": "0r"}


def test_the_order_of_the_data_does_not_change_the_map() -> None:
    guide = guide_of(tiny())
    roles = list(guide.roles.values())
    first, second = (career_map.layout(guide, order, guide.moves) for order in (roles, roles[::-1]))
    assert first == second


@pytest.mark.parametrize("tracks", [1, 4, 13, 26, 60, 130])
def test_headings_end_above_the_first_row(tracks: int) -> None:
    guide = sketched(
        "\n".join(
            f"role-{number} claims-reconciliation-and-customer-care-operations-of-{number} 1"
            for number in range(tracks)
        )
    )
    map_ = map_of(guide)
    lines = max(len(column.lines) for column in map_.columns)
    assert 11 + (lines - 1) * career_map.LINE + 3 <= map_.rows[0].y - 6  # the line above a row is drawn 6 higher
    assert map_.width <= career_map.WIDTH


@pytest.mark.parametrize(
    ("roles", "is_drawn"),
    [(0, False), (1, True), (career_map.MOST_ROLES, True), (career_map.MOST_ROLES + 1, False)],
)
def test_a_map_has_a_limited_number_of_roles(roles: int, is_drawn: bool) -> None:
    guide = sketched("\n".join(f"r{number} support {number % 10 + 1}" for number in range(roles)))
    assert (career_map.layout(guide, guide.roles.values(), guide.moves) is not None) == is_drawn


def test_a_large_company_is_counted_by_track_and_level() -> None:
    lines = [f"s{number} support {number % 2 + 1}" for number in range(140)] + ["one kpo-law 10"]
    guide = sketched("\n".join(lines))
    counts = career_map.counts(guide)
    assert (counts.levels, counts.by_line) == ((10, 2, 1), False)
    assert counts.rows == (("support", "Support", (0, 70, 70)), ("kpo-law", "Kpo Law", (1, 0, 0)))
    html = Components(guide).career_map()
    assert "<svg" not in html
    assert re.findall(r'<a href="~/tracks/([^/]+)/">', html) == ["support", "kpo-law"]


def test_a_company_with_many_tracks_is_counted_by_line_of_business() -> None:
    lines = [
        f"r{number} {line}-{number} {number % 3 + 1}"
        for number in range(90)
        for line in ["kpo" if number < 60 else "shared"]
    ]
    lines += [f"x{number} claims-{number} 9" for number in range(60)]
    counts = career_map.counts(sketched("\n".join(lines)))
    assert (counts.levels, counts.by_line) == ((9, 3, 2, 1), True)
    assert counts.rows == (
        ("bpo", "BPO", (60, 0, 0, 0)),
        ("kpo", "KPO", (0, 20, 20, 20)),
        ("shared", "Shared by BPO and KPO", (0, 10, 10, 10)),
    )


def test_a_map_that_would_make_the_home_page_heavy_is_counted_instead() -> None:
    """There are few enough roles for a map, but with all their moves the page is larger than 60 KB."""
    ids = [f"role-{number}-of-the-operations-transformation-desk" for number in range(100)]
    lines = [f"{id_} support 1" for id_ in ids]
    lines += [
        f"{start} -> {ids[(number + step) % 100]} lateral 1/2/3"
        for number, start in enumerate(ids)
        for step in range(1, 11)
    ]
    guide = sketched("\n".join(lines))
    assert career_map.layout(guide, guide.roles.values(), guide.moves) is not None
    html = Components(guide).career_map()
    assert len(html) <= HEAVIEST_MAP
    assert "cg-table--counts" in html


LADDERS = {
    "a ladder shows the roles of the track and those one move away": (
        "agent support 1\nlead support 2\nclerk office 1\nagent -> clerk lateral 1/2/3",
        3,
    ),
    "a role with a move into the track is shown too": (
        "agent support 1\nclerk office 1\nclerk -> agent lateral 1/2/3",
        2,
    ),
    "a role without a move to or from the track is not": ("agent support 1\nclerk office 1", 1),
    "a role two moves away is not": (
        "agent support 1\na office 1\nb office 2\nagent -> a lateral 1/2/3\na -> b promotion 1/2/3",
        2,
    ),
    "a track without roles has no ladder": ("clerk office 1\nx support 1 status=draft", None),
}


@pytest.mark.parametrize("case", LADDERS)
def test_the_ladder_of_a_track_has_its_roles_and_their_neighbours(case: str) -> None:
    lines, count = LADDERS[case]
    guide = sketched(lines)
    map_ = career_map.of_track(guide, guide.tracks["support"])
    assert (map_ and len(map_.roles)) == count


def test_a_ladder_with_too_many_neighbours_shows_only_roles_of_the_track() -> None:
    lines = [
        "hub support 1",
        *(f"r{number} office 1" for number in range(150)),
        *(f"r{number} -> hub lateral 1/2/3" for number in range(150)),
    ]
    guide = sketched("\n".join(lines))
    map_ = career_map.of_track(guide, guide.tracks["support"])
    assert map_ is not None
    assert [map_role.role.id for map_role in map_.roles] == ["hub"]


def test_a_track_with_too_many_roles_has_no_ladder() -> None:
    most = career_map.MOST_ROLES // 2
    for count, is_drawn in ((most, True), (most + 1, False)):
        guide = sketched("\n".join(f"r{number} support 1" for number in range(count)))
        assert (career_map.of_track(guide, guide.tracks["support"]) is not None) == is_drawn


def test_a_long_title_keeps_all_its_words() -> None:
    texts = changed(
        tiny(),
        "roles.yaml",
        "title: Trainer\n  short: Coach",
        "title: Senior Manager for Supercalifragilistic Reconciliation and Onboarding",
    )
    map_ = map_of(guide_of(texts))
    (trainer,) = (map_role for map_role in map_.roles if map_role.role.id == "trainer")
    assert " ".join(trainer.lines) == "Senior Manager for Supercalifragilistic Reconciliation and Onboarding"
