"""A page says once that its lists are examples. Among entries of the company, each example says so itself."""

from __future__ import annotations

import functools
import re
from pathlib import Path

import pytest
from careerguide.guide.guide import Guide
from careerguide.render.examples import examples
from careerguide.wording import DEFAULT_WORDING, Wording
from support import web
from support.company import files_of, guide_of, pages_of
from support.people_factory import company, event, opening, story, volunteer

MARK = re.compile(r'class="cg-sample">([^<]*)<')
# What shows stories, openings, events, people to ask and benefits.
LISTS = re.compile(r'data-story=|class="[^"]*\bcg-(?:openings|offer|stories|events|asks|benefits)\b|guide/benefits/#')
SAMPLE = ", sample: true"
CONSENT = "consent: {given: 2026-01-01, until: 2027-06-30}"


def marks(body: str) -> list[str]:
    """The marks of a page, in its order."""
    return [" ".join(text.split()) for text in MARK.findall(body)]


def test_no_page_of_the_site_says_twice_that_something_is_an_example(site: Path) -> None:
    """All stories, openings, events and benefits of the default pack are examples."""
    faults = []
    for path in sorted(site.rglob("*.html")):
        html = path.read_text(encoding="utf-8")
        main = html.partition("<main")[2]
        count = max(len(marks(main)), len(re.findall(r"\bExample\b", re.sub(r"<[^>]*>", " ", main))))
        has_lists = LISTS.search(main) and "/poster/" not in path.as_posix()
        if count > 1 or (has_lists and not count):
            faults.append(f"{path.relative_to(site)}: {count} times")
    assert faults == []


@functools.cache
def guide_with(is_mixed: bool) -> Guide:
    """A company with two entries of each kind: examples, or one of each is the company's own."""
    both = [("one", "" if is_mixed else SAMPLE), ("two", SAMPLE)]
    files = company(
        stories__one=story("agent", "senior", "lead", leader=CONSENT if is_mixed else "sample: true"),
        stories__two=story("agent", "senior", "lead", published="2026-10-12"),
        openings="".join(opening(id_, opens="2026-11-09", closes="2026-12-20", more=more) for id_, more in both),
        events="".join(event(id_, starts="2026-12-01 10:00", more=more) for id_, more in both),
        ambassadors="".join(volunteer(id_, more=more or f", {CONSENT}") for id_, more in both),
    )
    return guide_of(files, web.DAY)


@functools.cache
def marks_of(is_mixed: bool) -> dict[str, list[str]]:
    """Address -> the marks of its page."""
    return {address: marks(page.body) for address, page in pages_of(guide_with(is_mixed)).items()}


@pytest.mark.parametrize(
    ("address", "mark"),
    [
        ("/roles/lead/", "Example stories, openings and people to ask"),
        ("/moves/senior/lead/", "Example stories and openings"),
        ("/tracks/support/", "Example openings and stories"),
        ("/openings/one/", "Example opening and stories"),
        ("/stories/one/", "Example story, openings and people to ask"),
        ("/events/", "Example events and people to ask"),
        ("/kit/", "Example stories and openings"),
        ("/openings/", "Example"),
        ("/stories/", "Example"),
    ],
)
def test_a_page_of_examples_says_once_which_lists_are_examples(address: str, mark: str) -> None:
    assert marks_of(is_mixed=False)[address] == [mark]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/roles/lead/", ["Example"] * 3),  # a story, an opening, a person to ask
        ("/moves/senior/lead/", ["Example"] * 2),
        ("/tracks/support/", ["Example"] * 2),
        ("/openings/one/", ["Example"]),
        ("/openings/two/", ["Example opening", "Example"]),
        ("/stories/one/", ["Example"] * 2),
        ("/stories/two/", ["Example story", "Example", "Example"]),
        ("/events/", ["Example"] * 2),
        ("/openings/", ["Example"]),
        ("/stories/", ["Example"]),
    ],
)
def test_an_example_among_entries_of_the_company_says_so_itself(address: str, expected: list[str]) -> None:
    assert marks_of(is_mixed=True)[address] == expected


@pytest.mark.parametrize("is_mixed", [False, True])
def test_scripts_mark_a_story_only_among_stories_of_the_company(is_mixed: bool) -> None:
    """Home and the kit draw other stories than the build; the page has said so if all are examples."""
    files = files_of(guide_with(is_mixed))
    home = next(text for path, text in files.items() if path.endswith("home/stories.json"))
    assert home.count('"sample":true') == int(is_mixed)


def test_the_mark_is_in_the_words_of_the_company() -> None:
    words = Wording({"opening": ("vacancy", "vacancies"), "story": ("journey", "journeys")})
    people = guide_with(is_mixed=False).people
    lists = {"openings": people.openings.values(), "stories": people.stories.values()}
    assert examples(words, **lists) == "Example vacancies and journeys"
    assert examples(DEFAULT_WORDING, **lists) == "Example openings and stories"
    assert examples(DEFAULT_WORDING, openings=[]) == ""
