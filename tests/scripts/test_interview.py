"""Questions to prepare for: what people on the floor say of a skill, asked as an interviewer would."""

from __future__ import annotations

import re
from typing import Any

from careerguide.build.open_guide import open_guide
from support.company import DAY
from support.javascript import call, table
from support.paths import DATA

SKILLS = open_guide(DATA, DAY).skills
PHRASES = [phrase for skill in SKILLS.values() for phrase in skill.everyday]
OPENING = "Tell me about a time you "
OWN = re.compile(r"\b(?:I|me|my|mine|myself|we|us|our|ours|ourselves)\b", re.IGNORECASE)
# Verbs with which a phrase begins that are past without -ed, so that "you <phrase>" is right.
PAST = {
    *(
        "let",
        "found",
        "took",
        "gave",
        "left",
        "read",
        "wrote",
        "got",
        "said",
        "kept",
        "told",
        "went",
        "made",
        "ran",
        "sat",
        "saw",
        "hit",
    ),
    *(
        "cut",
        "shook",
        "caught",
        "had",
        "were",
        "sent",
        "taught",
        "set",
        "built",
        "held",
        "spoke",
        "won",
        "led",
        "brought",
        "put",
        "thought",
        "did",
        "heard",
        "foresaw",
        "dug",
        "upsold",
    ),
}

# What is not in the default data: contractions, the whole team, the country, capitals, marks at the end.
SAID = {
    "stayed polite when I was shouted at": "stayed polite when you were shouted at",
    "was the first to try the new tool": "were the first to try the new tool",
    "wasn't thrown by a bad line": "weren't thrown by a bad line",
    "I wasn't thrown by a bad line": "weren't thrown by a bad line",
    "washed the mugs": "washed the mugs",
    "I calmed an irate caller.": "calmed an irate caller",
    "we agreed who does what": "agreed who does what",
    "Calmed an irate caller!": "calmed an irate caller",
    "QA'd my own call": "QA'd your own call",
    "said I'm sorry and meant it...": "said you're sorry and meant it",
    "kept what I\u2019d promised": "kept what you'd promised",
    "did what we've always put off": "did what you've always put off",
    "helped our team hit our target": "helped your team hit your team's target",
    "swapped shifts in a way that suited us both": "swapped shifts in a way that suited you both",
    "spoke for all of us": "spoke for all of you",
    "worked out what rework costs us": "worked out what rework costs your team",
    "called a US customer": "called a US customer",
    "shared a call of mine": "shared a call of yours",
    "started at 9 am": "started at 9 am",
    "asked IT, which was down, for help": "asked IT, which was down, for help",
    "taught myself the tool": "taught yourself the tool",
    "industry status bus mystery we": "industry status bus mystery your team",
}


def questions(phrases: list[str]) -> list[str]:
    found: list[str] = call("my/interview", "question", [[phrase] for phrase in phrases])
    return found


def test_said_and_asked() -> None:
    assert questions(list(SAID)) == [f"{OPENING}{asked}." for asked in SAID.values()]


def test_every_phrase_reads_as_a_question_to_the_reader() -> None:
    found = questions(PHRASES)
    assert len(found) > 200
    assert [ask for ask in found if not ask.startswith(OPENING) or ask.startswith(f"{OPENING}you")] == []
    assert [ask for ask in found if OWN.search(ask.removeprefix(OPENING))] == []
    assert [ask for ask in found if not re.search(r"[^.?!\s]\.$", ask)] == []
    assert [ask for ask in found if re.search(r"\byou (?:was|am|is|has)\b|\b(\w+) \1\b|  ", ask)] == []


def test_every_phrase_begins_in_the_past() -> None:
    """Else "a time you take a sup call" would be asked."""
    first = [ask.removeprefix(OPENING).split()[0] for ask in questions(PHRASES)]
    assert sorted({word for word in first if not word.endswith("ed")} - PAST) == []


def test_only_what_a_pronoun_stands_for_changes() -> None:
    """Most phrases have none; they stay as they are, to the letter."""
    plain = [phrase for phrase in PHRASES if not OWN.search(phrase) and not phrase.startswith("was ")]
    assert len(plain) > 150
    assert questions(plain) == [f"{OPENING}{phrase}." for phrase in plain]


def gap(skill: str, need: int) -> dict[str, Any]:
    return {"skill": skill, "have": 0, "need": need, "essential": True, "weight": 3, "missing": need}


def test_questions_for_the_heaviest_gaps() -> None:
    skills = {
        id_: {"title": id_.upper(), "levels": ["one", "two", "three", "four"], "everyday": [f"did {id_}", "did more"]}
        for id_ in "abcdefgh"
    }
    skills["b"]["everyday"] = []
    [six, two, none] = call(
        "my/interview",
        "questions",
        [
            [[gap(id_, 2) for id_ in ("unknown", *"abcdefgh")], table(skills)],
            [[gap("h", 4), gap("a", 1)], table(skills), 6],
            [[], table(skills)],
        ],
    )
    assert [asked["skill"] for asked in six] == list("acdefg")
    assert two == [
        {"skill": "h", "title": "H", "ask": f"{OPENING}did h.", "good": "four"},
        {"skill": "a", "title": "A", "ask": f"{OPENING}did a.", "good": "one"},
    ]
    assert none == []
