"""Ids made from titles."""

from __future__ import annotations

from careerguide.edit.entries import slug


def test_a_long_slug_ends_after_a_whole_word() -> None:
    assert slug("word " * 20) == "-".join(["word"] * 12)
