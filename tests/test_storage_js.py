"""What a person keeps is never lost: storage that fails at any write, texts that cannot be read, copies that are none."""

from __future__ import annotations

import functools
import hashlib
import json
import re
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import node
import pytest
from company import HERE

SCRIPT = HERE / "storage.mjs"
FOLDER = HERE.parent / "overrides" / "assets" / "careerguide" / "my"
RECORDS = HERE / "records"
Step = Sequence[Any]
State = dict[str, Any]

# The form that records have in storage, for ever: a version that was published is never edited.
FROZEN = {1: "88e65b10cc7b97f91f06eac60c322d8c9bb873ad6752d6255efb642d8b9151a7"}


def ask(**given: Any) -> dict[str, Any]:
    """What the site's scripts answer."""
    command = [*node.node(), str(SCRIPT), str(FOLDER)]
    done = subprocess.run(command, input=json.dumps(given), capture_output=True, text=True, check=True, encoding="utf-8")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def play(*steps: Any, **session: Any) -> list[State]:
    """A session's states, one after each step."""
    found: list[State] = ask(sessions=[{"steps": list(steps), **session}])["sessions"][0]
    return found


def text(value: object, version: object = 1) -> str:
    """A record as storage has it."""
    return json.dumps({"v": version, "value": value}, separators=(",", ":"), ensure_ascii=False)


def rating(level: int) -> dict[str, Any]:
    return {"level": level, "aside": False}


KEPT = {"cg.keep": "1"}
SQL = "cg.my/rating/sql"
FULL = "x" * 2000

# --- Storage that fails at any write ---------------------------------------------------------------------------------

BROKEN = '{"v":1,"value":{"level":9,"aside":fal'
LATER = text({"stars": 5}, 2)
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
        {"rating/excel": rating(4), "goal/1": {"role": "", "text": "one"}, "goal/3": {"role": "a", "text": ""}, "rating/sql": rating(1)},
    ],
    ["remove", "figure/2026-10/qa-score"],
    ["put", "rating/excel", rating(0)],
    ["copied", "2026-11-22"],
    ["put", "target/qa-score", {"low": 90, "high": None}],
    ["keep", "tab"],
    ["put", "rating/excel", rating(1)],
    ["remove", "goal/1"],
    ["put", "entry/abcdefgh", {"month": "2026-10", "kind": "task", "text": "a"}],
    ["putAll", {"goal/1": {"role": "", "text": "again"}, "entry/abcdefgh": {"month": "2026-11", "kind": "value", "text": "b"}}],
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
HOWS = ("full", "denied", "locked", "lying")


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
        {"areas": {"computer": START}, "steps": [["fail", how, number, 10**9 if lasting else number], *SESSION, ["fail", ""], ["flush"]]}
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
                    assert {key: value for key, value in old.items() if "/rating/french" in key or "aside" in key}.items() <= new.items()
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
        ["open"], ["putAll", all_], ["fail", ""], ["flush"], areas={"computer": START}, fail={"how": how, "from": number, "to": 10**9}
    )
    assert bool(after["returned"]) == (number <= 6)  # five records, and the text that was set aside
    assert after["read"] == (before["read"] if number <= 6 else {**before["read"], **all_})
    assert BROKEN in everywhere(after)
    assert later[-1]["read"] == later[-1]["stored"] == after["read"]
    assert BROKEN in everywhere(later[-1])


def test_what_is_held_outlives_records_that_do_not_come() -> None:
    """The record was overwritten and cannot come back: what is read is still the change that waits."""
    state = play(
        *(["keep", "computer"], ["put", "rating/sql", rating(1)], ["fail", "denied", 1, 1], ["put", "rating/sql", rating(2)]),
        *(["fail", "denied", 2], ["putAll", {"rating/sql": rating(3), "rating/excel": rating(3)}]),
    )[-1]
    assert state["returned"] == state["fault"] == "broken"
    assert state["read"] == {"rating/sql": rating(2)}


# --- What is said, and when ------------------------------------------------------------------------------------------


