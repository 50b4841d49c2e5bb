"""The skill that is meant by what people say on the floor, over all the default company's skills."""

from __future__ import annotations

import random
from typing import Any

from careerguide.guide import open_guide
from company import DAY, HERE
from javascript import call, took

GUIDE = open_guide(HERE.parent / "data", DAY)
SKILLS = [
    {"id": skill.id, "title": skill.title, "aliases": list(skill.aliases), "everyday": list(skill.everyday), "summary": skill.summary}
    for skill in sorted(GUIDE.skills.values(), key=lambda skill: skill.title)
]

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
NOTHING = ["", "   ", "the and of", "i me my", "It is", "and so we did that", "qwxyz blorb", "xx yy", "123456", "!!!", "(.*)+[", "😀😀", "日本語", "\\", "$&", "constructor", "__proto__", "toString"]  # fmt: skip


def found(texts: list[str]) -> list[list[str]]:
    """Ids of skills for each text, the nearest first."""
    return [[hit["skill"]["id"] for hit in hits] for hits in call("my/find", "found", [[text, SKILLS] for text in texts])]


def amiss(asked: list[tuple[str, str]], most: int) -> list[tuple[str, str, list[str]]]:
    """What does not find its skill among so many."""
    hits = found([text for text, _ in asked])
    return [(text, skill, own[:3]) for (text, skill), own in zip(asked, hits, strict=True) if skill not in own[:most]]


def test_every_everyday_phrase_finds_its_skill_first() -> None:
    asked = [(phrase, skill.id) for skill in GUIDE.skills.values() for phrase in skill.everyday]
    assert len(asked) > 200
    assert amiss(asked, 1) == []


def test_titles_and_aliases_find_their_skill_first() -> None:
    asked = [(name, skill.id) for skill in GUIDE.skills.values() for name in (skill.title, *skill.aliases)]
    assert len(asked) > 250
    assert amiss(asked, 1) == []
    assert amiss([(name.upper(), skill) for name, skill in asked], 1) == []


def test_the_phrase_that_is_shown_is_the_one_that_was_said() -> None:
    asked = [(phrase, skill) for skill in SKILLS for phrase in skill["everyday"]]
    hits = call("my/find", "found", [[phrase, SKILLS, 1] for phrase, _ in asked])
    assert [(hit["phrase"], hit["skill"]) for [hit] in hits] == asked


def test_what_an_agent_would_say_finds_the_skill_among_the_first_three() -> None:
    assert amiss(list(SAID.items()), 3) == []


def test_endings_do_not_matter() -> None:
    calm = found(["calm", "calms", "calming", "CALMED!"])
    assert [hits[0] for hits in calm] == ["empathy-and-de-escalation"] * 4
    assert found(["cal", "claming"]) == [[], []]


def test_words_that_few_skills_use_weigh_more() -> None:
    often = [{"title": title, "aliases": [], "everyday": ["customer"], "summary": "x"} for title in ("One", "Two", "Three")]
    skills = [*often, {"title": "Four", "aliases": [], "everyday": ["router"], "summary": "x"}]
    [hits] = call("my/find", "found", [["a customer router", skills]])
    assert [hit["skill"]["title"] for hit in hits] == ["Four", "One", "Two", "Three"]


def test_nonsense_and_small_words_find_nothing() -> None:
    assert dict(zip(NOTHING, found(NOTHING), strict=True)) == {text: [] for text in NOTHING}


def test_a_word_said_often_counts_once() -> None:
    [once, often] = call("my/find", "found", [["irate outage", SKILLS], ["irate irate irate irate outage Outage", SKILLS]])
    assert once == often
    assert once


def test_no_more_than_are_asked_for() -> None:
    cases: list[list[Any]] = [["customer", SKILLS], ["customer", SKILLS, 2], ["customer", SKILLS, 0], ["customer", []]]
    assert [len(hits) for hits in call("my/find", "found", cases)] == [6, 2, 0, 0]


def test_no_input_harms_or_takes_long() -> None:
    dice = random.Random(20_261_127)
    every = " ".join(phrase for skill in SKILLS for phrase in skill["everyday"])
    letters = "".join(dice.choices("abcdefghij ", k=10_000))
    noise = "".join(dice.choices("()[]{}*+?.\\^$|😀é\n\t\x00 a", k=10_000))
    long = [
        every[:10_000],
        letters,
        noise,
        "a" * 10_000,
        "call" * 2500,
        letters + "".join(dice.choices("abcdefghij ", k=90_000)),
        "call " * 2000,
        "customer " + "x" * 10_000,
        "😀" * 5000,
    ]
    assert found(["customer " + "x" * 10_000])[0] == found(["customer"])[0]
    # Three times each, as the machine may be busy with something else for once.
    times = [took("my/find", "found", [[text, SKILLS]] * 3) for text in long]
    assert [own for own in times if min(own) >= 100] == []
