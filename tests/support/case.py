"""The rule book's cases, `hooks/careerguide/rulebook/<code>.yaml`: lines that bring a problem about, and the same lines mended.

`wrong` and `right` map files of a data folder to their texts; `file` (the first of them where it is left out), `line` and
`column` say where the problem of `wrong` is reported. An empty `wrong` is a folder that does not exist. `production: true`
is for what is only said about a site for real people. `severity` and `says` are written by tests/bless_rules.py.
What a YAML file cannot show is written as a stand-in: `<U+200B>` is a character, `<0xE9>` a byte, `<20001 times x>` a
text so often, and a text that is only `<link to NAME>` makes its file a link.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from pathlib import Path

from careerguide.loading.data_folder import load
from careerguide.problems import Problem
from careerguide.rulebook import FOLDER, Rule, codes, rule
from careerguide.rules import check

CASES = FOLDER
DAY = dt.date(2026, 11, 1)
_LINK = re.compile(r"<link to (.+)>\s*")
_STAND_IN = re.compile(rb"<(?:U\+([0-9A-F]{4,6})|0x([0-9A-F]{2})|(\d+) times (.))>")


Case = Rule


def cases() -> list[Case]:
    """All cases, in the order of their codes."""
    return [rule(code) for code in codes()]


def place_of(message: str, folder: Path) -> str:
    """A message without the folder of the test, which is another one each time."""
    return message.replace(f"{folder}/", "")


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
