"""Pages are light: shared PCs, a thin line, five minutes between two calls. Their first view: test_first_visit.py."""

from __future__ import annotations

from pathlib import Path

from support import web

KB = 1024


def test_every_page_is_at_most_60_kb(site: Path) -> None:
    sizes = {str(file.relative_to(site)): file.stat().st_size for file in site.rglob("*.html")}
    assert len(sizes) > 300
    assert {name: size for name, size in sizes.items() if size > 60 * KB} == {}


def test_pages_of_our_own_components_do_without_the_theme_s_styles(site: Path) -> None:
    """Hand-written pages keep them, for all that Markdown can have."""
    for kind in ("home", "role", "move", "plan", "my", "search"):
        html = web.file_of(site, web.KINDS[kind]).read_text(encoding="utf-8")
        assert html.count("assets/careerguide/generated.css") == 1
        assert "assets/stylesheets/" not in html
    for kind in ("guide", "glossary", "hr"):
        html = web.file_of(site, web.KINDS[kind]).read_text(encoding="utf-8")
        assert "assets/careerguide/generated.css" not in html
        assert "assets/stylesheets/main" in html
