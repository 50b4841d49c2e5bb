"""Published scripts and styles are those of the repository without comments: no text in them changes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from careerguide.build import assets
from support import node
from support.javascript import ask
from support.paths import ROOT

THEME = ROOT / "overrides"


@pytest.mark.slow  # needs TypeScript from npm
def test_a_published_script_has_the_code_of_its_source() -> None:
    """Every text and every template in it too, whatever is nested."""
    published = dict(assets.scripts([THEME]))
    assert len(published) > 50
    sources = [(THEME / path).read_text(encoding="utf-8") for path in published]
    typescript = str(node.module("typescript/lib/typescript.js"))
    expected = ask("printCode", typescript=typescript, texts=sources)
    actual = ask("printCode", typescript=typescript, texts=list(published.values()))
    assert dict(zip(published, actual, strict=True)) == dict(zip(published, expected, strict=True))


def test_a_published_script_has_no_comment_lines_and_no_tests() -> None:
    published = dict(assets.scripts([THEME]))
    assert [path for path in published if path.endswith(assets.TEST_SUFFIX)] == []
    lines = [line.strip() for text in published.values() for line in text.splitlines()]
    assert [line for line in lines if line.startswith("//") or (line.startswith("/*") and line.endswith("*/"))] == []


def test_published_styles_keep_their_texts_and_rules() -> None:
    """Only comments and space that nobody needs are left out; a text in quotes and an address stay as they are."""
    tight = dict(assets.published_styles([THEME]))
    sources = dict(assets.stylesheets([THEME]))
    pages = {assets.STYLE, assets.TOOLS_STYLE, assets.MY_STYLE, assets.PAGES_STYLE, assets.KIOSK_STYLE}
    assert set(tight) == {*pages, assets.GENERATED_STYLE}
    for path, text in tight.items():
        source = re.sub(r"/\*.*?\*/", "", sources[path], flags=re.DOTALL)
        assert "/*" not in text
        assert re.findall(r'"[^"]*"', text) == re.findall(r'"[^"]*"', source)
        assert re.sub(r"\s", "", text) == re.sub(r"\s", "", source)
        assert len(text) < len(sources[path]) * 0.9


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        ('a::before { content: "  {;, /* x */ "; }\n', 'a::before{content: "  {;, /* x */ ";}\n'),
        ("a { b: 'it\\'s ; 1' }", "a{b: 'it\\'s ; 1'}\n"),
        ("a /* why ** */ b {\n  c: url( x, y.png ) ;\n}", "a b{c: url( x, y.png );}\n"),
        ("@media (min-width: 3em) and (max-width: 4em) {\n  a,\n  b > c :is(d, e) {\n    f: calc(1px + 2px);\n  }\n}",
         "@media (min-width: 3em) and (max-width: 4em){a,b > c :is(d,e){f: calc(1px + 2px);}}\n"),
    ],
)  # fmt: skip
def test_tight_styles(tmp_path: Path, css: str, expected: str) -> None:
    (tmp_path / "styles").mkdir()
    (tmp_path / "styles" / "a.css").write_text(css, encoding="utf-8")
    assert dict(assets.published_styles([tmp_path]))[assets.STYLE] == expected
