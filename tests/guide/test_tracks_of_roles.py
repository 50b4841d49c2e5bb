"""The tracks of a role: the one that it belongs to, if any, and others that list it too."""

from __future__ import annotations

import pytest
from careerguide.guide import career_map, examples
from careerguide.guide.guide import Guide
from careerguide.guide.health import health
from careerguide.guide.route_filters import RouteFilters, broken_by
from careerguide.render.components import Components
from careerguide.wording import Wording
from support.company import changed, guide_of, sketch, sketched, tiny

LINES = """
agent support 1
senior support 2
coach kpo-training 2 also_in=[support]
clerk - 1
chief - 3
agent -> senior promotion 6/12/24
agent -> coach lateral 6/12/24
clerk -> chief promotion 6/12/24
senior -> chief promotion 6/12/24
"""


@pytest.fixture(scope="module")
def guide() -> Guide:
    return sketched(LINES)


def test_a_role_has_the_track_that_it_belongs_to_before_the_others(guide: Guide) -> None:
    tracks = {id_: [track.id for track in guide.tracks_of(role)] for id_, role in guide.roles.items()}
    assert tracks["coach"] == ["kpo-training", "support"]
    assert tracks["agent"] == ["support"]
    assert tracks["chief"] == []
    assert guide.track_of(guide.roles["coach"]) is guide.tracks["kpo-training"]
    assert guide.track_of(guide.roles["chief"]) is None


def test_a_track_lists_the_roles_of_others_at_their_level(guide: Guide) -> None:
    assert [role.id for role in guide.by_track["support"]] == ["agent", "coach", "senior"]
    assert [role.id for role in guide.by_track["kpo-training"]] == ["coach"]
    assert [role.id for role in guide.without_track] == ["clerk", "chief"]


def test_a_role_has_the_line_of_business_of_its_own_track(guide: Guide) -> None:
    lines = {id_: line and line.id for id_, role in guide.roles.items() for line in [guide.line(role)]}
    assert lines == {"agent": "bpo", "senior": "bpo", "coach": "kpo", "clerk": None, "chief": None}


def test_a_role_has_a_family_in_its_own_track_alone() -> None:
    families = "families: [{id: phones, title: Phones}]"
    texts = changed(sketch(LINES), "tracks.yaml", "summary: Does support.", f"summary: Does support., {families}")
    texts = changed(texts, "tracks.yaml", "Does kpo-training.", f"Does it., {families}")
    for summary in ("Works as coach.", "Works as agent."):
        texts = changed(texts, "roles.yaml", f"summary: {summary}", f"summary: {summary}, family: phones")
    guide = guide_of(texts)
    groups = {
        track: [(family and family.id, [role.id for role in roles]) for family, roles in guide.families(entry)]
        for track, entry in guide.tracks.items()
    }
    assert groups == {
        "support": [("phones", ["agent"]), (None, ["coach", "senior"])],
        "kpo-training": [("phones", ["coach"])],
    }


def rows(guide: Guide) -> list[tuple[str | None, list[str]]]:
    """Each row of the career map: its track, and the roles in it."""
    grid = career_map.grid(guide)
    assert grid
    return [
        (row.track and row.track.id, [cell.role.id for cells in row.cells for cell in cells])
        for group in grid.groups
        for row in group.rows
    ]


def test_the_map_has_a_last_row_for_roles_without_a_track(guide: Guide) -> None:
    """A role of several tracks is in the row of the track that it belongs to."""
    assert rows(guide) == [("support", ["agent", "senior"]), ("kpo-training", ["coach"]), (None, ["clerk", "chief"])]
    assert '<a href="~/tracks/#without_track">Without a track</a>' in Components(guide).career_map()


def test_the_ladder_of_a_track_has_the_roles_that_it_lists(guide: Guide) -> None:
    ladders = {
        id_: [role.id for step in career_map.ladder(guide, track) for role, _ in step.roles]
        for id_, track in guide.tracks.items()
    }
    assert {id_: sorted(ids) for id_, ids in ladders.items()} == {
        "support": ["agent", "coach", "senior"],
        "kpo-training": ["coach"],
    }


def test_a_map_of_roles_without_tracks_has_one_row_without_a_link() -> None:
    flat = sketched("a - 1\nb - 2\na -> b promotion 1/2/3")
    assert rows(flat) == [(None, ["a", "b"])]
    html = Components(flat).career_map()
    assert html.count("data-leads=") == 1
    assert "~/tracks/" not in html


def test_a_role_counts_in_each_track_that_lists_it() -> None:
    lines = "\n".join(f"r{number} support 1 also_in=[training]" for number in range(140))
    guide = sketched(f"{lines}\nt training 2\nc - 2")
    counts = career_map.counts(guide)
    assert counts.rows == (
        ("support", "Support", (140, 0)),
        ("training", "Training", (140, 1)),
        ("", "", (0, 1)),
    )
    html = Components(guide, wording=Wording({"track": ("practice", "practices")})).career_map()
    assert '<a href="~/tracks/#without_track">Without a practice</a>' in html


def test_a_line_of_business_counts_a_role_once() -> None:
    lines = [f"r{number} kpo-{number % 70} 1 also_in=[kpo-{(number + 1) % 70}]" for number in range(140)]
    counts = career_map.counts(sketched("\n".join([*lines, "c - 1"])))
    assert counts.by_line
    assert counts.rows == (("kpo", "KPO", (140,)), ("", "", (1,)))


def test_who_has_no_track_leaves_none(guide: Guide) -> None:
    filters = RouteFilters(frozenset({"track"}))
    broken = {
        (home, id_): bool(broken_by(guide, filters, role, home))
        for home in (None, "support")
        for id_, role in guide.roles.items()
    }
    assert not any(broken[None, id_] for id_ in guide.roles)
    assert [id_ for id_ in guide.roles if broken["support", id_]] == ["coach", "clerk", "chief"]


def test_examples_need_no_track() -> None:
    flat = examples.examples(sketched("a - 1\nb - 1\na -> b lateral 1/2/3"))
    assert (flat["track"], flat["entry role"], flat["second entry role"]) == ("", "a", "")
    mixed = examples.examples(sketched("a - 1\nb - 1\nc support 1\na -> b lateral 1/2/3"))
    assert (mixed["track"], mixed["entry role"], mixed["second entry role"]) == ("support", "a", "c")


@pytest.mark.parametrize(("also", "left"), [("", ["Support", "Training"]), ("  also_in: [training]\n", ["Support"])])
def test_a_story_of_a_role_counts_for_each_track_that_lists_it(also: str, left: list[str]) -> None:
    """The story of the tiny company is that of an analyst, in research."""
    texts = changed(tiny(), "roles.yaml", "  family: figures\n", f"  family: figures\n{also}")
    checks = {check.id: check for check in health(guide_of(texts))}
    assert [finding.text for finding in checks["silent-tracks"].findings] == left
