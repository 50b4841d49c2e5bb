"""Search stays light, and typing does not grow slow, in a company of 300 roles and in one of 10,000.

Milliseconds are measured by bench/keys.py.
"""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect
from support import searching, web
from support.javascript import ask
from support.large import SIZES, index_of

KB = 1024
# Roles of the company -> gzipped bytes until the first result.
LIMITS = {300: 150 * KB, 10_000: 400 * KB}

pytestmark = pytest.mark.slow


@pytest.fixture(params=SIZES, ids=lambda size: f"{size}-roles")
def large(request: pytest.FixtureRequest, site: Path, shared: Path, tmp_path: Path) -> Iterator[tuple[int, web.Served]]:
    """The number of roles, and a site with the search of that company."""
    copy = shutil.copytree(site, tmp_path / "site", ignore=shutil.ignore_patterns("moves", "stories", "hr", "search"))
    shutil.copytree(site / "assets", copy / "assets", dirs_exist_ok=True)
    shutil.copytree(index_of(request.param, shared), copy / "api" / "v1" / "search")
    with web.serve(copy) as served:
        yield request.param, served


def test_the_first_result_is_light(large: tuple[int, web.Served], chromium: Browser) -> None:
    """Everything that the browser asks for from the moment when the search opens."""
    roles, served = large
    context = chromium.new_context(viewport={"width": 1366, "height": 768})
    page = context.new_page()
    paths: set[str] = set()
    page.goto(served.url("/roles/team-leader/"), wait_until="networkidle")
    page.on("request", lambda request: paths.add(urlsplit(request.url).path))
    page.keyboard.press("Control+k")
    page.keyboard.type("TL")
    expect(page.locator("[data-search-result]").first).to_have_text("Team Leader")
    page.wait_for_load_state("networkidle")
    size = sum(len(gzip.compress((served.site / path.lstrip("/")).read_bytes())) for path in paths)
    assert any(path.endswith("names.json") for path in paths)
    assert size <= LIMITS[roles], paths
    context.close()


def test_typing_takes_no_longer_than_the_company_is_large(shared: Path) -> None:
    """33 times the roles, both in one run, so that a slow machine slows both; as a rule it takes 5 to 12 times."""
    queries = [judged.query for judged in searching.judged("queries")[::5]]
    few, many = (ask("typingTime", folder=str(index_of(size, shared)), queries=queries) for size in SIZES)
    assert many <= 33 * few, f"{few:.0f} and {many:.0f} milliseconds"
