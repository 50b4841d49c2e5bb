"""A question about what comes after a role has its answer above the results. Every other query stays a list."""

from __future__ import annotations

import re

import pytest
from careerguide.guide.guide import Guide
from playwright.sync_api import Page, Route, expect
from support import web
from support.profile_page import CSE, LEADER, SENIOR, saved
from support.web import Open

TITLE = "Team Leader"
CARD = ".cg-answer"
DONE = ".cg-answer:not(.cg-answer--waiting)"


def ask(look: Open, query: str) -> Page:
    page = look(f"/search/?q={query.replace(' ', '+')}")
    web.results(page.get_by_role("main"))
    return page


def test_the_next_steps_of_a_role_are_the_answer(look: Open, guide: Guide) -> None:
    card = ask(look, "what comes after team leader").locator(DONE)
    moves = guide.onward(LEADER)
    expect(card.get_by_role("heading")).to_have_text(f"After {TITLE}: {len(moves)} next steps")
    steps = card.locator("li .cg-fork__title")
    expect(steps).to_have_text([move.end.title for move in moves][:3])
    assert steps.first.get_attribute("href") == steps.first.evaluate(
        "(link, path) => new URL(path, link.href).href", f"/moves/{LEADER}/{moves[0].end.id}/"
    )
    expect(card.locator(".cg-fork__months").first).to_contain_text(f"{moves[0].after.typical} month")
    expect(card.locator("[data-search-answer]")).to_have_attribute("href", re.compile(f"/roles/{LEADER}/#leads$"))


# A question of each shape, a part of its heading, and where its link leads.
ANSWERS = {
    "how do I become a team leader": (r"To become Team Leader: \d+ usual moves, typically", "roles/team-leader/#from"),
    "team leader": (r"After Team Leader: \d next steps", "roles/team-leader/"),
    "team leader to assistant manager": (r"months typical \(", "moves/team-leader/assistant-manager/#months"),
    "csr to team leader": (r": 2 moves, 2 yr 4 mo typical", "plan/#from=customer-support-executive&to=team-leader"),
    "team leader vs quality analyst": ("side by side", "compare/#roles=team-leader,quality-analyst"),
    "what skills does a team leader need": (r"Team Leader needs \d+ skills", "roles/team-leader/#need"),
    "cuanto gana un supervisor": ("^Ask the pay desk in HR", "guide/not-decided/#pay-bands"),
    "notice period": ("^Ask HR Operations", "guide/not-decided/#notice-period"),
    "TL banne mein kitna time": (r"To become Team Leader: typically \d+ to \d+ months", "roles/team-leader/#from"),
    "how many leaves do I get": ("does not decide it", "guide/not-decided/"),
    "can I apply with a PIP": ("warning or on an improvement plan", "guide/applying/#warning-or-pip"),
    "team leader shift timings": ("Shifts: rotating. Place: partly from home", "roles/team-leader/"),
    "o que faz um team leader": ("^A day as Team Leader", "roles/team-leader/#expect"),
    "who became a team leader": (r"\d stories of people who had this role", "stories/#role=Team+Leader"),
    "what is open in Manila": (r"^\d openings? in Manila", "openings/#site=Manila"),
    "team leader vacancy": (r"^\d opening for Team Leader", "openings/team-leader-manila/"),
    "jobs without nights": (r"^\d+ roles with day shifts", "roles/#shifts=day"),
    "am I eligible for team leader": ("^What Team Leader asks for", "roles/team-leader/#need"),
    "am I eligible": ("^Who may apply", "guide/applying/#the-rules"),
    "what does AHT mean": ("^Average Handling Time", "kpis/aht/"),
    "what is calibration": ("^Calibration$", "guide/glossary/#calibration"),
    "paano bawasan ang AHT": ("^What helps with Average Handling Time", "kpis/aht/#improve"),
    "how to learn sql": (r"^To learn SQL and Data Querying: \d courses", "skills/sql-and-data-querying/#learning"),
    "courses for team leader": (r"^Learning for Team Leader: \d+ courses", "roles/team-leader/#learning"),
    "what does wfm do": ("^Workforce Management", "tracks/workforce-management/"),
    "are there any openings": (r"^\d+ openings$", "openings/"),
    "who can I talk to": (r"^\d people can talk to you", "events/#ask"),
    "where is the huddle kit": ("^This week in your team", "kit/#huddle"),
    "one to one form": ("^One-to-one", "kit/#sheet"),
    "my notes": ("^My plan", "my/"),
    "poster of team leader": ("poster of Team Leader", "roles/team-leader/poster/"),
}  # fmt: skip
# Their pages show the facts when their scripts have run.
DRAWN_BY_SCRIPT = ["jobs without nights", "csr to team leader", "team leader vs quality analyst", "my notes"]


