"""The default company: its size, its plain language, and months like those in the industry. `check` has the rules."""

from __future__ import annotations

import re
from collections.abc import Callable
from statistics import median

import pytest
from careerguide.build.open_guide import open_guide
from careerguide.guide import routes
from careerguide.guide.guide import Guide
from careerguide.guide.route_answers import find_routes
from careerguide.guide.route_filters import RouteFilters
from careerguide.model import Role
from careerguide.rules.readability import grade
from support.paths import DATA, DOCS, PAGES, ROOT
from support.web import DAY

TRACKS = {
    "bpo": "customer-support technical-support sales collections back-office",
    "shared": "quality training workforce-management reporting projects client-services people operations",
    "kpo": "research finance healthcare legal testing risk",
}


@pytest.fixture(scope="module")
def guide() -> Guide:
    return open_guide(DATA, DAY)


@pytest.mark.parametrize(
    ("kind", "least", "most"),
    [
        ("roles", 86, 86), ("skills", 52, 52), ("tracks", 19, 19), ("levels", 10, 10), ("bands", 4, 4),
        ("moves", 220, 999), ("kpis", 45, 999), ("learning", 45, 999), ("sources", 25, 999), ("benefits", 12, 999),
        ("terms", 45, 999),
    ],
)  # fmt: skip
def test_the_company_has_this_many_entries(guide: Guide, kind: str, least: int, most: int) -> None:
    assert least <= len(getattr(guide, kind)) <= most


def test_each_track_is_in_its_line_of_business(guide: Guide) -> None:
    by_line = {line: " ".join(track.id for track in guide.tracks.values() if track.line == line) for line in TRACKS}
    assert {line: sorted(ids.split()) for line, ids in by_line.items()} == {
        line: sorted(ids.split()) for line, ids in TRACKS.items()
    }


@pytest.mark.parametrize(
    ("part", "least", "most"),
    [
        (lambda role: role.aliases, 3, 20),
        (lambda role: role.everyday, 8, 20),
        (lambda role: role.responsibilities, 4, 7),
        (lambda role: role.kras, 2, 5),
        (lambda role: role.skills, 5, 12),
        (lambda role: role.learning, 1, 9),
        (lambda role: [sentence for sentence in re.split(r"[.!?](?:\s|$)", role.reality.day or "") if sentence], 4, 4),
    ],
)
def test_every_role_has_its_parts(guide: Guide, part: Callable[[Role], list[object]], least: int, most: int) -> None:
    assert [role.id for role in guide.roles.values() if not least <= len(part(role)) <= most] == []


def test_every_role_has_its_reality_tip_and_review(guide: Guide) -> None:
    for role in guide.roles.values():
        assert role.review, role.id
        assert role.tip, role.id
        assert role.reality.shifts, role.id
        assert role.reality.remote, role.id
        assert all(move.entry.gates for move in guide.moves_from.get(role.id, ())), role.id


def test_a_long_title_has_a_short_one_that_no_other_role_has(guide: Guide) -> None:
    roles = guide.roles.values()
    assert [role.id for role in roles if len(role.title) > 20 and not role.short] == []
    assert len({role.short_title for role in roles}) == len(roles)


def test_every_skill_has_everyday_phrases_learning_and_aliases(guide: Guide) -> None:
    assert [
        skill.id
        for skill in guide.skills.values()
        if not (len(skill.everyday) >= 3 and skill.learning and skill.aliases)
    ] == []


def test_moves_with_only_an_estimate_have_low_confidence(guide: Guide) -> None:
    assert [
        move.id
        for move in guide.moves
        if set(move.entry.sources) == {"own-estimate"} and move.entry.confidence != "low"
    ] == []


def test_bridges_lead_in_both_directions(guide: Guide) -> None:
    lines = {role.id: (line := guide.line(role)) and line.id for role in guide.roles.values()}
    bridges = [(lines[move.start.id], lines[move.end.id]) for move in guide.moves if move.kind == "bridge"]
    assert ("bpo", "kpo") in bridges
    assert ("kpo", "bpo") in bridges


def test_a_route_leads_from_every_entry_role_to_level_8(guide: Guide) -> None:
    heads = [role.id for role in guide.by_level[8]]
    for entry in guide.entry_roles:
        assert any(
            routes.best(routes.filtered(guide.moves_from, routes.onward), entry.id, head, 1) for head in heads
        ), entry.id
    assert routes.best(routes.filtered(guide.moves_from, routes.onward), "sales-agent", "head-of-sales", 1)


def test_accounts_are_open_to_customer_support(guide: Guide) -> None:
    """Before, people reached the senior accounts associate in 42 months, and never the accounts associate."""
    answer = find_routes(guide, "customer-support-executive", "accounts-associate", RouteFilters(), 1)
    assert [route.roles for route in answer.routes] == [("customer-support-executive", "accounts-associate")]


def quickest(guide: Guide, end: str) -> int:
    """Typical months of the quickest route to a role from any entry role."""
    best_routes = [
        routes.best(routes.filtered(guide.moves_from, routes.onward), entry.id, end, 1) for entry in guide.entry_roles
    ]
    return min(best[0].after.typical for best in best_routes if best)


@pytest.mark.parametrize(
    ("start", "end", "least", "most"),
    [
        ("customer-support-executive", "team-leader", 24, 36),
        ("technical-support-executive", "technical-team-leader", 24, 36),
        ("sales-agent", "sales-team-leader", 24, 36),
        ("collections-executive", "collections-team-leader", 24, 36),
        ("data-entry-operator", "back-office-team-leader", 24, 36),
        ("customer-support-executive", "process-manager", 48, 60),
        ("customer-support-executive", "project-manager", 48, 60),
        ("technical-support-executive", "service-desk-manager", 48, 60),
    ],
)
def test_months_are_like_those_in_the_industry(guide: Guide, start: str, end: str, least: int, most: int) -> None:
    """Team leader in two to three years, process or project manager in four to five (Bossjob)."""
    (route,) = routes.best(routes.filtered(guide.moves_from, routes.onward), start, end, 1)
    assert least <= route.after.typical <= most


