"""The words of the scripts are those of the pages."""

from __future__ import annotations

import random

from careerguide import formatting
from careerguide.build.open_guide import open_guide
from support.company import DAY
from support.javascript import call
from support.paths import DATA

GUIDE = open_guide(DATA, DAY)


def test_targets_in_words() -> None:
    dice = random.Random(20_261_126)
    pieces = [
        ">=",
        "<=",
        ">",
        "<",
        "=",
        " ",
        "  ",
        "90%",
        "5",
        "to",
        "at or above",
        "300 to 360 seconds",
        "\t",
        "in 20 seconds",
        "é",
    ]
    made = ["".join(dice.choices(pieces, k=dice.randint(0, 6))) for _ in range(1000)]
    targets = [*{kra.target for role in GUIDE.roles.values() for kra in role.kras}, *made]
    assert sum(formatting.target(target) != target for target in targets) > 200
    assert call("lib/labels", "targetInWords", [[target] for target in targets]) == [
        formatting.target(target) for target in targets
    ]


def test_how_many_people() -> None:
    spans = [(low, high) for low in range(25) for high in range(low, 40)] + [
        (12, 999),
        (5, 1000),
        (1500, 1500),
        (2000, 6000),
        (800, 12_345),
        (5000, 20_000),
    ]
    assert call("lib/labels", "people", [[span] for span in spans]) == [formatting.people(*span) for span in spans]
