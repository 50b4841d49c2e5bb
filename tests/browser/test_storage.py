"""What a person keeps, in a real browser over plain http: nothing before they say where, the same in every tab, never lost."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from support import web

MODULE = "/assets/careerguide/my/storage.js"
KEEPING = "my-keeping"
ROLE, NEXT = "customer-support-executive", "team-leader"
OFF = """for (const name of NAMES) Object.defineProperty(window, name, { get() { throw new DOMException("Access is denied.", "SecurityError"); } });"""
Records = dict[str, Any]


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A profile of its own, for several tabs; what a page complains of fails the test."""
    own = chromium.new_context(viewport={"width": 1366, "height": 768})
    own.clock.install(time=web.NOON)
    wrong: list[str] = []
    own.on("weberror", lambda error: wrong.append(str(error.error)))
    own.on("dialog", lambda dialog: dialog.accept())
    yield own
    own.close()
    assert wrong == []


@pytest.fixture
def my(context: BrowserContext, server: web.Served) -> Callable[[], Page]:
    """/my/ in a new tab, ready to be filled in."""

    def tab() -> Page:
        page = context.new_page()
        page.goto(server.url("/my/"))
        return ready(page)

    return tab


def ready(page: Page) -> Page:
    page.locator("#cg-my-role").wait_for()
    expect(page.locator("my-keeping .cg-keeping__said")).not_to_be_empty()
    return page


def do(page: Page, script: str, given: object = None) -> Any:
    """Run a script with the page's own `store`."""
    return page.evaluate(f"async (given) => {{ const {{ store }} = await import('{MODULE}'); {script} }}", given)


def read(page: Page) -> Records:
    found: Records = do(page, "return Object.fromEntries(store.keys().map((key) => [key, store.get(key)]));")
    return found


def put(page: Page, records: Records) -> None:
    do(page, "for (const [key, value] of Object.entries(given)) store.put(key, value);", records)


def stored(page: Page) -> dict[str, dict[str, str]]:
    """Both storages, but for the colours that were chosen."""
    found: dict[str, dict[str, str]] = page.evaluate("({ computer: { ...localStorage }, tab: { ...sessionStorage } })")
    return {place: {key: text for key, text in texts.items() if key != "cg.scheme"} for place, texts in found.items()}


def press(page: Page, name: str) -> None:
    page.bring_to_front()  # a page behind another draws seldom, and a click waits for that
    page.locator(KEEPING).get_by_role("button", name=name, exact=True).click()


def buttons(page: Page) -> list[str]:
    return page.locator("my-keeping .cg-keeping__choices button").all_text_contents()


def said(page: Page) -> Locator:
    return page.locator("my-keeping .cg-keeping__said")


def told(page: Page) -> Locator:
    return page.locator("my-keeping > [role=status]:not(.cg-keeping__said)")


def alert(page: Page) -> Locator:
    return page.locator("my-keeping [role=alert]")


def copies(page: Page) -> Locator:
    found = page.locator("my-keeping details.cg-copies")
    if found.get_attribute("open") is None:
        found.locator("summary").click()
    return found


def copy(page: Page) -> str:
    text = copies(page).get_by_label("All my entries as text")
    expect(text).not_to_have_value("")  # it is written when the browser says that the part was opened
    return text.input_value()


def bring(page: Page, text: str) -> None:
    copies(page).get_by_label("Paste a copy").fill(text)
    press(page, "Restore the copy")


def as_copy(records: Records) -> str:
    return json.dumps({"careerguide": 1, "taken": "2026-11-22", "records": records})


def rating(level: int) -> Records:
    return {"level": level, "aside": False}


