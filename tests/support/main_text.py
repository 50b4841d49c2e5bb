"""What a reader sees in `main`, from the HTML of a page."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path


class _MainReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.depth = 0
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.depth += tag == "main"

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag == "main"

    def handle_data(self, data: str) -> None:
        if self.depth:
            self.texts.append(data)


def main_text(html: str) -> str:
    """The text of `main`, white space folded."""
    reader = _MainReader()
    reader.feed(html)
    reader.close()
    return " ".join("".join(reader.texts).split())


def main_texts(site: Path) -> dict[str, str]:
    """Path inside the site -> text of `main`, of every page."""
    pages = sorted(site.rglob("*.html"))
    return {page.relative_to(site).as_posix(): main_text(page.read_text(encoding="utf-8")) for page in pages}
