"""The site's pure scripts, called from Python: `call("my/match", "tier", [[85, measure], [84, measure]])` is what Node answers."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from support import node
from support.paths import SCRIPTS

SCRIPT = node.ROOT / "tests" / "support" / "modules.mjs"
FOLDER = SCRIPTS


def call(module: str, function: str, cases: Sequence[Sequence[Any]]) -> list[Any]:
    """What the function answers to each list of arguments, in one process; a Map comes back as a list of pairs."""
    answers: list[Any] = _run(module, function, cases)["answers"]
    return answers


def took(module: str, function: str, cases: Sequence[Sequence[Any]]) -> list[float]:
    """How many milliseconds it thinks about each."""
    found: list[float] = _run(module, function, cases)["took"]
    return found


def constant(module: str, name: str) -> Any:
    """What the module exports under a name that is no function."""
    return _run(module, name, [])["answers"][0]


def table(pairs: Mapping[str, Any]) -> dict[str, Any]:
    """An argument that is a Map."""
    return {"$map": list(pairs.items())}


def moment(text: str) -> dict[str, str]:
    """An argument that is a Date."""
    return {"$date": text}


def lookup(pairs: Iterable[tuple[Sequence[Any], Any]]) -> dict[str, Any]:
    """An argument that is a function: arguments and what it answers to them; null to all others."""
    return {"$lookup": [[list(given), answer] for given, answer in pairs]}


def _run(module: str, name: str, cases: Sequence[Sequence[Any]]) -> Any:
    command = [*node.node(), str(SCRIPT), str(FOLDER / f"{module}.js"), name]
    done = subprocess.run(
        command, input=json.dumps(cases), capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert not done.returncode, done.stderr
    return json.loads(done.stdout)
