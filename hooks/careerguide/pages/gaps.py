"""Default pages in a company that lacks an entry which they name: what speaks of the entry is left out.

A macro that has nothing to show writes `GAP`. `without_gaps` then takes out the least that still reads well: a member
of an enumeration, an item of a list, a row of a table, a sentence, or a section that has nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Self

# A character that no text has: it is for private use, and the loader refuses it in data.
GAP = "\ue000"


class Gap(str):
    """What a macro of a default page gives if there is nothing to show: false in a condition, `GAP` in a text."""

    __slots__ = ()

    def __new__(cls) -> Self:
        """The one value."""
        return super().__new__(cls, GAP)

    def __bool__(self) -> bool:
        """`{% if example("bridge from") %}` leaves out what needs the example."""
        return False


_ANCHOR = r"<a\b[^>]*>(?:(?!</a>).)*</a>"
_MEMBER = rf"(?:{_ANCHOR}|{GAP})"
_ENUMERATION = re.compile(rf"{_MEMBER}(?:, {_MEMBER})*,? (and|or) {_MEMBER}")
_MEMBERS = re.compile(_MEMBER)
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d+[.)])[ \t]+")
_FENCE = re.compile(r"[ \t]*(?:```|~~~)")
_HEADING = re.compile(r"(#{1,6}) ")
_SENTENCE_END = re.compile(r"(?<=[.!?:])(?=\s)|(?<=[.!?][\"”)])(?=\s)")
# A section of HTML that has a heading and nothing else.
_HTML_SECTION = re.compile(rf"(?is)<section\b[^>]*>\s*<h\d\b(?:(?!</?section\b).)*?</h\d>\s*{GAP}\s*</section>\n?")
_HTML_ITEM = re.compile(rf"(?is)<li\b[^>]*>(?:(?!</?li\b).)*?{GAP}(?:(?!</?li\b).)*</li>\n?")


def without_gaps(body: str) -> str:
    """The body of a Markdown page whose macros have run, without the texts that speak of nothing."""
    if GAP not in body:
        return body
    body = _HTML_ITEM.sub("", _HTML_SECTION.sub("", _ENUMERATION.sub(_shorter, body)))
    blocks: list[str] = []
    for block in _blocks(body):
        kept = _without(block) if GAP in block else block
        if kept.strip():
            blocks.append(kept)
        elif blocks and blocks[-1].rstrip().endswith(":"):  # it announced this block
            blocks[-1] = _without_last_sentence(blocks[-1])
    return "\n\n".join(_without_empty_sections([block for block in blocks if block.strip()])) + "\n"


def _shorter(enumeration: re.Match[str]) -> str:
    """`A, GAP and C` as `A and C`; `GAP` if no member is left."""
    members = [member for member in _MEMBERS.findall(enumeration[0]) if member != GAP]
    if len(members) < 2:
        return members[0] if members else GAP
    return f"{', '.join(members[:-1])} {enumeration[1]} {members[-1]}"


def _blocks(body: str) -> Iterator[str]:
    """The parts of a body between blank lines; a block of code is one part."""
    block: list[str] = []
    in_code = False
    for line in body.strip("\n").split("\n"):
        if _FENCE.match(line):
            in_code = not in_code
        if line.strip() or in_code:
            block.append(line)
        elif block:
            yield "\n".join(block)
            block = []
    if block:
        yield "\n".join(block)


def _without(block: str) -> str:
    """A block without its gaps: items, rows and sentences that have one."""
    lines = block.split("\n")
    if _ITEM.match(lines[0]):
        return "\n".join(line for item in _items(lines) if GAP not in (text := "\n".join(item)) for line in [text])
    if lines[0].startswith("|"):
        return "\n".join(line for line in lines if GAP not in line) if GAP not in lines[0] else ""
    if lines[0].lstrip().startswith("<"):
        return block.replace(GAP, "")
    return "\n".join(filter(None, (_without_sentences(line) if GAP in line else line for line in lines)))


def _items(lines: list[str]) -> Iterator[list[str]]:
    """The items of a list, each with the lines that are indented below it."""
    item: list[str] = []
    indent = len(lines[0]) - len(lines[0].lstrip())
    for line in lines:
        if item and _ITEM.match(line) and len(line) - len(line.lstrip()) <= indent:
            yield item
            item = []
        item.append(line)
    yield item


def _without_sentences(line: str) -> str:
    """A line without the sentences that have a gap. A full stop inside a link ends no sentence."""
    links: list[str] = []

    def hide(link: re.Match[str]) -> str:
        links.append(link[0])
        return f"\ue001{len(links) - 1}\ue001"

    indent = line[: len(line) - len(line.lstrip())]
    sentences = _SENTENCE_END.split(re.sub(_ANCHOR, hide, line.strip()))
    kept = " ".join(sentence.strip() for sentence in sentences if GAP not in sentence)
    kept = re.sub("\ue001(\\d+)\ue001", lambda mark: links[int(mark[1])], kept)
    return indent + kept if kept else ""


def _without_last_sentence(block: str) -> str:
    first, _, last = block.rpartition("\n")
    marked = _SENTENCE_END.split(last.rstrip())
    marked[-1 if marked[-1].strip() else -2 :] = []
    return "\n".join(filter(None, (first, "".join(marked).rstrip())))


def _without_empty_sections(blocks: list[str]) -> list[str]:
    """The blocks without headings that have no text before the next heading of their rank or a higher one."""
    kept: list[str] = []
    for block in reversed(blocks):
        rank = _rank(block)
        below = _rank(kept[-1]) if kept else 1
        if not rank or rank == 1 or not below or below > rank:
            kept.append(block)
    return kept[::-1]


def _rank(block: str) -> int:
    """The rank of a heading, from 1; 0 for any other block."""
    heading = _HEADING.match(block)
    return len(heading[1]) if heading and "\n" not in block else 0
