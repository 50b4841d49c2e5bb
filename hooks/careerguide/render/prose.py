"""Text from the data as safe HTML: Markdown in the fields that may hold it, and lines of code."""

from __future__ import annotations

import functools
import re
from xml.etree.ElementTree import Element

import markdown
import nh3
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup, escape

from careerguide.loading.references_to_characters import SCHEMES, is_followed

# A text without any of these is plain text. To render it takes a hundredth of the time of Markdown.
_SPECIAL = re.compile(r"[*_`#\[\]<>&\\|~\n]|^\s*(?:[-+]|\d+[.)])\s|^ {4}|---|https?:")
_CODE = re.compile(r"`([^`]+)`")
_TAGS = {"p", "em", "strong", "ul", "ol", "li", "a", "code", "blockquote", "br", "hr", "h3", "h4"}
_TAG_OR_QUOTE = re.compile(r'(<(?:[^">]|"[^"]*")*>)|"')


@functools.cache
def _markdown() -> markdown.Markdown:
    """Markdown without HTML and pictures: these appear as the text that was typed."""
    converter = markdown.Markdown(output_format="html")
    converter.preprocessors.deregister("html_block")
    for name in ("html", "image_link", "image_reference", "short_image_ref"):
        converter.inlinePatterns.deregister(name)
    converter.treeprocessors.register(_Headings(converter), "headings", 0)
    return converter


class _Headings(Treeprocessor):
    """Makes headings of all levels fit below the title of a page and of a part: `h3` or `h4`."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.tag in ("h1", "h2"):
                element.tag = "h3"
            elif element.tag in ("h5", "h6"):
                element.tag = "h4"


def prose(text: str) -> Markup:
    """A field that may hold Markdown, as safe HTML."""
    if not _SPECIAL.search(text):
        return Markup("<p>") + escape(text) + Markup("</p>")
    return _rendered(text)


@functools.lru_cache(maxsize=4096)
def _rendered(text: str) -> Markup:
    try:
        html = _markdown().reset().convert(text)
    except RecursionError:  # thousands of nested lists; the parser is in an unknown state now
        _markdown.cache_clear()
        return Markup("<p>") + escape(text) + Markup("</p>")
    clean = nh3.clean(
        html,
        tags=_TAGS,
        attributes={"a": {"href"}},
        attribute_filter=_harmless,
        url_schemes=set(SCHEMES),
        link_rel="noopener",
    )
    # Quotes in the text are escaped, so that `relative_links` does not take them for those of a link.
    quoted = _TAG_OR_QUOTE.sub(lambda match: match[1] or "&quot;", clean)
    return Markup(re.sub(r"\n\s*\n", "\n", quoted))  # noqa: S704 - sanitised above


def with_code(text: str) -> Markup:
    """One line of plain text as HTML, with what is between backticks as code."""
    parts = enumerate(_CODE.split(text))
    return Markup("").join(Markup("<code>{}</code>").format(part) if odd % 2 else escape(part) for odd, part in parts)


def _harmless(_tag: str, _name: str, value: str) -> str | None:
    """The address; None if no browser should follow it, or if it looks like a path of this site and leads elsewhere."""
    return value if is_followed(value) else None


def lines(text: str) -> Markup:
    """Lines for a `<pre>`, with line ends and leading spaces as character references.

    A page is one block of HTML without blank lines and indents, so that Markdown leaves it alone.
    """
    indented = re.sub(r"(?m)^ +", lambda match: "&#32;" * len(match[0]), escape(text.rstrip("\n")))
    return Markup(indented.replace("\n", "&#10;"))  # noqa: S704 - escaped above
