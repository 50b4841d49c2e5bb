"""What a change of the data means: every line of a long week, single changes with their weights, broken files, and what must always hold."""

from __future__ import annotations

import html
import json
import os
import random
import re
import time
from collections.abc import Mapping
from pathlib import Path

import markdown
import pytest
from careerguide import diff, model
from careerguide.diff.effects import NAMED
from careerguide.diff.report import NOTHING, Report
from careerguide.diff.targets import direction
from careerguide.guide.addresses import redirects
from careerguide.guide.change import Change
from careerguide.guide.guide import Guide
from careerguide.loading.data_folder import load
from careerguide.loading.loaded_data import LoadedData, renamed
from careerguide.rules.addresses import address_lost, entry_addresses
from support.company import DAY, Texts, changed, guide_of, tiny, write
from support.differences import EDITS, GOLDEN, after, before, told
from support.paths import DATA

CASES = int(os.environ.get("ANY_DIFF", "200"))
LINES = {"raises": "eases", "eases": "raises", "clarifies": "clarifies", "corrects": "corrects"}


def compared(folder: Path, old: Mapping[str, str], new: Mapping[str, str]) -> Report:
    """The comparison of two companies on 1 November 2026."""
    number = len(list(folder.iterdir())) if folder.exists() else 0
    comparison = [
        load(write(texts, folder / str(number) / name / "data")) for name, texts in (("old", old), ("new", new))
    ]
    return diff.compare(comparison[0], comparison[1], DAY)


def lines(report: Report) -> list[tuple[str, str]]:
    """Weight and text of every change, those of routes and addresses aside."""
    return [(change.weight, change.text) for change in report.changes if change.kind not in ("route", "address")]


def test_a_long_week_is_told_line_by_line() -> None:
    """Renew with `python tests/differences.py`, and read what changed."""
    assert len(EDITS) > 45
    assert told() == GOLDEN.read_text(encoding="utf-8")


def test_the_golden_lines_are_single_short_and_grouped() -> None:
    found = [line for line in GOLDEN.read_text(encoding="utf-8").splitlines() if line]
    titles = [line for line in found if line.startswith("### ")]
    assert titles == [f"### {title}" for title in diff.WEIGHTS.values()]
    told_lines = [line for line in found if not line.startswith("### ")]
    assert len(told_lines) == len(set(told_lines)) > 80
    for line in told_lines:
        assert re.match(r"\* .*[^.]\.$", line), line
        assert len(line) < 200, line
        assert not re.search(r"\b(None|True|False|dict|tuple|\(\)|data_)\b|  ", line), line


