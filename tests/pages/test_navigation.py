"""The navigation, the menu and the footer have the pages that there are, in the order of the default pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from careerguide.model.settings import ALL_PARTS
from careerguide.pages import navigation
from careerguide.pages.default_pages import DefaultPages, written_pages
from careerguide.pages.markdown import MarkdownPage


def pages(tmp_path: Path, texts: dict[str, str], *exclude: str, pack: str = "") -> dict[str, MarkdownPage]:
    for name, text in texts.items():
        file = tmp_path / "docs" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return {page.path: page for page in written_pages(tmp_path / "docs", DefaultPages.shipped(pack, exclude))}


def guide_section(nav: list[object]) -> list[object]:
    return next(item["Guide"] for item in nav if isinstance(item, dict) and "Guide" in item)


FOLDER = DefaultPages.shipped().folder


def test_it_has_the_default_pages_in_their_order(tmp_path: Path) -> None:
    nav = navigation.derived(pages(tmp_path, {}, pack="bpo-kpo"), FOLDER)
    assert nav[0] == {"Home": "index.md"}
    assert [next(iter(item)) for item in nav[2:]] == ["Learning", "For HR", "For recruiters"]
    assert nav[3]["For HR"][:2] == [{"Overview": "hr/index.md"}, {"Make a change": "hr/changing.md"}]
    assert guide_section(nav)[:2] == [{"Overview": "guide/index.md"}, {"Why a career here": "guide/why-bpo.md"}]


def test_it_names_every_default_page() -> None:
    """So each has a short title and a place."""
    assert FOLDER
    every = DefaultPages.shipped("bpo-kpo").every_path()
    assert set(navigation.titles(navigation.order(FOLDER))) == every


def test_pages_that_are_left_out_are_not_in_it(tmp_path: Path) -> None:
    nav = navigation.derived(pages(tmp_path, {}, "guide/glossary.md", "learning.md"), FOLDER)
    assert {"Learning": "learning.md"} not in nav
    assert "guide/glossary.md" not in str(nav)
    assert "guide/myths.md" not in str(nav)


def test_own_pages_come_after_those_of_their_folder(tmp_path: Path) -> None:
    texts = {"about.md": "# A", "hr/b.md": "# B", "guide/c.md": "# C", "new-folder/d/e.md": "# D", "learning.md": "# L"}
    nav = navigation.derived(pages(tmp_path, texts), FOLDER)
    assert guide_section(nav)[-1] == "guide/c.md"
    assert nav[3]["For HR"][-2:] == [{"A site for people outside": "hr/public.md"}, "hr/b.md"]
    assert [*nav[2:3], *nav[4:]] == [
        "learning.md",
        {"For recruiters": "recruiters.md"},
        "about.md",
        {"New folder": ["new-folder/d/e.md"]},
    ]


def test_a_folder_with_only_own_pages_has_the_name_of_the_folder(tmp_path: Path) -> None:
    texts = {"handbook/a.md": "# A", "handbook/b.md": "# B"}
    assert navigation.derived(pages(tmp_path, texts), FOLDER)[-1] == {"Handbook": ["handbook/a.md", "handbook/b.md"]}


def test_a_navigation_without_pages_for_hr_has_no_empty_sections(tmp_path: Path) -> None:
    nav = [
        {"Home": "index.md"},
        {"Keepers": [{"For HR": "hr/index.md"}, {"More": ["hr/search.md"]}]},
        {"Guide": ["guide/index.md", "hr/a.md", {"Out": "https://x.example/hr/"}]},
        "hr/search.md",
    ]
    kept = {path: page for path, page in pages(tmp_path, {}).items() if not path.startswith("hr/")}
    assert navigation.only(nav, kept, ALL_PARTS.has) == [
        {"Home": "index.md"},
        {"Guide": ["guide/index.md", {"Out": "https://x.example/hr/"}]},
    ]


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("guide/glosary.md", "there is no such page. Did you mean `guide/glossary.md`?"),
        ("zzz.md", "there is no such page."),
        ("guide/myths.md", "there is no such page. It is a default page that this site leaves out. Delete this line"),
    ],
)
def test_a_page_that_the_navigation_names_must_exist(path: str, message: str, tmp_path: Path) -> None:
    file = tmp_path / "mkdocs.yml"
    file.write_text(f"site_name: X\nnav:\n  - index.md\n  - Guide:\n      - A: {path}\n", encoding="utf-8")
    nav = ["index.md", {"Guide": [{"A": path}, {"Out": "https://x.example/"}]}]
    known = DefaultPages.shipped().every_path()
    (problem,) = navigation.problems(nav, pages(tmp_path, {}), known, file)
    assert (problem.path, problem.line, problem.code) == ("mkdocs.yml", 5, "unknown-page")
    assert message in problem.message


def test_the_menu_has_six_entries_at_most_and_only_those_that_there_are() -> None:
    every = {*navigation.MENU, "/skills/", "/about/"}
    assert [title for _, title in navigation.menu(every)] == [
        "Career map", "Roles", "Plan", "Openings", "Stories", "My page",
    ]  # fmt: skip
    assert [address for address, _ in navigation.menu(every - {"/stories/", "/my/"})] == [
        "map/", "roles/", "plan/", "openings/",
    ]  # fmt: skip


def test_the_footer_has_everything_else_in_groups(tmp_path: Path) -> None:
    texts = {"about.md": "---\ntitle: About us\n---\n", "more/x.md": "# More\n", "y.md": "# Why *y*\n"}
    written = pages(tmp_path, texts)
    addresses = {"/roles/", "/kit/", "/x/", *(page.address for page in written.values())}
    footer = navigation.footer(navigation.derived(written, FOLDER), written, addresses)
    assert [group for group, _ in footer] == ["Explore", "Reference", "For"]
    explore, reference, readers = (links for _, links in footer)
    assert explore == [["roles/", "Roles"]]
    assert [title for _, title in reference] == [
        "Applying, step by step", "Glossary", "Sources", "Guide", "Learning", "About us", "More", "Why y",
    ]  # fmt: skip
    assert ["more/x/", "More"] in reference
    assert [title for _, title in readers] == ["Team leaders: huddle kit", "HR", "Recruiters"]


def test_a_group_without_pages_is_not_in_the_footer() -> None:
    assert navigation.footer([], {}, {"/hr/", "/x/"}) == [("For", [["hr/", "HR"]])]


def test_the_pages_of_a_section_follow_each_other() -> None:
    nav = [{"Home": "index.md"}, {"Guide": ["guide/index.md", {"A": "guide/a.md"}, "guide/b.md"]}, "learning.md"]
    assert navigation.around(nav, "index.md") == {}
    assert navigation.around(nav, "learning.md") == {}
    assert navigation.around(nav, "guide/index.md") == {"after": "guide/a.md"}
    assert navigation.around(nav, "guide/a.md") == {
        "above": "guide/index.md", "before": "guide/index.md", "after": "guide/b.md",
    }  # fmt: skip
    assert navigation.around(nav, "guide/b.md") == {"above": "guide/index.md", "before": "guide/a.md"}
