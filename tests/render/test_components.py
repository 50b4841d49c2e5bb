"""Every macro shows its component, suggests the nearest id if an id is unknown, and escapes all text."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import pytest
from careerguide import model
from careerguide.guide.guide import Guide
from careerguide.render.components import Components
from careerguide.render.jinja_env import UnknownIdError, relative_links
from careerguide.rules.readability import grade
from markupsafe import Markup
from support import hostile
from support.company import guide_of, sketched, tiny

Draw = Callable[[Components], Markup]

# Macro -> calls, each with a part of the visible text.
MACROS: dict[str, list[tuple[Draw, str]]] = {
    "career_map": [(lambda c: c.career_map(), "Track Level 1 Starter Level 2 Professional Level 3 Specialist")],
    "ladder": [
        (
            lambda c: c.ladder("support"),
            "To the next level: 12 months Level 1 Starter Agent",
        ),
        (lambda c: c.ladder("support"), "Promotion from Agent to Senior Agent 12 mo"),
    ],
    "role_card": [
        (lambda c: c.role_card("agent"), "Answers calls and mails."),
        (lambda c: c.role_card("agent"), "BPO Support, level 1"),
    ],
    "roles": [
        (lambda c: c.roles(), "Agent level 1, Support BPO Senior Agent level 2, Support BPO Trainer"),
        (lambda c: c.roles(track="research"), "Analyst level 3, Research KPO"),
        (lambda c: c.roles(level=3), "Analyst"),
        (lambda c: c.roles(level="3"), "Analyst"),
        (lambda c: c.roles(track="research", level=1), "No role yet."),
        (lambda c: c.roles(band="growth"), "Analyst"),
        (lambda c: c.roles(skill="spreadsheets"), "Analyst"),
    ],
    "skill_table": [
        (
            lambda c: c.skill_table("trainer"),
            "Coaching essential practitioner Plans growth. Listening essential working",
        )
    ],
    "tenure": [(lambda c: c.tenure("agent", "analyst"), "30 months typical (15 to 54)")],
    "routes": [
        (lambda c: c.routes("agent", "trainer"), "1 yr to 1 yr 6 mo"),
        (lambda c: c.routes("agent", "trainer"), "1 yr to 4 yr"),
    ],
    "move": [
        (
            lambda c: c.move("agent", "senior-agent"),
            "Agent to Senior Agent Promotion 12 months typical (6 to 24) medium confidence",
        ),
        (lambda c: c.move("agent", "senior-agent"), "Two quarters at target"),
    ],
    "band": [
        (lambda c: c.band("foundation"), "Levels 1, 2."),
        (lambda c: c.band("foundation"), "Key skills: Hearing people out"),
    ],
    "kpis": [
        (lambda c: c.kpis("agent"), "Quality QA score at least 90% 3 months Pace"),
        (lambda c: c.kpis("trainer"), "No result areas are listed for this role yet."),
        (lambda c: c.kpis(), "Handle time Minutes from hello to done. Lower is better."),
    ],
    "learning": [
        (lambda c: c.learning(), "The style book, Quality desk. How we write. Reading, English, Hindi, has a cost"),
        (
            lambda c: c.learning("listening"),
            "Hearing people out, House school. A morning with headsets. Course, English, free",
        ),
        (lambda c: c.learning("typing"), "Nothing is listed yet."),
    ],
    "benefits": [
        (
            lambda c: c.benefits(),
            "Time and money to learn Study hours Example Two hours a week to learn. Ask your lead. For every track",
        ),
        (
            lambda c: c.benefits(),
            "Shift swaps Swap a shift with a colleague. Both sign the list. For Support, levels 1 to 1",
        ),
        (
            lambda c: c.benefits("agent"),
            "Study hours Example. Two hours a week to learn. Shift swaps. Swap a shift with a colleague.",
        ),
    ],
    "glossary": [
        (lambda c: c.glossary(), "CRM customer record The record of a customer on your screen."),
        (lambda c: c.glossary(), "CSR Whoever takes the call. Agent QA Checked calls. How it is counted"),
    ],
    "story": [
        (
            lambda c: c.story("from-calls-to-figures"),
            "2021 today KPO I counted my own calls first. Maya Rao: Agent to Analyst, 2 moves, 2021 to 2024. Pune",
        )
    ],
    "stories": [
        (lambda c: c.stories(), "From calls to figures. Maya Rao, Analyst in Pune: I counted my own calls first."),
        (lambda c: c.stories(role="senior-agent"), "From calls to figures."),
        (lambda c: c.stories(role="trainer"), "No story yet."),
        (
            lambda c: c.stories(move=("senior-agent", "analyst")),
            "Setback: The first report I sent had one column too few.",
        ),
        (lambda c: c.stories(track="research"), "From calls to figures."),
        (lambda c: c.stories(track="support"), "No story yet."),
        (lambda c: c.stories(limit=0), "No story yet."),
    ],
    "story_of_the_week": [
        (lambda c: c.story_of_the_week(), "I counted my own calls first. Maya Rao, Analyst in Pune · Read the story"),
    ],
    "story_cards": [(lambda c: c.story_cards(), "")],
    "samples_mark": [(lambda c: c.samples_mark("stories"), "")],
    "look_around": [
        (lambda c: c.look_around(), "The career map 4 roles in 3 tracks and 3 levels Plan a route between two roles"),
    ],
    "hr_today": [(lambda c: c.hr_today(), "What needs work now Do first 0 Missing")],
    "closing_soon": [
        (lambda c: c.closing_soon(), "Nov 30 Senior Agent, Pune 2 seats · Rotating shifts · closes 30 Nov 2026")
    ],
    "openings": [
        (lambda c: c.openings(), "Senior Agent, Pune 2 seats, rotating shifts, closes 30 Nov 2026, Pune time"),
        (lambda c: c.openings(role="agent"), "Nothing is open for this role today."),
        (lambda c: c.openings(track="support"), "Senior Agent, Pune"),
        (lambda c: c.openings(track="research"), "Nothing is open today."),
    ],
    "events": [
        (
            lambda c: c.events(),
            (
                "Floor walk Wed 18 Nov 2026, 15:00 Pune time, 45 minutes Pune, Second floor, by the lift, 10 places. "
                "Then every 2 weeks until 31 Mar 2027 The site director. Walk along and ask. "
                "Book a place for Floor walk, Pune, Wed 18 Nov 2026"
            ),
        )
    ],
    "next_events": [
        (lambda c: c.next_events(), "Nov 18 Floor walk Pune · Wed 18 Nov 2026, 15:00 · 45 minutes"),
    ],
    "ambassadors": [
        (
            lambda c: c.ambassadors(),
            (
                "Tomas Silva, Senior Agent, Pune "
                "Ask about Nights; The first hard call. English, Marathi, 4 chats a month "
                "Ask for a chat with Tomas Silva, Pune"
            ),
        ),
        (lambda c: c.ambassadors("research"), "Nobody has offered a chat yet."),
    ],
    "policy": [
        (lambda c: c.policy("months_in_role_other_track"), "18 months"),
        (lambda c: c.policy("manager"), "is told that you apply"),
        (lambda c: c.policy(), "Your manager Is told that you apply Feedback Everyone hears why, within a week."),
    ],
    "policy_answers": [
        (
            lambda c: c.policy_answers(),
            (
                "What people ask Does my manager hear of it? The rules above say so. Tell your manager first. "
                "Can I apply again? Yes, as often as you meet the rules. Source: Pay and stay survey, Institute, 2025."
            ),
        ),
    ],
    "not_decided": [
        (
            lambda c: c.not_decided(),
            (
                "How long is my notice period? Ask: HR Operations. Your contract says it. "
                "What is the pay? Ask: the pay desk."
            ),
        ),
    ],
    "match_formula": [
        (lambda c: c.match_formula(), "An essential skill weighs 3 times as much as a desirable one."),
        (lambda c: c.match_formula(), "Strong 85% to 100% You have most"),
        (lambda c: c.match_formula(), "Good 65% to 84% You are close."),
        (lambda c: c.match_formula(), "Stretch 40% to 64% There is more to learn."),
        (lambda c: c.match_formula(), "Long-term Below 40% It may take a few steps."),
    ],
    "sources": [
        (lambda c: c.sources(), "Institute, 2025. Survey. Licence: CC BY 4.0. Cited 2 times by moves and codes."),
        (lambda c: c.sources("survey"), "Source: Pay and stay survey, Institute, 2025."),
        (
            lambda c: c.sources("survey", "own-estimate"),
            "Sources: Pay and stay survey, Institute, 2025; Our own estimate, HR.",
        ),
    ],
    "role": [(lambda c: c.role("agent"), "Agent")],
    "skill": [(lambda c: c.skill("typing"), "Typing")],
    "track": [(lambda c: c.track("support"), "Support")],
    "entry_roles": [(lambda c: c.entry_roles(), "Entry-level roles Agent, BPO Trainer, Shared")],
    "links_of_roles": [(lambda c: c.links_of_roles(), "Support: 2 roles Agent Senior Agent Training: 1 role Trainer")],
    "addresses_for_systems": [(lambda c: c.addresses_for_systems(), "A role, by its short link /r/<code>/")],
}


@pytest.fixture(scope="module")
def components() -> Components:
    return Components(guide_of(tiny()))


def visible_text(markup: str) -> str:
    """The text of a component, with single spaces."""
    return (
        " ".join(html.unescape(re.sub(r"<[^>]*>", " ", markup)).split())
        .replace(" ,", ",")
        .replace(" ;", ";")
        .replace(" .", ".")
    )


@pytest.mark.parametrize(
    ("name", "number"), [(name, number) for name, cases in MACROS.items() for number in range(len(cases))]
)
def test_each_macro_shows_its_component(components: Components, name: str, number: int) -> None:
    draw, expected = MACROS[name][number]
    assert expected in visible_text(draw(components))


def test_every_macro_is_tested(components: Components) -> None:
    """`example` and `has_page` draw nothing: they give an id, and yes or no."""
    assert {*MACROS, "example", "has_page"} == set(components.macros)


@pytest.mark.parametrize("name", MACROS)
def test_a_component_is_one_block_of_html(components: Components, name: str) -> None:
    """In a Markdown page, a blank line would end the block and an indented line would become code."""
    for draw, _ in MACROS[name]:
        assert not re.search(r"\n\s|\n$", draw(components))


def test_an_argument_may_be_a_list(components: Components) -> None:
    """`move=["a", "b"]` cannot be a key of the cache, so the macro runs without it."""
    assert "Setback:" in components.macros["stories"](move=["senior-agent", "analyst"])


STRONG = "You have most of what the role asks for. If you want it, apply, and say why."
# The text of match.yaml -> what people read.
MATCHES = {
    "weights: {desirable: 0}": "Only essential skills count here.",
    "weights: {essential: 0}": "Only desirable skills count here.",
    "weights: {essential: 1}": "An essential skill weighs as much as a desirable one.",
    "weights: {essential: 2}": "An essential skill weighs twice as much as a desirable one.",
    "weights: {essential: 3, desirable: 2}": "An essential skill weighs 3, a desirable one 2.",
    "weights: {essential: 1, desirable: 2}": "An essential skill weighs 1, a desirable one 2.",
    "tiers: {strong: 100}": f"Strong 100% {STRONG} Good 65% to 99% You",
    "tiers: {strong: 66}": f"Strong 66% to 100% {STRONG} Good 65% You",
}


@pytest.mark.parametrize("text", MATCHES)
def test_the_match_is_explained_with_the_numbers_of_the_company(text: str) -> None:
    assert MATCHES[text] in visible_text(Components(guide_of(tiny() | {"match.yaml": text})).match_formula())


def test_the_explanation_of_the_match_is_easy_to_read(components: Components) -> None:
    assert int(grade(re.sub(r"<[^>]*>", " ", components.match_formula()))) <= 8


LINKS = {"role": "~/roles/agent/", "skill": "~/skills/typing/", "track": "~/tracks/support/"}


@pytest.mark.parametrize("name", LINKS)
def test_a_name_is_a_link_from_the_root_of_the_site(components: Components, name: str) -> None:
    assert f'href="{LINKS[name]}"' in MACROS[name][0][0](components)


# Mistyped argument -> the call, and the message.
UNKNOWN: dict[str, tuple[Draw, str]] = {
    "ladder": (lambda c: c.ladder("suport"), "There is no track `suport`. Did you mean `support`?"),
    "role_card": (lambda c: c.role_card("agnet"), "There is no role `agnet`. Did you mean `agent`?"),
    "role_card of nothing": (lambda c: c.role_card(""), "There is no role ``."),
    "role_card of a number": (lambda c: c.role_card(5), "There is no role `5`."),  # type: ignore[arg-type]
    "roles by track": (lambda c: c.roles(track="Support"), "There is no track `Support`. Did you mean `support`?"),
    "roles by level": (lambda c: c.roles(level=11), "There is no level `11`. Did you mean `1`?"),
    "roles by band": (lambda c: c.roles(band="grow"), "There is no band `grow`. Did you mean `growth`?"),
    "roles by skill": (lambda c: c.roles(skill="type"), "There is no skill `type`. Did you mean `typing`?"),
    "skill_table": (lambda c: c.skill_table("trainr"), "There is no role `trainr`. Did you mean `trainer`?"),
    "tenure from": (lambda c: c.tenure("x", "agent"), "There is no role `x`."),
    "tenure to": (lambda c: c.tenure("agent", "analysts"), "There is no role `analysts`. Did you mean `analyst`?"),
    "tenure without a route": (lambda c: c.tenure("analyst", "agent"), "No route leads from Analyst to Agent."),
    "routes": (lambda c: c.routes("agent", "analsyt"), "There is no role `analsyt`. Did you mean `analyst`?"),
    "routes only by a return": (lambda c: c.routes("trainer", "agent"), "No route leads from Trainer to Agent."),
    "move": (
        lambda c: c.move("agent", "analyst"),
        "`agent` has no move to `analyst`. It has moves to: senior-agent, trainer.",
    ),
    "move from the top": (
        lambda c: c.move("analyst", "agent"),
        "`analyst` has no move to `agent`. It has moves to: no role.",
    ),
    "move to nobody": (lambda c: c.move("agent", "nobody"), "There is no role `nobody`."),
    "band": (lambda c: c.band("foundations"), "There is no band `foundations`. Did you mean `foundation`?"),
    "kpis": (lambda c: c.kpis("agents"), "There is no role `agents`. Did you mean `agent`?"),
    "learning": (lambda c: c.learning("listen"), "There is no skill `listen`. Did you mean `listening`?"),
    "sources": (lambda c: c.sources("survey", "surveys"), "There is no source `surveys`. Did you mean `survey`?"),
    "role": (lambda c: c.role("senior"), "There is no role `senior`. Did you mean `senior-agent`?"),
    "skill": (lambda c: c.skill("coach"), "There is no skill `coach`. Did you mean `coaching`?"),
    "track": (lambda c: c.track("trainings"), "There is no track `trainings`. Did you mean `training`?"),
}


@pytest.mark.parametrize("case", UNKNOWN)
def test_an_unknown_id_is_an_error_that_suggests_the_nearest(components: Components, case: str) -> None:
    draw, message = UNKNOWN[case]
    with pytest.raises(UnknownIdError) as caught:
        draw(components)
    assert str(caught.value) == message


def test_an_empty_company_has_a_sentence_in_place_of_a_list() -> None:
    components = Components(sketched("only support 1"))
    assert (
        visible_text(components.policy())
        == "The rules for internal applications are not written down here yet. Ask HR."
    )
    assert components.policy_answers() == ""
    assert visible_text(components.not_decided()) == "Your company has not filled in this page yet. Ask HR."
    assert visible_text(components.skill_table("only")) == "No skills are listed for this role yet."
    assert visible_text(components.learning()) == "Nothing is listed yet. Ask your team leader or the training team."


def test_a_policy_that_was_written_before_it_had_questions_is_complete() -> None:
    texts = tiny()
    texts["policy.yaml"] = texts["policy.yaml"].partition("answers:")[0]
    components = Components(guide_of(texts))
    assert visible_text(components.policy()).endswith("Everyone hears why, within a week.")
    assert components.policy_answers() == ""
    assert visible_text(components.not_decided()) == "Your company has not filled in this page yet. Ask HR."


@pytest.mark.parametrize(
    ("address", "html"),
    [
        ("/", '<a href="./"><a href="roles/agent/">'),
        ("/roles/", '<a href="../"><a href="../roles/agent/">'),
        ("/roles/agent/", '<a href="../../"><a href="../../roles/agent/">'),
        ("/moves/agent/lead/", '<a href="../../../"><a href="../../../roles/agent/">'),
    ],
)
def test_links_are_relative_to_the_page(address: str, html: str) -> None:
    assert relative_links('<a href="~/"><a href="~/roles/agent/">', address) == html


@pytest.fixture(scope="module")
def companies() -> tuple[Guide, Guide]:
    """A company with hostile text in every field, and the same company with plain text."""
    return guide_of(hostile.everywhere(hostile.HOSTILE)), guide_of(hostile.everywhere(hostile.PLAIN))


def test_the_hostile_company_has_text_in_every_field() -> None:
    record_types = (
        model.Role,
        model.Skill,
        model.Track,
        model.Band,
        model.Level,
        model.Kpi,
        model.Learning,
        model.Source,
        model.Policy,
    )
    typed = {field for record_type in record_types for field in hostile.text_fields(record_type)}
    unused = {"Policy.review.owner", "Skill.review.owner", "Band.review.owner"}  # the same type as Role.review.owner
    unused.add("Level.code")  # too short for a hostile text
    assert {field for field in typed if not _filled(field)} == unused


def _filled(field: str) -> bool:
    """Tell if an entry of the tiny company has the field."""
    guide = guide_of(tiny())
    record_type, *keys = field.split(".")
    entries: list[object] = [
        *guide.roles.values(), *guide.skills.values(), *guide.tracks.values(), *guide.bands.values(),
        *guide.levels.values(), *guide.kpis.values(), *guide.learning.values(), *guide.sources.values(), guide.policy,
    ]  # fmt: skip
    values = [entry for entry in entries if type(entry).__name__ == record_type]
    for key in keys:
        values = [getattr(value, key) for value in values if value is not None]
        values = [inner for value in values for inner in (value if isinstance(value, tuple) else [value])]
    return any(values)


@pytest.mark.parametrize("name", MACROS)
def test_hostile_text_is_shown_in_every_component_and_adds_no_tags(companies: tuple[Guide, Guide], name: str) -> None:
    hostile_components, plain_components = (Components(guide) for guide in companies)
    for draw, _ in MACROS[name]:
        html, plain_html = draw(hostile_components), draw(plain_components)
        hostile.assert_same_tags(html, plain_html)
        # A long word has a hyphen where a line ends.
        assert visible_text(html).replace("- ", "").count(
            "<script>x</script>\"'><img src=x onerror=y>{{7*7}}{%if%}"
        ) == visible_text(plain_html).count(hostile.PLAIN)
