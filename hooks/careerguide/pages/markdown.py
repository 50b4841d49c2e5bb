"""Hand-written Markdown pages: those that opt in may use the site's components as macros."""

from __future__ import annotations

import dataclasses as dc
import functools
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import FrameType

import jinja2
import yaml
from jinja2 import meta, nodes
from markupsafe import Markup

from careerguide.problems import Problem, did_you_mean, nearest
from careerguide.render.components import Components
from careerguide.render.jinja_env import UnknownIdError

_FRONT = re.compile(r"\A---[^\S\n]*\n(.*?\n)(?:---|\.\.\.)[^\S\n]*\n", re.DOTALL)
MACROS = "render_macros"
_TABLE = re.compile(r"<table>((?:(?!</tr>).)*)", re.DOTALL)
_HEADING = re.compile(r"<th[ >]")
# A table with so many columns does not fit beside another window.
WIDE = 5


@dc.dataclass(frozen=True, slots=True)
class MarkdownPage:
    """One page: path inside `docs/`, front matter, body, the line its body starts on, and why it cannot be read, if so."""

    path: str
    shown: str
    front: dict[str, object]
    body: str
    first_line: int
    fault: Problem | None = None


def pages(docs: Path) -> Iterator[MarkdownPage]:
    """All Markdown pages, in the order of their paths."""
    for file in sorted(docs.rglob("*.md")):
        path = file.relative_to(docs).as_posix()
        shown = f"{docs.name}/{path}"
        try:
            text = file.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError:
            yield MarkdownPage(
                path,
                shown,
                {},
                "",
                1,
                Problem(shown, 1, 1, "not-utf-8", "This is not UTF-8 text. Save the file as UTF-8."),
            )
            continue
        match = _FRONT.match(text)
        front, fault = _front(match[1], shown) if match else ({}, None)
        body = text[match.end() :] if match else text
        line = text[: match.end()].count("\n") + 1 if match else 1
        yield MarkdownPage(path, shown, front, body, line, fault)


def _front(text: str, shown: str) -> tuple[dict[str, object], Problem | None]:
    """The lines between the dashes. MkDocs would show lines that it cannot read on the page, and run no macros."""
    try:
        front = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        said = getattr(error, "problem", None) or error
        message = (
            f"The lines between the dashes cannot be read: {said}. Put a value with a colon or a quote in it in quotes."
        )
        return {}, Problem(shown, mark.line + 2 if mark else 2, 1, "front-matter", message)
    return (front, None) if isinstance(front, dict) else ({}, None)


def address(path: str) -> str:
    """Where a page of `docs/` is served: `guide/myths.md` at `/guide/myths/`."""
    stem = re.sub(r"(?:^|/)index\.md$|\.md$", "", path)
    return f"/{stem}/" if stem else "/"


def check(docs: Path, components: Components) -> list[Problem]:
    """Every page can be read, and every macro of every page is known and asks for what exists."""
    return [
        problem for page in pages(docs) for problem in ([page.fault] if page.fault else expand(page, components)[1])
    ]


def expand(page: MarkdownPage, components: Components) -> tuple[str, list[Problem]]:
    """The body with its macros run, and what is wrong with them. Pages that do not opt in stay as they are."""
    if page.front.get(MACROS) is not True:
        return page.body, []
    problems: list[Problem] = []
    env = jinja2.Environment(undefined=jinja2.StrictUndefined, autoescape=False)  # noqa: S701 - this is Markdown; components escape
    for name, function in components.macros.items():
        env.globals[name] = _recorded(function, name, page, problems)
    try:
        problems += _misnamed(env, page, components.macros)
        body = env.from_string(page.body).render()
    except jinja2.TemplateSyntaxError as error:
        return "", [
            _problem(page, error.lineno, "macro-form", f"This macro cannot be read: {str(error.message).rstrip('.')}.")
        ]
    except Exception as error:  # noqa: BLE001 - whatever a page's own Jinja raises is to be mended on that page
        return "", [
            *problems,
            _problem(page, _line_of(error), "macro-form", f"This macro does not work: {str(error).rstrip('.')}."),
        ]
    return body, sorted(problems)


def _misnamed(env: jinja2.Environment, page: MarkdownPage, macros: Mapping[str, object]) -> Iterator[Problem]:
    """Names that are no macro, and macros without brackets. Unknown names become empty, so that the rest is checked too."""
    tree = env.parse(page.body)
    unknown = meta.find_undeclared_variables(tree) - env.globals.keys()
    for node in tree.find_all(nodes.Name):
        if node.name in unknown:
            suggestion = nearest(node.name, macros)
            cure = did_you_mean(suggestion) or " If it is an id, put it in quotes."
            yield _problem(page, node.lineno, "unknown-macro", f"There is no macro `{node.name}`.{cure}", suggestion)
            env.globals[node.name] = _nothing
    for output in tree.find_all(nodes.Output):
        for bare in output.nodes:
            if isinstance(bare, nodes.Name) and bare.name in macros:
                yield _problem(
                    page, bare.lineno, "macro-form", f"`{bare.name}` needs brackets: write `{bare.name}(...)`."
                )


def _nothing(*_values: object, **_options: object) -> str:
    """Stands for an unknown macro once it has been reported."""
    return ""


def _recorded(
    function: Callable[..., Markup], name: str, page: MarkdownPage, problems: list[Problem]
) -> Callable[..., Markup]:
    """The macro, noting what goes wrong instead of stopping, so that one run reports all of a page."""

    @functools.wraps(function)
    def run(*values: object, **options: object) -> Markup:
        if _nothing in (*values, *options.values()):
            return Markup()  # the unknown name has been reported
        try:
            return function(*values, **options)
        except UnknownIdError as error:
            message = str(error)
            code = "unknown-id"
        except TypeError as error:
            message = f"`{name}` cannot be used like this: {error}."
            code = "macro-form"
        line = _template_line(sys._getframe())  # noqa: SLF001 - the only way to the template's line
        problems.append(_problem(page, line, code, message))
        return Markup()

    return run


def _template_line(frame: FrameType | None) -> int:
    while frame:
        if template := frame.f_globals.get("__jinja_template__"):
            line: int = template.get_corresponding_lineno(frame.f_lineno)
            return line
        frame = frame.f_back
    return 1


def scrolling(html: str) -> str:
    """A page's HTML in which keys can move wide tables, which the theme makes scroll; narrow ones are no stop of the Tab key."""

    def reachable(table: re.Match[str]) -> str:
        return '<table tabindex="0">' + table[1] if len(_HEADING.findall(table[1])) >= WIDE else table[0]

    return _TABLE.sub(reachable, html)


def _line_of(error: Exception) -> int:
    line, trace = 1, error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _problem(page: MarkdownPage, line: int, code: str, message: str, suggestion: str = "") -> Problem:
    return Problem(page.shown, page.first_line + line - 1, 1, code, message, suggestion=suggestion)
