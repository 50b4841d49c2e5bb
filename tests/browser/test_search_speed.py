"""Search stays light and quick, in a company of 300 roles and in one of 10,000."""

from __future__ import annotations

import datetime as dt
import gzip
import shutil
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from careerguide.build.open_guide import open_guide
from playwright.sync_api import Browser, expect
from support import searching, web

KB = 1024
SLOWED = 4
# Company -> gzipped bytes before the first result, milliseconds from a key to its results.
BARS = {300: (150 * KB, 50), 10_000: (400 * KB, 100)}
# From the moment a key changes the field until its results are in the page; each key is timed on its own.
TIMES = """() => {
  const field = document.querySelector(".cg-search__field"), found = document.querySelector(".cg-search__found");
  let pressed = 0;
  window.times = [];
  field.addEventListener("input", () => { pressed = performance.now(); }, { capture: true });
  new MutationObserver(() => {
    if (pressed) window.times.push(performance.now() - pressed);
    pressed = 0;
  }).observe(found, { childList: true, subtree: true, characterData: true });
}"""


@pytest.fixture(scope="module", params=BARS, ids=lambda size: f"{size}-roles")
def large(request: pytest.FixtureRequest, site: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[int, Path]:
    """The size of a company, and the site with the search of that company."""
    folder = tmp_path_factory.mktemp("large")
    _write(request.param, folder / "data")
    copy = shutil.copytree(site, folder / "site", ignore=shutil.ignore_patterns("moves", "stories", "hr"))
    shutil.rmtree(copy / "api" / "v1" / "search")
    guide = open_guide(folder / "data", dt.date(2026, 11, 22))
    searching.write(guide, copy / "api" / "v1" / "search")
    return request.param, copy


def _write(size: int, data: Path) -> None:
    """A company of so many roles; bench/ has a module of the same name as tests/."""
    script = "import sys, pathlib, company; company.write(int(sys.argv[1]), *map(pathlib.Path, sys.argv[2:]))"
    subprocess.run(
        [sys.executable, "-c", script, str(size), str(web.ROOT / "data"), str(data)], cwd=web.ROOT / "bench", check=True
    )


@pytest.fixture
def served(large: tuple[int, Path]) -> Iterator[web.Served]:
    with web.serve(large[1]) as server:
        yield server


def test_the_first_result_is_light_and_keys_are_quick(
    large: tuple[int, Path], served: web.Served, chromium: Browser
) -> None:
    size, site = large
    heaviest, slowest = BARS[size]
    context = chromium.new_context(viewport={"width": 1366, "height": 768})
    page = context.new_page()
    asked: set[str] = set()
    page.goto(served.url("/roles/team-leader/"), wait_until="networkidle")
    page.on("request", lambda request: asked.add(urlsplit(request.url).path))
    page.keyboard.press("Control+k")
    page.keyboard.type("TL")
    expect(page.locator("[data-search-result]").first).to_have_text("Team Leader")
    page.wait_for_load_state("networkidle")
    fetched = sum(len(gzip.compress((site / path.lstrip("/")).read_bytes())) for path in asked)
    assert any(path.endswith("names.json") for path in asked)
    assert fetched <= heaviest, asked

    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
    page.evaluate(TIMES)
    queries = searching.judged("queries")[::5]
    for query in queries:
        page.locator(".cg-search__field").fill("")
        page.keyboard.type(query.query, delay=60)
    page.wait_for_timeout(500)
    times: list[float] = page.evaluate("window.times")
    assert len(times) >= len(queries) * 8
    assert statistics.quantiles(times, n=20)[-1] <= slowest, sorted(times)[-20:]
    context.close()
