"""The picture of a link: no empty one, no letters that make no words, and no step that seems to follow another."""

from __future__ import annotations

import pytest
from careerguide.render import link_card
from careerguide.render.link_card import CardLook, CardTexts, card

LOOK = CardLook("#2743b8")
HINDI, ARABIC, THAI = "ग्राहक", "موظف", "เจ้า"


def drawn(title: str = "Team Leader", *steps: str, site_name: str = "Career Guide") -> bytes:
    """The picture with these texts."""
    return card(CardTexts("Support", title, steps, site_name), LOOK)


@pytest.mark.parametrize("title", [HINDI, ARABIC, THAI])
@pytest.mark.parametrize("has_letters", [True, False], ids=["a font has them", "no font has them"])
def test_a_title_that_cannot_be_drawn_gives_its_place_to_the_name_of_the_site(
    title: str, has_letters: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if has_letters:
        monkeypatch.setattr(link_card, "_has", lambda _file, _letter: True)
    assert drawn(title) == drawn("Career Guide", site_name="")
    assert drawn(title) != drawn("", site_name="")


@pytest.mark.parametrize("title", ["Kierownik zespołu", "Trưởng nhóm", "Trưởng nhóm"])
def test_accents_are_no_reason_to_draw_another_title(title: str) -> None:
    assert drawn(title) not in (drawn("Career Guide", site_name=""), drawn(""))


def test_the_road_ends_before_a_step_that_cannot_be_drawn() -> None:
    assert drawn("Agent", HINDI, "Manager") == drawn("Agent")
    assert drawn("Agent", "Team Leader", HINDI) == drawn("Agent", "Team Leader")


def test_the_name_of_a_step_has_two_lines() -> None:
    name = "Senior Customer Support Executive"
    assert drawn("Agent", name, "Manager") != drawn("Agent", "Senior Customer Support Executor", "Manager")
    longer = f"{name} of Accounts and of Many Others"
    assert drawn("Agent", f"{longer} Here", "Manager") == drawn("Agent", f"{longer} There", "Manager")
