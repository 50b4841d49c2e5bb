"""Two tabs that keep records: the last change wins, and no tab overwrites or wakes another.

By hand: `TWO_TABS=2000 .venv/bin/python -m pytest -n 0 tests/browser/test_storage_tabs.py`.
"""

from __future__ import annotations

import json
import os
import random
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, expect
from support import web
from support.kept_page import (
    NEXT,
    ONE_OF_EACH,
    ROLE,
    OpenTab,
    Records,
    alert,
    news,
    place,
    press,
    put,
    read,
    ready,
    run,
)

ROUNDS = int(os.environ.get("TWO_TABS", "160"))
# Waits until this tab reads what it should, and looks at what is stored; then makes changes.
PLAY = """
const now = () => JSON.stringify(store.keys().map((key) => [key, store.get(key)]));
const before = JSON.stringify(given.before);
await new Promise((resolve, reject) => {
  const look = () => now() === before && (store.removeEventListener("change", look), clearTimeout(patience), resolve());
  const patience = setTimeout(() => reject(new Error(`read ${now()}, not ${before}`)), 60000);
  store.addEventListener("change", look);
  look();
});
const own = Object.keys(localStorage).filter((key) => key.startsWith("cg.my/")).length;
if (own !== given.kept) throw new Error(`${own} records in storage, not ${given.kept}`);
for (const [act, ...rest] of given.acts) store[act](...rest);
"""

# Elements but the one that tells where answers are kept stay empty: several of them come in one file.
WARDEN_ALONE = """
const define = customElements.define.bind(customElements);
customElements.define = (name, ...rest) => name === "my-keeping" && define(name, ...rest);
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


@pytest.mark.parametrize(("rounds", "views"), [(ROUNDS, False), (30, True)])
def test_random_interleavings_of_two_tabs(
    rounds: int, views: bool, context: BrowserContext, server: web.Served
) -> None:
    """Many with the storage and its warden alone, which is quick; some with all that /my/ has."""
    dice = random.Random(20_261_124)
    if not views:
        context.add_init_script(WARDEN_ALONE)
    tabs = [context.new_page(), context.new_page()]
    model = Model()
    seen = dict.fromkeys(("erase", "keep", "reload", "change"), 0)

    def play(tab: int, *acts: list[Any]) -> None:
        run(tabs[tab], PLAY, {"before": model.reads(tab), "acts": acts, "kept": len(model.shared) if model.kept else 0})

    def load(tab: int) -> None:
        tabs[tab].goto(server.url("/my/"))
        expect(place(tabs[tab])).not_to_be_empty()
        model.own[tab] = {}

    def keep(tab: int) -> None:
        """Until the other tab is told to save its own, it overwrites nothing of this one."""
        records, other = model.own[tab], model.own[1 - tab]
        fresh = not model.kept
        play(tab, ["keep", "computer"])
        if fresh:
            model.kept, model.shared = True, {**other, **records}
            play(tab)
            model.shared = {**records, **other}
            play(1 - tab, ["flush"])

    def change(tab: int) -> None:
        for each_tab in (tab, 1 - tab, tab)[: dice.randint(1, 3)]:
            acts = [random_change(dice) for _ in range(dice.randint(2, 5))]
            play(each_tab, *acts)
            for act in acts:
                model.change(each_tab, *act)

    load(0)
    load(1)
    for _ in range(rounds):
        tab = dice.randint(0, 1)
        (kind,) = dice.choices(list(seen), (8, 10, 7, 75))
        seen[kind] += 1
        if kind == "reload":
            load(tab)
        elif kind == "keep":
            keep(tab)
        elif kind == "erase":
            play(tab, ["erase"])
            model.erase(tab)
        else:
            change(tab)
        play(0)
        play(1)
    assert views or min(seen.values()) > 5


def test_tabs_do_not_trigger_each_other_endlessly(my: OpenTab) -> None:
    """To see whether a place works a page writes to it, which the other tab hears: it must not look in its turn."""
    first, second = my(), my()
    for page in (first, second):
        run(page, "globalThis.changes = 0; store.addEventListener('change', () => (globalThis.changes += 1));")
    heard = """new Promise((resolve) => addEventListener("storage",
      (event) => event.key === NAME && resolve(globalThis.changes)))"""
    for page, name in ((first, "last.1"), (second, "last.2")):
        page.evaluate(f"void (globalThis.heard = {heard.replace('NAME', json.dumps(name))})")
    first.get_by_label("Several people use this computer").check()
    second.get_by_label("Several people use this computer").and_(second.locator(":checked")).wait_for()
    second.evaluate("localStorage.setItem('last.1', '1')")
    assert first.evaluate("globalThis.heard") == 1
    first.evaluate("localStorage.setItem('last.2', '1')")
    assert second.evaluate("globalThis.heard") == 1


def test_erasing_everything_in_another_tab(my: OpenTab) -> None:
    first, second = my(), my()
    put(first, ONE_OF_EACH)
    press(first, "On this computer")
    expect(place(second)).to_contain_text("kept on this computer")
    expect(second.locator("#cg-my-role")).to_have_value(ROLE)
    press(first, "Erase all")
    press(first, "Yes, erase everything")
    expect(news(first)).to_have_text("Everything is erased.")
    expect(news(second)).to_have_text("Your answers were erased in another tab.")
    expect(place(second)).to_contain_text("Your answers are not kept.")
    expect(second.locator("#cg-my-role")).to_have_value("")
    assert read(second) == {}
    second.reload()
    expect(place(ready(second))).to_contain_text("Your answers are not kept.")
    expect(news(second)).to_be_empty()


def test_values_of_another_tab_are_not_overwritten_without_a_question(my: OpenTab) -> None:
    first, second = my(), my()
    put(second, {"talk/say": {"text": "second"}})
    put(first, {"talk/say": {"text": "first"}})
    press(first, "On this computer")
    expect(alert(second)).to_contain_text("1 change on this page is not saved: another tab has saved other values.")
    assert read(first) == {"talk/say": {"text": "first"}}
    press(second, "Save the values of this page")
    expect(alert(second)).to_be_empty()
    expect(first.locator("#cg-talk-say")).to_have_value("second")


def test_moving_to_the_computer_does_not_overwrite_saved_records(my: OpenTab) -> None:
    first, second = my(), my()
    put(first, {"talk/say": {"text": "in the tab"}})
    press(first, "In this tab")
    put(second, {"talk/say": {"text": "on the computer"}})
    press(second, "On this computer")
    press(first, "On this computer")
    expect(news(first)).to_contain_text("Not moved: this computer already has answers")
    assert read(first) == {"talk/say": {"text": "in the tab"}}
    assert read(second) == {"talk/say": {"text": "on the computer"}}
