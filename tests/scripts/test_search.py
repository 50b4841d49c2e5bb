"""The first result is the right one: the browser's ranking over the default company, on queries that people judged.

The ranking was developed on `queries.tsv`. The others were written by people who knew neither the ranking nor the
words, though the misses of `held-out.tsv` were seen while it was tuned.
"""

from __future__ import annotations

import datetime as dt
import random
import statistics
from collections.abc import Sequence
from pathlib import Path

import pytest
from careerguide.build.build_settings import BuildSettings
from careerguide.build.pipeline import assemble
from careerguide.guide.guide import Guide
from careerguide.pages.default_pages import DefaultPages
from careerguide.search import index
from support import searching, web
from support.company import guide_of, tiny
from support.examples import examples
from support.paths import DATA, DOCS, ROOT
from support.searching import Answer, Judged

FIRST_PAGE = 10


@pytest.fixture(scope="module")
def folder(guide: Guide, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of the default company."""
    return searching.write(guide, tmp_path_factory.mktemp("search"))


def rank(answer: Answer, query: Judged) -> int:
    """The place of the first right answer, from 1; 0 if it is not among the first ten."""
    places = (place for place, address in enumerate(answer.addresses[:FIRST_PAGE], 1) if address in query.expected)
    return next(places, 0)


def misses(queries: Sequence[Judged], answers: Sequence[Answer]) -> list[str]:
    """Queries whose first answer is not right, with what came first."""
    pairs = zip(queries, answers, strict=True)
    return [f"{query.query}: {answer.addresses[:3]}" for query, answer in pairs if rank(answer, query) != 1]


@pytest.mark.parametrize(
    ("name", "first", "reciprocal"), [("queries", 0.96, 0.97), ("held-out", 0.92, 0.95), ("unseen", 0.92, 0.94)]
)
def test_the_first_result_is_the_right_one(name: str, first: float, reciprocal: float, folder: Path) -> None:
    queries = searching.judged(name)
    answers = searching.answers_to([query.query for query in queries], folder)
    ranks = [rank(answer, query) for query, answer in zip(queries, answers, strict=True)]
    assert len(queries) >= 100
    assert ranks.count(1) >= first * len(queries), misses(queries, answers)
    assert statistics.fmean(1 / place if place else 0 for place in ranks) >= reciprocal
    assert [query.query for query, answer in zip(queries, answers, strict=True) if not answer.addresses] == []


@pytest.fixture(scope="module")
def whole_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of the default company with the default pages."""
    defaults = DefaultPages.shipped("bpo-kpo")
    site = assemble(BuildSettings(DATA, DOCS, (ROOT / "overrides",), web.DAY, defaults=defaults))
    folder = tmp_path_factory.mktemp("whole-site")
    for path, text in site.search_files():
        (folder / Path(path).name).write_text(text, encoding="utf-8")
    return folder


def test_what_the_policy_answers_or_leaves_open_is_found_at_its_anchor(whole_site: Path) -> None:
    queries = searching.judged("questions")
    answers = searching.answers_to([query.query for query in queries], whole_site)
    assert len(queries) >= 40
    assert misses(queries, answers) == []


def test_the_huddle_kit_is_found_by_what_team_leaders_call_it(whole_site: Path) -> None:
    """On the first screen of results: the page about team leaders and the stories have some of these words too."""
    queries = ["huddle kit", "huddle", "huddle story", "story of the week", "one-to-one", "1:1", "one to one sheet"]
    answers = searching.answers_to(queries, whole_site)
    late = {query: answer.addresses[:3] for query, answer in zip(queries, answers, strict=True)}
    assert {query: places for query, places in late.items() if "kit/" not in places} == {}


def test_every_question_of_the_policy_is_found_by_its_own_words(guide: Guide, whole_site: Path) -> None:
    policy = guide.policy
    assert policy
    pages = {"guide/applying/": policy.answers, "guide/not-decided/": policy.not_decided}
    expected = {
        phrase: f"{page}#{question.id}"
        for page, questions in pages.items()
        for question in questions
        for phrase in (question.question, *question.words)
    }
    answers = searching.answers_to(list(expected), whole_site)
    first = {phrase: answer.addresses[0] for phrase, answer in zip(expected, answers, strict=True)}
    assert first == expected


@pytest.mark.parametrize(("sort", "share"), [("acronym", 1.0), ("typo", 0.95), ("title", 1.0), ("partial", 1.0)])
def test_sorts_of_queries(sort: str, share: float, folder: Path) -> None:
    queries = [query for query in searching.judged("queries") if query.sort == sort]
    answers = searching.answers_to([query.query for query in queries], folder)
    right = [rank(answer, query) == 1 for query, answer in zip(queries, answers, strict=True)]
    assert len(right) >= 7
    assert statistics.fmean(right) >= share, misses(queries, answers)


def test_an_acronym_of_several_shows_them_first(folder: Path) -> None:
    judged = [query for query in searching.judged("queries") if query.sort == "acronym"]
    queries = [query for query in judged if len(query.expected) > 1 and " " not in query.query]
    answers = searching.answers_to([query.query for query in queries], folder)
    assert len(queries) >= 8
    first = {query: answer.addresses[:2] for query, answer in zip(queries, answers, strict=True)}
    assert {query.query: pair for query, pair in first.items() if not set(pair) <= query.expected} == {}


def test_what_means_nothing_finds_nothing(folder: Path) -> None:
    queries = [query.query for query in searching.judged("nothing")]
    answers = searching.answers_to(queries, folder)
    assert len(queries) >= 10
    results = {query: answer.addresses[:1] for query, answer in zip(queries, answers, strict=True)}
    assert {query: first for query, first in results.items() if first} == {}


def test_every_title_finds_its_page_first(guide: Guide, folder: Path) -> None:
    documents = [entry for entry in index.entries(guide, (), ()) if entry.kind in ("role", "skill", "track", "band")]
    titles = {entry.title: f"{index.BASES[entry.kind]}{entry.address}/" for entry in documents}
    answers = searching.answers_to(list(titles), folder)
    assert len(titles) == len(documents) > 150
    first = {title: answer.addresses[0] for title, answer in zip(titles, answers, strict=True)}
    assert first == titles


def test_every_other_name_finds_its_role_among_the_first_three(guide: Guide, folder: Path) -> None:
    """Several roles may have the same name."""
    documents = [entry for entry in index.entries(guide, (), ()) if entry.kind == "role"]
    names = [(name, f"roles/{entry.address}/") for entry in documents for name in entry.names]
    answers = searching.answers_to([name for name, _ in names], folder)
    pairs = zip(names, answers, strict=True)
    late = {name: answer.addresses[:3] for (name, address), answer in pairs if address not in answer.addresses[:3]}
    assert late == {}


# What an agent may say, in other words than the data's.
SAID = {
    "calmed an angry customer": "empathy-and-de-escalation",
    "fixed it on the first call": "customer-service",
    "helped the new guy through his first day": "coaching-and-feedback",
    "caught a wrong digit before sending": "attention-to-detail",
    "made an excel tracker": "spreadsheets",
    "typed fast, zero errors": "typing-and-data-accuracy",
    "sold an upgrade to a caller": "selling",
    "kept a customer from cancelling": "negotiation-and-persuasion",
    "ran the huddle when my TL was on leave": "people-management",
    "got a promise to pay with a date": "debt-recovery",
    "noticed five accounts on one address": "fraud-detection",
    "read out every disclosure exactly": "regulatory-compliance",
    "planned the roster for the weekend": "scheduling",
    "warned WFM that Mondays are always busy": "forecasting",
    "stayed steady after an abusive caller": "resilience-and-wellbeing",
    "learnt a new tool in days": "adaptability",
    "explaining bills in plain words": "spoken-communication",
    "replied to chats without confusing people": "written-communication",
    "reset routers over the phone": "troubleshooting",
    "interviewed candidates for a new batch": "recruiting",
    "taught a batch": "facilitation",
    "updating training slides": "instructional-design",
    "SQL query on the ticket database": "sql-and-data-querying",
    "locked my screen, hid card numbers": "data-privacy",
    "found out why customers keep calling": "root-cause-analysis",
    "two teammates were not talking, I settled it": "conflict-resolution",
    "tested the CRM before release": "software-testing",
    "matched invoices to orders": "accounting-principles",
    "told the client about an outage": "stakeholder-management",
    "let an upset customer finish": "active-listening",
}


@pytest.mark.parametrize(("source", "most"), [("everyday", 1), ("names", 2), ("other words", 3)])
def test_skills_are_found_by_what_people_say(source: str, most: int, guide: Guide, folder: Path) -> None:
    """Among skills alone, as on "My skills"."""
    phrases = {
        "everyday": [(text, skill.id) for skill in guide.skills.values() for text in skill.everyday],
        "names": [(text, skill.id) for skill in guide.skills.values() for text in (skill.title, *skill.aliases)],
        "other words": list(SAID.items()),
    }[source]
    answers = searching.answers_to([text for text, _ in phrases], folder)
    late = []
    for (text, skill), answer in zip(phrases, answers, strict=True):
        skills = [address for address, kind in zip(answer.addresses, answer.kinds, strict=True) if kind == "skill"]
        if f"skills/{skill}/" not in skills[:most]:
            late.append((text, skills[:1]))
    assert len(phrases) >= 30
    assert late == []


def test_any_beginning_of_a_title_finds_it(guide: Guide, folder: Path) -> None:
    """From the second word on, the page is among the first five; others may begin with the same letters."""
    beginnings = [
        (role.title[:length], f"roles/{role.id}/")
        for role in guide.roles.values()
        for length in range(role.title.find(" ") + 3, len(role.title))
    ]
    answers = searching.answers_to([text for text, _ in beginnings], folder)
    assert len(beginnings) > 500
    pairs = zip(beginnings, answers, strict=True)
    late = [text for (text, address), answer in pairs if address not in answer.addresses[:5]]
    assert len(late) <= 0.02 * len(beginnings), late


def test_a_slip_in_a_title_still_finds_it(guide: Guide, folder: Path) -> None:
    dice = random.Random(7)
    slips = []
    for role in guide.roles.values():
        title = role.title
        places = [at for at, letter in enumerate(title) if letter.isalpha() and len(word_at(title, at)) >= 6]
        if places:
            place = dice.choice(places)
            text = dice.choice([title[:place] + title[place + 1 :], title[:place] + title[place] + title[place:]])
            slips.append((text, f"roles/{role.id}/"))
    answers = searching.answers_to([text for text, _ in slips], folder)
    assert len(slips) > 80
    pairs = zip(slips, answers, strict=True)
    missed = [text for (text, address), answer in pairs if answer.addresses[0] != address]
    assert len(missed) <= 0.05 * len(slips), missed


def word_at(text: str, place: int) -> str:
    """The word around a letter."""
    return text[text.rfind(" ", 0, place) + 1 :].split(" ", maxsplit=1)[0]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("AM", "roles/assistant-manager/"),
        ("what is AM", "roles/assistant-manager/"),
        ("how do I become a team leader", "roles/team-leader/"),
        ("HOW DO I BECOME A TEAM LEADER", "roles/team-leader/"),
        ("Team-Leader", "roles/team-leader/"),
        ("teamleader", "roles/team-leader/"),
        ("back office tl", "roles/back-office-team-leader/"),
        ("transition an", "roles/transition-analyst/"),
        ("quality analyst to quality lead", "moves/quality-analyst/quality-lead/"),
        ("from TL to AM", "moves/team-leader/assistant-manager/"),
        ("aht", "guide/"),
        ("what do they do in IT", "tracks/technical-support/"),
        ("who needs HR", "roles/hr-business-partner/"),
    ],
)
def test_what_people_type(query: str, first: str, folder: Path) -> None:
    [answer] = searching.answers_to([query], folder)
    assert answer.addresses[0].startswith(first), answer.addresses[:4]


