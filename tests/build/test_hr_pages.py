"""Pages for HR: out of sitemap and search, marked for search engines, or not part of the site at all."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml
from careerguide.build.link_check import verify
from support import project

pytestmark = pytest.mark.slow
MORE = {
    "hr/index.md": "# HR\n\n## Zebra heading\n\nZebra words. See [notes](notes.md) and [health](health/).\n",
    "hr/notes.md": "---\ntitle: Zebra notes\nsearch: {words: zebra}\n---\n\n# Zebra notes\n\nMore.\n",
    "guide/index.md": "# Guide\n\n- [For HR](../hr/index.md): x\n- [KPIs](measures.md)\n\nTo [HR](../hr/notes.md).\n",
    "recruiters.md": '# Recruiters\n\n<p>See <a href="../hr/rules/">the rules</a>.</p>\n',
}
NAV = """
nav:
  - Home: index.md
  - Guide: [guide/index.md, guide/measures.md]
  - Keepers:
      - For HR: hr/index.md
      - Notes: hr/notes.md
  - Recruiters: recruiters.md
"""
NOINDEX = '<meta name="robots" content="noindex">'


def made(folder: Path, hr_pages: str) -> Path:
    """A project with written pages for HR, and its site."""
    project.make(folder)
    for name, text in MORE.items():
        (folder / "docs" / name).write_text(text, encoding="utf-8")
    file = folder / "mkdocs.yml"
    settings = re.sub(r"hr_pages: \w+", f"hr_pages: {hr_pages}", file.read_text(encoding="utf-8"))
    settings = settings.replace("omitted_files: warn", "omitted_files: ignore")
    file.write_text(settings + NAV, encoding="utf-8")
    return project.built_twice(folder)


@pytest.fixture(scope="module")
def with_hr(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("with") / "project", "true")


@pytest.fixture(scope="module")
def without_hr(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("without") / "project", "false")


def pages(site: Path) -> dict[str, str]:
    """Path -> HTML of every page."""
    return {file.relative_to(site).as_posix(): file.read_text(encoding="utf-8") for file in site.rglob("*.html")}


@pytest.mark.parametrize("site", ["site", "staged/site"])
def test_pages_for_hr_are_marked_and_nothing_lists_them(site: str, with_hr: Path) -> None:
    folder = with_hr / site
    html = pages(folder)
    for_hr = {path for path in html if path.startswith("hr/")}
    assert {"hr/index.html", "hr/notes/index.html", "hr/health/index.html", "hr/rules/tab/index.html"} < for_hr
    # Openings are for people inside: the site for people outside has those that everybody may find.
    openings = {path for path in html if path.startswith("openings/")}
    marked = {path for path, text in html.items() if NOINDEX in text and "This page has moved" not in text}
    assert marked == for_hr | openings
    sitemap = (folder / "sitemap.xml").read_text(encoding="utf-8")
    assert "/hr/" not in sitemap
    assert "/openings/" not in sitemap
    assert '<a href="hr/">HR</a>' in html["index.html"].partition("<footer")[2]


@pytest.mark.parametrize("site", ["site", "staged/site"])
def test_readers_do_not_search_the_pages_for_hr(site: str, with_hr: Path) -> None:
    """Neither the generated ones nor the written ones, neither names nor words."""
    folder = with_hr / site / "api" / "v1" / "search"
    names = json.loads((folder / "names.json").read_text(encoding="utf-8"))
    assert [row for row in names["rows"] if str(row[1] if len(row) > 1 else "").startswith("hr/")] == []
    titles = {row[0] for row in names["rows"]}
    assert titles & {"What changed", "Recruiters", "HR", "Zebra notes", "Zebra heading", "Data rules"} == {
        "What changed",
        "Recruiters",
    }
    assert "zebra" not in "".join(file.read_text(encoding="utf-8").lower() for file in folder.iterdir())


@pytest.mark.parametrize("site", ["site", "staged/site"])
def test_a_site_without_pages_for_hr_has_no_trace_of_them(site: str, without_hr: Path) -> None:
    folder = without_hr / site
    html = pages(folder)
    assert not (folder / "hr").exists()
    links = re.compile(r'href="(?:[./]*|http://careers\.example\.internal/)hr/[^"]*"')
    assert {path: links.findall(text) for path, text in html.items() if links.search(text)} == {}
    assert "zebra" not in "".join(html.values()).lower()
    assert "changes/index.html" in html
    assert not re.search(r">HR</a>|For HR", "".join(html.values()))
    assert verify(folder) == []


def test_the_staged_navigation_has_no_pages_for_hr(with_hr: Path, without_hr: Path) -> None:
    def nav(folder: Path) -> list[str]:
        staged = yaml.safe_load((folder / "staged" / "mkdocs.yml").read_text(encoding="utf-8"))
        return [next(iter(item)) for item in staged["nav"]]

    assert nav(with_hr) == ["Home", "Guide", "Keepers", "Recruiters"]
    assert nav(without_hr) == ["Home", "Guide", "Recruiters"]
