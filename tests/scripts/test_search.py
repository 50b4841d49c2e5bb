"""The first result is the right one: the browser's ranking over the default company, on queries that were judged by hand.

`queries.tsv` are the queries that the ranking was developed on; the others were written by people who knew neither it nor
the words, though the misses of `held-out.tsv` were seen while it was tuned.
"""

from __future__ import annotations

import datetime as dt
import random
import statistics
from collections.abc import Sequence
from pathlib import Path

import pytest
from careerguide.build.open_guide import open_guide
from careerguide.guide.guide import Guide
from careerguide.search import index
from support import searching, web
from support.company import guide_of, tiny
from support.javascript import call
from support.paths import DATA
from support.searching import Answer, Judged

HERE_FIRST = 10


@pytest.fixture(scope="module")
def guide() -> Guide:
    return open_guide(DATA, web.DAY)


@pytest.fixture(scope="module")
def folder(guide: Guide, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return searching.write(guide, tmp_path_factory.mktemp("search"))


def rank(answer: Answer, query: Judged) -> int:
    """The place of the first right answer, from 1; 0 where it is not among the first ten."""
    return next(
        (place for place, address in enumerate(answer.addresses[:HERE_FIRST], 1) if address in query.expected), 0
    )


def wrong(queries: Sequence[Judged], answers: Sequence[Answer]) -> list[str]:
    """Queries whose first answer is not right, with what came first."""
    return [
        f"{query.query}: {answer.addresses[:3]}"
        for query, answer in zip(queries, answers, strict=True)
        if rank(answer, query) != 1
    ]


@pytest.mark.parametrize(
    ("name", "first", "reciprocal"), [("queries", 0.96, 0.97), ("held-out", 0.92, 0.95), ("unseen", 0.92, 0.94)]
)
def test_the_first_result_is_the_right_one(name: str, first: float, reciprocal: float, folder: Path) -> None:
    queries = searching.judged(name)
    answers = searching.found(folder, [query.query for query in queries])
    ranks = [rank(answer, query) for query, answer in zip(queries, answers, strict=True)]
    assert len(queries) >= 100
    assert ranks.count(1) >= first * len(queries), wrong(queries, answers)
    assert statistics.fmean(1 / place if place else 0 for place in ranks) >= reciprocal
    assert [query.query for query, answer in zip(queries, answers, strict=True) if not answer.addresses] == []


@pytest.mark.parametrize(("sort", "share"), [("acronym", 1.0), ("typo", 0.95), ("title", 1.0), ("partial", 1.0)])
def test_sorts_of_queries(sort: str, share: float, folder: Path) -> None:
    queries = [query for query in searching.judged("queries") if query.sort == sort]
    answers = searching.found(folder, [query.query for query in queries])
    right = [rank(answer, query) == 1 for query, answer in zip(queries, answers, strict=True)]
    assert len(right) >= 7
    assert statistics.fmean(right) >= share, wrong(queries, answers)


def test_an_acronym_of_several_shows_them_first(folder: Path) -> None:
    judged = [query for query in searching.judged("queries") if query.sort == "acronym"]
    queries = [query for query in judged if len(query.expected) > 1 and " " not in query.query]
    answers = searching.found(folder, [query.query for query in queries])
    assert len(queries) >= 8
    strange = {
        query.query: answer.addresses[:2]
        for query, answer in zip(queries, answers, strict=True)
        if not set(answer.addresses[:2]) <= query.expected
    }
    assert strange == {}


def test_what_means_nothing_finds_nothing(folder: Path) -> None:
    queries = searching.judged("nothing")
    answers = searching.found(folder, [query.query for query in queries])
    assert len(queries) >= 10
    assert {
        query.query: answer.addresses[:1] for query, answer in zip(queries, answers, strict=True) if answer.addresses
    } == {}


def test_every_name_finds_its_page(guide: Guide, folder: Path) -> None:
    """Titles first; other names among the first three, since several pages may be called so."""
    entries = list(index.entries(guide, (), ()))
    kinds = ("role", "skill", "track", "band")
    titles = [(entry.title, f"{index.KINDS[entry.kind]}{entry.address}/") for entry in entries if entry.kind in kinds]
    answers = searching.found(folder, [title for title, _ in titles])
    assert len(titles) > 150
    assert {
        title: answer.addresses[:1]
        for (title, address), answer in zip(titles, answers, strict=True)
        if answer.addresses[:1] != [address]
    } == {}
    names = [(name, f"roles/{entry.address}/") for entry in entries if entry.kind == "role" for name in entry.names]
    answers = searching.found(folder, [name for name, _ in names])
    missed = {
        name: answer.addresses[:3]
        for (name, address), answer in zip(names, answers, strict=True)
        if address not in answer.addresses[:3]
    }
    assert missed == {}


# As an agent would say it, in other words than the data's.
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


@pytest.mark.parametrize(("said", "most"), [("everyday", 1), ("names", 2), ("other words", 3)])
def test_skills_are_found_by_what_people_say(said: str, most: int, guide: Guide, folder: Path) -> None:
    """Among skills alone, as on "My skills"."""
    phrases = [(text, skill.id) for skill in guide.skills.values() for text in skill.everyday]
    names = [(text, skill.id) for skill in guide.skills.values() for text in (skill.title, *skill.aliases)]
    asked = {"everyday": phrases, "names": names, "other words": list(SAID.items())}[said]
    answers = searching.found(folder, [text for text, _ in asked])
    amiss = []
    for (text, skill), answer in zip(asked, answers, strict=True):
        skills = [address for address, kind in zip(answer.addresses, answer.kinds, strict=True) if kind == "skill"]
        if f"skills/{skill}/" not in skills[:most]:
            amiss.append((text, skills[:1]))
    assert len(asked) >= 30
    assert amiss == []


def test_any_beginning_of_a_title_finds_it(guide: Guide, folder: Path) -> None:
    """From the second word on, the page comes within the first five; others may begin alike."""
    started = [
        (role.title[:length], f"roles/{role.id}/")
        for role in guide.roles.values()
        for length in range(role.title.find(" ") + 3, len(role.title))
    ]
    answers = searching.found(folder, [text for text, _ in started])
    assert len(started) > 500
    late = [
        text for (text, address), answer in zip(started, answers, strict=True) if address not in answer.addresses[:5]
    ]
    assert len(late) <= 0.02 * len(started), late


def test_a_slip_in_a_title_still_finds_it(guide: Guide, folder: Path) -> None:
    dice = random.Random(7)
    slipped = []
    for role in guide.roles.values():
        places = [at for at, letter in enumerate(role.title) if letter.isalpha() and len(word_at(role.title, at)) >= 6]
        if not places:
            continue
        place = dice.choice(places)
        text = dice.choice(
            [role.title[:place] + role.title[place + 1 :], role.title[:place] + role.title[place] + role.title[place:]]
        )
        slipped.append((text, f"roles/{role.id}/"))
    answers = searching.found(folder, [text for text, _ in slipped])
    assert len(slipped) > 80
    right = [answer.addresses[0] == address for (_, address), answer in zip(slipped, answers, strict=True)]
    assert statistics.fmean(right) >= 0.95, [text for (text, _), own in zip(slipped, right, strict=True) if not own]


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
    (answer,) = searching.found(folder, [query])
    assert answer.addresses[0].startswith(first), answer.addresses[:4]


@pytest.mark.parametrize(
    ("query", "instead"),
    [
        ("qualty analist", "quality analyst"),
        ("quality analyst", ""),
        ("sr qa", ""),
        ("qualitylead", ""),
        ("zxqv", ""),
        ("", ""),
    ],
)
def test_did_you_mean(query: str, instead: str, folder: Path) -> None:
    (answer,) = searching.found(folder, [query])
    assert answer.instead == instead


def test_openings_that_have_closed_are_left_out(guide: Guide, folder: Path) -> None:
    last = max(opening.closes for opening in guide.people.openings.values())
    role = next(guide.roles[opening.role] for opening in guide.people.openings.values() if opening.closes == last)
    for day, some in ((last, True), (last + dt.timedelta(days=1), False)):
        (answer,) = searching.found(folder, [role.title], day.isoformat())
        assert ("opening" in answer.kinds) == some


@pytest.mark.parametrize(
    "title", ["Stra\u00dfe", "\u0130zmir Lead", "\u212a Lead", "Caf\u00e9 Lead", "A/B & C", "\u4f60", "agent"]
)
def test_an_address_is_the_entrys_own_whatever_its_title(title: str, tmp_path: Path) -> None:
    guide = guide_of(tiny())
    for id_ in ("strasse", "stra-e", "izmir-lead", "i-zmir-lead", "k-lead", "cafe-lead", "a-b-c", "agent"):
        folder = tmp_path / id_
        folder.mkdir()
        for path, text in index.files(guide, [index.SearchDocument("skill", id_, title, ["zebra"])]):
            (folder / Path(path).name).write_text(text, encoding="utf-8")
        (answer,) = searching.found(folder, ["zebra"])
        assert answer.addresses == [f"skills/{id_}/"]


def test_any_text_is_a_query(folder: Path) -> None:
    dice = random.Random(3)
    letters = "aeiou trnsl TL&'+#-/()\"\\\n\u00e9\u0130\u00df\u200b\u4f60\U0001f600<>{}$0129"
    queries = ["".join(dice.choices(letters, k=dice.randint(0, 60))) for _ in range(400)]
    answers = searching.found(folder, ["", " ", "a" * 5_000, "word " * 2_000, *queries])
    assert len(answers) == 404
    assert answers[0].addresses == answers[1].addresses == []


def test_words_are_cut_alike_in_both_languages() -> None:
    dice = random.Random(11)
    letters = "abcz019 -_.,'\u2019&+#/\u00e9\u00c9\u00df\u0130\u00f1\ufb01\u0301\u2014\u4f60"
    texts = ["".join(dice.choices(letters, k=dice.randint(0, 30))) for _ in range(3_000)]
    texts += ["L&D", "C++", "C#", "agent's", "agents\u2019 day", "Ca\u00f1on", "ICD-10", "rock 'n' roll"]
    assert call("search/words", "tokens", [[text] for text in texts]) == [index.tokens(text) for text in texts]
    assert index.tokens("The agent's L&D, C++ and ICD-10") == ["the", "agent", "l&d", "c++", "and", "icd", "10"]


def slow_distance(one: str, other: str) -> int:
    """Optimal string alignment as its definition has it."""
    table = [
        [row + column if not row * column else 0 for column in range(len(other) + 1)] for row in range(len(one) + 1)
    ]
    for row in range(1, len(one) + 1):
        for column in range(1, len(other) + 1):
            cost = one[row - 1] != other[column - 1]
            table[row][column] = min(
                table[row - 1][column] + 1, table[row][column - 1] + 1, table[row - 1][column - 1] + cost
            )
            if row > 1 and column > 1 and one[row - 1] == other[column - 2] and one[row - 2] == other[column - 1]:
                table[row][column] = min(table[row][column], table[row - 2][column - 2] + 1)
    return table[-1][-1]


def test_slips_are_counted_as_by_hand() -> None:
    dice = random.Random(5)
    pairs = [
        ("".join(dice.choices("abc", k=dice.randint(0, 7))), "".join(dice.choices("abc", k=dice.randint(0, 7))))
        for _ in range(2_000)
    ]
    answers = call("search/words", "distance", [[one, other, 2] for one, other in pairs])
    expected = [slow_distance(one, other) for one, other in pairs]
    assert answers == [own if own <= 2 else None for own in expected]  # JSON has no infinity
    assert {1, 2} < set(expected)


def test_forms_of_a_word_meet_and_others_do_not() -> None:
    similar_roles = [
        "coders coder",
        "coding coded",
        "qualities quality",
        "training trainer",
        "managing manages",
        "queries query",
        "calls calling",
        "boxes box",
    ]
    apart = [
        "sales sla",
        "legal leg",
        "chat chart",
        "lead leaf",
        "process procedure",
        "analyst analysis",
        "class clash",
        "team term",
    ]
    stems = call("search/words", "stem", [[word] for pair in [*similar_roles, *apart] for word in pair.split()])
    same = [stems[place] == stems[place + 1] for place in range(0, len(stems), 2)]
    assert same == [True] * len(similar_roles) + [False] * len(apart), stems


def test_a_company_without_words_of_its_own_is_searched_too(tmp_path: Path) -> None:
    folder = searching.write(guide_of(tiny()), tmp_path / "tiny")
    answers = searching.found(folder, ["agent", "AGENT", "how", "trainer", "csr"])
    assert [answer.addresses[0] for answer in answers[:2]] == ["roles/agent/"] * 2
    assert answers[3].addresses[0] in {"roles/trainer/", "tracks/training/"}
    assert answers[4].addresses[0] == "roles/agent/"
