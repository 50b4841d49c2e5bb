"""`/roles/` is a finder: choices, order and count, all of it in the address; the whole list without script."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from careerguide.guide.guide import Guide
from careerguide.model import Role
from playwright.sync_api import Page, expect
from support import web
from support.web import Open

Keep = Callable[[Guide, Role], bool]


def finder(look: Open, question: str, **options: object) -> Page:
    page = look(web.PLAIN, **options)
    page.goto(page.url.replace(web.PLAIN, f"/roles/{question}"))
    return web.settle(page)


def titles(page: Page) -> list[str]:
    """Roles of the list that is shown."""
    return [text.strip() for text in page.locator("role-finder .cg-role-list > li > a:visible").all_inner_texts()]


def band(guide: Guide, role: Role) -> str:
    role_band = guide.band(role.level)
    return role_band.id if role_band else ""


@pytest.mark.parametrize(
    ("question", "keep"),
    [
        ("#track=quality", lambda _, role: role.track == "quality"),
        ("#level=4", lambda _, role: role.level == 4),
        ("#band=mid", lambda guide, role: band(guide, role) == "mid"),
        (
            "#skill=coaching-and-feedback",
            lambda _, role: any(need.skill == "coaching-and-feedback" for need in role.skills),
        ),
        ("#shifts=day", lambda _, role: role.reality.shifts == "day"),
        ("#remote=full", lambda _, role: role.reality.remote == "full"),
        ("#people=yes", lambda _, role: role.reality.manages is not None),
        ("#people=no&level=6", lambda _, role: role.reality.manages is None and role.level == 6),
        ("#shifts=day&people=yes&skill=people-management", None),
    ],
)
def test_a_choice_keeps_the_roles_that_fit(question: str, keep: Keep | None, look: Open, guide: Guide) -> None:
    def fits(role: Role) -> bool:
        if keep:
            return keep(guide, role)
        return (
            role.reality.shifts == "day"
            and role.reality.manages is not None
            and any(need.skill == "people-management" for need in role.skills)
        )

    page = finder(look, question)
    expected = sorted((role.title for role in guide.roles.values() if fits(role)), key=str.casefold)
    assert sorted(titles(page), key=str.casefold) == expected
    count = len(expected)
    count_text = (
        f"{count} role{'s' * (count != 1)}" if count else 'No role fits these choices. Set one of them to "Any".'
    )
    expect(page.locator(".cg-finder [role=status]")).to_have_text(count_text)


@pytest.mark.parametrize(
    ("order", "key"),
    [
        ("level", lambda _, role: (role.level, role.title.casefold())),
        ("top", lambda _, role: (-role.level, role.title.casefold())),
        ("track", lambda guide, role: (guide.tracks[role.track].title.casefold(), role.level, role.title.casefold())),
    ],
)
def test_the_list_has_the_chosen_order(
    order: str, key: Callable[[Guide, Role], object], look: Open, guide: Guide
) -> None:
    expected = [role.title for role in sorted(guide.roles.values(), key=lambda role: key(guide, role))]  # type: ignore[arg-type]
    assert titles(finder(look, f"#sort={order}")) == expected


def test_the_list_stays_until_something_is_chosen(look: Open, guide: Guide) -> None:
    page = finder(look, "")
    expect(page.locator("role-finder .cg-role-list > li:visible")).to_have_count(len(guide.roles))
    expect(page.locator(".cg-finder [role=status]")).to_have_text(f"{len(guide.roles)} roles")


def test_choosing_changes_the_address_and_back_again(look: Open) -> None:
    page = web.settle(look("/roles/"))
    page.get_by_label("Track").select_option("Quality Assurance")
    page.get_by_label("Sort by").select_option("level, highest first")
    assert page.url.endswith("/roles/#track=quality&sort=top")
    assert titles(page)[0] == "Head of Quality"
    page.get_by_label("Track").select_option("Any")
    page.get_by_label("Sort by").select_option("name")
    assert page.url.endswith("/roles/")


@pytest.mark.parametrize("question", ["#track=nope", "#level=99&band=%3Cb%3E", "#sort=zodiac", "#skill="])
def test_only_values_of_the_guide_are_choices(question: str, look: Open, guide: Guide) -> None:
    page = finder(look, question)
    expect(page.locator(".cg-finder [role=status]")).to_have_text(f"{len(guide.roles)} roles")
    assert page.locator("role-finder b").count() == 0


def test_at_320_pixels_nothing_overflows(look: Open) -> None:
    page = finder(look, "#people=yes&sort=top", width=320)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
