"""Compiled templates are kept between runs, and what is kept never changes what a template gives."""

from __future__ import annotations

import os
import traceback
from pathlib import Path

import jinja2
import pytest
from careerguide.render import template_cache
from careerguide.render.template_cache import TemplateCache

TEXT = "{{ 1 + 1 }} {{ name|upper }}"


def drawn(kept: Path, text: str = TEXT, **filters: object) -> str:
    """What a template gives, in a process that starts with what is kept."""
    TemplateCache._memory.clear()
    env = jinja2.Environment(loader=jinja2.DictLoader({"page.html": text}), bytecode_cache=TemplateCache(kept))
    env.filters |= filters
    return env.get_template("page.html").render(name="agent")


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that were compiled."""
    texts: list[str] = []
    compile_ = jinja2.Environment.compile

    def noted(env: jinja2.Environment, source: str, *rest: object, **named: object) -> object:
        texts.append(source)
        return compile_(env, source, *rest, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(jinja2.Environment, "compile", noted)
    monkeypatch.setattr(TemplateCache, "_memory", {})
    return texts


def files(kept: Path) -> list[Path]:
    return [file for file in kept.rglob("*") if file.is_file()]


def test_another_process_compiles_nothing_again(tmp_path: Path, compiled: list[str]) -> None:
    assert [drawn(tmp_path) for _ in range(3)] == ["2 AGENT"] * 3
    assert compiled == [TEXT]
    assert len(files(tmp_path)) == 1


def test_a_changed_template_is_compiled(tmp_path: Path, compiled: list[str]) -> None:
    assert [drawn(tmp_path), drawn(tmp_path, "{{ name }}"), drawn(tmp_path)] == ["2 AGENT", "agent", "2 AGENT"]
    assert compiled == [TEXT, "{{ name }}"]


def test_changed_code_compiles_all_again(tmp_path: Path, compiled: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Jinja calls filters of constants when it compiles, so a template holds what the code of that day gave."""
    text = "{{ 'a'|mark }}"
    assert drawn(tmp_path, text, mark=lambda value: value + "1") == "a1"
    monkeypatch.setattr(template_cache, "code_version", lambda: "other")
    assert drawn(tmp_path, text, mark=lambda value: value + "2") == "a2"


def test_environments_with_other_options_do_not_share(tmp_path: Path, compiled: list[str]) -> None:
    loader, given = jinja2.DictLoader({"page.html": "{% if name %}\n{{ name }}{% endif %}"}), []
    for options in ({}, {"autoescape": True}, {"trim_blocks": True}, {}):
        env = jinja2.Environment(loader=loader, bytecode_cache=TemplateCache(tmp_path), **options)
        given.append(env.get_template("page.html").render(name="<b>"))
    assert given == ["\n<b>", "\n&lt;b&gt;", "<b>", "\n<b>"]


def test_what_is_kept_has_a_limit(tmp_path: Path, compiled: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(template_cache, "_TEMPLATES", 5)
    for version in range(6):
        monkeypatch.setattr(template_cache, "code_version", lambda version=version: f"version-{version}")
        drawn(tmp_path)
        os.utime(tmp_path / f"version-{version}", (version, version))
    assert len(list(tmp_path.iterdir())) == 4
    for number in range(20):
        drawn(tmp_path, f"{number}")
    assert len(list((tmp_path / "version-5").iterdir())) <= 6


def test_the_same_template_of_another_project_is_not_compiled_again(tmp_path: Path, compiled: list[str]) -> None:
    """A fault in it is told with the file of the project."""
    for name in ("one", "two"):
        TemplateCache._memory.clear()
        (tmp_path / name).mkdir()
        (tmp_path / name / "page.html").write_text("{{ name }}\n{{ name.missing.more }}", encoding="utf-8")
        loader = jinja2.FileSystemLoader(tmp_path / name)
        env = jinja2.Environment(loader=loader, bytecode_cache=TemplateCache(tmp_path / "kept"))
        with pytest.raises(jinja2.UndefinedError) as error:
            env.get_template("page.html").render(name="agent")
        places = [(entry.filename, entry.lineno) for entry in traceback.extract_tb(error.tb)]
        assert (str(tmp_path / name / "page.html"), 2) in places
    assert len(compiled) == 1


def test_the_version_changes_with_any_module_of_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module = tmp_path / "guide" / "dates.py"
    module.parent.mkdir()
    monkeypatch.setattr(template_cache, "PACKAGE", tmp_path)
    versions = set()
    for text in ("", "MONTHS = 12\n", "MONTHS = 120\n"):
        module.write_text(text, encoding="utf-8")
        versions.add(template_cache.code_version.__wrapped__())
    assert len(versions) == 3


@pytest.mark.parametrize("kept_bytes", [slice(0), slice(40), slice(-1), slice(1, None)])
def test_a_damaged_file_is_compiled_again(tmp_path: Path, compiled: list[str], kept_bytes: slice) -> None:
    drawn(tmp_path)
    (file,) = files(tmp_path)
    file.write_bytes(file.read_bytes()[kept_bytes])
    assert [drawn(tmp_path), drawn(tmp_path)] == ["2 AGENT"] * 2
    assert compiled == [TEXT] * 2


def test_without_a_place_to_write_a_process_compiles_once(tmp_path: Path, compiled: list[str]) -> None:
    kept = tmp_path / "file"
    kept.write_text("in the way", encoding="utf-8")
    assert drawn(kept) == "2 AGENT"
    assert files(tmp_path) == [kept]


def test_a_full_disk_leaves_no_part_of_a_file(
    tmp_path: Path, compiled: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fails)
    assert drawn(tmp_path) == "2 AGENT"
    assert files(tmp_path) == []
