"""How many people there are: on roles, moves and openings, dated, with the role before and the site of an opening."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from careerguide import rules
from careerguide.loading.data_folder import load
from careerguide.pages.page import Page
from support.company import DAY, guide_of, pages_of, tiny, write

NUMBERS = """\
until: 2026-09
roles:
  - {role: agent, heads: 410}
  - role: senior-agent
    heads: 31
    promotions: 12
    moves: 6
    applications: 70
    sites: [{site: pune, heads: 19, promotions: 7}]
"""


def pages(numbers: str = NUMBERS) -> dict[str, Page]:
    return pages_of(guide_of({**tiny(), "headcounts.yaml": numbers}))


@pytest.fixture(scope="module")
def counted() -> dict[str, Page]:
    return pages()


def words(page: Page) -> str:
    """The text of a page."""
    return " ".join(re.sub(r"<[^>]*>", " ", page.body).replace("&#39;", "'").split()).replace(" ,", ",")


def test_a_role_and_a_move_say_how_many_there_are(counted: dict[str, Page]) -> None:
    told = (
        "31 people are Senior Agent, for 410 people in the role Agent. In the last year, 12 moved up into it and 6 "
        "came across from other roles, of 70 who applied. Counted for Q3 2026. Not everyone follows this path."
    )
    assert told in words(counted["/roles/senior-agent/"])
    assert told in words(counted["/moves/agent/senior-agent/"])
    assert "410 people are Agent . Counted for Q3 2026." in words(counted["/roles/agent/"])


def test_what_is_not_counted_is_not_said(counted: dict[str, Page]) -> None:
    assert "Counted for" not in words(counted["/roles/trainer/"])
    assert "Counted for" not in words(pages_of(guide_of(tiny()))["/roles/senior-agent/"])
    few = pages("until: 2026-09\nroles:\n  - {role: senior-agent, moves: 7, applications: 90}\n")
    told = "In the last year, 7 came across from other roles, of 90 who applied. Counted for Q3 2026."
    assert told in words(few["/moves/agent/senior-agent/"])
    only = pages("until: 2026-09\nroles:\n  - {role: senior-agent, applications: 90}\n")
    assert "In the last year, 90 applied. Counted" in words(only["/roles/senior-agent/"])


def test_an_opening_has_the_numbers_of_its_site(counted: dict[str, Page]) -> None:
    opening = next(page for address, page in counted.items() if re.fullmatch(r"/openings/[^/]+/", address))
    role = next(id_ for id_ in ("senior-agent", "agent", "trainer", "analyst") if f"/roles/{id_}/" in opening.body)
    text = NUMBERS.replace("role: senior-agent", f"role: {role}").replace("role: agent", "role: none-such")
    text = text.replace("  - {role: none-such, heads: 410}\n", "")
    told = words(pages(text)[opening.address])
    assert "31 people are" in told
    assert "Pune alone: 19 people. In the last year, 7 moved up into it." in told


@pytest.mark.parametrize(
    ("until", "codes"), [("2025-12", []), ("2025-09", ["counts-overdue"]), ("2025-Q4", ["not-a-month"])]
)
def test_old_numbers_are_to_be_renewed(tmp_path: Path, until: str, codes: list[str]) -> None:
    data = write({**tiny(), "headcounts.yaml": NUMBERS.replace("2026-09", until)}, tmp_path / "data")
    problems = [problem for problem in rules.check(load(data), DAY) if problem.path.endswith("headcounts.yaml")]
    assert [problem.code for problem in problems] == codes


def test_no_number_below_five_is_read(tmp_path: Path) -> None:
    data = write({**tiny(), "headcounts.yaml": NUMBERS.replace("moves: 6", "moves: 4")}, tmp_path / "data")
    assert [problem.code for problem in load(data).problems] == ["out-of-range"]