@pytest.mark.parametrize(
    ("query", "correction"),
    [
        ("qualty analist", "quality analyst"),
        ("quality analyst", ""),
        ("sr qa", ""),
        ("qualitylead", ""),
        ("zxqv", ""),
        ("", ""),
    ],
)
def test_did_you_mean(query: str, correction: str, folder: Path) -> None:
    [answer] = searching.answers_to([query], folder)
    assert answer.correction == correction


def test_openings_that_have_closed_are_left_out(guide: Guide, folder: Path) -> None:
    last = max(opening.closes for opening in guide.people.openings.values())
    role = next(guide.roles[opening.role] for opening in guide.people.openings.values() if opening.closes == last)
    for day, open_ in ((last, True), (last + dt.timedelta(days=1), False)):
        [answer] = searching.answers_to([role.title], folder, day.isoformat())
        assert ("opening" in answer.kinds) == open_


TITLES = ["Stra\u00dfe", "\u0130zmir Lead", "\u212a Lead", "Caf\u00e9 Lead", "A/B & C", "\u4f60", "agent"]
IDS = ("strasse", "stra-e", "izmir-lead", "i-zmir-lead", "k-lead", "cafe-lead", "a-b-c", "agent")


@pytest.mark.parametrize("title", TITLES)
def test_an_address_is_the_entrys_own_whatever_its_title(title: str, tmp_path: Path) -> None:
    guide = guide_of(tiny())
    for id_ in IDS:
        folder = tmp_path / id_
        folder.mkdir()
        searching.write_documents(guide, [index.SearchDocument("skill", id_, title, ["zebra"])], folder)
        [answer] = searching.answers_to(["zebra"], folder)
        assert answer.addresses == [f"skills/{id_}/"]


def test_any_text_is_a_query(folder: Path) -> None:
    dice = random.Random(3)
    letters = "aeiou trnsl TL&'+#-/()\"\\\n\u00e9\u0130\u00df\u200b\u4f60\U0001f600<>{}$0129"
    queries = ["".join(dice.choices(letters, k=dice.randint(0, 60))) for _ in range(examples(400))]
    answers = searching.answers_to(["", " ", "a" * 5_000, "word " * 2_000, *queries], folder)
    assert len(answers) == 4 + len(queries)
    assert answers[0].addresses == answers[1].addresses == []


def test_a_company_without_words_of_its_own_is_searched_too(tmp_path: Path) -> None:
    folder = searching.write(guide_of(tiny()), tmp_path / "tiny")
    answers = searching.answers_to(["agent", "AGENT", "how", "trainer", "csr"], folder)
    assert [answer.addresses[0] for answer in answers[:2]] == ["roles/agent/"] * 2
    assert answers[3].addresses[0] in {"roles/trainer/", "tracks/training/"}
    assert answers[4].addresses[0] == "roles/agent/"
