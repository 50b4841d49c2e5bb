"""The scripts have the names and sentences of the pages."""

from __future__ import annotations

import random

from careerguide import formatting
from careerguide.guide.guide import Guide
from support.javascript import call

PIECES = [">=", "<=", ">", "<", "=", " ", "  ", "90%", "5", "to", "at or above", "300 to 360 seconds", "\t"]
PIECES += ["in 20 seconds", "é"]


def test_targets_in_words(guide: Guide) -> None:
    dice = random.Random(20_261_126)
    made = ["".join(dice.choices(PIECES, k=dice.randint(0, 6))) for _ in range(1000)]
    targets = [*{kra.target for role in guide.roles.values() for kra in role.kras}, *made]
    expected = [formatting.target(target) for target in targets]
    assert sum(text != target for text, target in zip(expected, targets, strict=True)) > 200
    assert call("lib/labels", "targetInWords", [[target] for target in targets]) == expected


def test_how_many_people() -> None:
    spans = [(low, high) for low in range(25) for high in range(low, 40)]
    spans += [(12, 999), (5, 1000), (1500, 1500), (2000, 6000), (800, 12_345), (5000, 20_000)]
    assert call("lib/labels", "people", [[span] for span in spans]) == [formatting.people(*span) for span in spans]
