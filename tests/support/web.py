"""What the browser tests share: the built site on a server, one page of each kind, a witness of what pages do."""

from __future__ import annotations

import dataclasses as dc
import datetime as dt
import fcntl
import http.server
import json
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from careerguide.build import chunks
from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Page, Request, expect
from support.gate import Gate
from support.paths import ROOT

# The day the site is built on and, unless a test says otherwise, the day it is read on: a Sunday, whose week began on
# 16 November. Openings and events of the data are dated around it, so that the tests pass in any year.
DAY = dt.date(2026, 11, 22)
NOON = dt.datetime.combine(DAY, dt.time(12), dt.UTC)

# Milliseconds until a test gives up: far more than a slow machine needs.
PATIENCE = 60_000

# Opens a page of the site: the fixtures `look` and `visit` of conftest.py.
Open = Callable[..., Page]

# An address that was published once. Its move is gone, so it leads to the role that the move started from.
OLD = "/moves/team-leader/floor-walker/"

# A file that runs no script: from here the storage of the site is set or emptied.
PLAIN = "/assets/careerguide/release.json"

# A story; an opening whose rules name other roles and a rating, and which closes on 2 December 2026.
STORY = "/stories/from-the-phones-to-quality/"
OPENING = "/openings/team-leader-manila/"

# One page of each kind.
KINDS = {
    "home": "/",
    "map": "/map/",
    "roles": "/roles/",
    "role": "/roles/team-leader/",
    "skills": "/skills/",
    "skill": "/skills/coaching-and-feedback/",
    "kpi": "/kpis/qa-score/",
    "tracks": "/tracks/",
    "track": "/tracks/quality/",
    "bands": "/bands/",
    "band": "/bands/mid/",
    "moves": "/moves/",
    "move": "/moves/team-leader/assistant-manager/",
    "guide": "/guide/six-ways/",
    "why-not": "/guide/why-not/",
    "benefits": "/guide/benefits/",
    "glossary": "/guide/glossary/",
    "measures": "/guide/measures/",
    "sources": "/guide/sources/",
    "stories": "/stories/",
    "story": STORY,
    "card": STORY + "card/",
    "poster": "/roles/team-leader/poster/",
    "links": "/roles/team-leader/links/",
    "boards": "/boards/",
    "week": "/boards/week/",
    "wall": "/tracks/quality/wall/",
    "pocket": "/roles/team-leader/pocket/",
    "texts": "/roles/team-leader/texts/",
    "interview": "/roles/team-leader/interview/",
    "openings": "/openings/",
    "opening": OPENING,
    "events": "/events/",
    "kit": "/kit/",
    "plan": "/plan/",
    "compare": "/compare/",
    "my": "/my/",
    "search": "/search/",
    "learning": "/learning/",
    "hr": "/hr/",
    "engines": "/hr/search/",
    "edit": "/hr/edit/",
    "health": "/hr/health/",
    "findings": "/hr/health/no-story/",
    "matrix": "/hr/matrix/quality/",
    "changes": "/changes/",
    "rules": "/hr/rules/",
    "rule": "/hr/rules/dead-end/",
    "recruiters": "/recruiters/",
    "404": "/no-such-page/",
    "redirect": OLD,
}
FRAMED = {kind: address for kind, address in KINDS.items() if kind != "redirect"}

# The browser resolves this name to this machine: a plain-http intranet, as the company has it. It would trust a page
# from 127.0.0.1 with more.
HOST = "careers.example.internal"

POLICY = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'self'"
)


def build(folder: Path) -> Path:
    """The repository's own site on `DAY`, with one more old address in its ledger, so that there is a redirect."""
    data, site = folder / "data", folder / "site"
    shutil.copytree(ROOT / "data", data)
    with (data / "permalinks.txt").open("a", encoding="utf-8") as ledger:
        ledger.write(OLD + "\n")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(site)]
    env = {
        **os.environ,
        "NO_MKDOCS_2_WARNING": "1",
        "CAREERGUIDE_DATA": str(data),
        "SOURCE_DATE_EPOCH": f"{NOON.timestamp():.0f}",
    }
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return site


def once(folder: Path, make: Callable[[Path], object]) -> Path:
    """The folder with what `make` makes in it: by the first test worker; the others wait for it."""
    folder.mkdir(exist_ok=True)
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = folder / "made"
        if not done.exists():
            make(folder)
            done.touch()
    return folder


@dc.dataclass(frozen=True, slots=True)
class Served:
    """A site on an address of this machine."""

    origin: str
    site: Path
    gate: Gate = dc.field(default_factory=Gate)

    def url(self, address: str) -> str:
        """The whole address of a page."""
        return self.origin + address