def test_nothing_is_stored_before_the_person_says_where() -> None:
    steps = [step for step in SESSION if step[0] not in ("keep", "flush", "erase")]
    states = play(*steps, ["works", "tab"], ["works", "computer"], ["flush"])
    assert all(state["texts"] == {"computer": {}, "tab": {}} and state["place"] == state["fault"] == "" for state in states)
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


@pytest.mark.parametrize(("how", "works"), [("full", False), ("denied", False), ("lying", False), ("locked", False), ("", True)])
def test_a_place_works_only_if_it_keeps(how: str, works: bool) -> None:
    assert play(["fail", how], ["works", "computer"])[-1]["returned"] is works


def test_a_locked_storage_says_that_not_all_is_gone() -> None:
    states = play(["fail", "locked"], ["erase"], ["fail", ""], ["erase"], areas={"computer": START})
    assert states[1]["returned"] is False
    assert states[3]["returned"] is True
    assert states[3]["texts"]["computer"] == {}


def test_erasing_empties_both_places_but_not_the_mark_of_the_computer() -> None:
    states = play(
        ["shared", True], ["put", "rating/new", rating(1)], ["copied", "2026-11-22"], ["erase"], areas={"computer": START, "tab": START}
    )
    assert states[-1]["returned"] is True
    assert states[-1]["texts"] == {"computer": {"cg.shared": "1"}, "tab": {}}
    assert states[-1]["shared"]


def test_a_value_that_does_not_fit_changes_nothing() -> None:
    for step in (["put", "rating/sql", rating(5)], ["putAll", {"rating/a": rating(1), "rating/sql": rating(5)}]):
        state = play(step, areas={"computer": START})[0]
        assert str(state["returned"]).startswith("threw rating/sql does not fit")
        assert state["texts"]["computer"] == START
        assert state["held"] == {}


def test_the_day_of_the_copy_moves_along() -> None:
    assert play(["keep", "tab"], ["copied", "2026-11-22"], ["keep", "computer"])[-1]["copied"] == "2026-11-22"


# --- Several tabs ----------------------------------------------------------------------------------------------------


def test_a_tab_does_not_move_onto_what_another_keeps_on_the_computer() -> None:
    states = play(
        *(["keep", "computer"], ["put", "rating/sql", rating(1)]),
        *(["tab", 1], ["keep", "tab"], ["put", "rating/sql", rating(4)], ["keep", "computer"]),
        areas={},
    )
    # The second tab sees what the computer keeps, so that its things go there as well.
    assert states[-1]["stored"] == {"rating/sql": rating(4)}
    states = play(
        *(["tab", 1], ["keep", "tab"], ["put", "rating/sql", rating(4)]),
        *(["tab", 0], ["keep", "computer"], ["put", "rating/sql", rating(1)]),
        *(["tab", 1], ["keep", "computer"], ["put", "rating/sql", rating(3)]),
    )
    assert states[-2]["returned"] == "taken"
    assert states[-1]["place"] == "tab"
    assert states[-1]["texts"]["computer"][SQL] == text(rating(1))
    assert states[-1]["texts"]["tab"][SQL] == text(rating(3))


@pytest.mark.parametrize("there", [{}, {SQL: text(rating(1))}])
def test_a_move_that_was_broken_off_goes_on(there: dict[str, str]) -> None:
    own = {SQL: text(rating(1)), "cg.my/rating/excel": text(rating(2))}
    last = play(["keep", "computer"], areas={"computer": {**KEPT, **there}, "tab": {**KEPT, **own}})[-1]
    assert last["returned"] == ""
    assert last["texts"] == {"computer": {**KEPT, **own}, "tab": {}}


def test_what_an_erasure_left_behind_does_not_come_back() -> None:
    last = play(["keep", "computer"], areas={"computer": {SQL: text(rating(1)), "cg.aside/rating/sql": "{"}})[-1]
    assert last["texts"]["computer"] == KEPT