ONE_OF_EACH: Records = {
    "me/me": {"role": ROLE, "since": "2025-04", "next": NEXT},
    "rating/active-listening": rating(3),
    "rating/coaching-and-feedback": {"level": 1, "aside": True},
    "figure/2026-10/qa-score": {"value": 92.5},
    "target/qa-score": {"low": 90, "high": None},
    "entry/a1b2c3d4e5": {
        "month": "2026-10",
        "kind": "result",
        "text": 'Fewer repeat calls: "one call"\nनमस्ते \\ José 🙂 \ud83d',
    },
    "goal/1": {"role": NEXT, "text": "Lead a team"},
    "goal/10": {"role": "", "text": ""},
    "action/f00dfeed": {"text": "Ask for a shift on the floor", "due": "2026-12-01", "done": False},
    "talk/say": {"text": "Two gates are met."},
}

# --- Two tabs --------------------------------------------------------------------------------------------------------

# Waits until this tab reads what it should, and looks at what is stored; then makes changes.
PLAY = """
const now = () => JSON.stringify(store.keys().map((key) => [key, store.get(key)]));
const before = JSON.stringify(given.before);
await new Promise((resolve, reject) => {
  const look = () => now() === before && (store.removeEventListener("change", look), clearTimeout(patience), resolve());
  const patience = setTimeout(() => reject(new Error(`read ${now()}, not ${before}`)), 5000);
  store.addEventListener("change", look);
  look();
});
const own = Object.keys(localStorage).filter((key) => key.startsWith("cg.my/")).length;
if (own !== given.kept) throw new Error(`${own} records in storage, not ${given.kept}`);
for (const [act, ...rest] of given.acts) store[act](...rest);
"""


class Model:
    """What two tabs should read: on the computer the last change wins; before that each has its own."""

    def __init__(self) -> None:
        self.kept = False
        self.shared: Records = {}
        self.own: list[Records] = [{}, {}]

    def reads(self, tab: int) -> list[list[Any]]:
        """As a tab lists its records. Keys are plain ASCII: Python sorts them as JavaScript does."""
        return sorted([key, value] for key, value in (self.shared if self.kept else self.own[tab]).items())

    def change(self, tab: int, act: str, key: str, value: object = None) -> None:
        """A record is put or removed in a tab."""
        records = self.shared if self.kept else self.own[tab]
        records.pop(key, None)
        if act == "put":
            records[key] = value

    def erase(self, tab: int) -> None:
        """All goes; but what the other tab has on its page alone, before anything is kept, is not erased from here."""
        if self.kept:
            self.own = [{}, {}]
        self.own[tab] = {}
        self.kept = False


def random_change(dice: random.Random) -> list[Any]:
    """Of any kind, with few keys, so that the tabs often change the same."""
    word = "".join(dice.choices('abc é\u0939🙂"\\\n<&', k=dice.randint(0, 12)))
    skill = dice.choice(("active-listening", "coaching-and-feedback", "no-such-skill"))
    kpi, month = dice.choice(("qa-score", "aht")), dice.choice(("2026-10", "2026-11"))
    key, value = dice.choice(
        (
            (
                "me/me",
                {
                    "role": dice.choice(("", ROLE)),
                    "since": dice.choice(("", "2025-04")),
                    "next": dice.choice(("", NEXT)),
                },
            ),
            (f"rating/{skill}", {"level": dice.randint(0, 4), "aside": dice.random() < 0.5}),
            (f"figure/{month}/{kpi}", {"value": dice.choice((0, -1.5, 92.25, 10**9))}),
            (f"target/{kpi}", {"low": dice.choice((None, 1)), "high": dice.choice((None, 99.5))}),
            (
                f"entry/{dice.choice(('aaaaaaaa', 'bbbbbbbb'))}",
                {"month": month, "kind": dice.choice(("task", "value", "result")), "text": word},
            ),
            (f"goal/{dice.choice((1, 3, 5, 10))}", {"role": dice.choice(("", NEXT)), "text": word}),
            (
                f"action/{dice.choice(('aaaaaaaa', 'bbbbbbbb'))}",
                {"text": word, "due": "2026-12-01", "done": dice.random() < 0.5},
            ),
            (f"talk/{dice.choice(('say', 'hear', 'agree'))}", {"text": word}),
        )
    )
    return ["remove", key] if dice.random() < 0.3 else ["put", key, value]


