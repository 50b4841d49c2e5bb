"""Settings under `extra:` of mkdocs.yml: each has a type, and a mistake is a sentence with its line."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from careerguide.build.settings import Extra, read_extra
from careerguide.problems import DataError

SETTINGS = "site_name: Guide\nextra:\n  branch: main\n  %s\n"


def read(tmp_path: Path, line: str) -> Extra:
    file = tmp_path / "mkdocs.yml"
    file.write_text(SETTINGS % line, encoding="utf-8")
    return read_extra(yaml.safe_load(file.read_text(encoding="utf-8"))["extra"], file)


@pytest.mark.parametrize(
    ("line", "settings"),
    [
        ("scope: /", Extra()),
        ("hr_pages: false", Extra(hr_pages=False)),
        ("changes: 0", Extra(changes=0)),
        ("needs_history: true", Extra(needs_history=True)),
        ("pack: bpo-kpo", Extra(pack="bpo-kpo")),
        ("exclude: [guide/myths.md, learning.md]", Extra(exclude=("guide/myths.md", "learning.md"))),
        ("date: 2026", Extra()),  # of a theme
    ],
)
def test_settings_have_defaults(line: str, settings: Extra, tmp_path: Path) -> None:
    assert read(tmp_path, line) == settings
    assert read_extra(None, tmp_path / "mkdocs.yml") == Extra()


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("hr_pages: nope", "not-true-or-false: `extra.hr_pages` is `nope`. Allowed: true or false."),
        ("hr_pages: 0", "not-true-or-false: `extra.hr_pages` is `0`. Allowed: true or false."),
        ("changes: many", "not-a-number: `extra.changes` is `many`. Allowed: a whole number, 0 or more."),
        ("changes: -1", "not-a-number: `extra.changes` is `-1`. Allowed: a whole number, 0 or more."),
        ("changes: true", "not-a-number: `extra.changes` is `True`. Allowed: a whole number, 0 or more."),
        ("branch: [main]", "not-text: `extra.branch` is `['main']`. Allowed: a text."),
        ("exclude: guide/myths.md", "not-a-list: `extra.exclude` is `guide/myths.md`. Allowed: a list of texts."),
        ("exclude: [1]", "not-a-list: `extra.exclude` is `[1]`. Allowed: a list of texts."),
        (
            "exclude: [guide/myth.md]",
            (
                "unknown-page: There is no default page `guide/myth.md`. Did you mean `guide/myths.md`? "
                "`careerguide pages` lists them."
            ),
        ),
        (
            "exclude: [index.md]",
            (
                "unknown-page: A site needs a home page. To replace it, write your own `index.md` in the folder of "
                "your pages."
            ),
        ),
        ("pack: bpo", "unknown-pack: There is no pack `bpo`. Packs: bpo-kpo. Did you mean `bpo-kpo`?"),
        ("hr-pages: false", "unknown-key: There is no setting `extra.hr-pages`. Did you mean `hr_pages`?"),
        ("need_history: true", "unknown-key: There is no setting `extra.need_history`. Did you mean `needs_history`?"),
    ],
)
def test_a_mistake_is_a_sentence_with_its_line(line: str, problem: str, tmp_path: Path) -> None:
    with pytest.raises(DataError) as error:
        read(tmp_path, line.replace("branch", "branch", 1))
    assert str(error.value) == f"mkdocs.yml:{3 if line.startswith('branch') else 4}:1: {problem}"
