"""Measures milliseconds of a key in the search and of routes in the planner: `.venv/bin/python bench/keys.py`.

Chromium runs with its processor slowed down four times, like an old office PC. The time of a key is from the change of
the field to the change of the results, in companies of 300 and of 10,000 roles; the 95th percentile of all keys is
printed. The time of routes is that of the five best routes among 500 and among 5,000 roles, for 25 pairs of roles. Each
pair is timed four times and its least time counts, because other work on the machine only adds time; the median of the
pairs is printed.

The tests check bytes, steps and ratios within one run, which do not depend on the machine
(tests/browser/test_search_size.py, planner/routes.test.js).
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT / "tests"))
from support import browser, searching, web  # noqa: E402 - the tests have functions to build, serve and search a site
from support.large import make_index  # noqa: E402

SLOWDOWN = 4
# Number of roles -> most milliseconds of a key.
KEYS = {300: 50, 10_000: 100}
# Number of roles -> most milliseconds of the five best routes; 16 ms are one frame.
ROUTES = {500: 16, 5_000: 160}
WATCH = """() => {
  const field = document.querySelector(".cg-search__field");
  const results = document.querySelector(".cg-search__found");
  let pressed = 0;
  window.times = [];
  field.addEventListener("input", () => { pressed = performance.now(); }, { capture: true });
  new MutationObserver(() => {
    if (pressed) window.times.push(performance.now() - pressed);
    pressed = 0;
  }).observe(results, { childList: true, subtree: true, characterData: true });
}"""
FIND_ROUTES = """async ([module, count, runs]) => {
  const { bestRoutes, routeGraph } = await import(module);
  let seed = 7;
  const dice = (limit) => ((seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648) * limit | 0;
  const ids = [...Array(count).keys()].map((number) => `role-${number}`);
  const moves = [];
  for (let from = 0; from < count; from += 1) {
    for (let number = 0; number < 4; number += 1) {
      const to = Math.min(count - 1, from + 1 + dice(count / 20));
      if (to !== from) moves.push({ from, to, kind: "promotion", min: 6, typical: 6 + dice(30), slow: 60, unknown: 0 });
    }
  }
  const graph = routeGraph(ids, moves, () => true);
  const times = [];
  for (let run = 0; run < runs; run += 1) {
    const from = dice(count / 20);
    let least = Infinity;
    for (let repeat = 0; repeat < 4; repeat += 1) {
      const start = performance.now();
      if (bestRoutes(graph, from, count - 1, 5).length !== 5) throw new Error("There are fewer than five routes.");
      least = Math.min(least, performance.now() - start);
    }
    times.push(least);
  }
  return times;
}"""


def key_times(chromium: Browser, origin: str) -> list[float]:
    """Milliseconds of each key of every fifth query."""
    page = chromium.new_page(viewport={"width": 1366, "height": 768})
    page.goto(origin + "/roles/team-leader/", wait_until="networkidle")
    page.keyboard.press("Control+k")
    page.keyboard.type("TL")
    page.locator("[data-search-result]").first.wait_for()
    slow_down(page)
    page.evaluate(WATCH)
    for query in searching.judged("queries")[::5]:
        page.locator(".cg-search__field").fill("")
        page.keyboard.type(query.query, delay=60)
    page.wait_for_timeout(500)
    times: list[float] = page.evaluate("window.times")
    page.close()
    return times


def route_times(chromium: Browser, origin: str, roles: int) -> list[float]:
    """Milliseconds of the five best routes for each of 25 pairs of roles."""
    page = chromium.new_page()
    page.goto(origin + "/404.html")
    slow_down(page)
    module = f"{origin}/assets/careerguide/planner/routes.js"
    times: list[float] = page.evaluate(FIND_ROUTES, [module, roles, 25])
    page.close()
    return times


def slow_down(page: Page) -> None:
    """Slow down the processor of a page."""
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})


def main() -> None:
    """Print a line for each measurement, with its limit."""
    arguments = ["--no-sandbox", "--no-proxy-server", f"--host-resolver-rules=MAP {web.HOST} 127.0.0.1"]
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = web.build(Path(folder))
        chromium = playwright.chromium.launch(executable_path=browser.executable(), args=arguments)
        for roles, limit in KEYS.items():
            company = Path(folder) / str(roles)
            company.mkdir()
            make_index(roles, company)
            search = site / "api" / "v1" / "search"
            shutil.rmtree(search)
            shutil.copytree(company / "search", search)
            with web.serve(site) as served:
                times = key_times(chromium, served.origin)
            high = statistics.quantiles(times, n=20)[-1]
            print(f"A key among {roles:,} roles: {high:.0f} ms (limit: {limit} ms).")
        with web.serve(site) as served:
            for roles, limit in ROUTES.items():
                times = route_times(chromium, served.origin, roles)
                print(f"Five routes among {roles:,} roles: {statistics.median(times):.0f} ms (limit: {limit} ms).")
        chromium.close()


if __name__ == "__main__":
    main()
