"""The ledger of permalinks: `data/permalinks.txt` holds every address that was ever published, one on each line.

The line of a short link has a second address, which is where it led when it was given: `/r/k7mq/ /roles/office-lead/`.
"""

from __future__ import annotations

import dataclasses as dc
import os
from pathlib import Path

from careerguide.problems import Problem

from . import ordinary_files, yaml_reader

LEDGER = "permalinks.txt"
SHORT = "/r/"


@dc.dataclass(frozen=True, slots=True)
class ShortLink:
    """A short address, the address where it led when it was given, and the number of its line."""

    address: str
    leads_to: str
    line: int


@dc.dataclass(frozen=True, slots=True)
class Ledger:
    """The addresses with the numbers of their lines, and the short links."""

    addresses: tuple[tuple[int, str], ...] = ()
    short_links: tuple[ShortLink, ...] = ()


def read(file: Path, path: str) -> tuple[Ledger, list[Problem]]:
    """The ledger, and the lines that are not addresses. A line that starts with `#` is a comment.

    `path` is the file's path to show. A company without a ledger has an empty one.
    """
    if refused := ordinary_files.refusal(file, ordinary_files.Root(file.parent), path):
        return Ledger(), [refused]
    text, problems = yaml_reader.read_text(file, path) if os.path.lexists(file) else ("", [])
    addresses, short_links = [], []
    for number, line in enumerate((text or "").split("\n"), 1):
        words = line.split()
        if not words or line.startswith("#"):
            continue
        if not all(map(_is_address, words)) or len(words) > 2 or (len(words) == 2) != words[0].startswith(SHORT):
            problems.append(Problem(path, number, 1, "address-form", _refusal(line.strip()[:80])))
        elif len(words) == 2:
            short_links.append(ShortLink(words[0], words[1], number))
        else:
            addresses.append((number, words[0]))
    return Ledger(tuple(addresses), tuple(short_links)), problems


def _is_address(word: str) -> bool:
    return word.startswith("/") and word.endswith("/")


def _refusal(line: str) -> str:
    return (
        f"`{line}` is not an address of this site. An address looks like `/roles/office-lead/`: "
        f"it starts and ends with `/`. After a short link, such as `{SHORT}k7mq/`, "
        "comes a space and the address where it leads."
    )
