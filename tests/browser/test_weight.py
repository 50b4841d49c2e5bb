"""Pages are light: shared PCs, a thin line, five minutes between two calls."""

from __future__ import annotations

import gzip
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from support import web
from support.web import Open

KB = 1024


@pytest.mark.parametrize("kind", web.FRAMED)
def test_the_first_view(kind: str, visit: Open, server: web.Served) -> None:
    """At most 100 KB in 12 files: everything asked for until nothing more comes, each file gzipped."""
    page = visit(web.PLAIN)
    types: dict[str, str] = {}
    page.context.on("request", lambda request: types.update({urlsplit(request.url).path: request.resource_type}))
    page.goto(server.url(web.KINDS[kind]), wait_until="networkidle")
    sizes = {path: len(gzip.compress(file_of(server.site, path).read_bytes(), 6)) for path in types}
    scripts = {path: size for path, size in sizes.items() if path.endswith(".js")}
    assert len(scripts) >= 2
    assert any(path.endswith(("generated.css", "site.css")) for path in sizes)
    assert sum(sizes.values()) <= 100 * KB, sizes
    assert len(sizes) <= 12, sizes


def test_every_page_is_at_most_60_kb(site: Path) -> None:
    sizes = {str(file.relative_to(site)): file.stat().st_size for file in site.rglob("*.html")}
    assert len(sizes) > 300
    assert {name: size for name, size in sizes.items() if size > 60 * KB} == {}


def test_pages_of_our_own_components_do_without_the_theme_s_styles(site: Path) -> None:
    """Hand-written pages keep them, for all that Markdown can have."""
    for kind in ("home", "role", "move", "plan", "my", "search"):
        html = file_of(site, web.KINDS[kind]).read_text(encoding="utf-8")
        assert html.count("assets/careerguide/generated.css") == 1
        assert "assets/stylesheets/" not in html
    for kind in ("guide", "glossary", "hr"):
        html = file_of(site, web.KINDS[kind]).read_text(encoding="utf-8")
        assert "assets/careerguide/generated.css" not in html
        assert "assets/stylesheets/main" in html


def file_of(site: Path, address: str) -> Path:
    """The file that is served at an address."""
    file = site / address.lstrip("/") / "index.html" if address.endswith("/") else site / address.lstrip("/")
    return file if file.exists() else site / "404.html"
