"""Install Debian's packages for the tests if that is allowed: `python -m support.install_tools git`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import click


def install(package: str) -> bool:
    """Install a package; true if it worked. `sudo -n` never asks for a password: it works or fails."""
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
    """Print a command and run it; true if it succeeded."""
    click.echo(" ".join(["+", *command]), err=True)
    return subprocess.run(command, stdout=sys.stderr, check=False).returncode == 0


def main(programs: list[str]) -> int:
    """Install missing programs from the packages of their names; 1 and what to do if one is still missing."""
    for program in programs:
        if not shutil.which(program) and not (install(program) and shutil.which(program)):
            click.echo(f"The tests need {program}: install it so that it can be started as `{program}`.", err=True)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
