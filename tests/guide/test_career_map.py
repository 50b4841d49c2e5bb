"""The career map: stations never overlap, every move has its line, the top is on top, large companies are counted."""

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

# Track, level, words of the title; and moves between them by number, which are no promotions.
stations = st.lists(
    st.tuples(st.sampled_from(TRACKS), st.integers(1, 10), st.lists(st.sampled_from(WORDS), max_size=3)),
    min_size=1,
    max_size=24,
)
leaps = st.lists(
    st.tuples(st.integers(0, 23), st.integers(0, 23), st.sampled_from(("lateral", "bridge", "return"))), max_size=40
)


def company(found: list[tuple[str, int, list[str]]], moves: list[tuple[int, int, str]]) -> Guide:
    ids = ["-".join(["role", str(number), *words]) for number, (_, _, words) in enumerate(found)]
    lines = [f"{id_} {track} {level}" for id_, (track, level, _) in zip(ids, found, strict=True)]
    pairs = {(ids[start % len(ids)], ids[end % len(ids)]): kind for start, end, kind in moves}
    lines += [f"{start} -> {end} {kind} 1/2/3" for (start, end), kind in pairs.items() if start != end]
    return sketched("\n".join(lines))


def drawn(guide: Guide) -> career_map.Map:
    found = career_map.layout(guide, guide.roles.values(), guide.moves)
    assert found is not None
    return found


def apart(one: career_map.Station, other: career_map.Station) -> bool:
    beside = one.x + one.width <= other.x or other.x + other.width <= one.x
    return beside or one.y + one.height <= other.y or other.y + other.height <= one.y


@settings(max_examples=60, deadline=None)
@given(stations, leaps)
def test_stations_stand_apart_inside_their_row_and_column(
    found: list[tuple[str, int, list[str]]], moves: list[tuple[int, int, str]]
) -> None:
    guide = company(found, moves)
    map_ = drawn(guide)
    assert sorted(station.role.id for station in map_.stations) == sorted(guide.roles)
    rows = {row.level: row for row in map_.rows}
    columns = {column.track.id: column for column in map_.columns}
    for number, station in enumerate(map_.stations):
        assert all(apart(station, other) for other in map_.stations[:number])
        row, column = rows[station.role.level], columns[station.role.track]
        assert row.y <= station.y
        assert station.y + station.height <= row.y + row.height <= map_.height
        assert (station.x, station.width) == (column.x, column.width)
        assert 0 < station.x < station.x + station.width <= map_.width
        assert len(station.lines) * career_map.LINE <= station.height


@settings(max_examples=60, deadline=None)
@given(stations)
def test_the_highest_level_is_on_top(found: list[tuple[str, int, list[str]]]) -> None:
    map_ = drawn(company(found, []))
    assert [row.level for row in map_.rows] == sorted({level for _, level, _ in found}, reverse=True)
    assert all(above.y + above.height <= below.y for above, below in zip(map_.rows, map_.rows[1:], strict=False))


_PATH = re.compile(r"M(-?\d+) (-?\d+)(?:V(-?\d+)|c(-?\d+) (-?\d+) (-?\d+) (-?\d+) (-?\d+) (-?\d+))")


def ends(path: str) -> list[tuple[int, int, int, int]]:
    """Start and end point of each line of an SVG path."""
    assert _PATH.sub("", path) == ""
    found = []
    for match in _PATH.finditer(path):
        x, y = int(match[1]), int(match[2])
        found.append((x, y, x, int(match[3])) if match[3] else (x, y, x + int(match[8]), y + int(match[9])))
    return found


def touches(station: career_map.Station, x: int, y: int) -> bool:
    return station.x <= x <= station.x + station.width and station.y <= y <= station.y + station.height


@settings(max_examples=60, deadline=None)
@given(stations, leaps)
def test_every_move_has_a_line_from_box_to_box(
    found: list[tuple[str, int, list[str]]], moves: list[tuple[int, int, str]]
) -> None:
    guide = company(found, moves)
    map_ = drawn(guide)
    at = {station.role.id: station for station in map_.stations}
    lines = {kind: ends(path) for kind, path in map_.paths}
    assert sum(map(len, lines.values())) == len(guide.moves) == len(map_.moves)
    for kind, points in lines.items():
        for move, (x1, y1, x2, y2) in zip([move for move in guide.moves if move.kind == kind], points, strict=True):
            assert touches(at[move.start.id], x1, y1)
            assert touches(at[move.end.id], x2, y2)


@settings(max_examples=60, deadline=None)
@given(stations, leaps)
def test_leads_name_the_stations_that_moves_lead_to(
    found: list[tuple[str, int, list[str]]], moves: list[tuple[int, int, str]]
) -> None:
    guide = company(found, moves)
    map_ = drawn(guide)
    for station in map_.stations:
        leads = [(map_.stations[int(lead[:-1])].role.id, lead[-1]) for lead in station.leads.split()]
        assert leads == [(move.end.id, move.kind[0]) for move in guide.moves if move.start is station.role]


def test_the_page_counts_stations_as_leads_does() -> None:
    """`data-leads` counts the anchors in the order they stand in the page, whatever line of business they are grouped by."""
    html = Components(guide_of(tiny())).career_map()
    found = re.findall(r'<a href="~/roles/([^/]+)/" data-leads="([^"]*)"', html)
    order = [id_ for id_, _ in found]
    assert {id_: [f"{order[int(lead[:-1])]} {lead[-1]}" for lead in leads.split()] for id_, leads in found} == {
        "agent": ["senior-agent p", "trainer l"],
        "senior-agent": ["analyst b", "trainer l"],
        "trainer": ["agent r"],
        "analyst": [],
    }


