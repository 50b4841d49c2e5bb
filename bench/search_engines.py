"""The search engines that are compared. Each is a function from a job to its measurements.

Measurements: `hits`, for each query the addresses of the first results; `bytes`, for each query the bytes, compressed
with gzip, that a browser loads before the first result; `script`, the bytes of scripts among them; `times`, the
milliseconds of each query; `build`, the seconds to build the index; `start`, the seconds to open it on a page. If
known, `details` has for each query the bytes with the text below the first result.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from search_job import LIMIT, Document, Job, save
from search_pagefind import pagefind

# The settings of mkdocs.yml when Material searched the site, and the factor for the records of a kind.
MATERIAL = {
    "lang": ["en"],
    "separator": r'[\s\-,:!=\[\]()"/]+|(?!\b)(?=[A-Z][a-z])',
    "pipeline": [],
    "fields": {"title": {"boost": 1000.0}, "tags": {"boost": 1500.0}, "text": {"boost": 1.0}},
}
BOOSTS = {"role": 2.0, "skill": 1.5, "track": 1.5, "opening": 0.9, "story": 0.8}
# Titles of the pages that have entries as sections.
PAGES = {
    "events/": "Events",
    "learning/": "Learning",
    "guide/measures/": "What the figures mean",
    "guide/glossary/": "Glossary",
}


def ours(job: Job) -> dict[str, Any]:
    """The scripts that the site publishes, with the files of its index."""
    shutil.copytree(job.tools / "scripts", job.folder / "scripts")
    return {"build": job.build_seconds, **run_in_node(job, "ours")}


def material(job: Job) -> dict[str, Any]:
    """The search worker of Material for MkDocs, from the package that the site is built with."""
    start = time.perf_counter()
    records = json.dumps({"config": MATERIAL, "docs": list(material_records(job.documents))}, separators=(",", ":"))
    build = time.perf_counter() - start
    save(job.folder / "material.json", records)
    workers = [
        file
        for folder in sys.path
        for file in Path(folder).glob("material/templates/assets/javascripts/workers/search.*.min.js")
    ]
    if not workers:
        raise SystemExit("Material for MkDocs is not installed: run `make .venv/dev` first.")
    shutil.copy(workers[0], job.folder / "worker.js")
    return {"build": build, **run_in_node(job, "material")}


def material_records(documents: Sequence[Document]) -> Iterator[Document]:
    """The records that the site had for Material: names of one word are tags, longer names are part of the text."""
    pages = set()
    for document in documents:
        page, _, anchor = document["address"].partition("#")
        if anchor and page not in pages:
            pages.add(page)
            yield {"location": page, "title": PAGES[page], "text": ""}
        phrases = [name for name in document["names"] if " " in name]
        tags = [escaped(name) for name in document["names"] if " " not in name]
        text = " ".join([*document["everyday"], document["summary"], *document["body"]])
        text = f"{text} Also called {', '.join(phrases)}." if phrases else text
        boost = {"boost": BOOSTS[document["kind"]]} if document["kind"] in BOOSTS else {}
        record = {"location": document["address"], "title": escaped(document["title"]), "text": escaped(text)}
        yield {**record, **boost, **({"tags": tags} if tags else {})}


def escaped(text: str) -> str:
    """A text as Material keeps it in its records."""
    return text.replace("<", "&lt;").replace(">", "&gt;")


def minisearch(job: Job) -> dict[str, Any]:
    """MiniSearch, installed with npm into the folder of tools."""
    if not (job.tools / "node_modules").is_dir():
        command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        result = subprocess.run(command, cwd=job.tools, capture_output=True, text=True, check=False)
        if result.returncode:
            raise SystemExit(f"npm cannot install the packages of bench/search/package.json:\n{result.stderr.strip()}")
    return run_in_node(job, "minisearch")


def run_in_node(job: Job, name: str) -> dict[str, Any]:
    """The measurements that a program of bench/search/ prints."""
    command = ["node", "--max-old-space-size=6000", str(job.tools / f"{name}.mjs"), str(job.folder)]
    result = subprocess.run(command, capture_output=True, text=True, check=False, timeout=LIMIT)
    if result.returncode:
        raise SystemExit(f"{name} failed:\n{result.stderr.strip()}")
    measurements: dict[str, Any] = json.loads(result.stdout)
    return measurements


ENGINES: Mapping[str, Callable[[Job], dict[str, Any]]] = {
    "material": material,
    "pagefind": pagefind,
    "minisearch": minisearch,
    "ours": ours,
}
