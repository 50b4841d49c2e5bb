"""Ids made from titles."""

from __future__ import annotations

from careerguide.edit.entries import proposed_id


def test_a_long_id_ends_after_a_whole_word() -> None:
    assert proposed_id("word " * 20) == "-".join(["word"] * 12)
