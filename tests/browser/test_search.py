"""The search finds what people mean, in the dialog of every page and on a page of its own."""

from __future__ import annotations

import json
import re
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from support import web
from support.web import Open

QUALITY = {"/tracks/quality/", "/roles/quality-analyst/", "/roles/quality-lead/", "/roles/quality-manager/"}
NAMES = "**/api/v1/search/names.json"
WORDS = "**/api/v1/search/words-*.json"
FIELD = "Search roles, skills and pages"
RESULT = "[data-search-result]"


@pytest.mark.parametrize("width", [320, 1366])
@pytest.mark.parametrize(
    ("words", "wanted", "within"),
    [
        ("TL", {"/roles/team-leader/"}, 1),
        ("tl", {"/roles/team-leader/"}, 1),
        ("QA", QUALITY, 2),
        ("quality", QUALITY, 3),
        ("auditor", {"/roles/quality-analyst/", "/roles/coding-auditor/"}, 3),
        ("coaching", {"/skills/coaching-and-feedback/"}, 2),
        ("qualty analist", {"/roles/quality-analyst/"}, 1),
        ("calm down a rude caller", {"/skills/empathy-and-de-escalation/"}, 1),
        ("glossary", {"/guide/glossary/"}, 1),
        ("salary", {"/guide/benefits/"}, 1),
        ("favouritism", {"/guide/why-not/"}, 1),
        ("am I eligible", {"/guide/applying/"}, 1),
        ("team leader manila", {"/openings/team-leader-manila/"}, 1),
        ("team leader to assistant manager", {"/moves/team-leader/assistant-manager/"}, 1),
    ],
)
def test_the_expected_page_is_near_the_top_of_the_results(
    words: str, wanted: set[str], within: int, width: int, look: Open
) -> None:
    addresses = web.search(look("/guide/six-ways/", width=width), words)
    assert wanted & set(addresses[:within]), addresses


def test_the_dialog_announces_the_number_of_results(look: Open) -> None:
    page = look("/")
    web.search(page, "coaching")
    status = page.get_by_role("dialog").get_by_role("status")
    expect(status).to_have_text(re.compile(r"^\d+ results$"))
    page.get_by_label("Search roles, skills and pages").fill("zzzzz")
    expect(status).to_have_text("No results.")
    expect(page.get_by_role("dialog").get_by_role("link", name="More ways to look")).to_have_attribute(
        "href", re.compile(r"/search/\?q=zzzzz$")
    )


def test_an_acronym_of_two_roles_shows_both_with_the_reason(look: Open) -> None:
    page = look("/")
    web.search(page, "WFA")
    rows = page.get_by_role("dialog").locator(".cg-result")
    for row in (0, 1):
        expect(rows.nth(row)).to_contain_text("Role, Workforce Management")
        expect(rows.nth(row)).to_contain_text("also called WFA")


def test_the_words_of_a_page_are_not_names_of_it(look: Open) -> None:
    page = look("/")
    assert web.search(page, "1:1")[0] == "/kit/"
    expect(page.get_by_role("dialog").locator(".cg-result").first).not_to_contain_text("also called")


def test_a_typing_error_is_corrected_and_reported(look: Open) -> None:
    page = look("/")
    web.search(page, "capcity planning")
    page.get_by_role("button", name="capacity planning").click()
    expect(page.get_by_label("Search roles, skills and pages")).to_have_value("capacity planning")
    expect(page.get_by_role("dialog").get_by_text("Did you mean")).to_have_count(0)


def test_search_terms_are_marked_and_the_address_stays_clean(look: Open) -> None:
    page = look("/")
    web.search(page, "coaching")
    link = page.get_by_role("dialog").locator("[data-search-result]").first
    address = link.get_attribute("href")
    assert address
    assert "?" not in address
    link.click()
    expect(page.locator("#content mark").first).to_have_text("Coaching")
    expect(page).to_have_url(address)


@pytest.mark.parametrize("width", [320, 1366])
def test_a_click_outside_closes_the_dialog(width: int, look: Open) -> None:
    page = look("/", width=width, height=900)
    dialog = page.get_by_role("dialog")
    web.search(page, "coaching")
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_be_hidden()
    page.keyboard.press("Control+k")
    expect(dialog).to_be_visible()
    page.mouse.click(width / 2, 895)  # beside it
    expect(dialog).to_be_hidden()


def query_of(page: Page) -> str:
    """What the address says."""
    query: str = page.evaluate("location.search")
    return query


