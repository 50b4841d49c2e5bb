"""Notes on where work is going: their age, the next roles that they lead to, and who sees them."""

from __future__ import annotations

import datetime as dt
import json
import tempfile
from pathlib import Path

import pytest
from careerguide.build.open_guide import open_guide
from careerguide.guide import health, outlooks
from careerguide.guide.guide import Guide
from careerguide.model import Outlook
from careerguide.output import api
from careerguide.problems import DataError
from careerguide.search import index
from support.canaries import AUDIENCE
from support.company import Texts, changed, guide_of, pages_of, site_of, sketch, tiny, write

# The tiny company with a note on a skill that is older than it should be.
OVERDUE = changed(tiny(), "skills.yaml", "as_of: 2026-09", "as_of: 2025-04")


def outlook(as_of: str, renew_after: int = 12) -> Outlook:
    return Outlook.model_validate(
        {"as_of": as_of, "trend": "steady", "sources": ["survey"], "renew_after": str(renew_after)}
    )


@pytest.mark.parametrize(
    ("today", "is_overdue", "age"),
    [("2025-11-01", False, 0), ("2026-11-30", False, 12), ("2026-12-01", True, 13), ("2025-10-31", False, 0)],
)
def test_a_note_is_overdue_when_the_month_of_its_renewal_has_passed(today: str, is_overdue: bool, age: int) -> None:
    note, day = outlook("2025-11"), dt.date.fromisoformat(today)
    assert (outlooks.is_overdue(note, day), outlooks.months_old(note, day)) == (is_overdue, age)
    assert outlooks.renewal(note) == dt.date(2026, 11, 1)


@pytest.mark.parametrize("months", ["0", "61", "x"])
def test_a_note_is_renewed_after_one_to_sixty_months(months: str) -> None:
    with pytest.raises(ValueError, match="renew_after"):
        Outlook.model_validate({"as_of": "2026-06", "trend": "steady", "sources": ["s"], "renew_after": months})


def test_a_note_has_a_known_source() -> None:
    for sources, code in (("[]", "empty-value"), ("[servey]", "unknown-source")):
        with pytest.raises(DataError) as error:
            guide_of(changed(tiny(), "skills.yaml", "sources: [survey, own-estimate]", f"sources: {sources}"))
        assert [problem.code for problem in error.value.problems if problem.severity == "error"] == [code]


# The roles around `a`: role lines, moves, and the roles to go to with the skills in common; `~` has no move to it.
SKILLS = "p:working q:working r:working"
NEXT = {
    "most skills in common first": (
        ["b support 3 p:working", f"c support 3 {SKILLS}"],
        ["a -> b promotion 1/2/3", "a -> c promotion 1/2/3"],
        ["c 3", "b 1"],
    ),
    "a similar role without a move is last": (
        ["b support 3 p:working", f"c support 3 {SKILLS}"],
        ["a -> b promotion 1/2/3"],
        ["b 1", "~c 3"],
    ),
    "no role of a lower level without a move": ([f"b support 1 {SKILLS}"], [], []),
    "no step back": (["b support 1 p:working"], ["a -> b return 1/2/3"], []),
    "no role that shrinks": ([f"b support 3 {SKILLS} outlook=shrinking"], ["a -> b promotion 1/2/3"], []),
    "a role whose tasks change": ([f"b support 3 {SKILLS} outlook=changing"], ["a -> b promotion 1/2/3"], ["b 3"]),
    "no role that ends": ([f"b support 3 {SKILLS} status=retiring"], ["a -> b promotion 1/2/3"], []),
    "no role without a skill in common": (["b support 3 z:working"], ["a -> b promotion 1/2/3"], []),
    "four at most": (
        [f"{id_} support 3 {SKILLS}" for id_ in "bcdef"],
        [f"a -> {id_} promotion 1/2/3" for id_ in "fedcb"],
        ["b 3", "c 3", "d 3", "e 3"],
    ),
}


def company(roles: list[str], moves: list[str], trend: str = "shrinking") -> Guide:
    """A company from lines; `outlook=shrinking` is a whole note."""
    texts = sketch("\n".join([f"a support 2 {SKILLS} outlook={trend}", *roles, *moves]))
    for word in ("growing", "steady", "changing", "shrinking"):
        note = f"outlook: {{as_of: 2026-09, trend: {word}, sources: [guess]}}"
        texts["roles.yaml"] = texts["roles.yaml"].replace(f"outlook: {word}", note)
    return guide_of(texts)


