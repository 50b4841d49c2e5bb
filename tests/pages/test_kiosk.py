"""Which cards the screen for the floor has, and which sites have it."""

from __future__ import annotations

import pytest
from careerguide.model.settings import Parts
from careerguide.pages.kiosk import ADDRESS, MOST, Card, spread
from support.company import guide_of, pages_of, sketched, tiny


@pytest.mark.parametrize(
    ("off", "has_page"),
    [((), True), (("stories",), True), (("openings",), True), (("stories", "openings"), False)],
)
def test_the_page_goes_with_the_last_of_its_parts(off: tuple[str, ...], *, has_page: bool) -> None:
    assert Parts(**dict.fromkeys(off, False)).has(ADDRESS) == has_page


def test_without_a_story_and_an_opening_it_says_so() -> None:
    """Nothing is hidden behind a script."""
    html = pages_of(sketched("agent floor 1"))[ADDRESS].body
    assert '<p class="cg-kiosk__none cg-none">There is nothing to show today.' in html
    assert 'cg-kiosk__card"' not in html
    assert '<p class="cg-kiosk__none cg-none" hidden>' in pages_of(guide_of(tiny()))[ADDRESS].body


def test_no_floor_waits_for_the_many_cards_of_another() -> None:
    guide = sketched("\n".join([*(f"one-{n} first 1" for n in range(9)), "two-1 second 1", "three-1 third 1"]))
    cards = [Card(None, None, (role,)) for role in guide.roles.values()]
    shown = [card.roles[0].id for card in spread(cards)]
    assert shown[:3] == ["one-0", "two-1", "three-1"]
    assert len(shown) == MOST
