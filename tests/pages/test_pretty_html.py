"""Line breaks of golden pages: each block has a line, and only white space changes."""

from __future__ import annotations

import re

import pytest
from support.company import guide_of, pages_of, tiny
from support.pretty_html import pretty

# HTML, and its lines.
CASES = {
    "blocks": ("<ul><li>One</li><li>Two</li></ul>", "<ul>\n <li>One</li>\n <li>Two</li>\n</ul>"),
    "inline tags": ('<p>A <a href="x">b</a>, c</p>', '<p>A <a href="x">b</a>, c</p>'),
    "an empty tag": ("<p>a<br>b</p>\n<img src='x'>", "<p>a<br>b</p>\n<img src='x'>"),
    "characters": ("<p>&amp; &#10; &lt;</p>", "<p>&amp; &#10; &lt;</p>"),
    "a block in a link": ("<a><p>x</p>y</a>", "<a>\n<p>x</p>\ny</a>"),
    "a custom element": ("<how-far><p>x</p></how-far>", "<how-far>\n <p>x</p>\n</how-far>"),
    "kept lines": ("<pre><code>a\n  b\n</code></pre>", "<pre><code>a\n  b\n</code></pre>"),
    "a document": ("<!doctype html><html><body>x</body></html>", "<!doctype html>\n<html>\n <body>x</body>\n</html>"),
}


@pytest.mark.parametrize("case", CASES)
def test_each_block_has_a_line(case: str) -> None:
    html, lines = CASES[case]
    assert pretty(html) == lines + "\n"


@pytest.mark.parametrize(
    ("html", "same_html"),
    [
        ("<ul>\n<li>One</li>\n\n<li>Two</li></ul>", "<ul><li>One</li><li>Two</li></ul>"),
        ("<p>\n  a\n  b\n</p>", "<p>a b</p>"),
        ("<div> <p>a</p> b </div>", "<div><p>a</p>b</div>"),
    ],
)
def test_white_space_that_html_ignores_makes_no_difference(html: str, same_html: str) -> None:
    assert pretty(html) == pretty(same_html)


@pytest.mark.parametrize(
    ("html", "different_html"),
    [
        ("<p>a <b>b</b></p>", "<p>a<b>b</b></p>"),
        ("<p><i>a</i> <b>b</b></p>", "<p><i>a</i><b>b</b></p>"),
        ("<p>a </p>", "<p>b</p>"),
        ('<p class="a  b">x</p>', '<p class="a b">x</p>'),
        ('<p id="a" class="b">x</p>', '<p class="b" id="a">x</p>'),
        ("<p>&lt;</p>", "<p>&gt;</p>"),
        ("<p>a</p>", "<div>a</div>"),
        ("<pre>a\n b</pre>", "<pre>a b</pre>"),
    ],
)
def test_all_differences_that_html_shows_stay(html: str, different_html: str) -> None:
    assert pretty(html) != pretty(different_html)


def test_a_page_keeps_every_character_but_white_space() -> None:
    for address, page in pages_of(guide_of(tiny())).items():
        assert re.sub(r"\s", "", pretty(page.body)) == re.sub(r"\s", "", page.body), address
        assert pretty(pretty(page.body)) == pretty(page.body), address


@pytest.mark.parametrize(
    ("html", "message"),
    [("<div></p></div>", "</p> closes nothing that is open."), ("<div><p>x", "<p> is not closed.")],
)
def test_tags_that_do_not_match_are_an_error(html: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        pretty(html)
