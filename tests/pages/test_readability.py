"""Interface texts are easy to read: school grade 8 or below, like the texts in `data/` and `docs/`."""

from __future__ import annotations

import ast
import html
import re
from pathlib import Path

import jinja2
import pytest
from careerguide.pages.page import Page
from careerguide.render.jinja_env import TEMPLATES
from careerguide.rules.readability import grade, words
from support import bless_pages
from support.company import guide_of, pages_of, tiny
from support.paths import ROOT

HIGHEST = 8
# A shorter text is a label: the formula needs sentences.
LEAST_WORDS = 10
# Tags inside a sentence.
INLINE = r"</?(?:a|abbr|code|em|i|kbd|q|span|strong|time)\b[^>]*>"
TEMPLATE_FILES = sorted([*TEMPLATES.rglob("*.html"), *(ROOT / "overrides").rglob("*.html")])
# Stands for a value in a sentence: one word of one syllable.
VALUE = "this"


def visible(markup: str) -> str:
    """The text of HTML, with a line for each block."""
    text = re.sub(r"(?s)<(pre|svg|script)\b.*?</\1>", "\n", markup)
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r"<[^>]*>", "\n", re.sub(INLINE, "", text))
    return html.unescape(text)


def template_text(file: Path) -> str:
    """The text of a template and the sentences in its Jinja strings, with `VALUE` for each value."""
    parts, strings = [], []
    for _, kind, value in jinja2.Environment().lex(file.read_text(encoding="utf-8")):
        if kind == "data":
            parts.append(value)
        elif kind == "variable_begin":
            parts.append(VALUE)
        elif kind == "block_begin":
            parts.append(" ")
        elif kind == "string" and re.match(r"['\"][A-Z].* ", value):
            strings.append(str(ast.literal_eval(value)))
    return "\n".join([visible("".join(parts)), *strings])


def test_template_text_leaves_out_code(tmp_path: Path) -> None:
    file = tmp_path / "x.html"
    file.write_text(
        "{# A comment #}<p>Say <b class='big'>{{ name }}</b> to {% if x %}all{% endif %}.</p>{{ 'Go on' if y }}",
        "utf-8",
    )
    assert template_text(file).split() == ["Say", "this", "to", "all", ".", "this", "Go", "on"]


def is_easy(text: str) -> bool:
    return len(words(text)) < LEAST_WORDS or int(grade(text)) <= HIGHEST


def test_a_hard_template_is_not_easy(tmp_path: Path) -> None:
    file = tmp_path / "x.html"
    file.write_text("<p>Organisational eligibility considerations necessitate managerial authorisation of {{ title }}")
    assert not is_easy(template_text(file) + " before internal applications are adjudicated.")


@pytest.mark.parametrize("file", TEMPLATE_FILES, ids=lambda file: file.stem)
def test_the_text_of_a_template_is_easy(file: Path) -> None:
    assert is_easy(template_text(file))


PAGE_KINDS = [kind for kind in bless_pages.KINDS if kind not in ("rules", "rule")]


@pytest.fixture(scope="module")
def pages() -> dict[str, Page]:
    return pages_of(guide_of(tiny()))


@pytest.fixture(scope="module")
def drawn() -> dict[str, str]:
    return bless_pages.drawn()


# Pages of the rule book are left out: tests/test_plain_english.py reads the messages of `careerguide check`.
@pytest.mark.parametrize("kind", PAGE_KINDS)
def test_the_text_of_a_page_is_easy(drawn: dict[str, str], kind: str) -> None:
    assert is_easy(visible(drawn[kind]))


def strings(file: Path) -> list[str]:
    """The sentences among the string literals of a module, without docstrings and ids."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef)
    docstrings = {ast.get_docstring(node, clean=False) for node in ast.walk(tree) if isinstance(node, documented)}
    literals = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    texts = [value for value in literals if isinstance(value, str) and value not in docstrings]
    return [text for text in texts if re.match("[A-Z].* ", text)]


PAGE_MODULES = sorted((ROOT / "hooks/careerguide/pages").rglob("*.py"))


def test_titles_and_descriptions_are_collected() -> None:
    sentences = [sentence for file in PAGE_MODULES for sentence in strings(file)]
    assert "The best routes from your role to the role you want, step by step." in sentences


@pytest.mark.parametrize("file", PAGE_MODULES, ids=lambda file: file.stem)
def test_titles_and_descriptions_are_easy(file: Path) -> None:
    assert is_easy("\n".join(strings(file)))


LISTS_AND_TOOLS = (
    "/roles/ /skills/ /tracks/ /bands/ /moves/ /stories/ /openings/ /events/ /kit/ /plan/ /compare/ /my/ /search/"
    " /changes/ /hr/health/ /hr/matrix/ /hr/rules/"
)


@pytest.mark.parametrize("address", LISTS_AND_TOOLS.split())
def test_each_description_is_easy(pages: dict[str, Page], address: str) -> None:
    """Search results and link previews show it alone."""
    assert int(grade(pages[address].description)) <= HIGHEST
