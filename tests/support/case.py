"""The cases in `hooks/careerguide/rulebook/`: for each code, data that breaks the rule, and the same data fixed.

`wrong` and `right` map files of a data folder to their texts. `file`, `line` and `column` are the place of the problem
of `wrong`; without `file` it is the first file. An empty `wrong` is a folder that does not exist. `production: true` is
for rules that only `check --production` uses. tests/support/bless_rules.py writes `severity` and `says`.

A placeholder stands for what a YAML file cannot show: `<U+200B>` is a character, `<0xE9>` a byte, `<20001 times x>` a
repeated character, and a text that is only `<link to NAME>` makes its file a link. `<photograph of 400 x 300>` is a
picture of this size, of the type that the file's name ends in.
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

from .pictures import photograph

CASES = FOLDER
DAY = dt.date(2026, 11, 1)
_PHOTOGRAPH = re.compile(r"<photograph of (\d+) x (\d+)>\s*")
_LINK = re.compile(r"<link to (.+)>\s*")
_PLACEHOLDER = re.compile(rb"<(?:U\+([0-9A-F]{4,6})|0x([0-9A-F]{2})|(\d+) times (.))>")


Case = Rule


def cases() -> list[Case]:
    """All cases in the order of their codes."""
    return [rule(code) for code in codes()]


def place_of(message: str, folder: Path) -> str:
    """A message without the folder of the test, which is different in each run."""
    return message.replace(f"{folder}/", "")


def write(texts: Mapping[str, str], folder: Path) -> Path:
    """Write the texts as a data folder, with their placeholders replaced."""
    for name, text in texts.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        if link := _LINK.fullmatch(text):
            file.symlink_to(link[1])
        elif size := _PHOTOGRAPH.fullmatch(text):
            file.write_bytes(photograph(file.suffix, int(size[1]), int(size[2])))
        else:
            file.write_bytes(as_bytes(text))
    return folder


def as_bytes(text: str) -> bytes:
    """The text as UTF-8, with its placeholders replaced."""
    return _PLACEHOLDER.sub(_replacement, text.encode())


def _replacement(match: re.Match[bytes]) -> bytes:
    character, byte, times, repeated = match.groups()
    if character:
        return chr(int(character, 16)).encode("utf-8", "surrogatepass")
    return bytes([int(byte, 16)]) if byte else repeated * int(times)


def problems_in(texts: Mapping[str, str], folder: Path, *, production: bool = False) -> list[Problem]:
    """All problems of a data folder with these texts, from loading and from checking."""
    return check(load(write(texts, folder)), DAY, production=production)
