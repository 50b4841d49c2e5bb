"""A page as a value: its address, title, HTML body, contents list, words to find it by, and edit link."""

from __future__ import annotations

import dataclasses as dc
from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar
from urllib.parse import quote

from careerguide.guide.moves import Location

T = TypeVar("T")

# Entries on one page of a list. An entry with the longest id and titles takes about 450 bytes, and a page stays below 60 KB.
PART = 100


@dc.dataclass(frozen=True, slots=True)
class Settings:
    """What pages must know of where they are published. Without `repo_url` there is no "suggest a change", without `site_url` no code to scan."""

    repo_url: str = ""
    branch: str = "main"
    site_url: str = ""

    def edit_url(self, place: Location | None) -> str:
        """The forge's page for a line of a file; GitLab keeps blobs elsewhere than GitHub, Gitea and Forgejo do."""
        if not self.repo_url or place is None:
            return ""
        base, file = self.repo_url.rstrip("/"), quote(f"{self.branch}/{place.path}")
        if "gitlab" in base:
            return f"{base}/-/blob/{file}#L{place.line}"
        return f"{base}/blob/{file}?plain=1#L{place.line}"

    def report_url(self, address: str, title: str) -> str:
        """The forge's form for "this is outdated", with the page filled in."""
        if not self.repo_url:
            return ""
        base, page = self.repo_url.rstrip("/"), quote(f"{self.site_url.rstrip('/')}{address}", safe="")
        if "gitlab" in base:
            return f"{base}/-/issues/new?issuable_template=Outdated&issue[title]={quote(f'Outdated: {title}', safe='')}"
        return f"{base}/issues/new?template=outdated.yml&title={quote(f'Outdated: {title}', safe='')}&page={page}"


@dc.dataclass(frozen=True, slots=True)
class Page:
    """A page without its theme; its address starts and ends with `/`.

    `found_by` are words by which people look for it; without any, search does not list the page itself, though perhaps its entry.
    """

    address: str
    section: str
    title: str
    description: str
    draw: Callable[[], str]
    contents: tuple[tuple[str, str], ...] = ()
    found_by: str = ""
    edit_url: str = ""

    @property
    def body(self) -> str:
        """The HTML, drawn when asked for, so that pages can be shared out among processors. Links are relative to the address."""
        return self.draw()


@dc.dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """One page of a long list."""

    items: Sequence[T]
    number: int
    count: int
    total: int
    top: str

    def address(self, number: int) -> str:
        """Where page `number` of the list is; ids never consist of digits, so the two cannot meet."""
        return self.top if number == 1 else f"{self.top}{number}/"

    @property
    def shown(self) -> list[int]:
        """Numbers to link to: the ends and the neighbourhood, so that the list of pages stays short too."""
        near = {
            1,
            self.count,
            *range(self.number - 2, self.number + 3),
            *range(10, self.count, max(10, self.count // 10)),
        }
        return sorted(number for number in near if 1 <= number <= self.count)


def parts(items: Sequence[T], top: str, size: int = PART) -> Iterator[Part[T]]:
    """A list cut into pages; an empty list has one empty page. `top` is a link from the top of the site."""
    count = max(1, -(-len(items) // size))
    for number in range(1, count + 1):
        yield Part(items[(number - 1) * size : number * size], number, count, len(items), top)
