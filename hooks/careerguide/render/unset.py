"""What a component says in place of a value has the class `cg-unset`. The site for people outside leaves it out."""

from __future__ import annotations

import re

# A whole paragraph or item. It has no other inside.
_UNSET = re.compile(r'(?s)<(p|li|div|dd)\b[^>]*\bclass="[^"]*\bcg-unset\b[^"]*"[^>]*>.*?</\1>\n?')
_EMPTY = re.compile(
    r"<(p|ul|ol|dl|nav)\b(?![^>]*\b(?:id|hidden|aria-live)\b)[^>]*>\s*</\1>\n?"
    r"|<div class=\"cg-(?:actions|flow|row|between|foot|folds|grid|c\d+|columns-2)\b[^\"]*\">\s*</div>\n?"
)
_TEXT = re.compile(r">\s*[^<\s]")


def without_unset(html: str) -> str:
    """HTML without what it says in place of values; empty if it says nothing else."""
    shorter = _UNSET.sub("", html)
    if shorter == html:
        return html
    shorter = without_empty(shorter)
    return shorter if _TEXT.search(shorter) else ""


def without_empty(html: str) -> str:
    """HTML without paragraphs, lists and groups that have nothing."""
    before = ""
    while before != html:
        before, html = html, _EMPTY.sub("", html)
    return html