# File, old passage, new passage; the weight; the line; the line of the way back (its weight is the opposite).
R, S, P = "roles.yaml", "skills.yaml", "policy.yaml"
MET = " 1 open posting is affected."
SINGLE: tuple[tuple[str, str, str, str, str, str], ...] = (
    (R, "level: practitioner, need: essential}\n    - {skill: typing", "level: expert, need: essential}\n    - {skill: typing", "raises",
     "Senior Agent: Listening rises from practitioner to expert." + MET, "Senior Agent: Listening falls from expert to practitioner."),
    (R, "coaching, level: awareness, need: desirable", "coaching, level: working, need: desirable", "clarifies",
     "Senior Agent: Coaching, a desirable skill, rises from awareness to working.",
     "Senior Agent: Coaching, a desirable skill, falls from working to awareness."),
    (R, "coaching, level: awareness, need: desirable", "coaching, level: awareness, need: essential", "raises",
     "Senior Agent: Coaching is now essential, was desirable." + MET, "Senior Agent: Coaching is now desirable, was essential."),
    (R, "    - {skill: writing, level: working, need: essential}\n", "", "eases",
     "Senior Agent no longer asks for Writing.", "Senior Agent now asks for Writing at working level." + MET),
    (R, "    - {skill: coaching, level: awareness, need: desirable}\n", "", "clarifies",
     "Senior Agent no longer welcomes Coaching.", "Senior Agent now welcomes Coaching at awareness level."),
    (R, ">= 90%", ">= 92%", "raises", "Agent: QA score is now at least 92%, was at least 90% (promotion waits for it).",
     "Agent: QA score is now at least 90%, was at least 92% (promotion waits for it)."),
    (R, "<= 6 minutes", "<= 5 minutes", "raises", "Agent: Handle time is now at most 5 minutes, was at most 6 minutes.",
     "Agent: Handle time is now at most 6 minutes, was at most 5 minutes."),
    (R, ">= 90%", "a good share", "clarifies", "Agent: QA score is now a good share, was at least 90% (promotion waits for it).",
     "Agent: QA score is now at least 90%, was a good share (promotion waits for it)."),
    (R, "over: 3, gate", "over: 4, gate", "raises", "Agent: QA score must hold for 4 months, was 3.", "Agent: QA score must hold for 3 months, was 4."),
    (R, "over: 3, gate: true", "over: 3", "eases", "Agent: QA score: promotion no longer waits for it.", "Agent: QA score: promotion now waits for it."),
    (R, "area: Pace", "area: Speed", "clarifies", 'Agent: Handle time now stands under "Speed", was "Pace".',
     'Agent: Handle time now stands under "Pace", was "Speed".'),
    (R, '\n    - {area: Pace, kpi: handle-time, target: "<= 6 minutes"}', "", "clarifies", "Agent is no longer measured by Handle time.",
     "Agent is now measured by Handle time: at most 6 minutes."),
    (R, "{min: 6, typical: 12, slow: 24}\n      confidence", "{min: 9, typical: 15, slow: 30}\n      confidence", "raises",
     "Agent to Senior Agent now typically takes 15 months, was 12 (9 to 30 months, was 6 to 24 months).",
     "Agent to Senior Agent now typically takes 12 months, was 15 (6 to 24 months, was 9 to 30 months)."),
    (R, "{min: 6, typical: 12, slow: 24}\n      confidence", "{min: 3, typical: 12, slow: 24}\n      confidence", "clarifies",
     "Agent to Senior Agent now takes 3 to 24 months, was 6 to 24 months; 12 months stay typical.",
     "Agent to Senior Agent now takes 6 to 24 months, was 3 to 24 months; 12 months stay typical."),
    (R, "to: analyst, kind: bridge", "to: analyst, kind: promotion", "clarifies",
     "Senior Agent to Analyst is now a promotion, was a bridge between BPO and KPO.",
     "Senior Agent to Analyst is now a bridge between BPO and KPO, was a promotion."),
    (R, "gates: [Two quarters at target]", "gates: [Three quarters at target]", "raises",
     'Agent to Senior Agent: "Two quarters at target" now reads "Three quarters at target".',
     'Agent to Senior Agent: "Three quarters at target" now reads "Two quarters at target".'),
    (R, "gates: [Two quarters at target]", "gates: [Two quarters on target]", "clarifies",
     'Agent to Senior Agent: "Two quarters at target" now reads "Two quarters on target".',
     'Agent to Senior Agent: "Two quarters on target" now reads "Two quarters at target".'),
    (R, "      gates: [Two quarters at target]\n", "", "eases", "Agent to Senior Agent no longer asks: Two quarters at target.",
     "Agent to Senior Agent now also asks: Two quarters at target."),
    (R, "    - {to: trainer, kind: lateral, after: {min: 12, typical: 18, slow: 18}, sources: [own-estimate]}\n", "", "raises",
     "Agent no longer leads to Trainer.", "A new step: Agent to Trainer, sideways, 18 months typical (12 to 18)."),
    (R, "track: training\n  level: 2", "track: training\n  level: 3", "raises", "Trainer is now at level 3, was 2.", "Trainer is now at level 2, was 3."),
    (R, "status: retiring", "status: published", "eases", "Trainer stays after all.", "Trainer is being retired: no new openings are planned."),
    (R, "shifts: rotating", "shifts: day", "eases", "Agent: shifts now day, was rotating.", "Agent: shifts now rotating, was day."),
    (R, "remote: partial", "remote: none", "raises", "Agent: work from home now not possible, was possible in part.",
     "Agent: work from home now possible in part, was not possible."),
    (R, "title: Analyst", "title: Researcher", "clarifies", "Researcher was called Analyst until now.", "Analyst was called Researcher until now."),
    (R, "    - {skill: listening, level: working, need: essential}\n    - {skill: typing, level: working, need: essential}\n",
     "    - {skill: typing, level: working, need: essential}\n    - {skill: listening, level: working, need: essential}\n", "corrects",
     "Agent: skills in another order.", "Agent: skills in another order."),
    (R, "every: 6", "every: 3", "corrects", "Agent: due to be read every 3 months, was 6.", "Agent: due to be read every 6 months, was 3."),
    (R, "      sources: [survey]\n", "      sources: [survey, own-estimate]\n", "corrects",
     "Agent to Senior Agent: sources now also Our own estimate.", "Agent to Senior Agent: sources no longer Our own estimate."),
    (S, "Finds the keys.", "Finds all keys.", "clarifies",
     'Skill Typing: description of the awareness level now "Finds all keys", was "Finds the keys".',
     'Skill Typing: description of the awareness level now "Finds the keys", was "Finds all keys".'),
    (P, "months_since_warning: 6", "months_since_warning: 9", "raises", "The rules for applying: time since a warning now 9 months, was 6 months.",
     "The rules for applying: time since a warning now 6 months, was 9 months."),
    (P, "manager: informed", "manager: approves", "raises", "The rules for applying: the manager now asked to agree, was only told.",
     "The rules for applying: the manager now only told, was asked to agree."),
    ("openings.yaml", "seats: 2", "seats: 3", "eases", "Posting for Senior Agent in Pune: seats now 3, was 2.",
     "Posting for Senior Agent in Pune: seats now 2, was 3."),
    ("openings.yaml", "shift: rotating", "shift: night", "raises", "Posting for Senior Agent in Pune: shift now night shifts, was rotating shifts.",
     "Posting for Senior Agent in Pune: shift now rotating shifts, was night shifts."),
    # The company asks for 12 and 18 months, and for `meets`.
    ("openings.yaml", "months_in_role: 9, ", "", "raises",
     "Posting for Senior Agent in Pune: time in the present role now what the company's rules ask, was 9 months.",
     "Posting for Senior Agent in Pune: time in the present role now 9 months, was what the company's rules ask."),
    ("openings.yaml", ", last_rating: meets", "", "clarifies",
     "Posting for Senior Agent in Pune: last rating asked for now what the company's rules ask, was meets expectations or better.",
     "Posting for Senior Agent in Pune: last rating asked for now meets expectations or better, was what the company's rules ask."),
    ("openings.yaml", "from_roles: [agent], ", "", "eases", "Posting for Senior Agent in Pune: open to all roles, was Agent only.",
     "Posting for Senior Agent in Pune: open to Agent only, was all roles."),
    ("stories/from-calls-to-figures.yaml", "until: 2028-08-31", "until: 2026-10-31", "clarifies",
     'Story "From calls to figures" leaves the site: there is no consent for today.',
     'Story "From calls to figures" is shown: there is consent now.'),
    ("stories/from-calls-to-figures.yaml", "name: Maya Rao", "name: Asha Rao", "corrects",
     'Story "From calls to figures": the name changes.', 'Story "From calls to figures": the name changes.'),
    ("benefits.yaml", "tracks: [support], ", "", "eases", "Benefit Shift swaps: for all tracks, was Support only.",
     "Benefit Shift swaps: for Support only, was all tracks."),
    ("events.yaml", "  seats: 10\n", "", "clarifies", "Event Floor walk: seats taken out.", "Event Floor walk: seats new: 10."),
    ("ambassadors.yaml", "available: true", "available: false", "raises", "Person to ask, Senior Agent in Pune: has no time for now.",
     "Person to ask, Senior Agent in Pune: has time again."),
    ("levels.yaml", "tip: Ask **one** question a day.", "tip: Ask **one** question a day!", "clarifies",
     'Band Foundation: tip now "Ask **one** question a day!", was "Ask **one** question a day".',
     'Band Foundation: tip now "Ask **one** question a day", was "Ask **one** question a day!".'),
)  # fmt: skip


