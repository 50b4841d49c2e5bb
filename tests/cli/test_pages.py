"""`careerguide pages` lists the default pages, and copies one so that the company can change it."""

from __future__ import annotations

from pathlib import Path

import pytest
from careerguide.cli import main
from careerguide.pages.default_pages import DefaultPages
from click.testing import CliRunner, Result

SETTINGS = "site_name: X\nextra:\n  pack: {pack}\n  exclude: [guide/myths.md]\n"


@pytest.fixture
def company(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "mkdocs.yml").write_text(SETTINGS.format(pack="bpo-kpo"), encoding="utf-8")
    (tmp_path / "docs" / "guide").mkdir(parents=True)
    (tmp_path / "docs" / "guide" / "glossary.md").write_text("Ours.", encoding="utf-8")
    (tmp_path / "docs" / "about.md").write_text("Us.", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["pages", *words])


def states() -> dict[str, str]:
    result = run()
    assert result.exit_code == 0
    return {path: state.strip() for path, _, state in (line.partition(" ") for line in result.stdout.splitlines())}


def test_the_list_says_where_each_page_comes_from(company: Path) -> None:
    listed = states()
    assert listed["index.md"] == "as shipped"
    assert listed["guide/glossary.md"] == "replaced by yours"
    assert listed["guide/myths.md"] == "left out"
    assert listed["about.md"] == "your own"
    assert listed.keys() == {*DefaultPages.shipped().every_path(), "about.md"}
    (company / "mkdocs.yml").write_text(SETTINGS.format(pack='""').replace("myths", "index"), encoding="utf-8")
    assert states()["guide/myths.md"] == "not used: it belongs to the pack bpo-kpo"


def test_a_copy_has_the_text_of_the_default_page_and_replaces_it(company: Path) -> None:
    result = run("copy", "guide/expect.md", "guide/myths.md")
    assert result.exit_code == 0, result.stderr
    files = DefaultPages.shipped("bpo-kpo").files()
    for name in ("guide/expect.md", "guide/myths.md"):
        assert (company / "docs" / name).read_text(encoding="utf-8") == files[name].read_text(encoding="utf-8")
    assert states()["guide/expect.md"] == "replaced by yours"
    assert "`guide/myths.md` is still under `exclude`" in result.stdout


@pytest.mark.parametrize(
    ("names", "message"),
    [
        (("learning.md", "guide/glossary.md"), "`docs/guide/glossary.md` is there already. Nothing was copied."),
        (("learning.md", "guide/myth.md"), "There is no default page `guide/myth.md`. Did you mean `guide/myths.md`?"),
        (("../x.md",), "There is no default page `../x.md`."),
    ],
)
def test_a_copy_never_writes_over_a_file(names: tuple[str, ...], message: str, company: Path) -> None:
    result = run("copy", *names)
    assert result.exit_code == 2
    assert message in result.stderr
    assert (company / "docs" / "guide" / "glossary.md").read_text(encoding="utf-8") == "Ours."
    assert not (company / "docs" / "learning.md").exists()


def test_wrong_settings_are_a_sentence(company: Path) -> None:
    (company / "mkdocs.yml").write_text("extra: {exclude: [guide/nope.md]}\n", encoding="utf-8")
    assert run().exit_code == 1
    assert "unknown-page: There is no default page `guide/nope.md`." in run().stderr
    (company / "mkdocs.yml").unlink()
    assert run().exit_code == 2
    assert "There is no mkdocs.yml here." in run().stderr
