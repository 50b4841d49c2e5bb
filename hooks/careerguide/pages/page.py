"""A page as a value: its address, title, HTML body, words to find it by, and edit link."""

from __future__ import annotations

import dataclasses as dc
import functools
from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar
from urllib.parse import quote

from careerguide.guide.findings import Finding
from careerguide.guide.moves import Location
from careerguide.model.kinds import KINDS
from careerguide.model.settings import ALL_PARTS, Parts

T = TypeVar("T")

# The section of the pages for those who keep the guide. A site may leave them out, and readers never search them.
HR_SECTION = "hr"

# Many lines of a page are in the same files.
_quoted = functools.lru_cache(maxsize=1024)(quote)

# Entries on one page of a list. The largest entry takes about 450 bytes, and a page has at most 60 KB.
PART = 100


@dc.dataclass(frozen=True, slots=True)
class Settings:
    """Where pages are published, and where their source is.

    Without `repo_url`, pages have no "Suggest a change"; without `site_url`, posters have no QR code. The site has
    no pages of parts that are off.
    """

    repo_url: str = ""
    branch: str = "main"
    site_url: str = ""
    parts: Parts = ALL_PARTS
    site_name: str = ""

    def edit_url(self, location: Location | None) -> str:
        """The forge's page for a line of a file. GitLab's addresses differ from those of GitHub, Gitea and Forgejo."""
        if not self.repo_url or location is None:
            return ""
        base, file = self.repo_url.rstrip("/"), _quoted(f"{self.branch}/{location.path}")
        if "gitlab" in base:
            return f"{base}/-/blob/{file}#L{location.line}"
        return f"{base}/blob/{file}?plain=1#L{location.line}"

    def fix_url(self, finding: Finding) -> str:
        """Where the forge fixes a finding: a form for the new file that it needs, or its line."""
        if not self.repo_url or not finding.new_file:
            return self.edit_url(finding.location)
        return self.new_file_url + quote(finding.new_file, safe="")

    @property
    def new_file_url(self) -> str:
        """The start of the forge's form for a new file, which the file's path follows; empty without `repo_url`."""
        base, branch = self.repo_url.rstrip("/"), quote(self.branch)
        if not base:
            return ""
        return f"{base}/-/new/{branch}?file_name=" if "gitlab" in base else f"{base}/new/{branch}?filename="

    @property
    def editor_url(self) -> str:
        """The start of the forge's editor, which the path of a file follows; empty without `repo_url`.

        Where the address does not tell the forge, it is that of the file, which all of them have.
        """
        base, branch = self.repo_url.rstrip("/"), quote(self.branch)
        if not base:
            return ""
        if "gitlab" in base:
            return f"{base}/-/edit/{branch}/"
        return f"{base}/{'edit' if 'github' in base else 'blob'}/{branch}/"

    @staticmethod
    def form_for(finding: Finding) -> str:
        """What the address of the editing page names for a finding: `role=agent`; empty if it has no form for it.

        A move is part of the role that it starts from. A finding that needs a new file needs a new story.
        """
        if finding.new_file:
            return "story="
        section, _, id_ = finding.address.strip("/").partition("/")
        kind = next((kind.id for kind in KINDS.values() if kind.plural == section and kind.has_form), "")
        if section == KINDS["move"].plural:
            kind, id_ = "role", id_.partition("/")[0]
        return f"{kind}={id_.removeprefix('#')}" if kind and id_ else ""

    @property
    def commits_url(self) -> str:
        """The forge's list of all commits; empty without `repo_url`."""
        if not self.repo_url:
            return ""
        base = self.repo_url.rstrip("/")
        return f"{base}/{'-/' if 'gitlab' in base else ''}commits/{quote(self.branch)}"

    def report_url(self, address: str, title: str) -> str:
        """The forge's form to report an outdated page, with the page filled in."""
        if not self.repo_url:
            return ""
        base, page = self.repo_url.rstrip("/"), quote(f"{self.site_url.rstrip('/')}{address}", safe="")
        if "gitlab" in base:
            return f"{base}/-/issues/new?issuable_template=Outdated&issue[title]={quote(f'Outdated: {title}', safe='')}"
        return f"{base}/issues/new?template=outdated.yml&title={quote(f'Outdated: {title}', safe='')}&page={page}"


def is_for_hr(address: str) -> bool:
    """Whether a page is for those who keep the guide."""
    return address.split("/")[1] == HR_SECTION


def robots(address: str, *, public: bool) -> str:
    """What a page asks of search engines: `noindex` if it is for HR, else nothing.

    Inside the company, openings are for people inside: the `public` site has those that everybody may find.
    """
    is_inside = address.split("/")[1] == "openings" and not public
    return "noindex" if is_for_hr(address) or is_inside else ""


@dc.dataclass(frozen=True, slots=True)
class Page:
    """A page without the theme around it. Its address starts and ends with `/`.

    `found_by` are words that people search for when they want this page. Without them, the search does not list the
    page, though it may list the entry that the page shows. `title_attributes` are those of `<title>`, if its title is
    in another language. `robots` is what search engines are asked; empty if they may list the page. `picture` is the
    path inside the site of what mail and chat show of a link to it; empty if there is none.
    """

    address: str
    section: str
    title: str
    description: str
    draw: Callable[[], str]
    found_by: str = ""
    edit_url: str = ""
    title_attributes: str = ""
    robots: str = ""
    picture: str = ""

    @property
    def body(self) -> str:
        """The HTML, with links relative to the address. It is drawn on each call, so that processes can share pages."""
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
        """The address of page `number` of the list. No entry has this address, because an id starts with a letter."""
        return self.top if number == 1 else f"{self.top}{number}/"

    @property
    def shown(self) -> list[int]:
        """Numbers of the pages to link to: the ends, the neighbours and some between, so that the list stays short."""
        near = {
            1,
            self.count,
            *range(self.number - 2, self.number + 3),
            *range(10, self.count, max(10, self.count // 10)),
        }
        return sorted(number for number in near if 1 <= number <= self.count)


def parts(items: Sequence[T], top: str, size: int = PART) -> Iterator[Part[T]]:
    """The pages of a list; an empty list has one empty page. `top` is the address of the first, starting with `~/`."""
    count = max(1, -(-len(items) // size))
    for number in range(1, count + 1):
        yield Part(items[(number - 1) * size : number * size], number, count, len(items), top)
