"""A change of a note on where work is going is told in plain words, and makes nothing harder or easier."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.company import changed, tiny
from support.differences import compared, lines

S = "skills.yaml"
NOTE = (
    "  outlook: {as_of: 2026-09, trend: growing, grows: [Hard talks], shrinks: [Talks by rote], "
    "sources: [survey, own-estimate], renew_after: 18}\n"
)
# Old passage, new passage, the weight of both changes, the line, and the line of the change back.
CHANGES = (
    (
        "as_of: 2026-09", "as_of: 2026-10", "corrects",
        "month of the newest source changed from Sep 2026 to Oct 2026.",
        "month of the newest source changed from Oct 2026 to Sep 2026.",
    ),
    (
        "trend: growing", "trend: shrinking", "clarifies",
        "what is expected of the work changed from growing to shrinking.",
        "what is expected of the work changed from shrinking to growing.",
    ),
    (
        "[Hard talks]", "[Hard talks, Long talks]", "clarifies",
        '"Long talks" was added to tasks that grow.',
        '"Long talks" was removed from tasks that grow.',
    ),
    (
        "renew_after: 18", "renew_after: 24", "corrects",
        "time until the note is renewed changed from 18 months to 24 months.",
        "time until the note is renewed changed from 24 months to 18 months.",
    ),
    (
        "[survey, own-estimate]", "[survey]", "corrects",
        "Our own estimate was removed from sources of the note.",
        "Our own estimate was added to sources of the note.",
    ),
    (
        NOTE, "", "clarifies",
        "note on where the work is going removed.",
        "note on where the work is going added: growing, with a source from Sep 2026.",
    ),
)  # fmt: skip


@pytest.mark.parametrize(("old", "new", "weight", "change", "change_back"), CHANGES, ids=[case[3] for case in CHANGES])
def test_a_change_of_a_note_is_one_line(
    tmp_path: Path, old: str, new: str, weight: str, change: str, change_back: str
) -> None:
    texts = tiny()
    new_texts = changed(texts, S, old, new)
    assert lines(compared(tmp_path, texts, new_texts)) == [(weight, f"Skill Listening: {change}")]
    assert lines(compared(tmp_path, new_texts, texts)) == [(weight, f"Skill Listening: {change_back}")]