@pytest.mark.parametrize(("rounds", "views"), [(500, False), (30, True)])
def test_random_interleavings_of_two_tabs(
    rounds: int, views: bool, context: BrowserContext, server: web.Served
) -> None:
    """Many with the storage and its warden alone, which is quick; some with all that /my/ has."""
    dice = random.Random(20_261_124)
    if not views:
        context.route(
            re.compile(r"/my-(self|views|skills|log|case|plan|talk)\.js$"),
            lambda route: route.fulfill(body="", content_type="text/javascript"),
        )
    tabs = [context.new_page(), context.new_page()]
    model = Model()
    seen = dict.fromkeys(("erase", "keep", "reload", "change"), 0)

    def run(tab: int, *acts: list[Any]) -> None:
        do(tabs[tab], PLAY, {"before": model.reads(tab), "acts": acts, "kept": len(model.shared) if model.kept else 0})

    def load(tab: int) -> None:
        tabs[tab].goto(server.url("/my/"))
        expect(said(tabs[tab])).not_to_be_empty()
        model.own[tab] = {}

    def keep(tab: int) -> None:
        """Until the other tab is told to save its own, it overwrites nothing of this one."""
        own, other = model.own[tab], model.own[1 - tab]
        fresh = not model.kept
        run(tab, ["keep", "computer"])
        if fresh:
            model.kept, model.shared = True, {**other, **own}
            run(tab)
            model.shared = {**own, **other}
            run(1 - tab, ["flush"])

    def change(tab: int) -> None:
        for each_tab in (tab, 1 - tab, tab)[: dice.randint(1, 3)]:
            acts = [random_change(dice) for _ in range(dice.randint(2, 5))]
            run(each_tab, *acts)
            for act in acts:
                model.change(each_tab, *act)

    load(0)
    load(1)
    for _ in range(rounds):
        tab = dice.randint(0, 1)
        (kind,) = dice.choices(list(seen), (3, 5, 2, 90))
        seen[kind] += 1
        if kind == "reload":
            load(tab)
        elif kind == "keep":
            keep(tab)
        elif kind == "erase":
            run(tab, ["erase"])
            model.erase(tab)
        else:
            change(tab)
        run(0)
        run(1)
    assert views or min(seen.values()) > 5


def test_tabs_do_not_wake_each_other_for_ever(my: Callable[[], Page]) -> None:
    """To see whether a place works a page writes to it, which the other tab hears: it must not look in its turn."""
    first, second = my(), my()
    for page in (first, second):
        do(page, "globalThis.changes = 0; store.addEventListener('change', () => (globalThis.changes += 1));")
    heard = """new Promise((resolve) => addEventListener("storage", (event) => event.key === NAME && resolve(globalThis.changes)))"""
    for page, name in ((first, "last.1"), (second, "last.2")):
        page.evaluate(f"void (globalThis.heard = {heard.replace('NAME', json.dumps(name))})")
    first.get_by_label("Several people use this computer").check()
    second.get_by_label("Several people use this computer").and_(second.locator(":checked")).wait_for()
    second.evaluate("localStorage.setItem('last.1', '1')")
    assert first.evaluate("globalThis.heard") == 1
    first.evaluate("localStorage.setItem('last.2', '1')")
    assert second.evaluate("globalThis.heard") == 1


def test_another_tab_erased_all(my: Callable[[], Page]) -> None:
    first, second = my(), my()
    put(first, ONE_OF_EACH)
    press(first, "Keep on this computer")
    expect(said(second)).to_contain_text("kept on this computer")
    expect(second.locator("#cg-my-role")).to_have_value(ROLE)
    press(first, "Erase all")
    press(first, "Yes, erase everything")
    expect(told(first)).to_have_text("Everything is erased.")
    expect(told(second)).to_have_text("Your answers were erased in another tab.")
    expect(said(second)).to_contain_text("Your answers are not kept.")
    expect(second.locator("#cg-my-role")).to_have_value("")
    assert read(second) == {}
    second.reload()
    expect(said(ready(second))).to_contain_text("Your answers are not kept.")
    expect(told(second)).to_be_empty()


