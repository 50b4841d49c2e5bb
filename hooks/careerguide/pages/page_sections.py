"""What hand-written pages say, heading by heading, for those who search."""

from __future__ import annotations

import dataclasses as dc
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from typing import Any

# What is no text of the page's own: drawings, and lists that search finds entry by entry (they say so in their HTML).
EXCLUDED = "data-search-exclude"
_SILENT = {"svg", "script", "style", "noscript"}
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_BREAKS = {"p", "li", "dt", "dd", "tr", "td", "th", "h3", "h4", "summary", "div"}


@dc.dataclass(frozen=True, slots=True)
class Section:
    """A part of a page, or what stands before its first heading: address from the top of the site, heading, the page's title, its text.

    The first part of a page has the page's own title and no `#` in its address; its `page` is the page's description, and
    `found_by` what people type when they mean the page.
    """

    address: str
    title: str
    page: str
    text: str
    found_by: tuple[str, ...] = ()


def sections(html: str, address: str, title: str, front: Mapping[str, Any]) -> Iterator[Section]:
    """The parts of a page, at its headings of the second rank; text that is marked with `data-search-exclude` is left out.

    The page's own front matter has its `description`, and perhaps `search: {words: "salary, leave"}` or `search: {exclude: true}`.
    """
    asked = front.get("search")
    wishes = asked if isinstance(asked, dict) else {}
    if wishes.get("exclude"):
        return
    found_by = tuple(phrase.strip() for phrase in str(wishes.get("words", "")).split(",") if phrase.strip())
    reader = _Reader()
    reader.feed(html)
    reader.close()
    for id_, heading, text in reader.parts:
        words = " ".join("".join(text).split())
        if id_ is None:
            yield Section(address, title, str(front.get("description", "")), words, found_by)
        elif heading:
            yield Section(f"{address}#{id_}", " ".join("".join(heading).split()), title, words)


class _Reader(HTMLParser):
    """Collects `(id of the heading, heading, text)`."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[tuple[str | None, list[str], list[str]]] = [(None, [], [])]
        self.heading = False
        self.hidden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            if tag == "br" and not self.hidden:
                self.handle_data(" ")
            return
        found = dict(attrs)
        if self.hidden or tag in _SILENT or tag == "h1" or EXCLUDED in found:
            self.hidden.append(tag)
        elif tag == "h2" and found.get("id"):
            self.parts.append((found["id"], [], []))
            self.heading = True
        elif tag in _BREAKS:
            self._end_sentence()

    def handle_endtag(self, tag: str) -> None:
        if self.hidden:
            if tag == self.hidden[-1]:
                self.hidden.pop()
        elif tag == "h2":
            self.heading = False
        elif tag in _BREAKS:
            self._end_sentence()

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            _, heading, text = self.parts[-1]
            (heading if self.heading else text).append(data)

    def _end_sentence(self) -> None:
        """An entry of a list ends where it ends, with a stop or without."""
        _, _, text = self.parts[-1]
        if text and not text[-1].rstrip().endswith((".", "!", "?", ":", ";")) and text[-1].strip():
            text.append(". ")
        else:
            text.append(" ")
