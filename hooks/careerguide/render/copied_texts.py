"""Texts that people copy from the site into another system, as plain text and as Markdown.

A page shows the same sections. So the three forms always have the same facts and the same marks.
"""

from __future__ import annotations

import dataclasses as dc
import re
from collections.abc import Callable

# Characters that Markdown gives a meaning to, those that begin a list or a line, and the two that begin HTML.
_MARKUP = re.compile(r"([\\`*_\[\]>#])")
_LINE_START = re.compile(r"^([-+]|\d+[.)])(?=[\s-]|$)")
_HTML = {"&": "&amp;", "<": "&lt;"}


@dc.dataclass(frozen=True, slots=True)
class TextLine:
    """A line: its words, and then what a person must fill in, if anything."""

    words: str = ""
    fill_in: str = ""

    @property
    def mark(self) -> str:
        """`[Fill in: pay range]`; empty if the line is complete."""
        return f"[Fill in: {self.fill_in}]" if self.fill_in else ""


@dc.dataclass(frozen=True, slots=True)
class TextSection:
    """A heading with its lines, as a list or as paragraphs, and a note below them if there is one."""

    heading: str
    lines: tuple[TextLine, ...]
    is_list: bool = True
    note: str = ""


@dc.dataclass(frozen=True, slots=True)
class CopiedText:
    """A text with its title. `example` says that an entry behind it is an example; empty if none is."""

    title: str
    sections: tuple[TextSection, ...]
    example: str = ""

    @property
    def to_fill_in(self) -> tuple[str, ...]:
        """What a person must fill in, in the order of the text, each once."""
        lines = (line for section in self.sections for line in section.lines)
        return tuple(dict.fromkeys(line.fill_in for line in lines if line.fill_in))

    @property
    def plain(self) -> str:
        """The text without any markup."""
        return self._written("{}", "{}", "- ", str, "{}")

    @property
    def markdown(self) -> str:
        """The text as Markdown, in which the words of the data have no meaning as markup."""
        return self._written("# {}", "## {}", "- ", _escaped, "**{}**")

    def _written(self, title: str, heading: str, bullet: str, escape: Callable[[str], str], mark: str) -> str:
        blocks = [title.format(escape(self.title))]
        blocks += [escape(self.example)] if self.example else []
        for section in self.sections:
            lines = [
                " ".join(part for part in (escape(line.words), line.mark and mark.format(line.mark)) if part)
                for line in section.lines
            ]
            blocks.append(heading.format(escape(section.heading)))
            blocks += ["\n".join(bullet + line for line in lines)] if section.is_list else lines
            blocks += [escape(section.note)] if section.note else []
        return "\n\n".join(blocks) + "\n"


def _escaped(words: str) -> str:
    """Words for Markdown, on one line. A sign that begins a list, such as `- ` or `1. `, begins none."""
    text = _MARKUP.sub(r"\\\1", " ".join(words.split()))
    text = re.sub("[&<]", lambda sign: _HTML[sign[0]], text)
    if text.count("~") > 1:  # between two, many programs strike the text out; not all of them read `\~`
        text = text.replace("~", "&#126;")
    return _LINE_START.sub(lambda start: f"{start[1][:-1]}\\{start[1][-1]}", text)
