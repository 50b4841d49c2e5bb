"""A link in Markdown that the site would show as words alone is an error; every other link is none."""

from __future__ import annotations

from pathlib import Path

from careerguide.render.prose import prose
from careerguide.rules.links import dead_addresses
from support.edits import briefly

DEAD = {
    "[a](javascript:alert(1))": "javascript:alert(1)",
    "[a](JaVaScript:x)": "JaVaScript:x",
    "[a](java&#115;cript:x)": "java&#115;cript:x",
    "[a](data:text/html,hi)": "data:text/html,hi",
    "[a](<vbscript:x>)": "vbscript:x",
    '[a](ftp://files.example/a "Files")': "ftp://files.example/a",
    "[a](file:///share/plan.docx)": "file:///share/plan.docx",
    "[a](C:/share/plan.docx)": "C:/share/plan.docx",
    "[a](//other.example/x)": "//other.example/x",
    "[a](%2f%2fother.example/x)": "%2f%2fother.example/x",
    "[a][1]\n\n[1]: javascript:x": "javascript:x",
}
ALIVE = [
    "[a](https://site.example/a_(b))", "[a](HTTP://site.example)", "[a](mailto:desk@company.example)", "[a](tel:4512)",
    "[a](/guide/applying/)", "[a](../a/#b)", "[a](#part)", "[a](notes/10:30/)", "[a][1]\n\n[1]: https://site.example",
    "Write javascript: and [brackets] as you like (data:x)", "`[a](javascript`",
]  # fmt: skip


def test_the_rule_says_what_the_site_shows() -> None:
    """An address is reported if, and only if, the site makes no link of it."""
    for text, address in DEAD.items():
        assert dead_addresses(text) == [address]
        assert "href" not in prose(text), text
    for text in ALIVE:
        assert dead_addresses(text) == [], text
        is_link = not text.startswith(("Write", "`"))
        assert ("href" in prose(text)) == is_link, text


def test_a_dead_link_is_reported_in_each_text_with_markdown(tmp_path: Path) -> None:
    changes = [
        ("roles", "tip: Smile; one can *hear* it.", 'tip: "See [this](javascript:x)."'),
        ("stories/from-calls-to-figures", "I kept a list beside", "I kept [a list](javascript:x) beside"),
    ]
    for number, change in enumerate(changes):
        reported = briefly(tmp_path / str(number), change)
        assert any(each.endswith(": dead-link") for each in reported), reported
