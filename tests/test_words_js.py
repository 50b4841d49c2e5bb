"""The words of the scripts are those of the pages."""

from __future__ import annotations

import random

from careerguide import model, text
from careerguide.guide import open_guide
from company import DAY, HERE
from javascript import call, constant

GUIDE = open_guide(HERE.parent / "data", DAY)


def test_names_are_the_same_and_in_the_same_order() -> None:
    assert list(constant("lib/constants", "MOVE_KIND_LABELS").items()) == list(text.KINDS_SHORT.items())
    assert list(constant("lib/constants", "SHIFT_LABELS").items()) == list(text.SHIFTS.items())
    assert list(constant("lib/constants", "REMOTE_LABELS").items()) == list(text.REMOTE.items())
    assert constant("lib/constants", "SKILL_LEVELS") == list(model.SKILL_LEVELS)


def test_targets_in_words() -> None:
    dice = random.Random(20_261_126)
    pieces = [">=", "<=", ">", "<", "=", " ", "  ", "90%", "5", "to", "at or above", "300 to 360 seconds", "\t", "in 20 seconds", "é"]
    made = ["".join(dice.choices(pieces, k=dice.randint(0, 6))) for _ in range(1000)]
    targets = [*{kra.target for role in GUIDE.roles.values() for kra in role.kras}, *made]
    assert sum(text.target(target) != target for target in targets) > 200
    assert call("lib/labels", "targetInWords", [[target] for target in targets]) == [text.target(target) for target in targets]


def test_how_many_people() -> None:
    spans = [(low, high) for low in range(25) for high in range(low, 40)] + [
        (12, 999),
        (5, 1000),
        (1500, 1500),
        (2000, 6000),
        (800, 12_345),
        (5000, 20_000),
    ]
    assert call("lib/labels", "people", [[span] for span in spans]) == [text.people(*span) for span in spans]
