"""One change is one line with its weight, and the change back has the opposite weight."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.company import changed, tiny
from support.differences import OPPOSITE, compared, lines

AFFECTED = " This affects 1 current opening."
R, S, P, OPENINGS = "roles.yaml", "skills.yaml", "policy.yaml", "openings.yaml"
# File, old passage, new passage; the weight; the line; the line of the change back, which has the opposite weight.
SINGLE: tuple[tuple[str, str, str, str, str, str], ...] = (
    (
        R,
        "level: practitioner, need: essential}\n    - {skill: typing",
        "level: expert, need: essential}\n    - {skill: typing",
        "raises",
        "Senior Agent: Listening rises from practitioner to expert." + AFFECTED,
        "Senior Agent: Listening falls from expert to practitioner.",
    ),
    (
        R, "coaching, level: awareness, need: desirable", "coaching, level: working, need: desirable",
        "clarifies",
        "Senior Agent: Coaching, a desirable skill, rises from awareness to working.",
        "Senior Agent: Coaching, a desirable skill, falls from working to awareness.",
    ),
    (
        R, "coaching, level: awareness, need: desirable", "coaching, level: awareness, need: essential",
        "raises",
        "Senior Agent: Coaching changed from desirable to essential." + AFFECTED,
        "Senior Agent: Coaching changed from essential to desirable.",
    ),
    (
        R, "    - {skill: writing, level: working, need: essential}\n", "",
        "eases",
        "Senior Agent no longer asks for Writing.",
        "Senior Agent now asks for Writing at working level." + AFFECTED,
    ),
    (
        R, "    - {skill: coaching, level: awareness, need: desirable}\n", "",
        "clarifies",
        "Senior Agent: Coaching is no longer a desirable skill.",
        "Senior Agent has a new desirable skill: Coaching at awareness level.",
    ),
    (
        R, ">= 90%", ">= 91%",
        "raises",
        "Agent: target for QA score changed from at least 90% to at least 91%.",
        "Agent: target for QA score changed from at least 91% to at least 90%.",
    ),
    (
        R, "<= 6 minutes", "<= 5 minutes",
        "raises",
        "Agent: target for Handle time changed from at most 6 minutes to at most 5 minutes.",
        "Agent: target for Handle time changed from at most 5 minutes to at most 6 minutes.",
    ),
    (
        R, ">= 90%", "a good share",
        "clarifies",
        "Agent: target for QA score changed from at least 90% to a good share.",
        "Agent: target for QA score changed from a good share to at least 90%.",
    ),
    (
        R, "over: 3}", "over: 4}",
        "raises",
        "Agent: target for QA score must be met for 4 months instead of 3.",
        "Agent: target for QA score must be met for 3 months instead of 4.",
    ),
    (
        R, '">= 92%", months: 3', '">= 95%", months: 3',
        "raises",
        "Agent to Senior Agent: the condition for QA score changed from at least 92% to at least 95%.",
        "Agent to Senior Agent: the condition for QA score changed from at least 95% to at least 92%.",
    ),
    (
        R, '">= 92%", months: 3', '">= 92%", months: 6',
        "raises",
        "Agent to Senior Agent: the condition for QA score must be met for 6 months in a row instead of 3.",
        "Agent to Senior Agent: the condition for QA score must be met for 3 months in a row instead of 6.",
    ),
    (
        R, '">= 92%", months: 3', "at or above the client target, months: 3",
        "clarifies",
        ("Agent to Senior Agent: the condition for QA score changed from at least 92% to at or above the client "
        "target."),
        ("Agent to Senior Agent: the condition for QA score changed from at or above the client target to at least "
        "92%."),
    ),
    (
        R, '        - {kpi: qa-score, target: ">= 92%", months: 3}\n', "",
        "eases",
        "Agent to Senior Agent: condition removed: QA score at least 92% for 3 months in a row.",
        "Agent to Senior Agent: new condition: QA score at least 92% for 3 months in a row.",
    ),
    (
        R, "area: Pace", "area: Speed",
        "clarifies",
        'Agent: Handle time moves from the result area "Pace" to "Speed".',
        'Agent: Handle time moves from the result area "Speed" to "Pace".',
    ),
    (
        R, '\n    - {area: Pace, kpi: handle-time, target: "<= 6 minutes"}', "",
        "clarifies",
        "Agent is no longer measured by Handle time.",
        "Agent is now measured by Handle time: at most 6 minutes.",
    ),
    (
        R, "{min: 6, typical: 12, slow: 24}\n      confidence", "{min: 9, typical: 15, slow: 30}\n      confidence",
        "raises",
        ("Agent to Senior Agent now typically takes 15 months instead of 12 (9 to 30 months instead of 6 to 24 "
        "months)."),
        ("Agent to Senior Agent now typically takes 12 months instead of 15 (6 to 24 months instead of 9 to 30 "
        "months)."),
    ),
    (
        R, "{min: 6, typical: 12, slow: 24}\n      confidence", "{min: 3, typical: 12, slow: 24}\n      confidence",
        "clarifies",
        "Agent to Senior Agent now takes 3 to 24 months instead of 6 to 24 months; 12 months is still typical.",
        "Agent to Senior Agent now takes 6 to 24 months instead of 3 to 24 months; 12 months is still typical.",
    ),
    (
        R, "to: analyst, kind: bridge", "to: analyst, kind: promotion",
        "clarifies",
        "Senior Agent to Analyst is now a promotion, not a career change between BPO and KPO.",
        "Senior Agent to Analyst is now a career change between BPO and KPO, not a promotion.",
    ),
    (
        R, "do: Two quarters at target", "do: Three quarters at target",
        "raises",
        'Agent to Senior Agent: condition "Two quarters at target" changed to "Three quarters at target".',
        'Agent to Senior Agent: condition "Three quarters at target" changed to "Two quarters at target".',
    ),
    (
        R, "do: Two quarters at target", "do: Two quarters on target",
        "clarifies",
        'Agent to Senior Agent: condition "Two quarters at target" changed to "Two quarters on target".',
        'Agent to Senior Agent: condition "Two quarters on target" changed to "Two quarters at target".',
    ),
    (
        R, "        - {do: Two quarters at target}\n", "",
        "eases",
        "Agent to Senior Agent: condition removed: Two quarters at target.",
        "Agent to Senior Agent: new condition: Two quarters at target.",
    ),
    (
        R,
        "    - {to: trainer, kind: lateral, after: {min: 12, typical: 18, slow: 18}, sources: [own-estimate]}\n",
        "",
        "raises",
        "The move from Agent to Trainer is removed.",
        "New move: Agent to Trainer (sideways), 18 months typical (12 to 18).",
    ),
    (
        R, "track: training\n  level: 2", "track: training\n  level: 3",
        "raises",
        "Trainer moves from level 2 to level 3.",
        "Trainer moves from level 3 to level 2.",
    ),
    (
        R, "status: retiring", "status: published",
        "eases",
        "Trainer is no longer being retired.",
        "Trainer is being retired: no new openings are planned.",
    ),
    (
        R, "shifts: rotating", "shifts: day",
        "eases",
        "Agent: shifts changed from rotating to day.",
        "Agent: shifts changed from day to rotating.",
    ),
    (
        R, "remote: partial", "remote: none",
        "raises",
        "Agent: work from home changed from possible in part to not possible.",
        "Agent: work from home changed from not possible to possible in part.",
    ),
    (
        R, "title: Analyst", "title: Researcher",
        "clarifies",
        "Researcher was called Analyst before.",
        "Analyst was called Researcher before.",
    ),
    (
        R,
        ("    - {skill: listening, level: working, need: essential}\n"
        "    - {skill: typing, level: working, need: essential}\n"
        ""),
        ("    - {skill: typing, level: working, need: essential}\n"
        "    - {skill: listening, level: working, need: essential}\n"
        ""),
        "corrects",
        "Agent: the order of skills changed.",
        "Agent: the order of skills changed.",
    ),
    (
        R, "every: 6", "every: 3",
        "corrects",
        "Agent: review due every 3 months instead of 6.",
        "Agent: review due every 6 months instead of 3.",
    ),
    (
        R, "      sources: [survey]\n", "      sources: [survey, own-estimate]\n",
        "corrects",
        "Agent to Senior Agent: Our own estimate was added to sources.",
        "Agent to Senior Agent: Our own estimate was removed from sources.",
    ),
    (
        S, "Finds the keys.", "Finds all keys.",
        "clarifies",
        'Skill Typing: description of the awareness level changed from "Finds the keys" to "Finds all keys".',
        'Skill Typing: description of the awareness level changed from "Finds all keys" to "Finds the keys".',
    ),
    (
        P, "months_since_warning: 6", "months_since_warning: 9",
        "raises",
        "The rules for applying: time since a warning changed from 6 months to 9 months.",
        "The rules for applying: time since a warning changed from 9 months to 6 months.",
    ),
    (
        P,
        "  - id: apply-again\n    question: Can I apply again?\n    answer: Yes, as often as you meet the rules.\n",
        "",
        "clarifies",
        'The rules for applying: "Can I apply again?" was removed from answered questions.',
        'The rules for applying: "Can I apply again?" was added to answered questions.',
    ),
    (
        P, "answer: Yes, as often as you meet the rules.", "answer: Yes, once a year.",
        "clarifies",
        (
            'The rules for applying, "Can I apply again?": '
            'answer changed from "Yes, as often as you meet the rules" to "Yes, once a year".'
        ),
        (
            'The rules for applying, "Can I apply again?": '
            'answer changed from "Yes, once a year" to "Yes, as often as you meet the rules".'
        ),
    ),
    (
        P, "question: What is the pay?", "question: What is the pay band?",
        "clarifies",
        (
            'The rules for applying, "What is the pay band?": '
            'question changed from "What is the pay?" to "What is the pay band?".'
        ),
        (
            'The rules for applying, "What is the pay?": '
            'question changed from "What is the pay band?" to "What is the pay?".'
        ),
    ),
    (
        P, "ask: the pay desk", "ask: the reward desk",
        "clarifies",
        (
            'The rules for applying, "What is the pay?": '
            'desk to ask changed from "the pay desk" to "the reward desk".'
        ),
        (
            'The rules for applying, "What is the pay?": '
            'desk to ask changed from "the reward desk" to "the pay desk".'
        ),
    ),
    (
        P, "    tip: Your contract says it.\n", "",
        "clarifies",
        'The rules for applying, "How long is my notice period?": tip removed.',
        'The rules for applying, "How long is my notice period?": tip added: "Your contract says it".',
    ),
    (
        P, "words: [serve notice, resigning]", "words: [serve notice]",
        "corrects",
        (
            'The rules for applying, "How long is my notice period?": '
            '"resigning" was removed from words for the search.'
        ),
        (
            'The rules for applying, "How long is my notice period?": '
            '"resigning" was added to words for the search.'
        ),
    ),
    (
        P, "manager: informed", "manager: approves",
        "raises",
        "The rules for applying: the manager now has to agree.",
        "The rules for applying: the manager is now told and need not agree.",
    ),
    (
        OPENINGS, "seats: 2", "seats: 3",
        "eases",
        "Opening for Senior Agent in Pune: seats changed from 2 to 3.",
        "Opening for Senior Agent in Pune: seats changed from 3 to 2.",
    ),
    (
        OPENINGS, "shift: rotating", "shift: night",
        "raises",
        "Opening for Senior Agent in Pune: shift changed from rotating shifts to night shifts.",
        "Opening for Senior Agent in Pune: shift changed from night shifts to rotating shifts.",
    ),
    (
        OPENINGS, "months_in_role: 9, ", "",
        "raises",
        "Opening for Senior Agent in Pune: time in the current role changed from 9 months to the company's rule.",
        "Opening for Senior Agent in Pune: time in the current role changed from the company's rule to 9 months.",
    ),
    (
        OPENINGS, ", last_rating: meets", "",
        "clarifies",
        ('Opening for Senior Agent in Pune: last rating required changed from "meets expectations or better" '
        "to the company's rule."),
        ("Opening for Senior Agent in Pune: last rating required changed from the company's rule to \"meets "
        'expectations or better".'),
    ),
    (
        OPENINGS, "from_roles: [agent], ", "",
        "eases",
        "Opening for Senior Agent in Pune: now open to all roles (before: Agent only).",
        "Opening for Senior Agent in Pune: now open to Agent only (before: all roles).",
    ),
    (
        "stories/from-calls-to-figures.yaml", "until: 2028-08-31", "until: 2026-10-31",
        "clarifies",
        'Story "From calls to figures" is no longer on the site: there is no consent for today.',
        'Story "From calls to figures" is now on the site: there is consent for today.',
    ),
    (
        "stories/from-calls-to-figures.yaml", "name: Maya Rao", "name: Asha Rao",
        "corrects",
        'Story "From calls to figures": the name changed.',
        'Story "From calls to figures": the name changed.',
    ),
    (
        "benefits.yaml", "tracks: [support], ", "",
        "eases",
        "Benefit Shift swaps: now for all tracks (before: Support only).",
        "Benefit Shift swaps: now for Support only (before: all tracks).",
    ),
    (
        "events.yaml", "  seats: 10\n", "",
        "clarifies",
        "Event Floor walk: seats removed.",
        "Event Floor walk: seats added: 10.",
    ),
    (
        "ambassadors.yaml", "available: true", "available: false",
        "raises",
        "Ambassador (Senior Agent in Pune): not available at the moment.",
        "Ambassador (Senior Agent in Pune): available again.",
    ),
    (
        "levels.yaml", "tip: Ask **one** question a day.", "tip: Ask **one** question a day!",
        "clarifies",
        'Band Foundation: tip changed from "Ask **one** question a day" to "Ask **one** question a day!".',
        'Band Foundation: tip changed from "Ask **one** question a day!" to "Ask **one** question a day".',
    ),
)  # fmt: skip


@pytest.mark.parametrize(
    ("file", "old", "new", "weight", "change", "change_back"), SINGLE, ids=[case[4][:60] for case in SINGLE]
)
def test_a_change_is_one_line_and_the_change_back_has_the_opposite_weight(
    tmp_path: Path, file: str, old: str, new: str, weight: str, change: str, change_back: str
) -> None:
    texts = tiny()
    assert texts[file].count(old) == 1
    new_texts = changed(texts, file, old, new)
    assert lines(compared(tmp_path, texts, new_texts)) == [(weight, change)]
    assert lines(compared(tmp_path, new_texts, texts)) == [(OPPOSITE[weight], change_back)]