def test_values_that_another_tab_has_are_not_overwritten_unasked(my: Callable[[], Page]) -> None:
    first, second = my(), my()
    put(second, {"talk/say": {"text": "second"}})
    put(first, {"talk/say": {"text": "first"}})
    press(first, "Keep on this computer")
    expect(alert(second)).to_contain_text("1 change on this page is not saved: another tab has saved other values.")
    assert read(first) == {"talk/say": {"text": "first"}}
    press(second, "Save the values of this page")
    expect(alert(second)).to_be_empty()
    expect(first.locator("#cg-talk-say")).to_have_value("second")


def test_a_tab_does_not_move_onto_what_another_keeps(my: Callable[[], Page]) -> None:
    first, second = my(), my()
    put(first, {"talk/say": {"text": "in the tab"}})
    press(first, "Keep in this tab only")
    put(second, {"talk/say": {"text": "on the computer"}})
    press(second, "Keep on this computer")
    press(first, "Keep on this computer")
    expect(told(first)).to_contain_text("Not moved: this computer already has answers")
    assert read(first) == {"talk/say": {"text": "in the tab"}}
    assert read(second) == {"talk/say": {"text": "on the computer"}}


# --- Where things are kept -------------------------------------------------------------------------------------------


def test_nothing_is_stored_before_the_person_says_where(context: BrowserContext, server: web.Served) -> None:
    """Not for a moment: whatever is written on the way is noted."""
    written: list[str] = []

    def note(key: str) -> None:
        written.append(key)

    context.expose_function("cgWritten", note)
    context.add_init_script(
        "const { setItem } = Storage.prototype; Storage.prototype.setItem = function (key, text) { cgWritten(key); return setItem.call(this, key, text); };"
    )
    page = context.new_page()
    for address in [*web.FRAMED.values(), "/compare/"]:
        page.goto(server.url(address))
        page.wait_for_load_state()
        assert stored(page) == {"computer": {}, "tab": {}}, address
    page.goto(server.url(web.OLD))
    page.wait_for_url("**/roles/team-leader/")
    page.goto(server.url("/my/"))
    ready(page).locator("#cg-my-role").select_option(ROLE)
    page.locator("#cg-my-since").fill("2025-04")
    page.locator("#cg-my-next").select_option(NEXT)
    page.get_by_role("button", name="Start with the skills of my role").click()
    page.get_by_role("link", name="One-to-one", exact=True).click()
    page.locator("#cg-talk-say").fill("Two gates are met.")
    page.locator("#cg-talk-say").blur()
    found = read(page)
    assert found["me/me"] == {"role": ROLE, "since": "2025-04", "next": NEXT}
    assert found["talk/say"] == {"text": "Two gates are met."}
    assert len(found) > 5
    assert json.loads(copy(page))["records"] == found
    page.goto(server.url("/roles/"))
    assert stored(page) == {"computer": {}, "tab": {}}
    assert set(written) <= {"cg.probe", "cg.scheme"}
    page.goto(server.url("/my/"))
    assert read(ready(page)) == {}


def test_what_is_kept_on_the_computer_is_there_in_every_tab_and_after(
    my: Callable[[], Page], context: BrowserContext
) -> None:
    page = my()
    put(page, ONE_OF_EACH)
    expect(said(page)).to_contain_text("Your answers are not kept.")
    press(page, "Keep on this computer")
    expect(told(page)).to_have_text("Saved on this computer.")
    expect(said(page)).to_contain_text("Your answers are kept on this computer, in this browser only. Nothing is sent.")
    assert stored(page)["tab"] == {}
    page.close()
    assert read(my()) == ONE_OF_EACH
    assert len(context.pages) == 1


