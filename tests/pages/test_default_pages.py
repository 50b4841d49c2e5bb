"""A page of the company's own replaces the default page of its name; others can be left out one by one."""

from __future__ import annotations

from pathlib import Path

from careerguide.pages.default_pages import DefaultPages, absent, written_pages

PACK = {"guide/why-bpo.md", "guide/myths.md", "guide/six-ways.md", "guide/expect.md", "guide/growth.md"}


def test_without_a_pack_a_site_has_the_general_pages(tmp_path: Path) -> None:
    general = {page.path for page in written_pages(tmp_path, DefaultPages.shipped())}
    with_pack = {page.path for page in written_pages(tmp_path, DefaultPages.shipped("bpo-kpo"))}
    assert {"index.md", "guide/index.md", "guide/applying.md", "hr/index.md", "recruiters.md"} < general
    assert general.isdisjoint(PACK)
    assert with_pack - general == PACK


def test_an_own_page_replaces_the_default_page_of_its_name(tmp_path: Path) -> None:
    file = tmp_path / "docs" / "guide" / "glossary.md"
    file.parent.mkdir(parents=True)
    file.write_text("Ours.", encoding="utf-8")
    pages = {page.path: page for page in written_pages(tmp_path / "docs", DefaultPages.shipped())}
    replaced, other = pages["guide/glossary.md"], pages["guide/sources.md"]
    assert (replaced.body, replaced.is_default, replaced.source) == ("Ours.", False, "docs/guide/glossary.md")
    assert other.is_default
    assert other.source == ""


def test_a_page_of_the_pack_replaces_the_general_one(tmp_path: Path) -> None:
    for pack, text in (("general", "Any."), ("trade", "Trade.")):
        (tmp_path / pack).mkdir()
        (tmp_path / pack / "index.md").write_text(text, encoding="utf-8")
    (tmp_path / "docs").mkdir()
    bodies = [
        written_pages(tmp_path / "docs", DefaultPages(pack, folder=tmp_path))[0].body for pack in ("", "trade", "nope")
    ]
    assert bodies == ["Any.", "Trade.", "Any."]


def test_default_pages_can_be_left_out_and_own_pages_cannot(tmp_path: Path) -> None:
    (tmp_path / "learning.md").write_text("Ours.", encoding="utf-8")
    defaults = DefaultPages.shipped("bpo-kpo", ("guide/myths.md", "learning.md"))
    pages = written_pages(tmp_path, defaults)
    assert "guide/myths.md" not in {page.path for page in pages}
    assert [page.body for page in pages if page.path == "learning.md"] == ["Ours."]
    assert absent(pages, defaults) == {"/guide/myths/"}


def test_pages_of_packs_that_are_not_used_are_absent(tmp_path: Path) -> None:
    defaults = DefaultPages.shipped()
    assert absent(written_pages(tmp_path, defaults), defaults) == {f"/{path.removesuffix('.md')}/" for path in PACK}
