"""Records that cannot be read, of any version: set aside, never lost, and never taken for others."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from support.paths import FIXTURES
from support.storage_harness import BROKEN, HOWS, KEPT, SQL, State, Step, ask, play, rating, text

RECORDS = FIXTURES / "records"
# The form that records have in storage, for ever: a version that was published is never edited.
FROZEN = {1: "88e65b10cc7b97f91f06eac60c322d8c9bb873ad6752d6255efb642d8b9151a7"}

NO_VERSIONS: list[Any] = [0, -1, "1", 1.5, None, True, [1], {}]
NO_LEVELS: list[Any] = ["1", 1.5, None, [1], {}]
NO_ASIDES: list[Any] = [0, 1, "false", None, []]
UNREADABLE = [
    *(text(rating(1))[:size] for size in range(len(text(rating(1))))),
    *(text(rating(1), version) for version in NO_VERSIONS),
    '{"v":1e400,"value":{"level":1,"aside":false}}',
    '{"value":{"level":1,"aside":false}}',
    '{"v":1}',
    *(
        text(value)
        for value in (None, 1, "a", True, [], [1], {}, {"level": 1}, {"aside": False}, {**rating(1), "more": 1})
    ),
    *(text(rating(level)) for level in (5, -1, 10**30)),
    *(text({"level": level, "aside": False}) for level in NO_LEVELS),
    *(text({"level": 1, "aside": aside}) for aside in NO_ASIDES),
    text([1, False]),
    text({"level": 1, "aside": False, "__proto__": {}}),
    text({"level": 1, "__proto__": {"aside": False}}),
    '{"__proto__":{"v":1,"value":{"level":1,"aside":false}}}',
    '{"v":1,"__proto__":{"value":{"level":1,"aside":false}}}',
    text({"constructor": 1, "toString": 2}),
    *(
        "null",
        "1",
        "[]",
        '""',
        '"text"',
        "{}",
        "true",
        "[1,2]",
        "NaN",
        "undefined",
        "[object Object]",
        "\ufeff{}",
        "\u0000",
        " ",
        "1e999",
        "-",
    ),
    '{"v":1,"value":{"level":1e999,"aside":false}}',
    "[" * 100_000,
    "[" * 100_000 + "]" * 100_000,
    "\ud800",
    "<!doctype html>",
]


def sessions_on(unread: list[str], *steps: Step) -> list[list[State]]:
    found: list[list[State]] = ask(
        sessions=[{"areas": {"computer": {**KEPT, SQL: each}}, "steps": list(steps)} for each in unread]
    )["sessions"]
    return found


def test_a_broken_text_is_said_and_never_lost() -> None:
    assert len(UNREADABLE) > 90
    steps: list[Step] = [
        *(["open"], ["put", "rating/sql", rating(1)], ["remove", "rating/sql"], ["putAll", {"rating/sql": rating(2)}]),
        *(["keep", "tab"], ["keep", "computer"], ["open"], ["erase"]),
    ]
    for broken, states in zip(UNREADABLE, sessions_on(UNREADABLE, *steps), strict=True):
        said = [{"key": "rating/sql", "text": broken, "fault": "broken"}]
        assert [state["unread"] for state in states] == [*([said] * 7), []], broken[:100]
        assert [state["returned"] for state in states[1:6]] == [""] * 5
        assert states[0]["read"] == {}
        assert states[6]["read"] == {"rating/sql": rating(2)}
        assert states[7]["texts"]["computer"] == {}


def test_a_broken_text_is_not_lost_where_it_is_only_taken_away_or_moved() -> None:
    for step in (["remove", "rating/sql"], ["keep", "tab"]):
        for broken, states in zip(UNREADABLE, sessions_on(UNREADABLE, step), strict=True):
            assert states[0]["returned"] == ""
            assert [each["text"] for each in states[0]["unread"]] == [broken]


def test_a_second_broken_text_does_not_take_the_place_of_the_first() -> None:
    areas = {"computer": {**KEPT, SQL: "third", "cg.aside/rating/sql": "first", "cg.aside/rating/sql~2": "second"}}
    last = play(["put", "rating/sql", rating(1)], areas=areas)[-1]
    assert sorted(each["text"] for each in last["unread"]) == ["first", "second", "third"]
    assert {each["key"] for each in last["unread"]} == {"rating/sql"}


def test_the_same_broken_text_is_set_aside_once() -> None:
    areas = {"computer": {**KEPT, SQL: "same", "cg.aside/rating/sql": "same"}}
    last = play(["put", "rating/sql", rating(1)], areas=areas)[-1]
    assert [each["text"] for each in last["unread"]] == ["same"]


@pytest.mark.parametrize("how", HOWS)
@pytest.mark.parametrize("number", [1, 2])
def test_a_broken_text_stays_where_it_cannot_be_set_aside(how: str, number: int) -> None:
    state = play(
        ["put", "rating/sql", rating(1)],
        areas={"computer": {**KEPT, SQL: BROKEN}},
        fail={"how": how, "from": number, "to": 10**9},
    )[-1]
    assert state["returned"]
    assert state["held"] == {"rating/sql": rating(1)}
    assert BROKEN in [each["text"] for each in state["unread"]]


NEWER = [text(rating(1), 2), text({"stars": 3}, 3), text(None, 2**31), '{"v":9007199254740993,"value":1}', text([1], 2)]


@pytest.mark.parametrize(
    "step",
    [
        ["put", "rating/sql", rating(1)],
        ["putAll", {"rating/a": rating(1), "rating/sql": rating(1)}],
        ["remove", "rating/sql"],
        ["keep", "tab"],
        ["flush"],
    ],
)
def test_what_a_newer_guide_wrote_is_left_alone(step: Step) -> None:
    for newer, states in zip(
        NEWER, sessions_on(NEWER, step, ["flush"], ["keep", "tab"], ["keep", "computer"]), strict=True
    ):
        for state in states:
            assert state["texts"][state["place"]][SQL] == newer
            assert state["unread"] == [{"key": "rating/sql", "text": newer, "fault": "newer"}]
        assert "cg.my/rating/a" not in states[0]["texts"]["computer"]
        first, last = states[0], states[-1]
        assert last["place"] == "computer"
        assert first["returned"] == first["fault"] == ("newer" if step[0] in ("put", "putAll") else "")
        # What is put there is held, moves along and is still said; what came as a whole did not come.
        assert last["read"] == last["held"] == ({"rating/sql": rating(1)} if step[0] == "put" else {})
        assert last["fault"] == ("newer" if step[0] == "put" else "")


def test_what_would_overwrite_a_newer_record_can_be_taken_back() -> None:
    last = sessions_on(NEWER[:1], ["put", "rating/sql", rating(1)], ["remove", "rating/sql"])[0][-1]
    assert last["held"] == {}
    assert last["fault"] == ""
    assert last["texts"]["computer"][SQL] == NEWER[0]


FITTING = [
    *(("rating/sql", json.dumps(rating(level))) for level in range(5)),
    ("figure/2026-12/a-1", '{"value":-1e308}'),
    ("entry/abcdefgh", json.dumps({"month": "2026-01", "kind": "task", "text": "\ud83d"})),
    ("action/abcdefgh", json.dumps({"text": "x" * 2000, "due": "", "done": True})),
    ("me/me", '{"role":"","since":"","next":"a-1"}'),
]
UNFITTING = [
    ("entry/abcdefgh", json.dumps({"month": ["2026-01"], "kind": "task", "text": ""})),
    ("entry/abcdefgh", json.dumps({"month": "2026-01", "kind": ["task"], "text": ""})),
    ("entry/abcdefgh", json.dumps({"month": "2026-13", "kind": "task", "text": ""})),
    ("entry/abcdefgh", json.dumps({"month": "2026-01\n", "kind": "task", "text": ""})),
    ("entry/abcdefgh", json.dumps({"month": "2026-01", "kind": "task", "text": "x" * 2001})),
    ("entry/short", json.dumps({"month": "2026-01", "kind": "task", "text": ""})),
    ("action/abcdefgh", json.dumps({"text": "", "due": "2026-02-32", "done": True})),
    ("action/abcdefgh", json.dumps({"text": "", "due": ["2026-02-01"], "done": True})),
    ("me/me", '{"role":["a"],"since":"","next":""}'),
    ("me/me", '{"role":"a--b","since":"","next":""}'),
    ("me/me", '{"role":"","since":["2026-01"],"next":""}'),
    ("me/you", '{"role":"","since":"","next":""}'),
    ("me", '{"role":"","since":"","next":""}'),
    ("goal/2", '{"role":"","text":""}'),
    ("figure/2026-12", '{"value":1}'),
    ("figure/2026-12/a", '{"value":"1"}'),
    ("figure/2026-12/a", '{"value":1e999}'),
    ("target/a", '{"low":1}'),
    ("target/a", '{"low":"","high":null}'),
    ("rating/", json.dumps(rating(1))),
    ("rating/A", json.dumps(rating(1))),
    ("rating/a/b", json.dumps(rating(1))),
    ("talk/other", '{"text":""}'),
    ("constructor/a", "{}"),
    ("__proto__/a", "{}"),
    ("toString", "{}"),
    ("", "{}"),
]


def test_a_record_has_its_shape_no_more_and_no_less() -> None:
    assert ask(fits=FITTING + UNFITTING)["fits"] == [True] * len(FITTING) + [False] * len(UNFITTING)


def unfrozen(version: int, steps: int, folder: Path) -> list[str]:
    """What a version of the records lacks: a step from each earlier one, a frozen file of each."""
    lacks = [] if steps == version - 1 else [f"{version - 1} steps in MIGRATIONS, not {steps}"]
    for number in range(1, version + 1):
        file = folder / f"v{number}.json"
        if not file.is_file() or hashlib.sha256(file.read_bytes()).hexdigest() != FROZEN.get(number):
            lacks.append(f"v{number}.json as it was frozen")
    return lacks


def frozen(version: int) -> dict[str, str]:
    found: dict[str, str] = json.loads((RECORDS / f"v{version}.json").read_text(encoding="utf-8"))
    return found


def test_every_version_has_its_frozen_records_and_its_step() -> None:
    said = ask()
    version, steps = said["version"], said["steps"]
    assert unfrozen(version, steps, RECORDS) == []
    assert unfrozen(version + 1, steps, RECORDS) == [
        f"{version} steps in MIGRATIONS, not {steps}",
        f"v{version + 1}.json as it was frozen",
    ]


@pytest.mark.parametrize("version", FROZEN)
def test_frozen_records_are_read_and_written_as_ever(version: int) -> None:
    texts = frozen(version)
    said = ask(
        sessions=[
            {"areas": {"computer": {**KEPT, **texts}}, "steps": [["open"], ["keep", "tab"], ["keep", "computer"]]}
        ]
    )
    assert version <= said["version"]
    for state in said["sessions"][0]:
        assert state["unread"] == []
        assert {f"cg.my/{key}" for key in state["read"]} == set(texts)
    kinds = {key.split("/")[1] for key in texts}
    if version == said["version"]:
        assert kinds == set(said["kinds"])
        read = said["sessions"][0][0]["read"]
        assert read == {key.removeprefix("cg.my/"): json.loads(each)["value"] for key, each in texts.items()}
        *_, put = play(["keep", "computer"], *(["put", key, value] for key, value in read.items()))
        assert put["texts"]["computer"] == {**KEPT, **texts}


@pytest.mark.parametrize(
    ("version", "latest", "steps", "value", "found"),
    [
        (1, 1, [], {"a": 1}, {"value": {"a": 1}}),
        (1, 2, ["add"], {"a": 1}, {"value": {"a": 1, "two": 2}}),
        (1, 3, ["add", "rename"], {"a": 1}, {"value": {"a": 1, "rating": 2}}),
        (2, 3, ["add", "rename"], {"a": 1, "two": 9}, {"value": {"a": 1, "rating": 9}}),
        (3, 3, ["add", "rename"], {"a": 1}, {"value": {"a": 1}}),
        (3, 3, ["throws", "throws"], {"a": 1}, {"value": {"a": 1}}),
        (1, 2, ["drop"], {"a": 1}, {"fault": "broken"}),
        (1, 3, ["drop", "rename"], {"a": 1}, {"fault": "broken"}),
        (1, 2, ["throws"], {"a": 1}, {"fault": "broken"}),
        (2, 2, ["add"], None, {"fault": "broken"}),
        (4, 3, ["add", "rename"], {"a": 1}, {"fault": "newer"}),
        (0, 3, ["add", "rename"], {"a": 1}, {"fault": "broken"}),
        ("2", 3, ["add", "rename"], {"a": 1}, {"fault": "broken"}),
        (1.5, 3, ["add", "rename"], {"a": 1}, {"fault": "broken"}),
        (None, 3, ["add", "rename"], {"a": 1}, {"fault": "broken"}),
    ],
)
def test_a_value_goes_through_every_step_from_its_version_on(
    version: object, latest: int, steps: list[str], value: object, found: dict[str, Any]
) -> None:
    assert ask(upgraded=[[version, latest, steps, value]])["upgraded"] == [found]