def test_what_stands_in_another_tab_joins_in_but_overwrites_nothing() -> None:
    states = play(
        *(["tab", 1], ["put", "rating/sql", rating(4)], ["put", "rating/excel", rating(1)], ["put", "goal/1", {"role": "", "text": "g"}]),
        *(["tab", 0], ["put", "rating/sql", rating(1)], ["put", "goal/1", {"role": "", "text": "g"}], ["keep", "computer"]),
        *(["tab", 1], ["heard", "cg.keep", "1"], ["flush"]),
    )
    joined = states[-2]
    assert joined["held"] == {"rating/sql": rating(4)}
    assert joined["fault"] == ""
    assert joined["stored"] == {"rating/sql": rating(1), "rating/excel": rating(1), "goal/1": {"role": "", "text": "g"}}
    assert states[-1]["stored"]["rating/sql"] == rating(4)


def test_a_change_before_the_news_of_another_tab_joins_in_first() -> None:
    last = play(
        *(["tab", 1], ["put", "rating/sql", rating(4)], ["tab", 0], ["keep", "computer"]),
        *(["tab", 1], ["put", "rating/excel", rating(1)], ["heard", "cg.keep", "1"]),
    )[-1]
    assert last["held"] == {}
    assert last["stored"] == {"rating/sql": rating(4), "rating/excel": rating(1)}


def test_a_tab_that_has_no_room_to_join_in_says_so() -> None:
    last = play(
        *(["tab", 1], ["put", "rating/sql", rating(4)], ["tab", 0], ["keep", "computer"], ["fail", "full"]),
        *(["tab", 1], ["heard", "cg.keep", "1"]),
    )[-1]
    assert last["fault"] == "full"
    assert last["held"] == {"rating/sql": rating(4)}


@pytest.mark.parametrize("news", [("cg.keep", None), (None, None)])
def test_what_another_tab_erases_is_erased_here(news: tuple[str | None, None]) -> None:
    begin = [["keep", "computer"], ["fail", "full"], ["put", "rating/sql", rating(1)], ["fail", ""], ["tab", 1], ["erase"], ["tab", 0]]
    assert play(*begin)[-1]["held"]
    heard = play(*begin, ["heard", *news])[-1]
    assert heard["held"] == heard["read"] == {}
    assert heard["fault"] == ""
    # A change that is made after it, before the news, is no part of what was erased.
    late = play(*begin, ["put", "rating/excel", rating(2)], ["heard", *news])[-1]
    assert late["held"] == {"rating/excel": rating(2)}
    assert late["texts"]["computer"] == {}


def test_what_was_written_while_another_tab_erased_does_not_stay_behind() -> None:
    """The consent is gone, but a record came after it: the tab that wrote it takes it away."""
    state = play(["tab", 0], ["heard", "cg.keep", None], areas={"computer": {SQL: text(rating(1)), "cg.other": "not ours"}})[-1]
    assert state["texts"]["computer"] == {"cg.other": "not ours"}


def test_what_is_kept_in_this_tab_stays_when_the_computer_is_erased_elsewhere() -> None:
    last = play(["keep", "tab"], ["fail", "full"], ["put", "rating/sql", rating(1)], ["heard", "cg.keep", None])[-1]
    assert last["held"] == {"rating/sql": rating(1)}
    assert last["fault"] == "full"


# --- Texts that cannot be read ---------------------------------------------------------------------------------------

