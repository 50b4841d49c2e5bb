"""The check of links: also those of the page for addresses that do not exist, which begin with the path of the site."""

from __future__ import annotations

from pathlib import Path

import pytest
from careerguide.build.link_check import verify

PAGE = '<!doctype html><html lang="en"><title>A</title><a href="{}">A</a>'


def site(folder: Path, link: str) -> Path:
    """A site with a page, and a page for addresses that do not exist with a link."""
    (folder / "roles").mkdir(parents=True)
    (folder / "roles" / "index.html").write_text(PAGE.format("../"), encoding="utf-8")
    (folder / "index.html").write_text(PAGE.format("roles/"), encoding="utf-8")
    (folder / "404.html").write_text(PAGE.format(link), encoding="utf-8")
    return folder


@pytest.mark.parametrize("folder", ["site", "site of R&D (2)"])
@pytest.mark.parametrize(
    ("site_url", "link", "works"),
    [
        ("https://org.example/", "/roles/", True),
        ("https://org.example/careers/", "/careers/roles/", True),
        ("https://org.example/careers/", "/careers/", True),
        ("https://org.example/hr/careers", "/hr/careers/roles/", True),
        ("https://org.example/careers/", "/careers/rolls/", False),
        ("https://org.example/careers/", "/roles-of-others/", False),
        ("https://org.example/careers/", "/careersroles/", False),
        ("", "/careers/roles/", False),
    ],
)
def test_a_link_of_the_missing_page_begins_with_the_path_of_the_site(
    tmp_path: Path, folder: str, site_url: str, link: str, works: bool
) -> None:
    problems = verify(site(tmp_path / folder, link), site_url)
    assert [(problem.path, problem.code) for problem in problems] == ([] if works else [("404.html", "broken-link")])
