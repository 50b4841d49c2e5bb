"""The editing page changes single lines of data files, as read by the reader that knows nothing of the script."""

from __future__ import annotations

import copy
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from careerguide.loading import yaml_reader
from careerguide.model.key_order import key_order
from careerguide.model.kinds import KINDS, EntryKind
from support.javascript import call
from support.paths import ROOT

EDITED = [kind.id for kind in KINDS.values() if kind.has_form]
EDITS = 80
TEXTS = (
    "Plain words", "Says: it depends", "Scores # of calls", '"Yes", they said', "It's late, [see] {below}", "no",
    "12:30", "010", "1.10", "- a dash", "* star", "& more", "! now", "? why", "@desk", "%", "| pipe", "> sign", "~",
    "null", "ends with a colon:", "Łódź, São Paulo", "日本語", "a\\b", "x" * 300, "2026-11-02", "2026-11-02 10:00", "1",
    "#1", "'single'", "{brackets}", "[list]", "a, b", "https://example.com/a?b=c#d", "50% of calls", "C# dev #1",
    "«quoted»",
)  # fmt: skip
LONG = (
    "First line.\nSecond line.",
    "One.\n\nTwo: with a colon.\n  indented\n\n\nThree # signs",
    "- a\n- b",
    "# no\nyes",
)
OPTIONAL = {
    "role": {"tip": "text", "dead_end": "text", "also_in": "list", "short": "text", "languages": "list"},
    "skill": {"everyday": "list", "learning": "list", "formerly": "list"},
    "story": {},
    "opening": {"line_of_business": "text", "formerly": "list"},
    "event": {"tracks": "list", "book": "text"},
}  # fmt: skip


def entries() -> Iterator[tuple[EntryKind, Path, str, tuple[int, ...]]]:
    """Each entry of the five kinds: its kind, file, text and path in the file."""
    for kind in map(KINDS.__getitem__, EDITED):
        name = kind.name_in_data
        for file in sorted([*ROOT.glob(f"data/{name}.yaml"), *ROOT.glob(f"data/{name}/*.yaml")]):
            text = file.read_text(encoding="utf-8")
            count = len(read(text)) if kind.stored == "list" else 0
            yield from ((kind, file, text, (number,)) for number in range(count))
            if kind.stored != "list":
                yield kind, file, text, ()


def read(text: str) -> Any:
    """What careerguide reads in a text, without spaces around texts."""
    document, problems = yaml_reader.parse(text, "test.yaml")
    assert document is not None, problems
    return stripped(document.value)


def stripped(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: stripped(part) for key, part in value.items()}
    return [stripped(part) for part in value] if isinstance(value, list) else value.strip()


def wanted(value: Any) -> Any:
    """A value as the script takes it: an item of a list names the item that it was."""
    if isinstance(value, dict):
        return {key: wanted(part) for key, part in value.items()}
    if isinstance(value, list):
        return [{"was": number, "value": wanted(part)} for number, part in enumerate(value)]
    return value


def plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: plain(part) for key, part in value.items()}
    return [plain(item["value"]) for item in value] if isinstance(value, list) else value


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every part of a wanted value: what holds it, and its key or index; an item of a list is held by itself."""
    parts = value.items() if isinstance(value, dict) else enumerate(value)
    for key, part in parts:
        inner, holder, step = (part["value"], part, "value") if isinstance(value, list) else (part, value, key)
        yield holder, step
        if isinstance(inner, (dict, list)):
            yield from places(inner)


def edited(kind: EntryKind, entry: dict[str, Any], dice: random.Random) -> Any:
    """The entry with one random edit, as a form makes it."""
    result = wanted(entry)
    held = [(holder, key) for holder, key in places(result) if key != "id"]
    lists = [holder[key] for holder, key in held if isinstance(holder[key], list)]
    optional = [key for key in OPTIONAL[kind.id] if key not in entry]
    action = dice.choice(["text", "text", "text", "long", "remove", "move", "item", "key"])
    if action == "key" and optional:
        key = dice.choice(optional)
        text = dice.choice(TEXTS + LONG)
        result[key] = text if OPTIONAL[kind.id][key] == "text" else [{"was": None, "value": one} for one in TEXTS[:3]]
        order = key_order(kind.record)
        return {key: result[key] for key in sorted(result, key=order.index)}
    if action in ("remove", "move", "item") and lists:
        items = dice.choice(lists)
        if action == "item":
            new = copy.deepcopy(plain(items)[0])
            new = new if isinstance(new, dict) else dice.choice(TEXTS)
            items.insert(dice.randint(0, len(items)), {"was": None, "value": fresh(new)})
        elif len(items) > 1:
            item = items.pop(dice.randrange(len(items)))
            if action == "move":
                items.insert(dice.randint(0, len(items)), item)
        return result
    texts = [(holder, key) for holder, key in held if isinstance(holder[key], str)]
    holder, key = dice.choice(texts)
    holder[key] = dice.choice(LONG if action == "long" else TEXTS)
    return result


def fresh(value: Any) -> Any:
    """A value that no item was before."""
    if isinstance(value, dict):
        return {key: fresh(part) for key, part in value.items()}
    return [{"was": None, "value": fresh(part)} for part in value] if isinstance(value, list) else value


def test_random_edits_change_one_value_and_no_other_line() -> None:
    dice = random.Random(20_261_127)
    every = list(entries())
    assert {kind.id for kind, *_ in every} == set(EDITED)
    chosen = [dice.choice([one for one in every if one[0].id == EDITED[number % 5]]) for number in range(EDITS)]
    cases = []
    for kind, _, text, path in chosen:
        value = read(text)
        cases.append((text, path, edited(kind, value[path[0]] if path else value, dice)))
    wrong = []
    for (_, file, text, path), (_, _, target), answer in zip(
        chosen, cases, call("edit/yaml-change", "withValue", cases), strict=True
    ):
        wrong += [f"{file.name} {path}: {fault}" for fault in faults(text, path, plain(target), answer)]
    assert not wrong, "\n".join(wrong[:20])


def faults(text: str, path: tuple[int, ...], target: Any, answer: dict[str, str]) -> Iterator[str]:
    """What is wrong with an answer."""
    if "fault" in answer:
        yield answer["fault"]
        return
    before, after = read(text), read(answer["text"])
    if (after[path[0]] if path else after) != target:
        yield "another value than the wanted one"
    if path and [*before[: path[0]], *before[path[0] + 1 :]] != [*after[: path[0]], *after[path[0] + 1 :]]:
        yield "another entry is different"
    old, new = text.splitlines(), answer["text"].splitlines()
    if Counter(line for line in old if line.lstrip().startswith("#")) - Counter(new):
        yield "a comment is gone"
    low, high = lines_of(text, path)
    end = len(new) - (len(old) - high)
    if old[:low] != new[:low] or old[high:] != new[end:]:
        yield "a line outside of the entry is different"


def lines_of(text: str, path: tuple[int, ...]) -> tuple[int, int]:
    """The first line of the entry at a path, from 0, and the one after its last."""
    if not path:
        return 0, len(text.splitlines())
    value = yaml_reader.parse(text, "test.yaml")[0].value  # type: ignore[union-attr]
    starts = [entry.line - 1 for entry in value]  # type: ignore[attr-defined]
    return starts[path[0]], [*starts, len(text.splitlines())][path[0] + 1]


SLIPPED = """\
# top
- id: one
  title: "A title"  # stays
  names: [a, b,  c]
  group: {x: 1, y: [p, q], z: "a, b"}
  short: 'It''s'

  tasks:
  # first
  - a
  - b  # why

  - c
  text: >-
    One line
    two

    three
- id: two # last
  long: |
    a
      b

    c
  plain: text that goes
    on here
  empty:
  more:
    list:
      - {k: v}
      - k: v
        w: u
"""
PIECES = [
    *" \n:#'\"[]{},|>?%@`~0", "  ", "\n\n", ": ", "- ", " #", "|-", ">+", "&a", "*a", "!t", "? ", "null", "\\n",
    "\\x41", "---", "a: b", "  - d", "\t", "x:\n", "    ", "true", "日",
]  # fmt: skip


def slipped(dice: random.Random) -> str:
    """A text with one to three slips of the hand."""
    text = SLIPPED
    for _ in range(dice.randint(1, 3)):
        start = dice.randrange(len(text) + 1)
        text = text[:start] + dice.choice([*PIECES, ""]) + text[start + dice.choice([0, 0, 1, 2, 9]) :]
    return text


def kept(value: Any) -> Any:
    """A value without what is empty."""
    if isinstance(value, dict):
        return {key: inner for key, part in value.items() if (inner := kept(part)) not in (None, "", {}, [])}
    return [kept(part) or "" for part in value] if isinstance(value, list) else value and value.strip()


def test_what_the_script_reads_the_engine_reads_too() -> None:
    """It refuses more, and it never reads something else."""
    dice = random.Random(27)
    texts = [slipped(dice) for _ in range(1500)]
    wrong, accepted = [], 0
    for text, answer in zip(texts, call("edit/yaml-change", "readValue", [[text] for text in texts]), strict=True):
        if "fault" in answer:
            continue
        accepted += 1
        document, problems = yaml_reader.parse(text, "test.yaml")
        stopped = any(problem.code in (yaml_reader.MISSING_DASH, "merge-key") for problem in problems)
        if document is None or (kept(document.value) != kept(answer["value"]) and not stopped):
            wrong.append(text)
    assert not wrong, "\n\n".join(wrong[:5])
    assert accepted > 200
