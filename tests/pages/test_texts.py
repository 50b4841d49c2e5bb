"""Adverts, job descriptions and interview guides: the same facts in each form, and nothing from inside in an advert."""

from __future__ import annotations

import html
import re
import tempfile
from pathlib import Path

import markdown
import pytest
from careerguide.build.open_guide import open_guide
from careerguide.guide.guide import Guide
from careerguide.pages.page_builder import PageBuilder
from careerguide.pages.role_texts import RoleTexts
from careerguide.pages.texts import interview_of
from careerguide.render.copied_texts import CopiedText, TextLine, TextSection
from support.canaries import AUDIENCE
from support.company import DAY, changed, guide_of, pages_of, site_of, tiny, write
from support.hostile import HOSTILE
from support.paths import DATA

# What a company keeps inside, as the planted data says it.
PLANTED = {
    "kras": ("roles.yaml", 'target: ">= 90%"', 'target: ">= 77.31%"', "77.31%"),
    "gate": ("roles.yaml", "Two quarters at target", "Zqx two quarters", "Zqx two quarters"),
    "contact": ("openings.yaml", "contact: Hiring desk", "contact: Zqx desk", "Zqx desk"),
    "apply": ("openings.yaml", "https://jobs.example/senior-agent-pune", "https://zqx.example/", "zqx.example"),
    "decision": ("openings.yaml", "Two leads hear the same call.", "Zqx leads hear it.", "Zqx leads"),
    "client": ("openings.yaml", "line_of_business: Telecom", "line_of_business: Zqx Telecom", "Zqx Telecom"),
    "owner": ("roles.yaml", "owner: hr-operations", "owner: zqx-operations", "qx-operations"),
    "grade": ("roles.yaml", "grade: {code: G3}", "grade: {code: Zqx3}", "Zqx3"),
    "how": ("benefits.yaml", "how: Both sign the list.", "how: Zqx sign the list.", "Zqx sign"),
}
# What a description says of these.
INSIDE = {"kras", "gate", "grade"}


def texts_of(guide: Guide) -> dict[str, tuple[CopiedText, CopiedText]]:
    """Address of the page -> its advert and its description, of all roles and openings."""
    builder = builder_of(guide)
    texts = {f"/roles/{role.id}/texts/": RoleTexts(builder, role) for role in guide.roles.values()}
    for opening in guide.people.openings.values():
        texts[f"/openings/{opening.id}/texts/"] = RoleTexts(builder, guide.roles[opening.role], opening)
    return {address: (both.advert(), both.description()) for address, both in texts.items()}


def builder_of(guide: Guide) -> PageBuilder:
    site = site_of(guide)
    return PageBuilder(guide, site.components, site.settings.site)


