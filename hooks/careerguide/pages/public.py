"""Pages for people outside the company read well without what they may not see.

The values are gone before a page is drawn (`guide/audience.py`). What is left to do is the same for every page: no link
leads to a page that is not there, and nothing says that something "is not listed yet" if it was left out on purpose
(`render/unset.py`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from careerguide.problems import Problem, did_you_mean, nearest
from careerguide.render.unset import without_empty, without_unset

from .page import HR_SECTION

_COMMENT = re.compile(r"<!--.*?-->\n?", re.DOTALL)
_CODE = re.compile(r"(?ms)^(```|~~~).*?^\1[ \t]*$|(`+)(?:(?!\2).)+\2")
_LINK = r'<a\b[^>]*?\bhref="(?:~/|/)(?P<to{n}>[^"?#/]?[^"?#]*)[^"]*"[^>]*>(?P<text{n}>(?:(?!</a>).)*)</a>'
_ANY_LINK = re.compile(_LINK.format(n=""), re.DOTALL)
_LONE_LINK = re.compile(rf"(?s)<(?P<tag>li|p)\b[^>]*>\s*{_LINK.format(n='')}\s*</(?P=tag)>\n?")
_ACTION = re.compile(r'\bclass="[^"]*\bcg-(?:button|screen|small)\b')
_ID = re.compile(r'\bid="([^"]*)"')
_HERE = re.compile(r'(?s)<a\b[^>]*?\bhref="#(?P<id>[^"]+)"[^>]*>(?P<text>(?:(?!</a>).)*)</a>')
# A part of a page that has at most a heading.
_EMPTY_SECTION = re.compile(
    r"(?s)<(section)\b[^>]*>\s*(?:<div\b[^>]*>\s*)?<h[2-4]\b(?:(?!</?section\b|</h[2-4]>).)*</h[2-4]>"
    r"\s*(?:<a\b(?:(?!</a>).)*</a>\s*)?(?:</div>\s*)?</\1>\n?"
)


def is_public(address: str, addresses: Collection[str], files: Collection[str]) -> bool:
    """Whether the site for people outside has a page or a file at an address, which may lack its slashes.

    Feeds and files of the API are not in the list: the parts of the site decide about these.
    """
    path = address.strip("/")
    is_made = path.startswith(("feeds/", "api/", "calendar/")) or path == "calendar.ics"
    return is_made or path in files or f"/{path}/".replace("//", "/") in addresses


def without_comments(body: str) -> str:
    """The body of a Markdown page without HTML comments, which are notes for people inside. Code stays as it is."""
    kept: list[str] = []
    end = 0
    for code in _CODE.finditer(body):
        kept += [_COMMENT.sub("", body[end : code.start()]), code[0]]
        end = code.end()
    return "".join([*kept, _COMMENT.sub("", body[end:])])


def public_html(html: str, is_absent: Callable[[str], bool]) -> str:
    """HTML of a generated page, before its links are relative: without lost links, and without what is empty then."""

    def is_lost(link: re.Match[str]) -> bool:
        return is_absent(f"/{link['to']}")

    def text(link: re.Match[str]) -> str:
        if not is_lost(link):
            return link[0]
        return "" if _ACTION.search(link[0].partition(">")[0]) else link["text"]

    ids = set(_ID.findall(html))
    html = without_unset(html)
    html = _LONE_LINK.sub(lambda link: "" if is_lost(link) else link[0], html)
    html = _ANY_LINK.sub(text, html)
    before = ""
    while before != html:
        before, html = html, _EMPTY_SECTION.sub("", without_empty(html))
    gone = ids.difference(_ID.findall(html))
    return _HERE.sub(lambda link: link["text"] if link["id"] in gone else link[0], html) if gone else html


def page_problems(listed: Collection[str], pages: Collection[str], docs: Path, file: Path) -> Iterator[Problem]:
    """Each path that `file` lists is a page or a file of `docs`, or a default page; none is for HR.

    `pages` has the paths of all written pages, and of default pages that this site leaves out.
    """
    lines = file.read_text(encoding="utf-8").split("\n")
    for path in listed:
        suggestion = nearest(path, pages)
        if path.partition("/")[0] == HR_SECTION:
            message = f"`{path}` is for HR, and no page for HR is public. Delete it here."
        elif path in pages or _is_file(docs, path):
            continue
        else:
            message = f"There is no page or file `{path}`.{did_you_mean(suggestion)}"
        line, column = next(
            ((number, text.index(path) + 1) for number, text in enumerate(lines, 1) if path in text), (1, 1)
        )
        yield Problem(file.as_posix(), line, column, "unknown-page", message, suggestion=suggestion)


def _is_file(docs: Path, path: str) -> bool:
    """Whether a path leads to a file inside the folder of the company's pages."""
    file = docs / path
    return file.is_file() and file.resolve().is_relative_to(docs.resolve())
