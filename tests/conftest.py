"""The site, its server and the browser: each once for a whole run of the tests."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from careerguide.build.open_guide import open_guide
from careerguide.guide.guide import Guide
from playwright.sync_api import Browser, Page, sync_playwright
from support import browser, web
from support.web import Open


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository's own site, built once for all workers."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "own"
    folder.mkdir(exist_ok=True)
    return web.build_once(folder)


@pytest.fixture(scope="session")
def guide() -> Guide:
    """The guide that the repository's own site shows."""
    return open_guide(web.ROOT / "data", web.DAY)


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[web.Served]:
    with web.serve(site) as served:
        yield served


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    quiet = [
        "--no-sandbox",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
    ]
    quiet += ["--no-proxy-server", f"--host-resolver-rules=MAP {web.HOST} 127.0.0.1"]
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=browser.executable(), args=quiet)
        yield started
        started.close()


@pytest.fixture(scope="session")
def look(chromium: Browser, server: web.Served) -> Iterator[Open]:
    """Open a page where others were looked at before: many times cheaper than `visit`, for tests that leave nothing behind.

    It is noon of `web.DAY`. A redirect page stays to be looked at. `script` runs in every page before its own.
    """
    pages: dict[tuple[object, ...], Page] = {}

    def at(address: str, width: int = 1366, height: int = 768, script: Path | None = None, **options: object) -> Page:
        key = (script, *sorted(options.items()))
        if key not in pages:
            context = chromium.new_context(**options)  # type: ignore[arg-type]
            context.clock.install(time=web.NOON)
            if script:
                context.add_init_script(path=script)
            pages[key] = context.new_page()
        page = pages[key]
        page.unroute_all()
        page.set_viewport_size({"width": width, "height": height})
        if address == web.OLD:
            web.stay(page)
        page.goto(server.url(address))
        return page

    yield at
    for page in pages.values():
        page.context.close()


@pytest.fixture
def visit(chromium: Browser, server: web.Served) -> Iterator[Open]:
    """Open a page in a profile of its own: `visit("/roles/", width=320)`; other options go to Playwright's context.

    It is noon of `web.DAY` unless `now` says otherwise.
    """
    contexts = []

    def go(address: str, width: int = 1366, height: int = 768, now: dt.datetime = web.NOON, **options: object) -> Page:
        context = chromium.new_context(viewport={"width": width, "height": height}, **options)  # type: ignore[arg-type]
        context.clock.install(time=now)
        contexts.append(context)
        page = context.new_page()
        page.goto(server.url(address))
        return page

    yield go
    for context in contexts:
        context.close()
