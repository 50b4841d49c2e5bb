"""Whether the project in the working folder publishes. `check` and `publish` both ask here, and give one answer."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from careerguide.guide.history import NOTICE
from careerguide.problems import DataError, Problem

from . import atomic_swap, link_check
from .audience_variable import AUDIENCE_VARIABLE, INSIDE, PUBLIC
from .build_day import build_day, build_moment
from .pipeline import assemble
from .project import SETTINGS, data_folder, docs_folder, read_config
from .settings import build_settings

NO_ADDRESS = (
    f"{SETTINGS} has no `site_url`, so posters and cards have no QR codes, and links on paper and to candidates lack "
    "their beginning. Set it to the address of the site."
)
_WARNING = re.compile(
    r"^(?:WARNING|ERROR) +-  ?(?P<message>.+?)(?=^(?:[A-Z]+ +-  |\[|Aborted|Traceback)|\Z)", re.DOTALL | re.MULTILINE
)
# How MkDocs names the page, and the link or the file, in its messages.
_PAGE = re.compile(r"(?:Doc file|page|file) '(?P<page>[^']+\.md)'")
_LINK = re.compile(r"(?:contains an? (?:\w+ )?link|reference to) '(?P<link>[^']+)'")
_FRAME = re.compile(r'^ *File "(?P<file>[^"]+)", line (?P<line>\d+)', re.MULTILINE)


def read_settings() -> tuple[dict[str, Any], list[Problem]]:
    """What `mkdocs.yml` says, and why it cannot be read."""
    try:
        return read_config(Path()), []
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        message = f"These settings cannot be read: {getattr(error, 'problem', error)}."
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        return {}, [Problem(SETTINGS, line, column, "yaml-form", message)]
    except (OSError, UnicodeDecodeError) as error:
        return {}, [Problem(SETTINGS, 1, 1, "unreadable-file", f"These settings cannot be read: {error}.")]


def site_url() -> str:
    """The address of the site, as the settings have it; empty without one."""
    return str(read_settings()[0].get("site_url") or "")


def settings_problems(audience: str = INSIDE) -> list[Problem]:
    """What is wrong with the settings, the pages and their macros, if the data has no errors."""
    config, problems = read_settings()
    if problems:
        return problems
    try:
        public = audience == PUBLIC
        assemble(build_settings(config, Path(), data_folder(), build_day(), build_moment(), public=public))
    except DataError as error:
        return list(error.problems)
    return []


def build(target: Path, audience: str = INSIDE) -> tuple[list[Problem], list[str]]:
    """Build the site in `target` and check its links: the problems, and notices that stop nothing."""
    # Not --quiet: it would drop the warnings that --strict counts.
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(target)]
    environment = os.environ | {AUDIENCE_VARIABLE: audience}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    output = done.stdout + done.stderr
    notices = [line[line.index(NOTICE) :] for line in output.splitlines() if NOTICE in line]
    address = site_url()
    if not address:
        notices.append(NO_ADDRESS)
    if not done.returncode:
        return link_check.verify(target, address), notices
    return list(_build_problems(output)), notices


def publishing_problems() -> list[Problem]:
    """Everything that would stop `publish`, if the data has no errors. The site that is there does not change."""
    if problems := settings_problems():
        return problems
    with tempfile.TemporaryDirectory(dir=Path.cwd(), prefix=".site.check-") as folder:
        target = atomic_swap.beside(Path(folder) / "site")
        return build(target)[0]


def _build_problems(output: str) -> Iterator[Problem]:
    """What MkDocs says, each at its file and line as far as MkDocs tells it."""
    if "Traceback (most recent call last)" in output:
        yield _crash(output[output.index("Traceback (most recent call last)") :])
        return
    messages = [" ".join(match["message"].split()) for match in _WARNING.finditer(output)]
    for message in messages or [output.strip() or "MkDocs stopped and said nothing."]:
        page, link = _PAGE.search(message), _LINK.search(message)
        file = docs_folder() / page["page"] if page else Path(SETTINGS)
        wanted = link["link"] if page and link else next(iter(re.findall(r"'([^']+)'", message)), "")
        yield Problem(file.as_posix(), *_place(file, wanted), "not-built", message)


def _crash(traceback: str) -> Problem:
    """A fault in a file of the theme or in another extension: the last own file that it names, and what it says."""
    frames = [(Path(match["file"]), int(match["line"])) for match in _FRAME.finditer(traceback)]
    here = Path.cwd()
    in_project = [(file, line) for file, line in frames if file.is_relative_to(here) and ".venv" not in file.parts]
    file, line = in_project[-1] if in_project else (here / SETTINGS, 1)
    reason = traceback.strip().rpartition("\n")[2]
    return Problem(str(file.relative_to(here)), line, 1, "not-built", f"The build stopped here: {reason}")


def _place(file: Path, text: str) -> tuple[int, int]:
    """Line and column of a text in a file, from 1; the start of the file if it is not there."""
    lines = file.read_text(encoding="utf-8", errors="replace").split("\n") if file.is_file() and text else []
    return next(((number, line.index(text) + 1) for number, line in enumerate(lines, 1) if text in line), (1, 1))
