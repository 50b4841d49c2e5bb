"""A slip of a key changes what people read, and then the check or the comparison says so."""

from __future__ import annotations

import random
from collections.abc import Mapping
from pathlib import Path

from careerguide.loading.data_folder import load
from support.case import write
from support.company import Texts
from support.differences import compared
from support.slips import company

EDITS = 50
MARKS = [" ", "  ", "- ", "#", " # ", ": ", '"', "'", "\u201c", "\n", "\n    ", "|", ">", ",", "[", "\u00a0"]


def edited(texts: Texts, dice: random.Random) -> tuple[str, Texts]:
    """One mark typed somewhere, or one to three characters deleted; and what was done."""
    file = dice.choice(sorted(texts))
    text = texts[file]
    at = dice.randrange(len(text))
    if dice.random() < 0.4:
        end = at + dice.randint(1, 3)
        return f"{file}: {text[at:end]!r} deleted after {text[at - 30 : at]!r}", texts | {file: text[:at] + text[end:]}
    mark = dice.choice(MARKS)
    return f"{file}: {mark!r} after {text[at - 30 : at]!r}", texts | {file: text[:at] + mark + text[at:]}


def records(texts: Texts, folder: Path) -> Mapping[str, object]:
    """All that the site can show: the record of each entry."""
    loaded = load(write(texts, folder))
    return {kind: [item.entry for item in items] for kind, items in loaded.items.items()}


def test_whatever_a_slip_changes_is_told(tmp_path: Path) -> None:
    """If neither says anything, all records are as they were."""
    usual, silent, untold = company(), 0, []
    before = records(usual, tmp_path / "before")
    for seed in range(EDITS):
        done, texts = edited(usual, random.Random(seed))
        report = compared(tmp_path / str(seed), usual, texts)
        if not report.changes and not report.problems:
            silent += 1
            if records(texts, tmp_path / f"after-{seed}") != before:
                untold.append(done)
    assert untold == []
    assert silent < EDITS / 2


def test_a_list_that_becomes_one_text_is_counted(tmp_path: Path) -> None:
    texts = company()
    old = "    - Writes down in the CRM what was agreed\n    - Writes down"
    assert old in texts["roles.yaml"]
    new = texts | {"roles.yaml": texts["roles.yaml"].replace(old, old.replace("    -", "     -"))}
    report = compared(tmp_path, texts, new)
    assert [change.text for change in report.changes] == ["Agent: 3 responsibilities became 1."]
    assert [problem.code for problem in report.problems] == ["folded-text"]
