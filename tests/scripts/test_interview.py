"""Every phrase of the default company becomes a question to the reader. Phrases by hand: my/interview.test.js."""

from __future__ import annotations

import re

import pytest
from careerguide.guide.guide import Guide
from support.javascript import call

START = "Tell me about a time you "
FIRST_PERSON = re.compile(r"\b(?:I|me|my|mine|myself|we|us|our|ours|ourselves)\b", re.IGNORECASE)
# Verbs at the start of a phrase whose past has no -ed, so that "you <phrase>" is right.
PAST_VERBS = (
    "let found took gave left read wrote got said kept told went made ran sat saw hit cut shook caught had were sent "
    "taught set built held spoke won led brought put thought did heard foresaw dug upsold"
)


@pytest.fixture(scope="module")
def phrases(guide: Guide) -> list[str]:
    return [phrase for skill in guide.skills.values() for phrase in skill.everyday]


@pytest.fixture(scope="module")
def questions(phrases: list[str]) -> dict[str, str]:
    """Phrase -> its question."""
    return dict(zip(phrases, call("my/interview", "question", [[phrase] for phrase in phrases]), strict=True))


def test_every_phrase_reads_as_a_question_to_the_reader(questions: dict[str, str]) -> None:
    texts = list(questions.values())
    assert len(texts) > 200
    assert [text for text in texts if not text.startswith(START) or text.startswith(f"{START}you")] == []
    assert [text for text in texts if FIRST_PERSON.search(text.removeprefix(START))] == []
    assert [text for text in texts if not re.search(r"[^.?!\s]\.$", text)] == []
    assert [text for text in texts if re.search(r"\byou (?:was|am|is|has)\b|\b(\w+) \1\b|  ", text)] == []


def test_every_phrase_begins_in_the_past(questions: dict[str, str]) -> None:
    """Otherwise a question would read "a time you take a sup call"."""
    verbs = [text.removeprefix(START).split()[0] for text in questions.values()]
    assert sorted({verb for verb in verbs if not verb.endswith("ed")} - set(PAST_VERBS.split())) == []


def test_only_pronouns_change(questions: dict[str, str], phrases: list[str]) -> None:
    """Most phrases have none; they stay as they are, to the letter."""
    plain = [phrase for phrase in phrases if not FIRST_PERSON.search(phrase) and not phrase.startswith("was ")]
    assert len(plain) > 150
    assert [questions[phrase] for phrase in plain] == [f"{START}{phrase}." for phrase in plain]
