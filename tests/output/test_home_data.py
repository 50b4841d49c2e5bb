"""Home's data: one small file for each role, and the stories with the lines of their journeys."""

from __future__ import annotations

import dataclasses as dc
import json
from pathlib import Path
from typing import Any

import pytest
from careerguide.guide.guide import Guide
from careerguide.model.settings import Parts
from careerguide.output import home_data
from support.company import guide_of, sketch, tiny

FEW = 10_000  # bytes, before they are compressed: a reader on a slow line loads the file of one role


def data_of(guide: Guide, role: str) -> dict[str, Any]:
    return all_data(guide)[role]


def all_data(guide: Guide) -> dict[str, dict[str, Any]]:
    """Role -> the data of its file."""
    files = home_data.files(guide)
    return {Path(path).stem: json.loads(text) for path, text in files if "/roles/" in path}


@pytest.fixture(scope="module")
def small() -> Guide:
    return guide_of(tiny())


def test_a_role_has_its_next_steps(small: Guide) -> None:
    data = data_of(small, "agent")
    assert [(step["to"], step["kind"], step["months"], step["confidence"]) for step in data["steps"]] == [
        ("senior-agent", "promotion", [6, 12, 24], "medium"),
        ("trainer", "lateral", [12, 18, 18], "low"),
    ]
    assert data["level"] == small.level_name(1)
    assert data["steps"][0]["line"] == [1, "BPO"]
    assert data["steps"][0]["stories"] == [1, "from-calls-to-figures"]
    move = small.move("agent", "senior-agent")
    assert move
    assert [gate[0] for gate in data["steps"][0]["gates"]] == [small.condition(gate) for gate in move.entry.gates]
    assert data["steps"][0]["prepare"] == list(move.entry.prepare)


def test_two_steps_on_leave_out_what_is_one_step_away(small: Guide) -> None:
    """The trainer can also be reached after the senior agent, but is one step away."""
    assert [(id_, via, first, second) for id_, _, via, first, second in data_of(small, "agent")["then"]] == [
        ("analyst", "senior-agent", 12, 18)
    ]


def test_the_quickest_way_counts_and_unknown_months_do_not() -> None:
    guide = guide_of(
        sketch(
            "a desk 1\nb desk 2\nc desk 2\nd desk 3\ne desk 3\n"
            "a -> b promotion 6/12/18\na -> c promotion 6/9/18\nb -> d promotion 6/12/18\nc -> d promotion 6/13/18\n"
            "b -> e promotion 6/10/18\n"
        )
    )
    assert [[id_, via, first, second] for id_, _, via, first, second in data_of(guide, "a")["then"]] == [
        ["d", "c", 9, 13],
        ["e", "b", 12, 10],
    ]


def test_the_top_of_a_ladder_says_why(small: Guide) -> None:
    data = data_of(small, "analyst")
    assert data["steps"] == []
    assert data["end"] == (small.roles["analyst"].dead_end or "")
    assert "end" not in data_of(small, "agent")


def test_openings_are_for_the_role_or_one_step_on(small: Guide) -> None:
    opening = next(iter(small.people.openings.values()))
    allowed = set(opening.eligibility.from_roles)
    for role in small.roles.values():
        listed = [(item["id"], item["ready"]) for item in data_of(small, role.id)["openings"]]
        next_roles = {move.end.id for move in small.onward(role.id)}
        is_near = role.id != opening.role and (not allowed or bool(allowed & {role.id, *next_roles}))
        if listed:
            assert is_near
            assert listed == [(opening.id, not allowed or role.id in allowed)]
    assert any(data_of(small, role)["openings"] for role in small.roles)


def test_openings_for_my_role_come_before_those_after_one_step(guide: Guide) -> None:
    """Also if the role of the latter is nearer, so that what a person can apply for is never left out."""
    mixed = 0
    data = all_data(guide)
    assert data.keys() == guide.roles.keys()
    for role in guide.roles:
        ready = [item["ready"] for item in data[role]["openings"]]
        assert ready == sorted(ready, reverse=True), role
        mixed += len(set(ready)) - 1 if ready else 0
    assert mixed > 0


def test_a_role_that_manages_people_leads(guide: Guide) -> None:
    assert {data_of(guide, "team-leader")["leads"], data_of(guide, "quality-analyst")["leads"]} == {True, False}


@pytest.mark.parametrize(("part", "emptied"), [("openings", "openings"), ("stories", "stories")])
def test_a_part_that_is_off_is_not_in_the_data(part: str, emptied: str, small: Guide) -> None:
    guide = dc.replace(small, parts=Parts(**{part: False}))
    files = dict(home_data.files(guide))
    assert ("api/v1/home/stories.json" in files) == (part != "stories")
    for role in guide.roles:
        data = data_of(guide, role)
        assert data[emptied] == []
        if part == "stories":
            assert [step["stories"] for step in data["steps"]] == [[] for _ in data["steps"]]


def test_a_story_has_its_line_and_no_long_text(small: Guide) -> None:
    story = json.loads(dict(home_data.files(small))["api/v1/home/stories.json"])[0]
    source = small.people.stories[story["id"]]
    assert [station[0] for station in story["way"]["stations"]] == [
        small.roles[stage.role].title for stage in source.journey
    ]
    assert [station[7] for station in story["way"]["stations"]] == [stage.from_.year for stage in source.journey]
    long = [text for stage in source.journey for text in (stage.setback, stage.advice, stage.turning_point) if text]
    assert long
    assert [text for text in (*long, source.body, source.huddle) if text in json.dumps(story)] == []


def test_the_file_of_a_role_is_small(guide: Guide) -> None:
    sizes = {path: len(text.encode()) for path, text in home_data.files(guide) if "/roles/" in path}
    assert len(sizes) == len(guide.roles)
    assert {path: size for path, size in sizes.items() if size > FEW} == {}
