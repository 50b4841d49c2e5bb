"""The tests of the scripts, which lie beside them as `*.test.js`, in one Node process.

`PYTHONPATH=tests .venv/bin/python -m support.scripts storage gates` runs the files whose path has one of these words.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import click
from support import node
from support.paths import SCRIPTS, SUPPORT


def command(folder: Path, words: Sequence[str] = ()) -> list[str]:
    """What runs the tests in a folder."""
    reporter = (SUPPORT / "scripts-reporter.mjs").as_uri()
    options = [f"--test-reporter={reporter}", "--test-reporter-destination=stdout"]
    return [*node.node(), *options, str(SUPPORT / "scripts.mjs"), str(folder), *words]


def main() -> int:
    """The exit status of the tests."""
    try:
        return subprocess.run(command(SCRIPTS, sys.argv[1:]), cwd=node.ROOT, check=False).returncode
    except node.MissingNodeError as error:
        click.echo(error, err=True)
        return 1


if __name__ == "__main__":
    sys.exit(main())
