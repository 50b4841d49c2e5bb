"""Texts of the interface in the words of a company: the right form, article and capital letter, and nothing else."""

from __future__ import annotations

import re

import pytest
from careerguide.model.kinds import KINDS
from careerguide.wording import DEFAULTS, Wording, with_plural

WORDS = Wording(
    {
        "track": ("avenue", "avenues"),
        "opening": ("vacancy", "vacancies"),
        "story": ("journey", "journeys"),
        "level": ("grade", "grades"),
        "move": ("step", "steps"),
        "site": ("hub", "hubs"),
        "kpi": ("figure", "figures"),
        "line": ("division", "divisions"),
        "team_leader": ("supervisor", "supervisors"),
        "role": ("Stelle", "Stellen"),
    }
)


def test_each_word_is_one_of_a_kind_that_readers_see() -> None:
    assert set(DEFAULTS) - {"team_leader"} <= set(KINDS)
    assert {kind: KINDS[kind].noun for kind in DEFAULTS if kind in KINDS} == {
        kind: one for kind, (one, _) in DEFAULTS.items() if kind in KINDS
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("All tracks", "All avenues"),
        ("Tracks", "Avenues"),
        ("A track is a line of work", "An avenue is a line of work"),
        ("choose a track", "choose an avenue"),
        ("an opening", "a vacancy"),
        ("An opening has its own rules.", "A vacancy has its own rules."),
        ("Openings and stories", "Vacancies and journeys"),
        ("Line of business", "Division"),
        ("its lines of business", "its divisions"),
        ("Ask your team leader.", "Ask your supervisor."),
        ("Team leader's kit", "Supervisor's kit"),
        ("your role", "your Stelle"),
        ("level 3, skill level", "grade 3, skill level"),
        ("from entry level to the top", "from entry level to the top"),
        ("Work that is on site only, at a site of this site", "Work that is on site only, at a hub of this site"),
        (
            "Track your path. What can move people on? Stay, or move to a track.",
            "Track your path. What can move people on? Stay, or move to an avenue.",
        ),
        ("Time before the move; the days move", "Time before the step; the days move"),
        ("Write down the KPIs of a month. KPIs", "Write down the figures of a month. Figures"),
        ("Figure (KPI)", "Figure (figure)"),
        (
            "/tracks/quality/ cg-track data-track tracker soundtrack",
            "/tracks/quality/ cg-track data-track tracker soundtrack",
        ),
    ],
)
def test_a_text_has_the_words_of_the_company(text: str, expected: str) -> None:
    assert WORDS.say(text) == expected
    assert Wording().say(text) == text


def test_two_words_can_change_places() -> None:
    swapped = Wording({"level": ("band", "bands"), "band": ("family", "families")})
    assert swapped.say("Bands and levels: a band has levels") == "Families and bands: a family has bands"


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("practice", "practices"), ("vacancy", "vacancies"), ("journey", "journeys"), ("branch", "branches"),
        ("class", "classes"), ("tier", "tiers"),
    ],
)  # fmt: skip
def test_a_plural_that_nobody_gave_is_english(one: str, many: str) -> None:
    assert with_plural(one) == many


def test_the_nouns_of_a_number_keep_their_adjective() -> None:
    assert WORDS.plural("more opening") == ("more vacancy", "more vacancies")
    assert WORDS.plural("story", "stories") == ("journey", "journeys")
    assert WORDS.plural("month") == ("month", "months")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('<a class="cg-track" href="~/tracks/">All tracks</a>', '<a class="cg-track" href="~/tracks/">All avenues</a>'),
        ('<nav aria-label="The tracks"><i title="A role">', '<nav aria-label="The avenues"><i title="A Stelle">'),
        ('<p data-noun="story" data-track="track">', '<p data-noun="journey" data-track="track">'),
        (
            '<p role="status" id="tracks" data-role="{{ role.id }}">',
            '<p role="status" id="tracks" data-role="{{ role.id }}">',
        ),
        ("{% for track in tracks %}{{ track.title }}", "{% for track in tracks %}{{ track.title }}"),
        ('{{ c.crumbs([("Tracks", "~/tracks/")]) }}', '{{ c.crumbs([("Avenues", "~/tracks/")]) }}'),
        ('{{ count|plural("opening") }}', '{{ count|plural("opening") }}'),
        ('{{ moves|groupby("track") }}', '{{ moves|groupby("track") }}'),
        ("{# A track #}<!-- a track --> a track", "{# A track #}<!-- a track --> an avenue"),
        (
            '[Tracks](tracks/index.md "x"), `track`, {{ track("quality") }}',
            '[Avenues](tracks/index.md "x"), `track`, {{ track("quality") }}',
        ),
        ('<b aria-label="{{ a }} tracks">', '<b aria-label="{{ a }} avenues">'),
    ],
)
def test_the_markup_of_a_source_stays(source: str, expected: str) -> None:
    assert WORDS.source(source) == expected
    assert Wording().source(source) == source


def test_names_and_quotes_inside_a_text_stay() -> None:
    text = 'New role: Track Lead, level 3, track Opening Night: "a track"'
    names = re.compile("Track Lead|Opening Night")
    assert WORDS.say_around(text, names) == 'New Stelle: Track Lead, grade 3, avenue Opening Night: "a track"'
    assert WORDS.say_around("a track", re.compile("")) == "an avenue"
