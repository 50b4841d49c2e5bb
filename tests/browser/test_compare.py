"""Two or three roles side by side: what differs, in an address that can be sent."""

from __future__ import annotations

import re

import pytest
from careerguide import formatting
from careerguide.formatting import SKILL_CHANGES
from careerguide.guide.guide import Guide
from playwright.sync_api import Page, expect
from support import web
from support.web import Open

CSE = "customer-support-executive"


def compared(look: Open, roles: str, **options: object) -> Page:
    """The comparison of some roles."""
    page = look(web.PLAIN, **options)
    page.goto(page.url.replace(web.PLAIN, f"/compare/#roles={roles}"))
    expect(page.locator(".cg-plan__said")).not_to_be_empty()
    return page


def rows(page: Page, number: int) -> list[list[str]]:
    """The cells of a table of the answer, the head included."""
    table = page.locator("role-compare table").nth(number)
    cells: list[list[str]] = table.evaluate(
        "(table) => [...table.rows].map((row) => [...row.cells]"
        ".map((cell) => cell.innerText.replace(/\\s+/g, ' ').trim()))"
    )
    return cells


def test_skills_change_as_python_says(look: Open, guide: Guide) -> None:
    start, end = guide.roles[CSE], guide.roles["team-leader"]
    expected = []
    for change in guide.changes(start, end):
        before = change.before.level if change.before else "not needed"
        word = SKILL_CHANGES[change.change].lower()
        expected.append([change.skill.title, before, f"{change.now.level} {word}" if change.now else word])
    assert rows(compared(look, f"{CSE},team-leader"), 1)[1:] == expected


def test_facts_are_equal_to_those_of_the_roles(look: Open, guide: Guide) -> None:
    ids = ("team-leader", "quality-analyst", "research-analyst")
    facts = {row[0]: row[1:] for row in rows(compared(look, ",".join(ids)), 0)}
    roles = [guide.roles[id_] for id_ in ids]
    assert facts["What"] == [role.title for role in roles]
    assert facts["Level"] == [str(role.level) for role in roles]
    assert facts["Shifts"] == [formatting.SHIFTS[role.reality.shifts or ""] for role in roles]
    assert facts["Place"] == [formatting.REMOTE[role.reality.remote or ""] for role in roles]
    span = roles[0].reality.manages
    assert span
    assert facts["People"] == [formatting.people(span.min, span.max), "leads nobody", "leads nobody"]
    quickest = [
        min((move for move in guide.onward(id_) if move.kind == "promotion"), key=lambda move: move.after.typical)
        for id_ in ids
    ]
    assert facts["Time in role before a promotion"] == [formatting.months(move.after) for move in quickest]


def test_figures_name_their_target(look: Open, guide: Guide) -> None:
    page = compared(look, f"{CSE},quality-analyst")
    page.get_by_role("heading", name="What is measured").click()
    cells = {row[0]: row[1:] for row in rows(page, 2)[1:]}
    for place, id_ in enumerate((CSE, "quality-analyst")):
        for kra in guide.roles[id_].kras:
            assert formatting.target(kra.target) in cells[guide.kpis[kra.kpi].title][place]


def test_a_direct_move_is_named_otherwise_the_routes(look: Open) -> None:
    page = compared(look, "team-leader,assistant-manager,head-of-sales")
    cards = page.locator(".cg-compare__roles > section")
    expect(cards.nth(1).locator('a[href$="/moves/team-leader/assistant-manager/"]')).to_be_visible()
    expect(cards.nth(1)).to_contain_text("14 months typical")
    expect(cards.nth(2).locator('a[href$="/plan/#from=team-leader&to=head-of-sales"]')).to_be_visible()
    expect(cards.nth(2)).to_contain_text("No route without a step back from Team Leader.")


def test_what_differs_from_the_first_role_is_bold(look: Open, guide: Guide) -> None:
    """The skills to grow are counted above, and each is bold below."""
    page = compared(look, f"{CSE},team-leader")
    changes = [change.change for change in guide.changes(guide.roles[CSE], guide.roles["team-leader"])]
    more = changes.count("new") + changes.count("up") + changes.count("down")
    expect(page.locator("role-compare table").nth(1).locator(".cg-compare__differs")).to_have_count(more)
    card = page.locator(".cg-compare__roles > section").nth(1)
    expect(card).to_contain_text(f"{changes.count('new')} skills new, {changes.count('up')} higher")
    facts = page.locator("role-compare table").first
    expect(facts.get_by_text("4", exact=True)).to_have_class("cg-compare__differs")


