"""The site of a small company on a server, and profiles of a browser in which an error of a script fails the test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext
from support import project, web


@contextmanager
def served(shared: Path, name: str, make: Callable[[Path], Path]) -> Iterator[web.Served]:
    """The site of the project that `make` puts into a folder, built by the first test worker."""

    def build(folder: Path) -> None:
        done = project.build(make(folder / "project"))
        assert done.returncode == 0, done.stdout + done.stderr

    folder = web.once(shared / name, build)
    with web.serve(folder / "project" / "site") as site:
        yield site


@contextmanager
def profile(chromium: Browser, width: int = 1366, height: int = 768, **options: Any) -> Iterator[BrowserContext]:
    """A new profile, whose cache and storage are empty."""
    context = chromium.new_context(viewport={"width": width, "height": height}, **options)
    context.set_default_timeout(web.PATIENCE)
    errors: list[str] = []
    context.on("weberror", lambda error: errors.append(str(error.error)))
    yield context
    context.close()
    assert errors == []
