"""Scripts and styles have no fault that Biome knows and are formatted as biome.jsonc says: `make lint` asks it."""

from __future__ import annotations

import subprocess
import sys

import click
from support import node


def main() -> int:
    """Biome's own messages and exit status; words after the command go to it, as `--write` does."""
    try:
        command = [
            *node.node(),
            str(node.module("@biomejs/biome/bin/biome")),
            "check",
            "--error-on-warnings",
            *sys.argv[1:],
        ]
    except node.MissingNodeError as error:
        click.echo(error, err=True)
        return 1
    return subprocess.run(command, cwd=node.ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
