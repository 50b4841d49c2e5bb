"""Helpers for the tests of /my/: a page with some entries, and the match as Python calculates it."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from careerguide.guide.guide import Guide
from careerguide.model import Role
from playwright.sync_api import Page, expect
from support import web
from support.web import Open

CSE = "customer-support-executive"
SENIOR = "senior-customer-support-executive"
EMPATHY = "empathy-and-de-escalation"
ME = {"me/me": {"role": CSE, "since": "2025-10", "next": SENIOR}}
PARTS = ("skills", "log", "case", "plan", "talk")
LEVELS = ("not yet", "awareness", "working", "practitioner", "expert")

Records = Mapping[str, Any]

PUT = """async (records) => {
  const { store } = await import("/assets/careerguide/my/storage.js");
  store.putAll(new Map(Object.entries(records)));
}"""
KEEP = """async () => (await import("/assets/careerguide/my/storage.js")).store.keep("computer")"""


def mine(look: Open, part: str, records: Records = ME, **options: Any) -> Page:
    """A part of /my/ with these records. Another page is opened first, so that no other records are left."""
    page = look(web.PLAIN, **options)
    page.goto(page.url.replace(web.PLAIN, f"/my/#{part}"))
    put(ready(page), records)
    return page


def ready(page: Page) -> Page:
    """Wait until the page has its fields."""
    web.settle(page)
    built(page)
    return page


def built(page: Page) -> None:
    """Wait until each part shows what there is."""
    page.wait_for_function(
        """() => !document.querySelector("[data-loading]") &&
           ["keeping", "self", "skills", "match", "learning", "log", "plan", "case", "talk"].every(
             (name) => document.querySelector(`my-${name}[data-built]`))"""
    )


def put(page: Page, records: Records) -> None:
    """Enter records as another part of the page would."""
    page.evaluate(PUT, dict(records))
    built(page)


def rated(ratings: Mapping[str, int], aside: frozenset[str] = frozenset()) -> dict[str, Any]:
    """Ratings as they are kept."""
    return {f"rating/{skill}": {"level": level, "aside": skill in aside} for skill, level in ratings.items()}


def figures(kpi: str, by_month: Mapping[str, float]) -> dict[str, Any]:
    """Figures as they are kept."""
    return {f"figure/{month}/{kpi}": {"value": value} for month, value in by_month.items()}


def needs(guide: Guide, role: Role) -> list[tuple[str, int, int]]:
    """Skill, level asked for and weight, in the data's order."""
    weights = guide.match.weights
    return [
        (need.skill, LEVELS.index(need.level), weights.essential if need.need == "essential" else weights.desirable)
        for need in role.skills
    ]


def own_match(guide: Guide, id_: str, ratings: Mapping[str, int], aside: frozenset[str] = frozenset()) -> str:
    """The match on /my/: the number, what it is called, and the skills that are one level away."""
    percent, tier, known, counted = matched(guide, id_, ratings, aside)
    left = len(guide.roles[id_].skills) - counted
    out = f" {left} skill{'' if left == 1 else 's'} left out." if left else ""
    if not known:
        title = guide.roles[id_].title
        ask = f"Open a skill of {title} and choose the line that describes you.{out}"
        return f"{counted} skills to rate to see your match today. {ask}"
    missing = [need - ratings.get(skill, 0) for skill, need, _ in needs(guide, guide.roles[id_]) if skill not in aside]
    near, far = sum(steps == 1 for steps in missing), sum(steps > 1 for steps in missing)
    if near:
        way = f"{near} of {counted} skills {'is' if near == 1 else 'are'} one level away."
    elif far:
        way = f"{far} skill{' has' if far == 1 else 's have'} more than one level to go. Take one at a time."
    else:
        way = "You have all the skills. Before you apply, read the questions on the pages of these skills."
    rest = f" {known} of {counted} skills rated; the others count as not yet." if known < counted else ""
    names = {"stretch": "a stretch", "long-term": "a long-term aim"}
    return f"{percent}% match today: {names.get(tier, f'a {tier}')} {way}{rest}{out}"


def matched(
    guide: Guide, id_: str, ratings: Mapping[str, int], aside: frozenset[str] = frozenset()
) -> tuple[int, str, int, int]:
    """Percent and tier of a match, the number of rated skills, and of skills that count."""
    counted = [need for need in needs(guide, guide.roles[id_]) if need[0] not in aside]
    whole = sum(weight for _, _, weight in counted)
    parts = sum(
        (weight * Fraction(min(ratings.get(skill, 0), need), need) for skill, need, weight in counted), Fraction()
    )
    percent = int(100 * parts // whole)
    tiers = guide.match.tiers
    words = {"strong match": tiers.strong, "good match": tiers.good, "stretch": tiers.stretch, "long-term": 0}
    tier = next(word for word, least in words.items() if percent >= least)
    return percent, tier, sum(skill in ratings for skill, _, _ in counted), len(counted)


def gaps(guide: Guide, id_: str, ratings: Mapping[str, int]) -> list[tuple[str, int]]:
    """Skills that are missing and the level needed: heaviest first, then the most steps, then in the data's order."""
    rows = [
        (need - ratings.get(skill, 0), weight, skill, need) for skill, need, weight in needs(guide, guide.roles[id_])
    ]
    ordered = sorted((row for row in rows if row[0] > 0), key=lambda row: (-row[0] * row[1], -row[0]))
    return [(skill, need) for _, _, skill, need in ordered]


def has_focus(page: Page) -> None:
    """Something has the focus, and the page does not scroll sideways."""
    assert page.evaluate("document.activeElement.tagName") != "BODY"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def open_part(page: Page, part: str) -> None:
    """Through its address, which other pages link to."""
    page.evaluate("(part) => { location.hash = ''; location.hash = part; }", part)
    expect(page.locator(f"#{part}-title")).to_be_focused()


# Something in each part.
FILLED = {
    **ME,
    **rated({EMPATHY: 3, "active-listening": 1}),
    **figures("qa-score", {"2026-09": 90, "2026-10": 84, "2026-11": 91}),
    "entry/abcdefgh1": {"month": "2026-11", "kind": "result", "text": "Repeat calls down from 18% to 12%"},
    "goal/1": {"role": SENIOR, "text": "be the one others ask"},
    "action/abcdefgh1": {"text": "Ask for a buddy shift", "due": "2026-12-01", "done": False},
    "talk/say": {"text": "I want to lead the huddle"},
}

# Keeps records on this computer, as an earlier visit would have.
PUT_KEPT = """(records) => {
  for (const [key, value] of Object.entries(records))
    localStorage.setItem(`cg.my/${key}`, JSON.stringify({ v: 1, value }));
  if (Object.keys(records).length) localStorage.setItem("cg.keep", "1");
}"""
