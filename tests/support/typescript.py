"""The types that the site's scripts state in JSDoc hold: `make lint` asks TypeScript, as tsconfig.json says."""

from __future__ import annotations

import subprocess
import sys

import click
from support import node


def main() -> int:
    """TypeScript's own messages and exit status."""
    try:
        compiler = node.module("typescript/bin/tsc")
        command = [*node.node(), str(compiler), "--project", str(node.ROOT / "tsconfig.json"), "--pretty", "false"]
    except node.MissingNodeError as error:
        click.echo(error, err=True)
        return 1
    return subprocess.run(command, cwd=node.ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
