"""What always holds, whatever changes: a changed entry has a line, and no data stops the comparison."""

from __future__ import annotations

import json
import os
import random
import re
import time
from pathlib import Path

import pytest
from careerguide import diff, model
from careerguide.diff.report import NOTHING
from careerguide.guide.change import Change
from careerguide.loading import yaml_reader
from careerguide.loading.data_folder import load
from careerguide.loading.loaded_data import LoadedData
from support.company import DAY, Texts, changed, tiny, write
from support.differences import after, before, compared
from support.examples import examples
from support.paths import DATA

CASES = int(os.environ.get("ANY_DIFF", "200"))


def test_data_compared_with_itself_has_no_changes(tmp_path: Path) -> None:
    for texts in (tiny(), before(), after(), changed(tiny(), "roles.yaml", "- id: agent", "- id: [agent")):
        report = compared(tmp_path, texts, texts)
        assert (report.changes, report.problems) == ((), ())
    assert diff.as_markdown(compared(tmp_path, tiny(), tiny())) == NOTHING + "\n"


def test_comments_the_order_of_keys_and_the_files_of_entries_do_not_count(tmp_path: Path) -> None:
    texts = tiny()
    roles = texts.pop("roles.yaml").split("\n- id: ")
    one_role_a_file = {f"roles/{n}.yaml": f"# {n}\n{'- id: ' * bool(n)}{role}\n" for n, role in enumerate(roles)}
    new_texts = {
        **texts,
        **one_role_a_file,
        "policy.yaml": "".join(reversed(re.split(r"(?m)^(?=\w)", texts["policy.yaml"]))).rstrip() + " # comment\n",
    }
    assert diff.as_markdown(compared(tmp_path, tiny(), new_texts)) == NOTHING + "\n"


VALUES = [
    "''",
    "x",
    "agent",
    "nobody",
    "[]",
    "[agent]",
    "{}",
    "0",
    "1",
    "13",
    "999",
    "true",
    "2026-10-31",
    "2027-12-31",
    "draft",
    "expert",
    "night",
    ">= 91%",
]


def mutated(texts: Texts, dice: random.Random) -> Texts:
    """The same company with one value replaced, or with one line removed or repeated elsewhere."""
    file = dice.choice(sorted(texts))
    rows = texts[file].splitlines()
    row = dice.randrange(len(rows))
    kind = dice.randrange(6)
    if kind < 4:
        values = list(re.finditer(r"(?<=: )[^,{}\[\]]+|(?<=\[)[^\[\]]+(?=\])", rows[row]))
        if values:
            value = dice.choice(values)
            rows[row] = (
                rows[row][: value.start()]
                + dice.choice([*VALUES, value[0] + " more", value[0][:-1]])
                + rows[row][value.end() :]
            )
    elif kind == 4:
        del rows[row]
    else:
        rows.insert(dice.randrange(len(rows)), rows[row])
    return {**texts, file: "\n".join(rows) + "\n"}


def entries_of(loaded: LoadedData) -> dict[tuple[str, str], model.Record | None]:
    """Every entry that was read, and the match calculation, which has a default."""
    entries = {(item.kind, item.id or str(item.raw.get("level"))): item.entry for item in loaded.all()}
    return {("match", "None"): model.Match(), **entries}


@pytest.mark.slow  # 200 companies, each compared three times
def test_the_report_has_a_change_exactly_if_an_entry_differs(tmp_path: Path) -> None:
    """In both directions, for data without problems; data with problems is compared without an error."""
    dice = random.Random(20261101)
    sound = before()
    folder = load(write(sound, tmp_path / "sound" / "data"))
    entries = entries_of(folder)
    counts = {"same": 0, "changed": 0, "broken": 0}
    for number in range(CASES):
        new_texts = mutated(sound, dice)
        loaded = load(write(new_texts, tmp_path / str(number) / "data"))
        changed_entries = entries_of(loaded)
        for report in (diff.compare(folder, loaded, DAY), diff.compare(loaded, folder, DAY)):
            text = diff.as_markdown(report)
            json.loads(diff.as_json(report))
            if loaded.problems:
                continue
            assert bool(report.changes) == (changed_entries != entries) or not report.routes_compared, (number, text)
            assert (text == NOTHING + "\n") == (not report.changes and not report.problems and report.routes_compared)
        counts["broken" if loaded.problems else "changed" if changed_entries != entries else "same"] += 1
        assert diff.compare(loaded, loaded, DAY).changes == ()
    assert min(counts.values()) > 0, counts


def test_random_data_is_compared_without_an_error(tmp_path: Path) -> None:
    dice = random.Random(7)
    for number in range(examples(CASES // 4)):
        states = [tiny(), before()]
        for _ in range(dice.randrange(1, 12)):
            states = [mutated(state, dice) for state in states]
        report = compared(tmp_path / str(number), states[0], states[1])
        diff.as_markdown(report)
        assert list(report.changes) == sorted(report.changes, key=Change.key)


def test_comparing_the_whole_company_takes_at_most_three_times_as_long_as_loading_it() -> None:
    """It usually takes half as long as loading."""
    yaml_reader.parse.cache_clear()  # what was loaded before in this process takes no time
    start = time.process_time()
    before, now = load(DATA), load(DATA)
    loaded = time.process_time()
    assert diff.compare(before, now, DAY).changes == ()
    assert time.process_time() - loaded < 3 * (loaded - start)
