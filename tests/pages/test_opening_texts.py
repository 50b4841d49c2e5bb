"""What an opening tells: the role as it is at its own workplace, how many are wanted, and until when."""

from __future__ import annotations

import pytest
from careerguide.guide.guide import Guide
from careerguide.pages.page_builder import PageBuilder
from careerguide.pages.role_texts import RoleTexts
from careerguide.render.copied_texts import CopiedText
from support.company import Texts, guide_of, pages_of, site_of, tiny
from support.differing import differing

KRAKOW = "- {id: krakow, title: Krakow, country: Poland, zone: Europe/Warsaw}\n"
OPENING = (
    "- {id: agents, role: agent, seats: 4, opens: 2026-10-20, apply: 'https://jobs.example/4', contact: Hiring desk, "
)
IN_PUNE = "site: pune, line_of_business: telecom, shift: night, closes: 2026-12-05}\n"
IN_BOTH = "sites: [pune, krakow], shift: [day, night], closes: until-filled}\n"


def company(opening: str) -> Texts:
    """The company whose role differs, with an opening of it."""
    texts = differing()
    return texts | {
        "openings.yaml": texts["openings.yaml"] + OPENING + opening,
        "sites.yaml": texts["sites.yaml"] + KRAKOW,
    }


def texts_of(guide: Guide, role: str = "agent", opening: str = "") -> tuple[CopiedText, CopiedText]:
    """The advert and the description of a role, or of an opening of it."""
    site = site_of(guide)
    builder = PageBuilder(guide, site.components, site.settings.site)
    texts = RoleTexts(builder, guide.roles[role], guide.people.openings[opening] if opening else None)
    return texts.advert(), texts.description()


def test_an_opening_asks_for_what_its_workplace_asks_for() -> None:
    advert, description = texts_of(guide_of(company(IN_PUNE)), opening="agents")
    for text in (advert.plain, description.plain):
        assert "- Typing (practitioner): Keeps up and looks up." in text
        assert "- Coaching (awareness): Gives tips." in text
        assert "- Language: English B2" in text
    assert "at most 9 minutes for 2 months" in description.plain
    assert "at least 88%" in description.plain
    assert not [thing for text in (advert, description) for thing in text.to_fill_in if "differ" in thing]


def test_what_differs_between_the_sites_of_an_opening_is_asked_for() -> None:
    advert, description = texts_of(guide_of(company(IN_BOTH)), opening="agents")
    assert "Typing (working): Keeps up." in advert.plain
    assert "English B2" not in advert.plain
    to_fill_in = "skills and languages that differ by client, site or shift"
    assert to_fill_in in advert.to_fill_in
    assert {to_fill_in, "targets that differ by client, site or shift"} <= set(description.to_fill_in)


def test_a_role_that_differs_asks_for_it_and_no_other_does() -> None:
    guide = guide_of(company(IN_PUNE))
    assert [
        role
        for role in guide.roles
        for text in texts_of(guide, role)[:1]
        if any("differ by client" in thing for thing in text.to_fill_in)
    ] == ["agent", "analyst"]


@pytest.mark.parametrize(
    ("opening", "day", "missing"),
    [(IN_PUNE, "Apply by 5 Dec 2026, Pune time. [", "how to apply"), (IN_BOTH, "Open until filled. [", "how to apply")],
)
def test_an_advert_of_an_opening_says_how_many_are_wanted_and_until_when(opening: str, day: str, missing: str) -> None:
    advert, _ = texts_of(guide_of(company(opening)), opening="agents")
    assert "- 4 seats\n" in advert.plain
    assert f"{day}Fill in: {missing}]" in advert.plain
    assert "jobs.example" not in advert.plain


def test_the_page_of_an_opening_has_the_languages_of_its_site_and_not_the_other_sites_of_the_role() -> None:
    texts = company(IN_PUNE)
    texts["roles.yaml"] = texts["roles.yaml"].replace("  level: 1\n", "  level: 1\n  sites: [pune, krakow]\n", 1)
    pages = pages_of(guide_of(texts))
    shown = pages["/openings/agents/"].body
    assert "English B2" in shown
    assert "Krakow" not in shown
    assert "Krakow" in pages["/roles/agent/"].body


def test_links_without_the_address_of_the_site_say_so() -> None:
    guide = guide_of(tiny())
    notice = "do not have the address of this site"
    settings = site_of(guide).settings.site
    assert notice in pages_of(guide, settings)["/roles/agent/links/"].body
    assert notice not in pages_of(guide, type(settings)(site_url="https://careers.example"))["/roles/agent/links/"].body


def test_a_role_without_steps_is_not_called_the_top() -> None:
    texts = tiny()
    texts["roles.yaml"] += "- {id: starter, title: Starter, track: support, level: 1, summary: Learns.}\n"
    pages = pages_of(guide_of(texts))
    for address in ("/roles/starter/", "/roles/starter/links/"):
        assert "The guide has no next step from here." in pages[address].body
        assert "top of its ladder" not in pages[address].body
