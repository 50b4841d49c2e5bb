"""What a person keeps is never lost, whichever write fails, and what is said of it is so."""

from __future__ import annotations

import functools
from typing import Any

import pytest
from support.storage_harness import BROKEN, FULL, HOWS, KEPT, LATER, SQL, State, Step, ask, play, rating, text

START = {
    **KEPT,
    SQL: BROKEN,
    "cg.my/rating/excel": text(rating(2)),
    "cg.my/rating/french": LATER,
    "cg.my/talk/hear": text({"text": "before"}),
    "cg.aside/talk/say": "set aside long ago",
}
SESSION: list[list[Any]] = [
    ["put", "me/me", {"role": "agent", "since": "", "next": "team-leader"}],
    ["put", "rating/sql", rating(3)],
    ["put", "figure/2026-10/qa-score", {"value": 92.5}],
    ["put", "talk/say", {"text": FULL}],
    [
        "putAll",
        {
            "rating/excel": rating(4),
            "goal/1": {"role": "", "text": "one"},
            "goal/3": {"role": "a", "text": ""},
            "rating/sql": rating(1),
        },
    ],
    ["remove", "figure/2026-10/qa-score"],
    ["put", "rating/excel", rating(0)],
    ["copied", "2026-11-22"],
    ["put", "target/qa-score", {"low": 90, "high": None}],
    ["keep", "tab"],
    ["put", "rating/excel", rating(1)],
    ["remove", "goal/1"],
    ["put", "entry/abcdefgh", {"month": "2026-10", "kind": "task", "text": "a"}],
    [
        "putAll",
        {"goal/1": {"role": "", "text": "again"}, "entry/abcdefgh": {"month": "2026-11", "kind": "value", "text": "b"}},
    ],
    ["keep", "tab"],
    ["remove", "talk/hear"],
    ["keep", "computer"],
    ["put", "action/abcdefgh", {"text": "do", "due": "2026-12-01", "done": False}],
    ["put", "action/abcdefgh", {"text": "do", "due": "2026-12-01", "done": True}],
    ["remove", "talk/say"],
    ["flush"],
    ["putAll", {f"rating/skill-{number}": rating(number % 5) for number in range(6)}],
    ["put", "rating/skill-3", rating(1)],
    ["remove", "rating/skill-4"],
    ["erase"],
    ["put", "rating/new", rating(1)],
    ["put", "rating/newer", rating(2)],
    ["remove", "rating/newer"],
    ["keep", "tab"],
    ["put", "talk/agree", {"text": "agreed"}],
    ["keep", "computer"],
    ["put", "rating/new", rating(4)],
]
ERASE = SESSION.index(["erase"])


def modelled(before: dict[str, Any], step: Step, returned: object) -> dict[str, Any]:
    """What a person sees after a step: their own change in any case, what comes as a whole only if all of it came."""
    act, *given = step
    if act == "put":
        return {**before, given[0]: given[1]}
    if act == "remove":
        return {key: value for key, value in before.items() if key != given[0]}
    if act == "putAll":
        return before if returned else {**before, **given[0]}
    if act == "erase":
        return {} if returned else before
    return before


@functools.cache
def writes(how: str) -> int:
    """How many writes the session makes when none fails; where removals can fail they count."""
    states = play(["fail", how, 10**8, 10**9], *SESSION, areas={"computer": START})
    assert not any(state["fault"] for state in states)
    return int(states[-1]["writes"])


@functools.cache
def failing(how: str, lasting: bool) -> list[list[State]]:
    """The session once for every write, which fails, alone or with all that follow; then storage works again."""
    sessions = [
        {
            "areas": {"computer": START},
            "steps": [["fail", how, number, 10**9 if lasting else number], *SESSION, ["fail", ""], ["flush"]],
        }
        for number in range(1, writes(how) + 1)
    ]
    found: list[list[State]] = ask(sessions=sessions)["sessions"]
    return found


def everywhere(state: State) -> list[str]:
    return [each for area in state["texts"].values() for each in area.values()]


def test_the_session_makes_many_writes() -> None:
    assert len(SESSION) > 30
    assert writes("full") > 50


