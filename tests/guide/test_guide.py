"""The guide links entries in both directions, leaves out drafts, and knows entry roles and changes of a move."""

from __future__ import annotations

import dataclasses as dc
from pathlib import Path

import pytest
from careerguide.build.open_guide import open_guide
from careerguide.guide.guide import Guide
from careerguide.guide.moves import Location
from careerguide.model import Role
from careerguide.problems import DataError
from support.company import DAY, changed, guide_of, sketched, tiny, write


@pytest.fixture(scope="module")
def guide() -> Guide:
    return guide_of(tiny())


def ids(roles: tuple[Role, ...]) -> list[str]:
    return [role.id for role in roles]


def test_each_move_is_listed_at_both_roles_promotions_first_then_the_quickest(guide: Guide) -> None:
    assert [move.id for move in guide.moves_from["senior-agent"]] == [
        ("senior-agent", "trainer"),
        ("senior-agent", "analyst"),
    ]
    assert [move.id for move in guide.moves_to["trainer"]] == [("senior-agent", "trainer"), ("agent", "trainer")]
    for move in guide.moves:
        assert move in guide.moves_from[move.start.id]
        assert move in guide.moves_to[move.end.id]
        assert guide.move(*move.id) is move
        assert (move.start, move.end) == (guide.roles[move.id[0]], guide.roles[move.id[1]])


@pytest.mark.parametrize(("start", "end"), [("analyst", "agent"), ("agent", "nobody"), ("nobody", "agent")])
def test_a_move_that_is_not_in_the_data_is_none(guide: Guide, start: str, end: str) -> None:
    assert guide.move(start, end) is None


def test_roles_are_indexed_by_track_level_band_and_skill(guide: Guide) -> None:
    assert {track: ids(roles) for track, roles in guide.by_track.items()} == {
        "support": ["agent", "senior-agent", "trainer"],
        "training": ["trainer"],
        "research": ["analyst"],
    }
    assert {level: ids(roles) for level, roles in guide.by_level.items()} == {
        1: ["agent"],
        2: ["senior-agent", "trainer"],
        3: ["analyst"],
    }
    assert {band: ids(roles) for band, roles in guide.by_band.items()} == {
        "foundation": ["agent", "senior-agent", "trainer"],
        "growth": ["analyst"],
    }
    assert [(role.id, need.level, need.need) for role, need in guide.by_skill["coaching"]] == [
        ("senior-agent", "awareness", "desirable"),
        ("trainer", "practitioner", "essential"),
    ]


def test_a_role_has_the_line_of_its_track_and_the_band_of_its_level(guide: Guide) -> None:
    assert {role.id: (line := guide.line(role)) and line.id for role in guide.roles.values()} == {
        "agent": "bpo",
        "senior-agent": "bpo",
        "trainer": "shared",
        "analyst": "kpo",
    }
    assert {level: (band := guide.band(level)) and band.id for level in (1, 2, 3, 9)} == {
        1: "foundation",
        2: "foundation",
        3: "growth",
        9: None,
    }


def test_levels_are_in_order_whatever_their_order_in_the_data() -> None:
    texts = tiny()
    first = next(line for line in texts["levels.yaml"].splitlines(keepends=True) if "level: 1," in line)
    reordered = changed(texts, "levels.yaml", first, "")
    reordered = changed(reordered, "levels.yaml", "bands:\n", f"{first}bands:\n")
    assert list(guide_of(reordered).levels) == [1, 2, 3]


def test_the_citations_of_each_source_are_counted(guide: Guide) -> None:
    assert guide.cited == {"survey": 2, "own-estimate": 4}


def test_every_entry_and_move_has_its_location_in_the_data(guide: Guide) -> None:
    lines = tiny()["roles.yaml"].splitlines()
    for role in guide.roles:
        assert guide.locations["role", role] == Location("data/roles.yaml", lines.index(f"- id: {role}") + 1)
    move = guide.locations["move", "agent/senior-agent"]
    assert (move.path, lines[move.line - 1].strip()) == ("data/roles.yaml", "- to: senior-agent")
    assert guide.locations["band", "growth"].path == "data/levels.yaml"


def test_a_guide_cannot_be_changed(guide: Guide) -> None:
    with pytest.raises(dc.FrozenInstanceError):
        guide.today = DAY  # type: ignore[misc]


def test_data_with_problems_has_no_guide(tmp_path: Path) -> None:
    texts = changed(tiny(), "roles.yaml", "to: trainer", "to: trainee")
    with pytest.raises(DataError, match=r"unknown-role: There is no role `trainee`\. Did you mean `trainer`"):
        open_guide(write(texts, tmp_path / "data"), DAY)


