"""A company has as many levels as it needs, each with a code of its own if it likes."""

from __future__ import annotations

import json
import re

import pytest
from careerguide.guide.guide import Guide
from support.company import files_of, guide_of, pages_of, sketch

COUNT = 15
LEVELS = range(1, COUNT + 1)
ROLES = "".join(f"r{level} desk {level}\n" for level in LEVELS)
MOVES = "".join(f"r{level} -> r{level + 1} promotion 6/12/18\n" for level in LEVELS[:-1])


@pytest.fixture(scope="module")
def tall() -> Guide:
    """15 levels in three bands, of which the even ones have a code."""
    rows = "".join(
        f"  - {{level: {level}, title: Rung {level}, band: b{(level - 1) // 5}, summary: Rung {level}."
        f"{f', code: J{level:03}' if level % 2 == 0 else ''}}}\n"
        for level in LEVELS
    )
    bands = "".join(f"  - {{id: b{band}, title: Band {band}, summary: A band., tip: Stay.}}\n" for band in range(3))
    return guide_of(sketch(ROLES + MOVES) | {"levels.yaml": f"levels:\n{rows}bands:\n{bands}"})


def test_every_level_is_on_the_map_and_on_the_ladder(tall: Guide) -> None:
    pages = pages_of(tall)
    marks = re.findall(r'class="cg-map__role"[^>]* data-mark="([^"]*)"', pages["/map/"].body)
    assert marks == [f"J{level:03}" if level % 2 == 0 else f"L{level}" for level in LEVELS]
    steps = re.findall(r'<p class="cg-ladder__level">Level ([^<]*?) <span>', pages["/tracks/desk/"].body)
    assert steps == [tall.level_name(level) for level in LEVELS]


@pytest.mark.parametrize(
    ("address", "text"),
    [
        ("/roles/r14/", "Level 14 (J014)"),
        ("/roles/r15/", "Level 15"),
        ("/roles/", "<span>Level 14 (J014)</span>"),
        ("/map/", '<span class="cg-sr">, level 14 (J014)</span>'),
        ("/bands/b2/", "Level 14 (J014): Rung 14"),
        ("/bands/", "Three bands, 15 levels."),
        ("/moves/r13/r14/", "from level 13 to level 14 (J014)"),
    ],
)
def test_a_code_is_beside_its_level(address: str, text: str, tall: Guide) -> None:
    assert text in pages_of(tall)[address].body


def test_scripts_and_the_search_have_the_codes(tall: Guide) -> None:
    files = files_of(tall)
    assert json.loads(files["api/v1/planner.json"])["codes"]["14"] == "J014"
    assert [level.get("code") for level in json.loads(files["api/v1/levels.json"])][13:] == ["J014", None]
    names = json.loads(next(text for path, text in files.items() if path.endswith("search/names.json")))
    assert ["J012", "J014"] in [row[2] for row in names["rows"] if len(row) > 2]
    words = "".join(text for path, text in files.items() if "search/words-" in path)
    assert '"j014":' in words
