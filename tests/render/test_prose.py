"""Text from the data becomes HTML that shows the typed text and runs no code."""

from __future__ import annotations

import html
import re
import string

import pytest
from careerguide.render import prose
from hypothesis import given
from hypothesis import strategies as st

MARKDOWN = {
    "Plain, with 5 and (brackets).": "<p>Plain, with 5 and (brackets).</p>",
    "One **bold** and *one* `code`": "<p>One <strong>bold</strong> and <em>one</em> <code>code</code></p>",
    "one\n\ntwo": "<p>one</p>\n<p>two</p>",
    "- one\n- two": "<ul>\n<li>one</li>\n<li>two</li>\n</ul>",
    "1. one\n2. two": "<ol>\n<li>one</li>\n<li>two</li>\n</ol>",
    "> said": "<blockquote>\n<p>said</p>\n</blockquote>",
    "### Small": "<h3>Small</h3>",
    "# Large": "<h3>Large</h3>",
    "Title\n=====": "<h3>Title</h3>",
    "###### Smallest": "<h4>Smallest</h4>",
    "one\n\n---\n\ntwo": "<p>one</p>\n<hr>\n<p>two</p>",
    "[site](https://a.example/b?c=d&e=f)": '<p><a href="https://a.example/b?c=d&amp;e=f" rel="noopener">site</a></p>',
    "[desk](mailto:desk@a.example)": '<p><a href="mailto:desk@a.example" rel="noopener">desk</a></p>',
    "[call](tel:+911234)": '<p><a href="tel:+911234" rel="noopener">call</a></p>',
    "[role](/roles/agent/)": '<p><a href="/roles/agent/" rel="noopener">role</a></p>',
    "<https://a.example>": '<p><a href="https://a.example" rel="noopener">https://a.example</a></p>',
}


@pytest.mark.parametrize("typed", MARKDOWN)
def test_markdown_is_rendered(typed: str) -> None:
    assert prose.prose(typed) == MARKDOWN[typed]


# Typed text -> the text that is shown; none of it may act as code or as a link.
HOSTILE = {
    "<script>alert(1)</script>": "<script>alert(1)</script>",
    "**a** <script src=//x.example></script>": "a <script src=//x.example></script>",
    "<img src=x onerror=alert(1)>": "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>": "<svg/onload=alert(1)>",
    '<a href="javascript:alert(1)">x</a>': '<a href="javascript:alert(1)">x</a>',
    "<style>body{display:none}</style>": "<style>body{display:none}</style>",
    "<!-- gone? -->": "<!-- gone? -->",
    "<iframe srcdoc='x'>": "<iframe srcdoc='x'>",
    "Press <Enter> to go on": "Press <Enter> to go on",
    "`<script>`": "<script>",
    "[x](javascript:alert(1))": "x",
    "[x](JaVaScRiPt:alert(1))": "x",
    "[x](&#106;avascript:alert(1))": "x",
    "[x]( javascript:alert(1))": "x",
    "[x](data:text/html,hi)": "x",
    "[x](vbscript:msgbox)": "x",
    "[x](file:///etc/passwd)": "x",
    "[x]: javascript:alert(1)\n\n[x]": "x",
    "[x](//other.example/)": "x",
    "[x](/\\other.example/)": "x",
    "<javascript:alert(1)>": "<javascript:alert(1)>",
    "![x](https://other.example/beacon.png)": "![x](https://other.example/beacon.png)",
    '*a* say "~/roles/" twice': 'a say "~/roles/" twice',
    "{{ 7 * 7 }} {% raw %}": "{{ 7 * 7 }} {% raw %}",
    '"><script>alert(1)</script>': '"><script>alert(1)</script>',
    "5 < 6 & 7 > 6": "5 < 6 & 7 > 6",
    '=HYPERLINK("x")': '=HYPERLINK("x")',
}


def visible_text(markup: str) -> str:
    """The text that a reader sees."""
    return html.unescape(re.sub(r"<[^>]*>", "", markup))


def assert_harmless(markup: str) -> None:
    """Only tags of Markdown, only the attributes `href`, `title` and `rel`, only addresses that data may have."""
    rest = re.sub(r"</?(?:p|em|strong|ul|ol|li|code|blockquote|br|hr|h3|h4|a)>", "", markup)
    links = re.findall(r'<a((?: (?:href|rel|title)="[^"<]*")+)>', rest)
    rest = re.sub(r'<a(?: (?:href|rel|title)="[^"<]*")+>', "", rest)
    assert not re.search(r'[<>"]', rest), rest
    for link in links:
        href = re.search(r'href="([^"]*)"', link)
        assert href is None or re.match(r"https?:|mailto:|tel:|/[^/\\]|[^:/\\]*$", html.unescape(href[1])), link


@pytest.mark.parametrize("typed", HOSTILE)
def test_hostile_text_is_shown_and_harmless(typed: str) -> None:
    rendered = prose.prose(typed)
    assert_harmless(rendered)
    assert visible_text(rendered) == HOSTILE[typed]


# Letters, spaces and the special characters of HTML, but none of Markdown and no `;`, which ends an entity.
# The text starts with a letter, because a `>` at the start is a quotation.
PLAIN = st.text(alphabet=string.ascii_letters + "0123456789 <>&\"'/=?!:,{}%$^@\u00e9\u0939", max_size=60).map(
    "x{}".format
)


@given(PLAIN)
def test_text_without_markdown_is_shown_as_typed(typed: str) -> None:
    rendered = prose.prose(typed.strip())
    assert_harmless(rendered)
    if not re.search(r"<[\w.+-]+[:@]", typed):  # in Markdown, `<https://...>` is a link
        assert " ".join(visible_text(rendered).split()) == " ".join(typed.split())


@given(st.text(alphabet="ab <>&\"'/=!:;()[]*_`#\\~-.1\n{}|", max_size=80))
def test_any_text_is_harmless(typed: str) -> None:
    rendered = prose.prose(typed)
    assert_harmless(rendered)
    assert "\n\n" not in rendered


def test_a_list_that_is_nested_too_deep_is_text_and_the_next_text_is_rendered() -> None:
    assert visible_text(prose.prose("1. " * 6000)).startswith("1. 1. 1.")
    assert prose.prose("*still* rendered") == "<p><em>still</em> rendered</p>"