def test_a_shared_computer_offers_the_tab_alone(my: Callable[[], Page]) -> None:
    page = my()
    assert buttons(page) == ["Keep on this computer", "Keep in this tab only"]
    box = page.get_by_label("Several people use this computer")
    box.focus()
    page.keyboard.press("Space")
    expect(box).to_be_focused()
    assert buttons(page) == ["Keep in this tab only"]
    put(page, ONE_OF_EACH)
    assert buttons(page) == ["Keep in this tab only", "Erase all"]
    press(page, "Keep in this tab only")
    expect(said(page)).to_contain_text("Your answers are kept in this tab only, until you close it.")
    assert buttons(page) == ["Erase all"]
    page.reload()
    assert read(ready(page)) == ONE_OF_EACH
    other = my()
    assert read(other) == {}
    assert buttons(other) == ["Keep in this tab only"]
    page.close()
    assert read(my()) == {}
    assert stored(other) == {"computer": {"cg.shared": "1"}, "tab": {}}


def test_the_tab_moves_to_the_computer(my: Callable[[], Page]) -> None:
    page = my()
    put(page, ONE_OF_EACH)
    press(page, "Keep in this tab only")
    assert stored(page)["computer"] == {}
    press(page, "Keep on this computer")
    expect(said(page)).to_contain_text("kept on this computer")
    assert stored(page)["tab"] == {}
    assert read(page) == read(my()) == ONE_OF_EACH


def test_erasing_all_is_two_clicks_and_empties_both_places(my: Callable[[], Page]) -> None:
    page, other = my(), my()
    put(other, ONE_OF_EACH)
    put(page, {"talk/say": {"text": "in the tab"}, "rating/sql": rating(1)})
    press(page, "Keep in this tab only")
    press(other, "Keep on this computer")
    press(page, "Erase all")
    expect(page.locator("my-keeping .cg-keeping__choices")).to_contain_text("Erase 2 entries?")
    expect(page.get_by_role("button", name="No, keep everything")).to_be_focused()
    before = stored(page)
    press(page, "No, keep everything")
    assert stored(page) == before
    assert before["tab"]
    assert before["computer"]
    press(page, "Erase all")
    press(page, "Yes, erase everything")
    expect(told(page)).to_have_text("Everything is erased.")
    assert stored(page) == {"computer": {}, "tab": {}}
    assert read(page) == {}
    expect(told(other)).to_have_text("Your answers were erased in another tab.")


# --- Storage that fails ----------------------------------------------------------------------------------------------

FILL = """() => {
  for (let size = 2 ** 22, number = 0; size >= 1; ) {
    try { localStorage.setItem(`other app ${number}`, "x".repeat(size)); number += 1; } catch { size = Math.floor(size / 2); }
  }
}"""


def test_a_full_storage_says_so_and_keeps_what_was_there(my: Callable[[], Page]) -> None:
    page = my()
    put(page, ONE_OF_EACH)
    press(page, "Keep on this computer")
    expect(alert(page)).to_be_empty()
    page.evaluate(FILL)
    page.get_by_role("link", name="One-to-one", exact=True).click()
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
    expect(told(page)).to_have_text("Still not saved.")
    expect(page.get_by_role("button", name="Try again")).to_be_focused()
    page.evaluate(
        "Object.keys(localStorage).filter((key) => key.startsWith('other app')).forEach((key) => localStorage.removeItem(key))"
    )
    press(page, "Try again")
    expect(told(page)).to_have_text("Saved now.")
    expect(alert(page)).to_be_empty()
    assert read(my()) == {**ONE_OF_EACH, "talk/say": {"text": new}}


