"""The ledger of permalinks: `data/permalinks.txt` holds every address that was ever published, one on each line."""

from __future__ import annotations

import os
from pathlib import Path

from careerguide.problems import Problem

from . import ordinary_files, yaml_reader

LEDGER = "permalinks.txt"


def read(file: Path, path: str) -> tuple[tuple[tuple[int, str], ...], list[Problem]]:
    """Line numbers and addresses, and the lines that are not addresses. A line that starts with `#` is a comment.

    `path` is the file's path to show. A company without a ledger has an empty one.
    """
    if refused := ordinary_files.refusal(file, ordinary_files.Root(file.parent), path):
        return (), [refused]
    text, problems = yaml_reader.read_text(file, path) if os.path.lexists(file) else ("", [])
    addresses = []
    for number, line in enumerate((text or "").split("\n"), 1):
        address = line.strip()
        if not address or line.startswith("#"):
            continue
        if address.startswith("/") and address.endswith("/"):
            addresses.append((number, address))
        else:
            message = (
                f"`{address[:80]}` is not an address of this site. An address looks like `/roles/office-lead/`: "
                "it starts and ends with `/`."
            )
            problems.append(Problem(path, number, 1, "address-form", message))
    return tuple(addresses), problems
