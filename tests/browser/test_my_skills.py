"""My skills: which are shown, how ratings become a match, and the same match on the pages of roles and moves."""

from __future__ import annotations

import pytest
from careerguide.guide.guide import Guide
from playwright.sync_api import Page, expect
from support import web
from support.my_page import CSE, EMPATHY, KEEP, ME, SENIOR, gaps, mine, needs, own_match, put, rated, ready
from support.web import Open

SOME = {EMPATHY: 3, "active-listening": 1, "problem-solving": 4, "product-knowledge": 2}


def rows(page: Page) -> list[str]:
    ids: list[str] = page.locator("[data-skill]").evaluate_all("(rows) => rows.map((row) => row.dataset.skill)")
    return ids


def line(page: Page) -> str:
    return " ".join(page.locator("my-match [role=status]").inner_text().split())


def test_rows_are_only_the_skills_of_my_two_roles(look: Open, guide: Guide) -> None:
    page = mine(look, "skills", {})
    assert rows(page) == []
    put(page, ME)
    needed = {need.skill for id_ in (CSE, SENIOR) for need in guide.roles[id_].skills}
    assert set(rows(page)) == needed
    assert len(rows(page)) == len(needed) < len(guide.skills) / 2


@pytest.mark.parametrize("words", ["calmed an irate caller", "Calming irate callers!"])
def test_a_skill_is_found_by_everyday_words(words: str, look: Open, guide: Guide) -> None:
    page = mine(look, "skills", {"me/me": {"role": "data-entry-operator", "since": "", "next": ""}})
    assert EMPATHY not in rows(page)
    page.locator("#cg-my-others").click()
    page.get_by_label("Find a skill").fill(words)
    first = page.locator(".cg-my__find li").first
    expect(first.get_by_role("link")).to_have_text("Empathy and De-escalation")
    first.get_by_role("button", name="Rate it: Empathy and De-escalation").click()
    expect(page.locator(f"[data-skill={EMPATHY}][open] > summary")).to_be_focused()
    expect(page.locator(".cg-my__find [role=status]")).to_be_empty()
    page.get_by_label("Find a skill").fill("qzxv")
    expect(page.locator(".cg-my__find [role=status]")).to_have_text("No skill found. Try other words.")


def test_starting_from_my_role_fills_in_missing_ratings(look: Open, guide: Guide) -> None:
    mine_now = {skill: level for skill, level, _ in needs(guide, guide.roles[CSE])}
    kept = next(skill for skill, level in mine_now.items() if level != 4)
    page = mine(look, "skills", {**ME, **rated({kept: 4})})
    page.get_by_role("button", name="Start with the skills of my role").click()
    filled = {**mine_now, kept: 4}
    for skill, level in filled.items():
        expect(page.locator(f"#cg-rate-{skill}-{level}")).to_be_checked()
    expect(
        page.get_by_text(f"{len(filled) - 1} skills filled in. Check them, and change what is not right.")
    ).to_be_visible()
    expect(page.get_by_role("button", name="Start with the skills of my role")).to_be_hidden()
    expect(page.locator("my-skills summary:focus")).to_have_count(1)
    assert line(page) == own_match(guide, SENIOR, filled)


def test_a_rating_changes_the_match_as_data_match_yaml_has_it(look: Open, guide: Guide) -> None:
    page = mine(look, "skills", ME)
    ratings: dict[str, int] = {}
    assert line(page) == own_match(guide, SENIOR, ratings)
    seen = set()
    for skill, level, _ in needs(guide, guide.roles[SENIOR]):
        for rated_level in (level - 1, level):
            page.evaluate("(id) => document.getElementById(id).click()", f"cg-rate-{skill}-{rated_level}")
            ratings[skill] = rated_level
            assert line(page) == own_match(guide, SENIOR, ratings)
            seen.update(tier for tier in ("strong", "good", "stretch", "long-term") if f"a {tier}" in line(page))
    assert seen == {"strong", "good", "stretch", "long-term"}
    assert line(page).startswith("100% match today: a strong match You have all the skills.")


