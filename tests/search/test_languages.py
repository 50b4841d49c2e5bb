"""The words of each language: where they come from, and what the browser gets of them."""

from __future__ import annotations

import json

import pytest
from careerguide.build.open_guide import open_guide
from careerguide.guide.guide import Guide
from careerguide.model import Concepts, Language
from careerguide.search import languages
from support import company
from support.paths import DATA


@pytest.fixture(scope="module")
def guide() -> Guide:
    return open_guide(DATA, company.DAY)


def test_each_language_names_the_list_that_it_began_from_and_its_licence(guide: Guide) -> None:
    assert set(guide.languages) >= {"en", "hi", "tl", "es", "pt", "pl"}
    for language in guide.languages.values():
        assert language.sources
        assert all(source.licence in ("MIT", "BSD-3-Clause") and source.url for source in language.sources)


def test_each_language_can_ask_for_every_concept(guide: Guide) -> None:
    missing = [
        (language.id, name)
        for language in guide.languages.values()
        for name in Concepts.model_fields
        if not getattr(language.concepts, name)
    ]
    assert missing == []


def test_english_words_of_a_question_are_ignored_by_every_search(guide: Guide) -> None:
    english = guide.languages["en"]
    assert {*english.questions, *english.filler} <= set(guide.search.questions)
    assert "become" in guide.search.questions


def test_the_browser_gets_each_list_under_its_key() -> None:
    texts = company.tiny() | {
        "search/xx.yaml": "title: Own\nfiller: [la]\nmarkers_follow: true\nconcepts: {from: [se], pay: [paisa, pay]}\n"
    }
    files = dict(languages.files(company.guide_of(texts)))
    assert json.loads(files[languages.ENGLISH]) == {}
    assert json.loads(files[languages.FILE])["xx"] == {
        "filler": ["la"],
        "questions": [],
        "negation": [],
        "concepts": {"from": ["se"], "pay": ["paisa", "pay"]},
        "follow": True,
    }


def test_english_is_a_file_too_so_that_most_queries_need_no_other(guide: Guide) -> None:
    files = {path: json.loads(text) for path, text in languages.files(guide)}
    assert files[languages.ENGLISH] == {"en": files[languages.FILE]["en"]}


def test_a_guide_without_languages_has_empty_files() -> None:
    assert [json.loads(text) for _, text in languages.files(company.guide_of(company.tiny()))] == [{}, {}]


def test_a_company_can_ignore_more_words_of_its_own() -> None:
    texts = company.tiny() | {"search.yaml": "questions: [hai]\n", "search/en.yaml": "title: English\nfiller: [the]\n"}
    assert company.guide_of(texts).search.questions == ("hai", "the")
    assert Language(id="en", title="English").concepts == Concepts()