@pytest.mark.parametrize(
    ("roles", "text"),
    [
        ("", "Choose two roles."),
        ("team-leader", "Choose two roles."),
        ("team-leader,team-leader", "Choose two roles."),
        ("team-leader,no-such-role", "This role in the link is not in the guide: no-such-role. Choose two roles."),
        (
            "no-such-role,gone",
            "These roles in the link are not in the guide: no-such-role, gone. Choose two roles.",
        ),
        (
            "team-leader,%3Cimg%20src%3Dx%3E,quality-analyst",
            "This role in the link is not in the guide: <img src=x>. Team Leader, Quality Analyst.",
        ),
        (
            f"team-leader,{CSE},quality-analyst,head-of-sales",
            "Team Leader, Customer Support Executive, Quality Analyst.",
        ),
    ],
)
def test_every_address_has_an_answer_in_words(roles: str, text: str, look: Open) -> None:
    page = compared(look, roles)
    expect(page.locator(".cg-plan__said")).to_have_text(text)
    assert page.locator("role-compare img").count() == 0


def test_choosing_changes_the_address_and_the_address_the_choice(look: Open) -> None:
    page = look("/compare/")
    page.get_by_label("First role").select_option("Team Leader")
    page.get_by_label("Second role").select_option("Quality Analyst")
    assert page.url.endswith("#roles=team-leader,quality-analyst")
    expect(page.locator("role-compare table")).to_have_count(3)
    page.get_by_label("Third role").select_option("Head of Sales")
    assert page.url.endswith("#roles=team-leader,quality-analyst,head-of-sales")
    page.get_by_label("First role").focus()
    page.evaluate("location.hash = '#roles=quality-analyst,team-leader'")
    expect(page.locator(".cg-plan__said")).to_have_text("Quality Analyst, Team Leader.")
    expect(page.get_by_label("First role")).to_have_value("quality-analyst")
    expect(page.get_by_label("Third role")).to_have_value("")


def test_roles_and_moves_link_to_it(look: Open) -> None:
    look("/moves/team-leader/assistant-manager/").get_by_role("link", name="Compare the two roles").click()
    page = look("/roles/team-leader/")
    page.get_by_role("link", name="Compare this role").click()
    page.wait_for_url(re.compile(r"/compare/#roles=team-leader$"))
    expect(page.get_by_label("First role")).to_have_value("team-leader")


def test_at_320_pixels_nothing_overflows(look: Open) -> None:
    page = compared(look, f"{CSE},team-leader,quality-analyst", width=320)
    expect(page.locator("role-compare table")).to_have_count(3)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    for table in page.locator("role-compare table").all()[:2]:
        cells = table.locator("tbody tr").first.locator("td").all_inner_texts()
        names = ("CS Executive:", "Team Leader:", "Quality Analyst:")
        assert [text.startswith(name) for text, name in zip(cells, names, strict=True)] == [True] * 3, cells


def test_the_counts_of_a_card_are_all_rows_of_its_skills(look: Open, guide: Guide) -> None:
    """Lower levels and skills that the role does not need are counted too, and lower levels are bold."""
    start, end = next(
        pair
        for move in guide.moves
        if (pair := (move.start, move.end)) and {"down", "carried"} <= {c.change for c in guide.changes(*pair)}
    )
    page = compared(look, f"{start.id},{end.id}")
    changes = [change.change for change in guide.changes(start, end)]
    card = page.locator(".cg-compare__roles > section").nth(1)
    expect(card).to_contain_text(f"{changes.count('down')} lower")
    expect(card).to_contain_text(f"{changes.count('carried')} carried along")
    bold = sum(changes.count(name) for name in ("new", "up", "down"))
    expect(page.locator("role-compare table").nth(1).locator(".cg-compare__differs")).to_have_count(bold)
    expect(page.get_by_text("Bold: differs from the first role.")).to_be_visible()


def test_without_two_roles_pairs_are_offered(look: Open, guide: Guide) -> None:
    page = look("/compare/")
    pairs = page.locator("role-compare a")
    expect(pairs).to_have_count(2)
    pairs.first.click()
    expect(page.locator("role-compare table")).to_have_count(3)
    start, end = page.url.partition("#roles=")[2].split(",")
    assert (start, end) in {move.id for move in guide.moves}
    page.evaluate("location.hash = '#roles=team-leader'")
    expect(pairs).to_have_count(2)
    steps = [f"Team Leader and {move.end.title}" for move in guide.onward("team-leader")[:2]]
    assert pairs.all_inner_texts() == steps


def test_on_paper_it_has_its_link_its_headings_and_no_form(look: Open) -> None:
    page = compared(look, f"{CSE},team-leader")
    foot = page.locator(".cg-paper-foot")
    page.emulate_media(media="print")
    for _ in range(2):
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        expect(foot).to_contain_text(f"/compare/#roles={CSE},team-leader · Printed on")
        expect(page.locator(".cg-compare__form")).to_be_hidden()
        expect(page.get_by_role("heading", name="What is measured")).to_be_visible()
        expect(page.locator("role-compare table")).to_have_count(3)
        widths = page.locator("role-compare table").evaluate_all(
            "(all) => all.map((one) => Math.round(one.closest('.cg-card').clientWidth - one.clientWidth))"
        )
        assert len({*widths}) == 1, widths
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        expect(foot).not_to_contain_text("#")