def test_a_full_storage_from_the_start(my: Callable[[], Page]) -> None:
    """It is offered while it still takes a little; then nothing fits."""
    page = my()
    page.evaluate(
        "Storage.prototype.setItem = ((own) => function (key, text) { if (key !== 'cg.probe' && globalThis.full) throw new DOMException('', 'QuotaExceededError'); own.call(this, key, text); })(Storage.prototype.setItem); globalThis.full = true"
    )
    put(page, ONE_OF_EACH)
    press(page, "Keep on this computer")
    expect(alert(page)).to_contain_text("Not saved: the browser has no space left.")
    expect(said(page)).to_contain_text("Your answers are not kept.")
    expect(told(page)).to_be_empty()
    press(page, "Try again")
    expect(told(page)).to_have_text("Still not saved.")
    assert stored(page) == {"computer": {}, "tab": {}}
    page.evaluate("globalThis.full = false")
    press(page, "Try again")
    expect(said(page)).to_contain_text("kept on this computer")
    expect(alert(page)).to_be_empty()
    assert read(my()) == ONE_OF_EACH


@pytest.mark.parametrize(
    ("off", "offered"),
    [
        (["localStorage", "sessionStorage"], []),
        (["localStorage"], ["Keep in this tab only"]),
        (["sessionStorage"], ["Keep on this computer"]),
    ],
)
def test_storage_that_is_switched_off(
    off: list[str], offered: list[str], context: BrowserContext, my: Callable[[], Page]
) -> None:
    context.add_init_script(OFF.replace("NAMES", json.dumps(off)))
    page = my()
    assert buttons(page) == offered
    words = page.locator("my-keeping .cg-keeping__choices").get_by_text(
        "This browser does not let pages save anything."
    )
    expect(words).to_have_count(0 if offered else 1)
    page.locator("#cg-my-role").select_option(ROLE)
    page.locator("#cg-my-since").fill("2025-04")
    page.locator("#cg-my-since").blur()
    expect(said(page)).to_contain_text("Your answers are not kept.")
    assert read(page)["me/me"]["since"] == json.loads(copy(page))["records"]["me/me"]["since"] == "2025-04"
    if offered:
        press(page, offered[0])
        expect(said(page)).to_contain_text(offered[0].replace("Keep", "kept"))
        page.reload()
        assert read(ready(page))["me/me"]["since"] == "2025-04"


def test_every_kind_of_page_works_where_storage_is_switched_off(context: BrowserContext, server: web.Served) -> None:
    context.add_init_script(OFF.replace("NAMES", '["localStorage", "sessionStorage"]'))
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
def test_a_record_that_cannot_be_read_is_shown(texts: dict[str, str], words: str, my: Callable[[], Page]) -> None:
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


def test_a_change_in_the_place_of_a_newer_record_is_held_and_said(my: Callable[[], Page]) -> None:
    page = my()
    newer = '{"v":2,"value":{"text":"later","more":1}}'
    page.evaluate(
        "(newer) => { localStorage.setItem('cg.keep', '1'); localStorage.setItem('cg.my/talk/say', newer); }", newer
    )
    page.reload()
    ready(page).get_by_role("link", name="One-to-one", exact=True).click()
    page.locator("#cg-talk-say").fill("mine")
    page.locator("#cg-talk-say").blur()
    expect(alert(page)).to_contain_text("Not saved: a newer version of this guide has saved something here.")
    assert stored(page)["computer"]["cg.my/talk/say"] == newer
    assert json.loads(copy(page))["records"] == {"talk/say": {"text": "mine"}}


# --- Copies ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "There is no text here."),
        ("{", "cut off or changed"),
        (as_copy(ONE_OF_EACH)[:-3], "cut off or changed"),
        ('{"name":"app","version":"1.0.0"}', "not a copy from this guide"),
        (as_copy({}), "This copy is empty."),
        (
            as_copy({"talk/say": {"text": 1}, "rating/sql": rating(1)}),
            "One part of this copy cannot be read: talk/say.",
        ),
        (
            as_copy({"rating/sql": rating(1)}).replace('"careerguide": 1', '"careerguide": 2'),
            "newer version of the guide",
        ),
        (as_copy({"<img src=x onerror=alert(1)>": 1}), "<img src=x onerror=alert(1)>"),
    ],
)
def test_a_text_that_is_no_copy_says_why_and_changes_nothing(text: str, words: str, my: Callable[[], Page]) -> None:
    page = my()
    put(page, ONE_OF_EACH)
    press(page, "Keep on this computer")
    before = stored(page)
    bring(page, text)
    refused = page.locator("my-keeping details [role=status]")
    expect(refused).to_contain_text(words)
    expect(refused).to_contain_text("Nothing was changed.")
    assert stored(page) == before
    assert copies(page).get_by_label("Paste a copy").input_value() == text


