"""Data that cannot be read is not compared, and the report says so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from careerguide import diff
from careerguide.diff.report import NOTHING
from careerguide.loading.data_folder import load
from support.company import DAY, changed, tiny, write
from support.differences import compared, lines

BREAKS = {
    "a required field": ("roles.yaml", "  level: 2\n  summary: Takes", "  level: two\n  summary: Takes"),
    "an optional field": ("roles.yaml", "dead_end: From here", "skills: none\n  dead_end: From here"),
    "a key mistyped": ("roles.yaml", "  kras:\n", "  krass:\n"),
    "a file": ("roles.yaml", "- id: senior-agent\n", "- id: [senior-agent\n"),
    "an entry without a name": ("roles.yaml", "- id: senior-agent\n  title", "- title"),
    "a text for an entry": ("skills.yaml", "- id: typing\n", "- typing\n- id: typing\n"),
    "the levels": ("levels.yaml", "levels:\n", "levels: {\n"),
    "the policy": ("policy.yaml", "last_rating: meets", "last_rating: [meets"),
    "one rule": ("policy.yaml", "last_rating: meets", "last_rating: fine"),
    "a story": ("stories/from-calls-to-figures.yaml", "title: From", "title: [From"),
}  # fmt: skip


@pytest.mark.parametrize("breakage", BREAKS)
def test_an_entry_that_could_not_be_read_is_neither_new_nor_removed(tmp_path: Path, breakage: str) -> None:
    """Unread in the new data, in the old data or in both; changes in other entries are reported."""
    file, old, new = BREAKS[breakage]
    sound = tiny()
    broken = changed(sound, file, old, new)
    if breakage == "an optional field":
        broken["roles.yaml"] = re.sub(r"(skills: none(\n.*)*?)\n  skills:(\n    - .*)*", r"\1", broken["roles.yaml"])
    news = ("seats: 2", "seats: 3") if file != "openings.yaml" else ("", "")
    later = {state: changed(texts, "openings.yaml", *news) for state, texts in (("sound", sound), ("broken", broken))}
    for before, now, has_problems in (
        (sound, later["broken"], True),
        (broken, later["sound"], False),
        (broken, later["broken"], False),
    ):
        report = compared(tmp_path, before, now)
        title = (
            "senior-agent"
            if now is not later["sound"] and before is broken and breakage in ("a file", "an entry without a name")
            else "Senior Agent"
        )
        assert lines(report) == [("eases", f"Opening for {title} in Pune: seats changed from 2 to 3.")]
        assert not [change for change in report.changes if change.kind in ("route", "address")]
        assert bool(report.problems) == has_problems
        text = diff.as_markdown(report)
        assert "Only partly compared" in text
        assert "Routes were not compared" in text
        for problem in report.problems:
            assert f"`{problem.path}:{problem.line}`" in text
        assert {f"data/{file}"} <= {problem.path for problem in report.problems} or not has_problems
    assert NOTHING not in diff.as_markdown(compared(tmp_path, broken, sound))


def test_the_readable_fields_of_a_broken_role_are_compared(tmp_path: Path) -> None:
    texts = changed(tiny(), "roles.yaml", "title: Agent\n", "title: Phone Agent\n")
    texts = changed(texts, "roles.yaml", "  learning: [hearing-course]\n", "  learning: hearing-course\n")
    assert lines(compared(tmp_path, tiny(), texts)) == [("clarifies", "Phone Agent was called Agent before.")]


def test_files_beside_a_broken_one_are_compared(tmp_path: Path) -> None:
    texts = tiny()
    parts = texts.pop("roles.yaml").split("\n- id: ")
    texts |= {"roles/a.yaml": parts[0], "roles/b.yaml": "- id: " + "\n- id: ".join(parts[1:])}
    new_texts = changed(texts, "roles/a.yaml", "- id: agent", "- id: [agent")
    new_texts = changed(new_texts, "roles/b.yaml", "title: Trainer", "title: Coach")
    assert lines(compared(tmp_path, texts, new_texts)) == [("clarifies", "Coach was called Trainer before.")]


def test_old_problems_are_not_reported_again_even_from_another_folder(tmp_path: Path) -> None:
    broken = changed(tiny(), "roles.yaml", "to: senior-agent", "to: nobody")
    for name in ("one", "two"):
        write(broken, tmp_path / name)
    assert diff.compare(load(tmp_path / "one"), load(tmp_path / "two"), DAY).problems == ()
