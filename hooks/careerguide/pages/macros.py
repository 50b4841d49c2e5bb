"""Runs the macros of Markdown pages, and says where each mistake in them is.

On a page of the company's own, an id that does not exist is a mistake. A default page leaves out what speaks of it, and
so does each page of the site for people outside.
"""

from __future__ import annotations

import dataclasses as dc
import functools
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import FrameType
from typing import Any

import jinja2
from jinja2 import meta, nodes
from markupsafe import Markup

from careerguide.guide.guide import Guide
from careerguide.problems import Problem, did_you_mean, nearest
from careerguide.render.components import Components
from careerguide.render.jinja_env import UnknownIdError

from .gaps import Gap, without_gaps
from .markdown import MACROS, MarkdownPage, pages


def expand_all(
    written: Iterable[MarkdownPage], components: Components
) -> tuple[tuple[MarkdownPage, ...], list[Problem]]:
    """The pages with their macros run, and everything that is wrong with them."""
    expanded: list[MarkdownPage] = []
    problems: list[Problem] = []
    for page in written:
        body, page_problems = ("", [page.fault]) if page.fault else expand(page, components)
        expanded.append(dc.replace(page, body=body))
        problems += page_problems
    return tuple(expanded), problems


def check(docs: Path, components: Components) -> list[Problem]:
    """Each page of `docs/` can be read, its macros exist, and so do the entries that they name."""
    return expand_all(pages(docs), components)[1]


def expand(page: MarkdownPage, components: Components) -> tuple[str, list[Problem]]:
    """The body with its macros run, and the problems in them. Pages that do not opt in do not change."""
    if page.front.get(MACROS) is not True:
        return page.body, []
    problems: list[Problem] = []
    # On the site for people outside, an entry can be missing on purpose; the site inside reports a mistake.
    leaves_out = page.is_default or components.guide.audience is not None
    # The body is Markdown: the components escape what they show.
    env = jinja2.Environment(undefined=jinja2.StrictUndefined, autoescape=False)  # noqa: S701
    for name, function in components.macros.items():
        guide = components.guide
        lenient = _with_gaps(function, guide) if leaves_out else _with_successors(function, guide)
        env.globals[name] = _recorded(lenient, name, page, problems)
    env.globals["parts"] = components.guide.parts
    try:
        problems += _misnamed(env, page, components.macros)
        body = env.from_string(page.body).render()
    except jinja2.TemplateSyntaxError as error:
        return "", [
            _problem(page, error.lineno, "macro-form", f"This macro cannot be read: {str(error.message).rstrip('.')}.")
        ]
    except Exception as error:  # noqa: BLE001 - any error of a page's own Jinja is fixed on that page
        return "", [
            *problems,
            _problem(page, _line_of(error), "macro-form", f"This macro does not work: {str(error).rstrip('.')}."),
        ]
    return without_gaps(body) if leaves_out else body, sorted(problems)


def _misnamed(env: jinja2.Environment, page: MarkdownPage, macros: Mapping[str, object]) -> Iterator[Problem]:
    """Names that are not macros, and macros without brackets.

    An unknown name becomes empty, so that the rest of the page is checked too.
    """
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


def _with_successors(function: Callable[..., Any], guide: Guide) -> Callable[..., Any]:
    """The macro for a page of the company: an entry that has ended is its successor, so that no day breaks a page."""
    ids = {old.id: new for (_, new), taken_over in guide.taken_over.items() for old in taken_over}

    @functools.wraps(function)
    def run(*values: object, **options: object) -> object:
        named = {name: ids.get(value, value) if isinstance(value, str) else value for name, value in options.items()}
        return function(*(ids.get(value, value) if isinstance(value, str) else value for value in values), **named)

    return run if ids else function


def _with_gaps(function: Callable[..., Any], guide: Guide) -> Callable[..., Any]:
    """The macro for a default page: it finds entries by their former ids too, and writes a gap if there is no entry."""

    @functools.wraps(function)
    def run(*values: object, **options: object) -> object:
        named = {name: _present(value, guide) for name, value in options.items()}
        try:
            shown = function(*(_present(value, guide) for value in values), **named)
        except UnknownIdError:
            # Of several sources, those that the company has are named.
            known = [value for value in values if value in guide.sources]
            shown = function(*known) if known else ""
        return Gap() if shown == "" else shown

    return run


def _present(value: object, guide: Guide) -> object:
    """The id that a former id has today; the value itself if it is the id of an entry, or of none."""
    if not isinstance(value, str) or any(value in guide.of_kind(kind) for kind in guide.formerly):
        return value
    return next((ids[value] for ids in guide.formerly.values() if value in ids), value)


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


def _line_of(error: Exception) -> int:
    line, trace = 1, error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _problem(page: MarkdownPage, line: int, code: str, message: str, suggestion: str = "") -> Problem:
    return Problem(page.shown, page.first_line + line - 1, 1, code, message, suggestion=suggestion)
