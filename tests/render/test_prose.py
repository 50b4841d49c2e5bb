"""Text from the data becomes HTML that shows what was typed and does nothing else."""

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


# Typed, and what shows; none of it may do anything.
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


def shown(markup: str) -> str:
    """What a reader sees."""
    return html.unescape(re.sub(r"<[^>]*>", "", markup))


def assert_harmless(markup: str) -> None:
    """Only tags of Markdown, only `href`, `title` and `rel`, only addresses that may stand in data."""
    rest = re.sub(r"</?(?:p|em|strong|ul|ol|li|code|blockquote|br|hr|h3|h4|a)>", "", markup)
    links = re.findall(r'<a((?: (?:href|rel|title)="[^"<]*")+)>', rest)
    rest = re.sub(r'<a(?: (?:href|rel|title)="[^"<]*")+>', "", rest)
    assert not re.search(r'[<>"]', rest), rest
    for link in links:
        href = re.search(r'href="([^"]*)"', link)
        assert href is None or re.match(r"https?:|mailto:|tel:|/[^/\\]|[^:/\\]*$", html.unescape(href[1])), link


@pytest.mark.parametrize("typed", HOSTILE)
def test_hostile_text_shows_and_does_nothing(typed: str) -> None:
    found = prose.prose(typed)
    assert_harmless(found)
    assert shown(found) == HOSTILE[typed]


# Letters, white space and the signs of HTML, but none of Markdown and no `;`, which ends an entity. A `>` in front is a quote.
PLAIN = st.text(alphabet=string.ascii_letters + "0123456789 <>&\"'/=?!:,{}%$^@\u00e9\u0939", max_size=60).map(
    "x{}".format
)


@given(PLAIN)
def test_text_without_markdown_shows_as_it_was_typed(typed: str) -> None:
    found = prose.prose(typed.strip())
    assert_harmless(found)
    if not re.search(r"<[\w.+-]+[:@]", typed):  # `<https://...>` is Markdown's way to write a link
        assert " ".join(shown(found).split()) == " ".join(typed.split())


@given(st.text(alphabet="ab <>&\"'/=!:;()[]*_`#\\~-.1\n{}|", max_size=80))
def test_no_text_gets_through_as_code(typed: str) -> None:
    found = prose.prose(typed)
    assert_harmless(found)
    assert "\n\n" not in found


def test_bottomless_lists_are_text_and_spoil_nothing_after_them() -> None:
    assert shown(prose.prose("1. " * 6000)).startswith("1. 1. 1.")
    assert prose.prose("*still* rendered") == "<p><em>still</em> rendered</p>"
