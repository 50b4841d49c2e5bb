"""The whole site as MkDocs builds it: every file is safe, the bytes are the same on any machine, the theme is small."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest
from careerguide.build.pipeline import TOOL_SECTIONS
from careerguide.pages.page import Settings
from support import hostile, project
from support.company import guide_of, pages_of

TEXTS = hostile.everywhere(hostile.HOSTILE)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a company with hostile text in every field."""
    folder = project.make(tmp_path_factory.mktemp("site") / "project", TEXTS)
    done = project.build(folder, "--strict", PYTHONHASHSEED="1", TZ="Asia/Manila", LC_ALL="C.UTF-8")
    assert done.returncode == 0, done.stderr
    return folder / "site"


def escaped(text: str) -> str:
    """A text as Jinja writes it into HTML."""
    return html.escape(text).replace("&quot;", "&#34;").replace("&#x27;", "&#39;")


def test_every_generated_page_is_there_in_its_theme(site: Path) -> None:
    pages = pages_of(
        guide_of(TEXTS),
        Settings("https://git.example.internal/hr/careerguide", site_url="http://careers.example.internal/"),
    )
    for address, page in pages.items():
        site_html = (site / address[1:] / "index.html").read_text(encoding="utf-8")
        body = page.body
        assert body in site_html
        assert f"<title>{escaped(page.title)} - Career Guide</title>" in site_html
        # A page of a tool also names the modules that its scripts need; its text does not grow with the company.
        most = 10_500 if page.section in TOOL_SECTIONS else 9_200
        assert len(site_html.encode()) - len(body.encode()) <= most, (
            f"the theme around {address}: tests/pages/test_pages.py counts on 9,200 bytes"
        )


@pytest.mark.parametrize(
    "page", ["index.html", "roles/agent/index.html", "moves/agent/trainer/index.html", "guide/measures/index.html"]
)
def test_hostile_text_shows_as_it_was_typed(site: Path, page: str) -> None:
    shown = html.unescape(re.sub(r"<[^>]*>", "", (site / page).read_text(encoding="utf-8")))
    assert hostile.HOSTILE in shown


def test_hostile_text_runs_nowhere(site: Path) -> None:
    for file in site.rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        assert not re.search(r"<script>x|<img src=x|</textarea>", text), file


def test_search_has_hostile_text_as_it_was_typed(site: Path) -> None:
    """The browser shows it as text: tests/browser/test_search.py."""
    names = json.loads((site / "api" / "v1" / "search" / "names.json").read_text(encoding="utf-8"))
    roles = next(many for kind, _, many in names["kinds"] if kind == "role")
    assert roles
    assert all(row[0].startswith(hostile.HOSTILE) for row in names["rows"][:roles])


def test_json_says_hostile_text_as_it_was_typed(site: Path) -> None:
    roles = json.loads((site / "api" / "v1" / "roles.json").read_text(encoding="utf-8"))
    assert all(role["title"].startswith(hostile.HOSTILE) for role in roles)


def test_redirects_and_sitemap_are_there(site: Path) -> None:
    assert 'url=../../roles/agent/"' in (site / "roles" / "operator" / "index.html").read_text(encoding="utf-8")
    sitemap = (site / "sitemap.xml").read_text(encoding="utf-8")
    assert "<loc>http://careers.example.internal/roles/agent/</loc>" in sitemap
    assert "<loc>http://careers.example.internal/guide/measures/</loc>" in sitemap
    assert "cg0slot" not in sitemap


def test_the_site_has_the_same_bytes_on_another_machine(site: Path, tmp_path: Path) -> None:
    """Another folder, hash seed, time zone and language, and a day that is still the same in London."""
    folder = project.make(tmp_path / "some where else", TEXTS)
    more = {
        "PYTHONHASHSEED": "9",
        "TZ": "America/New_York",
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
    }
    done = project.build(folder, "--strict", **more, SOURCE_DATE_EPOCH="1793577599")
    assert done.returncode == 0, done.stderr
    assert project.snapshot(folder / "site") == project.snapshot(site)