def test_each_shape_has_its_card_and_the_linked_page_has_its_facts(look: Open) -> None:
    """One visit. The facts of the card are texts of the page that its link opens."""
    page = ask(look, "team leader")
    wrong = []
    for query, (heading, address) in ANSWERS.items():
        page.get_by_label("Search for").fill(query)
        card = page.locator(f"{DONE}:has([data-search-answer][href$='{address}'])")
        # The card of the last query stays until this one is there, and may lead to the same page.
        expect(card.get_by_role("heading")).to_have_text(re.compile(heading))
        facts = card.evaluate(FACTS)
        if not facts:
            wrong.append((query, "no facts"))
        if query not in DRAWN_BY_SCRIPT:
            proof = page.evaluate(WORDS_OF, card.locator("[data-search-answer]").get_attribute("href"))
            wrong += [(query, fact) for fact in facts if fact.lower() not in proof.lower()]
    assert wrong == []


# The texts of a card below its heading: links and strong words, else whole paragraphs and items.
FACTS = """(card) => {
  const texts = (query) => [...card.querySelectorAll(query)]
    .filter((node) => !node.closest("step-conditions, .cg-between, .cg-fork__head, .cg-fork__facts, .cg-sr"))
    .map((node) => node.textContent.replace(/\\s+/g, " ").trim());
  const marked = texts("li a, li strong, .cg-fork__title");
  if (marked.length) return marked;
  const plain = texts("p, li");
  return plain.length ? plain : [card.querySelector("h2").textContent.split(". ").at(-1).split(": ").at(-1)];
}"""
WORDS_OF = """async (address) => {
  const text = await (await fetch(address)).text();
  return new DOMParser().parseFromString(text, "text/html").body.textContent.replace(/\\s+/g, " ");
}"""


def test_pages_that_scripts_draw_have_the_facts_too(look: Open) -> None:
    page = ask(look, "csr to team leader")
    months = page.locator(f"{DONE} h2").inner_text().rpartition(", ")[2].removesuffix(" typical")
    page.locator("[data-search-answer]").click()
    expect(page.get_by_role("heading", name=re.compile(f"Route 1: {months}"))).to_be_visible()
    page = ask(look, "jobs without nights")
    count = page.locator(f"{DONE} h2").inner_text().split()[0]
    page.locator("[data-search-answer]").click()
    expect(page.get_by_role("status").filter(has_text=re.compile(rf"\b{count}\b"))).to_be_visible()
    page = ask(look, "team leader vs quality analyst")
    page.locator("[data-search-answer]").click()
    expect(page.get_by_role("main")).to_contain_text("Partly from home")
    expect(page.get_by_role("columnheader", name="Quality Analyst").first).to_be_visible()


def test_results_below_the_answer_are_those_of_the_role(look: Open) -> None:
    page = ask(look, "what comes after team leader")
    assert web.results(page.get_by_role("main"))[0] == f"/roles/{LEADER}/"


def test_what_may_mean_something_else_stays_a_list(look: Open) -> None:
    page = ask(look, "agent")
    for query in ("quality", "what comes after lunch", "after", "night shift", "after team leader training"):
        page.get_by_label("Search for").fill(query)
        page.get_by_role("status").filter(has_text=re.compile(r"^\d+ results?$")).wait_for()
        expect(page.locator(CARD)).to_have_count(0)


@pytest.mark.parametrize("query", ["what next", "next step", "Where can I go next?"])
def test_what_next_is_about_my_own_role(query: str, look: Open) -> None:
    page = saved(
        look, f"/search/?q={query.replace(' ', '+')}", {"me/me": {"role": CSE, "since": "2025-11", "next": ""}}
    )
    card = page.locator(DONE)
    expect(card.get_by_role("heading")).to_contain_text("After Customer Support Executive: ")
    expect(card.locator(".cg-chart__you").first).to_be_visible()


