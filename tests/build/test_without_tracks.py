"""A company whose roles have no tracks at all: four roles, no file of tracks, and no line of business."""

from __future__ import annotations

import html
import re
from itertools import permutations
from pathlib import Path

import pytest
from careerguide.build.link_check import verify
from careerguide.build.open_guide import open_guide
from careerguide.guide.route_filters import RouteFilters, avoidable
from support import other_company, project
from support.company import DAY, Texts
from support.route_cases import Case, browser, python

pytestmark = pytest.mark.slow

# The address of the section of /tracks/ and of the table of skills.
PART = "without_track"


def texts() -> Texts:
    """The bakery without its tracks and lines of business."""
    files = {name: text for name, text in other_company.texts().items() if name not in ("tracks.yaml", "lines.yaml")}
    return files | {"roles.yaml": re.sub(r"^  track: .*\n", "", files["roles.yaml"], flags=re.MULTILINE)}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = project.make(tmp_path_factory.mktemp("flat") / "project", texts(), docs={})
    (folder / "mkdocs.yml").write_text(other_company.SETTINGS, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def site(folder: Path) -> Path:
    done = project.run(folder, "-m", "careerguide", "publish")
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


def words(site: Path, address: str) -> str:
    text = (site / address / "index.html").read_text(encoding="utf-8")
    main = re.search(r"<article.*?</article>", text, re.DOTALL)
    assert main
    return html.unescape(" ".join(re.sub(r"<[^>]+>", " ", main[0]).split()))


def test_check_has_no_complaint(folder: Path) -> None:
    done = project.run(folder, "-m", "careerguide", "check")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "track" not in done.stdout


def test_every_link_works(site: Path) -> None:
    assert verify(site) == []


def test_the_page_of_a_role_has_no_track(site: Path) -> None:
    page = (site / "roles/kneader/index.html").read_text(encoding="utf-8")
    assert '<a href="../../roles/">Roles</a>' in page
    assert "tracks/" not in re.sub(r"<nav.*?</nav>|<footer.*?</footer>|<head>.*?</head>", "", page, flags=re.DOTALL)


@pytest.mark.parametrize("address", ["tracks", "roles", f"hr/matrix/{PART}"])
def test_the_lists_have_all_roles(site: Path, address: str) -> None:
    text = words(site, address)
    for title in ("Kneader", "Rye baker", "Oven head", "Bun seller"):
        assert title in text
    assert "None" not in text


def test_the_map_shows_all_roles_without_a_heading(site: Path) -> None:
    text = (site / "map/index.html").read_text(encoding="utf-8")
    assert text.count('class="cg-map__role"') == 4
    assert "track" not in words(site, "map")


def test_the_move_and_the_opening_name_no_track(site: Path) -> None:
    move = words(site, "moves/kneader/kneader-two")
    assert "Promotion from level 1 to level 2 Plan this move" in move
    assert "15 months typical (9 to 30)" in move
    assert "track" not in move
    assert "another track" not in words(site, "openings/rye-baker-lisbon")


def test_the_planner_answers_the_same_in_both_languages(folder: Path) -> None:
    guide = open_guide(folder / "data", DAY)
    assert "track" not in avoidable(guide)
    cases = [
        Case(guide, start, end, RouteFilters(frozenset(without), strict=strict), 5)
        for start, end in permutations(guide.roles, 2)
        for without in ((), ("track",), ("track", "people", "back"))
        for strict in (False, True)
    ]
    expected = [python(case) for case in cases]
    assert sum(bool(answer["routes"]) for answer in expected) >= 20
    assert browser(cases) == expected
