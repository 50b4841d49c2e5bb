"""The career map: each role is in the row of its track and in the column of its level. A ladder has every level."""

from __future__ import annotations

import re

import lxml.html
import pytest
from careerguide.guide import career_map
from careerguide.guide.guide import Guide
from careerguide.render import charts
from careerguide.render.components import HEAVIEST_LADDER, HEAVIEST_MAP, Components
from hypothesis import given, settings
from hypothesis import strategies as st
from support.company import changed, guide_of, sketch, sketched, tiny

TRACKS = ("support", "kpo-law", "shared-hr", "claims")

# Track and level of each role; then moves between roles, which are given by their numbers.
role_lists = st.lists(st.tuples(st.sampled_from(TRACKS), st.integers(1, 10)), min_size=1, max_size=24)
move_lists = st.lists(
    st.tuples(st.integers(0, 23), st.integers(0, 23), st.sampled_from(("lateral", "bridge", "return"))), max_size=40
)


def company(roles: list[tuple[str, int]], moves: list[tuple[int, int, str]]) -> Guide:
    lines = [f"r{number} {track} {level}" for number, (track, level) in enumerate(roles)]
    pairs = {(f"r{start % len(roles)}", f"r{end % len(roles)}"): kind for start, end, kind in moves}
    lines += [f"{start} -> {end} {kind} 1/2/3" for (start, end), kind in pairs.items() if start != end]
    return sketched("\n".join(lines))


def grid_of(guide: Guide) -> career_map.Grid:
    grid = career_map.grid(guide)
    assert grid is not None
    return grid


@settings(max_examples=60, deadline=None)
@given(role_lists, move_lists)
def test_each_role_is_once_in_the_row_of_its_track_and_the_column_of_its_level(
    roles: list[tuple[str, int]], moves: list[tuple[int, int, str]]
) -> None:
    guide = company(roles, moves)
    grid = grid_of(guide)
    assert sorted(role.id for role in grid.roles) == sorted(guide.roles)
    for group in grid.groups:
        for row in group.rows:
            assert row.track
            assert guide.line_of(row.track) is group.line
            assert any(row.cells)
            for column, cells in zip(grid.columns, row.cells, strict=True):
                assert all(cell.role.track == row.track.id and cell.role.level in column.levels for cell in cells)


@settings(max_examples=60, deadline=None)
@given(role_lists)
def test_columns_have_every_level_once_in_its_order_and_fit_the_screen(roles: list[tuple[str, int]]) -> None:
    columns = career_map.columns(company(roles, []))
    assert len(columns) <= career_map.MOST_COLUMNS
    assert [level for column in columns for level in column.levels] == sorted({level for _, level in roles})


SHARED = {
    "eight levels have a column each": ([5] * 8, [(1,), (2,), (3,), (4,), (5,), (6,), (7,), (8,)]),
    "the two neighbours with the fewest roles share one": (
        [9, 9, 9, 1, 1, 9, 9, 9, 9],
        [(1,), (2,), (3,), (4, 5), (6,), (7,), (8,), (9,)],
    ),
    "of equal pairs, the highest": ([2] * 9, [(1,), (2,), (3,), (4,), (5,), (6,), (7,), (8, 9)]),
    "three levels can share one": (
        [10, 11, 17, 16, 3, 18, 2, 7, 1, 1],
        [(1,), (2,), (3,), (4,), (5,), (6,), (7,), (8, 9, 10)],
    ),
}


@pytest.mark.parametrize("case", SHARED)
def test_levels_with_few_roles_share_a_column(case: str) -> None:
    counts, expected = SHARED[case]
    roles = [f"r{level}-{number} support {level}" for level, count in enumerate(counts, 1) for number in range(count)]
    assert [column.levels for column in career_map.columns(sketched("\n".join(roles)))] == expected


def test_99_levels_fit_too() -> None:
    texts = sketch("\n".join(f"r{level} support {level}" for level in range(1, 100)))
    more = "".join(f"  - {{level: {level}, title: Rung, band: fourth, summary: Rung.}}\n" for level in range(11, 100))
    guide = guide_of(changed(texts, "levels.yaml", "bands:\n", f"{more}bands:\n"))
    assert len(career_map.columns(guide)) == career_map.MOST_COLUMNS
    assert len(Components(guide).career_map()) <= HEAVIEST_MAP


@settings(max_examples=60, deadline=None)
@given(role_lists, move_lists)
def test_leads_list_the_targets_of_all_moves(roles: list[tuple[str, int]], moves: list[tuple[int, int, str]]) -> None:
    guide = company(roles, moves)
    grid = grid_of(guide)
    for cell in (cell for group in grid.groups for row in group.rows for cells in row.cells for cell in cells):
        leads = re.findall(r"(\d+)([a-z])(\d+/\d+/\d+)", cell.leads)
        assert [(grid.roles[int(index)].id, kind, months) for index, kind, months in leads] == [
            (move.end.id, move.kind[0], "1/2/3") for move in guide.moves_from.get(cell.role.id, ())
        ]