@pytest.mark.parametrize(
    ("file", "old", "new", "weight", "there", "back"), SINGLE, ids=[case[4][:60] for case in SINGLE]
)
def test_one_change_is_one_line_and_back_is_the_opposite(
    tmp_path: Path, file: str, old: str, new: str, weight: str, there: str, back: str
) -> None:
    texts = tiny()
    assert texts[file].count(old) == 1
    other = changed(texts, file, old, new)
    assert lines(compared(tmp_path, texts, other)) == [(weight, there)]
    assert lines(compared(tmp_path, other, texts)) == [(LINES[weight], back)]


def test_what_stands_in_a_draft_raises_nothing(tmp_path: Path) -> None:
    base = changed(tiny(), "roles.yaml", "track: research\n  level: 3", "track: research\n  level: 3\n  status: draft")
    other = changed(base, "roles.yaml", "spreadsheets, level: practitioner", "spreadsheets, level: expert")
    other = changed(
        other, "roles.yaml", "kind: bridge, after: {min: 9, typical: 18", "kind: bridge, after: {min: 9, typical: 20"
    )
    assert lines(compared(tmp_path, base, other)) == [
        ("clarifies", "Analyst (draft): Spreadsheets rises from practitioner to expert."),
        ("clarifies", "Senior Agent to Analyst now typically takes 20 months, was 18."),
    ]
    without = Texts(base)
    without["roles.yaml"] = base["roles.yaml"].split("- id: analyst")[0]
    assert ("clarifies", "Analyst, a draft, is dropped.") in lines(compared(tmp_path, base, without))