NO_VERSIONS: list[Any] = [0, -1, "1", 1.5, None, True, [1], {}]
NO_LEVELS: list[Any] = ["1", 1.5, None, [1], {}]
NO_ASIDES: list[Any] = [0, 1, "false", None, []]
UNREADABLE = [
    *(text(rating(1))[:size] for size in range(len(text(rating(1))))),
    *(text(rating(1), version) for version in NO_VERSIONS),
    '{"v":1e400,"value":{"level":1,"aside":false}}',
    '{"value":{"level":1,"aside":false}}',
    '{"v":1}',
    *(text(value) for value in (None, 1, "a", True, [], [1], {}, {"level": 1}, {"aside": False}, {**rating(1), "more": 1})),
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
    found: list[list[State]] = ask(sessions=[{"areas": {"computer": {**KEPT, SQL: each}}, "steps": list(steps)} for each in unread])[
        "sessions"
    ]
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
        ["put", "rating/sql", rating(1)], areas={"computer": {**KEPT, SQL: BROKEN}}, fail={"how": how, "from": number, "to": 10**9}
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
    for newer, states in zip(NEWER, sessions_on(NEWER, step, ["flush"], ["keep", "tab"], ["keep", "computer"]), strict=True):
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


# --- Versions --------------------------------------------------------------------------------------------------------


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
    assert unfrozen(version + 1, steps, RECORDS) == [f"{version} steps in MIGRATIONS, not {steps}", f"v{version + 1}.json as it was frozen"]


@pytest.mark.parametrize("version", FROZEN)
def test_frozen_records_are_read_and_written_as_ever(version: int) -> None:
    texts = frozen(version)
    said = ask(sessions=[{"areas": {"computer": {**KEPT, **texts}}, "steps": [["open"], ["keep", "tab"], ["keep", "computer"]]}])
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


# --- Copies ----------------------------------------------------------------------------------------------------------

MINE = {**KEPT, SQL: text(rating(4)), "cg.my/talk/say": text({"text": "mine"}), "cg.my/rating/broken": "{", "cg.my/rating/french": LATER}
COPY_RECORDS = {
    "me/me": {"role": "agent", "since": "2025-04", "next": "team-leader"},
    "rating/sql": {"level": 2, "aside": True},
    "figure/2026-10/qa-score": {"value": 92.5},
    "target/qa-score": {"low": -1e-7, "high": None},
    "entry/abcdefgh": {"month": "2026-10", "kind": "task", "text": 'José "नमस्ते" \\ 🙂'},
}
DAY = "2026-11-22"


@functools.cache
def copy() -> str:
    found: str = ask(copies=[{"records": COPY_RECORDS, "day": DAY}])["copies"][0]
    return found


def brought(texts: list[str]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = ask(texts=texts, before=MINE)["brought"]
    return found


def whole(records: str, head: str = '"careerguide":1,"taken":"2026-11-22"') -> str:
    return f'{{{head},"records":{records}}}'


def one(value: str, key: str = '"rating/sql"') -> str:
    return whole(f"{{{key}:{value}}}")


RECORD = '{"level":2,"aside":true}'
BAD_NUMBERS = [
    "-01",
    "01",
    "00",
    "-00",
    "+1",
    "++1",
    "1.",
    ".5",
    "-.5",
    "1.e1",
    "1e",
    "1e+",
    "1E-",
    "1ee1",
    "1e1.5",
    "0x1",
    "0X1F",
    "1_000",
    "1,5",
    "-",
    "-a",
    "1a",
    "0b1",
    "0o7",
    "∞",
    "Infinity",
    "-Infinity",
    "NaN",
    "-NaN",
    "nan",
    "1.2.3",
    "2.e3",
    "0e",
    "0e+",
    "0.e1",
    "-2.",
    "--1",
    "1-2",
    "1n",
    "1/2",
    "1+1",
    "Inf",
    "9.e+",
    ".e1",
    "1eE2",
    "\u0661",
    "\uff11",
]
BAD_TEXTS = [
    *(
        "'a'",
        '"a',
        'a"',
        "a",
        "`a`",
        "“a”",
        "«a»",
        '"a\tb"',
        '"a\nb"',
        '"a\rb"',
        '"\u0000"',
        '"\u0001"',
        '"\u001f"',
        '"a" "b"',
        '"a"b',
        '""a""',
    ),
    *(
        f'"\\{each}"'
        for each in (
            "a",
            "x41",
            "'",
            "0",
            "012",
            "u",
            "u1",
            "u12",
            "u123",
            "uZZZZ",
            "u{41}",
            "U0041",
            "v",
            "e",
            " ",
            "\n",
            "u 041",
            "\u00e9",
        )
    ),
    *(
        '"\\"',
        '"\\\\\\"',
        '"\\uD834\\u"',
        '"\\uD834\\uD"',
        "\\u0022a\\u0022",
        '"a\\',
        "\ud800",
        "undefined",
        "None",
        "Null",
        "NULL",
        "True",
        "TRUE",
        "nul",
        "tru",
        "fals",
    ),
]
BAD_RECORDS = [
    *(
        "{",
        "}",
        "[",
        "]",
        "{]",
        "[}",
        "{{}}",
        "{[]}",
        "{}}",
        "[{]}",
        "{,}",
        "{:}",
        "{:1}",
        '{"a"}',
        '{"a":}',
        '{"a",1}',
        '{"a":1,}',
        '{"a":1,,"b":1}',
    ),
    *(
        '{,"a":1}',
        '{"a" 1}',
        '{"a"::1}',
        '{"a":1 "b":1}',
        '{"a":1:2}',
        "{a:1}",
        "{'a':1}",
        "{1:1}",
        "{null:1}",
        '{"a":1}/*c*/',
        '{/*c*/"a":1}',
        '{"a":1}//',
        '#{"a":1}',
    ),
    *(
        "[1,]",
        "[,1]",
        "[1,,2]",
        "[,]",
        "[1 2]",
        "[1:2]",
        '["a":1]',
        "[1;2]",
        "[-]",
        "[...]",
        "[]]",
        "[[]",
        "[1,\n1\n,1",
        "({})",
        "{};",
        "*",
        "?",
        "<null>",
        '{"a":b}',
        "{}{}",
        "{} {}",
    ),
    *(
        '{"a":"b"}#',
        '{"a":[}',
        '{"a":[1,}',
        '{"a":/',
        '{"a":{',
        '{"a":"',
        "{\u00a0}",
        "{\u2003}",
        "{\u2060}",
        "{\u000c}",
        "{\u000b}",
        "\ufeff{}",
        "{\u0000}",
        "{\u0085}",
        "{\u200b}",
        "{\u2028}",
    ),
]
DOCUMENTS = [
    *(
        "",
        " ",
        "\n",
        "\t\r\n ",
        "\u0000",
        "\u0000" * 5000,
        "\ufeff",
        "\ufeff\ufeff{}",
        "\u00a0",
        "null",
        "true",
        "0",
        "1e999",
        "-0",
        '""',
        '"careerguide"',
        "[]",
        "{}",
        "[[]]",
        "[{}]",
    ),
    *(
        "[" * 100_000,
        "[" * 100_000 + "]" * 100_000,
        '{"a":' * 100_000,
        '{"a":' * 100_000 + "1" + "}" * 100_000,
        "]" * 100_000,
        '[{"":' * 50_000,
        "-" * 100_000,
        '"' * 100_000,
    ),
    *(
        "\ufeff\ufeff" + one(RECORD),
        one(RECORD) + "x",
        one(RECORD) + "\u0000",
        one(RECORD) * 2,
        one(RECORD) + "," + one(RECORD),
        "x" + one(RECORD),
        one(RECORD) + "]",
        "[" + one(RECORD),
        one(RECORD) + "// end",
        "\u0000" + one(RECORD),
    ),
    *(
        "\ufffe" + one(RECORD),
        "\u200b" + one(RECORD),
        "while(1);" + one(RECORD),
        "callback(" + one(RECORD) + ")",
        one(RECORD).replace('"', "'"),
        one(RECORD).replace('"', "“"),
        one(RECORD).replace(":", "="),
        one(RECORD).replace(",", ";"),
    ),
    *(
        "\x00".join(one(RECORD)),
        one(RECORD).encode("utf-16-le").decode("latin-1"),
        one(RECORD).encode().hex(),
        "UEsDBBQABgAIAAAAIQ",
        "PK\x03\x04\x14\x00",
        "%PDF-1.7",
        "\x89PNG\r\n\x1a\n",
        "\x1f\x8b\x08",
    ),
    *("[" + one(RECORD) + "]", json.dumps(one(RECORD)), '{"copy":' + one(RECORD) + "}"),
]
FOREIGN = [
    "<!doctype html><html><body>404</body></html>",
    "<?xml version='1.0'?><records/>",
    "skill,level\nsql,3\n",
    "skill;level\r\nsql;3\r\n",
    "careerguide: 1\nrecords: {}\n",
    "# My skills\n\n* SQL\n",
    "BEGIN:VCALENDAR\nEND:VCALENDAR\n",
    '{"name":"app","version":"1.0.0","dependencies":{}}',
    '{"version":1,"bookmarks":[{"url":"http://a"}]}',
    '{"type":"FeatureCollection","features":[]}',
    '{"log":{"version":"1.2","entries":[]}}',
    '{"records":{"rating/sql":{"level":2,"aside":true}}}',
    '{"records":[],"careerguide":1}',
    '{"careerguide":1}',
    '{"careerguide":1,"records":null}',
    '{"careerguide":1,"records":"{}"}',
    '{"careerguide":1,"records":1}',
    '{"careerguide":1,"records":{}}',
    '{"careerguide":1,"records":[{"level":2,"aside":true}]}',
    '{"Careerguide":1,"records":{"rating/sql":{"level":2,"aside":true}}}',
    '{"__proto__":{"careerguide":1,"records":{"rating/sql":{"level":2,"aside":true}}}}',
    '{"careerguide":1,"__proto__":{"records":{"rating/sql":{"level":2,"aside":true}}}}',
    *(
        whole(f'{{"rating/sql":{RECORD}}}', f'"careerguide":{version}')
        for version in ("0", "-1", "2", "99", '"1"', "1.5", "null", "[1]", "{}", "true", "1e999", "1e400")
    ),
    *(
        one(RECORD, key)
        for key in (
            '"rating/SQL"',
            '"rating"',
            '"sql"',
            '""',
            '"__proto__"',
            '"constructor"',
            '"rating/../x"',
            '"cg.keep"',
            '"unknown/x"',
            '" rating/sql"',
            '"rating/sql\\u0000"',
            '"0"',
        )
    ),
    *(
        one(value)
        for value in (
            "null",
            "[]",
            "{}",
            "2",
            '"2"',
            '{"level":2}',
            '{"level":"2","aside":true}',
            '{"level":2,"aside":true,"x":1}',
            '{"level":5,"aside":true}',
            '{"level":1e999,"aside":true}',
        )
    ),
    *(
        one(value)
        for value in (
            '{"level":2,"aside":true,"__proto__":1}',
            '{"level":2,"__proto__":{"aside":true}}',
            "[" * 50_000 + "]" * 50_000,
            '{"level":[2],"aside":true}',
        )
    ),
    whole(f'{{"rating/sql":{RECORD},"rating/excel":{{"level":7,"aside":true}}}}'),
    whole(f'{{"rating/sql":{RECORD},"talk/say":{{"text":"{"x" * 5001}"}}}}'),
    whole(f'{{"rating/sql":{RECORD},"__proto__":{RECORD}}}'),
]
MALFORMED = [
    *(one(f'{{"level":{number},"aside":true}}') for number in BAD_NUMBERS),
    *(one(f'{{"text":{each}}}', '"talk/say"') for each in BAD_TEXTS),
    *(whole(each) for each in BAD_RECORDS),
    *DOCUMENTS,
]
HUGE = [
    "x" * 3_000_000,
    " " * 3_000_000 + one(RECORD),
    one(RECORD) + " " * 3_000_000,
    "[" * 3_000_000,
    whole("{" + ",".join(f'"rating/s{number}":{RECORD}' for number in range(6000)) + "}"),
    whole("{" + ",".join(f'"entry/{number:08}":{{"month":"2026-10","kind":"task","text":"{"x" * 1900}"}}' for number in range(1600)) + "}"),
]
WELL = [
    one(RECORD),
    "\ufeff" + one(RECORD),
    f" \t\r\n{one(RECORD)}\r\n\t ",
    one(RECORD).replace(",", " ,\r\n\t").replace(":", " : "),
    whole(f'{{"rating/sql":{RECORD}}}', '"careerguide":1.0'),
    whole(f'{{"rating/sql":{RECORD}}}', '"careerguide":10e-1'),
    whole(f'{{"rating/sql":{{"level":0,"aside":true}},"rating/sql":{RECORD}}}'),
    whole(f'{{"rating/s\\u0071l":{RECORD}}}'),
    one('{"text":"\\ud800 \\u0000 \\/ \\b\\f\\n\\r\\t \\"\\\\"}', '"talk/say"'),
    one('{"text":"\ud800 \u2028 \u007f"}', '"talk/say"'),
    one('{"value":-0.1e+2}', '"figure/2026-10/nps"'),
    one('{"value":123456789012345678901234567890}', '"figure/2026-10/nps"'),
]
SENTENCE = re.compile(r"[A-Z].{14,}\.$", re.DOTALL)


def test_what_is_no_copy_is_refused_in_words() -> None:
    assert len(MALFORMED) >= 190
    assert len(set(MALFORMED)) == len(MALFORMED)
    for each, answer in zip(MALFORMED + FOREIGN + HUGE, brought(MALFORMED + FOREIGN + HUGE), strict=True):
        assert list(answer) == ["fault"], each[:200]
        assert SENTENCE.match(answer["fault"]), answer["fault"]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("{", "cut off or changed"),
        (" \n", "no text here"),
        (FOREIGN[0], "cut off or changed"),
        (FOREIGN[7], "file of another kind"),
        (FOREIGN[11], "file of another kind"),
        ('{"careerguide":1,"records":{}}', "empty"),
        (whole(f'{{"rating/sql":{RECORD}}}', '"careerguide":2'), "newer version of the guide"),
        (one(RECORD, '"rating/SQL"'), "rating/SQL"),
        (HUGE[0], "far larger"),
        (HUGE[4], "more in it"),
    ],
)
def test_the_words_say_why(given: str, words: str) -> None:
    assert words in brought([given])[0]["fault"]


