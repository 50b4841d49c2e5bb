"""The scripts get the limits of all targets, and the marks of conditions, from Python."""

from __future__ import annotations

import json

from careerguide.guide.guide import Guide
from careerguide.output import api
from support.javascript import call

Limits = list[float | bool | None]


def expected_limits(target: str) -> Limits | None:
    """A target of the default company opened word by word, without a pattern."""
    words = target.replace("%", "").replace(",", "").split()
    if words[0] == "within" and number(words[1]) is not None:
        return [-float(words[1]), float(words[1]), False]
    if len(words) > 2 and words[1] == "to" and number(words[0]) is not None:
        return [number(words[0]), number(words[2]), False]
    if not words[0].startswith((">", "<")):
        return None
    sign, limit = words[0], number(words[1])
    return [limit if ">" in sign else None, limit if "<" in sign else None, "=" not in sign]


def number(word: str) -> float | None:
    """The number that a word is, if it is one."""
    try:
        return float(word)
    except ValueError:
        return None


def test_every_target_of_the_default_company_has_limits_or_is_in_words(guide: Guide) -> None:
    kras = [kra for _, kras, _ in json.loads(api.needs(guide))["roles"] for kra in kras]
    gates = [gate for _, gates in json.loads(api.planner(guide))["moves"] for gate in gates if len(gate) == 4]
    targets = [(kra[2], kra[4]) for kra in kras] + [(gate[1], gate[3]) for gate in gates]
    assert len(kras) > 300
    assert len(gates) > 250
    for target, limits in targets:
        assert limits == expected_limits(target), target
    in_words = [target for target, limits in targets if limits is None]
    assert [target for target in in_words if any(character.isdigit() for character in target)] == []
    assert 100 < len(in_words) < len(targets) - 200


def test_conditions_have_the_same_words_in_pages_and_scripts(guide: Guide) -> None:
    gates = [gate for move in guide.moves for gate in move.entry.gates if gate.kpi]
    arguments = [[guide.kpis[gate.kpi or ""].title, gate.target, gate.in_a_row] for gate in gates]
    assert call("lib/labels", "conditionInWords", arguments) == [guide.condition(gate) for gate in gates]
    assert {1, 3} <= {gate.in_a_row for gate in gates} | {1}


def test_the_mark_of_a_condition_is_its_text_and_not_its_place(guide: Guide) -> None:
    by_mark: dict[str, set[str]] = {}
    for move in guide.moves:
        for gate in move.entry.gates:
            if gate.do:
                by_mark.setdefault(gate.fingerprint, set()).add(gate.do)
    assert len(by_mark) > 300
    assert all(len(texts) == 1 for texts in by_mark.values())
