"""How long a page takes until its answer is there, on a slow line and a slow computer: seconds, requests and KB.

The browser gets 50 KB in a second, waits 400 ms for each answer, and has a processor that is slowed six times. Files
are compressed, as serving/ has it. The aim is at most 6 seconds for each page. Needs the built site in `site/`:

    make build && .venv/bin/python bench/slow_line.py
"""

from __future__ import annotations

import argparse
import dataclasses as dc
import gzip
import http.server
import mimetypes
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from support import browser  # noqa: E402 - the folder is in the path only now

LATENCY, BYTES_PER_SECOND, SLOWED = 400, 50 * 1024, 6
AIM = 6.0
ROLE, TARGET = "customer-support-executive", "operations-manager"
# What is measured: the address, and the element that is the answer.
PAGES = {
    "home": ("/", "i-am form"),
    "role": (f"/roles/{ROLE}/", "main h1"),
    "plan": (f"/plan/#from={ROLE}&to={TARGET}", ".cg-plan__answer .cg-route__chart"),
    "compare": (f"/compare/#roles={ROLE},team-leader", "role-compare table"),
    "my page": ("/my/", "my-self form"),
    "search page": ("/search/?q=team+leader", "[data-search-result]"),
    "search": ("/", "dialog [data-search-result]"),
}


@dc.dataclass(frozen=True, slots=True)
class Result:
    """Seconds until the answer is there, and what was loaded until then."""

    seconds: float
    requests: int
    kilobytes: float


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a site as serving/ does: compressed, and connections stay open."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    site = ROOT / "site"

    def do_GET(self) -> None:
        """Send a file, or that there is none."""
        path = self.site / self.path.partition("?")[0].lstrip("/")
        path = path / "index.html" if path.is_dir() else path
        body = path.read_bytes() if path.is_file() else b""
        compresses = path.suffix in {".html", ".js", ".css", ".json", ".svg", ".xml"}
        body = gzip.compress(body, 6) if compresses else body
        self.send_response(200 if path.is_file() else 404)
        self.send_header("Content-Type", mimetypes.guess_type(path.name)[0] or "application/octet-stream")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=3600")
        if compresses:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Keep the output short."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of a server of the site."""
    handler = type("SiteHandler", (Handler,), {"site": site})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def slow(page: Page, sizes: list[int]) -> None:
    """Make the line and the processor of a page slow, and note the size of each answer."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    line = {"latency": LATENCY, "downloadThroughput": BYTES_PER_SECOND, "uploadThroughput": BYTES_PER_SECOND}
    session.send("Network.emulateNetworkConditions", {"offline": False, **line})
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
    session.on("Network.loadingFinished", lambda event: sizes.append(int(event["encodedDataLength"])))


def measure(browser_: Browser, url: str, answer: str, searches: bool) -> Result:
    """Load a page with an empty cache and wait for its answer; `searches` types a query first, which counts alone."""
    context = browser_.new_context(viewport={"width": 1366, "height": 768})
    page, sizes = context.new_page(), list[int]()
    slow(page, sizes)
    start = time.monotonic()
    page.goto(url, wait_until="commit")
    if searches:
        page.get_by_role("button", name="Search", exact=True).wait_for()
        page.wait_for_load_state("networkidle")
        start = time.monotonic()
        sizes.clear()
        page.get_by_role("button", name="Search", exact=True).click()
        page.get_by_label("Search roles, skills and pages").fill("team leader")
    page.locator(answer).first.wait_for(state="attached", timeout=120_000)
    seconds = time.monotonic() - start
    context.close()
    return Result(seconds, len(sizes), sum(sizes) / 1024)


def main() -> int:
    """Print a line for each page; 1 if one takes longer than the aim."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--site", type=Path, default=ROOT / "site")
    parser.add_argument("--pages", default=",".join(PAGES), help="some of: " + ", ".join(PAGES))
    parser.add_argument("--times", type=int, default=3, help="loads of each page; the best counts")
    options = parser.parse_args()
    worst = 0.0
    with served(options.site.resolve()) as origin, sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--no-proxy-server"]
        chromium = playwright.chromium.launch(executable_path=browser.executable(), args=arguments)
        for name in options.pages.split(","):
            address, answer = PAGES[name]
            loads = [measure(chromium, origin + address, answer, name == "search") for _ in range(options.times)]
            best = min(loads, key=lambda result: result.seconds)
            worst = max(worst, best.seconds)
            print(f"{name:12} {best.seconds:5.1f} s {best.requests:4} requests {best.kilobytes:6.0f} KB")
        chromium.close()
    return int(worst > AIM)


if __name__ == "__main__":
    sys.exit(main())
