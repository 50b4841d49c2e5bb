"""Find mentions of an entry's id outside data fields: links to its page, and macros in Markdown pages."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from typing import Any

import jinja2

from careerguide.guide.addresses import SECTIONS
from careerguide.model.kinds import KINDS
from careerguide.pages.markdown import MACROS, MarkdownPage
from careerguide.problems import DataError, Problem
from careerguide.render.components import Components

from .text_edits import TextEdit

# Kind -> the page that lists its entries, each with an anchor, because they have no page of their own.
_LIST_PAGES = {kind.id: kind.list_page.split("/")[-2] for kind in KINDS.values() if kind.list_page}
# Parameter of a macro -> the kind of entry whose id it takes; for `id`, the macro's name is the kind.
_PARAMETER_KINDS = {
    "role": "role",
    "start": "role",
    "end": "role",
    "move": "role",
    "skill": "skill",
    "track": "track",
    "band": "band",
    "ids": "source",
}
_WORD_BEFORE = re.compile(r"[^\s\"'()<>\[\]]*$")


def links(text: str, kind: str, old: str, new: str) -> Iterator[TextEdit]:
    """Edits for links on this site to the entry, such as `/roles/x/`, `../../moves/x/y/` and `measures.md#x`."""
    if old not in text:
        return  # as in most files: the patterns below are many times slower
    id_, end = re.escape(old), r"(?=[/\"'#?)\s]|\.md|$)"
    patterns = []
    if kind in SECTIONS:
        patterns.append(rf"(?<![\w-]){SECTIONS[kind]}/(?P<id>{id_}){end}")
    if kind == "role":
        patterns += [rf"(?<![\w-])moves/(?P<id>{id_})/", rf"(?<![\w-])moves/[a-z0-9-]+/(?P<id>{id_}){end}"]
    if kind in _LIST_PAGES:
        patterns.append(rf"(?<![\w-]){_LIST_PAGES[kind]}(?:\.md|/)#(?P<id>{id_})(?![\w-])")
    for pattern in patterns:
        for match in re.finditer(pattern, text, re.MULTILINE):
            before = _WORD_BEFORE.search(text, max(0, match.start() - 500), match.start())
            if not before or "://" not in before[0]:
                yield TextEdit(match.start("id"), match.end("id"), new)


def macros(page: MarkdownPage, text: str, kind: str, old: str, new: str) -> Iterator[TextEdit]:
    """Edits for the macros of a page that take the entry's id."""
    if page.front.get(MACROS) is not True or old not in text:
        return
    position = len(text) - len(page.body)
    calls: list[_Call] = []
    try:
        lexemes = list(jinja2.Environment(autoescape=True).lex(page.body))
    except jinja2.TemplateSyntaxError as error:
        message = f"This macro cannot be read: {str(error.message).rstrip('.')}."
        raise DataError([Problem(page.shown, page.first_line + error.lineno - 1, 1, "macro-form", message)]) from error
    for _, lexeme_type, value in lexemes:
        position = text.index(value, position)
        if lexeme_type == "string" and value[1:-1] == old and calls and calls[0].kind() == kind:
            yield TextEdit(position + 1, position + 1 + len(old), new)
        _follow(calls, lexeme_type, value)
        position += len(value)


class _Call:
    """A macro call whose arguments are being read, and the parameter that the next value is for."""

    def __init__(self, macro: str) -> None:
        self.macro, self.position, self.keyword, self.last_name = macro, 0, "", ""

    def kind(self) -> str | None:
        """The kind of entry whose id the next value is; None if it is no id."""
        function: Any = getattr(Components, self.macro, None)
        signature = inspect.signature(function).parameters.values() if function else ()
        parameters = [parameter for parameter in signature if parameter.name != "self"]
        rest = next((parameter.name for parameter in parameters if parameter.kind is parameter.VAR_POSITIONAL), "")
        name = self.keyword or (parameters[self.position].name if self.position < len(parameters) else rest)
        return self.macro if name == "id" else _PARAMETER_KINDS.get(name)


def _follow(calls: list[_Call], lexeme_type: str, value: str) -> None:
    """Update the open calls with the next lexeme. Only the outermost call counts: macros do not nest in pages."""
    if lexeme_type == "variable_begin":
        calls.clear()
    elif lexeme_type == "name" and not calls:
        calls.append(_Call(value))
    elif lexeme_type == "name":
        calls[0].last_name = value
    elif lexeme_type == "operator" and calls:
        if value == "(":
            calls.append(_Call(""))
        elif value == ")" and len(calls) > 1:
            calls.pop()
            if len(calls) == 1:
                calls.clear()
        elif value == "=":
            calls[0].keyword = calls[0].last_name
        elif value == "," and len(calls) == 2:
            calls[0].position += 1
            calls[0].keyword = ""
