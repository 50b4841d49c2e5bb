"""Several tabs keep the same things: none overwrites, outlives or forgets what another did."""

from __future__ import annotations

import pytest
from support.storage_harness import KEPT, SQL, play, rating, text


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
        *(
            ["tab", 1],
            ["put", "rating/sql", rating(4)],
            ["put", "rating/excel", rating(1)],
            ["put", "goal/1", {"role": "", "text": "g"}],
        ),
        *(
            ["tab", 0],
            ["put", "rating/sql", rating(1)],
            ["put", "goal/1", {"role": "", "text": "g"}],
            ["keep", "computer"],
        ),
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
    begin = [
        ["keep", "computer"],
        ["fail", "full"],
        ["put", "rating/sql", rating(1)],
        ["fail", ""],
        ["tab", 1],
        ["erase"],
        ["tab", 0],
    ]
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
    state = play(
        ["tab", 0], ["heard", "cg.keep", None], areas={"computer": {SQL: text(rating(1)), "cg.other": "not ours"}}
    )[-1]
    assert state["texts"]["computer"] == {"cg.other": "not ours"}


def test_what_is_kept_in_this_tab_stays_when_the_computer_is_erased_elsewhere() -> None:
    last = play(["keep", "tab"], ["fail", "full"], ["put", "rating/sql", rating(1)], ["heard", "cg.keep", None])[-1]
    assert last["held"] == {"rating/sql": rating(1)}
    assert last["fault"] == "full"