def test_the_search_page_keeps_its_query_in_the_address(look: Open) -> None:
    page = look("/search/")
    page.get_by_label("Search for").fill("quality")
    main = page.get_by_role("main")
    assert QUALITY & set(web.results(main)[:3])
    page.get_by_label("Kind").select_option("skill")
    page.wait_for_function("location.search === '?q=quality&kind=skill'")
    expect(main.locator("[data-search-result]").first).to_have_attribute("data-search-result", "skill")
    assert all(address.startswith("/skills/") for address in web.results(main))
    page.get_by_label("Kind").select_option("role")
    page.get_by_label("Level").select_option("4")
    page.get_by_label("Track").select_option("quality")
    assert query_of(page) == "?q=quality&kind=role&track=quality&level=4"
    assert web.results(main) == ["/roles/quality-lead/"]
    expect(page.get_by_role("main").get_by_role("status")).to_have_text("1 result")


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("?q=TL", "/roles/team-leader/"),
        ("?q=lead&kind=role&track=quality&level=4", "/roles/quality-lead/"),
        ("?q=team+leader&kind=move", "/moves/"),
        ("?q=quality&kind=nonsense&level=99", "/tracks/quality/"),
    ],
)
def test_a_link_can_be_shared(question: str, first: str, look: Open) -> None:
    page = look("/search/" + question)
    assert web.results(page.get_by_role("main"))[0].startswith(first)


def test_each_choice_shows_how_many_entries_it_has(look: Open) -> None:
    page = look("/search/?q=quality")
    main = page.get_by_role("main")
    web.results(main)
    option = page.get_by_label("Kind").locator("option[value=role]")
    count = int(re.sub(r"\D", "", option.inner_text()))
    page.get_by_label("Kind").select_option("role")
    expect(main.get_by_role("status")).to_have_text(f"{count} results")


def test_more_results_load_on_request(look: Open) -> None:
    page = look("/search/?q=customer")
    main = page.get_by_role("main")
    web.results(main)
    expect(main.locator("[data-search-result]")).to_have_count(20)
    page.get_by_role("button", name="Show more").click()
    expect(main.locator("[data-search-result]")).to_have_count(40)
    expect(main.locator("[data-search-result]").nth(20)).to_be_focused()


def test_a_search_without_results_offers_other_links(look: Open) -> None:
    page = look("/search/?q=zxqvleadr")
    empty = page.locator("[data-search-empty]")
    expect(empty).to_be_visible()
    expect(page.get_by_role("main").get_by_role("status")).to_have_text("No results.")
    assert empty.locator("a[href*='/roles/']").count() >= 4
    for name in ("Tracks", "Glossary"):
        expect(empty.get_by_role("link", name=name)).to_be_visible()


def test_no_results_of_a_kind_links_to_the_other_kinds(look: Open) -> None:
    page = look("/search/?q=quality&kind=band")
    page.locator("[data-search-empty]").get_by_role("link", name="Search for it everywhere").click()
    assert web.results(page.get_by_role("main"))
    assert query_of(page) == "?q=quality"


def test_closed_openings_are_not_found(visit: Open, site: Path) -> None:
    names = json.loads((site / "api" / "v1" / "search" / "names.json").read_text(encoding="utf-8"))
    closing = {row[6] for row in names["rows"] if len(row) > 6}
    assert closing
    page = visit("/search/?q=team+leader&kind=opening")
    assert web.results(page.get_by_role("main"))
    page.clock.set_fixed_time(f"{int(max(closing)[:4]) + 1}-01-01T12:00:00")
    page.reload()
    expect(page.locator("[data-search-empty]")).to_be_visible()


def test_hostile_text_is_text(look: Open, site: Path) -> None:
    page = look("/")
    names = json.loads((site / "api" / "v1" / "search" / "names.json").read_text(encoding="utf-8"))
    names["rows"][0][:3] = ["<img src=x onerror=alert(1)> zebra", "quality-analyst", ["<b>zebra</b>"]]
    page.route(NAMES, lambda route: route.fulfill(json=names))
    web.search(page, "zebra")
    row = page.get_by_role("dialog").locator(".cg-result").first
    expect(row).to_contain_text("<img src=x onerror=alert(1)> zebra")
    assert row.locator("img, b").count() == 0


def test_without_its_index_the_search_says_so_and_retries(look: Open) -> None:
    page = look("/")
    page.route(NAMES, lambda route: route.abort())
    page.keyboard.press("Control+k")
    page.keyboard.type("quality")
    status = page.get_by_role("dialog").get_by_role("status")
    expect(status).to_have_text(re.compile("cannot be loaded now"))
    page.unroute(NAMES)
    page.keyboard.type(" lead")
    assert web.results(page.get_by_role("dialog"))[0] == "/roles/quality-lead/"


def test_text_below_results_is_requested_again(look: Open) -> None:
    page = look("/")
    page.route("**/api/v1/search/details-*.json", lambda route: route.abort())
    page.keyboard.press("Control+k")
    page.keyboard.type("quality lead")
    first = page.get_by_role("dialog").locator(".cg-result").first
    expect(first.get_by_role("link")).to_have_text("Quality Lead")
    page.unroute("**/api/v1/search/details-*.json")
    page.keyboard.press("Backspace")
    expect(first.locator("p")).to_have_text(re.compile("analysts"))