def test_an_entry_under_a_new_id_changes_nothing_that_names_it(tmp_path: Path) -> None:
    texts = tiny()
    other = {
        file: re.sub(r"\btyping\b", "keying", re.sub(r"\bresearch\b", "insight", text)) for file, text in texts.items()
    }
    other = changed(
        other, "roles.yaml", "From here people cross over to insight.", "From here people cross over to research."
    )
    other = changed(other, "skills.yaml", "formerly: [keyboard]", "formerly: [keyboard, typing]")
    other = changed(other, "tracks.yaml", "- id: insight\n", "- id: insight\n  formerly: [research]\n")
    report = compared(tmp_path, texts, other)
    assert lines(report) == [
        ("clarifies", "Skill Typing has a new id: keying, was typing."),
        ("clarifies", "Track Research has a new id: insight, was research."),
    ]


def test_a_role_that_takes_anothers_place_keeps_its_own_moves(tmp_path: Path) -> None:
    """Agent leads to both; after one is dropped for the other, the remaining move is as it was."""
    texts = tiny()
    roles = texts["roles.yaml"].split("\n- id: ")
    roles = [role for role in roles if not role.startswith("trainer")]
    other = {**texts, "roles.yaml": "\n- id: ".join(roles)}
    other["roles.yaml"] = re.sub(r" +- \{to: trainer.*\n", "", other["roles.yaml"]).replace(
        "title: Senior Agent", "title: Senior Agent\n  formerly: [trainer]"
    )
    assert lines(compared(tmp_path, texts, other)) == [
        ("raises", "Trainer is dropped; Senior Agent takes its place."),
        ("raises", "Agent no longer leads to Trainer."),
        ("raises", "Senior Agent no longer leads to Trainer."),
    ]


def test_a_second_area_of_a_figure_is_one_line(tmp_path: Path) -> None:
    texts = tiny()
    other = changed(
        texts,
        "roles.yaml",
        "    - {area: Pace",
        '    - {area: Care, kpi: qa-score, target: ">= 80%"}\n    - {area: Pace',
    )
    assert lines(compared(tmp_path, texts, other)) == [
        ("clarifies", "Agent is now measured by QA score: at least 80%.")
    ]
    assert lines(compared(tmp_path, other, texts)) == [("clarifies", "Agent is no longer measured by QA score.")]


def test_an_area_stays_with_its_own_figure_wherever_it_stands(tmp_path: Path) -> None:
    texts = tiny()
    other = changed(
        texts,
        "roles.yaml",
        "    - {area: Quality",
        '    - {area: Care, kpi: qa-score, target: ">= 80%"}\n    - {area: Quality',
    )
    assert lines(compared(tmp_path, texts, other)) == [
        ("clarifies", "Agent is now measured by QA score: at least 80%.")
    ]


@pytest.mark.parametrize(
    ("months", "weight"), [(12, "eases"), (15, "clarifies"), (18, "raises"), (24, "raises"), (0, "eases")]
)
def test_what_a_posting_asks_is_held_against_the_rules_of_the_company(tmp_path: Path, months: int, weight: str) -> None:
    """They ask for 12 months on the same track and for 18 on another."""
    texts = changed(tiny(), "openings.yaml", "months_in_role: 9, ", "")
    other = changed(tiny(), "openings.yaml", "months_in_role: 9, ", f"months_in_role: {months}, ")
    assert [found for found, _ in lines(compared(tmp_path, texts, other))] == [weight]
    assert [found for found, _ in lines(compared(tmp_path, other, texts))] == [LINES[weight]]


