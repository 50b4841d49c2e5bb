"""Pages of a site without some of its parts: no link to what is not there is left, in Markdown or in HTML."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator

from .markdown import address

_TEXT = r"\[((?:[^\[\]]|\[[^\[\]]*\])*)\]"
_TARGET = r"""\(\s*<?([^)\s>]+)>?(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)"""
_ANCHOR = r"""<a\b[^>]*?\bhref\s*=\s*["']([^"']*)["'][^>]*>"""
# The start of an item of a list that begins with a link.
_ITEM = re.compile(rf"([ \t]*)(?:[-*+]|\d+[.)])[ \t]+(?:{_TEXT}{_TARGET}|{_ANCHOR})")
_HTML_ITEM = re.compile(rf"(?is)<li\b[^>]*>\s*{_ANCHOR}(?:(?!</?li\b).)*</li>")
_LINK = re.compile(rf"(?<!!){_TEXT}{_TARGET}")
_HTML_LINK = re.compile(rf"(?is){_ANCHOR}(.*?)</a>")
_DEFINITION = re.compile(r"(?m)^[ ]{0,3}\[([^\]]+)\]:[ \t]*<?(\S+?)>?(?:[ \t]+[\"'(].*)?$\n?")


def without_missing_links(body: str, path: str, has: Callable[[str], bool]) -> str:
    """The body of the page at `path` in `docs/`, without links to what the site does not have.

    `has` tells of an address whether the site has it. An item of a list that starts with a link to a missing page is
    left out. Any other link becomes plain text.
    """

    def is_missing(target: str) -> bool:
        return not has(_address(target, path))

    body = "\n".join(_without_items(body.split("\n"), is_missing))
    body = _without_definitions(body, is_missing)
    body = _LINK.sub(lambda link: link[1] if is_missing(link[2]) else link[0], body)
    return _without_html_links(body, is_missing)


def without_missing_html_links(html: str, has: Callable[[str], bool]) -> str:
    """The HTML of a generated page, whose links start with `~/`, without links to what the site does not have."""
    return _without_html_links(html, lambda target: target.startswith("~/") and not has(target[1:]))


def _without_html_links(html: str, is_missing: Callable[[str], bool]) -> str:
    html = _HTML_ITEM.sub(lambda item: "" if is_missing(item[1]) else item[0], html)
    return _HTML_LINK.sub(lambda link: link[2] if is_missing(link[1]) else link[0], html)


def _without_items(lines: Iterable[str], is_missing: Callable[[str], bool]) -> Iterator[str]:
    """Lines without the items that start with a link to a missing page, and without what is indented below these."""
    indent = ""
    left_out = False
    for line in lines:
        if left_out and line.startswith((indent + " ", indent + "\t")):
            continue
        item = _ITEM.match(line)
        left_out = bool(item and is_missing(item[3] or item[4]))
        if item and left_out:
            indent = item[1]
        else:
            yield line


def _without_definitions(body: str, is_missing: Callable[[str], bool]) -> str:
    """Links whose addresses are defined elsewhere on the page: `[For HR][hr]`."""
    for definition in list(_DEFINITION.finditer(body)):
        if is_missing(definition[2]):
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
