"""What the page of changes tells of past commits: each line once, and nothing that the site did not show."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from careerguide.build.open_guide import open_guide
from careerguide.diff import history as module
from support.company import DAY, Texts, changed
from support.history import commit_whole, git
from support.people_factory import company, opening, story

BASE = company()
DRAFT = "- {id: pilot, title: Pilot, track: support, level: 2, status: %s, summary: %s, dead_end: None yet.}\n"


def told(tmp_path: Path, steps: Sequence[tuple[str, Texts]]) -> list[tuple[str, list[str]]]:
    """Day and lines of each told commit, oldest first; the first commit is the company before the steps."""
    repo = tmp_path / "repo"
    repo.mkdir(parents=True)
    git(repo, "init", "-q", "-b", "main")
    for day, texts in [("2026-09-01", BASE), *steps]:
        commit_whole(repo, texts, day)
    revisions = open_guide(repo / "data", DAY, 12).history.revisions
    return [
        (revision.day.isoformat(), [change.text for change in revision.changes]) for revision in reversed(revisions)
    ]


def with_role(status: str = "draft", summary: str = "Flies planes.", title: str = "Pilot") -> Texts:
    """The company with one role more."""
    role = (DRAFT % (status, summary)).replace("Pilot", title)
    return BASE | {"roles.yaml": BASE["roles.yaml"] + role}


def test_a_draft_is_told_as_new_when_it_is_published(tmp_path: Path) -> None:
    """Not before, not under its first name, and not its words of that time."""
    steps = [
        ("2026-09-02", with_role(title="Codename")),
        ("2026-09-03", with_role(summary="Hides planes.")),
        ("2026-09-04", with_role("published")),
        ("2026-09-05", with_role("published", "Lands planes.")),
    ]
    assert told(tmp_path, steps) == [
        ("2026-09-04", ["New role: Pilot, level 2, Support."]),
        ("2026-09-05", ['Pilot: summary changed from "Flies planes" to "Lands planes".']),
    ]


def test_a_role_that_is_removed_is_told_and_a_draft_that_is_removed_is_not(tmp_path: Path) -> None:
    steps = [("2026-09-02", with_role("published")), ("2026-09-03", BASE)]
    assert told(tmp_path, steps) == [
        ("2026-09-02", ["New role: Pilot, level 2, Support."]),
        ("2026-09-03", ["Pilot is no longer in the guide."]),
    ]


def test_a_retired_role_is_told_before_and_after_its_last_day(tmp_path: Path) -> None:
    """And nothing of it once it is a draft; what was never shown does not end."""
    with_pilot = with_role("published")
    for number, day in enumerate(("2026-09-03", "2027-02-01")):
        ends = changed(with_pilot, "roles.yaml", "id: pilot,", f"id: pilot, successor: lead, retires: {day},")
        steps = [("2026-09-02", with_pilot), ("2026-09-03", ends)]
        lines = dict(told(tmp_path / str(number), steps))["2026-09-03"]
        assert [line for line in lines if "takes its place" in line], lines
    hidden = changed(with_role(), "roles.yaml", "id: pilot,", "id: pilot, successor: lead, retires: 2026-09-03,")
    assert told(tmp_path / "hidden", [("2026-09-02", with_role()), ("2026-09-03", hidden)]) == []


def test_words_that_only_search_reads_have_one_line(tmp_path: Path) -> None:
    phrase = changed(BASE, "roles.yaml", "id: lead,", "id: lead, everyday: [boss of the row],")
    benefit = "- {id: ride, title: A ride, kind: wellbeing, summary: Home at night., how: Ask., words: [cab]}\n"
    ride = phrase | {"benefits.yaml": benefit}
    both = ride | {"benefits.yaml": ride["benefits.yaml"].replace("[cab]", "[cab, taxi]")}
    steps = [("2026-09-02", phrase), ("2026-09-03", ride), ("2026-09-04", both)]
    lines = dict(told(tmp_path, steps))
    assert lines["2026-09-02"] == lines["2026-09-04"] == ["Search knows other words than before."]


@pytest.mark.parametrize("end", [with_role(), BASE])
def test_a_role_that_becomes_a_draft_is_told_no_more(end: Texts, tmp_path: Path) -> None:
    """Neither while it is a draft, nor if it is deleted as one."""
    steps = [("2026-09-02", with_role("published")), ("2026-09-03", with_role()), ("2026-09-04", end)]
    assert told(tmp_path, steps) == []


def test_an_opening_is_told_once_with_what_was_on_the_site(tmp_path: Path) -> None:
    """It opens on 20 October. What changed before that day was never on the site."""
    first = BASE | {"openings.yaml": opening()}
    other = BASE | {"openings.yaml": opening("other", opens="2026-09-01") + opening().replace("seats: 2", "seats: 3")}
    steps = [
        ("2026-09-02", first),
        ("2026-09-03", changed(first, "openings.yaml", "site: Pune", "site: Cebu")),
        ("2026-09-04", other),
        ("2026-10-25", changed(other, "openings.yaml", "seats: 3", "seats: 4")),
        ("2026-10-26", changed(other, "openings.yaml", "seats: 3", "seats: 4") | {"openings.yaml": opening()}),
    ]
    lines = "\n".join(line for _, texts in told(tmp_path, steps) for line in texts)
    assert lines.count("New opening: 3 seats") == 1
    assert "2 seats as Lead in Cebu" not in lines
    assert "Cebu" not in lines
    assert "seats changed from 3 to 4" in lines
    assert "Opening for Lead in Pune is withdrawn" in lines  # `other`, which the site showed


def test_what_a_person_has_changed_is_not_repeated(tmp_path: Path) -> None:
    """A line says that the story has changed, under its title of today."""
    first, second = story("agent", "senior", title="Old words"), story("agent", "senior", title="New words")
    steps = [
        ("2026-10-10", BASE | {"stories/one.yaml": first}),
        ("2026-10-11", BASE | {"stories/one.yaml": second}),
        ("2026-10-12", BASE | {"stories/one.yaml": second.replace("sample: true", "sample: true ")}),
    ]
    assert told(tmp_path, steps) == [
        ("2026-10-10", ['New story: "New words".']),
        ("2026-10-11", ['Story "New words" has changed.']),
    ]


def test_a_story_that_is_deleted_was_never_there(tmp_path: Path) -> None:
    steps = [("2026-10-10", BASE | {"stories/one.yaml": story("agent", "senior")}), ("2026-10-11", BASE)]
    assert told(tmp_path, steps) == []


def test_a_version_that_ended_with_a_large_or_broken_commit_is_not_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What came between two versions is not known, so the first may never have been on the site."""
    first = BASE | {"openings.yaml": opening()}
    last = BASE | {"openings.yaml": opening().replace("Pune", "Cebu")}
    broken = last | {"openings.yaml": last["openings.yaml"].replace("seats: 2", "seats: [2")}
    steps = [("2026-09-02", first), ("2026-09-03", broken), ("2026-09-04", last)]
    assert "Pune" not in str(told(tmp_path / "a", steps))
    monkeypatch.setattr(module, "LARGE", len(opening()) + 50)
    module._history.cache_clear()
    large = last | {"openings.yaml": last["openings.yaml"] + "# " + "x" * 200 + "\n"}
    steps = [
        ("2026-09-02", first),
        ("2026-09-03", large),
        ("2026-09-04", large | {"skills.yaml": BASE["skills.yaml"] + "# x\n"}),
    ]
    assert "Pune" not in str(told(tmp_path / "b", steps))
    module._history.cache_clear()


