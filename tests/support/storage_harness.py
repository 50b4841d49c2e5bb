"""What the tests of my/storage.js share: sessions played in Node, and texts as storage has them."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from typing import Any

from support import node
from support.paths import SCRIPTS, SUPPORT

SCRIPT = SUPPORT / "storage.mjs"
FOLDER = SCRIPTS / "my"
Step = Sequence[Any]
State = dict[str, Any]


def ask(**given: Any) -> dict[str, Any]:
    """What the site's scripts answer."""
    command = [*node.node(), str(SCRIPT), str(FOLDER)]
    done = subprocess.run(
        command, input=json.dumps(given), capture_output=True, text=True, check=True, encoding="utf-8"
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def play(*steps: Any, **session: Any) -> list[State]:
    """A session's states, one after each step."""
    found: list[State] = ask(sessions=[{"steps": list(steps), **session}])["sessions"][0]
    return found


def text(value: object, version: object = 1) -> str:
    """A record as storage has it."""
    return json.dumps({"v": version, "value": value}, separators=(",", ":"), ensure_ascii=False)


def rating(level: int) -> dict[str, Any]:
    return {"level": level, "aside": False}


KEPT = {"cg.keep": "1"}
SQL = "cg.my/rating/sql"
FULL = "x" * 2000
BROKEN = '{"v":1,"value":{"level":9,"aside":fal'
LATER = text({"stars": 5}, 2)
HOWS = ("full", "denied", "locked", "lying")
