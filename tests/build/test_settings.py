"""Settings under `extra:` of mkdocs.yml: each has a type, and a mistake is a sentence with its line."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from careerguide.build.extra import company_settings, read_extra
from careerguide.build.project import read_config
from careerguide.model.settings import Colours, Extra, Font, Logo, Parts
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
        ("parts: {stories: false}", Extra(parts=Parts(stories=False))),
        ('colours: {brand: "#A0C"}', Extra(colours=Colours(brand="#aa00cc"))),
        ("logo: assets/a.svg", Extra(logo=Logo(light="assets/a.svg"))),
        ("logo: {light: a.svg, dark: b.svg}", Extra(logo=Logo(light="a.svg", dark="b.svg"))),
        ("font: {family: Acme Sans, file: a.woff2}", Extra(font=Font(family="Acme Sans", file="a.woff2"))),
    ],
)
def test_settings_have_defaults(line: str, settings: Extra, tmp_path: Path) -> None:
    assert read(tmp_path, line) == settings
    assert read_extra(None, tmp_path / "mkdocs.yml") == Extra()


COLOUR = '; write a colour as # and six digits or letters from a to f, in quotes: "#17324d".'
FILE = "; write the path of a file inside docs/ or overrides/, such as assets/logo.svg."
PARTS = "Allowed: stories, openings, events, my_page, hr_pages, planner."


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("hr_pages: nope", "4:13: not-true-or-false: `hr_pages` is `nope`; write true or false."),
        ("hr_pages: 0", "4:13: not-true-or-false: `hr_pages` is `0`; write true or false."),
        ("changes: many", "4:12: not-a-number: `changes` is `many`; it must be a whole number in digits, such as 12."),
        ("changes: -1", "4:12: out-of-range: `changes` is `-1`; it must be at least 0."),
        ("changes: true", "4:12: not-a-number: `changes` is `True`; it must be a whole number in digits, such as 12."),
        (
            "data: [main]",
            (
                "4:9: not-text: `data` is a list; it is one value here. Write one. "
                "If the brackets are part of the text, put it in quotes."
            ),
        ),
        ("hr-pages: false", "4:3: unknown-key: There is no setting `extra.hr-pages`. Did you mean `hr_pages`?"),
        (
            "need_history: true",
            "4:3: unknown-key: There is no setting `extra.need_history`. Did you mean `needs_history`?",
        ),
        (
            "parts: {storys: false}",
            f"4:11: unknown-key: `storys` is not a key here. {PARTS} Did you mean `stories`?",
        ),
        ("parts: {stories: off-line}", "4:20: not-true-or-false: `stories` is `off-line`; write true or false."),
        ("parts: [stories]", "4:10: not-a-group: `parts` is a list; it must be a group of `key: value` lines."),
        ("colours: {brand: teal}", f"4:20: not-a-colour: `brand` is `teal`{COLOUR}"),
        ("colours: {brand: 123456}", f"4:20: not-a-colour: `brand` is `123456`{COLOUR}"),
        (
            "colors: {}",
            "4:3: unknown-key: There is no setting `extra.colors`. Did you mean `colours`?",
        ),
        ("logo: ../secret.svg", f"4:9: not-a-path: `light` is `../secret.svg`{FILE}"),
        ("favicon: /etc/icon.png", f"4:12: not-a-path: `favicon` is `/etc/icon.png`{FILE}"),
        ("favicon: C:\\icon.png", f"4:12: not-a-path: `favicon` is `C:\\icon.png`{FILE}"),
        (
            "font: {family: 'x\"; } *', file: a.woff2}",
            '4:18: not-a-font: `family` is `x"; } *`; write the name of the font with letters, digits and spaces.',
        ),
        ("font: {family: Acme}", "4:9: missing-key: `file` is missing. Each font needs one."),
        ("changes: 1\n  changes: 2", "5:3: duplicate-key: `changes` appears twice in this entry. Delete one of them."),
        (
            "exclude: guide/myths.md",
            (
                "4:12: not-a-list: `exclude` is `guide/myths.md`; "
                "it must be a list: one entry a line, each starting with `- `."
            ),
        ),
        (
            "exclude: [1]",
            (
                "4:13: not-text: `exclude` is `1`; it must be one text. "
                "Put it in quotes if it contains a colon or brackets."
            ),
        ),
        (
            "exclude: [guide/myth.md]",
            (
                "4:1: unknown-page: There is no default page `guide/myth.md`. Did you mean `guide/myths.md`? "
                "`careerguide pages` lists them."
            ),
        ),
        (
            "exclude: [index.md]",
            (
                "4:1: unknown-page: A site needs a home page. To replace it, write your own `index.md` in the "
                "folder of your pages."
            ),
        ),
        ("pack: bpo", "4:1: unknown-pack: There is no pack `bpo`. Packs: bpo-kpo. Did you mean `bpo-kpo`?"),
    ],
)
def test_a_mistake_is_a_sentence_with_its_line(line: str, problem: str, tmp_path: Path) -> None:
    with pytest.raises(DataError) as error:
        read(tmp_path, line)
    assert str(error.value) == f"mkdocs.yml:{problem}"


def test_a_colour_without_quotes_is_told(tmp_path: Path) -> None:
    """YAML reads `#` after a space as the start of a comment, so the setting has no value."""
    with pytest.raises(DataError) as error:
        read(tmp_path, "colours:\n    brand: #17324d")
    assert str(error.value) == (
        "mkdocs.yml:5:5: empty-value: `brand` has no value. Write one, or delete the line. "
        "A value that starts with `#` needs quotes."
    )


def test_every_wrong_setting_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(DataError) as error:
        read(
            tmp_path,
            "changes: many\n  parts: {story: 1, events: 2}\n  colours: {brand: red, accent: blue}\n  favicn: a",
        )
    assert [(problem.line, problem.code) for problem in error.value.problems] == [
        (4, "not-a-number"),
        (5, "unknown-key"),
        (5, "not-true-or-false"),
        (6, "not-a-colour"),
        (6, "not-a-colour"),
        (7, "unknown-key"),
    ]


@pytest.mark.parametrize(
    ("theme", "name", "instead"),
    [
        ("logo: assets/logo.svg", "theme.logo", "extra.logo"),
        ("palette: {primary: teal}", "theme.palette.primary", "extra.colours.brand"),
        ("palette: {accent: teal}", "theme.palette.accent", "extra.colours.accent"),
        ("palette: [{primary: teal}]", "theme.palette", "extra.colours"),
        ("font: {text: Roboto}", "theme.font", "extra.font"),
        ("favicon: a.png", "theme.favicon", "extra.favicon"),
    ],
)
def test_a_setting_of_the_theme_that_does_nothing_is_refused(
    theme: str, name: str, instead: str, tmp_path: Path
) -> None:
    file = tmp_path / "mkdocs.yml"
    file.write_text(f"theme:\n  name: material\n  {theme}\n", encoding="utf-8")
    with pytest.raises(DataError) as error:
        company_settings(None, file, tmp_path, (tmp_path,))
    (problem,) = error.value.problems
    assert (problem.line, problem.code) == (3, "not-used")
    assert f"`{name}`" in problem.message
    assert f"`{instead}`" in problem.message


def test_either_word_leaves_out_the_pages_for_hr() -> None:
    assert [Extra(hr_pages=word).shown_parts.hr_pages for word in (None, True, False)] == [True, True, False]
    assert not Extra(hr_pages=True, parts=Parts(hr_pages=False)).shown_parts.hr_pages


@pytest.mark.parametrize(
    ("address", "part"),
    [
        ("/stories/", "stories"),
        ("stories/index.md", "stories"),
        ("/openings/a/poster/", "openings"),
        ("feeds/openings.xml", "openings"),
        ("calendar/quality.ics", "events"),
        ("/my/#log", "my_page"),
        ("/my/?a=b", "my_page"),
        ("/hr", "hr_pages"),
        ("plan/", "planner"),
    ],
)
def test_an_address_belongs_to_a_part(address: str, part: str) -> None:
    assert Parts().has(address)
    assert not Parts.model_validate({part: False}).has(address)
    others = {name: False for name in Parts.model_fields if name != part}
    assert Parts.model_validate(others).has(address)


@pytest.mark.parametrize("address", ["/", "/mystery/", "/hrm/", "planning.md", "/guide/my/", "/roles/plan/"])
def test_other_addresses_belong_to_no_part(address: str) -> None:
    assert Parts.model_validate(dict.fromkeys(Parts.model_fields, False)).has(address)


def test_settings_that_are_no_group_are_a_problem(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: Guide\nextra: 5\n", encoding="utf-8")
    with pytest.raises(DataError) as error:
        read_extra(read_config(tmp_path)["extra"], tmp_path / "mkdocs.yml")
    assert str(error.value) == "mkdocs.yml:2:8: not-a-group: `extra` must be a group of `key: value` lines."


def test_a_value_that_only_an_engine_understands_is_no_problem(tmp_path: Path) -> None:
    text = "site_name: !ENV [NAME, Guide]\nx: !!python/name:a.b\nextra: {changes: 3}\n"
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    assert read_extra(read_config(tmp_path)["extra"], tmp_path / "mkdocs.yml").changes == 3
