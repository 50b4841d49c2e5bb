"""Wall maps, pocket cards and the board of a week: one sheet of paper each, measured as the browser prints them."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator

import pytest
from careerguide.build import assets
from careerguide.guide.guide import Guide
from careerguide.render.wall_map import CODES, READABLE
from playwright.sync_api import Browser, Page, expect
from support import web
from support.company import guide_of, sketch, sketched
from support.paths import ROOT
from support.pdf import page_count, sheet_sizes
from support.wall_maps import drawn_track
from support.web import Open

MM = 96 / 25.4
A3, A4 = (297, 420), (210, 297)
# Everything that a passer-by reads has this size of type, in pixels; the foot is for those who come near.
LEAST = READABLE[-1] * 96 / 72
FRAME = """<!doctype html><html lang="en" dir="ltr"><style>{style}</style><body data-md-color-scheme="slate">
<main class="md-main"><div class="md-main__inner md-grid"><div class="md-content cg-content">
<article class="md-content__inner md-typeset">{body}</article></div></div></main></body></html>"""
# What does not fit its box or the sheet, texts that are too small, and codes that are: one line each.
FAULTS = """([leastType, leastCode]) => {
  const faults = [];
  const sheet = document.querySelector(".cg-wall").getBoundingClientRect();
  const inside = (part, whole, slack = 1) =>
    part.left >= whole.left - 1 && part.right <= whole.right + 1 && part.top >= whole.top - slack &&
    part.bottom <= whole.bottom + slack;
  const boxes = ".cg-wall__role, .cg-wall__label, .cg-wall h1, .cg-wall > p";
  for (const box of document.querySelectorAll(boxes)) {
    if (!box.checkVisibility()) continue;
    // The letters of a font are higher than a line of 1.1 of their size.
    const slack = Number.parseFloat(getComputedStyle(box.querySelector(".cg-wall__name") ?? box).fontSize) * 0.15;
    const text = document.createRange();
    text.selectNodeContents(box.querySelector(".cg-wall__name") ?? box);
    const place = box.getBoundingClientRect();
    const words = box.textContent.trim().replace(/\\s+/g, " ");
    const foot = box.matches(".cg-address");
    if (!inside(text.getBoundingClientRect(), place, slack)) faults.push(`text outside its box: ${words}`);
    if (!inside(place, sheet)) faults.push(`box outside the sheet: ${words}`);
    const size = Number.parseFloat(getComputedStyle(box.querySelector(".cg-wall__name") ?? box).fontSize);
    if (!foot && size < leastType - 0.1) faults.push(`${size} px: ${words}`);
  }
  for (const code of document.querySelectorAll(".cg-wall .cg-qr svg")) {
    if (code.getBoundingClientRect().width < leastCode - 1) faults.push("small code");
  }
  return faults;
}"""
# Boxes of a sheet whose text does not fit, by their first words.
CUT = """(selector) => [...document.querySelectorAll(selector)]
  .filter((box) => box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1)
  .map((box) => box.textContent.trim().slice(0, 40))"""


@pytest.fixture(scope="module")
def style() -> str:
    """The styles of a generated page."""
    sheets = dict(assets.published_styles((ROOT / "overrides",)))
    return sheets[assets.GENERATED_STYLE] + sheets[assets.PAGES_STYLE]


@pytest.fixture(scope="module")
def paper(chromium: Browser) -> Iterator[Page]:
    """A page as wide as a sheet of A3 inside its margins."""
    page = chromium.new_page(viewport={"width": round(277 * MM), "height": round(400 * MM)})
    yield page
    page.close()


def tracks(guide: Guide) -> Iterator[tuple[str, Guide]]:
    """Tracks of any company, each with a name: the pack's longest titles on one level, on several and anywhere."""
    dice = random.Random(19)
    titles = sorted((role.id for role in guide.roles.values()), key=len)[-60:]
    for count, levels in ((2, 2), (3, 1), (7, 7), (12, 4), (17, 10), (24, 3), (30, 1), (30, 6), (30, 10)):
        lines = [f"{title} floor {dice.randint(1, levels)}" for title in dice.sample(titles, count)]
        yield f"{count} roles on {levels} levels", sketched("\n".join(lines))
    yield "more than fit", sketched("\n".join(f"role-{number} floor 1" for number in range(47)))
    texts = sketch("\n".join(f"role-{number} floor {number}" for number in range(1, 10)))
    texts["roles.yaml"] = texts["roles.yaml"].replace("title: Role 4,", "title: 客户服务高级代表与质量分析师,")
    texts["levels.yaml"] = texts["levels.yaml"].replace("title: Rung 2,", "title: Rung 2, code: GRADE-J04000,")
    yield "codes of levels and wide letters", guide_of(texts)


def test_the_wall_map_of_any_track_is_one_sheet_that_two_metres_can_read(guide: Guide, style: str, paper: Page) -> None:
    faults = {}
    for name, company in tracks(guide):
        paper.set_content(FRAME.format(style=style, body=drawn_track(company).body))
        paper.emulate_media(media="print")
        faults[name] = paper.evaluate(FAULTS, [LEAST, CODES[-1] * MM])
        paper.emulate_media(media="null")
        pdf = paper.pdf(prefer_css_page_size=True)
        if (page_count(pdf), sheet_sizes(pdf)) != (1, {A3}):
            faults[name].append(f"{page_count(pdf)} sheets of {sheet_sizes(pdf)}")
    assert {name: lines for name, lines in faults.items() if lines} == {}


