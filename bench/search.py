"""How well engines search the guide, and what they cost a reader: the site's own beside three others.

Every engine is given the same documents and the same queries. The documents are all entries of roles, skills, tracks,
bands, people, learning, figures and terms of a company from `company.py`; the queries are those of
tests/fixtures/queries/, whose pages every company has. `material` is Material's own worker with the settings that the
site had; `minisearch` and `ours` run in Node like it, `pagefind` in Chromium. What is not here already is installed
into the temporary folder, from the lock files in bench/search/. What the figures mean, and those of the last run:
docs/hr/search.md.
"""

from __future__ import annotations

import argparse
import contextlib
import dataclasses as dc
import datetime as dt
import functools
import gzip
import html
import http.server
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import company
from careerguide.build.open_guide import open_guide
from careerguide.search import index

ROOT = Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT / "tests"))
from support import browser  # noqa: E402 - the tests know where Chromium is

OWN = ROOT / "bench" / "search"
SIZES = "default,1000,10000"
LIMIT = 600  # seconds that an engine may take for one size
TODAY = dt.date(2026, 11, 1)
SETS = {"development": "queries.tsv", "held out": "held-out.tsv"}
MOST = 10

# What mkdocs.yml said while Material searched, and how much a record counted; titles of the pages with entries.
MATERIAL = {
    "lang": ["en"],
    "separator": r'[\s\-,:!=\[\]()"/]+|(?!\b)(?=[A-Z][a-z])',
    "pipeline": [],
    "fields": {"title": {"boost": 1000.0}, "tags": {"boost": 1500.0}, "text": {"boost": 1.0}},
}
BOOSTS = {"role": 2.0, "skill": 1.5, "track": 1.5, "opening": 0.9, "story": 0.8}
PAGES = {
    "events/": "Events",
    "learning/": "Learning",
    "guide/measures/": "What the figures mean",
    "guide/glossary/": "Glossary",
}

Document = dict[str, Any]


@dc.dataclass(frozen=True)
class Query:
    """Something that somebody types, and the pages of which one must come."""

    text: str
    kind: str
    expected: frozenset[str]
    set: str


@dc.dataclass(frozen=True)
class Quality:
    """How good the results of queries are: shares of right first results, mean reciprocal rank, without any."""

    queries: int
    first: float
    mrr: float
    none: int


@dc.dataclass(frozen=True)
class Result:
    """What an engine showed for one company.

    Bytes are those fetched before the first result, packed, `script` among them; with `shown` also the text below its
    title. Pairs are a median and a 95th percentile. `build` is spent once by the company, `start` by every page on
    which a person searches.
    """

    engine: str
    size: str
    roles: int
    documents: int
    sets: Mapping[str, Quality] = dc.field(default_factory=dict)
    kinds: Mapping[str, Mapping[str, Quality]] = dc.field(default_factory=dict)
    script: int = 0
    bytes: tuple[float, float] = (0, 0)
    shown: tuple[float, float] | None = None
    ms: tuple[float, float] = (0, 0)
    build: float = 0
    start: float = 0
    failed: str = ""


@dc.dataclass(frozen=True)
class Job:
    """A company as the engines are given it; everything is also a file in `folder`."""

    folder: Path
    tools: Path
    documents: Sequence[Document]
    queries: Sequence[Query]
    built: float


def queries() -> list[Query]:
    """All queries of tests/fixtures/queries/ that have an answer."""
    found = []
    for name, file in SETS.items():
        for line in (ROOT / "tests" / "fixtures" / "queries" / file).read_text(encoding="utf-8").splitlines()[1:]:
            typed, kind, expected = line.split("\t")
            found.append(Query(typed, kind, frozenset(expected.split(",")), name))
    return found


def address(entry: index.SearchDocument) -> str:
    """Where an entry is found on the site."""
    base = index.BASES[entry.kind]
    return f"{base}{entry.address}" if base.endswith("#") else f"{base}{entry.address}/"


