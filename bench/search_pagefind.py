"""Pagefind, measured in Chromium: its command builds the index from one page for each document."""

from __future__ import annotations

import contextlib
import functools
import gzip
import html
import http.server
import os
import re
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright
from search_job import LIMIT, ROOT, Document, Job, save

sys.path.append(str(ROOT / "tests"))
from support import browser  # the tests have a function that finds Chromium

REQUIREMENTS = ROOT / "bench" / "search" / "requirements.txt"
START = """async () => {
  const start = performance.now();
  window.pagefind = await import("/pagefind/pagefind.js");
  await pagefind.init();
  window.search = async (query) => {
    const { results } = await pagefind.search(query);
    await results[0]?.data();
    return results;
  };
  return (performance.now() - start) / 1000;
}"""
FIRST_RESULT = "async (query) => { await search(query); }"
ADDRESSES = """async (query) => {
  const results = (await search(query)).slice(0, 10);
  return Promise.all(results.map(async (result) => (await result.data()).raw_url));
}"""
MILLISECONDS = """async (query) => {
  const start = performance.now();
  await search(query);
  return performance.now() - start;
}"""


def pagefind(job: Job) -> dict[str, Any]:
    """The command of Pagefind on a page for each document, and its script in Chromium."""
    packages = job.tools / "python"
    if not packages.is_dir():
        install(packages)
    site = job.folder / "site"
    for number, document in enumerate(job.documents):
        save(site / "d" / f"{number}.html", page_html(document))
    save(site / "search.html", "<!doctype html><title>Search</title>")
    start = time.perf_counter()
    command = [sys.executable, "-m", "pagefind_bin", "--site", str(site), "--glob", "d/*.html"]
    env = os.environ | {"PYTHONPATH": str(packages)}
    result = subprocess.run(command, env=env, capture_output=True, text=True, check=False, timeout=LIMIT)
    if result.returncode:
        raise SystemExit(f"pagefind failed:\n{result.stdout}{result.stderr}")
    return {"build": time.perf_counter() - start, **measure_in_chromium(job, site)}


def install(folder: Path) -> None:
    """Install Pagefind from its lock file."""
    options = ["--quiet", "--no-deps", "--target", str(folder), "--require-hashes", "-r", str(REQUIREMENTS)]
    command = [sys.executable, "-m", "pip", "install", *options]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    if result.returncode:
        raise SystemExit(f"pip cannot install the packages of bench/search/requirements.txt:\n{result.stderr.strip()}")


def page_html(document: Document) -> str:
    """A document as a page without its address: the number in the file name says which document it is."""

    def paragraphs(texts: Sequence[str], weight: float) -> str:
        return "".join(f'<p data-pagefind-weight="{weight}">{html.escape(text)}</p>' for text in texts if text)

    title = html.escape(document["title"])
    heading = f'<h1 data-pagefind-weight="10">{title}</h1>'
    body = paragraphs(document["names"], 8) + paragraphs(document["everyday"], 3)
    body += paragraphs([document["summary"], *document["body"]], 1)
    head = f'<!doctype html><html lang="en"><title>{title}</title>'
    return f"{head}<body data-pagefind-body>{heading}{body}</body></html>"


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves files that the browser does not cache, and keeps a list of their paths."""

    paths: list[str] = []  # noqa: RUF012 - the server makes a handler for each request

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def do_GET(self) -> None:
        self.paths.append(self.path.partition("?")[0])
        super().do_GET()

    def log_message(self, *_: object) -> None:
        """Print nothing."""


@contextlib.contextmanager
def serve(site: Path) -> Iterator[str]:
    """Serve a folder; the value is the address of its search page."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/search.html"
    server.shutdown()
    server.server_close()


def measure_in_chromium(job: Job, site: Path) -> dict[str, Any]:
    """Each query on a new page, for bytes and results; then all queries three times on one page, for milliseconds."""

    @functools.cache
    def size(path: str) -> int:
        data = (site / path.lstrip("/")).read_bytes()
        return min(len(data), len(gzip.compress(data, 9)))

    deadline = time.monotonic() + LIMIT
    hits, sizes, starts = [], [], []
    with serve(site) as url, sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-background-networking", "--no-proxy-server"]
        chromium = playwright.chromium.launch(executable_path=browser.executable(), args=arguments)
        page = chromium.new_page()
        for query in job.queries:
            page.goto(url)
            _Handler.paths.clear()  # the search page itself does not count
            starts.append(page.evaluate(START))
            page.evaluate(FIRST_RESULT, query.text)
            paths = {path for path in _Handler.paths if path.startswith("/pagefind/")}
            sizes.append(sum(size(path) for path in paths))
            hits.append([page_address(job, path) for path in page.evaluate(ADDRESSES, query.text)])
            if time.monotonic() > deadline:
                raise subprocess.TimeoutExpired("pagefind", LIMIT)
        for query in job.queries:
            page.evaluate(ADDRESSES, query.text)
        times = [page.evaluate(MILLISECONDS, query.text) for _ in range(3) for query in job.queries]
        chromium.close()
    script = sum(size(path) for path in paths if path.endswith((".js", ".wasm", ".pagefind")))
    return {"start": statistics.median(starts), "script": script, "bytes": sizes, "hits": hits, "times": times}


def page_address(job: Job, path: str) -> str:
    """The address, without its anchor, of the document with the number in a path."""
    match = re.search(r"/d/(\d+)\.html", path)
    assert match
    return str(job.documents[int(match[1])]["address"]).partition("#")[0]