def test_whether_i_am_ready_is_about_the_role_that_i_want(look: Open) -> None:
    """The conditions of the move from my role, and how many of them I meet."""
    person = {"me/me": {"role": SENIOR, "since": "2025-01", "next": LEADER}}
    page = saved(look, "/search/?q=am+I+ready", person)
    card = page.locator(DONE)
    expect(card.get_by_role("heading")).to_have_text(f"What {TITLE} asks of you")
    expect(card.locator(".cg-gates > li")).to_have_count(3)
    expect(card.locator("step-conditions")).to_contain_text("condition")
    proof = card.locator("[data-search-answer]")
    expect(proof).to_have_attribute("href", re.compile(f"/moves/{SENIOR}/{LEADER}/#gates$"))


def test_whether_somebody_unknown_is_ready_leads_to_my_page(look: Open) -> None:
    card = ask(look, "am I ready").locator(DONE)
    expect(card.locator("[data-search-answer]")).to_have_attribute("href", re.compile("/my/#skills$"))


def test_what_next_of_somebody_unknown_stays_a_list(look: Open) -> None:
    expect(ask(look, "what next").locator(CARD)).to_have_count(0)


def test_the_answer_is_on_the_first_screen(look: Open) -> None:
    page = ask(look, "what comes after team leader")
    card = page.locator(DONE)
    for part in ("h2", "[data-search-answer]", "li:nth-child(3)", ".cg-fork__axis"):
        expect(card.locator(part)).to_be_in_viewport(ratio=1)


def test_the_dialog_has_the_answer_first_and_says_it(look: Open) -> None:
    page = look("/skills/")
    web.search(page, "what comes after team leader")
    dialog = page.get_by_role("dialog")
    expect(dialog.locator(DONE)).to_be_visible()
    expect(dialog.get_by_role("status")).to_contain_text(f"Answer: After {TITLE}")
    for part in ("h2", "li:nth-child(3)"):
        expect(dialog.locator(f"{DONE} {part}")).to_be_in_viewport(ratio=1)
    page.keyboard.press("ArrowDown")
    expect(dialog.locator("[data-search-answer]")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(dialog.locator("[data-search-result]").first).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(dialog.locator(f"{CARD} a").last).to_be_focused()


def test_typing_on_keeps_the_card_and_another_question_replaces_it(look: Open) -> None:
    page = ask(look, "after team leader")
    page.locator(f"{DONE} li").first.wait_for()
    page.locator(CARD).evaluate("(card) => { card.dataset.same = ''; }")
    page.get_by_label("Search for").fill("what is after team leader")
    expect(page.locator(f"{CARD}[data-same]")).to_be_visible()
    page.get_by_label("Search for").fill("what is after trainer")
    expect(page.locator(f"{DONE} h2")).to_contain_text("After Process Trainer")
    page.get_by_label("Search for").fill("what is after lunch")
    expect(page.locator(CARD)).to_have_count(0)


def test_nothing_moves_when_the_steps_arrive(look: Open) -> None:
    """The card has room for its steps before they are here."""
    page = look(web.PLAIN)
    page.route("**/home/roles/*.json", lambda _: None)  # never answers
    page.goto(page.url.replace(web.PLAIN, "/search/?q=after+team+leader"))
    waiting = page.locator(".cg-answer--waiting")
    waiting.wait_for()
    before = waiting.bounding_box()
    page.unroute("**/home/roles/*.json")
    page.reload()
    page.locator(f"{DONE} li").first.wait_for()
    after = page.locator(CARD).bounding_box()
    assert before
    assert after
    assert abs(before["height"] - after["height"]) <= 24


def test_the_dialog_draws_the_steps_as_a_page_does(look: Open) -> None:
    """Each line of the fork ends at its step: the styles of a page's text hold for the card too."""
    page = look("/skills/")
    web.search(page, "after team leader")
    step = page.get_by_role("dialog").locator(f"{DONE} .cg-fork__step").first
    expect(step).to_have_css("position", "relative")


def test_a_focused_link_stays_in_view_when_the_steps_come_late(look: Open) -> None:
    """In a small window the longer heading pushes down the link that the arrow keys have reached."""
    page = look("/skills/", 342, 192)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/home/roles/*.json", hold)
    web.search(page, "after team leader")
    page.keyboard.press("ArrowDown")
    proof = page.get_by_role("dialog").locator("[data-search-answer]")
    expect(proof).to_be_focused()
    # The link is the last line in view, as it is after a few keys.
    proof.evaluate("(link) => link.scrollIntoView({ block: 'end' })")
    for route in held:
        route.continue_()
    page.locator(f"{DONE} li").first.wait_for()
    expect(proof).to_be_in_viewport(ratio=1)
    page.unroute("**/home/roles/*.json")
