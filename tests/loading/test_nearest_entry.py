"""A suggestion is the entry that a person meant: by its words, and never another person's role."""

from __future__ import annotations

from pathlib import Path

import pytest
from careerguide.loading.nearest_entry import nearest_entry
from support.case import problems_in
from support.company import tiny

SKILLS = {
    "empathy-and-de-escalation": "Empathy and De-escalation",
    "active-listening": "Active Listening",
    "time-management": "Time Management",
    "typing-and-data-accuracy": "Typing and Data Accuracy",
    "data-privacy": "Data Privacy",
}
ROLES = {
    "team-leader": "Team Leader",
    "senior-agent": "Senior Agent",
    "agent": "Agent",
    "quality-analyst": "Quality Analyst",
    "analyst-2": "Analyst 2",
}


def names(titles: dict[str, str]) -> dict[str, str]:
    return {name.lower(): id_ for id_, title in titles.items() for name in (id_, title)}


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("emphaty", "empathy-and-de-escalation"),
        ("deescalation", "empathy-and-de-escalation"),
        ("listening", "active-listening"),
        ("activ-listning", "active-listening"),
        ("Time managment", "time-management"),
        ("timemanagement", "time-management"),
        ("typing", "typing-and-data-accuracy"),
        ("data", ""),  # two skills have the word
        ("juggling", ""),
        ("", ""),
    ],
)
def test_a_skill_is_meant_by_one_of_its_words(text: str, id_: str) -> None:
    assert nearest_entry(text, names(SKILLS), exact=False) == id_


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("team-leadr", "team-leader"),
        ("Team Leder", "team-leader"),
        ("teamleader", "team-leader"),
        ("agnet", "agent"),
        ("senior-analyst", ""),  # as near to `senior-agent` by its letters
        ("assistant-team-leader", ""),
        ("senior", ""),
        ("quality-lead", ""),
        ("analyst-3", ""),
    ],
)
def test_a_role_with_another_word_is_another_role(text: str, id_: str) -> None:
    assert nearest_entry(text, names(ROLES), exact=True) == id_


# A change of the tiny company -> the only finding.
ALONE = {
    ("roles.yaml", "  level: 3", "  level: 11"): (
        "unknown-level: Level 11 is not described in data/levels.yaml. Use one of 1, 2, 3, or add it there."
    ),
    (
        "roles.yaml",
        "after: {min: 6, typical: 12, slow: 24}\n      confidence",
        "after: {min: six, typical: 12, slow: 24}\n      confidence",
    ): ("not-a-number: `min` is `six`"),
    ("events.yaml", "- id: ", f"- id: {'a' * 70}"): "characters; 60 are allowed. Leave out ",
    ("roles.yaml", "  track: support\n  level: 1", "  track: [support, training]\n  level: 1"): (
        "not-text: `track` is a list; it is one track. Write one. Write the others under `also_in: [...]`."
    ),
    ("roles.yaml", "  summary: Answers calls and mails.", "  summary:"): "Each role needs one: write it.",
    ("roles.yaml", "  tip: Smile", "  salary: 900\n  tip: Smile"): "`salary` is pay, and the guide shows no pay.",
    ("roles.yaml", "  tip: Smile", "  shifts: night\n  tip: Smile"): "It belongs under `reality:`.",
}


@pytest.mark.parametrize("change", ALONE, ids=lambda change: change[2].strip()[:20])
def test_a_message_names_the_true_cause_and_is_the_only_one(change: tuple[str, str, str], tmp_path: Path) -> None:
    """No further finding, which would vanish with the first."""
    file, old, new = change
    texts = tiny()
    assert old in texts[file]
    texts[file] = texts[file].replace(old, new, 1)
    problems = [str(problem) for problem in problems_in(texts, tmp_path / "data")]
    assert len({problem.partition(": ")[0] for problem in problems}) == 1, problems
    assert ALONE[change] in problems[0]
