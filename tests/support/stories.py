"""The one story of the tiny company, and changes of it."""

from __future__ import annotations

import re

from support.company import tiny
from support.edits import STORY, Change

FILE = f"{STORY}.yaml"
CONSENT = "consent: {given: 2026-09-01, until: 2028-08-31}"
JOURNEY = re.compile(r"(?<=journey:\n).*(?=huddle:)", re.DOTALL)


def story() -> str:
    """The one story of the tiny company."""
    return tiny()[FILE]


def journey(*stages: str) -> Change:
    """The story with other stages, each `role from to`."""
    keys = [zip(("role", "from", "to"), stage.split(), strict=False) for stage in stages]
    lines = [f"  - {{{', '.join(f'{key}: {value}' for key, value in pairs)}}}\n" for pairs in keys]
    return (STORY, JOURNEY.findall(story())[0], "".join(lines))


def moved(name: str, text: str | None = None) -> list[Change]:
    """The story in another file."""
    return [(STORY, "", ""), (name, "", text or story())]