class _Server(http.server.ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a browser that leaves a page before it is complete."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


@contextmanager
def serve(site: Path, headers: Mapping[str, str] | None = None) -> Iterator[Served]:
    """Serve a folder as an intranet would: plain http, `404.html` for a missing file, `headers` with every answer."""
    sent = {"Cache-Control": "max-age=3600", **(headers or {})}
    gate = Gate()

    class Handler(http.server.SimpleHTTPRequestHandler):
        protocol_version = "HTTP/1.1"  # a browser keeps its connections open, which is much faster
        disable_nagle_algorithm = True  # else the body waits until the browser confirms the headers, 40 ms later

        def do_GET(self) -> None:
            gate.wait(self.path)
            super().do_GET()

        def end_headers(self) -> None:
            for name, value in sent.items():
                self.send_header(name, value)
            super().end_headers()

        def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
            if code != http.HTTPStatus.NOT_FOUND:
                super().send_error(code, message, explain)
                return
            body = (site / "404.html").read_bytes()
            self.send_response(code)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Keep the output of the tests short."""

    def handler(*args: object) -> Handler:
        return Handler(*args, directory=str(site))  # type: ignore[arg-type]

    with _Server(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield Served(f"http://{HOST}:{server.server_port}", site, gate)
        server.shutdown()
        thread.join()


class Witness:
    """All requests and complaints of a context's pages, and what a Content-Security-Policy refused them."""

    def __init__(self, context: BrowserContext, origin: str) -> None:
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self._origin = origin
        context.on("request", self._on_request)
        context.on("console", self._on_message)
        context.on("weberror", lambda error: self.complaints.append(f"uncaught: {error.error}"))
        context.expose_function("cgBlocked", self._blocked)
        context.add_init_script(
            "addEventListener('securitypolicyviolation',"
            " (event) => cgBlocked(`${event.violatedDirective} blocked ${event.blockedURI}`))"
        )

    def forget(self) -> None:
        """Start again with empty lists."""
        self.requests.clear()
        self.complaints.clear()

    @property
    def elsewhere(self) -> list[str]:
        """Requests that left the server's origin."""
        return [
            url for url in self.requests if not url.startswith((f"{self._origin}/", "data:", "blob:" + self._origin))
        ]

    def _on_request(self, request: Request) -> None:
        self.requests.append(request.url)

    def _blocked(self, text: str) -> None:
        self.complaints.append(text)

    def _on_message(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(f"{message.type}: {message.text}")


# Keys that a page may write before a person chooses: a test if storage works, and the colours.
HARMLESS = {"cg.probe", "cg.scheme"}


def record_writes(context: BrowserContext) -> list[str]:
    """The keys that pages of the context write to either storage from now on, even for a moment."""
    keys: list[str] = []

    def note(key: str) -> None:
        keys.append(key)

    context.expose_function("cgWritten", note)
    context.add_init_script(
        "const { setItem } = Storage.prototype;"
        "Storage.prototype.setItem = function (key, text) { cgWritten(key); return setItem.call(this, key, text); };"
    )
    return keys


def stored(page: Page) -> dict[str, object]:
    """Everything that the browser keeps for the site, the empty left out."""
    kept = page.evaluate(
        "async () => ({local: {...localStorage}, session: {...sessionStorage}, bases: await indexedDB.databases()})"
    )
    return {name: value for name, value in {**kept, "cookies": page.context.cookies()}.items() if value}


def stay(page: Page) -> None:
    """Keep a redirect page on screen: the page that it leads to answers that it has no content."""
    page.route("**/roles/team-leader/", lambda route: route.fulfill(status=204))


def search(page: Page, query: str) -> list[str]:
    """Type a query into the search, at any width, and wait; the addresses of the results from the top of the site."""
    page.get_by_role("button", name="Search", exact=True).click()
    page.get_by_label("Search roles, skills and pages").fill(query)
    return results(page.get_by_role("dialog", name="Search the guide"))


def results(place: Locator) -> list[str]:
    """Wait until there are results; their addresses from the top of the site."""
    place.locator("[data-search-result]").first.wait_for()
    expect(place.locator(".cg-result p", has_text=re.compile(r"^\s*$"))).to_have_count(0)
    addresses: list[str] = place.locator("[data-search-result]").evaluate_all("(links) => links.map((a) => a.pathname)")
    return addresses


def file_of(site: Path, address: str) -> Path:
    """The file that is served at an address."""
    file = site / address.lstrip("/") / "index.html" if address.endswith("/") else site / address.lstrip("/")
    return file if file.exists() else site / "404.html"


def script_file(served: Served, module: str) -> Path:
    """The file of the release that has the text of a module, such as `search/rank.js`: a chunk, or its own file."""
    release = next(path.parent for path in served.site.glob("assets/*/chunks") if path.parent.name != "careerguide")
    start = re.compile(rf"(?:const |,){re.escape(chunks.Module(module, '').name)}=\(\(\)=>")
    files = [release / chunks.MAIN, *sorted((release / chunks.FOLDER).iterdir())]
    return next((path for path in files if start.search(path.read_text(encoding="utf-8"))), release / module)


def script_data(site: Path, name: str) -> Any:
    """The content of a file that scripts of the site read, such as `catalogue`."""
    release = json.loads((site / "assets/careerguide/release.json").read_text(encoding="utf-8"))["release"]
    return json.loads((site / f"assets/{release}/api/v1/{name}.json").read_text(encoding="utf-8"))


# Elements that get a form from their script.
FORMS = (
    "i-am, eligibility-check, filter-list, role-finder, route-planner, role-compare, my-self, site-search, data-editor"
)


def settle(page: Page) -> Page:
    """Wait until the scripts have added what they add."""
    page.wait_for_function(
        """(forms) => document.readyState === "complete"
             && !document.querySelector(`:not(:defined), :is(${forms}):not(:has(form))`)
             && (!document.querySelector(".cg-scheme") || document.body.dataset.mdColorScheme)""",
        arg=FORMS,
    )
    return page


def drawn(page: Page) -> None:
    """Wait until the browser has handled all input and drawn the page twice."""
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def press_until(page: Page, selector: str, key: str = "Tab", most: int = 200) -> None:
    """Press a key until the element with the focus matches."""
    for _ in range(most):
        page.keyboard.press(key)
        if focused(page, selector):
            return
    raise AssertionError(f"{key} never came to {selector}")


def focused(page: Page, selector: str) -> bool:
    """If the element with the focus matches."""
    matches: bool = page.evaluate("(selector) => document.activeElement.matches(selector)", selector)
    return matches
