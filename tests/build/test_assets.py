"""Published scripts are the scripts of the repository without comments: no text in them changes."""

from __future__ import annotations

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
