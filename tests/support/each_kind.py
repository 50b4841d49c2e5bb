"""What is judged on each kind of page as it is read: what moves, the order of the Tab key, and what zoom hides."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, CDPSession, Page, Request
from support import web

# The largest sum of shifts of a page.
MOST_SHIFT = 0.02

# Sums up what moves without a press. It runs before the scripts of a page.
WATCH_SHIFTS = """
window.cgShift = 0;
window.cgMoved = [];
new PerformanceObserver((list) => {
  for (const { value, hadRecentInput, sources } of list.getEntries()) {
    if (hadRecentInput) continue;
    window.cgShift += value;
    const where = ({ y, height }) => `${Math.round(y)}+${Math.round(height)}`;
    const names = sources.map(({ node, previousRect, currentRect }) =>
      `${node?.outerHTML?.slice(0, 50) ?? node?.nodeName} from ${where(previousRect)} to ${where(currentRect)}`);
    window.cgMoved.push(`${value.toFixed(4)} by ${names.join(" | ")}`);
  }
}).observe({ type: "layout-shift", buffered: true });
"""

# Functions that both scripts below use.
_STOPS = """
const stops = (root) => [...root.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
  .filter((node) => node.tabIndex >= 0 && !node.disabled && node.checkVisibility({ visibilityProperty: true }));
const name = (node) => node.textContent.trim().slice(0, 40) || node.outerHTML.slice(0, 60);
"""

# Tab stops of `main` that are not where a reader expects them after the one before: above it, though not at the top of
# the next column, or in front of it in the same row. The parts of the page that hold the two stops are compared.
OUT_OF_ORDER = f"""() => {{
  {_STOPS}
  const around = (node) => (node ? [...around(node.parentElement), node] : []);
  const able = stops(document.querySelector("main"));
  const faults = able.filter((node) => node.tabIndex > 0).map((node) => `tabindex: ${{name(node)}}`);
  for (const [index, node] of able.entries()) {{
    const [before, after] = [around(able[index - 1]), around(node)];
    const fork = before.findIndex((one, place) => one !== after[place]);
    if (fork < 0 || !after[fork]) continue;
    const [first, second] = [before[fork], after[fork]].map((part) => part.getBoundingClientRect());
    const isAbove = second.bottom <= first.top + 4 && second.left < first.right - 4;
    const isInFront = second.right <= first.left + 4 && second.top < first.top + 4 && second.bottom > first.top + 4;
    if (first.width && second.width && (isAbove || isInFront))
      faults.push(`${{name(node)}} is ${{isAbove ? "above" : "in front of"}} ${{name(able[index - 1])}}`);
  }}
  return faults;
}}"""

# Tab stops that have the focus and cannot be seen: out of the window, or beneath something that stays in its place.
COVERED = f"""() => {{
  {_STOPS}
  const faults = [];
  for (const node of stops(document.body)) {{
    node.focus();
    const [box] = node.getClientRects();
    if (document.activeElement !== node || !box?.width || node.closest(".cg-sr")) continue;
    const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
    const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
    const isInside = right > left && bottom - top >= Math.min(box.height, 48) - 1;
    const shown = isInside ? document.elementFromPoint((left + right) / 2, (top + bottom) / 2) : null;
    const isSeen = node.contains(shown) || shown?.contains(node) || shown?.closest("label")?.control === node;
    const cover = shown ? shown.outerHTML.slice(0, 80) : "the edge of the window";
    if (!shown || !isSeen) faults.push(`${{name(node)}} is beneath ${{cover}}`);
  }}
  return faults;
}}"""


class Reader:
    """A tab of a person who has kept some records, or none, in a window of a size."""

    def __init__(self, page: Page, server: web.Served) -> None:
        self.page = page
        self._server = server
        self._session: CDPSession = page.context.new_cdp_session(page)
        self._asked: set[Request] = set()
        page.on("request", self._begin)
        page.on("requestfinished", self._end)
        page.on("requestfailed", self._end)

    def open(self, address: str) -> Page:
        """The page with all that it asks for, drawn."""
        self._asked.clear()
        self.page.goto(self._server.url(address))
        return self.quiet()

    def quiet(self, rounds: int = 2) -> Page:
        """The page once no request is open for so many rounds, in each of which the browser draws it twice.

        Playwright's `networkidle` sometimes never comes if the processor is slow, though all requests have ended.
        """
        web.settle(self.page)
        calm = 0
        while calm < rounds:
            web.drawn(self.page)
            calm = 0 if self._asked else calm + 1
        return self.page

    def _begin(self, request: Request) -> None:
        self._asked.add(request)

    def _end(self, request: Request) -> None:
        self._asked.discard(request)

    def shift(self) -> list[str]:
        """What moved, if it is more than `MOST_SHIFT`."""
        total = self.page.evaluate("window.cgShift")
        return [] if total <= MOST_SHIFT else [f"{total:.4f} moved", *self.page.evaluate("window.cgMoved")]

    def zoom(self, factor: int) -> None:
        """Enlarge the page as a browser of 1366 by 768 does: the window has fewer CSS pixels, each is larger.

        Chromium's own zoom does just that.
        """
        width, height = round(1366 / factor), round(768 / factor)
        metrics = {"width": width, "height": height, "deviceScaleFactor": factor, "mobile": False}
        self._session.send("Emulation.setDeviceMetricsOverride", metrics)


@contextmanager
def reader(
    chromium: Browser, server: web.Served, width: int, height: int, put: str = "", records: object = None
) -> Iterator[Reader]:
    """A reader in a new profile at noon of `web.DAY`; the script `put` keeps the records."""
    context = chromium.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce")
    context.set_default_timeout(web.PATIENCE)
    context.clock.set_fixed_time(web.NOON)  # an installed clock would also draw frames that the browser does not
    page = context.new_page()
    if put:
        page.goto(server.url(web.PLAIN))
        page.evaluate(put, records)
    context.add_init_script(WATCH_SHIFTS)
    yield Reader(page, server)
    context.close()