@pytest.mark.parametrize("lasting", [False, True])
@pytest.mark.parametrize("how", HOWS)
def test_whichever_write_fails_nothing_is_lost(how: str, lasting: bool) -> None:
    start = {"rating/excel": rating(2), "talk/hear": {"text": "before"}}
    faults = 0
    for states in failing(how, lasting):
        model = start
        erased = False
        for step, state in zip(SESSION, states[1:-2], strict=True):
            if step == ["erase"] and not state["returned"]:
                # It said that it is not all gone; what it says is left is what there is.
                assert how in ("locked", "lying")
                assert state["read"] == state["stored"]
                model = state["read"]
                erased = True
            model = modelled(model, step, state["returned"])
            erased = erased or step == ["erase"]
            assert state["read"] == model, step
            if not erased:
                assert BROKEN in everywhere(state), step
                assert "set aside long ago" in everywhere(state), step
                assert LATER in everywhere(state), step
            if state["place"] and state["stored"] != model:
                assert state["fault"], step
                assert state["held"], step
            if state["returned"] not in ("", None, True):
                faults += 1
        last = states[-1]
        assert last["read"] == model
        assert last["returned"] == last["fault"] == ""
        assert last["held"] == {}
        assert not last["waits"]
        if last["place"]:
            assert last["stored"] == model
    assert faults >= len(failing(how, lasting)) / 2


@pytest.mark.parametrize("lasting", [False, True])
@pytest.mark.parametrize("how", HOWS)
def test_whichever_write_fails_the_move_is_whole_or_not_at_all(how: str, lasting: bool) -> None:
    refused = moved = 0
    for states in failing(how, lasting):
        for number, (step, state) in enumerate(zip(SESSION, states[1:-2], strict=True)):
            before = states[number]
            if step[0] != "keep" or not before["place"] or before["place"] == step[1]:
                continue
            old, new = before["texts"][before["place"]], state["texts"][step[1]]
            if state["place"] == step[1]:
                moved += 1
                assert state["stored"] == state["read"]
                if how in ("full", "denied"):
                    assert not any(key.startswith("cg.") for key in state["texts"][before["place"]])
                    assert {
                        key: value for key, value in old.items() if "/rating/french" in key or "aside" in key
                    }.items() <= new.items()
            else:
                refused += 1
                assert state["returned"]
                assert state["fault"]
                assert state["place"] == before["place"]
                if how in ("full", "denied"):
                    assert state["texts"] == before["texts"]
    assert refused > 10
    assert moved > 10


@pytest.mark.parametrize("how", HOWS)
@pytest.mark.parametrize("number", range(1, 8))
def test_many_records_come_whole_or_not_at_all(how: str, number: int) -> None:
    """Even where what was there cannot come back, what is read is what was there."""
    all_ = {
        "rating/new": rating(1),
        "rating/excel": rating(4),
        "rating/sql": rating(1),
        "talk/hear": {"text": "after"},
        "rating/z": rating(1),
    }
    before, after, *later = play(
        ["open"],
        ["putAll", all_],
        ["fail", ""],
        ["flush"],
        areas={"computer": START},
        fail={"how": how, "from": number, "to": 10**9},
    )
    assert bool(after["returned"]) == (number <= 6)  # five records, and the text that was set aside
    assert after["read"] == (before["read"] if number <= 6 else {**before["read"], **all_})
    assert BROKEN in everywhere(after)
    assert later[-1]["read"] == later[-1]["stored"] == after["read"]
    assert BROKEN in everywhere(later[-1])


def test_what_is_held_outlives_records_that_do_not_come() -> None:
    """The record was overwritten and cannot come back: what is read is still the change that waits."""
    state = play(
        *(
            ["keep", "computer"],
            ["put", "rating/sql", rating(1)],
            ["fail", "denied", 1, 1],
            ["put", "rating/sql", rating(2)],
        ),
        *(["fail", "denied", 2], ["putAll", {"rating/sql": rating(3), "rating/excel": rating(3)}]),
    )[-1]
    assert state["returned"] == state["fault"] == "broken"
    assert state["read"] == {"rating/sql": rating(2)}


def test_nothing_is_stored_before_the_person_says_where() -> None:
    steps = [step for step in SESSION if step[0] not in ("keep", "flush", "erase")]
    states = play(*steps, ["works", "tab"], ["works", "computer"], ["flush"])
    assert all(
        state["texts"] == {"computer": {}, "tab": {}} and state["place"] == state["fault"] == "" for state in states
    )
    assert states[-1]["read"]


