"""A site without a part has no link to it, however a page of `docs/` writes it: here, to the pages for HR."""

from __future__ import annotations

import pytest
from careerguide.model.settings import Parts
from careerguide.pages.missing_links import without_missing_links


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
def test_a_link_to_a_missing_page_becomes_text(path: str, before: str, after: str | None) -> None:
    assert without_missing_links(before, path, Parts(hr_pages=False).has) == (before if after is None else after)
