"""The scripts that are published."""

from __future__ import annotations

import json
import subprocess

from careerguide.build.assets import scripts
from support import node
from support.paths import SUPPORT


def texts(given: list[str]) -> list[list[str]]:
    """The strings in each script, as TypeScript reads them."""
    node.module("typescript/package.json")
    command = [*node.node(), str(SUPPORT / "texts.mjs")]
    done = subprocess.run(
        command, input=json.dumps(given), capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    answer: list[list[str]] = json.loads(done.stdout)
    return answer


def test_publishing_a_script_changes_none_of_its_texts() -> None:
    """Rjsmin takes a template inside a template for code, and removes spaces in it."""
    published = dict(scripts(node.ROOT / "overrides"))
    assert len(published) > 50
    sources = [(node.ROOT / "overrides" / path).read_text(encoding="utf-8") for path in published]
    for path, source, site in zip(published, texts(sources), texts(list(published.values())), strict=True):
        assert site == source, path
