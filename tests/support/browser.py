"""The browser of the tests: Chromium from PATH, else Playwright's own. `--install` installs one if there is none.

`chromium-headless-shell` is the browser without windows: the same pages take less of the processor.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from playwright.sync_api import Browser, sync_playwright
from support import install_tools, web

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
OPTIONS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--no-proxy-server",
    f"--host-resolver-rules=MAP {web.HOST} 127.0.0.1",
)
CURE = (
    "install Chromium so that it can be started as `chromium`, "
    "or run `PYTHONPATH=tests .venv/bin/python -m support.browser --install`"
)


class MissingBrowserError(Exception):
    """No Chromium starts; the message says what to do."""


@contextmanager
def launched(*options: str) -> Iterator[Browser]:
    """A browser that asks nobody but the servers of the tests. `options` are for its command line."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=executable(), args=[*OPTIONS, *options])
        yield started
        started.close()


def executable() -> Path:
    """Where Chromium is."""
    for name in NAMES:
        command = shutil.which(name)
        if command and _starts(command):
            return Path(command)
    with sync_playwright() as playwright:
        bundled = Path(playwright.chromium.executable_path)
    if bundled.is_file() and _starts(str(bundled)):
        return bundled
    raise MissingBrowserError(f"The browser tests need Chromium: {CURE}.")


def install() -> None:
    """Install Debian's Chromium if packages can be installed, else Playwright's own, until one of them starts.

    Not every system that has `chromium` has the package without windows.
    """
    installers = (
        lambda: install_tools.install("chromium-headless-shell"),
        lambda: install_tools.install("chromium"),
        lambda: install_tools.run([sys.executable, "-m", "playwright", "install", "chromium"]),
    )
    for installer in installers:
        if installer() and _is_there():
            return


def _starts(command: str) -> bool:
    """True for a browser, but not for a wrapper that names a package manager, or a browser without its libraries."""
    return subprocess.run([command, "--version"], capture_output=True, check=False).returncode == 0


def _is_there() -> bool:
    try:
        executable()
    except MissingBrowserError:
        return False
    return True


def main(arguments: list[str]) -> int:
    """Print where the browser is; return 1 and print what to do if there is none."""
    if "--install" in arguments and not _is_there():
        install()
    try:
        click.echo(executable())
    except MissingBrowserError as error:
        click.echo(error, err=True)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
