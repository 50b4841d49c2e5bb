"""Storage that is full, switched off, or holds what cannot be read: nothing is lost, and the page says so."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import BrowserContext, expect
from support import web
from support.kept_page import (
    FILL,
    FREE,
    ONE_OF_EACH,
    ROLE,
    OpenTab,
    alert,
    buttons,
    copy,
    news,
    place,
    press,
    put,
    read,
    ready,
    stored,
)

# Makes storages throw, as a browser does that lets pages keep nothing.
OFF = """(names) => names.forEach((name) => Object.defineProperty(window, name, {
  get() { throw new DOMException("Access is denied.", "SecurityError"); },
}))"""
# Makes writes fail for want of room while `globalThis.full` is true.
NO_ROOM = """() => {
  const write = Storage.prototype.setItem;
  Storage.prototype.setItem = function (key, text) {
    if (key !== "cg.probe" && globalThis.full) throw new DOMException("", "QuotaExceededError");
    write.call(this, key, text);
  };
  globalThis.full = true;
}"""


def test_a_full_storage_says_so_and_keeps_what_was_there(my: OpenTab) -> None:
    page = my()
    put(page, ONE_OF_EACH)
    press(page, "On this computer")
    expect(alert(page)).to_be_empty()
    page.evaluate(FILL)
    page.get_by_text("Write my notes").click()
    new = "A new text, longer than the old one. " * 20
    page.locator("#cg-talk-say").fill(new)
    page.locator("#cg-talk-say").blur()
    expect(alert(page)).to_contain_text(
        "Not saved: the browser has no space left. What you wrote is still on this page."
    )
    assert json.loads(stored(page)["computer"]["cg.my/talk/say"]) == {"v": 1, "value": ONE_OF_EACH["talk/say"]}
    press(page, "Show it as text to copy")
    text = page.get_by_label("All my entries as text")
    expect(text).to_be_focused()
    assert json.loads(text.input_value())["records"] == {**ONE_OF_EACH, "talk/say": {"text": new}}
    press(page, "Try again")
    expect(news(page)).to_have_text("Still not saved.")
    expect(page.get_by_role("button", name="Try again")).to_be_focused()
    page.evaluate(FREE)
    press(page, "Try again")
    expect(news(page)).to_have_text("Saved now.")
    expect(alert(page)).to_be_empty()
    assert read(my()) == {**ONE_OF_EACH, "talk/say": {"text": new}}


def test_a_full_storage_from_the_start(my: OpenTab) -> None:
    """It is offered while it still takes a little; then nothing fits."""
    page = my()
    page.evaluate(NO_ROOM)
    put(page, ONE_OF_EACH)
    press(page, "On this computer")
    expect(alert(page)).to_contain_text("Not saved: the browser has no space left.")
    expect(place(page)).to_contain_text("Your answers are not kept.")
    expect(news(page)).to_be_empty()
    press(page, "Try again")
    expect(news(page)).to_have_text("Still not saved.")
    assert stored(page) == {"computer": {}, "tab": {}}
    page.evaluate("globalThis.full = false")
    press(page, "Try again")
    expect(place(page)).to_contain_text("kept on this computer")
    expect(alert(page)).to_be_empty()
    assert read(my()) == ONE_OF_EACH


@pytest.mark.parametrize(
    ("off", "offered"),
    [
        (["localStorage", "sessionStorage"], []),
        (["localStorage"], ["In this tab"]),
        (["sessionStorage"], ["On this computer"]),
    ],
)
def test_storage_that_is_switched_off(off: list[str], offered: list[str], context: BrowserContext, my: OpenTab) -> None:
    context.add_init_script(f"({OFF})({json.dumps(off)})")
    page = my()
    assert buttons(page) == offered
    words = page.locator("my-keeping .cg-keeping__choices").get_by_text(
        "This browser does not let pages save anything."
    )
    expect(words).to_have_count(0 if offered else 1)
    page.locator("#cg-my-role").select_option(ROLE)
    page.locator("#cg-my-since").fill("2025-04")
    page.locator("#cg-my-since").blur()
    expect(place(page)).to_contain_text("Your answers are not kept.")
    assert read(page)["me/me"]["since"] == json.loads(copy(page))["records"]["me/me"]["since"] == "2025-04"
    if offered:
        press(page, offered[0])
        expect(place(page)).to_contain_text(f"kept {offered[0].lower()}")
        page.reload()
        assert read(ready(page))["me/me"]["since"] == "2025-04"


def test_every_kind_of_page_works_where_storage_is_switched_off(context: BrowserContext, server: web.Served) -> None:
    context.add_init_script(f'({OFF})(["localStorage", "sessionStorage"])')
    page = context.new_page()
    for address in [*web.FRAMED.values(), "/compare/"]:
        page.goto(server.url(address))
        page.wait_for_load_state()
    expect(page.locator("h1")).to_be_visible()


BROKEN = '{"v":1,"value":{"level":9'


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        ({"cg.my/rating/sql": BROKEN}, "1 entry cannot be read. Nothing was deleted."),
        ({"cg.my/rating/sql": BROKEN, "cg.my/me/me": "null"}, "2 entries cannot be read. Nothing was deleted."),
        (
            {"cg.my/rating/sql": '{"v":2,"value":1}'},
            "1 entry cannot be read. Nothing was deleted. A newer version of this guide wrote it.",
        ),
    ],
)
def test_a_record_that_cannot_be_read_is_shown(texts: dict[str, str], words: str, my: OpenTab) -> None:
    page = my()
    seed = {"cg.keep": "1", "cg.my/talk/say": '{"v":1,"value":{"text":"mine"}}', **texts}
    page.evaluate("(texts) => Object.entries(texts).forEach(([key, text]) => localStorage.setItem(key, text))", seed)
    page.reload()
    note = alert(ready(page)).locator("details")
    expect(note.locator("summary")).to_contain_text(words)
    note.locator("summary").click()
    for key, text in texts.items():
        expect(note.locator("pre")).to_contain_text(f"{key.removeprefix('cg.my/')}: {text}")
    # A change of something else leaves it open to be copied.
    put(page, {"talk/say": {"text": "changed"}})
    expect(note.locator("pre")).to_be_visible()
    after = stored(page)["computer"]
    assert {key: after[key] for key in texts} == texts
    assert read(page) == {"talk/say": {"text": "changed"}}
    press(page, "Erase all")
    expect(page.locator("my-keeping .cg-keeping__choices")).to_contain_text(f"Erase {len(texts) + 1} entries?")


def test_a_change_does_not_overwrite_a_newer_record(my: OpenTab) -> None:
    page = my()
    newer = '{"v":2,"value":{"text":"later","more":1}}'
    page.evaluate(
        "(newer) => { localStorage.setItem('cg.keep', '1'); localStorage.setItem('cg.my/talk/say', newer); }", newer
    )
    page.reload()
    ready(page).get_by_text("Write my notes").click()
    page.locator("#cg-talk-say").fill("mine")
    page.locator("#cg-talk-say").blur()
    expect(alert(page)).to_contain_text("Not saved: a newer version of this guide has saved something here.")
    assert stored(page)["computer"]["cg.my/talk/say"] == newer
    assert json.loads(copy(page))["records"] == {"talk/say": {"text": "mine"}}
