"""The text of Markdown pages, heading by heading, for the search."""

from __future__ import annotations

import dataclasses as dc
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from typing import Any

# An attribute of elements whose text the search leaves out, such as lists that it has entry by entry.
EXCLUDED = "data-search-exclude"
# An attribute of headings of any level: the heading starts a section that is found by these phrases, divided by `|`.
FOUND_BY = "data-search-words"
_SILENT = {"svg", "script", "style", "noscript"}
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_BREAKS = {"p", "li", "dt", "dd", "tr", "td", "th", "h3", "h4", "summary", "div"}


@dc.dataclass(frozen=True, slots=True)
class Section:
    """A section of a page, from one heading to the next.

    `address` starts at the top of the site, `title` is the heading, `page` the title of the page. The text before the
    first heading is a section too: it has the title of the page, no `#` in its address, the description of the page as
    `page`, and in `found_by` what people type when they want the page.
    """

    address: str
    title: str
    page: str
    text: str
    found_by: tuple[str, ...] = ()


def sections(html: str, address: str, title: str, front: Mapping[str, Any]) -> Iterator[Section]:
    """The sections of a page, without elements that have the attribute `EXCLUDED`.

    A section starts at each `h2` and at each heading that has the attribute `FOUND_BY`.

    The front matter may have a `description`, and `search: {words: "salary, leave"}` or `search: {exclude: true}`.
    """
    value = front.get("search")
    options = value if isinstance(value, dict) else {}
    if options.get("exclude"):
        return
    found_by = tuple(phrase.strip() for phrase in str(options.get("words", "")).split(",") if phrase.strip())
    reader = _Reader()
    reader.feed(html)
    reader.close()
    for part in reader.parts:
        words = " ".join("".join(part.text).split())
        if part.id is None:
            yield Section(address, title, str(front.get("description", "")), words, found_by)
        elif part.heading:
            yield Section(f"{address}#{part.id}", " ".join("".join(part.heading).split()), title, words, part.found_by)


@dc.dataclass(slots=True)
class _Part:
    """A section that is being read; the first has neither id nor heading."""

    id: str | None = None
    found_by: tuple[str, ...] = ()
    heading: list[str] = dc.field(default_factory=list)
    text: list[str] = dc.field(default_factory=list)


class _Reader(HTMLParser):
    """Collects the sections of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.parts = [_Part()]
        self.heading = ""
        """The tag of the heading that is being read; empty outside headings that start a section."""
        self.hidden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            if tag == "br" and not self.hidden:
                self.handle_data(" ")
            return
        attributes = dict(attrs)
        id_, found_by = attributes.get("id"), attributes.get(FOUND_BY)
        if self.hidden or tag in _SILENT or tag == "h1" or EXCLUDED in attributes:
            self.hidden.append(tag)
        elif id_ and (tag == "h2" or found_by is not None):
            phrases = (phrase.strip() for phrase in (found_by or "").split("|"))
            self.parts.append(_Part(id_, tuple(phrase for phrase in phrases if phrase)))
            self.heading = tag
        elif tag in _BREAKS:
            self._end_sentence()

    def handle_endtag(self, tag: str) -> None:
        if self.hidden:
            if tag == self.hidden[-1]:
                self.hidden.pop()
        elif tag == self.heading:
            self.heading = ""
        elif tag in _BREAKS:
            self._end_sentence()

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            part = self.parts[-1]
            (part.heading if self.heading else part.text).append(data)

    def _end_sentence(self) -> None:
        """End the sentence at the end of a block, even if it has no full stop."""
        text = self.parts[-1].text
        if text and not text[-1].rstrip().endswith((".", "!", "?", ":", ";")) and text[-1].strip():
            text.append(". ")
        else:
            text.append(" ")