def words_of(markup: str) -> str:
    """The words of HTML, white space folded."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", markup)).split())


@pytest.fixture(scope="module")
def pack() -> Guide:
    return open_guide(DATA, DAY)


@pytest.mark.parametrize("secret", PLANTED)
def test_an_advert_has_nothing_from_inside(secret: str) -> None:
    file, old, new, mark = PLANTED[secret]
    both = texts_of(guide_of(changed(tiny(), file, old, new))).values()
    assert [advert.title for advert, _ in both if mark in advert.plain + advert.markdown] == []
    assert any(mark in description.plain for _, description in both) == (secret in INSIDE)


def test_no_advert_of_the_pack_has_a_target_a_condition_or_a_contact(pack: Guide) -> None:
    targets = {pack.kpis[kra.kpi].title for role in pack.roles.values() for kra in role.kras}
    conditions = {gate.do for move in pack.moves for gate in move.entry.gates if gate.do}
    inside = {opening.contact for opening in pack.people.openings.values()}
    inside |= {opening.apply for opening in pack.people.openings.values()}
    for address, (advert, _) in texts_of(pack).items():
        assert not re.search(r"\d ?%", advert.plain), address
        lines = {line.words for section in advert.sections for line in section.lines}
        assert lines & conditions == set(), address
        assert not any(line.startswith(f"{title} at ") for title in targets for line in lines), address
        assert not any(text in advert.plain for text in inside), address


def test_every_form_has_the_same_facts_and_marks(pack: Guide) -> None:
    pages = pages_of(pack)
    for address, both in texts_of(pack).items():
        body = pages[address].body
        fields = [html.unescape(text) for text in re.findall(r"<pre[^>]*>(.*?)</pre>", body, re.DOTALL)]
        assert fields == [form for text in both for form in (text.plain, text.markdown)], address
        shown = words_of(re.sub(r"(?s)<pre.*?</pre>", "", body))
        for text in both:
            assert words_of(markdown.markdown(text.markdown)) == text_without_bullets(text.plain), address
            for section in text.sections:
                assert section.heading in shown
                assert all(" ".join(f"{line.words} {line.mark}".split()) in shown for line in section.lines), address
            assert "[Fill in: " in text.plain
            assert all(f"<mark>[Fill in: {thing}]</mark>" in body for thing in text.to_fill_in), address


def text_without_bullets(plain: str) -> str:
    return " ".join(re.sub(r"(?m)^- ", "", plain).split())


@pytest.mark.parametrize(
    "words",
    [HOSTILE, "&lt; R&D", "---", "1. one", "- one", "+ one", "# one", "a * b * c", "[x](y)", "| a |", "~~ended~~"],
)
def test_words_of_the_data_are_no_markup(words: str) -> None:
    text = CopiedText(words, (TextSection(words, (TextLine(words), TextLine(words, "pay"))),))
    title, heading, *items = re.findall(r"(?s)<(?:h1|h2|li)>(.*?)</(?:h1|h2|li)>", markdown.markdown(text.markdown))
    expected = " ".join(words.split())
    assert [words_in(part) for part in (title, heading, items[0])] == [expected] * 3
    assert words_in(items[1]) == f"{expected} [Fill in: pay]"
    # Forges and chats read more than this Markdown does: `~~ended~~` is a line through a text.
    assert not re.search(r"(?<!\\)~", text.markdown)


def words_in(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"</?strong>", "", markup)).split())


def test_what_the_data_lacks_is_asked_for() -> None:
    guide = guide_of(tiny())
    texts = texts_of(guide)
    advert, description = texts["/roles/analyst/texts/"]
    assert {"the duties", "shifts", "site", "pay range"} <= set(advert.to_fill_in)
    assert "the result areas and their KPIs" in description.to_fill_in
    complete, _ = texts["/openings/senior-agent-pune/texts/"]
    assert not {"site", "shifts"} & set(complete.to_fill_in)
    assert "Site: Pune" in complete.plain
    assert "Rotating shifts" in complete.plain


def test_an_advert_names_no_benefit_that_is_an_example() -> None:
    advert, _ = texts_of(guide_of(tiny()))["/roles/agent/texts/"]
    assert "Shift swaps: Swap a shift with a colleague." in advert.plain
    assert "Study hours" not in advert.plain


def test_an_example_says_so_in_every_form(pack: Guide) -> None:
    samples = [opening.id for opening in pack.people.openings.values() if opening.sample]
    texts = texts_of(pack)
    assert samples
    for id_ in samples:
        for text in texts[f"/openings/{id_}/texts/"]:
            assert "Do not publish this text." in text.plain
            assert "Do not publish this text." in text.markdown
    assert not any("Do not publish" in advert.plain for address, (advert, _) in texts.items() if "/roles/" in address)


def test_every_skill_is_in_the_guide_with_its_level_and_what_shows_it(pack: Guide) -> None:
    pages, ranks = pages_of(pack), list(pack.skill_levels)
    for role in pack.roles.values():
        body = pages[f"/roles/{role.id}/interview/"].body
        parts = dict(re.findall(r'(?s)aria-labelledby="ask-([^"]+)">(.*?)</section>', body))
        assert set(parts) == {need.skill for need in role.skills}
        for need in role.skills:
            skill, shown = pack.skills[need.skill], words_of(parts[need.skill])
            place = ranks.index(need.level)
            assert f"At {pack.skill_levels[need.level].title} {' '.join(skill.levels[need.level].split())}" in shown
            for word, near in (("Below", place - 1), ("Above", place + 1)):
                level = skill.levels[ranks[near]] if 0 <= near < len(ranks) else ""
                assert (f"{word} {' '.join(level.split())}" in shown) == bool(level)
            assert 2 <= parts[need.skill].count("<li>") <= 3
        rows = re.findall(r'<tr><th scope="row">(.*?)</tr>', body, re.DOTALL)
        assert len(rows) == len(role.skills)


def test_no_question_speaks_of_the_interviewer_or_of_a_figure(pack: Guide) -> None:
    for role in pack.roles.values():
        for need in role.skills:
            for phrase in interview_of(pack, need).phrases:
                assert not re.search(r"\b(?:I|me|my)\b|\d", phrase), phrase


def test_levels_of_any_number_have_a_fitting_question(pack: Guide) -> None:
    role = next(iter(pack.roles.values()))
    depths = [interview_of(pack, role.skills[0].model_copy(update={"level": id_})).depth for id_ in pack.skill_levels]
    assert depths == ["first", "alone", "hard", "teaches"]


def test_people_outside_have_none_of_these_pages() -> None:
    with tempfile.TemporaryDirectory() as folder:
        data = write({**tiny(), "audience.yaml": AUDIENCE}, Path(folder) / "data")
        pages = pages_of(open_guide(data, DAY, public=True))
    assert [address for address in pages if address.endswith(("/texts/", "/interview/"))] == []
    assert "/roles/agent/" in pages
    assert "job description" not in pages["/roles/agent/"].body
