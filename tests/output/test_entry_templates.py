"""Scalars in new entries: YAML reads them back as the same text."""

from __future__ import annotations

import pytest
import yaml
from careerguide.loading.yaml_lint import Loader
from careerguide.output.entry_templates import scalar


@pytest.mark.parametrize(
    "text",
    [
        "a",
        "a: b",
        "#",
        "- a",
        "yes",
        "null",
        "12:30",
        "1.10",
        "010",
        "12",
        "2026-11",
        " a",
        "a ",
        "*a",
        "a, b",
        "[",
        "'",
        '"',
        "~",
    ],
)
@pytest.mark.parametrize("brackets", [True, False])
def test_yaml_reads_a_scalar_back_as_the_same_text(text: str, brackets: bool) -> None:
    yaml_text = scalar(text, brackets=brackets)
    assert yaml.load(f"[{yaml_text}]" if brackets else f"a: {yaml_text}", Loader=Loader) == (
        [text] if brackets else {"a": text}
    )
    if text in ("yes", "null", "12:30", "1.10", "010"):
        assert yaml_text == f'"{text}"'
