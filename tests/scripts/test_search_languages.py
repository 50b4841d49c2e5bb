"""Queries in English mixed with another language: what says nothing is left out, and what is denied is not wanted."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from careerguide.guide.guide import Guide
from careerguide.search.index import SearchDocument
from support import searching

# Ways to say that one wants to be something, and a word of the language that says nothing to follow it.
WANTED = ["{} kaise bane", "mujhe {} banna hai", "paano maging {}", "gusto ko maging {} po", "como ser {}"]
WANTED += ["quiero ser {} por favor", "como virar {}", "quero ser {} aqui", "jak zostać {}", "chcę być {} w firmie"]


@pytest.fixture(scope="module")
def folder(guide: Guide, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of the default company."""
    return searching.write(guide, tmp_path_factory.mktemp("search"))


def test_words_of_other_languages_leave_the_role_first(guide: Guide, folder: Path) -> None:
    dice = random.Random(8)
    roles = dice.sample(list(guide.roles.values()), 12)
    expected = {way.format(role.title.lower()): f"roles/{role.id}/" for way in WANTED for role in roles}
    answers = searching.answers_to(list(expected), folder)
    first = {query: answer.addresses[:1] for query, answer in zip(expected, answers, strict=True)}
    assert {query: page for query, page in first.items() if page != [expected[query]]} == {}


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("como ser supervisor de calidad", {"roles/quality-lead/"}),
        ("analista de qualidade", {"roles/quality-analyst/"}),
        ("jak zostac liderem zespolu", {"roles/team-leader/"}),
        ("kierownik sprzedaży", {"roles/sales-manager/"}),
        ("analista de fraude", {"roles/fraud-analyst/"}),
        ("kam kaise bane", {"roles/account-manager/"}),
        ("KAM", {"roles/account-manager/"}),
        ("quiero trabajar en ventas", {"tracks/sales/", "roles/sales-agent/"}),
    ],
)
def test_words_of_the_trade_are_understood(query: str, first: set[str], folder: Path) -> None:
    [answer] = searching.answers_to([query], folder)
    assert answer.addresses[0] in first, answer.addresses[:4]


@pytest.mark.parametrize(
    "query",
    [
        "without nights",
        "no night shift",
        "sin noches",
        "sem noite",
        "bez nocy",
        "walang night shift",
        "night shift nahi",
    ],
)
def test_what_is_denied_is_not_wanted(query: str, guide: Guide, folder: Path) -> None:
    [answer] = searching.answers_to([query], folder)
    roles = [guide.roles[address.split("/")[1]] for address in answer.addresses if address.startswith("roles/")]
    assert len(roles) >= 5
    assert [role.id for role in roles[:5] if role.reality.shifts == "night"] == []
    assert sum(role.reality.shifts == "day" for role in roles[:5]) >= 3


def test_a_denied_name_does_not_bring_its_page_first(folder: Path) -> None:
    pages = {
        "no coding": "skills/medical-coding/",
        "not a team leader": "roles/team-leader/",
        "no calls": "tracks/sales/",
    }
    answers = searching.answers_to(list(pages), folder)
    firsts = {query: answer.addresses[0] for query, answer in zip(pages, answers, strict=True)}
    assert {query: first for query, first in firsts.items() if first == pages[query]} == {}


def test_a_query_of_which_nothing_is_understood_finds_nothing(folder: Path) -> None:
    queries = ["paano po", "kaise kya hai", "jak to jest", "cómo", "quero muito", "sin nada", "zxqv kaise bane"]
    answers = searching.answers_to(queries, folder)
    assert {
        query: answer.addresses[:1] for query, answer in zip(queries, answers, strict=True) if answer.addresses
    } == {}


def test_words_that_say_nothing_count_if_they_are_of_a_name(guide: Guide, tmp_path: Path) -> None:
    titles = ["Coordinador de la sala", "Sin Papel", "Team Sa Cebu", "Po Kolei"]
    documents = [
        *(SearchDocument("role", f"role-{number}", title) for number, title in enumerate(titles)),
        SearchDocument("role", "other", "Coordinador", ["Papel", "Team Cebu", "Kolei"]),
    ]
    searching.write_documents(guide, documents, tmp_path)
    answers = searching.answers_to([title.lower() for title in titles], tmp_path)
    assert [answer.addresses[0] for answer in answers] == [f"roles/role-{number}/" for number in range(len(titles))]
