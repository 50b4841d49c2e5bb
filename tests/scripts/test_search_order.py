"""The order of results: who is named comes first, and a slip in one word does not outweigh the words that are right."""

from __future__ import annotations

import random
from collections import defaultdict
from pathlib import Path

import pytest
from careerguide.guide.guide import Guide
from careerguide.search import index
from careerguide.search.words import tokens
from support import searching
from support.company import guide_of, tiny

LETTERS = "abcdefghijklmnopqrstuvwxyz"


@pytest.fixture(scope="module")
def folder(guide: Guide, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of the default company."""
    return searching.write(guide, tmp_path_factory.mktemp("search"))


def slip(word: str, dice: random.Random) -> str:
    """The word with a letter missing, doubled or changed, or with two letters swapped."""
    at = dice.randrange(len(word) - 1)
    made = [
        word[:at] + word[at + 1 :],
        word[:at] + word[at] + word[at:],
        word[:at] + dice.choice(LETTERS) + word[at + 1 :],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    ]
    return dice.choice([other for other in made if other != word])


@pytest.mark.parametrize("unfinished", [False, True], ids=["whole", "unfinished"])
def test_a_slip_in_one_word_of_a_name_leaves_its_page_first(unfinished: bool, guide: Guide, folder: Path) -> None:
    """Every name of two words or more of a role, a skill or a track; the page of the same words is right as well."""
    dice = random.Random(18)
    pages: dict[str, set[str]] = defaultdict(set)
    for document in index.entries(guide, (), ()):
        if document.kind in ("role", "skill", "track"):
            for name in (document.title, *document.names):
                pages[" ".join(tokens(name))].add(f"{index.BASES[document.kind]}{document.address}/")
    queries, clean = [], []
    for name in pages:
        parts = name.split(" ")
        places = [place for place, word in enumerate(parts) if len(word) >= 4 and word.isalpha()]
        if len(parts) < 2 or not places or dice.random() < 0.9:
            continue
        place = dice.choice(places)
        slipped = [*parts[:place], slip(parts[place], dice), *parts[place + 1 :]]
        cut = dice.randint(0, max(0, len(slipped[-1]) - 5)) if unfinished else 0
        queries.append(" ".join(slipped)[: -cut or None])
        clean.append(" ".join(parts)[: -cut or None])
    late = {}
    for query, wanted, answer in zip(queries, clean, searching.answers_to(queries, folder), strict=True):
        same = {page for name, named in pages.items() if set(wanted.split()) <= set(name.split()) for page in named}
        if not set(answer.addresses[:1]) & same:
            late[wanted] = (query, answer.addresses[:1])
    firsts = [answer.addresses[:1] for answer in searching.answers_to(list(late), folder)]
    wrong = [query for (query, page), first in zip(late.values(), firsts, strict=True) if page != first]
    assert len(queries) > 120
    assert len(wrong) <= 0.03 * len(queries), wrong


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("data enty", {"roles/data-entry-operator/"}),
        ("data entry", {"roles/data-entry-operator/"}),
        ("talent aquisition", {"roles/talent-acquisition-manager/"}),
        ("comunication", {"skills/spoken-communication/", "skills/written-communication/"}),
        ("lunch manager", {"roles/transition-manager/"}),
        ("it supprot manager", {"roles/service-desk-manager/"}),
        ("chat sup", {"roles/chat-support-associate/"}),
        ("compliance", {"roles/compliance-manager/"}),
        ("service desk", {"roles/service-desk-manager/"}),
        ("sales", {"tracks/sales/"}),
        ("wfm", {"tracks/workforce-management/"}),
        ("gm", {"roles/director/"}),
        ("quality", {"tracks/quality/"}),
        ("operations", {"tracks/operations/"}),
    ],
)
def test_the_words_that_are_right_decide(query: str, first: set[str], folder: Path) -> None:
    [answer] = searching.answers_to([query], folder)
    assert answer.addresses[0] in first, answer.addresses[:4]


def test_a_role_comes_before_a_skill_and_a_track_that_have_the_same_words(guide: Guide, folder: Path) -> None:
    """Where the other name of a skill or a track is in the title of one or two roles. Their titles stay first."""
    documents = list(index.entries(guide, (), ()))
    titles = {" ".join(tokens(document.title)) for document in documents}
    roles = {f"roles/{role.id}/": set(tokens(role.title)) for role in guide.roles.values()}
    names = [
        name
        for document in documents
        if document.kind in ("skill", "track")
        for name in document.names
        if " ".join(tokens(name)) not in titles and 0 < sum(set(tokens(name)) <= title for title in roles.values()) < 3
    ]
    answers = searching.answers_to(names, folder)
    firsts = {name: answer.addresses[0] for name, answer in zip(names, answers, strict=True)}
    assert len(names) > 12
    assert {name: first for name, first in firsts.items() if not set(tokens(name)) <= roles.get(first, set())} == {}


def test_a_name_with_all_words_comes_before_names_with_a_part_of_them(tmp_path: Path) -> None:
    documents = [
        index.SearchDocument("role", "part", "Billing", ["Billing Support"], ["billing all day"]),
        index.SearchDocument("skill", "whole", "Questions of people about billing"),
        index.SearchDocument("role", "text", "Agent", everyday=["billing questions all day"], summary="Billing"),
        *(index.SearchDocument("kpi", f"kpi-{number}", f"Rate {number} of questions") for number in range(9)),
    ]
    searching.write_documents(guide_of(tiny()), documents, tmp_path)
    [answer] = searching.answers_to(["billing questions"], tmp_path)
    assert answer.addresses[0] == "skills/whole/", answer.addresses