@pytest.mark.parametrize(
    ("was", "now", "better", "weight"),
    [
        (">= 90%", ">= 92%", "higher", "raises"),
        ("<= 5%", "<= 4%", "lower", "raises"),
        ("<= 1,000", "<= 900", "lower", "raises"),
        ("6 minutes", "5 minutes", "lower", "raises"),
        ("6 minutes", "5 minutes", "range", "clarifies"),
        ("at or under 5% for 3 months", "at or under 5% for 4 months", "lower", "raises"),
        ("at or under 5% for 3 months", "at or under 6% for 3 months", "lower", "eases"),
        (">= 80% in 30 seconds", ">= 80% in 20 seconds", "higher", "raises"),
        (">= 85% by day 90", ">= 85% by day 120", "higher", "eases"),
        ("20 to 30 seconds", "20 to 25 seconds", "lower", "raises"),
        ("20 to 30 seconds", "15 to 30 seconds", "lower", "eases"),
        ("5% or less", "4% or less", "higher", "raises"),
        ("98% or more for 3 months", "97% or more for 3 months", "higher", "eases"),
        ("Never below 90%", "Never below 95%", "higher", "raises"),
        ("Not more than 3 errors", "Not more than 2 errors", "higher", "raises"),
        ("No absence over 3 days", "No absence over 2 days", "higher", "raises"),
        ("No quarter under 90%", "No quarter under 80%", "higher", "eases"),
        ("No complaint in 3 months", "No complaint in 6 months", "higher", "raises"),
        ("No warning in the last 6 months", "No warning in the last 12 months", "higher", "raises"),
        ("Two quarters at target", "Three quarters at target", "higher", "raises"),
        ("All moves of twelve months within 5% of cost", "All moves of twelve months within 4% of cost", "higher", "raises"),
        (">= 90%", "> 90%", "higher", "clarifies"),
        (">= 90% for 3 months", ">= 92% for 2 months", "higher", "clarifies"),
        (">= 90%", ">= 90.0%", "higher", "clarifies"),
    ],
)  # fmt: skip
def test_targets_get_stricter_or_looser(was: str, now: str, better: str, weight: str) -> None:
    assert direction(was, now, better) == weight
    assert direction(now, was, better) == LINES[weight]


# Broken files


BREAKS = {
    "a required field": ("roles.yaml", "  level: 2\n  summary: Takes", "  level: two\n  summary: Takes"),
    "an optional field": ("roles.yaml", "dead_end: From here", "skills: none\n  dead_end: From here"),
    "a key mistyped": ("roles.yaml", "  kras:\n", "  krass:\n"),
    "a file": ("roles.yaml", "- id: senior-agent\n", "- id: [senior-agent\n"),
    "an entry without a name": ("roles.yaml", "- id: senior-agent\n  title", "- title"),
    "a text for an entry": ("skills.yaml", "- id: typing\n", "- typing\n- id: typing\n"),
    "the levels": ("levels.yaml", "levels:\n", "levels: {\n"),
    "the policy": ("policy.yaml", "last_rating: meets", "last_rating: [meets"),
    "one rule": ("policy.yaml", "last_rating: meets", "last_rating: fine"),
    "a story": ("stories/from-calls-to-figures.yaml", "title: From", "title: [From"),
}  # fmt: skip


@pytest.mark.parametrize("breakage", BREAKS)
def test_nothing_that_could_not_be_read_is_called_new_or_dropped(tmp_path: Path, breakage: str) -> None:
    """Broken now, broken before, or both; what changed elsewhere is said in any case."""
    file, old, new = BREAKS[breakage]
    sound = tiny()
    broken = changed(sound, file, old, new)
    if breakage == "an optional field":
        broken["roles.yaml"] = re.sub(r"(skills: none(\n.*)*?)\n  skills:(\n    - .*)*", r"\1", broken["roles.yaml"])
    news = ("seats: 2", "seats: 3") if file != "openings.yaml" else ("", "")
    later = {state: changed(texts, "openings.yaml", *news) for state, texts in (("sound", sound), ("broken", broken))}
    for was, now, faults in (
        (sound, later["broken"], True),
        (broken, later["sound"], False),
        (broken, later["broken"], False),
    ):
        report = compared(tmp_path, was, now)
        title = (
            "senior-agent"
            if now is not later["sound"] and was is broken and breakage in ("a file", "an entry without a name")
            else "Senior Agent"
        )
        assert lines(report) == [("eases", f"Posting for {title} in Pune: seats now 3, was 2.")]
        assert not [change for change in report.changes if change.kind in ("route", "address")]
        assert bool(report.faults) == faults
        text = diff.as_markdown(report)
        assert "Only partly compared" in text
        assert "Routes were not compared" in text
        for fault in report.faults:
            assert f"`{fault.path}:{fault.line}`" in text
        assert {f"data/{file}"} <= {fault.path for fault in report.faults} or not faults
    assert NOTHING not in diff.as_markdown(compared(tmp_path, broken, sound))


def test_what_can_be_read_of_a_broken_role_is_compared(tmp_path: Path) -> None:
    texts = changed(tiny(), "roles.yaml", "title: Agent\n", "title: Phone Agent\n")
    texts = changed(texts, "roles.yaml", "  learning: [hearing-course]\n", "  learning: hearing-course\n")
    assert lines(compared(tmp_path, tiny(), texts)) == [("clarifies", "Phone Agent was called Agent until now.")]


