"""A company with titles of 120 characters in many scripts, and openings at several sites without a last day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from support import project, web
from support.company import Texts, sketch
from support.people_factory import SITES

# Word -> the language and the direction that its letters ask for.
WORDS = {
    "مدير فريق خدمة العملاء": ("ar", "rtl"),
    "ראש צוות שירות לקוחות": ("he", "rtl"),
    "หัวหน้าทีมบริการลูกค้ากะกลางคืน": ("th", "ltr"),
    "ग्राहक सेवा टीम के प्रमुख": ("hi", "ltr"),
    "负责夜班客户服务的高级团队主管": ("zh", "ltr"),
    "Rechtsschutzversicherungsgesellschaftskundenbetreuungsteamleitungsstellvertretung": ("en", "ltr"),
}
LADDER = "\n".join(
    [f"r{number} t{number % 3} {number + 1} listening:working typing:expert" for number in range(len(WORDS))]
    + [f"r{number} -> r{number + 1} promotion 6/12/24" for number in range(len(WORDS) - 1)]
    + ["r0 -> r3 lateral 6/12/24"]
)
ADDRESSES = [
    "/", "/roles/", "/roles/r0/", "/roles/r2/", "/roles/r4/", "/roles/r5/", "/moves/r0/r1/", "/tracks/", "/tracks/t0/",
    "/skills/listening/", "/openings/", "/openings/many/", "/openings/many/poster/", "/roles/r5/poster/",
    "/compare/#roles=r0,r5,r4", "/plan/#from=r0&to=r5", "/search/?q=团队", "/roles/#track=t0", "/map/", "/my/",
]  # fmt: skip


def longest(word: str) -> str:
    """The word again and again, up to 120 characters."""
    joined = "" if " " not in word and word.isascii() else " "
    return (joined.join([word] * 20))[:120].strip()


def company() -> Texts:
    texts = sketch(LADDER)
    titles = [longest(word) for word in WORDS]
    for number, title in enumerate(titles):
        texts["roles.yaml"] = texts["roles.yaml"].replace(
            f"id: r{number}, title: R{number}, ",
            f"id: r{number}, title: '{title}', sites: [pune, manila], languages: [en B2], grade: G{number}, ",
        )
        texts["tracks.yaml"] = texts["tracks.yaml"].replace(f"title: T{number},", f"title: '{title}',")
    texts["skills.yaml"] = texts["skills.yaml"].replace("title: Listening", f"title: '{titles[4]}'")
    opening = (
        "- {id: many, role: r5, sites: [manila, lodz, kingston, pune], shift: [day, flexible], seats: 2, "
        "opens: 2026-10-20, closes: until-filled, apply: 'https://jobs.example/1', contact: Desk}\n"
    )
    return texts | {"sites.yaml": SITES, "openings.yaml": opening}


@pytest.fixture(scope="module")
def served(shared: Path) -> Iterator[web.Served]:
    def make(folder: Path) -> None:
        built = project.build(project.make(folder / "project", company()), "--site-dir", str(folder / "site"))
        assert built.returncode == 0, built.stdout + built.stderr

    with web.serve(web.once(shared / "any-script", make) / "site") as site:
        yield site


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 320, "height": 768})
    context.clock.install(time=web.NOON)
    yield context.new_page()
    context.close()


OVERFLOW = """() => [
  document.scrollingElement.scrollWidth > innerWidth ? `the page is ${document.scrollingElement.scrollWidth} wide` : "",
  ...[...document.querySelectorAll(".cg-content h1, .cg-content h2, .cg-content h3, .cg-content a, .cg-content li, "
    + ".cg-content p, .cg-content td, .cg-content th")].flatMap((node) => {
    if (!node.checkVisibility({visibilityProperty: true})) return [];
    if (node.closest("svg, .cg-sr, .cg-scroll")) return [];
    const {left, right, width} = node.getBoundingClientRect();
    return width && (right > innerWidth + 1 || left < -1) ? [`${right}: ${node.outerHTML.slice(0, 90)}`] : [];
  }),
].filter(Boolean)"""


# Texts of the page in other letters: what holds each, and what the browser takes for its language and direction.
HELD = """() => {
  const walker = document.createTreeWalker(document.querySelector(".cg-content"), NodeFilter.SHOW_TEXT), held = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const holder = node.parentElement;
    if (!/[\\u0590-\\u06ff\\u0900-\\u097f\\u0e00-\\u0e7f\\u4e00-\\u9fff]/.test(node.data)) continue;
    if (holder.closest("option, script, title, textarea")) continue;
    held.push([node.data.trim(), holder.closest("[lang]").getAttribute("lang"), getComputedStyle(holder).direction]);
  }
  return held;
}"""


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_title_leaves_the_page_and_each_has_its_language_and_direction(
    address: str, served: web.Served, page: Page
) -> None:
    page.goto(served.url(address), wait_until="networkidle")
    held = page.evaluate(HELD)
    for width in (320, 1366):
        page.set_viewport_size({"width": width, "height": 768})
        web.drawn(page)
        assert page.evaluate(OVERFLOW) == []
    if address not in ADDRESSES[1:-1]:
        return
    assert held or "r5" in address or "opening" in address or address == "/my/"
    for text, lang, direction in held:
        kinds = [kind for word, kind in WORDS.items() if not word.isascii() and set(word) & set(text) - {" "}]
        assert (lang, direction) in kinds, text


def test_the_title_of_the_document_has_both(served: web.Served, page: Page) -> None:
    page.goto(served.url("/roles/r0/"))
    title = page.locator("head > title")
    assert (title.get_attribute("lang"), title.get_attribute("dir")) == ("ar", "rtl")


def test_the_list_of_roles_has_filters_for_what_the_company_writes(served: web.Served, page: Page) -> None:
    page.goto(served.url("/roles/"))
    page.get_by_text("More filters").click()
    page.get_by_label("Pay grade").select_option("G5")
    expect(page.locator(".cg-role-list > li:visible")).to_have_count(1)
    assert page.url.endswith("#grade=G5")
    page.goto(served.url("/roles/#site=Pune&language=English"))
    page.reload()
    expect(page.locator(".cg-role-list > li:visible")).to_have_count(len(WORDS))
    expect(page.get_by_label("Site")).to_be_visible()  # a folded filter is open if the address has a value for it


def test_compare_shows_sites_languages_and_grades(served: web.Served, page: Page) -> None:
    page.goto(served.url("/compare/#roles=r0,r5"))
    for name, text in (("Sites", "Pune, Manila"), ("Languages", "English B2"), ("Pay grade", "G0")):
        row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=name, exact=True))
        expect(row.get_by_role("cell").first).to_have_text(re.compile(f"(^|: ){re.escape(text)}$"))


def test_an_opening_without_a_last_day_can_be_saved(served: web.Served, page: Page) -> None:
    page.goto(served.url("/openings/many/"))
    expect(page.locator("opening-clock")).to_contain_text("Open until filled")
    expect(page.locator("opening-clock .cg-left")).to_have_count(0)
    expect(page.locator("eligibility-check select").first).to_be_visible()
    page.get_by_role("button", name="Save this opening").click()
    page.get_by_role("button", name="On this computer").click()
    expect(page.locator("save-opening")).to_contain_text("It is open until filled")
    page.goto(served.url("/my/#plan"))
    expect(page.locator("my-openings")).to_contain_text("open until filled")
    page.goto(served.url("/openings/"))
    expect(page.locator(".cg-board > li")).to_have_count(1)
