"""Apply a change to a copy of the data, to see which problems it would cause and which lines it would change."""

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
from careerguide.loading import company_settings, placeholders
from careerguide.loading.data_folder import load, start
from careerguide.loading.loaded_data import LoadedData
from careerguide.pages import macros
from careerguide.problems import DataError, Problem, errors
from careerguide.render.components import Components


@contextlib.contextmanager
def changed_copy(folder: Path, texts: Mapping[Path, str]) -> Iterator[Path]:
    """A temporary copy of the folder in which these files have these texts; files outside the folder are left out."""
    with tempfile.TemporaryDirectory() as temporary:
        copy = Path(temporary) / (folder.name or "data")
        if folder.is_dir():
            shutil.copytree(folder, copy, symlinks=True)
        for file, text in texts.items():
            if file.is_relative_to(folder):
                target = copy / file.relative_to(folder)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(text, encoding="utf-8", newline="\n")
        yield copy


def new_problems(data: Path, docs: Path | None, texts: Mapping[Path, str], today: dt.date) -> list[Problem]:
    """The problems that a change would add, in data and in Markdown pages; new errors raise `DataError`.

    Placeholders do not: they are there to be replaced.

    Without `docs`, pages are not checked. A problem is new if the change adds to the problems with its code: lines
    move, so the place of a problem does not identify it.
    """
    with changed_copy(data, texts) as changed_data, changed_copy(docs or data, texts) as changed_docs:
        settings = company_settings.read(data, start(data))
        before = problems_of(load(data, settings=settings), docs, today)
        after = problems_of(load(changed_data, settings=settings), docs and changed_docs, today)
    counts_before, counts_after = (Counter(problem.code for problem in problems) for problems in (before, after))
    added = [problem for problem in after if counts_after[problem.code] > counts_before[problem.code]]
    if any(problem.code != placeholders.CODE for problem in errors(added)):
        raise DataError(added)
    return added


def problems_of(loaded: LoadedData, docs: Path | None, today: dt.date) -> list[Problem]:
    """The problems of the data and, if it has no errors, of the macros in the Markdown pages."""
    problems = rules.check(loaded, today)
    if docs is None or errors(problems):
        return problems
    return [*problems, *macros.check(docs, Components(link(loaded, today)))]


def changed_lines(file: Path, before: str, after: str) -> Iterator[str]:
    """The lines that differ, as `file:line:  - old` and `file:line:  + new`."""
    old, new = before.split("\n"), after.split("\n")
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for operation, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if operation != "equal":
            for number, line in enumerate(old[old_start:old_end], old_start + 1):
                yield f"{file}:{number}:  - {line.strip()}"
            for number, line in enumerate(new[new_start:new_end], new_start + 1):
                yield f"{file}:{number}:  + {line.strip()}"
