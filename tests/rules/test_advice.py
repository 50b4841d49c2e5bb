"""Advice on ladders, coverage and words: when a rule reports, and when it does not because of another problem."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from careerguide import rules
from careerguide.loading.data_folder import load
from support.case import DAY, problems_in
from support.company import Texts, sketch, write


def advice(texts: Texts, folder: Path, today: dt.date = DAY) -> list[str]:
    """The code and the entry of each piece of advice on a company."""
    data = write(texts, folder / "data")
    problems = rules.check(load(data), today)
    assert [problem for problem in problems if problem.severity == "error"] == []
    return sorted(
        f"{problem.code} {problem.message.split('`')[1] if '`' in problem.message else ''}".strip()
        for problem in problems
    )


# Case -> a company in a few lines, and the advice on it.
LADDERS: dict[str, tuple[str, list[str]]] = {
    "a ladder of one promotion": ("a support 1\n b support 2\n a -> b promotion 6/12/24", []),
    "a lateral move is not a promotion": ("a support 1\n b support 2\n a -> b lateral 6/12/24", ["dead-end a"]),
    "a draft leads nowhere": (
        "a support 1\n b support 2 status=draft\n c support 2\n a -> b promotion 6/12/24\n a -> c lateral 6/12/24",
        ["dead-end a"],
    ),
    "a draft is not checked": ("a support 1\n b support 2\n d support 1 status=draft\n a -> b promotion 6/12/24", []),
    "two at the top": (
        "a support 1\n b support 2\n c support 2\n a -> b promotion 6/12/24\n a -> c promotion 6/12/24",
        [],
    ),
    "a role beside the ladder": (
        "a support 1\n b support 2\n c support 4\n a -> b promotion 6/12/24\n b -> a return 1/2/3",
        ["dead-end b", "unreachable-role c"],
    ),
    "a ring without a move into it": (
        "a support 1\n b support 4\n c support 4\n b -> c lateral 6/12/24\n c -> b lateral 6/12/24",
        ["dead-end a", "unreachable-role b", "unreachable-role c"],
    ),
    "a start that only people of another track skip": (
        (
            "a support 1\n b quality 1\n c quality 2\n a -> c lateral 6/12/24\n b -> c promotion 6/12/24\n"
            " a -> d promotion 6/12/24\n d support 2"
        ),
        ["skipped-role a"],
    ),
    "a start that somebody of another track reaches": (
        (
            "a support 1\n b quality 1\n c quality 2\n d support 2\n e support 1\n a -> c lateral 6/12/24\n"
            " b -> c promotion 6/12/24\n a -> d promotion 6/12/24\n e -> b lateral 6/12/24\n e -> d promotion 6/12/24"
        ),
        [],
    ),
    "a start that others can only go a long way around": (
        (
            "a support 1\n b quality 1\n c quality 2\n d support 2\n e support 1\n d -> c lateral 6/12/24\n"
            " b -> c promotion 6/12/24\n a -> d promotion 6/12/24\n e -> b lateral 6/12/24\n e -> d promotion 6/12/24"
        ),
        ["skipped-role a"],
    ),
    "a later role that some people skip": (
        (
            "a support 1\n b quality 1\n c quality 2\n f quality 3\n d support 2\n e support 1\n g support 3\n"
            " a -> d promotion 6/12/24\n d -> g promotion 6/12/24\n g -> f lateral 6/12/24\n b -> c promotion 6/12/24\n"
            " c -> f promotion 6/12/24\n e -> b lateral 6/12/24\n e -> g promotion 6/12/24"
        ),
        [],
    ),
    "a step back does not help": (
        (
            "a support 1\n b quality 1\n c quality 2\n a -> c lateral 6/12/24\n c -> b return 6/12/24\n"
            " b -> c promotion 6/12/24\n a -> d promotion 6/12/24\n d support 2"
        ),
        ["skipped-role a"],
    ),
    "two levels at once": ("a support 1\n b support 3\n a -> b promotion 6/12/24", []),
    "three levels at once": ("a support 1\n b support 4\n a -> b promotion 6/12/24", ["level-jump b"]),
    "three levels sideways": (
        (
            "a support 1\n b support 4\n c support 2\n a -> b lateral 6/12/24\n a -> c promotion 1/2/3\n c -> b "
            "promotion 1/2/3"
        ),
        ["level-jump b"],
    ),
    "three levels down": (
        (
            "a support 1\n b support 3\n c support 4\n a -> b promotion 1/2/3\n b -> c promotion 1/2/3\n c -> a "
            "return 1/2/3"
        ),
        [],
    ),
    "a skill that falls on the way up": (
        "a support 1 typing:expert\n b support 2 typing:working\n a -> b promotion 6/12/24",
        ["skill-falls a"],
    ),
    "a skill that falls sideways": (
        "a support 1 typing:expert\n b support 1 typing:working\n a -> b lateral 6/12/24",
        [],
    ),
    "a skill that is no longer needed": (
        "a support 1 typing:expert\n b support 2 selling:working\n a -> b promotion 6/12/24",
        [],
    ),
    "three skills are too few to compare": (
        "a support 1 x:working y:working z:working\n b support 1 x:working y:working z:working",
        [],
    ),
    "four of five": (
        (
            "a support 1 v:working w:working x:working y:working z:working\n b support 1 v:working w:working "
            "x:working y:working"
        ),
        ["same-skills b"],
    ),
    "four of six": (
        (
            "a support 1 v:working w:working x:working y:working z:working\n b support 1 v:working w:working "
            "x:working y:working q:working"
        ),
        [],
    ),
    "the same at other levels": (
        "a support 1 w:working x:working y:working z:working\n b support 1 w:expert x:expert y:expert z:expert",
        [],
    ),
}


@pytest.mark.parametrize("name", LADDERS)
def test_a_ladder_gets_this_advice(name: str, tmp_path: Path) -> None:
    lines, expected = LADDERS[name]
    assert advice(sketch(lines), tmp_path) == expected


@pytest.mark.parametrize(("today", "codes"), [("2026-10-15", []), ("2026-10-16", ["review-overdue"])])
def test_a_review_is_overdue_the_day_after_it_is_due(today: str, codes: list[str], tmp_path: Path) -> None:
    texts = {
        "tracks.yaml": ("- {id: a, title: A, summary: Does a., review: {owner: hr, last: 2026-04-15, every: 6}}\n")
    }
    assert [line.split()[0] for line in advice(texts, tmp_path, dt.date.fromisoformat(today))] == codes


def role(summary: str = "Takes calls.", **more: str) -> str:
    fields = "".join(f", {key}: '{value}'" for key, value in more.items())
    return f"- {{id: a, title: A, track: support, level: 1, summary: '{summary}'{fields}}}\n"


TRACK = {"tracks.yaml": "- {id: support, title: Support, summary: You take calls.}\n"}
GLOSSARY = "- {id: crm, title: CRM, aliases: [wrap], definition: The customer record.}\n"


@pytest.mark.parametrize(
    ("texts", "codes"),
    [
        ({"roles.yaml": role("x" * 160)}, []),
        ({"roles.yaml": role("x" * 161)}, ["long-summary"]),
        ({"roles.yaml": role("Communication management.")}, []),  # too short to judge
        ({"roles.yaml": role(tip="Leads salesmen. He helps her, and he listens.")}, ["gendered-word"] * 4),
        ({"roles.yaml": role(tip="Ask there, or the theme of the shepherd")}, []),
        (
            {"roles.yaml": role(tip="Keep the CRM and the SLA, and wrap up the backlog; SLA")},
            [],
        ),  # without a glossary, no word is reported
        (
            {
                "roles.yaml": role(tip="Keep the CRM and the SLA, and wrap up the backlog; SLA"),
                "glossary.yaml": GLOSSARY,
            },
            ["unexplained-word", "unexplained-word"],
        ),
    ],
)
def test_the_words_of_a_text_get_advice(texts: Texts, codes: list[str], tmp_path: Path) -> None:
    assert [line.split()[0] for line in advice(TRACK | texts, tmp_path)] == codes


def test_an_unexplained_word_is_reported_once_where_it_is_first_used(tmp_path: Path) -> None:
    texts = TRACK | {
        "glossary.yaml": GLOSSARY,
        "roles.yaml": role("Keeps the SLA.", tip="Mind the SLA.").replace("id: a", "id: a, kras: []"),
    }
    (problem,) = problems_in(texts, tmp_path / "data")
    assert (problem.path, problem.code, problem.message.split(".")[0]) == (
        "data/roles.yaml",
        "unexplained-word",
        "`SLA` is not explained",
    )


def test_advice_does_not_stop_a_build(tmp_path: Path) -> None:
    lines, _ = LADDERS["a ring without a move into it"]
    loaded = load(write(sketch(lines), tmp_path / "data"))
    assert rules.faults(loaded) == []
    assert {problem.severity for problem in rules.check(loaded, DAY)} == {"warning"}