def test_titles_that_no_sheet_can_carry_stay_on_one_sheet_too(style: str, paper: Page) -> None:
    """They are smaller, and the screen says so."""
    texts = sketch("\n".join(f"role-{number} floor 1" for number in range(30)))
    for number in range(30):
        title = f"Senior Associate for the Reconciliation of Accounts of the Clients of Group {number} in All Regions"
        texts["roles.yaml"] = texts["roles.yaml"].replace(f"title: Role {number},", f"title: {title},")
    paper.set_content(FRAME.format(style=style, body=drawn_track(guide_of(texts)).body))
    paper.emulate_media(media="print")
    assert paper.evaluate(FAULTS, [0, CODES[-1] * MM]) == []
    assert page_count(paper.pdf(prefer_css_page_size=True)) == 1


# Some roles with steps on few levels, which have a row for each level; as many as have one for each role; no steps.
LADDER = "a floor 1\nb floor 2\nc floor 3\na -> b promotion 6/12/24\nb -> c promotion 6/12/24\n"
MANY = LADDER + "".join(f"role-{number} floor 1\n" for number in range(30))


@pytest.mark.parametrize("company", [LADDER, MANY, "a floor 1\nb floor 2\n"], ids=["few", "many", "no steps"])
def test_a_wall_map_speaks_of_months_only_if_it_shows_some(company: str, style: str, paper: Page) -> None:
    paper.set_content(FRAME.format(style=style, body=drawn_track(sketched(company)).body))
    paper.emulate_media(media="print")
    months = paper.locator(".cg-wall__months:visible").count()
    assert paper.get_by_text("Months are typical").filter(visible=True).count() == (1 if months else 0)


def test_every_role_of_a_wall_map_has_its_code(look: Open, guide: Guide) -> None:
    page = look(web.KINDS["wall"])
    page.emulate_media(media="print")
    roles = guide.by_track["quality"]
    expect(page.locator(".cg-wall__role .cg-qr svg")).to_have_count(len(roles))
    expect(page.locator(".cg-wall__name a")).to_have_text([role.title for role in reversed(roles)])


def test_pocket_cards_are_four_of_a6_and_everything_fits(look: Open, server: web.Served, guide: Guide) -> None:
    roles = guide.roles.values()
    longest = {
        max(roles, key=lambda role: len(role.title)).id,
        max(roles, key=lambda role: len(role.summary)).id,
        max(roles, key=lambda role: sum(len(need.skill) for need in role.skills[:4])).id,
        max(roles, key=lambda role: sum(len(move.end.title) for move in guide.onward(role.id)[:2])).id,
    }
    page = look(web.PLAIN, width=794, height=1123)
    for id_ in longest:
        page.emulate_media(media="null")
        page.goto(server.url(f"/roles/{id_}/pocket/"))
        pdf = page.pdf(prefer_css_page_size=True)
        assert (page_count(pdf), sheet_sizes(pdf)) == (1, {A4}), id_
        page.emulate_media(media="print")
        cards = page.locator(".cg-pocket__card:visible")
        expect(cards).to_have_count(4)
        for card in cards.all():
            box = card.bounding_box()
            assert box
            assert (round(box["width"] / MM), round(box["height"] / MM)) == (105, 148)
            expect(card.locator(".cg-qr svg")).to_be_visible()
        assert page.evaluate(CUT, ".cg-pocket__card, .cg-pocket__text") == [], id_


@pytest.mark.parametrize("format_", ["A4", "A3"])
def test_the_board_of_a_week_is_one_sheet(format_: str, look: Open) -> None:
    page = web.settle(look(web.KINDS["week"]))
    assert page_count(page.pdf(format=format_)) == 1


@pytest.mark.parametrize(("days", "count"), [(0, 0), (1, 1)])
def test_the_board_says_that_its_week_is_over(days: int, count: int, look: Open) -> None:
    page = web.settle(look(web.KINDS["week"], now=web.NOON + dt.timedelta(days=days)))
    expect(page.get_by_text("Mon 16 Nov 2026 to Sun 22 Nov 2026")).to_be_visible()
    expect(page.get_by_text("This board is of an earlier week.")).to_have_count(count)


def test_a_team_leader_comes_to_every_sheet_from_one_page(look: Open, guide: Guide) -> None:
    page = web.settle(look(web.KINDS["boards"]))
    addresses = page.locator("#content a[href]").evaluate_all("(links) => links.map((link) => link.pathname)")
    expected = [f"/tracks/{id_}/wall/" for id_ in guide.tracks]
    expected += [f"/roles/{id_}/{sheet}/" for id_ in guide.roles for sheet in ("pocket", "poster")]
    assert set(addresses) == {*expected, "/kit/", "/boards/week/", "/kiosk/", "/stories/", "/openings/"}
    for kind, sheet in (("kit", "boards"), ("track", "wall"), ("role", "pocket")):
        assert look(web.KINDS[kind]).locator(f'#content a[href$="{sheet}/"]').count() == 1, kind
