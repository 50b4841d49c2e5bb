"""Macros in Markdown pages: one run reports all problems, each with page, line and the nearest spelling."""

from __future__ import annotations

import dataclasses as dc
import functools
import html
from pathlib import Path

import markdown as python_markdown
import pytest
from careerguide.build.open_guide import open_guide
from careerguide.pages import macros, markdown
from careerguide.pages.default_pages import DefaultPages, written_pages
from careerguide.render.components import Components
from support import hostile
from support.company import DAY, guide_of, tiny
from support.paths import DATA, DOCS

FRONT = "---\ntitle: A page\nrender_macros: true\n---\n"  # the body starts on line 5


@pytest.fixture(scope="module")
def components() -> Components:
    return Components(guide_of(tiny()))


def messages_of(tmp_path: Path, components: Components, text: str) -> list[str]:
    """The problems of a page, as `line: code: message`."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "page.md").write_text(text, encoding="utf-8")
    problems = macros.check(tmp_path / "docs", components)
    assert all(problem.path == "docs/page.md" for problem in problems)
    return [f"{problem.line}: {problem.code}: {problem.message}" for problem in problems]


# Case -> the body of a page, and its problems.
BODIES: dict[str, tuple[str, list[str]]] = {
    "no problem": ("# Title\n\n{{ role('agent') }} and {{ ladder(track='support') }}", []),
    "unknown id": (
        "one\n\n{{ role('agnet') }}",
        ["7: unknown-id: There is no role `agnet`. Did you mean `agent`?"],
    ),
    "two on one line": (
        "{{ role('x9') }} {{ skill('typ') }}",
        ["5: unknown-id: There is no role `x9`.", "5: unknown-id: There is no skill `typ`. Did you mean `typing`?"],
    ),
    "unknown macro": (
        "one\n{{ rol('agent') }}",
        ["6: unknown-macro: There is no macro `rol`. Did you mean `role`?"],
    ),
    "unknown macro, nothing near": (
        "{{ zzz() }}",
        ["5: unknown-macro: There is no macro `zzz`. If it is an id, put it in quotes."],
    ),
    "quotes are missing": (
        "{{ ladder(supporting) }}",
        ["5: unknown-macro: There is no macro `supporting`. If it is an id, put it in quotes."],
    ),
    "brackets are missing": (
        "{{ career_map }}",
        ["5: macro-form: `career_map` needs brackets: write `career_map(...)`."],
    ),
    "syntax error": (
        "one\ntwo {{ role('agent' }}",
        ["6: macro-form: This macro cannot be read: unexpected '}', expected ')'."],
    ),
    "not closed": (
        "{{ role('agent')",
        ["5: macro-form: This macro cannot be read: unexpected end of template, expected 'end of print statement'."],
    ),
    "unknown filter": (
        "{{ role('agent')|upcase }}",
        ["5: macro-form: This macro cannot be read: No filter named 'upcase'."],
    ),
    "a route that does not exist": (
        "{{ routes('analyst', 'agent') }}",
        ["5: unknown-id: No route leads from Analyst to Agent."],
    ),
    "a calculation that fails": ("one\n{{ 1 / 0 }}", ["6: macro-form: This macro does not work: division by zero."]),
    "text plus number": (
        "{{ 'a' + 1 }}",
        ['5: macro-form: This macro does not work: can only concatenate str (not "int") to str.'],
    ),
    "a missing file": (
        "{% include 'x' %}",
        ["5: macro-form: This macro does not work: no loader for this environment specified."],
    ),
    "once for each item of a loop": (
        "{% for id in ['agent', 'x1', 'x2'] %}\n{{ role(id) }}\n{% endfor %}",
        ["6: unknown-id: There is no role `x1`.", "6: unknown-id: There is no role `x2`."],
    ),
    "several in one run": (
        "{{ role('x1') }}\n\n{{ nothing() }}\n{{ role('x2') }}\n{{ skill }}\n{{ move('agent', 'analyst') }}",
        [
            "5: unknown-id: There is no role `x1`.",
            "7: unknown-macro: There is no macro `nothing`. If it is an id, put it in quotes.",
            "8: unknown-id: There is no role `x2`.",
            "9: macro-form: `skill` needs brackets: write `skill(...)`.",
            "10: unknown-id: `agent` has no move to `analyst`. It has moves to: senior-agent, trainer.",
        ],
    ),
    "raw is text": ("{% raw %}{{ role('x') }}{% endraw %}", []),
    "variables of the page are known": ("{% set id = 'agent' %}{% for n in range(2) %}{{ role(id) }}{% endfor %}", []),
}


@pytest.mark.parametrize("case", BODIES)
def test_the_problems_of_a_page_are_reported(tmp_path: Path, components: Components, case: str) -> None:
    body, expected = BODIES[case]
    assert messages_of(tmp_path, components, FRONT + body) == expected


@pytest.mark.parametrize(
    "call",
    [
        "role()",
        "role('agent', 'agent')",
        "role(role='agent')",
        "routes('agent')",
        "career_map(1)",
        "routes('agent', 'trainer', 'many')",
    ],
)
def test_wrong_arguments_are_reported_with_the_name_of_the_macro(
    tmp_path: Path, components: Components, call: str
) -> None:
    (message,) = messages_of(tmp_path, components, f"{FRONT}one\ntwo {{{{ {call} }}}}")
    name = call.partition("(")[0]
    assert message.startswith(f"6: macro-form: `{name}` cannot be used like this: ")


# Front matter -> the line on which the body starts.
FRONTS = {
    "": 1,
    "---\nrender_macros: true\n---\n": 4,
    "---\ntitle: A\n\nrender_macros: true\n...\n": 6,
    "\ufeff---\r\nrender_macros: true\r\n---\r\n": 4,
}


@pytest.mark.parametrize("front", FRONTS)
def test_lines_are_counted_from_the_top_of_the_file(tmp_path: Path, components: Components, front: str) -> None:
    messages = messages_of(tmp_path, components, f"{front}one\n{{{{ role('x') }}}}")
    assert messages == ([f"{FRONTS[front] + 1}: unknown-id: There is no role `x`."] if front else [])


@pytest.mark.parametrize(
    "front",
    [
        "",
        "---\ntitle: A\n---\n",
        "---\nrender_macros: false\n---\n",
        "---\nrender_macros: 'true'\n---\n",
        "---\n- a\n---\n",
    ],
)
def test_a_page_that_does_not_opt_in_does_not_change(tmp_path: Path, components: Components, front: str) -> None:
    text = f"{front}Write {{{{ role('x') }}}} and {{{{ nonsense"
    assert messages_of(tmp_path, components, text) == []
    (page,) = markdown.pages(tmp_path / "docs")
    assert macros.expand(page, components) == ("Write {{ role('x') }} and {{ nonsense", [])


@pytest.mark.parametrize(
    ("front", "line"),
    [
        ("title: a: b\n", 2),
        ("title: A\ntags: [a\n", 4),
        ('title: "A\nrender_macros: true\n', 4),
        ("day: 2026-13-45\n", 2),
        ("a: b\n\tc: d\n", 3),
    ],
)
def test_front_matter_that_cannot_be_read_is_a_problem(
    tmp_path: Path, components: Components, front: str, line: int
) -> None:
    """MkDocs would show it on the page and not run the macros."""
    (message,) = messages_of(tmp_path, components, f"---\n{front}---\nbody")
    assert message.startswith(f"{line}: front-matter: The lines between the dashes cannot be read: ")


def test_a_page_that_is_not_utf_8_is_a_problem(tmp_path: Path, components: Components) -> None:
    (tmp_path / "page.md").write_bytes("Größe".encode("latin-1"))
    (tmp_path / "sound.md").write_text(FRONT + "{{ role('x') }}", encoding="utf-8")
    assert [
        (problem.path.rpartition("/")[2], problem.line, problem.code) for problem in macros.check(tmp_path, components)
    ] == [
        ("page.md", 1, "not-utf-8"),
        ("sound.md", 5, "unknown-id"),
    ]


def test_pages_in_all_folders_are_read_in_the_order_of_their_paths(tmp_path: Path, components: Components) -> None:
    for name in ("z.md", "a/index.md", "a/b.md", "index.md", "note.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(FRONT + "{{ role('x') }}", encoding="utf-8")
    assert [page.path for page in markdown.pages(tmp_path)] == ["a/b.md", "a/index.md", "index.md", "z.md"]
    assert len(macros.check(tmp_path, components)) == 4


def test_a_page_with_macros_becomes_html_and_keeps_its_markdown(tmp_path: Path, components: Components) -> None:
    (tmp_path / "page.md").write_text(f"{FRONT}# One\n\nSee {{{{ role('agent') }}}} & *more*.", encoding="utf-8")
    (page,) = markdown.pages(tmp_path)
    assert page.front["title"] == "A page"
    assert macros.expand(page, components) == ('# One\n\nSee <a href="~/roles/agent/">Agent</a> & *more*.', [])


# Where HR may write a macro: in a paragraph, a list, a table, a heading, after other Markdown, in a quotation.
PLACES = ["See {}.", "- {}\n- more", "| a |\n|---|\n| {} |", "## About {}", "*Note:* {}{{: .x }}", "> {}"]
INLINE = ["role('agent')", "skill('typing')", "track('support')"]
BLOCKS = ["ladder('support')", "role_card('agent')", "kpis()", "sources()", "career_map()", "move('agent', 'trainer')"]
SIGNS = "[a](javascript:b) *c* `d` __e__ |f| {: onclick=g } <h> {{7*7}} \\"


@functools.cache
def hostile_components(text: str) -> Components:
    """The components of the company that has a text in every field, made once."""
    return Components(guide_of(hostile.everywhere(text)))


@pytest.mark.parametrize(
    ("place", "call"), [*((place, call) for place in PLACES for call in INLINE), *(("\n{}\n", call) for call in BLOCKS)]
)
def test_markdown_characters_in_data_stay_text(place: str, call: str) -> None:
    """A title may have any character; on a Markdown page it creates no link, no emphasis and no table cell."""

    def rendered(text: str) -> str:
        body = place.replace("{}", f"{{{{ {call} }}}}").replace("{{:", "{:").replace(".x }}", ".x }")
        page = markdown.MarkdownPage("page.md", "docs/page.md", {markdown.MACROS: True}, body, 1)
        expanded, problems = macros.expand(page, hostile_components(text))
        assert problems == []
        return python_markdown.markdown(expanded, extensions=["tables", "attr_list", "def_list", "admonition"])

    html_of_signs, plain_html = rendered(SIGNS), rendered(hostile.PLAIN)
    hostile.assert_same_tags(html_of_signs, plain_html)
    assert SIGNS.split(" <", maxsplit=1)[0] in html.unescape(html_of_signs)


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("index.md", "/"),
        ("learning.md", "/learning/"),
        ("guide/index.md", "/guide/"),
        ("guide/myths.md", "/guide/myths/"),
        ("my-index.md", "/my-index/"),
    ],
)
def test_the_address_of_a_page_follows_from_its_path(path: str, address: str) -> None:
    assert markdown.address(path) == address


def test_every_id_on_the_default_pages_is_one_of_the_default_pack() -> None:
    """A default page leaves out what it cannot name; in the pack that it was written for, it leaves out nothing."""
    pages = written_pages(DOCS, DefaultPages.shipped("bpo-kpo"))
    assert len([page for page in pages if page.is_default]) >= 19
    strict = [dc.replace(page, is_default=False) for page in pages]
    assert macros.expand_all(strict, Components(open_guide(DATA, DAY)))[1] == []


@pytest.mark.parametrize(("columns", "has_focus"), [(2, False), (4, False), (5, True), (7, True)])
def test_a_wide_table_can_be_scrolled_with_the_keyboard(columns: int, has_focus: bool) -> None:
    head = f"<thead>\n<tr>{'<th>a</th>' * columns}</tr>\n</thead>"
    table = f"<table>\n{head}<tbody><tr>{'<td>b</td>' * columns}</tr></tbody></table>"
    html = markdown.scrolling(f"<p>{table}{table}</p>")
    assert html.count('<table tabindex="0">') == 2 * has_focus
    assert html.replace(' tabindex="0"', "") == f"<p>{table}{table}</p>"