def test_an_invalid_status_is_no_published_role(tmp_path: Path) -> None:
    """The record of a role whose status is misspelt is read as published; the site was never built from it."""
    steps = [
        ("2026-09-02", with_role("drfat")),
        ("2026-09-03", with_role("draft")),
        ("2026-09-04", with_role("published")),
    ]
    assert "2026-09-02" not in dict(told(tmp_path, steps))


@pytest.mark.parametrize("deleted", [True, False])
def test_a_move_to_a_draft_in_another_file_is_never_told(deleted: bool, tmp_path: Path) -> None:
    """Not when it is added, changed or removed, whether the draft still exists or not, and not by its id."""
    pilot = {"roles/air.yaml": DRAFT % ("draft", "Flies planes.")}
    files = {name: text for name, text in BASE.items() if name != "roles.yaml"} | {
        "roles/land.yaml": BASE["roles.yaml"]
    }
    move = "{to: senior, kind: promotion"
    to_pilot = "{to: pilot, kind: lateral, after: {min: 6, typical: %d, slow: 24}, sources: [guess]}, " + move
    steps = [
        ("2026-09-02", files | pilot),
        ("2026-09-03", changed(files, "roles/land.yaml", move, to_pilot % 12) | pilot),
        ("2026-09-04", changed(files, "roles/land.yaml", move, to_pilot % 18) | pilot),
        ("2026-09-05", files | pilot),
        *([("2026-09-06", files)] if deleted else []),
    ]
    assert told(tmp_path, steps) == []


def test_a_published_role_in_another_file_is_named_by_its_title_of_today(tmp_path: Path) -> None:
    """The move is told under the date on which it was written, once the role is on the site."""
    air = {"roles/air.yaml": (DRAFT % ("draft", "Flies planes.")).replace("Pilot", "Codename")}
    files = {name: text for name, text in BASE.items() if name != "roles.yaml"} | {
        "roles/land.yaml": BASE["roles.yaml"]
    }
    move = "{to: senior, kind: promotion"
    to_pilot = "{to: pilot, kind: lateral, after: {min: 6, typical: 12, slow: 24}, sources: [guess]}, " + move
    linked = changed(files, "roles/land.yaml", move, to_pilot)
    steps = [
        ("2026-09-02", files | air),
        ("2026-09-03", linked | air),
        ("2026-09-04", linked | {"roles/air.yaml": DRAFT % ("published", "Flies planes.")}),
    ]
    assert told(tmp_path, steps) == [
        ("2026-09-03", ["New move: Agent to Pilot (sideways), 12 months typical (6 to 24)."]),
        ("2026-09-04", ["New role: Pilot, level 2, Support."]),
    ]


def test_a_role_with_a_field_that_an_older_version_wrote_differently_is_told(tmp_path: Path) -> None:
    """Conditions were texts once. They are read as conditions, so their new form is not a change."""
    gate = "sources: [guess], gates: %s}"
    old = changed(BASE, "roles.yaml", "sources: [guess]}", gate % "[Ready for more]")
    new = changed(BASE, "roles.yaml", "sources: [guess]}", gate % "[{do: Ready for more}]")
    steps = [
        ("2026-09-02", old),
        ("2026-09-03", changed(old, "roles.yaml", "Works as agent.", "Takes the calls.")),
        ("2026-09-04", changed(new, "roles.yaml", "Works as agent.", "Takes the calls.")),
    ]
    moves = ("Agent to Analyst", "Agent to Senior", "Lead to Manager", "Senior to Lead")
    assert told(tmp_path, steps) == [
        ("2026-09-02", [f"{move}: new condition: Ready for more." for move in moves]),
        ("2026-09-03", ['Agent: summary changed from "Works as agent" to "Takes the calls".']),
    ]
