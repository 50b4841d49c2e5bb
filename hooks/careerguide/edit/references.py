"""Where a text speaks of an entry without a field for it: links to its page, and macros in pages written by hand."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from typing import Any

import jinja2

from careerguide.guide.addresses import SECTIONS
from careerguide.pages.markdown import MACROS, MarkdownPage
from careerguide.problems import DataError, Problem
from careerguide.render.components import Components

from .text_edits import TextEdit

# The lists whose entries have no page of their own but a place on one.
_PLACES = {"kpi": "measures", "source": "sources", "learning": "learning"}
# Parameter of a macro -> the kind it names; `id` is what the macro is called after.
_NAMED = {
    "role": "role",
    "start": "role",
    "end": "role",
    "move": "role",
    "skill": "skill",
    "track": "track",
    "band": "band",
    "ids": "source",
}
_BEFORE = re.compile(r"[^\s\"'()<>\[\]]*$")


def links(text: str, kind: str, old: str, new: str) -> Iterator[TextEdit]:
    """Links of this site that lead to the entry, such as `/roles/x/`, `../../moves/x/y/` and `measures.md#x`."""
    name, ends = re.escape(old), r"(?=[/\"'#?)\s]|\.md|$)"
    patterns = []
    if kind in SECTIONS:
        patterns.append(rf"(?<![\w-]){SECTIONS[kind]}/(?P<id>{name}){ends}")
    if kind == "role":
        patterns += [rf"(?<![\w-])moves/(?P<id>{name})/", rf"(?<![\w-])moves/[a-z0-9-]+/(?P<id>{name}){ends}"]
    if kind in _PLACES:
        patterns.append(rf"(?<![\w-]){_PLACES[kind]}(?:\.md|/)#(?P<id>{name})(?![\w-])")
    for pattern in patterns:
        for match in re.finditer(pattern, text, re.MULTILINE):
            before = _BEFORE.search(text, max(0, match.start() - 500), match.start())
            if not before or "://" not in before[0]:
                yield TextEdit(match.start("id"), match.end("id"), new)


def macros(page: MarkdownPage, text: str, kind: str, old: str, new: str) -> Iterator[TextEdit]:
    """The entry's id where a macro of a page names it."""
    if page.front.get(MACROS) is not True:
        return
    at = len(text) - len(page.body)
    calls: list[_Call] = []
    try:
        parts = list(jinja2.Environment(autoescape=True).lex(page.body))
    except jinja2.TemplateSyntaxError as error:
        message = f"This macro cannot be read: {str(error.message).rstrip('.')}."
        raise DataError([Problem(page.shown, page.first_line + error.lineno - 1, 1, "macro-form", message)]) from error
    for _, part, value in parts:
        at = text.index(value, at)
        if part == "string" and value[1:-1] == old and calls and calls[0].kind() == kind:
            yield TextEdit(at + 1, at + 1 + len(old), new)
        _follow(calls, part, value)
        at += len(value)


class _Call:
    """A macro whose brackets are open: which of its parameters the next value is for."""

    def __init__(self, macro: str) -> None:
        self.macro, self.position, self.keyword, self.word = macro, 0, "", ""

    def kind(self) -> str | None:
        function: Any = getattr(Components, self.macro, None)
        found = (
            [each for each in inspect.signature(function).parameters.values() if each.name != "self"]
            if function
            else []
        )
        many = next((each.name for each in found if each.kind is each.VAR_POSITIONAL), "")
        parameter = self.keyword or (found[self.position].name if self.position < len(found) else many)
        return self.macro if parameter == "id" else _NAMED.get(parameter)


def _follow(calls: list[_Call], part: str, value: str) -> None:
    """Keep up with brackets, commas and keywords; only the outermost call counts, since nothing else nests in pages."""
    if part == "variable_begin":
        calls.clear()
    elif part == "name" and not calls:
        calls.append(_Call(value))
    elif part == "name":
        calls[0].word = value
    elif part == "operator" and calls:
        if value == "(":
            calls.append(_Call(""))
        elif value == ")" and len(calls) > 1:
            calls.pop()
            if len(calls) == 1:
                calls.clear()
        elif value == "=":
            calls[0].keyword = calls[0].word
        elif value == "," and len(calls) == 2:
            calls[0].position += 1
            calls[0].keyword = ""
