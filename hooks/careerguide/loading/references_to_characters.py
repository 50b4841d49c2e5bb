"""Characters and addresses behind codes: `&#x202e;` is a character, and `%2f%2f` two slashes, that rules must see."""

from __future__ import annotations

import html
import re
import urllib.parse
from collections.abc import Iterator

from careerguide.problems import Problem

from . import yaml_lint

_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
# Control characters, and those that turn the direction of a text or cannot be seen.
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff\ufffd]"
)
# Schemes of addresses that a link of the data may have; an address without a scheme is a page of the site.
SCHEMES = frozenset({"http", "https", "mailto", "tel"})
MOST_DECODINGS = 5  # `%252525...`; an address that is encoded more often is refused


def unseen(text: str) -> Iterator[tuple[int, str]]:
    """Index and text of each reference, such as `&#x202e;`, to a character that cannot be seen."""
    if "&" in text:
        for match in _REFERENCE.finditer(text):
            character = html.unescape(match[0])
            if not character or _UNSEEN.search(character):  # of some control characters nothing is left
                yield match.start(), match[0]


def problems(text: str, name: str) -> Iterator[Problem]:
    """No text has a reference, such as `&#x202e;`, to a character that cannot be seen."""
    references = dict(unseen(text))
    for (line, column), reference in zip(yaml_lint.places(text, references), references.values(), strict=True):
        message = f"`{reference}` is a character that people cannot see. Delete it."
        yield Problem(name, line, column, "hidden-character", message)


def leads_elsewhere(address: str) -> bool:
    """Whether an address looks like a path of this site and leads to another, also if it is encoded several times."""
    for _ in range(MOST_DECODINGS):
        bare = re.sub(r"[\x00-\x20\x7f-\xa0]", "", html.unescape(address))
        if re.match(r"[/\\]{2}", bare):
            return True
        decoded = urllib.parse.unquote(bare)
        if decoded == address:
            return False
        address = decoded
    return "%" in address


def is_followed(address: str) -> bool:
    """Whether the site makes a link of an address in Markdown: its scheme is one of `SCHEMES`, or it is a path here."""
    bare = re.sub(r"[\x00-\x20]", "", html.unescape(address))
    scheme, colon, _ = bare.partition(":")
    is_path = not colon or not re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*", scheme)
    return not leads_elsewhere(address) and (is_path or scheme.lower() in SCHEMES)
