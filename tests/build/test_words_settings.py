"""`extra.words` of the settings: what is allowed, and a sentence with its line for what is not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from careerguide.build.project import read_config
from careerguide.build.settings import build_settings
from careerguide.problems import DataError
from careerguide.wording import Wording
from support.company import DAY

SETTINGS = "site_name: X\nextra:\n  branch: main\n  words:\n"

ALLOWED = "Allowed: letters, spaces and hyphens, at most 40 characters."
OTHER = "Choose another word for one."
EXAMPLE = "`words: {track: practice, story: {one: journey, many: journeys}}`."


def project(folder: Path, words: str) -> Path:
    (folder / "mkdocs.yml").write_text(SETTINGS + words, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("    track: practice\n", {"track": ("practice", "practices")}),
        ("    {track: practice, opening: vacancy}\n",
         {"track": ("practice", "practices"), "opening": ("vacancy", "vacancies")}),
        ("    story: {one: Weg, many: Wege}\n", {"story": ("Weg", "Wege")}),
        ("    team_leader: shift lead\n", {"team_leader": ("shift lead", "shift leads")}),
        ("    level: band\n    band: family\n", {"level": ("band", "bands"), "band": ("family", "families")}),
        ("    role: 职位\n", {"role": ("职位", "职位s")}),
        ("    kpi: KPI\n", {"kpi": ("KPI", "KPIs")}),
        ("    {}\n", {}),
    ],
)  # fmt: skip
def test_words_are_read(words: str, expected: dict[str, tuple[str, str]], tmp_path: Path) -> None:
    folder = project(tmp_path, words)
    assert build_settings(read_config(folder), folder, folder / "data", DAY).wording == Wording(expected)


@pytest.mark.parametrize(
    ("words", "problems"),
    [
        (
            "    trak: practice\n",
            ["5:1: unknown-key: `extra.words` has no word `trak`. Did you mean `track`?"],
        ),
        (
            "    track: 7\n    band: ''\n",
            [
                f"5:1: not-text: `extra.words.track` is `7`. {ALLOWED}",
                f"6:1: not-text: `extra.words.band` is ``. {ALLOWED}",
            ],
        ),
        (
            "    story: {many: journeys}\n",
            ["5:1: missing-key: `extra.words.story` needs the word for one: `one: ...`."],
        ),
        (
            "    track: practice\n    story:\n      one: journey\n      meny: journeys\n",
            ["8:1: unknown-key: `extra.words.story` has no form `meny`. Allowed: one, many. Did you mean `many`?"],
        ),
        (
            "    track: <b>x</b>\n",
            [f"5:1: not-text: `extra.words.track` is `<b>x</b>`. {ALLOWED}"],
        ),
        (
            "    track: area\n    band: Area\n",
            [f"6:1: duplicate-word: `Area` is the word for two things: `track` and `band`. {OTHER}"],
        ),
        (
            "    track: role\n",
            [f"5:1: duplicate-word: `role` is the word for two things: `role` and `track`. {OTHER}"],
        ),
        ("    - track\n", [f"5:1: not-a-group: `extra.words` must be a group, such as {EXAMPLE}"]),
    ],
)
def test_a_mistake_is_a_sentence_with_its_line(words: str, problems: list[str], tmp_path: Path) -> None:
    folder = project(tmp_path, words)
    with pytest.raises(DataError) as error:
        build_settings(read_config(folder), folder, folder / "data", DAY)
    assert [re.sub(r"^mkdocs.yml:(\d+):\d+", r"\1:1", line) for line in str(error.value).split("\n")] == problems


def test_every_mistake_is_reported_at_once(tmp_path: Path) -> None:
    folder = project(tmp_path, "    trak: a\n    band: 1\n  changes: many\n")
    with pytest.raises(DataError) as error:
        build_settings(read_config(folder), folder, folder / "data", DAY)
    assert [line.split(":")[1] for line in str(error.value).split("\n")] == ["5", "6", "7"]