def test_the_table_beside_the_map_has_the_same_roles_and_moves() -> None:
    html = " ".join(Components(guide_of(tiny())).career_map().split()).replace("> <", "><")
    rows = re.findall(r"<tr><th[^>]*><a[^>]*>(.*?)</a></th><td>(.*?)</td><td>(.*?)</td></tr>", html)
    assert [tuple(map(str.strip, row)) for row in rows] == [
        ("Agent", "1", "Sideways: Trainer 18. Up: Senior Agent 12."),
        ("Senior Agent", "2", "Bridge: Analyst 18. Sideways: Trainer 12."),
        ("Analyst", "3", ""),
        ("Trainer", "2", "Back: Agent 12."),
    ]


def test_a_move_to_a_role_that_is_not_shown_has_no_line() -> None:
    guide = guide_of(tiny())
    some = [guide.roles["agent"], guide.roles["trainer"]]
    found = career_map.layout(guide, some, guide.moves)
    assert found is not None
    assert [move.id for move in found.moves] == [("agent", "trainer"), ("trainer", "agent")]
    assert {station.role.id: station.leads for station in found.stations} == {"agent": "1l", "trainer": "0r"}


def test_the_order_of_the_data_changes_nothing() -> None:
    guide = guide_of(tiny())
    roles = list(guide.roles.values())
    one, other = (career_map.layout(guide, each, guide.moves) for each in (roles, roles[::-1]))
    assert one == other


@pytest.mark.parametrize("tracks", [1, 4, 13, 26, 60, 130])
def test_headings_end_above_the_first_row(tracks: int) -> None:
    guide = sketched(
        "\n".join(
            f"role-{number} claims-reconciliation-and-customer-care-operations-of-{number} 1"
            for number in range(tracks)
        )
    )
    map_ = drawn(guide)
    lines = max(len(column.lines) for column in map_.columns)
    assert 11 + (lines - 1) * career_map.LINE + 3 <= map_.rows[0].y - 6  # the line above a row is drawn 6 higher
    assert map_.width <= career_map.WIDTH


@pytest.mark.parametrize(
    ("roles", "is_drawn"),
    [(0, False), (1, True), (career_map.MOST_STATIONS, True), (career_map.MOST_STATIONS + 1, False)],
)
def test_a_picture_is_drawn_while_it_can_be_read(roles: int, is_drawn: bool) -> None:
    guide = sketched("\n".join(f"r{number} support {number % 10 + 1}" for number in range(roles)))
    assert (career_map.layout(guide, guide.roles.values(), guide.moves) is not None) == is_drawn


def test_a_large_company_is_counted_by_track_and_level() -> None:
    lines = [f"s{number} support {number % 2 + 1}" for number in range(140)] + ["one kpo-law 10"]
    guide = sketched("\n".join(lines))
    found = career_map.counts(guide)
    assert (found.levels, found.by_line) == ((10, 2, 1), False)
    assert found.rows == (("support", "Support", (0, 70, 70)), ("kpo-law", "Kpo Law", (1, 0, 0)))
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
    found = career_map.counts(sketched("\n".join(lines)))
    assert (found.levels, found.by_line) == ((9, 3, 2, 1), True)
    assert found.rows == (
        ("bpo", "bpo", (60, 0, 0, 0)),
        ("shared", "shared", (0, 10, 10, 10)),
        ("kpo", "kpo", (0, 20, 20, 20)),
    )


def test_a_map_that_would_make_the_home_page_heavy_is_counted_instead() -> None:
    """Few enough stations to draw, but so many moves that the page would pass its 60 KB."""
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
    "a track shows its own roles and those next door": (
        "agent support 1\nlead support 2\nclerk office 1\nagent -> clerk lateral 1/2/3",
        3,
    ),
    "who only comes from next door is shown too": ("agent support 1\nclerk office 1\nclerk -> agent lateral 1/2/3", 2),
    "other tracks are not": ("agent support 1\nclerk office 1", 1),
    "two steps away is too far": (
        "agent support 1\na office 1\nb office 2\nagent -> a lateral 1/2/3\na -> b promotion 1/2/3",
        2,
    ),
    "without roles there is none": ("clerk office 1\nx support 1 status=draft", None),
}


@pytest.mark.parametrize("case", LADDERS)
def test_the_ladder_of_a_track(case: str) -> None:
    lines, count = LADDERS[case]
    guide = sketched(lines)
    found = career_map.of_track(guide, guide.tracks["support"])
    assert (found and len(found.stations)) == count


def test_a_ladder_with_too_many_neighbours_shows_its_own_roles() -> None:
    lines = [
        "hub support 1",
        *(f"r{number} office 1" for number in range(150)),
        *(f"r{number} -> hub lateral 1/2/3" for number in range(150)),
    ]
    guide = sketched("\n".join(lines))
    found = career_map.of_track(guide, guide.tracks["support"])
    assert found is not None
    assert [station.role.id for station in found.stations] == ["hub"]


def test_a_track_with_too_many_roles_has_no_picture() -> None:
    most = career_map.MOST_STATIONS // 2
    for count, is_drawn in ((most, True), (most + 1, False)):
        guide = sketched("\n".join(f"r{number} support 1" for number in range(count)))
        assert (career_map.of_track(guide, guide.tracks["support"]) is not None) == is_drawn


def test_a_long_title_keeps_all_its_words() -> None:
    texts = changed(
        tiny(),
        "roles.yaml",
        "title: Trainer",
        "title: Senior Manager for Supercalifragilistic Reconciliation and Onboarding",
    )
    map_ = drawn(guide_of(texts))
    (found,) = (station for station in map_.stations if station.role.id == "trainer")
    assert " ".join(found.lines) == "Senior Manager for Supercalifragilistic Reconciliation and Onboarding"
