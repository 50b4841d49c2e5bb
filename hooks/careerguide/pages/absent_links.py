"""A site has no links to pages that it does not have: they become plain text, in Markdown and in HTML."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from .markdown import address

_TEXT = r"\[((?:[^\[\]]|\[[^\[\]]*\])*)\]"
_TARGET = r"""\(\s*<?([^)\s>]+)>?(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)"""
_ANCHOR = r"""<a\b[^>]*?\bhref\s*=\s*["']([^"']*)["'][^>]*>"""
# The start of an item of a list that begins with a link.
_ITEM = re.compile(rf"([ \t]*)(?:[-*+]|\d+[.)])[ \t]+(?:{_TEXT}{_TARGET}|{_ANCHOR})")
_HTML_ITEM = re.compile(rf"(?is)<li\b[^>]*>\s*{_ANCHOR}(?:(?!</?li\b).)*</li>")
_LINK = re.compile(rf"(?<!!){_TEXT}{_TARGET}")
_HTML_LINK = re.compile(rf"(?is){_ANCHOR}(.*?)</a>")
_SITE_LINK = re.compile(r"""(?s)<a\b[^>]*?\bhref="~/([^"?#]*)[^"]*"[^>]*>(.*?)</a>""")
# A section whose list is empty.
_EMPTY_LIST = re.compile(
    r"(?is)<section\b[^>]*>\s*<h\d\b(?:(?!</?section\b).)*?</h\d>\s*<ul\b[^>]*>\s*</ul>\s*</section>\n?"
)
_SITE_ANCHOR = re.compile(r'href="~/([^"?#]*)#([^"]*)"')
_DEFINITION = re.compile(r"(?m)^[ ]{0,3}\[([^\]]+)\]:[ \t]*<?(\S+?)>?(?:[ \t]+[\"'(].*)?$\n?")


def without_links(body: str, path: str, is_absent: Callable[[str], bool]) -> str:
    """The body of the Markdown page at `path`, without links to addresses that the site does not have.

    An item of a list that starts with one of these is left out, and so is a section of HTML whose list is then empty.
    Any other link becomes plain text.
    """

    def leads_away(target: str) -> bool:
        return is_absent(_address(target, path))

    shorter = "\n".join(_without_items(body.split("\n"), leads_away))
    shorter = _HTML_ITEM.sub(lambda item: "" if leads_away(item[1]) else item[0], shorter)
    if shorter != body:
        shorter = _EMPTY_LIST.sub("", shorter)
    shorter = _without_definitions(shorter, leads_away)
    shorter = _LINK.sub(lambda link: link[1] if leads_away(link[2]) else link[0], shorter)
    return _HTML_LINK.sub(lambda link: link[2] if leads_away(link[1]) else link[0], shorter)


def without_html_links(html: str, is_absent: Callable[[str], bool]) -> str:
    """HTML with links that start with `~/`, without those to addresses that the site does not have."""
    return _SITE_LINK.sub(lambda link: link[2] if is_absent(f"/{link[1]}") else link[0], html)


def without_lost_anchors(html: str, anchors: Mapping[str, Collection[str]]) -> str:
    """HTML whose links to an id that a page does not have lead to the page. `anchors` is address -> ids of a page."""

    def kept(link: re.Match[str]) -> str:
        ids = anchors.get(f"/{link[1]}")
        return link[0] if ids is None or link[2] in ids else f'href="~/{link[1]}"'

    return _SITE_ANCHOR.sub(kept, html) if anchors else html


def _without_items(lines: Iterable[str], leads_away: Callable[[str], bool]) -> Iterator[str]:
    """Lines without the items that start with a link to an absent page, and without what is indented below these."""
    indent = ""
    left_out = False
    for line in lines:
        if left_out and line.startswith((indent + " ", indent + "\t")):
            continue
        item = _ITEM.match(line)
        left_out = bool(item and leads_away(item[3] or item[4]))
        if item and left_out:
            indent = item[1]
        else:
            yield line


def _without_definitions(body: str, leads_away: Callable[[str], bool]) -> str:
    """Links whose addresses are defined elsewhere on the page: `[For HR][hr]`."""
    for definition in list(_DEFINITION.finditer(body)):
        if leads_away(definition[2]):
            name = re.escape(definition[1])
            body = body.replace(definition[0], "")
            body = re.sub(rf"(?i){_TEXT}\[{name}\]", r"\1", body)
            body = re.sub(rf"(?i)\[({name})\](?:\[\])?", r"\1", body)
    return body


def _address(target: str, path: str) -> str:
    """The address that a link of a page leads to; `/` if it leaves the site."""
    target = re.split("[?#]", target)[0]
    if re.match(r"[a-z][a-z0-9+.-]*:|//", target, re.IGNORECASE):
        return "/"
    if target.endswith(".md"):
        return address(posixpath.normpath(posixpath.join("/", posixpath.dirname(path), target))[1:])
    top = "/" if target.startswith("~/") else address(path)
    return posixpath.normpath(posixpath.join(top, target.removeprefix("~/"))) + "/"
