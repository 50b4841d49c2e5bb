"""A site with default pages that are used, replaced or left out: every link works, and none leads to an absent page."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import urljoin

import pytest
from careerguide.build.link_check import verify
from careerguide.pages import markdown
from careerguide.pages.default_pages import DefaultPages
from support import project

pytestmark = pytest.mark.slow

EVERY = DefaultPages.shipped().every_path()
LEFT_OUT = sorted(EVERY - {"index.md"})
ABOUT = "---\ntitle: About us\n---\n\n# About\n\nSee [the myths](guide/myths.md) and [figures](guide/measures.md).\n"
OURS = "# Ours\n\nNeither the terms nor the KPIs of the data, and no macro.\n"


def made(folder: Path, extra: str, docs: dict[str, str]) -> Path:
    """A project with other settings, and its sites: by MkDocs with our hooks, and staged and then by MkDocs alone."""
    project.make(folder, docs=docs)
    file = folder / "mkdocs.yml"
    settings = re.sub(r"(?m)^  (pack|exclude):.*\n", "", file.read_text(encoding="utf-8"))
    file.write_text(settings.replace("extra:\n", f"extra:\n{extra}"), encoding="utf-8")
    return project.built_twice(folder)


SITES = {
    "all": ("  pack: bpo-kpo\n", {}),
    "general": ("", {}),
    "none": (f"  pack: bpo-kpo\n  exclude: {json.dumps(LEFT_OUT)}\n", {"about.md": ABOUT}),
    "own": ("  exclude: [guide/index.md]\n", {"about.md": ABOUT, "guide/glossary.md": OURS, "guide/measures.md": OURS}),
}


@pytest.fixture(scope="module", params=SITES)
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    extra, docs = SITES[request.param]
    return request.param, made(tmp_path_factory.mktemp(request.param) / "project", extra, dict(docs))


def files(site: Path, suffixes: tuple[str, ...] = (".html", ".js", ".json", ".xml")) -> dict[str, str]:
    """Path inside the site -> text."""
    listed = (file for file in sorted(site.rglob("*")) if file.suffix in suffixes)
    return {file.relative_to(site).as_posix(): file.read_text(encoding="utf-8") for file in listed}


@pytest.mark.parametrize("site", ["site", "staged/site"])
def test_every_link_works(site: str, built: tuple[str, Path]) -> None:
    assert verify(built[1] / site) == []


@pytest.mark.parametrize("site", ["site", "staged/site"])
def test_a_page_is_there_if_it_is_not_left_out(site: str, built: tuple[str, Path]) -> None:
    name, folder = built
    pack = {"guide/why-bpo.md", "guide/myths.md", "guide/six-ways.md", "guide/expect.md", "guide/growth.md"}
    left_out = {"all": set(), "general": pack, "none": set(LEFT_OUT), "own": {*pack, "guide/index.md"}}[name]
    present = {path for path in EVERY if (folder / site / markdown.address(path)[1:] / "index.html").exists()}
    assert present == EVERY - left_out


@pytest.mark.parametrize("site", ["site", "staged/site"])
def test_nothing_names_a_page_that_is_left_out(site: str, built: tuple[str, Path]) -> None:
    """In any file, but for the list by which scripts know of it and the scripts' own tables."""
    name, folder = built
    if name != "none":
        return
    addresses = [markdown.address(path)[1:] for path in LEFT_OUT]
    named = {}
    for path, text in files(folder / site, (".html", ".xml")).items():
        shown = re.sub(r'<meta name="cg-absent"[^>]*>', "", text)
        if hits := [address for address in addresses if re.search(rf'["/]{address}(?:["#?]|index)', shown)]:
            named[path] = hits
    # The pages that are generated for HR start with the address of the page about them.
    assert {path: hits for path, hits in named.items() if hits != ["hr/"] and not path.startswith("hr/")} == {}
    names = json.loads((folder / site / "api/v1/search/names.json").read_text(encoding="utf-8"))
    # KPIs have pages of their own, so search finds them without the page that lists them.
    assert {kind for kind, _, _ in names["kinds"]} & {"kpi", "term", "learning"} == {"kpi"}


@pytest.mark.parametrize("site", ["site", "staged/site"])
def test_menu_and_footer_have_what_there_is(site: str, built: tuple[str, Path]) -> None:
    name, folder = built
    home = (folder / site / "index.html").read_text(encoding="utf-8")
    menu = linked(home.partition('aria-label="Main">')[2].partition("</nav>")[0])
    assert menu == ["Career map", "Roles", "Plan", "Openings", "Stories", "My page"]
    groups = re.findall(
        r'<p class="cg-footer__group"[^>]*>([^<]*)</p>(.*?)</nav>', home.partition("<footer")[2], re.DOTALL
    )
    guide = ["Applying, step by step", "Glossary", "Sources"] if name != "none" else []
    written = {"all": ["Guide", "Learning"], "general": ["Guide", "Learning"], "none": ["About us"]}
    assert {group: linked(links) for group, links in groups} == {
        "Explore": [*menu, "Compare roles", "Meet a leader"],
        "Reference": [
            *("Skills", "Tracks", "Bands", "Moves", *guide, "What changed"),
            *written.get(name, ["Guide", "Learning", "About us"]),
        ],
        "For": ["Team leaders: huddle kit", *([] if name == "none" else ["HR", "Recruiters"])],
    }


def linked(text: str) -> list[str]:
    """The text of each link."""
    return re.findall(r"<a[^>]*>([^<]*)</a>", text)


def with_whole_addresses(text: str, path: str) -> str:
    """The HTML of a page with links from the top of the site: `../` and `../../roles/` can be one address."""
    return re.sub(r'(?<=href=")[^"]+', lambda match: urljoin(f"/{path}", match[0]), text)


def test_both_engines_say_the_same(built: tuple[str, Path]) -> None:
    _, folder = built
    written = files(folder / "site", (".html",))
    for path in ("index.html", "guide/sources/index.html", "about/index.html", "roles/agent/index.html"):
        if path in written:
            bodies = [
                with_whole_addresses(
                    re.sub(r"\s+", " ", (folder / site / path).read_text(encoding="utf-8").partition("<article")[2]),
                    path,
                )
                for site in ("site", "staged/site")
            ]
            assert bodies[0] == bodies[1], path


def test_links_of_own_pages_to_absent_pages_are_text(built: tuple[str, Path]) -> None:
    name, folder = built
    if name == "none":
        about = (folder / "site" / "about" / "index.html").read_text(encoding="utf-8")
        assert "See the myths and figures." in about


def test_only_a_page_with_a_file_of_the_company_suggests_a_change(built: tuple[str, Path]) -> None:
    name, folder = built
    if name == "own":
        assert "Suggest a change" in (folder / "site" / "about" / "index.html").read_text(encoding="utf-8")
