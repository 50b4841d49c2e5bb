"""What 20 people read about their conditions, as written by hand in `tests/fixtures/profiles.yaml`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import Any

import pytest
import yaml
from careerguide.guide.guide import Guide
from careerguide.output import api
from careerguide.output.script_data import script_data
from support.javascript import ask
from support.paths import FIXTURES

NOW = "2026-11-22T10:00:00"
TICKED = "2026-11-20"
PROFILES: list[dict[str, Any]] = yaml.load((FIXTURES / "profiles.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
PLACES = ("plan", "my", "case", "opening")


@pytest.fixture(scope="module")
def files(guide: Guide) -> dict[str, Any]:
    """The files that the scripts read, by their names."""
    return {PurePath(path).stem: json.loads(text) for path, text in script_data(dict(api.exports(guide)))}


def records(profile: Mapping[str, Any], guide: Guide) -> dict[str, Any]:
    """What the person has saved."""
    person = {"role": profile["role"], "since": profile["since"], "next": profile["target"]}
    return {
        "me/me": person,
        **{f"figure/{month}/{kpi}": {"value": value} for month, kpi, value in _figures(profile)},
        **{
            f"target/{kpi}": {side: None if limit == "null" else float(limit) for side, limit in limits.items()}
            for kpi, limits in profile.get("targets", {}).items()
        },
        **{key: {"day": TICKED} for text in profile.get("ticks", ()) for key in _tick_keys(text, guide)},
    }


def _figures(profile: Mapping[str, Any]) -> Iterator[tuple[str, str, float]]:
    for kpi, text in profile.get("figures", {}).items():
        first, *values = text.split()
        year, month = map(int, first.split("-"))
        for count, value in enumerate(values):
            at = year * 12 + month - 1 + count
            if value != "-":
                yield f"{at // 12}-{at % 12 + 1:02}", kpi, float(value)


def _tick_keys(text: str, guide: Guide) -> list[str]:
    """A tick for every move that has this condition: only those of the person's own step may count."""
    keys = [
        f"tick/{move.start.id}/{move.end.id}/{gate.fingerprint}"
        for move in guide.moves
        for gate in move.entry.gates
        if gate.do == text
    ]
    assert keys, f"no move has the condition {text!r}"
    return keys


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile["is"])
def test_a_person_reads_the_conditions_of_their_step(
    profile: dict[str, Any], guide: Guide, files: dict[str, Any]
) -> None:
    texts = ask("sentencesFor", api=files, records=records(profile, guide), opening=profile["opening"], now=NOW)
    for place, expected in profile["reads"].items():
        for sentence in expected if isinstance(expected, list) else [expected]:
            assert sentence in texts[place], place
        if expected == "":
            assert "met for" not in texts[place], place
            assert "No figures yet" not in texts[place], place
    if "not" in profile:
        assert profile["not"] not in "\n".join(texts.values())


def test_there_are_20_people_and_every_place_is_read() -> None:
    complete = [profile for profile in PROFILES if all(profile["reads"].get(place) for place in PLACES)]
    assert len(complete) >= 20
