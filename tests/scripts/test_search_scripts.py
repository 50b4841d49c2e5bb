"""Titles and sites in any script are found: in full, by their beginnings, without accents, and mixed with Latin."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from careerguide.search import words
from careerguide.search.index import SearchDocument
from support import searching
from support.company import guide_of, tiny
from support.javascript import call

# Script -> the title of a role and the name of a site.
COMPANY = {
    "Polish": ("Lider zespołu obsługi", "Łódź"),
    "Danish": ("Førstelinje rådgiver", "Ærøskøbing"),
    "German": ("Gruppenführer Großkunden", "Gießen"),
    "Turkish": ("Müşteri ilişkileri yönetmeni", "Iğdır"),
    "Vietnamese": ("Trưởng nhóm chăm sóc", "Đà Nẵng"),
    "French": ("Chef d\u2019équipe qualité", "Sète"),
    "Greek": ("Υπεύθυνος εκπαίδευσης", "Θεσσαλονίκη"),
    "Cyrillic": ("Учётный специалист", "Йошкар-Ола"),
    "Arabic": ("مُشرف إدارة الجودة", "القاهرة"),
    "Persian": ("کارشناس پشتیبانی", "شیراز"),
    "Hebrew": ("מנהל צוות שירות", "חיפה"),
    "Devanagari": ("टीम लीडर गुणवत्ता", "पुणे"),
    "Tamil": ("குழு தலைவர்", "சென்னை"),
    "Korean": ("고객지원 팀장", "서울"),
    "Japanese": ("品質管理リーダー", "さっぽろ"),
    "Chinese": ("数据录入员", "大连"),
    "Thai": ("หัวหน้าทีมขาย", "เชียงใหม่"),
    "Khmer": ("ប្រធានក្រុម", "ភ្នំពេញ"),
    "Lao": ("ຫົວໜ້າທີມ", "ວຽງຈັນ"),
    "Mixed": ("KYC アナリスト ٣", "Кебек-2"),
}
ACCENTED = {"Polish", "Danish", "German", "Turkish", "Vietnamese", "French", "Greek", "Cyrillic", "Arabic", "Persian"}
WITHOUT_SPACES = {"Japanese", "Chinese", "Thai", "Khmer", "Lao"}
BY_HAND = str.maketrans({"ł": "l", "ø": "o", "Ø": "O", "Æ": "AE", "æ": "ae", "ß": "ss", "ı": "i", "Đ": "D", "đ": "d"})


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of a company with these titles and sites."""
    documents = [
        *(SearchDocument("role", script.lower(), title, level=1) for script, (title, _) in COMPANY.items()),
        *(SearchDocument("opening", script.lower(), f"Agent, {site}") for script, (_, site) in COMPANY.items()),
    ]
    folder = tmp_path_factory.mktemp("scripts")
    searching.write_documents(guide_of(tiny()), documents, folder)
    return folder


def forms(script: str, name: str) -> Iterator[str]:
    """The ways in which people type a name: in full, in parts, with other signs for the same letters."""
    yield from (name, name.upper(), name.lower(), unicodedata.normalize("NFD", name), f"{name} ", f"\u200f{name}")
    least = 1 if script in WITHOUT_SPACES else 3
    yield from (name[:length].strip() for length in range(least, len(name)))
    yield from (word for word in name.replace("\u2019", " ").split() if len(word) > 2)
    if script in ACCENTED:
        bare = unicodedata.normalize("NFD", name.translate(BY_HAND))
        yield "".join(letter for letter in bare if not unicodedata.combining(letter))
    if script in WITHOUT_SPACES:
        yield from (name[start : start + 2] for start in range(1, len(name) - 1))


def test_names_in_all_scripts_are_found(folder: Path) -> None:
    """A single letter may be in several names; so the page is among those that have it, and with two it is first."""
    expected = {
        form: f"{base}/{script.lower()}/"
        for script, names in COMPANY.items()
        for base, name in zip(("roles", "openings"), names, strict=True)
        for form in forms(script, name)
    }
    answers = searching.answers_to(list(expected), folder)
    first = {
        query: answer.addresses[: 1 if len(query) > 1 else 2] for query, answer in zip(expected, answers, strict=True)
    }
    assert len(expected) > 400
    assert {query: pages for query, pages in first.items() if expected[query] not in pages} == {}


def test_other_forms_of_the_same_letters_are_equal() -> None:
    pairs = {
        "ＱＡ　ｌｅａｄ": "QA lead",
        "ﾊﾞﾝｺｸ": "バンコク",
        "りーだー": "リーダー",
        "إدارة": "اداره",
        "على": "علي",
        "جـــودة": "جودة",
        "پشتیبانی": "پشتيباني",
        "٢٤/٧": "24/7",
        "२४": "24",
        "हाँ": "हां",
        "מנכ״ל": 'מנכ"ל',
        "paral·lel": "parallel",
        "l\u2019équipe": "l equipe",
        "ﬁnance": "finance",
        "ΣΟΦΟΣ": "σοφός",
        "co\u00adworker": "coworker",
    }
    different = {"कि": "के", "หมา": "หมู", "ガ": "カ", "கா": "கி"}
    assert {left: words.tokens(left) for left in pairs} == {left: words.tokens(right) for left, right in pairs.items()}
    assert [left for left, right in different.items() if words.tokens(left) == words.tokens(right)] == []


def test_words_are_cut_alike_in_both_languages() -> None:
    """Letters beside each other in Unicode are of one script; some signs are in each text."""
    dice = random.Random(11)
    letters = [letter for letter in map(chr, range(0x20, 0x30000)) if unicodedata.category(letter) not in ("Cn", "Co")]
    texts = []
    for _ in range(4_000):
        first = dice.randrange(len(letters))
        near = [*letters[first : first + 150], *(" abC09-_.,'\u2019&+#/ßİñ\ufb01\u0301\u2014\u4f60" * 2)]
        texts.append("".join(dice.choices(near, k=dice.randint(0, 16))))
    texts += ["".join(letters[first : first + 40]) for first in range(0, len(letters), 40)]
    texts += [
        "L&D",
        "C++",
        "C#",
        "agent's",
        "agents\u2019 day",
        "Ca\u00f1on",
        "ICD-10",
        "rock 'n' roll",
        "chef d'équipe",
    ]
    assert call("search/words", "tokens", [[text] for text in texts]) == [words.tokens(text) for text in texts]
    assert words.tokens("The agent's L&D, C++ and ICD-10") == ["the", "agent", "l&d", "c++", "and", "icd", "10"]


def test_the_end_of_a_compound_finds_it_after_the_word_itself(tmp_path: Path) -> None:
    titles = {"word": "Leiter Verkauf", "compound": "Teamleiterin", "end": "Abteilungsleiter", "other": "Leitung"}
    documents = [SearchDocument("role", id_, title) for id_, title in titles.items()]
    searching.write_documents(guide_of(tiny()), documents, tmp_path)
    [answer] = searching.answers_to(["leiter"], tmp_path)
    assert answer.addresses[0] == "roles/word/"
    assert "roles/end/" in answer.addresses