def test_one_broken_file_of_many_leaves_the_others_to_compare(tmp_path: Path) -> None:
    texts = tiny()
    parts = texts.pop("roles.yaml").split("\n- id: ")
    texts |= {"roles/a.yaml": parts[0], "roles/b.yaml": "- id: " + "\n- id: ".join(parts[1:])}
    other = changed(texts, "roles/a.yaml", "- id: agent", "- id: [agent")
    other = changed(other, "roles/b.yaml", "title: Trainer", "title: Coach")
    assert lines(compared(tmp_path, texts, other)) == [("clarifies", "Coach was called Trainer until now.")]


def test_faults_that_were_there_are_not_told_again_wherever_the_folders_lie(tmp_path: Path) -> None:
    broken = changed(tiny(), "roles.yaml", "to: senior-agent", "to: nobody")
    for name in ("one", "two"):
        write(broken, tmp_path / name)
    assert diff.compare(load(tmp_path / "one"), load(tmp_path / "two"), DAY).faults == ()


# JSON and Markdown


def test_json_has_the_same_changes_in_the_same_order(tmp_path: Path) -> None:
    report = compared(tmp_path, before(), after())
    found = json.loads(diff.as_json(report))
    assert list(found) == ["changes", "faults", "routes_compared", "partly_read"]
    assert [Change(**change) for change in found["changes"]] == list(report.changes)
    for change in found["changes"]:
        assert list(change) == ["weight", "kind", "id", "field", "text"]
        assert all(isinstance(value, str) for value in change.values())
        assert change["weight"] in diff.WEIGHTS
        assert change["text"]
    order = list(diff.WEIGHTS)
    assert [order.index(change["weight"]) for change in found["changes"]] == sorted(
        order.index(change["weight"]) for change in found["changes"]
    )