def test_saved_is_not_said_where_nothing_may_be_kept_yet() -> None:
    """The consent itself did not fit: trying again is to try to keep, not to do nothing."""
    _, put, keep, again, _, flush = play(
        ["fail", "full"], ["put", "rating/sql", rating(1)], ["keep", "computer"], ["flush"], ["fail", ""], ["flush"]
    )
    assert put["fault"] == ""
    assert keep["returned"] == keep["fault"] == "full"
    assert again["returned"] == again["fault"] == "full"
    assert flush["place"] == "computer"
    assert flush["stored"] == {"rating/sql": rating(1)}


def test_a_move_that_failed_is_tried_again_until_the_person_goes_on() -> None:
    begin = [["keep", "tab"], ["put", "rating/sql", rating(1)], ["fail", "full"], ["keep", "computer"], ["fail", ""]]
    assert play(*begin, ["flush"])[-1]["place"] == "computer"
    assert play(*begin, ["put", "rating/sql", rating(2)], ["flush"])[-1]["place"] == "tab"


def test_a_fault_is_said_until_nothing_waits_for_want_of_it() -> None:
    states = play(
        ["keep", "tab"],
        ["fail", "full", 1, 1],
        ["put", "talk/say", {"text": FULL}],
        ["put", "rating/sql", rating(1)],
        ["put", "talk/say", {"text": "short"}],
    )
    assert [state["fault"] for state in states] == ["", "", "full", "full", ""]


def test_what_was_never_kept_and_is_taken_away_waits_for_nothing() -> None:
    states = play(["put", "rating/sql", rating(1)], ["remove", "rating/sql"])
    assert states[0]["held"]
    assert states[1]["held"] == {}


@pytest.mark.parametrize("absent", [["computer"], ["tab"], ["computer", "tab"]])
def test_storage_that_is_absent(absent: list[str]) -> None:
    put, works, keep, other = play(
        ["put", "rating/sql", rating(1)],
        ["works", absent[0]],
        ["keep", absent[0]],
        ["keep", "tab" if absent == ["computer"] else "computer"],
        areas={"absent": absent},
    )
    assert put["fault"] == ""
    assert works["returned"] is False
    assert keep["fault"] == "broken"
    assert keep["read"] == other["read"] == {"rating/sql": rating(1)}
    assert (other["place"] == "") == (len(absent) == 2)


def test_storage_that_goes_away_is_not_taken_for_an_erasure() -> None:
    *_, put, back = play(
        ["keep", "computer"],
        ["put", "rating/sql", rating(1)],
        ["fail", "full"],
        ["put", "talk/say", {"text": "held"}],
        ["absent", "computer", "tab"],
        ["put", "rating/excel", rating(2)],
        ["absent"],
    )
    assert put["fault"] == "broken"
    assert put["held"] == {"talk/say": {"text": "held"}, "rating/excel": rating(2)}
    assert back["read"] == {"rating/sql": rating(1), **put["held"]}


@pytest.mark.parametrize(
    ("how", "works"), [("full", False), ("denied", False), ("lying", False), ("locked", False), ("", True)]
)
def test_a_place_works_only_if_it_keeps(how: str, works: bool) -> None:
    assert play(["fail", how], ["works", "computer"])[-1]["returned"] is works


def test_a_locked_storage_says_that_not_all_is_gone() -> None:
    states = play(["fail", "locked"], ["erase"], ["fail", ""], ["erase"], areas={"computer": START})
    assert states[1]["returned"] is False
    assert states[3]["returned"] is True
    assert states[3]["texts"]["computer"] == {}


def test_erasing_empties_both_places_but_not_the_mark_of_the_computer() -> None:
    states = play(
        ["shared", True],
        ["put", "rating/new", rating(1)],
        ["copied", "2026-11-22"],
        ["erase"],
        areas={"computer": START, "tab": START},
    )
    assert states[-1]["returned"] is True
    assert states[-1]["texts"] == {"computer": {"cg.shared": "1"}, "tab": {}}
    assert states[-1]["shared"]


def test_a_value_that_does_not_fit_changes_nothing() -> None:
    for step in (["put", "rating/sql", rating(5)], ["putAll", {"rating/a": rating(1), "rating/sql": rating(5)}]):
        state = play(step, areas={"computer": START})[0]
        assert str(state["returned"]).startswith("threw rating/sql is not valid")
        assert state["texts"]["computer"] == START
        assert state["held"] == {}


def test_the_day_of_the_copy_moves_along() -> None:
    assert play(["keep", "tab"], ["copied", "2026-11-22"], ["keep", "computer"])[-1]["copied"] == "2026-11-22"
