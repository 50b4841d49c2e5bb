"""HTML with one block a line, so that a difference between two pages can be read.

Nothing that people see or that a script can find is lost: tags, attributes and texts stay, in their order. White space
in a text becomes one space, and beside a block it is dropped, since HTML ignores it there. In a `<pre>` it stays.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_BLOCKS = {
    "html", "head", "meta", "link", "title", "body", "main", "div", "section", "article", "nav", "header", "footer",
    "h1", "h2", "h3", "h4", "p", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "details", "summary",
    "table", "caption", "thead", "tbody", "tr", "th", "td", "form", "fieldset", "figure", "g", "urlset", "url",
}  # fmt: skip
# In a drawing (`g`), each of these draws a role or a line.
_DRAWN = {"a", "path"}


def pretty(html: str) -> str:
    """The page with a line for each block, indented by one space for each block around it."""
    printer = _Printer()
    printer.feed(html)
    printer.close()
    if printer.open:
        raise ValueError(f"<{printer.open[-1]}> is not closed.")
    return "\n".join([*printer.lines, *filter(None, [printer.line.rstrip()])]) + "\n"


class _Printer(HTMLParser):
    """Collects finished `lines` and the `line` that is being written."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.lines: list[str] = []
        self.line = ""
        self.depth = 0
        self.open: list[str] = []
        self.preformatted = False

    def _is_block(self, tag: str) -> bool:
        return tag in _BLOCKS or "-" in tag or (tag in _DRAWN and "g" in self.open)

    def _end_line(self) -> None:
        if self.line.strip():
            self.lines.append(self.line.rstrip())
        self.line = " " * self.depth

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        is_block = self._is_block(tag)
        if is_block:
            self._end_line()
        self.line += self.get_starttag_text() or ""
        if tag in _VOID:
            return
        if tag == "pre":
            self.preformatted = True
        self.open.append(tag)
        self.depth += is_block

    def handle_startendtag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        if self._is_block(tag):
            self._end_line()
        self.line += self.get_starttag_text() or ""
        if self._is_block(tag):
            self._end_line()

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            raise ValueError(f"</{tag}> closes nothing that is open.")
        self.preformatted = self.preformatted and tag != "pre"
        if not self._is_block(tag):
            self.line += f"</{tag}>"
            return
        self.depth -= 1
        if not self.line.strip():
            self.line = " " * self.depth
        self.line = f"{self.line if self.preformatted else self.line.rstrip(' ') or ' ' * self.depth}</{tag}>"
        self._end_line()

    def handle_data(self, data: str) -> None:
        text = data if self.preformatted else re.sub(r"\s+", " ", data)
        if not self.preformatted and (not self.line.strip() or self._follows_block()):
            text = text.lstrip()
        self.line += text

    def _follows_block(self) -> bool:
        """The line so far is no more than the start tag of a block."""
        return bool(self.open) and self._is_block(self.open[-1]) and bool(re.fullmatch(r"\s*<[^>]*>", self.line))

    def handle_entityref(self, name: str) -> None:
        self.line += f"&{name};"

    def handle_charref(self, name: str) -> None:
        self.line += f"&#{name};"

    def handle_comment(self, data: str) -> None:
        self.line += f"<!--{data}-->"

    def handle_decl(self, decl: str) -> None:
        self.line += f"<!{decl}>"
        self._end_line()

    def handle_pi(self, data: str) -> None:
        self.line += f"<?{data}>"
        self._end_line()
