"""Pages of `docs/` in a site without the pages for HR: no link to them is left, in Markdown or in HTML."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator

from .markdown import address
from .page import is_for_hr

_TEXT = r"\[((?:[^\[\]]|\[[^\[\]]*\])*)\]"
_TARGET = r"""\(\s*<?([^)\s>]+)>?(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)"""
_ANCHOR = r"""<a\b[^>]*?\bhref\s*=\s*["']([^"']*)["'][^>]*>"""
# The start of an item of a list that begins with a link.
_ITEM = re.compile(rf"([ \t]*)(?:[-*+]|\d+[.)])[ \t]+(?:{_TEXT}{_TARGET}|{_ANCHOR})")
_HTML_ITEM = re.compile(rf"(?is)<li\b[^>]*>\s*{_ANCHOR}(?:(?!</?li\b).)*</li>")
_LINK = re.compile(rf"(?<!!){_TEXT}{_TARGET}")
_HTML_LINK = re.compile(rf"(?is){_ANCHOR}(.*?)</a>")
_DEFINITION = re.compile(r"(?m)^[ ]{0,3}\[([^\]]+)\]:[ \t]*<?(\S+?)>?(?:[ \t]+[\"'(].*)?$\n?")


def without_hr_links(body: str, path: str) -> str:
    """The body of the page at `path` in `docs/`, without links to pages for HR.

    An item of a list that starts with a link to one is left out. Any other link becomes plain text.
    """

    def leads_to_hr(target: str) -> bool:
        return is_for_hr(_address(target, path))

    body = "\n".join(_without_items(body.split("\n"), leads_to_hr))
    body = _HTML_ITEM.sub(lambda item: "" if leads_to_hr(item[1]) else item[0], body)
    body = _without_definitions(body, leads_to_hr)
    body = _LINK.sub(lambda link: link[1] if leads_to_hr(link[2]) else link[0], body)
    return _HTML_LINK.sub(lambda link: link[2] if leads_to_hr(link[1]) else link[0], body)


def _without_items(lines: Iterable[str], leads_to_hr: Callable[[str], bool]) -> Iterator[str]:
    """Lines without the items that start with a link to a page for HR, and without what is indented below these."""
    indent = ""
    left_out = False
    for line in lines:
        if left_out and line.startswith((indent + " ", indent + "\t")):
            continue
        item = _ITEM.match(line)
        left_out = bool(item and leads_to_hr(item[3] or item[4]))
        if item and left_out:
            indent = item[1]
        else:
            yield line


def _without_definitions(body: str, leads_to_hr: Callable[[str], bool]) -> str:
    """Links whose addresses are defined elsewhere on the page: `[For HR][hr]`."""
    for definition in list(_DEFINITION.finditer(body)):
        if leads_to_hr(definition[2]):
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