def test_an_unknown_choice_in_the_address_leaves_the_others_their_values(look: Open) -> None:
    page = look("/search/?q=quality&kind=nonsense")
    web.results(page.get_by_role("main"))
    assert page.get_by_label("Track").locator("option").count() > 3


def test_without_the_word_files_names_are_still_found(look: Open) -> None:
    page = look("/search/")
    page.route("**/api/v1/search/words-*.json", lambda route: route.abort())
    page.get_by_label("Search for").fill("quality lead")
    assert web.results(page.get_by_role("main"))[0] == "/roles/quality-lead/"
    expect(page.get_by_role("main").get_by_role("status")).to_contain_text("Part of the search cannot be loaded now.")


def test_enter_before_results_load_opens_the_search_page(visit: Open) -> None:
    page = visit("/")
    page.route(NAMES, lambda _: None)  # never answers
    page.keyboard.press("Control+k")
    page.keyboard.type("TL")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=TL")


def held(served: web.Served, files: str) -> AbstractContextManager[None]:
    """Files that match arrive only after the block: what happens in it happens before the results are there."""
    return served.gate.closed(files, web.PATIENCE / 1000)


def addresses(late: str, served: web.Served) -> str:
    """A pattern for data as it is; for a module, one for the file that has it, which other modules may be in too."""
    return late if late.startswith("**") else f"**/{web.script_file(served, late).name}"


@pytest.mark.parametrize("late", [NAMES, WORDS, "search/dialog.js", "search/rank.js"])
def test_arrow_keys_pressed_before_the_results_arrive_count(late: str, visit: Open, server: web.Served) -> None:
    page = visit("/guide/six-ways/", width=320)
    results = page.get_by_role("dialog").locator(f"[data-search-answer], {RESULT}")
    with held(server, addresses(late, server)):
        page.keyboard.press("Control+k")
        page.keyboard.type("TL")
        for key in ("ArrowDown", "ArrowDown", "ArrowUp"):
            page.keyboard.press(key)
        expect(page.get_by_label(FIELD)).to_be_focused()
    expect(results.first).to_be_focused()
    expect(results.first).to_have_attribute("href", re.compile("/roles/team-leader/$"))
    page.keyboard.press("ArrowDown")
    expect(results.nth(1)).to_be_focused()


@pytest.mark.parametrize("late", [NAMES, "search/dialog.js"])
def test_an_early_arrow_key_does_not_interrupt_typing(late: str, visit: Open, server: web.Served) -> None:
    page = visit("/guide/six-ways/", width=320)
    with held(server, addresses(late, server)):
        page.keyboard.press("Control+k")
        page.keyboard.type("team")
        page.keyboard.press("ArrowDown")
        page.keyboard.type(" leader")
    web.results(page.get_by_role("dialog"))
    expect(page.get_by_label(FIELD)).to_be_focused()
    expect(page.get_by_label(FIELD)).to_have_value("team leader")


def test_new_results_leave_the_focus_in_its_position(visit: Open, server: web.Served) -> None:
    """The files of words are three, and each query needs another one of them."""
    page = visit("/guide/six-ways/", width=320)
    web.search(page, "benefits")
    results = page.get_by_role("dialog").locator(RESULT)
    before = results.first.get_attribute("href")
    with held(server, WORDS):
        page.get_by_label(FIELD).fill("shift roster")
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        expect(results.first).to_be_focused()
        assert results.first.get_attribute("href") == before
    expect(results.first).not_to_have_attribute("href", before or "")
    expect(results.first).to_be_focused()


def test_new_results_on_the_page_of_the_search_leave_the_focus_in_its_position(visit: Open, server: web.Served) -> None:
    page = visit("/search/?q=benefits")
    results = page.get_by_role("main").locator(RESULT)
    before = results.first.get_attribute("href")
    with held(server, WORDS):
        page.get_by_label("Search for").fill("shift roster")
        results.first.focus()
        assert results.first.get_attribute("href") == before
    expect(results.first).not_to_have_attribute("href", before or "")
    expect(results.first).to_be_focused()


def test_an_empty_list_returns_the_focus_to_the_field(visit: Open, server: web.Served) -> None:
    page = visit("/guide/six-ways/", width=320)
    web.search(page, "benefits")
    results = page.get_by_role("dialog").locator(RESULT)
    with held(server, WORDS):
        page.get_by_label(FIELD).fill("zzzzz")
        results.first.focus()
    expect(page.get_by_role("dialog").get_by_role("status")).to_have_text("No results.")
    expect(page.get_by_label(FIELD)).to_be_focused()
