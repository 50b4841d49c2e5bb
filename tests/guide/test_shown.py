"""What the site shows on a day: one answer for each kind of entry."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from careerguide.guide.shown import is_shown, shown_days, was_shown, without_hidden
from careerguide.loading.data_folder import load
from careerguide.model import Record
from support.company import sketch, write
from support.people_factory import company, event, opening, story, volunteer

AGREED = "consent: {given: 2026-03-01, until: 2026-11-30}"
NAMED = "leader: {role: senior, site: Pune, name: Maya Rao}"
WEEKLY = ", repeats: {every: week, until: 2026-11-20}"  # from 10 November, so the last is on the 17th


def record(tmp_path: Path, kind: str, **files: str) -> Record:
    """The only entry of a kind."""
    loaded = load(write(company(**files), tmp_path / "data"))
    (item,) = loaded.of(kind)
    assert item.entry
    return item.entry


def story_of(published: str, leader: str = AGREED) -> str:
    return story(
        "agent",
        "senior",
        published=published,
        leader=leader,
        more=NAMED if "consent" in leader else "leader: {role: senior, site: Pune}",
    )


@pytest.mark.parametrize(
    ("kind", "file", "text", "first", "last"),
    [
        ("story", "stories__one", story_of("2026-10-05"), "2026-10-05", "2026-11-30"),
        ("story", "stories__one", story_of("2026-01-05"), "2026-03-01", "2026-11-30"),
        ("story", "stories__one", story_of("2027-06-08", "sample: true"), "2027-06-08", "9999-12-31"),
        ("story", "stories__one", story_of("2027-06-08"), None, None),
        ("opening", "openings", opening(opens="2026-10-20", closes="2026-11-20"), "2026-10-20", "9999-12-31"),
        ("event", "events", event(starts="2026-11-10 10:00"), "0001-01-01", "2026-11-10"),
        ("event", "events", event(starts="2026-11-10 10:00", more=WEEKLY), "0001-01-01", "2026-11-17"),
        ("ambassador", "ambassadors", volunteer(), "0001-01-01", "9999-12-31"),
        ("ambassador", "ambassadors", volunteer(available="false"), None, None),
        ("ambassador", "ambassadors", volunteer(more=f", {AGREED}"), "2026-03-01", "2026-11-30"),
    ],
)  # fmt: skip
def test_an_entry_is_shown_from_its_first_day_to_its_last(
    kind: str, file: str, text: str, first: str | None, last: str | None, tmp_path: Path
) -> None:
    entry = record(tmp_path, kind, **{file: text})
    days = shown_days(entry)
    assert days == (first and (dt.date.fromisoformat(first), dt.date.fromisoformat(last or "")))
    for number in range(-400, 400):
        day = dt.date(2026, 11, 1) + dt.timedelta(days=number)
        assert is_shown(entry, day) == (days is not None and days[0] <= day <= days[1])


@pytest.mark.parametrize(("status", "shown"), [("draft", False), ("published", True), ("retiring", True)])
def test_a_draft_is_never_shown(status: str, shown: bool, tmp_path: Path) -> None:
    loaded = load(write(sketch(f"agent support 1 status={status}"), tmp_path / "data"))
    (item,) = loaded.of("role")
    assert item.entry
    assert was_shown(item.entry, dt.date.min, dt.date.max) == shown


def test_what_an_entry_says_of_hidden_ones_is_left_out(tmp_path: Path) -> None:
    """A move to a hidden role goes, and so does a hidden track; an opening for no role that is known goes whole."""
    lines = "agent support 1 phone:working\nsecret support 2\nlead support 3\n"
    lines += "agent -> secret promotion 6/12/24\nagent -> lead promotion 6/12/24"
    loaded = load(write(sketch(lines), tmp_path / "data"))
    agent = next(item.entry for item in loaded.of("role") if item.id == "agent")
    assert agent

    def left(*hidden: str) -> Record | None:
        return without_hidden(agent, lambda _kind, id_: id_ not in hidden)

    assert left() == agent
    kept = left("secret", "phone")
    assert kept is not None
    assert [move.to for move in kept.moves] == ["lead"]  # type: ignore[attr-defined]
    assert kept.skills == ()  # type: ignore[attr-defined]
    outside = left("support")
    assert outside is not None
    assert outside.track is None  # type: ignore[attr-defined]
    for roles, names in (("[agent]", None), ("[agent, lead]", ("lead",))):
        text = opening(more=f", eligibility: {{from_roles: {roles}}}")
        entry = without_hidden(record(tmp_path / roles, "opening", openings=text), lambda _kind, id_: id_ != "agent")
        assert (entry and entry.eligibility.from_roles) == names  # type: ignore[attr-defined]
