"""The Markdown pages of `docs/`: front matter, body, address, title and HTML."""

from __future__ import annotations

import dataclasses as dc
import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import markdown as python_markdown
import yaml

from careerguide.loading import references_to_characters, yaml_lint
from careerguide.problems import Problem

_FRONT = re.compile(r"\A---[^\S\n]*\n(.*?\n)(?:---|\.\.\.)[^\S\n]*\n", re.DOTALL)
MACROS = "render_macros"
# Control characters and those that turn the direction of a text; others can be right in some writing system.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
_FIRST_HEADING = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
_TABLE = re.compile(r"<table>((?:(?!</tr>).)*)", re.DOTALL)
_HEADING = re.compile(r"<th[ >]")
# A table with so many columns does not fit beside another window.
WIDE = 5


@dc.dataclass(frozen=True, slots=True)
class MarkdownPage:
    """One page of `docs/`.

    `path` starts inside `docs/`, `shown` is the path in problems, `first_line` the line on which the body starts, and
    `fault` says why the page cannot be read. `is_default` marks a page that ships with the engine, and `source` is the
    file's path in the company's project; empty if the file is not part of it.
    """

    path: str
    shown: str
    front: dict[str, object]
    body: str
    first_line: int
    fault: Problem | None = None
    is_default: bool = False
    source: str = ""

    @property
    def address(self) -> str:
        """Where the page is served."""
        return address(self.path)


def pages(docs: Path) -> Iterator[MarkdownPage]:
    """All Markdown pages, in the order of their paths."""
    for file in sorted(docs.rglob("*.md")):
        path = file.relative_to(docs).as_posix()
        shown = f"{docs.name}/{path}"
        yield dc.replace(read(file, path, shown), source=shown)


def read(file: Path, path: str, shown: str) -> MarkdownPage:
    """The page in a file; `path` says where the site has it, and `shown` is the path in problems."""
    try:
        text = file.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        fault = Problem(shown, 1, 1, "not-utf-8", "This is not UTF-8 text. Save the file as UTF-8.")
        return MarkdownPage(path, shown, {}, "", 1, fault)
    match = _FRONT.match(text)
    front, unreadable = _front(match[1], shown) if match else ({}, None)
    body = text[match.end() :] if match else text
    line = text[: match.end()].count("\n") + 1 if match else 1
    hidden = next(iter(sorted([*_characters(text, shown), *references_to_characters.problems(text, shown)])), None)
    return MarkdownPage(path, shown, front, body, line, unreadable or hidden)


def _characters(text: str, shown: str) -> Iterator[Problem]:
    """A page has no control character and none that turns the direction of a text."""
    for match in _FORBIDDEN.finditer(text):
        line, column = yaml_lint.end_of(text[: match.start()])
        message = f"There is an invisible character (U+{ord(match[0]):04X}) here. Delete it."
        yield Problem(shown, line, column, "hidden-character", message)


def _front(text: str, shown: str) -> tuple[dict[str, object], Problem | None]:
    """The front matter. MkDocs shows front matter that it cannot read as text, so that is a problem here."""
    try:
        front = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or error
        message = (
            f"The lines between the dashes cannot be read: {reason}. "
            "Put a value with a colon or a quote in it in quotes."
        )
        return {}, Problem(shown, mark.line + 2 if mark else 2, 1, "front-matter", message)
    return (front, None) if isinstance(front, dict) else ({}, None)


def with_front(front: Mapping[str, object], body: str) -> str:
    """A body with front matter above it, as engines read it."""
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False, default=str)}" for key, value in front.items()]
    return "\n".join([*(["---", *lines, "---", ""] if lines else []), body, ""])


def address(path: str) -> str:
    """Where a page of `docs/` is served: `guide/myths.md` at `/guide/myths/`."""
    stem = re.sub(r"(?:^|/)index\.md$|\.md$", "", path)
    return f"/{stem}/" if stem else "/"


def reading_order(path: str) -> list[tuple[int, int, str]]:
    """The order in which an engine walks `docs/`: a folder's index, its other pages, then its subfolders."""
    *folders, name = path.split("/")
    return [*((1, 0, folder) for folder in folders), (0, int(name != "index.md"), name)]


@dc.dataclass(frozen=True, slots=True)
class MarkdownSettings:
    """How an engine reads Markdown: extensions, their options, and titles in the navigation (path -> title)."""

    extensions: Sequence[str] = ("toc", "tables", "fenced_code")
    options: Mapping[str, Mapping[str, object]] = dc.field(default_factory=dict)
    nav_titles: Mapping[str, str] = dc.field(default_factory=dict)


def to_html(body: str, settings: MarkdownSettings) -> str:
    """A body as HTML, as the engine makes it; links to other pages stay as they are written."""
    options = {name: dict(values) for name, values in settings.options.items()}
    return python_markdown.markdown(body, extensions=list(settings.extensions), extension_configs=options)


def ids(body: str, settings: MarkdownSettings) -> frozenset[str]:
    """The ids on a page: those of its headings, its own, and those of its components."""
    return frozenset(re.findall(r"""\sid=["']([^"']*)["']""", to_html(body, settings)))


def title(page: MarkdownPage, page_html: str, settings: MarkdownSettings) -> str:
    """The page's title from the navigation, the front matter, the first heading or the file name, as in MkDocs."""
    given = settings.nav_titles.get(page.path) or page.front.get("title")
    if given:
        return str(given)
    if heading := _FIRST_HEADING.search(page_html):
        return html.unescape(re.sub(r"<[^>]*>", "", heading[1])).strip()
    name = re.sub(r"(?:/index)?\.md$", "", page.path).rpartition("/")[2].replace("-", " ").replace("_", " ")
    return name.capitalize() if name.islower() else name


def scrolling(html: str) -> str:
    """The HTML with wide tables in the order of the Tab key, because people scroll them with the arrow keys."""

    def reachable(table: re.Match[str]) -> str:
        return '<table tabindex="0">' + table[1] if len(_HEADING.findall(table[1])) >= WIDE else table[0]

    return _TABLE.sub(reachable, html)