def prepare(folder: Path, tools: Path, data: Path, asked: Sequence[Query]) -> Job:
    """Write what the engines read."""
    opened = open_guide(data, TODAY)
    began = time.perf_counter()
    entries = list(index.entries(opened, [], []))
    files = list(index.files(opened, entries))
    built = time.perf_counter() - began
    for path, text in files:
        _save(folder / path, text)
    documents = [
        {
            "kind": entry.kind,
            "address": address(entry),
            "title": entry.title,
            "names": list(entry.names),
            "everyday": list(entry.everyday),
            "summary": entry.summary,
            "body": [text for text in entry.body if text],
        }
        for entry in entries
    ]
    said = opened.search
    words = {
        "short": [[form.short, form.means] for form in said.short],
        "same": [list(group.words) for group in said.same],
        "questions": list(said.questions),
    }
    _save(folder / "documents.json", json.dumps(documents))
    _save(folder / "queries.json", json.dumps([query.text for query in asked]))
    _save(folder / "search.json", json.dumps(words))
    return Job(folder, tools, documents, asked, built)


def _save(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def ours(job: Job) -> dict[str, Any]:
    """The scripts as they are at the beginning of the run, with the files that the build writes."""
    shutil.copytree(job.tools / "scripts", job.folder / "scripts")
    return {"build": job.built, **_node(job, "ours")}


def material(job: Job) -> dict[str, Any]:
    """Material's worker, from the package that the site is built with."""
    began = time.perf_counter()
    own = json.dumps({"config": MATERIAL, "docs": list(_records(job.documents))}, separators=(",", ":"))
    build = time.perf_counter() - began
    _save(job.folder / "material.json", own)
    workers = [
        file
        for place in sys.path
        for file in Path(place).glob("material/templates/assets/javascripts/workers/search.*.min.js")
    ]
    if not workers:
        raise SystemExit("Material for MkDocs is not installed: run `make .venv/dev` first.")
    shutil.copy(workers[0], job.folder / "worker.js")
    return {"build": build, **_node(job, "material")}


def _records(documents: Sequence[Document]) -> Iterator[Document]:
    """Records as the site handed them to Material: names of one word are tags, others stand in the text."""
    pages = set()
    for own in documents:
        page, _, part = own["address"].partition("#")
        if part and page not in pages:
            pages.add(page)
            yield {"location": page, "title": PAGES[page], "text": ""}
        phrases = [name for name in own["names"] if " " in name]
        tags = [_searchable(name) for name in own["names"] if " " not in name]
        text = " ".join([*own["everyday"], own["summary"], *own["body"]])
        text = f"{text} Also called {', '.join(phrases)}." if phrases else text
        boost = {"boost": BOOSTS[own["kind"]]} if own["kind"] in BOOSTS else {}
        record = {"location": own["address"], "title": _searchable(own["title"]), "text": _searchable(text)}
        yield {**record, **boost, **({"tags": tags} if tags else {})}


def _searchable(text: str) -> str:
    return text.replace("<", "&lt;").replace(">", "&gt;")


def minisearch(job: Job) -> dict[str, Any]:
    """MiniSearch from npm."""
    if not (job.tools / "node_modules").is_dir():
        command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        done = subprocess.run(command, cwd=job.tools, capture_output=True, text=True, check=False)
        if done.returncode:
            raise SystemExit(f"npm could not install what bench/search/package-lock.json lists:\n{done.stderr.strip()}")
    return _node(job, "minisearch")


def _node(job: Job, name: str) -> dict[str, Any]:
    command = ["node", "--max-old-space-size=6000", str(job.tools / f"{name}.mjs"), str(job.folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=LIMIT)
    if done.returncode:
        raise SystemExit(f"{name} stopped:\n{done.stderr.strip()}")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def pagefind(job: Job) -> dict[str, Any]:
    """Pagefind's command over a page for each document, and its script in Chromium."""
    place = job.tools / "python"
    if not place.is_dir():
        command = [
            sys.executable,
            "-m",
            "pip",
            "install",
            "--quiet",
            "--no-deps",
            "--target",
            str(place),
            "--require-hashes",
        ]
        done = subprocess.run(
            [*command, "-r", str(OWN / "requirements.txt")], capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise SystemExit(f"pip could not install what bench/search/requirements.txt lists:\n{done.stderr.strip()}")
    site = job.folder / "site"
    for number, own in enumerate(job.documents):
        _save(site / "d" / f"{number}.html", _page(own))
    _save(site / "ask.html", "<!doctype html><title>Ask</title>")
    began = time.perf_counter()
    command = [sys.executable, "-m", "pagefind_bin", "--site", str(site), "--glob", "d/*.html"]
    env = os.environ | {"PYTHONPATH": str(place)}
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False, timeout=LIMIT)
    if done.returncode:
        raise SystemExit(f"pagefind stopped:\n{done.stdout}{done.stderr}")
    return {"build": time.perf_counter() - began, **_chromium(job, site)}


def _page(own: Document) -> str:
    """A document as HTML; the address is kept out of it, since the file's name says which it is."""

    def lines(texts: Sequence[str], weight: float) -> str:
        return "".join(f'<p data-pagefind-weight="{weight}">{html.escape(text)}</p>' for text in texts if text)

    head = f'<h1 data-pagefind-weight="10">{html.escape(own["title"])}</h1>'
    body = lines(own["names"], 8) + lines(own["everyday"], 3) + lines([own["summary"], *own["body"]], 1)
    start = f'<!doctype html><html lang="en"><title>{html.escape(own["title"])}</title>'
    return f"{start}<body data-pagefind-body>{head}{body}</body></html>"


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Files that no browser keeps; their sizes, packed where that makes them smaller, are noted."""

    fetched: list[str] = []  # noqa: RUF012 - the server makes a handler for each request

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def do_GET(self) -> None:
        self.fetched.append(self.path.partition("?")[0])
        super().do_GET()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextlib.contextmanager
def _served(site: Path) -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/ask.html"
    server.shutdown()
    server.server_close()


BEGIN = """async () => {
  const began = performance.now();
  window.pagefind = await import("/pagefind/pagefind.js");
  await pagefind.init();
  window.ask = async (query) => {
    const found = (await pagefind.search(query)).results;
    await found[0]?.data();
    return found;
  };
  return (performance.now() - began) / 1000;
}"""
REST = "async (query) => Promise.all((await ask(query)).slice(0, 10).map(async (hit) => (await hit.data()).raw_url))"
TIMES = """async (query) => {
  const began = performance.now();
  await ask(query);
  return performance.now() - began;
}"""


def _chromium(job: Job, site: Path) -> dict[str, Any]:
    from playwright.sync_api import sync_playwright  # only one engine needs it

    @functools.cache
    def size(path: str) -> int:
        data = (site / path.lstrip("/")).read_bytes()
        return min(len(data), len(gzip.compress(data, 9)))

    ends = time.monotonic() + LIMIT
    hits, sizes, starts = [], [], []
    with _served(site) as url, sync_playwright() as playwright:
        quiet = ["--no-sandbox", "--disable-background-networking", "--no-proxy-server"]
        started = playwright.chromium.launch(executable_path=browser.executable(), args=quiet)
        page = started.new_page()
        for query in job.queries:
            page.goto(url)
            _Handler.fetched.clear()  # the page itself is none of it
            starts.append(page.evaluate(BEGIN))
            page.evaluate("async (query) => { await ask(query); }", query.text)
            fetched = {path for path in _Handler.fetched if path.startswith("/pagefind/")}
            sizes.append(sum(size(path) for path in fetched))
            found = page.evaluate(REST, query.text)
            hits.append([_document(job, path) for path in found])
            if time.monotonic() > ends:
                raise subprocess.TimeoutExpired("pagefind", LIMIT)
        for query in job.queries:
            page.evaluate(REST, query.text)
        times = [page.evaluate(TIMES, query.text) for _ in range(3) for query in job.queries]
        started.close()
    script = sum(size(path) for path in fetched if path.endswith((".js", ".wasm", ".pagefind")))
    return {"start": statistics.median(starts), "script": script, "bytes": sizes, "hits": hits, "times": times}


def _document(job: Job, path: str) -> str:
    match = re.search(r"/d/(\d+)\.html", path)
    assert match
    return str(job.documents[int(match[1])]["address"]).partition("#")[0]


ENGINES: Mapping[str, Callable[[Job], dict[str, Any]]] = {
    "material": material,
    "pagefind": pagefind,
    "minisearch": minisearch,
    "ours": ours,
}


def quality(asked: Sequence[tuple[Query, Sequence[str]]]) -> Quality:
    """What some queries and their first results come to."""
    ranks = [
        next((rank for rank, hit in enumerate(hits[:MOST], 1) if hit in query.expected), 0) for query, hits in asked
    ]
    return Quality(
        len(asked),
        sum(rank == 1 for rank in ranks) / len(asked),
        sum(1 / rank for rank in ranks if rank) / len(asked),
        sum(not hits for _, hits in asked),
    )


def measure(name: str, size: str, roles: int, job: Job) -> Result:
    """One engine on one company."""
    began = time.monotonic()
    try:
        found = ENGINES[name](job)
    except subprocess.TimeoutExpired:
        return Result(name, size, roles, len(job.documents), failed=f"not done after {LIMIT // 60} minutes")
    print(f"{name} {size}: {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)
    pairs = list(zip(job.queries, found["hits"], strict=True))
    sets: dict[str, Quality] = {}
    kinds: dict[str, dict[str, Quality]] = {}
    for part in SETS:
        own = [pair for pair in pairs if pair[0].set == part]
        sets[part] = quality(own)
        by_kind = defaultdict(list)
        for pair in own:
            by_kind[pair[0].kind].append(pair)
        kinds[part] = {kind: quality(group) for kind, group in sorted(by_kind.items())}
    return Result(
        name,
        size,
        roles,
        len(job.documents),
        sets,
        kinds,
        found["script"],
        middle(found["bytes"]),
        middle(found["details"]) if "details" in found else None,
        middle(found["times"]),
        round(found["build"], 3),
        round(found["start"], 4),
    )


def middle(values: Sequence[float]) -> tuple[float, float]:
    """The median and the 95th percentile."""
    return round(statistics.median(values), 3), round(statistics.quantiles(values, n=20)[-1], 3)


def results(sizes: Sequence[str], engines: Sequence[str], folder: Path) -> Iterator[Result]:
    """Each size in turn, engine by engine; companies are removed when they have been measured."""
    tools, asked = folder / "tools", queries()
    shutil.copytree(OWN, tools, ignore=shutil.ignore_patterns("node_modules"))
    shutil.copytree(ROOT / "overrides" / "assets" / "careerguide", tools / "scripts")
    for size in sizes:
        data, place = folder / f"data-{size}", folder / f"job-{size}"
        made = company.write(
            company.read_pack(ROOT / "data").roles if size == "default" else int(size), ROOT / "data", data
        )
        job = prepare(place, tools, data, asked)
        for name in engines:
            yield measure(name, size, made.roles, job)
        shutil.rmtree(data)
        shutil.rmtree(place)


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table in Markdown; all but the first column are numbers."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"


def percent(share: float) -> str:
    """A share as people read it."""
    return f"{share * 100:.1f} %"


def kilobytes(size: float) -> str:
    """Bytes in thousands."""
    return f"{size / 1000:,.0f}"


def report(found: Sequence[Result]) -> Iterator[str]:
    """All tables, size by size."""
    for size in dict.fromkeys(result.size for result in found):
        group = [result for result in found if result.size == size]
        yield f"### {group[0].roles:,} roles, {group[0].documents:,} documents\n"
        done = [result for result in group if not result.failed]
        for result in group:
            if result.failed:
                yield f"`{result.engine}`: {result.failed}.\n"
        head = [
            "engine",
            *(f"{part}: {what}" for part in SETS for what in ("right at first", "MRR@10", "without a result")),
        ]
        yield table(head, [[result.engine, *_qualities(result)] for result in done])
        yield table(
            [
                "engine",
                "KB fetched, median",
                "KB, 95th percentile",
                "of it script",
                "ms a query, median",
                "ms, 95th percentile",
                "s to build",
                "s to start",
            ],
            [_costs(result) for result in done],
        )
        for result in done:
            if result.shown:
                median, most = (kilobytes(size) for size in result.shown)
                yield (
                    f"With the text below the first result, `{result.engine}` fetches {median} KB, "
                    f"95th percentile {most} KB.\n"
                )
        if size == "default":
            for part in SETS:
                kinds = dict.fromkeys(kind for result in done for kind in result.kinds[part])
                yield f"Right at first by kind, {part} queries; in brackets those without a result:\n"
                yield table(
                    ["kind", "queries", *(result.engine for result in done)],
                    [
                        [
                            kind,
                            str(done[0].kinds[part][kind].queries),
                            *(_kind(result.kinds[part][kind]) for result in done),
                        ]
                        for kind in kinds
                    ],
                )


def _qualities(result: Result) -> Iterator[str]:
    for part in SETS:
        own = result.sets[part]
        yield from (percent(own.first), f"{own.mrr:.3f}", str(own.none))


def _costs(result: Result) -> list[str]:
    sizes = [kilobytes(result.bytes[0]), kilobytes(result.bytes[1]), kilobytes(result.script)]
    return [
        result.engine,
        *sizes,
        f"{result.ms[0]:,.1f}",
        f"{result.ms[1]:,.1f}",
        f"{result.build:,.2f}",
        f"{result.start:,.2f}",
    ]


def _kind(own: Quality) -> str:
    return percent(own.first) + (f" ({own.none})" if own.none else "")


def kept(file: Path, engines: Sequence[str]) -> list[Result]:
    """Results of an earlier run for engines that are not measured now."""
    found = []
    for raw in json.loads(file.read_text(encoding="utf-8")):
        if raw["engine"] in engines:
            continue
        raw["sets"] = {part: Quality(**own) for part, own in raw["sets"].items()}
        raw["kinds"] = {part: {kind: Quality(**one) for kind, one in own.items()} for part, own in raw["kinds"].items()}
        found.append(Result(**raw))
    return found


def _without_tools() -> str:
    """What is missing, as a sentence; else nothing."""
    missing = [name for name in ("node", "npm") if not shutil.which(name)]
    return f"Install Node 20 or newer, so that {' and '.join(missing)} can be started." if missing else ""


def main() -> None:
    """Measure, print the tables, and keep the results as JSON where asked."""
    parser = argparse.ArgumentParser(description="Compare engines that could search the guide.")
    parser.add_argument(
        "--sizes", default=SIZES, help=f"roles, with commas between; `default` is the pack as it is (default: {SIZES})"
    )
    parser.add_argument(
        "--engines", default=",".join(ENGINES), help=f"with commas between (default: {','.join(ENGINES)})"
    )
    parser.add_argument(
        "--keep", type=Path, metavar="FILE", help="take engines that are not measured from the JSON of an earlier run"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the results there too")
    options = parser.parse_args()
    sizes, engines = options.sizes.split(","), options.engines.split(",")
    if unknown := set(engines) - set(ENGINES):
        parser.error(f"there is no engine called {', '.join(sorted(unknown))}")
    if lacks := _without_tools():
        parser.error(lacks)
    found = kept(options.keep, engines) if options.keep else []
    with tempfile.TemporaryDirectory(prefix="careerguide-bench-") as folder:
        for result in results(sizes, engines, Path(folder)):
            found.append(result)
            if options.json:
                _save(options.json, json.dumps([dc.asdict(own) for own in found], indent=2) + "\n")
    order = list(ENGINES)
    for text in report(sorted(found, key=lambda result: (result.roles, order.index(result.engine)))):
        print(text)


if __name__ == "__main__":
    main()
