"""Debian's packages for the tests, where we may install them: `python tests/apt.py git` brings git where there is none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import click


def install(package: str) -> bool:
    """Whether it was installed. `sudo -n` asks for no password: it works or fails."""
    if not shutil.which("apt-get"):
        return False
    rights = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if rights and not shutil.which("sudo"):
        return False
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    return all(
        run([*rights, *quiet, *words])
        for words in (["update"], ["install", "--yes", "--no-install-recommends", package])
    )


def run(command: list[str]) -> bool:
    """Say a command and run it; whether it succeeded."""
    click.echo(" ".join(["+", *command]), err=True)
    return subprocess.run(command, stdout=sys.stderr, check=False).returncode == 0


def main(programs: list[str]) -> int:
    """Install programs that are not there, each from the package of its name; 1 and the cure where one is still missing."""
    for program in programs:
        if not shutil.which(program) and not (install(program) and shutil.which(program)):
            click.echo(f"The tests need {program}: install it so that it can be started as `{program}`.", err=True)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
