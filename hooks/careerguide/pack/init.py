"""A new company's folder: settings, data, and what lets one build, test and publish it."""

from __future__ import annotations

import dataclasses as dc
import importlib.metadata
import json
import shutil
import subprocess
import sys
import tempfile
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import jinja2

import careerguide
from careerguide import shipped
from careerguide.build.build_day import build_day
from careerguide.edit.entries import proposed_id
from careerguide.loading.data_folder import load
from careerguide.loading.ledger import LEDGER
from careerguide.problems import DataError, Problem

from .record import record_base
from .selection import check_tracks, selected

Forge = Literal["github", "gitlab", "none"]

_HERE = Path(__file__).parent
_OF_A_FORGE: dict[Forge, tuple[str, ...]] = {"github": ("github",), "gitlab": ("gitlab-ci.yml",)}
# File in `company/` -> its path in the folder, for names that tools of this repository would read.
_NAMES = {"gitignore": ".gitignore", "gitlab-ci.yml": ".gitlab-ci.yml", "requirements": "requirements.txt"}
_LEDGER = "# Every address ever published, one per line: `careerguide permalinks --write` adds new ones.\n"


@dc.dataclass(frozen=True, slots=True)
class Company:
    """What a new folder is made from.

    `tracks` are the chosen tracks of the default pack, empty for all of them; `pack` is False for a small example
    company instead, whose line of business is `line`. `repo` is where the forge keeps the folder. `brand`, `accent`
    and `logo` may be empty.
    """

    name: str
    url: str
    pack: bool
    tracks: frozenset[str] = frozenset()
    line: str = ""
    forge: Forge = "none"
    repo: str = ""
    brand: str = ""
    accent: str = ""
    logo: Path | None = None


def make(folder: Path, company: Company) -> list[str]:
    """Write the folder, and return the paths of its files. Nothing that is there changes: then it raises `DataError`.

    The folder is complete or not there: it is made beside its place and then moved in.
    """
    parent = folder.absolute().parent
    parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=parent, prefix=".careerguide-") as made_in:
        made = Path(made_in)
        _fill(made, company)
        paths = sorted(file.relative_to(made).as_posix() for file in made.rglob("*") if file.is_file())
        there = [path for path in paths if (folder / path).exists()]
        if there:
            message = "This file is there already. Nothing was written: choose an empty folder or a new one."
            raise DataError([Problem(str(folder / path), 1, 1, "file-exists", message) for path in there])
        for path in paths:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.move(made / path, folder / path)
    return paths


def _fill(folder: Path, company: Company) -> None:
    values = dc.asdict(company) | {
        "logo": company.logo.name if company.logo else "",
        "requirement": _requirement(folder / "wheels"),
        "line_id": proposed_id(company.line),
    }
    for path, text in _rendered(_HERE / "company", values):
        if path.split("/")[0] in _OF_A_FORGE.get(company.forge, ()) or not _is_of_a_forge(path):
            _write(folder / _NAMES.get(path, f".{path}" if path.startswith("github/") else path), text)
    for path, text in _data(company, values):
        _write(folder / "data" / path, text)
    _write(folder / "data" / LEDGER, _LEDGER)
    if company.pack:
        record_base(folder / "data", version=careerguide.__version__, tracks=company.tracks, today=build_day())
    for part in ("schemas", "serving"):
        shutil.copytree(shipped.folder(part), folder / part)
    if company.logo:
        shutil.copyfile(company.logo, folder / "docs" / company.logo.name)


def _is_of_a_forge(path: str) -> bool:
    return any(path.split("/", maxsplit=1)[0] in names for names in _OF_A_FORGE.values())


def _rendered(folder: Path, values: dict[str, object]) -> Iterator[tuple[str, str]]:
    """Path in a folder of templates, and the text of each with these values."""
    env = jinja2.Environment(
        block_start_string="<%",
        block_end_string="%>",
        variable_start_string="<<",
        variable_end_string=">>",
        comment_start_string="<#",
        comment_end_string="#>",
        keep_trailing_newline=True,
        undefined=jinja2.StrictUndefined,
        autoescape=False,  # noqa: S701 - none of the files is HTML
    )
    for file in sorted(folder.rglob("*")):
        if file.is_file() and file.suffix != ".pyc":
            text = env.from_string(file.read_text(encoding="utf-8")).render(values)
            yield file.relative_to(folder).as_posix(), text


def _data(company: Company, values: dict[str, object]) -> Iterator[tuple[str, str]]:
    """Path in the data folder -> text."""
    data = shipped.folder("data")
    if not company.pack:
        yield from ((path, text) for path, text in _rendered(_HERE / "empty", values) if text.strip())
    elif company.tracks:
        loaded = load(data)
        check_tracks(loaded, company.tracks)
        chosen = selected(data, loaded, company.tracks)
        yield from ((file.relative_to(data).as_posix(), text) for file, text in chosen.items() if text)
    else:
        for file in sorted(data.rglob("*.yaml")):
            yield file.relative_to(data).as_posix(), file.read_text(encoding="utf-8")


def _requirement(wheels: Path) -> str:
    """The line of requirements.txt that installs this careerguide.

    If it was installed from a file, the file is copied into the folder `wheels`, so that other machines find it too.
    """
    distribution = importlib.metadata.distribution("careerguide")
    source = json.loads(distribution.read_text("direct_url.json") or "{}")
    url = urllib.parse.urlsplit(str(source.get("url", "")))
    if url.scheme != "file":
        return f"careerguide @ {source['url']}" if url.scheme else f"careerguide=={distribution.version}"
    installed_from = Path(urllib.request.url2pathname(url.path))
    if installed_from.suffix == ".whl" and installed_from.is_file():
        wheels.mkdir(parents=True)
        return f"./wheels/{Path(shutil.copy(installed_from, wheels)).name}"
    if installed_from.is_dir():
        return f"./wheels/{_built(installed_from, wheels)}"
    return f"careerguide=={distribution.version}"


def _built(checkout: Path, wheels: Path) -> str:
    """The name of the wheel of a checkout, which is built into `wheels`."""
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(wheels)]
    subprocess.run(command, cwd=checkout, check=True, capture_output=True)
    return next(wheels.glob("*.whl")).name


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")