def test_a_draft_is_left_out_of_everything() -> None:
    """The moves of a draft role and their citations are left out with it, and no list has the role."""
    lines = """
        agent   support 1  listening:working typing:working writing:working
        hidden  support 2  listening:working typing:working writing:working  {status}
        senior  support 3
        agent -> senior   promotion 6/12/24
        agent -> hidden   promotion 6/12/24
        hidden -> senior  promotion 1/1/1
    """
    published, with_draft = sketched(lines.format(status="")), sketched(lines.format(status="status=draft"))
    assert (len(published.moves), published.cited) == (3, {"guess": 3})
    assert [similar.role.id for similar in published.similar_roles["agent"]] == ["hidden"]
    assert [move.id for move in with_draft.moves] == [("agent", "senior")]
    assert with_draft.cited == {"guess": 1}
    for name in (
        "roles",
        "moves_from",
        "moves_to",
        "by_track",
        "by_level",
        "by_band",
        "by_skill",
        "entry_roles",
        "usual_routes",
        "similar_roles",
    ):
        assert "id='hidden'" not in repr(getattr(with_draft, name)), name
        assert "hidden" not in getattr(with_draft, name), name
    assert 2 not in with_draft.by_level


# Company -> its entry roles.
ENTRY = {
    "no promotion leads there": ("a s 1\nb s 2\na -> b promotion 1/2/3", ["a"]),
    "a lateral move or a return may lead there": (
        "a s 1\nb s 1\na -> b lateral 1/2/3\nb -> a return 1/2/3",
        ["a", "b"],
    ),
    "only the first band": ("a s 3\nb s 4\nc s 10", ["a"]),
    "a promotion from a draft does not count": ("a s 1 status=draft\nb s 2\na -> b promotion 1/2/3", ["b"]),
    "lowest level first, then title": ("c s 2\nb s 1\na s 2", ["b", "a", "c"]),
    "nobody": ("a s 4", []),
}


@pytest.mark.parametrize("case", ENTRY)
def test_entry_roles_are_those_where_people_start(case: str) -> None:
    lines, expected = ENTRY[case]
    assert ids(sketched(lines).entry_roles) == expected


def test_without_levels_people_start_at_level_1() -> None:
    texts = tiny() | {"levels.yaml": "levels: []\nbands: []\n"}
    assert ids(guide_of(texts).entry_roles) == ["agent"]


# Level before, level now (`-` means not needed for), and the change.
CHANGES = [
    ("-", "awareness", "new"),
    ("awareness", "expert", "up"),
    ("working", "practitioner", "up"),
    ("practitioner", "practitioner", "same"),
    ("expert", "working", "down"),
    ("expert", "-", "carried"),
]


@pytest.mark.parametrize(("before", "now", "change"), CHANGES)
def test_the_change_of_a_skill_depends_on_both_levels(before: str, now: str, change: str) -> None:
    skill_before, skill_now = ("" if level == "-" else f"typing:{level}" for level in (before, now))
    guide = sketched(f"a s 1 listening:working {skill_before}\nb s 2 listening:working {skill_now}")
    skill_changes = guide.changes(guide.roles["a"], guide.roles["b"])
    (skill_change,) = (change for change in skill_changes if change.skill.id == "typing")
    levels = [need.level if need else "-" for need in (skill_change.before, skill_change.now)]
    assert (skill_change.change, *levels) == (change, before, now)


def test_skills_come_by_weight_and_those_carried_along_last() -> None:
    """Essential before desirable, then the largest step up; equal ones in the order of the data."""
    guide = sketched("""
        a s 1  spare:working? held:working mastered:expert kept:working less:expert grown:awareness wish:working
        b s 2  wish:expert? hope:awareness? less:working kept:working grown:expert fresh:practitioner first:awareness
    """)
    skill_changes = guide.changes(guide.roles["a"], guide.roles["b"])
    assert [(change.skill.id, change.change) for change in skill_changes] == [
        ("grown", "up"),
        ("fresh", "new"),
        ("first", "new"),
        ("kept", "same"),
        ("less", "down"),
        ("wish", "up"),
        ("hope", "new"),
        ("mastered", "carried"),
        ("held", "carried"),
        ("spare", "carried"),
    ]


def test_every_move_of_the_default_company_carries_its_other_skills_along(guide: Guide) -> None:
    """No skill of the first role is called lost, and the weight decides the order, on every move."""
    for move in guide.moves:
        changes = guide.changes(move.start, move.end)
        needed = {need.skill for need in move.end.skills}
        carried = [change.skill.id for change in changes if change.change == "carried"]
        assert sorted(carried) == sorted(need.skill for need in move.start.skills if need.skill not in needed)
        needs = [change.now for change in changes]
        assert None not in needs[: len(needs) - len(carried)], move.id
        essential = [need.need == "essential" for need in needs if need]
        assert essential == sorted(essential, reverse=True), move.id