def links_of(html: str) -> dict[str, str]:
    """Role -> its `data-leads`, in the order of the page."""
    return {
        link.get("href").split("/")[-2]: link.get("data-leads", "")
        for link in lxml.html.fromstring(html).cssselect(".cg-map__role")
    }


def test_leads_count_roles_in_the_order_of_the_page() -> None:
    links = links_of(Components(guide_of(tiny())).career_map())
    order = list(links)
    assert {
        id_: re.sub(r"\d+(?=[a-z])", lambda index: order[int(index[0])] + " ", leads) for id_, leads in links.items()
    } == {
        "agent": "senior-agent p6/12/24 trainer l12/18/18",
        "senior-agent": "trainer l6/12/24 analyst b9/18/30",
        "trainer": "agent r0/12/24",
        "analyst": "",
    }


def test_a_move_without_known_months_has_no_months() -> None:
    texts = changed(tiny(), "roles.yaml", "      after: {min: 6, typical: 12, slow: 24}\n", "")
    assert re.search(r"\d+p( |$)", links_of(Components(guide_of(texts)).career_map())["agent"])


def test_a_listener_hears_the_whole_name_and_the_level() -> None:
    html = Components(guide_of(tiny())).career_map()
    names = [" ".join(link.text_content().split()) for link in lxml.html.fromstring(html).cssselect(".cg-map__role")]
    assert names == ["Agent, level 1", "Senior Agent, level 2", "Analyst, level 3", "Coach, level 2"]


def test_the_grid_is_a_table_with_headings() -> None:
    table = lxml.html.fromstring(Components(guide_of(tiny())).career_map()).cssselect(".cg-map__grid")[0]
    assert table.cssselect("caption")[0].text_content() == "Roles by track and level"
    head = [" ".join(cell.text_content().split()) for cell in table.cssselect("thead th")]
    assert head == ["Track", "Level 1 Starter", "Level 2 Professional", "Level 3 Specialist"]
    assert [cell.text_content() for cell in table.cssselect("th[scope=row]")] == ["Support", "Research", "Training"]
    assert len(table.cssselect("th[scope=rowgroup]")) == 3


def test_a_company_without_lines_of_business_has_one_group_without_a_heading() -> None:
    texts = tiny()
    texts["lines.yaml"] = ""
    texts["tracks.yaml"] = re.sub(r"  line: .*\n", "", texts["tracks.yaml"])
    guide = guide_of(texts)
    assert [group.line for group in grid_of(guide).groups] == [None]
    assert "rowgroup" not in Components(guide).career_map()


def test_the_table_beside_the_map_has_the_same_roles_and_moves() -> None:
    html = " ".join(Components(guide_of(tiny())).career_map().split()).replace("> <", "><")
    rows = re.findall(r"<tr><th[^>]*>([^<]*?)</th><td>([^<]*?)</td><td>([^<]*?)</td></tr>", html)
    assert [tuple(map(str.strip, row)) for row in rows] == [
        ("Agent", "1", "Sideways: Trainer 18. Promotion: Senior Agent 12."),
        ("Senior Agent", "2", "Career change: Analyst 18. Sideways: Trainer 12."),
        ("Analyst", "3", ""),
        ("Trainer", "2", "Step back: Agent 12."),
    ]


@pytest.mark.parametrize(
    ("roles", "is_drawn"),
    [(0, False), (1, True), (career_map.MOST_ROLES, True), (career_map.MOST_ROLES + 1, False)],
)
def test_a_map_has_a_limited_number_of_roles(roles: int, is_drawn: bool) -> None:
    guide = sketched("\n".join(f"r{number} support {number % 10 + 1}" for number in range(roles)))
    assert (career_map.grid(guide) is not None) == is_drawn
    assert Components(guide).career_map()


def test_a_large_company_is_counted_by_track_and_level() -> None:
    lines = [f"s{number} support {number % 2 + 1}" for number in range(140)] + ["one kpo-law 10"]
    guide = sketched("\n".join(lines))
    counts = career_map.counts(guide)
    assert ([column.levels for column in counts.columns], counts.by_line) == ([(1,), (2,), (10,)], False)
    assert counts.rows == (("support", "Support", (70, 70, 0)), ("kpo-law", "Kpo Law", (0, 0, 1)))
    html = Components(guide).career_map()
    assert "cg-map__role" not in html
    assert re.findall(r'<a href="~/tracks/([^/]+)/">', html) == ["support", "kpo-law"]


