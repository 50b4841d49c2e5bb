"""The cases in `tests/cases/<code>.yaml`: the few lines that bring a problem about, and the same lines mended.

`wrong` and `right` map files of a data folder to their texts; `file` (the first of them where it is left out), `line` and
`column` say where the problem of `wrong` is reported. An empty `wrong` is a folder that does not exist. `production: true`
is for what is only said about a site for real people.
What a YAML file cannot show is written as a stand-in: `<U+200B>` is a character, `<0xE9>` a byte, `<20001 times x>` a
text so often, and a text that is only `<link to NAME>` makes its file a link.
"""

from __future__ import annotations

import dataclasses as dc
import datetime as dt
import re
from collections.abc import Mapping
from pathlib import Path

import yaml
from careerguide.load import load
from careerguide.problems import Problem
from careerguide.rules import check

CASES = Path(__file__).parent / "cases"
DAY = dt.date(2026, 11, 1)
_LINK = re.compile(r"<link to (.+)>\s*")
_STAND_IN = re.compile(rb"<(?:U\+([0-9A-F]{4,6})|0x([0-9A-F]{2})|(\d+) times (.))>")


@dc.dataclass(frozen=True, slots=True)
class Case:
    """One problem of the rule book; `file`, `line` and `column` are where `wrong` has it."""

    code: str
    wrong: Mapping[str, str]
    right: Mapping[str, str]
    file: str
    line: int
    column: int
    production: bool


def cases() -> list[Case]:
    """All cases, in the order of their codes."""
    return [case(file) for file in sorted(CASES.glob("*.yaml"))]


def case(file: Path) -> Case:
    """The case of one file."""
    found = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    place = found.get("file") or next(iter(found["wrong"]), "")
    production = {"true": True, "false": False}[found.get("production", "false")]
    return Case(file.stem, found["wrong"], found["right"], place, int(found["line"]), int(found["column"]), production)


def write(texts: Mapping[str, str], folder: Path) -> Path:
    """The texts as a data folder, stand-ins replaced."""
    for name, text in texts.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        if link := _LINK.fullmatch(text):
            file.symlink_to(link[1])
        else:
            file.write_bytes(as_bytes(text))
    return folder


def as_bytes(text: str) -> bytes:
    """The text with its stand-ins replaced, as UTF-8."""
    return _STAND_IN.sub(_stands_for, text.encode())


def _stands_for(match: re.Match[bytes]) -> bytes:
    character, byte, times, repeated = match.groups()
    if character:
        return chr(int(character, 16)).encode("utf-8", "surrogatepass")
    return bytes([int(byte, 16)]) if byte else repeated * int(times)


def found(texts: Mapping[str, str], folder: Path, *, production: bool = False) -> list[Problem]:
    """Everything that loading and checking say about a data folder with these texts."""
    return check(load(write(texts, folder)), DAY, production=production)
