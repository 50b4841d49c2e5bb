"""The site, its server and the browser, each once for a whole run of the tests; markers of what takes long.

`CPU_THROTTLE=3` slows the processor of every page three times: no test depends on a fast machine.
"""

from __future__ import annotations

import datetime as dt
import gc
import os
from collections import OrderedDict
from collections.abc import Iterator
from pathlib import Path

import pytest
from careerguide import photographs
from careerguide.build.open_guide import open_guide
from careerguide.guide.guide import Guide
from playwright.sync_api import Browser, BrowserContext, Page, expect
from support import browser, web
from support.web import Open

BROWSER_TESTS = Path(__file__).parent / "browser"
# Fixtures that build a whole site.
SITES = {"site", "server", "built"}
THROTTLE = float(os.environ.get("CPU_THROTTLE", "1"))
# Pages that `look` keeps open; each is a process of the browser, and a slowed one is busy even while nobody uses it.
MOST_PAGES = 10 if THROTTLE == 1 else 2
# What a page is told of the person's system, unless a test says otherwise.
MEDIA = {"color_scheme": "light", "reduced_motion": "no-preference"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a browser, and what needs a whole site."""
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if BROWSER_TESTS in item.path.parents or "chromium" in fixtures:
            item.add_marker("browser")
        if fixtures & SITES:
            item.add_marker("slow")


def pytest_collection_finish() -> None:
    """Look through memory less often: modules and tests stay until the end, and most of what is made is small."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of a run share."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(scope="session", autouse=True)
def _photographs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Photographs of test companies are not kept beside the installed packages."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(photographs, "KEPT", tmp_path_factory.mktemp("photographs"))
        yield


@pytest.fixture(scope="session")
def site(shared: Path) -> Path:
    """The repository's own site, built once for all workers."""
    return web.once(shared / "own", web.build) / "site"


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
    expect.set_options(timeout=web.PATIENCE)
    with browser.launched() as started:
        yield started


@pytest.fixture(scope="session", autouse=THROTTLE > 1)
def slow_pages() -> Iterator[None]:
    """Every page that a test opens has a slower processor."""
    new_page = BrowserContext.new_page

    def new_slow_page(context: BrowserContext) -> Page:
        page = new_page(context)
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": THROTTLE})
        return page

    BrowserContext.new_page = new_slow_page  # type: ignore[method-assign]
    yield
    BrowserContext.new_page = new_page  # type: ignore[method-assign]


@pytest.fixture(scope="session")
def look(chromium: Browser, server: web.Served) -> Iterator[Open]:
    """Open a page in a profile that other tests share, emptied of what they stored: many times cheaper than `visit`.

    For tests that leave nothing else behind: no script and no listener of the context, no other clock. It is noon of
    `web.DAY` unless `now` says otherwise. A redirect page stays on screen. `script` runs in every page before its own.
    """
    pages: OrderedDict[tuple[object, ...], Page] = OrderedDict()

    def at(
        address: str,
        width: int = 1366,
        height: int = 768,
        now: dt.datetime = web.NOON,
        script: Path | None = None,
        **options: object,
    ) -> Page:
        media = {name: options.pop(name, usual) for name, usual in MEDIA.items()}
        key = (script, now, *sorted(options.items()))
        if key not in pages:
            if len(pages) == MOST_PAGES:
                pages.popitem(last=False)[1].context.close()
            context = new_context(chromium, now, **options)
            if script:
                context.add_init_script(path=script)
            pages[key] = context.new_page()
        pages.move_to_end(key)
        page = pages[key]
        tidy(page, server)
        page.emulate_media(media="null", **media)  # type: ignore[arg-type]
        page.set_viewport_size({"width": width, "height": height})
        if address == web.OLD:
            web.stay(page)
        page.goto(server.url(address))
        return page

    yield at
    for page in pages.values():
        page.context.close()


def tidy(page: Page, server: web.Served) -> None:
    """Take back what the last test did to a page: other tabs, routes, media, the place of the mouse, what is stored."""
    for tab in page.context.pages:
        if tab != page:
            tab.close()
    page.unroute_all()
    page.mouse.move(0, 0)
    if page.url.startswith("http") and page.evaluate("localStorage.length + sessionStorage.length"):
        page.goto(server.url(web.PLAIN))  # the page that is left may store something
        page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")


@pytest.fixture
def visit(chromium: Browser, server: web.Served) -> Iterator[Open]:
    """Open a page in a new profile: `visit("/roles/", width=320)`; other options go to Playwright's context.

    It is noon of `web.DAY` unless `now` says otherwise.
    """
    contexts = []

    def go(address: str, width: int = 1366, height: int = 768, now: dt.datetime = web.NOON, **options: object) -> Page:
        context = new_context(chromium, now, viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        page.goto(server.url(address))
        return page

    yield go
    for context in contexts:
        context.close()


def new_context(chromium: Browser, now: dt.datetime = web.NOON, **options: object) -> BrowserContext:
    """A new profile whose clock begins at `now`."""
    context = chromium.new_context(**options)  # type: ignore[arg-type]
    context.set_default_timeout(web.PATIENCE)
    context.clock.install(time=now)
    return context
