"""Reading grades: syllables from spelling, and the formula on texts with grades worked out by hand."""

from __future__ import annotations

import pytest
from careerguide.rules.readability import grade, hard_words, sentences, syllables

# Number of syllables -> words, counted by ear and checked against the CMU pronouncing dictionary.
SYLLABLES = {
    1: "a the calls asked makes types bills charts code one use are rule eyes through leads helped",
    2: "agent client leader tickets closes table people quiet service passes ready level",
    3: "area customer analyst invoices compliance media management",
    4: "supervisor responsible facilitate",
    5: "communication",
}


@pytest.mark.parametrize(
    ("word", "count"), [(word, count) for count, words in SYLLABLES.items() for word in words.split()]
)
def test_syllables_are_counted_from_the_spelling(word: str, count: int) -> None:
    assert syllables(word) == count


@pytest.mark.parametrize(("word", "count"), [("CRM", 3), ("client's", 2), ("team\u2019s", 1), ("I", 1), ("Calls", 1)])
def test_letters_of_acronyms_count_and_apostrophes_do_not(word: str, count: int) -> None:
    assert syllables(word) == count


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 0.0),
        ("12 + 3", 0.0),
        ("You take calls.", 0.39 * 3 + 11.8 * 1 - 15.59),
        ("You take calls. You pass on the rest.", 0.39 * 4 + 11.8 * 1 - 15.59),
        ("You take calls, and pass on the rest", 0.39 * 8 + 11.8 * 1 - 15.59),
        ("The customer calls the agent", 0.39 * 5 + 11.8 * 8 / 5 - 15.59),
    ],
)
def test_the_grade_follows_the_formula(text: str, expected: float) -> None:
    assert grade(text) == pytest.approx(expected)


def test_a_line_break_ends_a_sentence_and_a_decimal_point_does_not() -> None:
    assert list(sentences("Take calls\nScore 1.5 points. Rest!")) == ["Take calls", "Score 1.5 points", "Rest"]


def test_hard_words_are_listed_once_hardest_first() -> None:
    assert hard_words("Facilitate calls, facilitate management in the CRM") == ["facilitate", "management"]