HOSTILE = [
    "*_[](<script>|@team #12 :::",
    "- # @all",
    "12. one",
    "+ plus",
    "`code` &copy; &#64;team",
    "![x](http://x.example/y) **b**",
    "one\n\n### two\n\n* three",
    "GH-12 and a/b#7",
    "<!-- x --> </li></ul>",
    "# title",
    "1) one",
    "===",
    ": term",
    "back\\slash \\@x",
    "http://x.example/a_b_c",
    "\u202eesrever",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_data_stay_text_on_one_line(words: str) -> None:
    """Rendered, each line is one entry of a list that holds its text and nothing else; no forge finds whom to call in it."""
    change = Change("raises", "role", "x", "", words)
    assert change.text == " ".join(words.split()).replace("\u202e", "\\u202e")
    text = diff.as_markdown(Report((change,)))
    assert len(text.splitlines()) == 3
    line = text.splitlines()[2]
    assert not re.search(r"(@|(?<!&)#)(?!&#8203;)", line), line
    assert not re.search(r"(?i)gh-\d|://", line), line
    drawn = markdown.markdown(text)
    found = re.fullmatch(r"<h3>Raises the bar or closes a way</h3>\s*<ul>\s*<li>([^<>]*)</li>\s*</ul>", drawn)
    assert found, drawn
    assert html.unescape(found[1]).replace("\u200b", "") == change.text


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_titles_pass_through_the_whole_comparison(tmp_path: Path, words: str) -> None:
    """As a YAML string, in the title of a role, a skill and a story."""
    texts = tiny()
    for file, old in (
        ("roles.yaml", "title: Agent\n"),
        ("skills.yaml", "title: Typing\n"),
        ("stories/from-calls-to-figures.yaml", "title: From calls to figures\n"),
    ):
        texts = changed(texts, file, old, f"title: {json.dumps(words)}\n")
    text = diff.as_markdown(compared(tmp_path, tiny(), texts))
    assert not re.search(r"(@|(?<!&)#)(?!&#8203;)", re.sub(r"(?m)^### ", "", text))
    assert all(not line or re.match(r"(### |\* |Routes were not|Only partly)", line) for line in text.splitlines())


# What must always hold


def test_a_state_does_not_differ_from_itself(tmp_path: Path) -> None:
    for texts in (tiny(), before(), after(), changed(tiny(), "roles.yaml", "- id: agent", "- id: [agent")):
        report = compared(tmp_path, texts, texts)
        assert (report.changes, report.faults) == ((), ())
    assert diff.as_markdown(compared(tmp_path, tiny(), tiny())) == NOTHING + "\n"


def test_comments_order_of_keys_and_files_change_nothing(tmp_path: Path) -> None:
    texts = tiny()
    roles = texts.pop("roles.yaml").split("\n- id: ")
    parted = {f"roles/{n}.yaml": f"# {n}\n{'- id: ' * bool(n)}{role}\n" for n, role in enumerate(roles)}
    other = {**texts, **parted, "policy.yaml": "\n".join(reversed(texts["policy.yaml"].splitlines())) + " # said\n"}
    assert diff.as_markdown(compared(tmp_path, tiny(), other)) == NOTHING + "\n"


VALUES = [
    "''",
    "x",
    "agent",
    "nobody",
    "[]",
    "[agent]",
    "{}",
    "0",
    "1",
    "13",
    "999",
    "true",
    "2026-10-31",
    "2027-12-31",
    "draft",
    "expert",
    "night",
    ">= 91%",
]


def mutated(texts: Texts, dice: random.Random) -> Texts:
    """The same company with one value of one field another, or a line gone, double or elsewhere."""
    file = dice.choice(sorted(texts))
    rows = texts[file].splitlines()
    at = dice.randrange(len(rows))
    kind = dice.randrange(6)
    if kind < 4:
        values = list(re.finditer(r"(?<=: )[^,{}\[\]]+|(?<=\[)[^\[\]]+(?=\])", rows[at]))
        if values:
            value = dice.choice(values)
            rows[at] = (
                rows[at][: value.start()]
                + dice.choice([*VALUES, value[0] + " more", value[0][:-1]])
                + rows[at][value.end() :]
            )
    elif kind == 4:
        del rows[at]
    else:
        rows.insert(dice.randrange(len(rows)), rows[at])
    return {**texts, file: "\n".join(rows) + "\n"}


def meant(loaded: LoadedData) -> dict[tuple[str, str], model.Record | None]:
    """Every entry as it is understood; how a match is worked out goes without saying."""
    found = {(item.kind, item.id or str(item.raw.get("level"))): item.entry for item in loaded.all()}
    return {("match", "None"): model.Match(), **found}


def test_any_change_of_one_field_is_said_or_is_none(tmp_path: Path) -> None:
    """Something is said exactly when an entry differs, or a file cannot be read as it was."""
    dice = random.Random(20261101)
    sound = before()
    folder = load(write(sound, tmp_path / "sound" / "data"))
    entries = meant(folder)
    seen = {"same": 0, "said": 0, "broken": 0}
    for number in range(CASES):
        other = mutated(sound, dice)
        loaded = load(write(other, tmp_path / str(number) / "data"))
        found = meant(loaded)
        for report in (diff.compare(folder, loaded, DAY), diff.compare(loaded, folder, DAY)):
            text = diff.as_markdown(report)
            json.loads(diff.as_json(report))
            if loaded.problems:
                continue
            assert bool(report.changes) == (found != entries) or not report.routes_compared, (number, text)
            assert (text == NOTHING + "\n") == (not report.changes and not report.faults and report.routes_compared)
        seen["broken" if loaded.problems else "said" if found != entries else "same"] += 1
        assert diff.compare(loaded, loaded, DAY).changes == ()
    assert min(seen.values()) > 0, seen


def test_two_random_states_never_fail(tmp_path: Path) -> None:
    dice = random.Random(7)
    for number in range(CASES // 4):
        states = [tiny(), before()]
        for _ in range(dice.randrange(1, 12)):
            states = [mutated(state, dice) for state in states]
        report = compared(tmp_path / str(number), states[0], states[1])
        diff.as_markdown(report)
        assert list(report.changes) == sorted(report.changes, key=Change.key)


# What follows


def quickest(guide: Guide) -> dict[str, int]:
    return {role: min(way.after.typical for way in ways) for role, ways in guide.usual_routes.items() if ways}


def test_routes_that_get_longer_are_those_of_the_guide(tmp_path: Path) -> None:
    other = changed(
        tiny(),
        "roles.yaml",
        "{min: 6, typical: 12, slow: 24}\n      confidence",
        "{min: 6, typical: 18, slow: 24}\n      confidence",
    )
    was, now = quickest(guide_of(tiny())), quickest(guide_of(other))
    longer = {role for role in was if now[role] > was[role]}
    assert longer == {"senior-agent", "analyst"}
    for old, new, id_, verb in ((tiny(), other, "longer", "longer"), (other, tiny(), "shorter", "shorter")):
        (found,) = [change for change in compared(tmp_path, old, new).changes if change.kind == "route"]
        first, second = (now, was) if verb == "longer" else (was, now)
        assert found.id == id_
        assert found.text == (
            f"2 usual routes get {verb}: Analyst {first['analyst']} months, was {second['analyst']}; "
            f"Senior Agent {first['senior-agent']} months, was {second['senior-agent']}."
        )


def test_routes_of_the_whole_company_are_those_of_the_guide(guide: Guide, tmp_path: Path) -> None:
    """Every promotion out of the first seats takes six months more."""
    source = {file.relative_to(DATA).as_posix(): file.read_text("utf-8") for file in (DATA).rglob("*.yaml")}
    start = guide.entry_roles[0].id
    file = next(name for name, text in source.items() if name.startswith("roles/") and f"id: {start}\n" in text)
    head, tail = source[file].split(f"id: {start}\n", 1)
    slower = re.sub(
        r"typical: (\d+), slow: (\d+)",
        lambda m: f"typical: {int(m[1]) + 6}, slow: {int(m[2]) + 6}",
        tail.split("\n- id: ")[0],
    )
    other = {**source, file: head + f"id: {start}\n" + slower + tail[len(tail.split("\n- id: ")[0]) :]}
    was, now = quickest(guide_of(source)), quickest(guide_of(other))
    longer = [role for role in was if now[role] > was[role]]
    found = [change.text for change in compared(tmp_path, source, other).changes if change.id == "longer"]
    assert bool(found) == bool(longer)
    if found:
        assert found[0].startswith(f"{len(longer)} usual route")
        assert ("and" in found[0].rpartition(";")[2]) == (len(longer) > NAMED)


def test_a_role_without_a_way_to_it_is_named(tmp_path: Path) -> None:
    other = changed(
        tiny(),
        "roles.yaml",
        "    - {to: analyst, kind: bridge, after: {min: 9, typical: 18, slow: 30}, sources: [own-estimate]}\n",
        "",
    )
    texts = [change.text for change in compared(tmp_path, tiny(), other).changes if change.kind == "route"]
    assert texts == (
        []
        if quickest(guide_of(other)).get("analyst") is not None
        else ["1 role can no longer be reached by any usual route: Analyst."]
    )


@pytest.mark.parametrize(
    ("opens", "closes", "count"),
    [("2026-11-01", "2026-11-01", 1), ("2026-11-02", "2026-11-30", 0), ("2026-10-01", "2026-10-31", 0)],
)
def test_postings_met_are_those_open_on_the_day(tmp_path: Path, opens: str, closes: str, count: int) -> None:
    texts = changed(
        tiny(), "openings.yaml", "opens: 2026-10-20\n  closes: 2026-11-30", f"opens: {opens}\n  closes: {closes}"
    )
    other = changed(texts, "roles.yaml", "listening, level: practitioner", "listening, level: expert")
    (said,) = [text for _, text in lines(compared(tmp_path, texts, other))]
    assert said.endswith(MET) == bool(count)


def test_lost_addresses_are_those_of_the_rule(tmp_path: Path) -> None:
    """The rule speaks of what is in the ledger; here everything is."""
    texts = tiny()
    roles = texts["roles.yaml"].split("\n- id: ")
    other = {**texts, "roles.yaml": "\n- id: ".join(role for role in roles if not role.startswith("trainer"))}
    other["roles.yaml"] = re.sub(r" +- \{to: trainer.*\n", "", other["roles.yaml"]).replace(
        "  formerly: [operator]\n", ""
    )
    old = load(write(texts, tmp_path / "old" / "data"))
    known = entry_addresses(old)
    known |= redirects(known, renamed(old), ()).keys()
    new = load(write({**other, "permalinks.txt": "\n".join(sorted(known)) + "\n"}, tmp_path / "new" / "data"))
    missing = {re.findall(r"`(/.*?/)`", problem.message)[0] for problem in address_lost(new)}
    report = compared(tmp_path / "both", texts, other)
    lost = [change for change in report.changes if change.kind == "address" and change.weight == "raises"]
    folded = sum(int(found[1]) for change in lost if (found := re.search(r"with it (\d+) address", change.text)))
    assert {change.id for change in lost} <= missing
    assert {address for address in missing if not address.startswith("/moves/")} <= {change.id for change in lost}
    assert len(lost) + folded == len(missing) > 2


def test_the_whole_company_is_compared_in_two_seconds(tmp_path: Path) -> None:
    loaded, start = load(DATA), time.process_time()
    assert diff.compare(loaded, load(DATA), DAY).changes == ()
    assert time.process_time() - start < 2
