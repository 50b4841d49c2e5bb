"""Every file of the site that no Markdown page makes: pages, redirects, data, style and the list of addresses."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from careerguide.output.calendars import calendars
from careerguide.render.components import Components
from careerguide.output.api import exports
from careerguide.output.feeds import feeds
from careerguide.guide.guide import Guide
from careerguide.guide.addresses import redirects
from careerguide.output.csv import spreadsheets

STYLE = "assets/careerguide/site.css"
# What only the planner, the comparison and a person's own sheets need, so that the first view of the others stays light.
TOOLS_STYLE = "assets/careerguide/tools.css"


def stylesheets(overrides: Path) -> dict[str, str]:
    """Path inside the site and text of each stylesheet: all files of a folder as one, in the order of their names."""
    folders = {STYLE: overrides / "styles", TOOLS_STYLE: overrides / "styles" / "tools"}
    return {path: "\n".join(file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.css"))) for path, folder in folders.items()}


def version(*texts: str) -> str:
    """A short fingerprint, so that browsers fetch a changed file and keep an unchanged one."""
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()[:8]


def scripts(overrides: Path) -> list[str]:
    """The texts of all scripts, in the order of their names."""
    return [file.read_text(encoding="utf-8") for file in sorted((overrides / "assets" / "careerguide").rglob("*.js"))]


def copy_pictures(guide: Guide, site: Path) -> None:
    """Pictures of people whose story is shown; those of others are never taken along."""
    for name, file in guide.people.pictures.items():
        target = site / "stories" / "pictures" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)


def data_files(guide: Guide, components: Components, pages: Iterable[str], site_url: str) -> Iterator[tuple[str, str]]:
    """Path inside the site and text of: redirects, JSON, sitemap. `pages` are the addresses of all pages."""
    addresses = sorted(set(pages))
    withdrawn = (f"/stories/{id_}/" for id_ in guide.people.withdrawn)
    moved = redirects(frozenset(addresses), guide.formerly, [*guide.ledger, *withdrawn])
    for old, new in sorted(moved.items()):
        top = "../" * (old.count("/") - 1)
        html = components.env.get_template("pages/redirect.html").render(way=top + new[1:], top=top, canonical=site_url.rstrip("/") + new)
        yield f"{old[1:]}index.html", html
    yield from exports(guide)
    yield from spreadsheets(guide)
    yield from calendars(guide, site_url)
    yield from feeds(guide, components, site_url)
    yield "sitemap.xml", components.env.get_template("pages/sitemap.xml").render(top=site_url.rstrip("/"), addresses=addresses)
