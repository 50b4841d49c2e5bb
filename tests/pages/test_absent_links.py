"""A site without the pages for HR has no link to them, however a page of `docs/` writes it."""

from __future__ import annotations

import pytest
from careerguide.pages.absent_links import without_html_links, without_links
from careerguide.pages.page import is_for_hr


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        ("guide/a.md", "See [For HR](../hr/index.md).", "See For HR."),
        ("guide/a.md", "See [how *HR* [works]](../hr/search.md#numbers 'Title'), then.", "See how *HR* [works], then."),
        ("index.md", "See [HR](hr/index.md) and [roles](roles/).", "See HR and [roles](roles/)."),
        ("index.md", "[HR](./hr/) [HR](/hr/health/) [HR](~/hr/rules/)", "HR HR HR"),
        ("guide/a.md", "[HR](../../hr/matrix/)", "HR"),
        ("guide/a.md", "[mine](hr/x.md) [other](https://x.example/hr/) [mail](mailto:hr@x.example)", None),
        ("guide/a.md", "[hire](../hrm/index.md), ![hr](../hr.png), `hr/`", None),
        ("guide/a.md", "a\n- [For HR](../hr/index.md): how.\n  More.\n- [x](x.md)\n", "a\n- [x](x.md)\n"),
        ("guide/a.md", "1. [For HR](../hr/index.md)\n   - below\n2. Ask [HR](../hr/index.md).\n", "2. Ask HR.\n"),
        ("index.md", '<li><a href="hr/">For HR</a></li><li><a href="x/">X</a></li>', '<li><a href="x/">X</a></li>'),
        ("index.md", "<li class='a'>\n<a class='b' href='hr/rules/'>Rules</a>: all\n</li>", ""),
        ("index.md", '<p>Ask <a href="hr/"><b>HR</b></a>.</p>', "<p>Ask <b>HR</b>.</p>"),
        ("guide/a.md", "[us][HR], [hr][], [hr]\n[hr]: ../hr/index.md 'Us'\n[x]: x.md\n", "us, hr, hr\n[x]: x.md\n"),
    ],
)  # fmt: skip
def test_a_link_to_a_page_for_hr_becomes_text(path: str, before: str, after: str | None) -> None:
    assert without_links(before, path, is_for_hr) == (before if after is None else after)


def test_a_section_whose_list_is_empty_is_left_out_with_its_heading() -> None:
    one = '<section><h2 id="a">HR</h2><ul class="x"><li><a href="hr/">For HR</a></li></ul></section>\n'
    two = '<section><h2 id="b">More</h2><ul><li><a href="hr/">HR</a></li><li><a href="x/">X</a></li></ul></section>'
    shorter = '<section><h2 id="b">More</h2><ul><li><a href="x/">X</a></li></ul></section>'
    assert without_links(one + two, "index.md", is_for_hr) == shorter


def test_links_of_a_template_become_text() -> None:
    html = '<p><a class="x" href="~/hr/rules/#a"><b>A</b></a> <a href="~/roles/">B</a> <a href="hr/">C</a></p>'
    assert without_html_links(html, is_for_hr) == '<p><b>A</b> <a href="~/roles/">B</a> <a href="hr/">C</a></p>'