def test_a_copy_brings_all_back_after_an_erasure(my: Callable[[], Page]) -> None:
    page = my()
    put(page, ONE_OF_EACH)
    press(page, "Keep on this computer")
    before = stored(page)
    text = copy(page)
    press(page, "Select the text")
    expect(said(page)).to_contain_text("Last copy: 22 Nov 2026.")
    press(page, "Erase all")
    press(page, "Yes, erase everything")
    assert stored(page) == {"computer": {}, "tab": {}}
    bring(page, text)
    expect(page.locator("my-keeping details [role=status]")).to_have_text(f"{len(ONE_OF_EACH)} entries restored.")
    assert stored(page) == {"computer": {}, "tab": {}}
    press(page, "Keep on this computer")
    assert read(page) == ONE_OF_EACH
    assert stored(page) == before


@pytest.mark.parametrize("head", ["", "\ufeff"])
def test_a_copy_comes_back_from_the_file_it_was_saved_to(head: str, my: Callable[[], Page]) -> None:
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


def test_a_file_that_is_no_copy_is_refused(my: Callable[[], Page]) -> None:
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


@pytest.mark.parametrize("theirs", [True, False])
def test_a_copy_that_differs_asks_which_to_keep(theirs: bool, my: Callable[[], Page]) -> None:
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
    press(page, "Keep on this computer")
    bring(page, as_copy(copied))
    asked = page.locator("my-keeping details [role=status]")
    expect(asked).to_contain_text("The copy has 4 entries. 2 of them differ from what is here.")
    assert read(page) == mine
    take = page.get_by_role("button", name="Use the values of the copy")
    expect(take).to_be_focused()
    press(page, "Use the values of the copy" if theirs else "Keep mine where they differ")
    expect(asked).to_have_text(re.compile(r"^\d entries restored\.$"))
    assert read(page) == ({**mine, **copied} if theirs else {**copied, **mine})
    page.reload()
    assert read(ready(page)) == ({**mine, **copied} if theirs else {**copied, **mine})


def test_mine_is_what_is_here_at_the_answer(my: Callable[[], Page]) -> None:
    page, other = my(), my()
    put(page, {"talk/say": {"text": "mine"}})
    press(page, "Keep on this computer")
    bring(page, as_copy({"talk/say": {"text": "copied"}, "talk/hear": {"text": "copied"}}))
    expect(page.locator("my-keeping details [role=status]")).to_contain_text("1 of them differs from what is here.")
    put(other, {"talk/hear": {"text": "just now"}})
    expect(page.locator("#cg-talk-hear")).to_have_value("just now")
    press(page, "Keep mine where they differ")
    expect(page.locator("my-keeping details [role=status]")).to_have_text("Your entries are unchanged.")
    assert read(page) == {"talk/say": {"text": "mine"}, "talk/hear": {"text": "just now"}}


def test_a_copy_for_which_there_is_no_room_changes_nothing(my: Callable[[], Page]) -> None:
    page = my()
    put(page, {"talk/say": {"text": "mine"}})
    press(page, "Keep on this computer")
    page.evaluate(FILL)
    before = stored(page)
    bring(page, as_copy({"talk/hear": {"text": "x" * 4000}, "talk/say": {"text": "copied"}}))
    press(page, "Use the values of the copy")
    expect(page.locator("my-keeping details [role=status]")).to_have_text(
        "There is no space for everything. Nothing was changed."
    )
    assert stored(page) == before
    assert read(page) == {"talk/say": {"text": "mine"}}
