"""Install Debian's packages for the tests if that is allowed: `python -m support.install_tools git`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import click
from support.paths import ROOT

# Programs that are unpacked for the tests only: installed, nginx would start to serve.
UNPACKED = frozenset({"nginx", "rclone"})
TOOLS = ROOT / ".venv" / "tools"
# Debian keeps servers outside the path of users.
PLACES = (TOOLS / "usr" / "sbin", TOOLS / "usr" / "bin", Path("/usr/sbin"))


def where(program: str) -> str | None:
    """The path of a program; None if it is missing."""
    return shutil.which(program) or shutil.which(program, path=os.pathsep.join(map(str, PLACES)))


def needed(program: str) -> str:
    """The path of a program that a test needs. Without it the test fails, and says what to do."""
    path = where(program)
    assert path, f"The tests need {program}. Run: PYTHONPATH=tests .venv/bin/python -m support.install_tools {program}"
    return path


def install(package: str) -> bool:
    """Install a package; true if it worked. `sudo -n` never asks for a password: it works or fails."""
    if not shutil.which("apt-get"):
        return False
    rights = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if rights and not shutil.which("sudo"):
        return False
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    if package not in UNPACKED:
        return all(
            run([*rights, *quiet, *words])
            for words in (["update"], ["install", "--yes", "--no-install-recommends", package])
        )
    return run([*rights, *quiet, "update"]) and unpack(package)


def unpack(package: str) -> bool:
    """Unpack the files of a package into `.venv/tools`, without its service and its settings; true if it worked."""
    with tempfile.TemporaryDirectory() as folder:
        if not run(["apt-get", "-qq", "-o", "APT::Sandbox::User=root", "download", package], Path(folder)):
            return False
        return all(run(["dpkg-deb", "--extract", str(file), str(TOOLS)]) for file in Path(folder).glob("*.deb"))


def run(command: list[str], folder: Path | None = None) -> bool:
    """Print a command and run it; true if it succeeded."""
    click.echo(" ".join(["+", *command]), err=True)
    return subprocess.run(command, cwd=folder, stdout=sys.stderr, check=False).returncode == 0


def main(programs: list[str]) -> int:
    """Install missing programs from the packages of their names; 1 and what to do if one is still missing."""
    for program in programs:
        if not where(program) and not (install(program) and where(program)):
            click.echo(f"The tests need {program}: install it so that it can be started as `{program}`.", err=True)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