def test_odd_texts_that_are_whole_copies_are_taken() -> None:
    for each, answer in zip(WELL, brought(WELL), strict=True):
        took(answer, each)


def took(answer: dict[str, Any], given: str) -> None:
    """All that the copy has came, just as it reads; all else is as it was."""
    assert answer["returned"] == "", given
    assert answer["parsed"]
    after = {**MINE, **{f"cg.my/{key}": None for key in answer["parsed"]}}
    assert set(answer["texts"]) == set(after)
    for key, value in after.items():
        if value is None:
            assert json.loads(answer["texts"][key]) == {"v": 1, "value": answer["parsed"][key.removeprefix("cg.my/")]}, given
        else:
            assert answer["texts"][key] == value


def test_a_copy_comes_back_as_it_was() -> None:
    answer = brought([copy()])[0]
    took(answer, copy())
    assert answer["parsed"] == COPY_RECORDS


def test_a_copy_that_is_cut_off_anywhere_is_refused() -> None:
    text = copy().rstrip("\n")
    cut = [text[:size] for size in range(len(text))] + [text[size:] for size in range(1, len(text))]
    assert len(cut) > 800
    assert [list(answer) for answer in brought(cut)] == [["fault"]] * len(cut)


def test_a_copy_with_any_byte_changed_is_refused_or_taken_as_it_reads() -> None:
    """As the browser reads a file: what is no UTF-8 becomes U+FFFD."""
    own = copy().encode()
    changed = [own[:place] + own[place + 1 :] for place in range(len(own))]
    for bit in range(8):
        changed += [own[:place] + bytes([own[place] ^ 1 << bit]) + own[place + 1 :] for place in range(len(own))]
    texts = [each.decode("utf-8", "replace") for each in changed]
    refused = 0
    for each, answer in zip(texts, brought(texts), strict=True):
        if "fault" in answer:
            refused += 1
            assert list(answer) == ["fault"]
            assert SENTENCE.match(answer["fault"]), answer["fault"]
        else:
            took(answer, each)
    assert 2000 < refused < len(texts) - 500


@pytest.mark.parametrize("number", range(1, 7))
def test_a_copy_that_does_not_fit_changes_nothing(number: int) -> None:
    areas = {"computer": MINE}
    state = play(["putAll", COPY_RECORDS], areas=areas, fail={"how": "full", "from": number, "to": number})[-1]
    assert state["returned"] == ("full" if number <= 5 else "")
    assert (state["texts"]["computer"] == MINE) == (number <= 5)
