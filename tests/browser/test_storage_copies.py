"""Copies of all records: brought back whole, from text or from a file, or refused with a sentence."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect
from support.kept_page import (
    FILL,
    ONE_OF_EACH,
    OpenTab,
    as_copy,
    bring,
    copies,
    copy,
    place,
    press,
    put,
    rating,
    read,
    ready,
    stored,
)

# A text and what the page says of it.
NO_COPIES = [
    ("", "There is no text here."),
    ("{", "cut off or changed"),
    (as_copy(ONE_OF_EACH)[:-3], "cut off or changed"),
    ('{"name":"app","version":"1.0.0"}', "not a copy from this guide"),
    (as_copy({}), "This copy is empty."),
    (as_copy({"talk/say": {"text": 1}, "rating/sql": rating(1)}), "One part of this copy cannot be read: talk/say."),
    (as_copy({"rating/sql": rating(1)}).replace('"careerguide": 1', '"careerguide": 2'), "newer version of the guide"),
    (as_copy({"<img src=x onerror=alert(1)>": 1}), "<img src=x onerror=alert(1)>"),
]


def test_a_text_that_is_not_a_copy_is_refused_with_the_reason(my: OpenTab) -> None:
    """One after the other on the same page, which has no reason to change."""
    page = my()
    put(page, ONE_OF_EACH)
    press(page, "On this computer")
    before = stored(page)
    for text, words in NO_COPIES:
        bring(page, text)
        refused = page.locator("my-keeping details [role=status]")
        expect(refused).to_contain_text(words)
        expect(refused).to_contain_text("Nothing was changed.")
        assert stored(page) == before
        assert copies(page).get_by_label("Paste a copy").input_value() == text


def test_a_copy_restores_everything_after_erasing(my: OpenTab) -> None:
    page = my()
    put(page, ONE_OF_EACH)
    press(page, "On this computer")
    before = stored(page)
    text = copy(page)
    press(page, "Select the text")
    expect(place(page)).to_contain_text("Last copy: 22 Nov 2026.")
    press(page, "Erase all")
    press(page, "Yes, erase everything")
    assert stored(page) == {"computer": {}, "tab": {}}
    bring(page, text)
    expect(page.locator("my-keeping details [role=status]")).to_have_text(f"{len(ONE_OF_EACH)} entries restored.")
    assert stored(page) == {"computer": {}, "tab": {}}
    press(page, "On this computer")
    assert read(page) == ONE_OF_EACH
    assert stored(page) == before


@pytest.mark.parametrize("head", ["", "\ufeff"])
def test_a_saved_copy_can_be_imported(head: str, my: OpenTab) -> None:
    page = my()
    put(page, ONE_OF_EACH)
    copies(page)
    with page.expect_download() as download:
        press(page, "Save as a file")
    saved = download.value
    assert saved.suggested_filename == "career-2026-11-22.json"
    text = saved.path().read_bytes()
    other = my()
    copies(other).get_by_label("Or choose a file").set_input_files(
        {"name": "copy.json", "mimeType": "application/json", "buffer": head.encode() + text}
    )
    expect(other.locator("my-keeping details [role=status]")).to_have_text(f"{len(ONE_OF_EACH)} entries restored.")
    assert read(other) == ONE_OF_EACH


def test_a_file_that_is_not_a_copy_is_refused(my: OpenTab) -> None:
    page = my()
    file, answer = copies(page).get_by_label("Or choose a file"), page.locator("my-keeping details [role=status]")
    for name, content, words in (
        ("huge.json", b"x" * 4_000_001, "too large"),
        ("copy.xlsx", b"PK\x03\x04\xff\xfe", "cut off or changed"),
        ("copy.txt", as_copy(ONE_OF_EACH).encode("utf-16-be"), "cut off or changed"),
        ("large.json", b" " * 3_000_000, "too large"),
    ):
        file.set_input_files({"name": name, "mimeType": "text/plain", "buffer": content})
        expect(answer).to_contain_text(words)
        expect(answer).to_contain_text("Nothing was changed.")
    assert read(page) == {}


@pytest.mark.parametrize("takes_copy", [True, False])
def test_a_copy_that_differs_asks_which_to_keep(takes_copy: bool, my: OpenTab) -> None:
    page = my()
    mine = {
        "talk/say": {"text": "mine"},
        "talk/hear": {"text": "same"},
        "rating/sql": rating(1),
        "goal/1": {"role": "", "text": "only here"},
    }
    copied = {
        "talk/say": {"text": "copied"},
        "talk/hear": {"text": "same"},
        "rating/sql": rating(4),
        "goal/3": {"role": "", "text": "only there"},
    }
    put(page, mine)
    press(page, "On this computer")
    bring(page, as_copy(copied))
    answer = page.locator("my-keeping details [role=status]")
    expect(answer).to_contain_text("The copy has 4 entries. 2 of them differ from what is here.")
    assert read(page) == mine
    take = page.get_by_role("button", name="Use the values of the copy")
    expect(take).to_be_focused()
    press(page, "Use the values of the copy" if takes_copy else "Keep mine where they differ")
    expect(answer).to_have_text(re.compile(r"^\d entries restored\.$"))
    assert read(page) == ({**mine, **copied} if takes_copy else {**copied, **mine})
    page.reload()
    assert read(ready(page)) == ({**mine, **copied} if takes_copy else {**copied, **mine})


def test_current_values_are_those_at_the_time_of_the_answer(my: OpenTab) -> None:
    page, other = my(), my()
    put(page, {"talk/say": {"text": "mine"}})
    press(page, "On this computer")
    bring(page, as_copy({"talk/say": {"text": "copied"}, "talk/hear": {"text": "copied"}}))
    expect(page.locator("my-keeping details [role=status]")).to_contain_text("1 of them differs from what is here.")
    put(other, {"talk/hear": {"text": "just now"}})
    expect(page.locator("#cg-talk-hear")).to_have_value("just now")
    press(page, "Keep mine where they differ")
    expect(page.locator("my-keeping details [role=status]")).to_have_text("Your entries are unchanged.")
    assert read(page) == {"talk/say": {"text": "mine"}, "talk/hear": {"text": "just now"}}


def test_a_copy_that_is_too_large_changes_nothing(my: OpenTab) -> None:
    page = my()
    put(page, {"talk/say": {"text": "mine"}})
    press(page, "On this computer")
    page.evaluate(FILL)
    before = stored(page)
    bring(page, as_copy({"talk/hear": {"text": "x" * 4000}, "talk/say": {"text": "copied"}}))
    press(page, "Use the values of the copy")
    expect(page.locator("my-keeping details [role=status]")).to_have_text(
        "There is no space for everything. Nothing was changed."
    )
    assert stored(page) == before
    assert read(page) == {"talk/say": {"text": "mine"}}
