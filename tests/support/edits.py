"""The tiny company with some texts replaced, and the problems of it: `roles.yaml <agent>: code: message`."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

from careerguide.loading.data_folder import load
from careerguide.problems import Problem
from careerguide.rules import check
from support.case import DAY, write
from support.company import Texts, changed, tiny

# File without ending, old text, new text. Without an old text the file is added; without both it is removed.
Change = tuple[str, str, str]
STORY = "stories/from-calls-to-figures"


def edited(*changes: Change) -> Texts:
    """The tiny company after these changes."""
    texts = tiny()
    for file, old, new in changes:
        name = file if Path(file).suffix else f"{file}.yaml"
        if old or new:
            texts = changed(texts, name, old, new) if old else texts | {name: new}
        else:
            del texts[name]
    return texts


def said(folder: Path, *changes: Change, day: dt.date = DAY, production: bool = False) -> list[str]:
    """The problems that the check reports, each with the text at its position."""
    texts = edited(*changes)
    return [_said(texts, problem) for problem in check(load(write(texts, folder / "data")), day, production=production)]


def briefly(folder: Path, *changes: Change, day: dt.date = DAY, production: bool = False) -> list[str]:
    """The same without the messages: `roles.yaml <agent>: code`."""
    return [
        re.sub(r"(>: [a-z0-9-]+).*", r"\1", line) for line in said(folder, *changes, day=day, production=production)
    ]


def _said(texts: Texts, problem: Problem) -> str:
    name = problem.path.removeprefix("data/")
    here = texts[name].splitlines()[problem.line - 1][problem.column - 1 :]
    rest = str(problem).removeprefix(f"{problem.path}:{problem.line}:{problem.column}: ")
    return f"{name} <{re.split(r'[],}]', here)[0]}>: {rest}"
