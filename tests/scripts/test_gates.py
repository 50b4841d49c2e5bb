"""The targets of the default company have bounds, or are in words only. Months and conditions: my/gates.test.js."""

from __future__ import annotations

from typing import Any

from careerguide.guide.guide import Guide
from support.javascript import call


def expected_bounds(target: str) -> dict[str, Any] | None:
    """A target opened word by word, without a pattern."""
    words = target.replace("%", "").replace(",", "").split()
    if len(words) > 2 and words[1] == "to" and number(words[0]) is not None:
        return {"low": number(words[0]), "high": number(words[2]), "strict": False}
    if not words[0].startswith((">", "<")):
        return None
    sign = words[0].rstrip("0123456789.")
    limit = number(words[0][len(sign) :] or words[1])
    return {"low": limit if ">" in sign else None, "high": limit if "<" in sign else None, "strict": "=" not in sign}


def number(word: str) -> float | None:
    """The number that a word is, if it is one."""
    try:
        return float(word)
    except ValueError:
        return None


def test_every_target_of_the_default_company_has_bounds_or_is_in_words(guide: Guide) -> None:
    targets = [kra.target for role in guide.roles.values() for kra in role.kras]
    bounds = call("my/gates", "bounds", [[target] for target in targets])
    assert bounds == [expected_bounds(target) for target in targets]
    in_words = [target for target, limits in zip(targets, bounds, strict=True) if limits is None]
    assert [target for target in in_words if not target[0].isalpha()] == []
    # In November 2026, 185 targets have a number; 158 are like "at or above the client target".
    assert len(targets) - len(in_words) > 100 < len(in_words)
