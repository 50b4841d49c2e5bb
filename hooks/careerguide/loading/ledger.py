"""The ledger of permalinks: `data/permalinks.txt` holds every address that was ever published, one on each line.

The line of a short link has a second address, which is where it led when it was given: `/r/k7mq/ /roles/office-lead/`.
"""

from __future__ import annotations

import dataclasses as dc
import os
import re
from pathlib import Path

from careerguide.problems import Problem

from . import ordinary_files, yaml_reader

LEDGER = "permalinks.txt"
SHORT = "/r/"
# Lower case only: some stores take `/r/K7MQ/` and `/r/k7mq/` for one folder.
_SHORT_LINK = re.compile(rf"{SHORT}[a-z0-9]+/ /roles/[a-z0-9-]+/")


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
        if _SHORT_LINK.fullmatch(" ".join(words)):
            short_links.append(ShortLink(words[0], words[1], number))
        elif len(words) == 1 and _is_address(words[0]):
            addresses.append((number, words[0]))
        else:
            problems.append(Problem(path, number, 1, "address-form", _refusal(line.strip()[:80])))
    return Ledger(tuple(addresses), tuple(short_links)), problems


def _is_address(word: str) -> bool:
    return word.startswith("/") and word.endswith("/") and not word.startswith(SHORT)


def _refusal(line: str) -> str:
    if line.startswith(SHORT):
        return (
            f"`{line}` is not the line of a short link. It looks like `{SHORT}k7mq/ /roles/office-lead/`: a code of "
            "small letters and figures, a space, and the address of a role."
        )
    return (
        f"`{line}` is not an address of this site. An address looks like `/roles/office-lead/`: "
        "it starts and ends with `/`."
    )
