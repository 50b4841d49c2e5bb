"""Hand-written Markdown pages: those that opt in may use the site's components as macros."""

from __future__ import annotations

import dataclasses as dc
import functools
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import jinja2
import yaml
from markupsafe import Markup

from .components import Components, UnknownId
from .problems import Problem, nearest

_FRONT = re.compile(r"\A---[^\S\n]*\n(.*?\n)(?:---|\.\.\.)[^\S\n]*\n", re.DOTALL)
MACROS = "render_macros"


@dc.dataclass(frozen=True, slots=True)
class Written:
    """One page: path inside `docs/`, front matter, body, and the line its body starts on."""

    path: str
    shown: str
    front: dict[str, object]
    body: str
    first_line: int


def pages(docs: Path) -> Iterator[Written]:
    """All Markdown pages, in the order of their paths."""
    for file in sorted(docs.rglob("*.md")):
        path = file.relative_to(docs).as_posix()
        text = file.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
        match = _FRONT.match(text)
        front = yaml.safe_load(match[1]) if match else {}
        body = text[match.end() :] if match else text
        line = text[: match.end()].count("\n") + 1 if match else 1
        yield Written(path, f"{docs.name}/{path}", front if isinstance(front, dict) else {}, body, line)


def address(path: str) -> str:
    """Where a page of `docs/` is served: `guide/myths.md` at `/guide/myths/`."""
    stem = re.sub(r"(?:^|/)index\.md$|\.md$", "", path)
    return f"/{stem}/" if stem else "/"


def check(docs: Path, components: Components) -> list[Problem]:
    """Every macro of every page is known and asks for what exists."""
    return [problem for page in pages(docs) for problem in expand(page, components)[1]]


def expand(page: Written, components: Components) -> tuple[str, list[Problem]]:
    """The body with its macros run, and what is wrong with them. Pages that do not opt in stay as they are."""
    if page.front.get(MACROS) is not True:
        return page.body, []
    problems: list[Problem] = []
    env = jinja2.Environment(undefined=jinja2.StrictUndefined, autoescape=False)  # noqa: S701 - this is Markdown; components escape
    for name, function in components.macros.items():
        env.globals[name] = _recorded(function, name, page, problems)
    try:
        return env.from_string(page.body).render(), problems
    except jinja2.TemplateSyntaxError as error:
        return "", [_problem(page, error.lineno, "macro-form", f"This macro cannot be read: {error.message}.")]
    except jinja2.UndefinedError as error:
        name = re.sub(r"^'([^']*)' is undefined.*", r"\1", str(error))
        line = _line_of(error)
        return "", [*problems, _problem(page, line, "unknown-macro", f"There is no macro `{name}`.{nearest(name, components.macros)}")]


def _recorded(function: Callable[..., Markup], name: str, page: Written, problems: list[Problem]) -> Callable[..., Markup]:
    """The macro, noting what goes wrong instead of stopping, so that one run reports all of a page."""

    @functools.wraps(function)
    def run(*values: object, **options: object) -> Markup:
        try:
            return function(*values, **options)
        except UnknownId as error:
            message = str(error)
            code = "unknown-id"
        except TypeError as error:
            message = f"`{name}` cannot be used like this: {error}."
            code = "macro-form"
        frame = sys._getframe(1)  # noqa: SLF001 - the only way to the template's line
        template = frame.f_globals.get("__jinja_template__")
        line = template.get_corresponding_lineno(frame.f_lineno) if template else 1
        problems.append(_problem(page, line, code, message))
        return Markup()

    return run


def _line_of(error: Exception) -> int:
    line, trace = 1, error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _problem(page: Written, line: int, code: str, message: str) -> Problem:
    return Problem(page.shown, page.first_line + line - 1, 1, code, message)
