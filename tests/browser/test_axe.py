"""axe-core finds nothing on any kind of page, light and dark, from a phone's width to a desk's, dialogs open.

What each kind of page is on paper is judged here too, because the page is open in both schemes.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from support import web
from support.axe import SCHEMES, WIDTHS, all_complaints, complaints, judged
from support.paper import dead_buttons, faint_texts
from support.profile_page import choose_role
from support.web import Open


def opened(look: Open, address: str) -> Page:
    """A page in light at a phone's width, as `judge` begins."""
    return judged(look, address, "light", WIDTHS[0])


def judge(page: Page) -> None:
    """The page as it is now, at every width and in both schemes."""
    every = all_complaints(page)
    assert [at for at, lines in every.items() if lines] == [], every
    assert {scheme for scheme, _ in every} == set(SCHEMES)


@pytest.mark.parametrize("kind", web.KINDS)
def test_every_kind_of_page_on_screens_and_on_paper(kind: str, look: Open) -> None:
    """The page is opened once; then its window is made wider and its colours dark. It is printed from both schemes."""
    page = judged(look, web.KINDS[kind], "light", WIDTHS[0])
    faint = {"light": faint_texts(page, "light")}
    every = all_complaints(page)
    faint["dark"] = faint_texts(page, "dark")
    dead = dead_buttons(page)
    assert [at for at, lines in every.items() if lines] == [], every
    assert {scheme for scheme, _ in every} == (set(SCHEMES) if kind != "redirect" else {"light"})
    assert faint == {"light": [], "dark": []}, "too faint on paper"
    assert dead == [], "buttons on paper"


def test_search_open_with_results(look: Open) -> None:
    page = opened(look, "/")
    web.search(page, "quality")
    judge(page)


@pytest.mark.parametrize(
    ("question", "there"),
    [
        ("qualty&kind=role", "[data-search-result]"),
        ("zxqv", "[data-search-empty]"),
        ("after+team+leader", ".cg-answer .cg-fork__axis"),
        ("what+skills+does+a+team+leader+need", ".cg-answer li"),
    ],
)
def test_search_page(question: str, there: str, look: Open) -> None:
    page = opened(look, f"/search/?q={question}")
    page.locator(there).first.wait_for(state="attached")
    judge(page)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_narrow_menu_open(scheme: str, look: Open) -> None:
    page = judged(look, "/", scheme, 320)
    page.get_by_text("Menu", exact=True).click()
    assert page.get_by_role("navigation", name="Main, short").is_visible()
    assert complaints(page) == []


def test_table_under_the_map_open(look: Open) -> None:
    page = opened(look, "/map/")
    page.get_by_role("link", name="All moves as a table").click()
    assert page.locator(".cg-table--map").is_visible()
    judge(page)


def test_chosen_role_with_highlighted_moves(look: Open) -> None:
    """The role that lines start from, its next steps and the reader's own role have colours of their own."""
    page = opened(look, "/map/")
    page.evaluate("location.hash = '#role=customer-support-executive'")
    page.get_by_label("Show lines from").select_option("Team Leader")
    assert page.locator(".cg-map__role--from, .cg-map__role--next").count() > 1
    judge(page)


def test_home_with_a_role(look: Open) -> None:
    page = opened(look, "/")
    choose_role(page, "Customer Support Executive")
    page.get_by_label("In this role since").fill("2025-11")
    page.get_by_label("In this role since").press("Tab")
    page.locator(".cg-chart__you").first.wait_for()
    judge(page)


@pytest.mark.parametrize(
    ("since", "answer"), [("2025-11-22", "Yes. You can apply today."), ("2026-05-01", "From 1 May 2027.")]
)
def test_opening_with_an_eligibility_result(since: str, answer: str, look: Open) -> None:
    page = opened(look, web.OPENING)
    page.get_by_label("Your role now").select_option("Subject Matter Expert")
    page.get_by_label("In this role since").fill(since)
    expect(page.get_by_text(answer).first).to_be_visible()
    judge(page)


@pytest.mark.parametrize("state", ["site=Pune", "site=Pune&shift=Night+shifts"])
def test_filtered_list(state: str, look: Open) -> None:
    """To one entry, and to none."""
    page = opened(look, web.PLAIN)
    page.goto(page.url.replace(web.PLAIN, f"/openings/#{state}"))
    web.settle(page)
    assert page.locator("li[data-level]:not([hidden])").count() == (0 if "shift" in state else 1)
    judge(page)


@pytest.mark.parametrize(
    ("fault", "rule"),
    [
        ("document.querySelector('.cg-lead').style.cssText = 'color: #777; background: #888'", "color-contrast"),
        ("document.querySelector('main, [role=main]').prepend(document.createElement('img'))", "image-alt"),
        (
            """for (const link of document.querySelectorAll('.cg-footer a'))
              link.style.cssText = 'font-size: 6px; line-height: 1; display: block; min-height: 0; padding: 0'""",
            "target-size",
        ),
    ],
)
def test_a_planted_fault_is_reported(fault: str, rule: str, look: Open) -> None:
    """Otherwise an empty list would say nothing."""
    page = judged(look, "/roles/team-leader/", "light", 1280)
    page.evaluate(fault)
    assert rule in {line.split(":")[0] for line in complaints(page)}


@pytest.mark.parametrize(
    ("scheme", "width", "fault", "rule"),
    [
        ("light", 683, "h1 { color: #777; background: #888 }", "color-contrast"),
        ("dark", 683, "h1 { color: #777 !important; background: #888 }", "color-contrast"),
        ("dark", 1280, "#planted { display: inline !important }", "image-alt"),
    ],
)
def test_a_fault_of_one_scheme_at_one_width_is_reported(
    scheme: str, width: int, fault: str, rule: str, look: Open
) -> None:
    page = judged(look, web.KINDS["guide"], "light", WIDTHS[0])
    page.add_style_tag(content=f"@media (width: {width}px) {{ [data-cg-scheme={scheme}] {fault} }}")
    page.evaluate(
        """document.querySelector("main, [role=main]").insertAdjacentHTML(
          "afterbegin", "<img id=planted width=9 height=9 style='display: none'>")"""
    )
    rules = {at: {line.split(":")[0] for line in lines} for at, lines in all_complaints(page).items()}
    assert {at for at, broken in rules.items() if rule in broken} == {(scheme, width)}


@pytest.mark.parametrize("width", WIDTHS[1:])
def test_small_letters_of_one_width_are_reported(width: int, look: Open) -> None:
    """Their colours are those of the other widths, where the letters are large and may have less contrast."""
    page = judged(look, web.KINDS["bands"], "light", WIDTHS[0])
    page.add_style_tag(
        content=f"""[data-cg-scheme=dark] h1 {{ color: #888 !important; background: #fff !important }}
          h1 {{ position: relative; z-index: 1; font-size: 40px !important; font-weight: 400 !important }}
          @media (width: {width}px) {{ h1 {{ font-size: 16px !important }} }}"""
    )
    assert {at for at, lines in all_complaints(page).items() if "color-contrast" in str(lines)} == {("dark", width)}
