"""Problems with the tracks of a role: each at its place, with what to write instead."""

from __future__ import annotations

from pathlib import Path

import pytest
from careerguide import rules
from careerguide.loading.data_folder import load
from support.company import DAY, changed, sketch, tiny, write

OWN = "  track: support\n  level: 2\n"


@pytest.mark.parametrize(
    ("lines", "problems"),
    [
        ("  track: support\n  also_in: [training, research]\n", []),
        ("", []),
        (
            "  track: support\n  also_in: [trainng]\n",
            ["46:13 unknown-track: There is no track `trainng`. Did you mean `training`?"],
        ),
        (
            "  track: support\n  also_in: [training, support]\n",
            ["46:23 repeated-track: The role is in `support` already, by its `track:`. Delete it here."],
        ),
        (
            "  track: support\n  also_in: [training, research, training]\n",
            ["46:33 repeated-track: `training` is already in this list. Delete it here."],
        ),
        (
            "  also_in:\n    - research\n    - training\n",
            ["46:5 also-in-without-track: This role belongs to no track, so it cannot be in others too. "],
        ),
        (
            "  family: figures\n",
            ["45:11 unknown-family: `figures` is a family of a track, but this role has no track. Add `track:`"],
        ),
        (
            "  track: support\n  also_in: [research]\n  family: figures\n",
            ["47:11 unknown-family: The track `support` has no family `figures`. Add it there under `families:`."],
        ),
        ("  track: support\n  also_in: training\n", ["46:12 not-a-list: `also_in` is `training`; it must be a list"]),
    ],
)
def test_a_problem_with_the_tracks_of_a_role(lines: str, problems: list[str], tmp_path: Path) -> None:
    texts = changed(tiny(), "roles.yaml", OWN, f"{lines}  level: 2\n")
    messages = [
        f"{fault.line}:{fault.column} {fault.code}: {fault.message}"
        for fault in rules.faults(load(write(texts, tmp_path)))
    ]
    assert len(messages) == len(problems)
    for message, problem in zip(messages, problems, strict=True):
        assert message.startswith(problem)


def advice(lines: str, folder: Path) -> set[str]:
    return {problem.code for problem in rules.check(load(write(sketch(lines), folder)), DAY)}


@pytest.mark.parametrize(("track", "is_skipped"), [("quality", True), ("-", False)])
def test_a_ladder_that_people_skip_is_that_of_a_track(track: str, is_skipped: bool, tmp_path: Path) -> None:
    lines = f"a support 1\nb {track} 2\nc {track} 3\na -> c promotion 6/12/24\nb -> c promotion 6/12/24"
    assert ("skipped-role" in advice(lines, tmp_path)) == is_skipped


@pytest.mark.parametrize(("track", "is_bridge"), [("kpo-law", True), ("-", True), ("sales", False)])
def test_a_bridge_leads_to_a_role_without_a_line_of_business(track: str, is_bridge: bool, tmp_path: Path) -> None:
    lines = f"a support 1\nb {track} 1\na -> b bridge 6/12/24"
    assert ("bridge-in-line" not in advice(lines, tmp_path)) == is_bridge


@pytest.mark.parametrize(("tracks", "falls"), [("ss", True), ("--", True), ("s-", False), ("-s", False)])
def test_conditions_fall_along_a_ladder_or_between_roles_without_a_track(
    tracks: str, falls: bool, tmp_path: Path
) -> None:
    """The promotions lead from the first role to the second, and from the second to the third."""
    lower, upper = tracks
    lines = f"a {lower} 1\nb {upper} 2\nc {upper} 3\na -> b promotion 6/12/24\nb -> c promotion 6/12/24"
    texts = sketch(lines)
    for end, target in (("b", 90), ("c", 80)):
        gates = f"{{to: {end}, gates: [{{kpi: qa-score, target: '>= {target}%'}}],"
        texts = changed(texts, "roles.yaml", f"{{to: {end},", gates)
    texts["kpis.yaml"] = tiny()["kpis.yaml"]
    codes = {problem.code for problem in rules.check(load(write(texts, tmp_path)), DAY)}
    assert ("gate-falls" in codes) == falls


@pytest.mark.parametrize(
    ("other", "place"),
    [("-", "without a track"), ("quality", "")],
)
def test_a_short_title_is_used_once_among_roles_without_a_track(other: str, place: str, tmp_path: Path) -> None:
    texts = sketch(f"chief - 1 short=Boss\nhead {other} 1 short=Boss")
    messages = [
        fault.message for fault in rules.faults(load(write(texts, tmp_path))) if fault.code == "duplicate-short"
    ]
    assert [f"both roles are {place}." in message for message in messages] == [True] * bool(place)


def test_a_short_title_is_used_once_in_each_track_that_lists_the_role(tmp_path: Path) -> None:
    lines = "agent support 1 short=Boss\ncoach training 1 also_in=[support] short=Boss"
    (fault,) = (
        fault for fault in rules.faults(load(write(sketch(lines), tmp_path))) if fault.code == "duplicate-short"
    )
    assert "both roles are in the track `support`" in fault.message
