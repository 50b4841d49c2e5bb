"""Which queries are surely questions, and the address that proves each answer: over the site as it is built."""

from __future__ import annotations

import csv
import random
from pathlib import Path

import pytest
from careerguide.guide.guide import Guide
from support.javascript import ask
from support.paths import FIXTURES

Answers = list[dict[str, str] | None]
QUESTIONS = FIXTURES / "questions.tsv"
ROLE = "{role}"
# Ways to ask, by language, each with the shape: of any role.
PATTERNS = {
    "become": ["how do I become a {role}", "{role} kaise bane", "paano maging {role}", "cómo llegar a ser {role}",
               "como virar {role}", "jak zostać {role}"],
    "after": ["what comes after {role}", "{role} ke baad kya", "ano ang susunod sa {role}", "qué sigue tras {role}",
              "o que vem depois de {role}", "co dalej po {role}"],
    "how-long": ["how long does it take to become a {role}", "{role} banne mein kitna time lagta hai",
                 "gaano katagal maging {role}", "cuánto tiempo para ser {role}", "quanto tempo para virar {role}",
                 "ile czasu żeby zostać {role}"],
    "pay": ["what is the salary of a {role}", "{role} ki salary kitni hai", "magkano ang sahod ng {role}",
            "cuánto gana un {role}", "quanto ganha um {role}", "ile zarabia {role}"],
    "day": ["what does a {role} do", "{role} kya karta hai", "ano ang ginagawa ng {role}", "qué hace un {role}",
            "o que faz um {role}", "co robi {role}"],
    "skills": ["what skills does a {role} need", "{role} ke liye kaunsi skills chahiye", "anong kasanayan ng {role}",
               "qué habilidades necesita un {role}", "quais habilidades precisa um {role}",
               "jakie umiejętności ma {role}"],
}  # fmt: skip


@pytest.fixture(scope="module")
def folder(site: Path) -> Path:
    """The index of the site."""
    return next((site / "assets").glob("*/api/v1/search"))


def answers_to(queries: list[str], folder: Path) -> Answers:
    answers: Answers = ask("answersTo", folder=str(folder), queries=queries)
    return answers


def test_each_question_has_its_shape_and_its_proof_and_the_rest_stay_lists(folder: Path) -> None:
    with QUESTIONS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    answers = answers_to([row["query"] for row in rows], folder)
    wrong = {}
    for row, answer in zip(rows, answers, strict=True):
        actual = (answer["shape"], answer["address"]) if answer else ("", "")
        if actual != (row["shape"], row["address"]):
            wrong[row["query"]] = actual
    assert len(rows) > 350
    assert sum(not row["shape"] for row in rows) >= 45
    assert wrong == {}


def test_any_role_can_be_asked_about_in_each_language(guide: Guide, folder: Path) -> None:
    """By its title. A title that is also the name of another entry is no exception: the role counts."""
    expected = {
        pattern.format(role=role.title): (shape, role.id)
        for shape, patterns in PATTERNS.items()
        for number, role in enumerate(guide.roles.values())
        for pattern in (patterns[number % len(patterns)], patterns[(number + 1) % len(patterns)])
    }
    answers = answers_to(list(expected), folder)
    wrong = [
        (query, answer)
        for (query, (shape, id_)), answer in zip(expected.items(), answers, strict=True)
        if not answer or answer["shape"] != shape or (shape != "pay" and f"roles/{id_}/" not in answer["address"])
    ]
    assert len(expected) > 900
    assert wrong == []


def test_a_half_typed_question_has_no_answer_about_another_entry(guide: Guide, folder: Path) -> None:
    """While a person types, a card appears only when the name is complete or one slip away from it."""
    dice = random.Random(5)
    roles = dice.sample(list(guide.roles.values()), 12)
    names = {name.lower() for role in guide.roles.values() for name in (role.title, *role.other_names)}
    typed = [
        (f"how do I become {role.title[:end]}", role)
        for role in roles
        for end in range(2, len(role.title) - 2)
        if role.title[:end].strip().lower() not in names
    ]
    answers = answers_to([query for query, _ in typed], folder)
    wrong = [
        (query, answer)
        for (query, role), answer in zip(typed, answers, strict=True)
        if answer and f"roles/{role.id}/" not in answer["address"]
    ]
    assert len(typed) > 100
    assert wrong == []


def test_a_slip_in_a_long_word_is_understood(folder: Path) -> None:
    right = {
        "how to become a team leadr": "roles/team-leader/#from",
        "how to becme a team leader": "roles/team-leader/#from",
        "what comes after qualty analyst": "roles/quality-analyst/#leads",
        "salry of a team leader": "guide/not-decided/#pay-bands",
    }
    answers = answers_to(list(right), folder)
    assert [answer and answer["address"] for answer in answers] == list(right.values())


def test_a_guide_without_languages_has_no_questions(folder: Path, tmp_path: Path) -> None:
    for file in folder.glob("*.json"):
        (tmp_path / file.name).symlink_to(file)
    (tmp_path / "languages.json").unlink()
    (tmp_path / "languages.json").write_text("{}", encoding="utf-8")
    assert answers_to(["how do I become a team leader", "team leader"], tmp_path) == [None, None]