@pytest.mark.parametrize("case", NEXT)
def test_next_roles_share_skills_and_last(case: str) -> None:
    roles, moves, expected = NEXT[case]
    guide = company(roles, moves)
    steps = outlooks.next_roles(guide, guide.roles["a"])
    assert [f"{'' if step.move else '~'}{step.role.id} {len(step.shared)}" for step in steps] == expected


@pytest.mark.parametrize(("trend", "count"), [("growing", 0), ("steady", 0), ("changing", 1), ("shrinking", 1)])
def test_only_work_that_changes_or_shrinks_has_next_roles(trend: str, count: int) -> None:
    guide = company([f"b support 3 {SKILLS}"], ["a -> b promotion 1/2/3"], trend)
    assert len(outlooks.next_roles(guide, guide.roles["a"])) == count
    assert ("Where your skills count too" in pages_of(guide)["/roles/a/"].body) == bool(count)


def test_the_page_of_a_role_links_the_move_or_the_role_and_the_source() -> None:
    guide = company([f"b support 3 {SKILLS}", f"c support 3 {SKILLS}"], ["a -> b promotion 1/2/3"])
    body = pages_of(guide)["/roles/a/"].body
    section = body[body.index('id="outlook"') :]
    section = section[: section.index("</section>")]
    assert "Less of this work is expected." in section
    assert 'href="../../moves/a/b/"' in section
    assert 'href="../../roles/c/"' in section
    assert section.count("the guide has no move there yet") == 1
    assert 'href="../../guide/sources/#guess"' in section
    assert 'id="outlook"' not in pages_of(guide)["/roles/b/"].body


def text_of(texts: Texts) -> str:
    return " ".join(pages_of(guide_of(texts))["/skills/listening/"].body.split())


def test_a_page_says_how_old_a_note_is_and_if_it_is_too_old() -> None:
    late = "This note is old: newer sources were due in Oct 2026."
    assert "The newest source is from Sep 2026, 2 months ago." in text_of(tiny())
    assert late not in text_of(tiny())
    assert "The newest source is from Apr 2025, 19 months ago." in text_of(OVERDUE)
    assert late in text_of(OVERDUE)


def test_the_health_of_the_guide_names_old_notes() -> None:
    for texts, expected in ((tiny(), []), (OVERDUE, ["Listening, due Oct 2026"])):
        check = next(check for check in health.health(guide_of(texts)) if check.id == "outlooks")
        assert ([finding.text for finding in check.findings], check.of) == (expected, 2)


def without_notes() -> Texts:
    """The tiny company without any note."""
    texts = tiny()
    roles, skills = texts["roles.yaml"], texts["skills.yaml"].splitlines(keepends=True)
    start = roles.index("  outlook:\n")
    end = roles.index("    sources: [survey]\n", start) + len("    sources: [survey]\n")
    kept = "".join(line for line in skills if not line.startswith("  outlook:"))
    return {**texts, "roles.yaml": roles[:start] + roles[end:], "skills.yaml": kept}


def test_search_does_not_read_notes() -> None:
    with_notes, without = (
        dict(index.files(guide, tuple(index.entries(guide, site_of(guide).pages, ()))))
        for guide in map(guide_of, (tiny(), without_notes()))
    )
    assert with_notes == without


def test_the_api_has_the_note_as_it_is_written() -> None:
    files = dict(api.exports(guide_of(tiny())))
    roles = {role["id"]: role for role in json.loads(files["api/v1/roles.json"])}
    assert roles["analyst"]["outlook"]["as_of"] == "2026-06"
    assert roles["analyst"]["outlook"]["renew_after"] == 12
    assert "outlook" not in roles["agent"]


@pytest.mark.parametrize("is_listed", [False, True])
def test_people_outside_see_a_note_only_if_it_is_listed(is_listed: bool) -> None:
    audience = AUDIENCE.replace("summary, levels]", "summary, levels, outlook]") if is_listed else AUDIENCE
    with tempfile.TemporaryDirectory() as folder:
        data = write({**tiny(), "audience.yaml": audience}, Path(folder) / "data")
        guide = open_guide(data, dt.date(2026, 11, 1), public=True)
    pages = pages_of(guide)
    assert ("Hard talks" in pages["/skills/listening/"].body) == is_listed
    assert "Tables that a tool can fill" not in pages["/roles/analyst/"].body