def test_a_skill_can_be_left_out_and_restored(look: Open, guide: Guide) -> None:
    page = mine(look, "skills", {**ME, **rated(SOME)})
    for skill in (EMPATHY, "customer-service"):
        page.locator(f"#cg-skill-{skill}").click()
        page.locator(f"#cg-aside-{skill}").check()
        expect(page.locator(f"#cg-skill-{skill}")).to_contain_text("me: left out")
    assert line(page) == own_match(guide, SENIOR, SOME, frozenset({EMPATHY, "customer-service"}))
    assert "2 skills left out." in line(page)
    for skill in (EMPATHY, "customer-service"):
        page.locator(f"#cg-aside-{skill}").uncheck()
    expect(page.locator(f"#cg-skill-{EMPATHY}")).to_contain_text("me: practitioner")
    expect(page.locator("#cg-skill-customer-service")).to_contain_text("me: not rated")
    assert line(page) == own_match(guide, SENIOR, SOME)


def test_gaps_have_learning_and_questions_the_heaviest_first(look: Open, guide: Guide) -> None:
    page = mine(look, "skills", {**ME, **rated(SOME)})
    missing = gaps(guide, SENIOR, SOME)
    helps: dict[str, int] = {}
    for skill, _ in missing:
        named = guide.skills[skill].learning
        teaches = [item.title for id_, item in guide.learning.items() if skill in item.skills or id_ in named]
        assert teaches
        links = page.locator(f"[data-skill={skill}] > p a")
        assert links.all_text_contents() == [*teaches[:2], "More about this skill"]
        for title in teaches:
            helps[title] = helps.get(title, 0) + 1
    first = sorted(helps, key=lambda title: -helps[title])[:3]
    shown = page.locator("my-learning li:has(.cg-lesson)")
    assert shown.locator(".cg-lesson").all_inner_texts() == first
    for item, title in zip(shown.all(), first, strict=True):
        expect(item).to_contain_text(f"for {helps[title]} of your gaps")
    page.get_by_text("Questions to prepare for").click()
    questions = page.locator(".cg-prepare li").all_inner_texts()
    needed = [(guide.skills[skill], need) for skill, need in missing if guide.skills[skill].everyday][:6]
    assert len(questions) == len(needed) == 6
    for text, (entry, need) in zip(questions, needed, strict=True):
        marker = entry.levels[("awareness", "working", "practitioner", "expert")[need - 1]]
        assert text.startswith("Tell me about a time you ")
        assert text.endswith(f"({entry.title}) A good answer shows: {marker}")


def test_questions_stay_open_while_rating(look: Open) -> None:
    page = mine(look, "skills", {**ME, **rated(SOME)})
    page.get_by_text("Questions to prepare for").click()
    put(page, rated({EMPATHY: 1}))
    page.locator("#cg-skill-active-listening").click()
    page.locator("#cg-rate-active-listening-2").check()
    expect(page.locator(".cg-prepare li").first).to_be_visible()


def test_one_rating_counts_on_every_page(look: Open, guide: Guide) -> None:
    page = ready(look("/my/"))
    put(page, {**ME, **rated(SOME)})
    page.evaluate(KEEP)
    for role, address in (
        (SENIOR, f"roles/{SENIOR}/"),
        ("team-leader", "roles/team-leader/"),
        (SENIOR, f"moves/{CSE}/{SENIOR}/"),
    ):
        page.goto(page.url.split("/my/")[0].split("/roles/")[0] + f"/{address}")
        far = page.locator("how-far summary").first
        expect(far).to_contain_text("My skills:")
        assert " ".join(far.inner_text().split()) == f"My skills: {own_match(guide, role, SOME)}"
        far.click()
        first = gaps(guide, role, SOME)[0][0]
        expect(page.locator("how-far .cg-gaps li a").first).to_have_text(guide.skills[first].title)
        expect(page.locator("how-far").get_by_role("link", name="Change my ratings")).to_be_visible()


@pytest.mark.parametrize("address", [f"/roles/{SENIOR}/", f"/moves/{CSE}/{SENIOR}/"])
def test_without_ratings_a_page_asks_for_them_and_fetches_nothing(address: str, visit: Open) -> None:
    page = visit(web.PLAIN)
    urls: list[str] = []
    page.on("request", lambda request: urls.append(request.url))
    page.goto(page.url.replace(web.PLAIN, address))
    page.wait_for_load_state("networkidle")
    expect(page.locator("how-far")).to_have_text("Rate your skills on My page, and your gap appears here.")
    assert (page.get_by_role("link", name="Check my skills").get_attribute("href") or "").endswith("/my/#skills")
    assert [url for url in urls if url.endswith(("catalogue.json", "learning.json", "reader.js"))] == []
