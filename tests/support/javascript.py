"""The site's pure scripts, called from Python: `call("my/match", "tier", [[85, measure], [84, measure]])`.

One Node process answers for a whole run of the tests. It starts at the first call and ends with the run.
"""

from __future__ import annotations

import atexit
import json
import subprocess
import tempfile
import threading
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from support import node
from support.paths import SUPPORT

SCRIPT = SUPPORT / "answers.mjs"
# Seconds until an answer is given up: far more than a slow machine needs, so that only an endless loop meets it.
PATIENCE = 600


class ScriptError(Exception):
    """A script failed; the message is its stack, or what the process wrote before it ended."""


class Scripts:
    """A Node process that answers requests, one line of JSON each."""

    def __init__(self, patience: float = PATIENCE, script: Path = SCRIPT) -> None:
        self._patience = patience
        self._errors = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115 - lives as long as the process
        self._process = subprocess.Popen(
            [*node.node(), str(script)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            text=True,
            encoding="utf-8",
        )

    @property
    def runs(self) -> bool:
        """If the process has not ended."""
        return self._process.poll() is None

    def ask(self, kind: str, **request: Any) -> Any:
        """The answer to a request of one of the kinds in answers.mjs; raises `ScriptError`."""
        assert self._process.stdin
        assert self._process.stdout
        watchdog = threading.Timer(self._patience, self._process.kill)
        watchdog.start()
        try:
            self._process.stdin.write(json.dumps({"kind": kind, **request}) + "\n")
            self._process.stdin.flush()
            line = self._process.stdout.readline()
        except BrokenPipeError:
            line = ""
        finally:
            watchdog.cancel()
        if not line:
            raise ScriptError(self._last_words())
        answer = json.loads(line)
        if "error" in answer:
            raise ScriptError(answer["error"])
        return answer["answer"]

    def close(self) -> None:
        """End the process; it has nothing left to do."""
        self._process.kill()
        self._process.communicate()
        self._errors.close()

    def _last_words(self) -> str:
        status = self._process.wait()
        self._errors.seek(0)
        text = self._errors.read().strip() or f"no answer in {self._patience} seconds"
        return f"Node ended with status {status}: {text}"


_running: list[Scripts] = []


def ask(kind: str, **request: Any) -> Any:
    """The answer of the one process, which starts if it does not run."""
    if not _running or not _running[0].runs:
        _running[:] = [Scripts()]
        atexit.register(_running[0].close)
    return _running[0].ask(kind, **request)


def call(module: str, name: str, cases: Sequence[Sequence[Any]]) -> list[Any]:
    """What a function of a module answers to each list of arguments; a Map comes back as a list of pairs."""
    answers: list[Any] = ask("call", module=module, name=name, cases=cases)
    return answers


def constant(module: str, name: str) -> Any:
    """What a module exports under a name that is no function."""
    return ask("constant", module=module, name=name)


def table(pairs: Mapping[str, Any]) -> dict[str, Any]:
    """An argument that is a Map."""
    return {"$map": list(pairs.items())}


def moment(text: str) -> dict[str, str]:
    """An argument that is a Date."""
    return {"$date": text}


def lookup(pairs: Iterable[tuple[Sequence[Any], Any]]) -> dict[str, Any]:
    """An argument that is a function: lists of arguments and the answer to each; null to all others."""
    return {"$lookup": [[list(arguments), answer] for arguments, answer in pairs]}