@pytest.mark.parametrize("level", range(2, 10))
def test_the_months_of_routes_fit_those_of_levels(guide: Guide, level: int) -> None:
    """The quickest routes to a level take 70% to 105% of the time that levels.yaml calls typical."""
    from_entry = guide.levels[level].from_entry
    assert from_entry
    months = [quickest(guide, role.id) for role in guide.by_level[level] if role not in guide.entry_roles]
    assert 0.7 * from_entry.typical <= median(months) <= 1.05 * from_entry.typical


def prose(role: Role) -> str:
    """All sentences of a role."""
    lines = [role.summary, role.reality.day or "", role.tip or "", *role.responsibilities]
    for move in role.moves:
        lines += [move.why or "", move.why_not or "", *(gate.do for gate in move.gates if gate.do), *move.prepare]
    return "\n".join(lines)


def test_all_texts_are_easy_to_read(guide: Guide) -> None:
    """School grade 8 or below, for each role, skill, KPI, benefit and question, and for each summary."""
    texts = {f"role {role.id}": prose(role) for role in guide.roles.values()}
    texts |= {
        f"skill {skill.id}": "\n".join([skill.summary, *skill.levels.values()]) for skill in guide.skills.values()
    }
    texts |= {f"kpi {kpi.id}": f"{kpi.definition}\n{kpi.caution}" for kpi in guide.kpis.values()}
    texts |= {f"benefit {benefit.id}": f"{benefit.summary}\n{benefit.how}" for benefit in guide.benefits.values()}
    assert guide.policy
    texts |= {f"answer {item.id}": f"{item.question}\n{item.answer}" for item in guide.policy.answers}
    texts |= {f"tip {item.id}": f"{item.question}\n{item.tip}" for item in guide.policy.not_decided}
    entries = [*guide.roles.values(), *guide.skills.values(), *guide.tracks.values(), *guide.bands.values()]
    texts |= {f"summary {entry.id}": entry.summary for entry in entries}
    assert {name: grade(text) for name, text in texts.items() if int(grade(text)) > 8} == {}


def test_the_policy_answers_what_people_ask_and_names_a_desk_for_the_rest(guide: Guide) -> None:
    """Answers give no numbers, which the rules have; and the desks are no persons."""
    assert guide.policy
    assert len(guide.policy.answers) >= 10
    assert [item.id for item in guide.policy.answers if re.search(r"\d", item.answer)] == []
    assert all(item.sources and item.words for item in guide.policy.answers)
    topics = (
        "notice-period leaving-and-coming-back absence leaving-papers pay-bands language-pay contract-staff "
        "several-applications saying-no pay-slip-and-tax leave-and-holidays complaints daily-matters"
    )
    assert [item.id for item in guide.policy.not_decided] == topics.split()
    assert [item.ask for item in guide.policy.not_decided if not re.search(r"\b(HR|desk)\b", item.ask)] == []


def test_markdown_pages_are_easy_to_read() -> None:
    grades = {}
    for file in (*DOCS.rglob("*.md"), *PAGES.rglob("*.md")):
        body = file.read_text(encoding="utf-8").split("---\n", 2)[2]
        plain = re.sub(r"\{\{.*?\}\}|\]\([^)]*\)|<[^>]*>|`[^`]*`|[*#|\[>-]", " ", body)
        grades[str(file.relative_to(ROOT))] = grade(plain)
    assert grades
    assert {name: value for name, value in grades.items() if int(value) > 8} == {}


def test_no_sentence_appears_on_two_pages(guide: Guide) -> None:
    """A sentence that fits any role does not help people to choose a role."""
    role_of: dict[str, str] = {}
    twice = []
    for role in guide.roles.values():
        for line in {
            role.summary,
            role.tip or "",
            *role.responsibilities,
            *re.split(r"(?<=[.!?])\s", role.reality.day or ""),
        }:
            if line in role_of:
                twice.append((line, role_of[line], role.id))
            role_of[line] = role.id
    assert twice == []


def test_every_benefit_is_marked_as_an_example(guide: Guide) -> None:
    assert all(benefit.sample for benefit in guide.benefits.values())


def test_stories_cover_every_track_and_band_without_names(guide: Guide) -> None:
    stories = guide.people.stories.values()
    leader_roles = [guide.roles[story.leader.role] for story in stories]
    assert len(leader_roles) >= 24
    assert {role.track for role in leader_roles} == set(guide.tracks)
    assert {band.id for role in leader_roles if (band := guide.band(role.level))} == set(guide.bands)
    assert all(story.sample and not story.leader.name and not story.leader.picture for story in stories)
    assert all(guide.move(*step) for story in stories for step in story.steps)


def test_a_story_has_a_setback_and_advice_and_takes_a_minute_to_read_aloud(guide: Guide) -> None:
    for story in guide.people.stories.values():
        assert any(stage.setback for stage in story.journey), story.id
        assert any(stage.advice for stage in story.journey), story.id
        assert 60 <= len(story.huddle.split()) <= 140, story.id
        assert int(grade(f"{story.quote}\n{story.huddle}\n{story.body}")) <= 8, story.id


def test_onet_sources_have_an_attribution_and_moves_cite_known_sources(guide: Guide) -> None:
    for source in guide.sources.values():
        assert source.attribution or not source.id.startswith("onet"), source.id
    assert {id_ for move in guide.moves for id_ in move.entry.sources} <= set(guide.sources)
