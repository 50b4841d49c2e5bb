"""The wall map of any track fits one sheet of A3, with titles that are readable at two metres."""

from __future__ import annotations

import math
import random
import re

import pytest
from careerguide.guide.guide import Guide
from careerguide.render import wall_map
from careerguide.render.wall_map import READABLE, lines
from support.company import guide_of, sketch, sketched
from support.paths import ROOT
from support.wall_maps import CAPITALS, drawn_track

# Radians of ten minutes of arc, which sight of 6/12 reads, and of the sixteen that ISO 9241-303 asks for.
TEN, SIXTEEN = (math.radians(minutes / 60) for minutes in (10, 16))


def capital_height(size: float) -> float:
    """The height of capitals in millimetres, for a size of type in points."""
    return size * 25.4 / 72 * CAPITALS


def test_the_least_type_is_what_two_metres_need() -> None:
    assert capital_height(READABLE[-1]) >= 2000 * math.tan(TEN) > capital_height(READABLE[-1] - 1)


def test_each_size_that_a_sheet_may_have_is_in_the_styles() -> None:
    """Of titles of roles, and of the track's own name."""
    style = (ROOT / "overrides/styles/pages/20-wall-map.css").read_text(encoding="utf-8")
    for size in (*wall_map.READABLE, *wall_map.SMALLER):
        rule = rf":is\(\.cg-wall--{size}, \.cg-wall__title--{size}\) {{\s+--cg-size: {size}pt;"
        assert re.search(rule, style), size


def test_the_tracks_of_the_pack_have_large_type_and_whole_titles(guide: Guide) -> None:
    """What ISO 9241-303 asks for at two metres."""
    for track in guide.tracks.values():
        layout = wall_map.wall_map(guide, track).layout
        assert capital_height(layout.size) >= 2000 * math.tan(SIXTEEN), track.id
        assert (layout.by_level, layout.short) == (True, False), track.id


@pytest.mark.parametrize("count", range(2, 31))
def test_any_track_is_readable_at_two_metres(count: int, guide: Guide) -> None:
    """Titles of the pack, on one level, on all, or anywhere."""
    dice = random.Random(count)
    titles = [role.id for role in guide.roles.values()]
    for highest in (1, 4, 10, 10):
        track = [(title, dice.randint(1, highest)) for title in dice.sample(titles, count)]
        company = sketched("\n".join(f"{title} floor {level}" for title, level in track))
        sheet = wall_map.wall_map(company, company.tracks["floor"])
        assert sheet.layout.is_readable, track
        assert (sum(len(level.roles) for level, _ in sheet.levels), sheet.more) == (count, 0)


def test_the_highest_level_is_at_the_top_and_each_has_the_months_to_the_next() -> None:
    company = sketched("agent floor 1\nlead floor 4\nhead floor 8\nagent -> lead promotion 6/12/24")
    sheet = wall_map.wall_map(company, company.tracks["floor"])
    assert [level.level for level, _ in sheet.levels] == [8, 4, 1]
    assert [above and above.arrival and above.arrival.after.slow for _, above in sheet.levels] == [None, None, 24]
    assert ">↑</span>" in drawn_track(company).body
    assert "6 to 24 months" in drawn_track(company).body


def test_titles_too_long_for_two_metres_ask_for_short_ones() -> None:
    texts = sketch("\n".join(f"role-{number} floor 1" for number in range(30)))
    long = "Senior Associate for the Reconciliation of Intercompany Accounts and Statements of Clients, Group"
    roles = re.sub(r"title: Role (\d+),", rf"title: '{long} \1',", texts["roles.yaml"])
    advice = "Give these roles a"
    assert advice in drawn_track(guide_of({**texts, "roles.yaml": roles})).body
    company = guide_of({**texts, "roles.yaml": re.sub(r"id: role-(\d+),", r"id: role-\1, short: Group \1,", roles)})
    assert advice not in drawn_track(company).body
    assert wall_map.wall_map(company, company.tracks["floor"]).layout.short


def test_a_sheet_says_how_many_roles_it_has_no_room_for() -> None:
    company = sketched("\n".join(f"role-{number} floor {number % 3 + 1}" for number in range(47)))
    assert "And 7 more roles." in drawn_track(company).body
    assert drawn_track(company).body.count('class="cg-wall__role"') == 40


@pytest.mark.parametrize(
    ("text", "width", "count"),
    [
        ("Team Leader", 1000, 1),
        ("Team Leader", 60, 2),
        ("Team", 10, math.inf),
        ("客户服务代表", 40, 2),
        ("客户服务代表", 60, 1),
    ],
)
def test_lines(text: str, width: float, count: float) -> None:
    assert lines(text, 25, width) == count
