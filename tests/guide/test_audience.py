"""The list of what is public decides about each entry and each key; what it does not name is not in the data."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path

import pytest
from careerguide.build.build_settings import BuildSettings
from careerguide.build.open_guide import open_guide
from careerguide.build.pipeline import assemble
from careerguide.guide.audience import missing, public_keys
from careerguide.guide.differences import by_places
from careerguide.guide.guide import Guide
from careerguide.model import Audience
from careerguide.model.kinds import KINDS
from careerguide.pages.default_pages import DefaultPages
from careerguide.problems import DataError
from support.canaries import AUDIENCE
from support.company import DAY, Texts, changed, site_of, tiny, write
from support.differing import differing
from support.paths import ROOT


def public(audience: str = AUDIENCE, texts: Texts | None = None, today: dt.date = DAY) -> Guide:
    """The guide of a company for people outside."""
    with tempfile.TemporaryDirectory() as folder:
        data = write({**(texts or tiny()), "audience.yaml": audience}, Path(folder) / "data")
        return open_guide(data, today, public=True)


def released(scope: str = "scope: outside", until: str = "2028-08-31") -> Texts:
    """The company whose story has a consent with this scope."""
    consent = "consent: {given: 2026-09-01, until: 2028-08-31}"
    new = f"consent: {{given: 2026-09-01, until: {until}{', ' if scope else ''}{scope}}}"
    return changed(tiny(), "stories/from-calls-to-figures.yaml", consent, new)


@pytest.mark.parametrize(
    ("texts", "today", "is_shown"),
    [
        (released(), DAY, True),
        (released("scope: inside"), DAY, False),
        (released(""), DAY, False),
        (released(until="2026-10-20"), DAY, False),
        (released(), dt.date(2026, 8, 1), False),
    ],
)
def test_a_story_is_public_while_its_person_agrees_to_be_shown_outside(
    texts: Texts, today: dt.date, is_shown: bool
) -> None:
    guide = public(texts=texts, today=today)
    assert bool(guide.people.stories) == is_shown
    assert ("/stories/" in site_of(guide).addresses) == is_shown
    assert [story.consent for story in guide.people.stories.values()] == [None] * is_shown


def test_a_story_is_public_only_if_all_its_roles_are() -> None:
    guide = public(AUDIENCE.replace("agent, senior-agent, trainer, analyst", "agent, analyst"), released())
    assert list(guide.roles) == ["agent", "analyst"]
    assert guide.people.stories == {}
    assert guide.moves == ()


def test_an_invented_person_is_never_public() -> None:
    texts = changed(tiny(), "stories/from-calls-to-figures.yaml", "name: Maya Rao, ", "")
    texts = changed(texts, "stories/from-calls-to-figures.yaml", "consent: {given: 2026-09-01, until: 2028-08-31}",
                    "sample: true")  # fmt: skip
    assert public(texts=texts).people.stories == {}


@pytest.mark.parametrize(
    ("old", "new", "is_there"),
    [
        ("", "", True),
        ("openings: [senior-agent-pune]", "openings: all", True),
        ("openings: [senior-agent-pune]", "openings: []", False),
        ("sites: [pune]", "sites: []", False),
        ("tracks: [support, training, research]", "tracks: [training]", False),
        ("  opening: [formerly, role, site, sites, shift, seats, opens, closes]\n", "", False),
    ],
)
def test_an_opening_is_public_with_its_role_and_its_site(old: str, new: str, is_there: bool) -> None:
    guide = public(AUDIENCE.replace(old, new))
    assert bool(guide.people.openings) == is_there
    for opening in guide.people.openings.values():
        assert (opening.contact, opening.apply, opening.line_of_business, opening.decision) == ("", "", None, None)


def test_an_example_is_public_only_by_its_name_and_says_what_it_is() -> None:
    texts = changed(tiny(), "openings.yaml", "  contact: Hiring desk", "  contact: Hiring desk\n  sample: true")
    assert public(AUDIENCE.replace("openings: [senior-agent-pune]", "openings: all"), texts).people.openings == {}
    guide = public(AUDIENCE, texts)
    page = next(page for page in site_of(guide).pages if page.address == "/openings/senior-agent-pune/")
    assert "Example" in page.body
    assert "JobPosting" not in page.body


def test_a_role_keeps_its_day_when_it_ends_and_its_successor_takes_over() -> None:
    """The days decide, although no key tells them."""
    texts = changed(tiny(), "roles.yaml", "  title: Senior Agent\n",
                    "  title: Senior Agent\n  retires: 2026-10-01\n  successor: analyst\n")  # fmt: skip
    guide = public(texts=texts)
    assert list(guide.roles) == ["agent", "trainer", "analyst"]
    assert guide.formerly["role"]["senior-agent"] == "analyst"
    hidden = public(AUDIENCE.replace("agent, senior-agent, trainer", "agent, trainer"), texts)
    assert "senior-agent" not in str(hidden.formerly)


def test_a_short_list_makes_a_small_site() -> None:
    guide = public("roles: [agent]\ntracks: [support]\nfields:\n  role: [title, level, summary]\n")
    assert set(site_of(guide).addresses) == {"/roles/", "/roles/agent/", "/roles/agent/poster/"}
    assert set(site_of(public("roles: []\ntracks: []\n")).addresses) == set()


def test_what_an_entry_cannot_be_without_is_named() -> None:
    audience = Audience(roles=("all",), tracks=("all",), fields={"role": ("title",), "benefit": ("title", "kind")})
    assert missing("role", audience) == ["level", "summary"]
    assert missing("benefit", audience) == ["summary", "how", "tracks", "levels"]
    for kind in KINDS.values():
        everything = Audience(roles=("all",), tracks=("all",), fields={kind.id: public_keys(kind.id)})
        assert kind.id == "audience" or missing(kind.id, everything) == []


def test_the_list_of_the_pack_leaves_out_what_is_for_people_inside() -> None:
    guide = open_guide(ROOT / "data", dt.date(2026, 11, 16), public=True)
    assert len(guide.roles) > 80
    assert guide.kpis == {}
    assert guide.policy is None
    assert guide.people.entries == ()
    assert guide.sites == {}
    for role in guide.roles.values():
        assert (role.kras, role.sites, role.grade, role.review) == ((), (), None, None)
        assert [move.gates + move.prepare for move in role.moves] == [()] * len(role.moves)


def test_a_list_names_pages_that_exist_and_none_for_hr(tmp_path: Path) -> None:
    data = write({**tiny(), "audience.yaml": "roles: all\ntracks: all\npages: [guide/glosary.md, hr/index.md]\n"},
                 tmp_path / "data")  # fmt: skip
    (tmp_path / "docs").mkdir()
    settings = BuildSettings(
        data, tmp_path / "docs", (ROOT / "overrides",), DAY, defaults=DefaultPages.shipped(), public=True
    )
    with pytest.raises(DataError) as stop:
        assemble(settings)
    assert [problem.message for problem in stop.value.problems] == [
        "There is no page or file `guide/glosary.md`. Did you mean `guide/glossary.md`?",
        "`hr/index.md` is for HR, and no page for HR is public. Delete it here.",
    ]
    assert {(problem.line, problem.column) for problem in stop.value.problems} == {(3, 9), (3, 27)}


def test_without_a_list_nothing_is_public(tmp_path: Path) -> None:
    data = write(tiny(), tmp_path / "data")
    with pytest.raises(DataError, match=r"audience.yaml:1:1: no-audience: This file is missing"):
        open_guide(data, DAY, public=True)


@pytest.mark.parametrize(
    ("keys", "sites", "lines"),
    [
        ("", "[pune]", []),
        ("differences, ", "[pune]", ["on Telecom", "at Pune"]),
        ("differences, ", "[]", ["on Telecom"]),
    ],
)
def test_a_difference_is_public_whole_or_not_at_all(keys: str, sites: str, lines: list[str]) -> None:
    """Without its site, or its KPI, it would be said of everybody."""
    listed = AUDIENCE.replace("role: [title, ", f"role: [title, {keys}").replace("sites: [pune]", f"sites: {sites}")
    guide = public(listed, differing())
    assert [guide.workplace(places) for places in by_places(guide.roles["agent"])] == lines
    assert all(difference.kpi is None for difference in guide.roles["agent"].differences)


def test_no_part_of_a_difference_can_be_listed() -> None:
    assert [key for key in public_keys("role") if key.startswith("differences")] == ["differences"]
