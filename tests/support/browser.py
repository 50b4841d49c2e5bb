"""The browser that the tests drive: Chromium from PATH, else Playwright's own. `--install` fetches one where there is none."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import click
from playwright.sync_api import sync_playwright
from support import install_tools

NAMES = ("chromium", "chromium-browser", "google-chrome")
CURE = "install Chromium so that it can be started as `chromium`, or run `PYTHONPATH=tests .venv/bin/python -m support.browser --install`"


class MissingBrowserError(Exception):
    """There is no Chromium that starts; the message names the cure."""


def executable() -> Path:
    """Where Chromium is."""
    for name in NAMES:
        found = shutil.which(name)
        if found and _starts(found):
            return Path(found)
    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
    if own.is_file() and _starts(str(own)):
        return own
    raise MissingBrowserError(f"The browser tests need Chromium: {CURE}.")


def install() -> None:
    """Debian's Chromium where we may install packages, else Playwright's own; done once one of them starts."""
    ways = (
        lambda: install_tools.install("chromium"),
        lambda: install_tools.run([sys.executable, "-m", "playwright", "install", "chromium"]),
    )
    for way in ways:
        if way() and _found():
            return


def _starts(command: str) -> bool:
    """A wrapper that only points to a package manager, or a browser without its libraries, is no browser."""
    return subprocess.run([command, "--version"], capture_output=True, check=False).returncode == 0


def _found() -> bool:
    try:
        executable()
    except MissingBrowserError:
        return False
    return True


def main(arguments: list[str]) -> int:
    """Print where the browser is; 1 and the cure where there is none."""
    if "--install" in arguments and not _found():
        install()
    try:
        click.echo(executable())
    except MissingBrowserError as error:
        click.echo(error, err=True)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