def test_a_company_with_many_tracks_is_counted_by_line_of_business() -> None:
    lines = [
        f"r{number} {line}-{number} {number % 3 + 1}"
        for number in range(90)
        for line in ["kpo" if number < 60 else "shared"]
    ]
    lines += [f"x{number} claims-{number} 9" for number in range(60)]
    counts = career_map.counts(sketched("\n".join(lines)))
    assert ([column.levels for column in counts.columns], counts.by_line) == ([(1,), (2,), (3,), (9,)], True)
    assert counts.rows == (
        ("bpo", "BPO", (0, 0, 0, 60)),
        ("kpo", "KPO", (20, 20, 20, 0)),
        ("shared", "Shared by BPO and KPO", (10, 10, 10, 0)),
    )


def test_a_map_that_would_make_a_page_heavy_is_counted_instead() -> None:
    """There are few enough roles for a map, but with all their moves the page is larger than 60 KB."""
    ids = [f"role-{number}-of-the-operations-transformation-desk" for number in range(100)]
    lines = [f"{id_} support 1" for id_ in ids]
    lines += [
        f"{start} -> {ids[(number + step) % 100]} lateral 1/2/3"
        for number, start in enumerate(ids)
        for step in range(1, 11)
    ]
    guide = sketched("\n".join(lines))
    assert career_map.grid(guide) is not None
    html = Components(guide).career_map()
    assert len(html) <= HEAVIEST_MAP
    assert "cg-table--counts" in html


LADDER = """
agent support 1
chat support 1
senior support 2
lead support 4
manager support 5
clerk office 2
agent -> senior promotion 6/12/24
chat -> senior promotion 6/10/24
agent -> chat lateral 3/6/9
senior -> lead promotion 9/18/30
senior -> clerk lateral 6/14/20
lead -> senior return 3/6/12
clerk -> lead promotion 9/20/30
"""


def test_a_ladder_has_a_step_for_each_level_of_the_track() -> None:
    guide = sketched(LADDER)
    steps = career_map.ladder(guide, guide.tracks["support"])
    assert [(step.level, [role.id for role, _ in step.roles]) for step in steps] == [
        (1, ["agent", "chat"]),
        (2, ["senior"]),
        (4, ["lead"]),
        (5, ["manager"]),
    ]
    # The quickest promotion from the level below; none leads to the manager.
    assert [step.arrival and step.arrival.after.typical for step in steps] == [None, 10, 18, None]
    assert {role.id: [move.end.id for move in moves] for step in steps for role, moves in step.roles} == {
        "agent": ["senior", "chat"],
        "chat": ["senior"],
        "senior": ["lead"],
        "lead": [],
        "manager": [],
    }


def test_moves_to_and_from_other_tracks_are_apart_from_the_ladder() -> None:
    guide = sketched(LADDER)
    into, out = career_map.crossings(guide, guide.tracks["support"])
    assert [move.id for move in into] == [("clerk", "lead")]
    assert [move.id for move in out] == [("senior", "clerk")]
    html = Components(guide).ladder("support")
    assert "no direct promotion" in html
    assert "clerk" not in html


def test_a_track_without_roles_has_no_ladder() -> None:
    guide = sketched("clerk office 1\nx support 1 status=draft")
    assert career_map.ladder(guide, guide.tracks["support"]) == ()
    assert "This track has no role in the guide yet." in Components(guide).ladder("support")


def test_a_large_ladder_names_fewer_roles_and_says_how_many_there_are() -> None:
    lines = [f"role-{number} support {number % 10 + 1}" for number in range(400)]
    lines += [f"role-{number} -> role-{number + step} lateral 1/2/3" for number in range(380) for step in (10, 20)]
    html = Components(sketched("\n".join(lines))).ladder("support")
    assert len(html) <= HEAVIEST_LADDER
    named = len(re.findall("cg-ladder__role", html))
    more = sum(map(int, re.findall(r"And (\d+) more role", html)))
    assert named + more == 400


def test_the_order_of_the_data_does_not_change_the_columns() -> None:
    lines = [f"r{number} {TRACKS[number % 4]} {number % 10 + 1}" for number in range(40)]
    first, second = (career_map.columns(sketched("\n".join(order))) for order in (lines, lines[::-1]))
    assert first == second


def test_all_tracks_are_drawn_on_one_scale_of_levels() -> None:
    """Right and up are higher: the lines of two tracks can be compared."""
    guide = sketched("a support 1\nb support 3\nc kpo-law 3\nd kpo-law 8\ne claims 8")
    lines = {id_: charts.track_line(guide, track) for id_, track in guide.tracks.items()}
    assert lines["support"].marks == ((4.0, 40), (50.0, 24))
    assert lines["kpo-law"].marks == ((50.0, 24), (96.0, 8))
    assert lines["claims"].marks == ((96.0, 8),)
    assert lines["support"].steps == [(4.0, 40, 47.6, 50.0, 24)]
    assert lines["claims"].steps == []


def test_a_company_with_one_level_has_a_line_without_steps() -> None:
    guide = sketched("a support 1")
    assert charts.track_line(guide, guide.tracks["support"]).marks == ((4.0, 40),)
