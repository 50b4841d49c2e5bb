"""A company with 15 levels, 7 skill levels and moves whose months nobody knows: its scripts and its small screens."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from careerguide import shipped
from playwright.sync_api import Browser, Page, expect
from support import own_site, project, web
from support.company import Texts, sketch
from support.overflow import CUT

LEVELS = range(1, 16)
NAMES = ("Learner", "Helper", "Doer", "Adviser", "Lead", "Master", "Authority")


def company() -> Texts:
    """A ladder of 15 roles; the months of every third move are known, and each even level has a code."""
    needs = " ".join(f"skill-{number}:{name.lower()}" for number, name in enumerate(NAMES))
    texts = sketch(
        "".join(f"role-{level} desk {level} {needs if level == 2 else ''}\n" for level in LEVELS)
        + "".join(f"role-{level} -> role-{level + 1} promotion 6/12/{18 + level}\n" for level in LEVELS[:-1])
    )
    for level in LEVELS:
        if level % 3:
            months = f", after: {{min: 6, typical: 12, slow: {18 + level}}}, sources: [guess]"
            texts["roles.yaml"] = texts["roles.yaml"].replace(months, "")
    texts["skills.yaml"] = texts["skills.yaml"].replace(
        "awareness: Knows., working: Does., practitioner: Does well.,", ""
    )
    texts["skills.yaml"] = texts["skills.yaml"].replace("expert:", "authority:")
    rows = "".join(
        f"  - {{level: {level}, title: Rung {level}, band: first, summary: Rung {level}."
        f"{f', code: GRADE-{level}' if level % 2 == 0 else ''}}}\n"
        for level in LEVELS
    )
    skill_levels = "".join(f"  - {{id: {name.lower()}, title: {name}}}\n" for name in NAMES)
    band = "  - {id: first, title: First, summary: The band., tip: Stay.}\n"
    return texts | {"levels.yaml": f"levels:\n{rows}bands:\n{band}skill_levels:\n{skill_levels}"}


@pytest.fixture(scope="module")
def served(shared: Path) -> Iterator[web.Served]:
    def make(folder: Path) -> Path:
        home = (shipped.folder("pages") / "general" / "index.md").read_text(encoding="utf-8")
        return project.make(folder, company(), {**project.DOCS, "index.md": home})

    with own_site.served(shared, "own-framework", make) as site:
        yield site


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page in a new profile; an error in a script fails the test."""
    with own_site.profile(chromium, 320, 640) as profile:
        yield profile.new_page()


@pytest.mark.parametrize(
    "address",
    ["/", "/roles/", "/roles/role-2/", "/tracks/desk/", "/bands/first/", "/skills/skill-1/", "/moves/role-1/role-2/"],
)
def test_nothing_overflows_a_small_screen(address: str, page: Page, served: web.Served) -> None:
    page.goto(served.url(address))
    assert web.settle(page).evaluate(CUT) == []


def test_the_planner_says_at_least(page: Page, served: web.Served) -> None:
    page.goto(served.url("/plan/#from=role-1&to=role-5"))
    answer = page.locator(".cg-route__head").first
    expect(answer).to_contain_text("at least 1 yr")
    expect(answer).to_contain_text("3 steps have no known months")
    expect(page.locator(".cg-route__stops")).to_contain_text("promotion, months not known")
    expect(page.locator(".cg-chart__range")).to_have_count(0)
    expect(page.locator(".cg-plan__answer .cg-key li")).to_have_text(["Role", "Promotion"])
    assert page.evaluate(CUT) == []
    page.goto(served.url("/plan/#from=role-1"))
    expect(page.locator("route-planner h3")).to_contain_text("With steps whose months are not known")
    expect(page.locator(".cg-plan__reach li").first).to_contain_text("level 2 (GRADE-2), months not known")


@pytest.mark.parametrize(
    ("role", "marks"),
    [("role-1", []), ("role-3", ["You", "Typical", "Earliest to slow", "Low confidence: our own estimate"])],
)
def test_the_key_of_a_chart_has_only_what_is_drawn(role: str, marks: list[str], page: Page, served: web.Served) -> None:
    """The months of the one are not known; those of the other are, with low confidence."""
    page.goto(served.url(f"/roles/{role}/"))
    texts = web.settle(page).locator(".cg-flow ~ .cg-key li").all_text_contents()
    assert [text.strip() for text in texts] == marks


def test_the_comparison_has_the_levels_of_the_company(page: Page, served: web.Served) -> None:
    page.goto(served.url("/compare/#roles=role-1,role-2"))
    expect(page.locator("role-compare")).to_contain_text("2 (GRADE-2)")
    expect(page.locator("role-compare")).to_contain_text("months not known")
    for name in NAMES:
        expect(page.locator("role-compare")).to_contain_text(name)


def test_ratings_of_four_levels_are_still_read(page: Page, served: web.Served) -> None:
    """They were numbers from 0 to 4; a number stays the same step from below."""
    records = {
        "me/me": {"role": "role-1", "since": "", "next": "role-2"},
        "rating/skill-1": {"level": 4, "aside": False},
        "rating/skill-6": {"level": 7, "aside": False},
    }
    for key, value in records.items():
        text = json.dumps(json.dumps({"v": 1, "value": value}))
        page.add_init_script(f"localStorage.setItem('cg.my/{key}', {text})")
    page.add_init_script("localStorage.setItem('cg.keep', '1')")
    page.goto(served.url("/my/#skills"))
    expect(page.locator("#cg-skill-skill-1 .cg-sr")).to_have_text("me: Adviser, needed: Helper")
    expect(page.locator("#cg-skill-skill-6 .cg-sr")).to_have_text("me: Authority, needed: Authority")
    expect(page.locator("[data-skill=skill-1] input[type=radio]")).to_have_count(len(NAMES) + 1)


def test_home_has_the_steps_of_a_company_without_months(page: Page, served: web.Served) -> None:
    """Its role has no line of business, no story and no opening, and nobody knows the months of its next step."""
    record = json.dumps(json.dumps({"v": 1, "value": {"role": "role-1", "since": "2025-01", "next": ""}}))
    page.add_init_script(f"localStorage.setItem('cg.keep', '1'); localStorage.setItem('cg.my/me/me', {record})")
    page.goto(served.url("/"))
    expect(page.locator(".cg-fork__step")).to_contain_text("Promotion")
    expect(page.locator(".cg-fork__months")).to_have_text("months not known")
    expect(page.locator(".cg-chart__range, .cg-key, .cg-home__then, .cg-voice")).to_have_count(0)
    expect(page.locator("home-steps").get_by_text("Nothing near your role is open today.")).to_be_visible()
    assert page.evaluate(CUT) == []
