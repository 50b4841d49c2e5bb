"""A change tried out on a copy, before a file of anyone is touched."""

from __future__ import annotations

import contextlib
import datetime as dt
import difflib
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from careerguide import rules
from careerguide.guide.link import link
from careerguide.loading.data_folder import load
from careerguide.pages import macros
from careerguide.problems import DataError, Problem, errors
from careerguide.render.components import Components


@contextlib.contextmanager
def rehearsed(data: Path, texts: Mapping[Path, str]) -> Iterator[Path]:
    """A copy of the data folder in which the files have these texts, to see what would come of them."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / (data.name or "data")
        if data.is_dir():
            shutil.copytree(data, copy, symlinks=True)
        for file, text in texts.items():
            if file.is_relative_to(data):
                there = copy / file.relative_to(data)
                there.parent.mkdir(parents=True, exist_ok=True)
                there.write_text(text, encoding="utf-8", newline="\n")
        yield copy


def rehearse(data: Path, docs: Path | None, texts: Mapping[Path, str], today: dt.date) -> list[Problem]:
    """What `careerguide check` and the pages written by hand would say after a change, and do not say now: errors raise `DataError`."""
    with rehearsed(data, texts) as copy, rehearsed(docs or data, texts) as pages:
        before, after = _said(data, docs, today), _said(copy, docs and pages, today)
    known, codes = Counter(problem.code for problem in before), Counter(problem.code for problem in after)
    found = [problem for problem in after if codes[problem.code] > known[problem.code]]
    if errors(found):
        raise DataError(found)
    return found


def _said(data: Path, docs: Path | None, today: dt.date) -> list[Problem]:
    loaded = load(data)
    found = rules.check(loaded, today)
    if docs is None or errors(found):
        return found
    return [*found, *macros.check(docs, Components(link(loaded, today)))]


def differences(file: Path, before: str, after: str) -> Iterator[str]:
    """The lines that differ, with their numbers."""
    old, new = before.split("\n"), after.split("\n")
    for what, first, last, start, end in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what != "equal":
            yield from (
                f"{file}:{first + number + 1}:  - {line.strip()}" for number, line in enumerate(old[first:last])
            )
            yield from (f"{file}:{start + number + 1}:  + {line.strip()}" for number, line in enumerate(new[start:end]))
