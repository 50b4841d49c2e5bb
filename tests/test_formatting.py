"""Numbers, dates and names in words; Markdown fields as HTML that shows what was typed and can do no harm."""

from __future__ import annotations

import datetime as dt
import html
import re
import string

import pytest
from careerguide import formatting
from careerguide.model import MonthRange
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("after", "said"),
    [
        ((6, 12, 24), "12 months typical (6 to 24)"),
        ((0, 1, 2), "1 month typical (0 to 2)"),
        ((12, 12, 12), "12 months typical"),
        ((1, 1, 1), "1 month typical"),
        ((12, 12, 18), "12 months typical (12 to 18)"),
        ((0, 0, 0), "0 months typical"),
        ((600, 1200, 1800), "1,200 months typical (600 to 1800)"),
    ],
)
def test_months(after: tuple[int, int, int], said: str) -> None:
    assert formatting.months(MonthRange.model_construct(min=after[0], typical=after[1], slow=after[2])) == said


@pytest.mark.parametrize(
    ("count", "words", "said"),
    [
        (0, ("role",), "0 roles"),
        (1, ("role",), "1 role"),
        (2, ("role",), "2 roles"),
        (1, ("entry", "entries"), "1 entry"),
        (12_345, ("entry", "entries"), "12,345 entries"),
    ],
)
def test_plural(count: int, words: tuple[str, ...], said: str) -> None:
    assert formatting.plural(count, *words) == said


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (12, 15, "Leads 12 to 15 people"),
        (1, 1, "Leads 1 person"),
        (4, 4, "Leads 4 people"),
        (0, 1, "Leads 0 to 1 person"),
    ],
)
def test_people(low: int, high: int, said: str) -> None:
    assert formatting.people(low, high) == said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (">= 90%", "at least 90%"),
        ("<=6 minutes", "at most 6 minutes"),
        ("> 3", "more than 3"),
        ("< 2 a month", "less than 2 a month"),
        ("85 to 95%", "85 to 95%"),
        ("within 5% of >= plan", "within 5% of >= plan"),
    ],
)
def test_target(typed: str, said: str) -> None:
    assert formatting.target(typed) == said


def test_months_have_english_names_whatever_the_machine_speaks() -> None:
    names = [formatting.month_name(dt.date(2026, month, 1)) for month in range(1, 13)]
    assert " ".join(name.removesuffix(" 2026") for name in names) == "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("hr-operations", "HR Operations"),
        ("l&d", "L&D"),
        ("wfm-desk-2", "WFM Desk 2"),
        ("quality", "Quality"),
        ("Quality desk", "Quality desk"),
        ("people@company.example", "people@company.example"),
        ("<b>x</b>", "<b>x</b>"),
    ],
)
def test_owner(typed: str, said: str) -> None:
    assert formatting.owner(typed) == said


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
    assert formatting.prose(typed) == MARKDOWN[typed]


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
    found = formatting.prose(typed)
    assert_harmless(found)
    assert shown(found) == HOSTILE[typed]


# Letters, white space and the signs of HTML, but none of Markdown and no `;`, which ends an entity. A `>` in front is a quote.
PLAIN = st.text(alphabet=string.ascii_letters + "0123456789 <>&\"'/=?!:,{}%$^@\u00e9\u0939", max_size=60).map(
    "x{}".format
)


@given(PLAIN)
def test_text_without_markdown_shows_as_it_was_typed(typed: str) -> None:
    found = formatting.prose(typed.strip())
    assert_harmless(found)
    if not re.search(r"<[\w.+-]+[:@]", typed):  # `<https://...>` is Markdown's way to write a link
        assert " ".join(shown(found).split()) == " ".join(typed.split())


@given(st.text(alphabet="ab <>&\"'/=!:;()[]*_`#\\~-.1\n{}|", max_size=80))
def test_no_text_gets_through_as_code(typed: str) -> None:
    found = formatting.prose(typed)
    assert_harmless(found)
    assert "\n\n" not in found


def test_bottomless_lists_are_text_and_spoil_nothing_after_them() -> None:
    assert shown(formatting.prose("1. " * 6000)).startswith("1. 1. 1.")
    assert formatting.prose("*still* rendered") == "<p><em>still</em> rendered</p>"
