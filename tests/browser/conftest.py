"""Tabs that keep what a person enters; the site behind a strict policy."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from support import own_site, web
from support.kept_page import OpenTab, ready


@pytest.fixture(scope="session")
def strict(site: Path) -> Iterator[web.Served]:
    """The site behind a strict Content-Security-Policy."""
    with web.serve(site, {"Content-Security-Policy": web.POLICY}) as served:
        yield served


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A new profile, for several tabs; an error on a page fails the test."""
    with own_site.profile(chromium) as profile:
        profile.clock.install(time=web.NOON)
        profile.on("dialog", lambda dialog: dialog.accept())
        yield profile


@pytest.fixture
def my(context: BrowserContext, server: web.Served) -> OpenTab:
    """/my/ in a new tab, ready to be filled in."""

    def tab() -> Page:
        page = context.new_page()
        page.goto(server.url("/my/"))
        return ready(page)

    return tab
