"""Messages for wrong values say what the value is, what is allowed, and what is probably meant."""

from __future__ import annotations

from typing import Annotated

import pytest
from careerguide import model
from careerguide.model import record_fields
from pydantic import AfterValidator, BaseModel
from pydantic_core import PydanticCustomError
from support.validation import A_LIST, DAY, LINES, LINKS, ONE_TEXT, ONE_VALUE, WHOLE, said

ROLE = "id: agent\ntitle: Agent\ntrack: support\nlevel: 1\nsummary: Answers calls.\n"
MOVE = "to: lead\nkind: promotion\nafter: {min: 1, typical: 2, slow: 3}\n"
COURSE = "id: buddy\ntitle: Buddy shift\nprovider: House\nkind: practice\nsummary: One shift.\n"
SOURCE = "id: survey\ntitle: Survey\npublisher: HR\nkind: survey\nnote: Asked 900.\n"
KEYS = (
    "id, title, lang, aliases, formerly, review, short, track, family, also_in, level, status, successor, retires, "
    "everyday, summary, reality, responsibilities, kras, skills, sites, languages, differences, grade, learning, tip, "
    "outlook, codes, moves, dead_end, sample"
)


# Line that is added to a valid entry -> pydantic's error type, our code, and the message.
ADDED = {
    (model.Role, ROLE, "tittle: Agent"): (
        "extra_forbidden",
        "unknown-key",
        f"`tittle` is not a key here. Allowed: {KEYS}. Did you mean `title`?",
    ),
    (model.Role, ROLE, "zodiac: lion"): (
        "extra_forbidden",
        "unknown-key",
        f"`zodiac` is not a key here. Allowed: {KEYS}.",
    ),
    (model.Role, ROLE, "wage: 900"): (
        "extra_forbidden",
        "unknown-key",
        (
            "`wage` is pay, and the guide shows no pay. Delete the line. "
            "`grade:` can have the code of a pay grade, such as G7."
        ),
    ),
    (model.Role, ROLE, "reality: {manages: {most: 3, min: 1, max: 2}}"): (
        "extra_forbidden",
        "unknown-key",
        "`most` is not a key here. Allowed: min, max.",
    ),
    (model.Role, ROLE, f"{'k' * 70}: 1"): (
        "extra_forbidden",
        "unknown-key",
        f"`{'k' * 60}...` is not a key here. Allowed: {KEYS}.",
    ),
    (model.Role, ROLE, "moves: [{to: lead}]"): (
        "missing",
        "missing-key",
        "`kind` is missing. Each move needs one.",
    ),
    (model.Role, ROLE, "kras: [{area: Pace, target: fast}]"): (
        "missing",
        "missing-key",
        "`kpi` is missing. Each KRA needs one.",
    ),
    (model.Role, ROLE, "skills: [{level: working}]"): (
        "missing",
        "missing-key",
        "`skill` is missing. Each skill of a role needs one.",
    ),
    (model.Role, ROLE, "review: {last: 2026-10-01}"): (
        "missing",
        "missing-key",
        "`owner` is missing. Each review needs one.",
    ),
    (model.Role, ROLE, "aliases:"): (
        "tuple_type",
        "empty-value",
        "`aliases` has no value. Write one, or delete the line.",
    ),
    (model.Role, ROLE, "aliases: [CSR, '  ']"): (
        "string_too_short",
        "empty-value",
        "`aliases` has no text. Write some, or delete the line.",
    ),
    (model.Role, ROLE, "status: Publishd"): (
        "literal_error",
        "not-a-choice",
        "`status` is `Publishd`. Allowed: draft, published, retiring. Did you mean `published`?",
    ),
    (model.Role, ROLE, "status: live"): (
        "literal_error",
        "not-a-choice",
        "`status` is `live`. Allowed: draft, published, retiring.",
    ),
    (model.Role, ROLE, "reality: {shifts: no}"): (
        "literal_error",
        "not-a-choice",
        "`shifts` is `no`. Allowed: day, rotating, night.",
    ),
    (model.Role, ROLE, "skills: [{skill: typing, level: working, need: esential}]"): (
        "literal_error",
        "not-a-choice",
        "`need` is `esential`. Allowed: essential, desirable. Did you mean `essential`?",
    ),
    (model.Role, ROLE, "review: {owner: hr, last: 2026-10-01, every: 06}"): (
        "whole_form",
        "not-a-number",
        f"`every` is `06`; {WHOLE}",
    ),
    (model.Role, ROLE, "review: {owner: hr, last: 2026-10-01, every: 12:30}"): (
        "whole_form",
        "not-a-number",
        f"`every` is `12:30`; {WHOLE}",
    ),
    (model.Role, ROLE, "review: {owner: hr, last: 2026-10-01, every: 1.0}"): (
        "whole_form",
        "not-a-number",
        f"`every` is `1.0`; {WHOLE}",
    ),
    (model.Role, ROLE, "review: {owner: hr, last: 2026-10-01, every: 1_2}"): (
        "whole_form",
        "not-a-number",
        f"`every` is `1_2`; {WHOLE}",
    ),
    (model.Role, ROLE, "review: {owner: hr, last: 2026-10-01, every: -6}"): (
        "whole_form",
        "not-a-number",
        f"`every` is `-6`; {WHOLE}",
    ),
    (model.Role, ROLE, "review: {owner: hr, last: 2026-10-01, every: ١٢}"): (
        "whole_form",
        "not-a-number",
        f"`every` is `١٢`; {WHOLE}",
    ),
    (model.Role, ROLE, "review: {owner: hr, last: 2026-10-01, every: [12]}"): (
        "int_type",
        "not-a-number",
        f"`every` is a list; {WHOLE}",
    ),
    (model.Role, ROLE, f"review: {{owner: hr, last: 2026-10-01, every: {'9' * 5_000}}}"): (
        "int_parsing_size",
        "not-a-number",
        f"`every` is `{'9' * 60}...`; {WHOLE}",
    ),
    (model.Role, ROLE, "review: {owner: hr, last: 2026-10-01, every: 0}"): (
        "greater_than_equal",
        "out-of-range",
        "`every` is `0`; it must be at least 1.",
    ),
    (model.Role, ROLE, "review: {owner: hr, last: 2026-10-01, every: 61}"): (
        "less_than_equal",
        "out-of-range",
        "`every` is `61`; it must be at most 60.",
    ),
    (model.Source, SOURCE, "year: 1850"): (
        "greater_than_equal",
        "out-of-range",
        "`year` is `1850`; it must be at least 1900.",
    ),
    (model.Role, ROLE, "kras: [{area: Pace, kpi: aht, target: fast, gate: yes}]"): (
        "extra_forbidden",
        "unknown-key",
        (
            "`gate` is not a key here: a condition belongs to the move that it opens. Delete it, and write under the "
            'move: `gates: [{kpi: accuracy, target: ">= 85%", months: 3}]`.'
        ),
    ),
    (model.Role, ROLE, "kras: [{area: Pace, kpi: aht, target: 6}]"): (
        "target_form",
        "not-a-target",
        '`target` is `6`; is that the least or the most? Write ">= 90%" or "<= 5%".',
    ),
    (model.Role, ROLE, "kras: [{area: Pace, kpi: aht, target: about 6}]"): (
        "target_form",
        "not-a-target",
        (
            '`target` is `about 6`, and no figure can be compared with it. Write ">= 90%", "<= 5%", "5% to 8%" or '
            '"within 5% of plan"; or only words, such as "at or over the client target", if the client sets the figure.'
        ),
    ),
    (model.Role, ROLE, "kras: [{area: Pace, kpi: aht, target: 8 to 5}]"): (
        "target_form",
        "not-a-target",
        "`target` is `8 to 5`; write the lower number first.",
    ),
    (model.Role, ROLE, "kras: [{area: Pace, kpi: aht, target: at least 5 for 3 months}]"): (
        "target_form",
        "not-a-target",
        "`target` is `at least 5 for 3 months`; write the number of months in a row under `over`.",
    ),
    (model.MoveEntry, MOVE, "gates: [{kpi: aht, target: at least 5 for 3 months}]"): (
        "target_form",
        "not-a-target",
        "`target` is `at least 5 for 3 months`; write the number of months in a row under `months`.",
    ),
    (model.MoveEntry, MOVE, "gates: [No warning]"): (
        "gate_text",
        "gate-as-text",
        (
            "A condition is a group of keys, not a text: put `do: ` before it. If a KPI measures it, write "
            '`{kpi: accuracy, target: ">= 85%", months: 3}`.'
        ),
    ),
    **{
        (model.MoveEntry, MOVE, f"gates: [{gate}]"): (
            "gate_form",
            "not-a-gate",
            (
                'A condition is either a KPI with its target, `{kpi: accuracy, target: ">= 85%", months: 3}`, '
                "or a thing to do, `{do: No warning in the last 6 months}`."
            ),
        )
        for gate in ("{kpi: aht}", "{months: 3}", "{do: No warning, months: 3}", "{do: A, kpi: aht, target: good}")
    },
    (model.Learning, COURSE, "free: no"): ("yes_no_form", "not-true-or-false", "`free` is `no`; write true or false."),
    (model.Learning, COURSE, "free: True"): (
        "yes_no_form",
        "not-true-or-false",
        "`free` is `True`; write true or false.",
    ),
    (model.Learning, COURSE, "free: [true]"): (
        "bool_type",
        "not-true-or-false",
        "`free` is a list; write true or false.",
    ),
    (model.Role, ROLE, "review: {owner: hr, last: 2026-02-30}"): (
        "date_from_datetime_parsing",
        "not-a-date",
        f"`last` is `2026-02-30`; {DAY}",
    ),
    (model.Role, ROLE, "review: {owner: hr, last: 01/10/2026}"): (
        "date_form",
        "not-a-date",
        f"`last` is `01/10/2026`; {DAY}",
    ),
    (model.Role, ROLE, "review: {owner: hr, last: 20261001}"): (
        "date_form",
        "not-a-date",
        f"`last` is `20261001`; {DAY}",
    ),
    (model.Role, ROLE, "review: {owner: hr, last: 0}"): (
        "date_form",
        "not-a-date",
        f"`last` is `0`; {DAY}",
    ),  # not 1970
    (model.Role, ROLE, "review: {owner: hr, last: 2026-10-01T00:00:00}"): (
        "date_form",
        "not-a-date",
        f"`last` is `2026-10-01T00:00:00`; {DAY}",
    ),
    (model.Role, ROLE, "review: {owner: hr, last: {year: 2026}}"): (
        "date_type",
        "not-a-date",
        f"`last` is a group of `key: value` lines; {DAY}",
    ),
    (model.Role, ROLE, f"aliases: [{'x' * 121}]"): (
        "string_too_long",
        "too-long",
        "`aliases` has 121 characters; 120 are allowed.",
    ),
    (model.Learning, COURSE, "free: true\nurl: javascript:alert(1)"): (
        "string_pattern_mismatch",
        "not-a-link",
        f"`url` is `javascript:alert(1)`; {LINKS}",
    ),
    (model.Learning, COURSE, "free: true\nurl: www.copc.com"): (
        "string_pattern_mismatch",
        "not-a-link",
        f"`url` is `www.copc.com`; {LINKS}",
    ),
    (model.Learning, COURSE, "free: true\nurl: //copc.com"): (
        "string_pattern_mismatch",
        "not-a-link",
        f"`url` is `//copc.com`; {LINKS}",
    ),
    (model.Learning, COURSE, "free: true\nurl: /\\copc.com"): (
        "string_pattern_mismatch",
        "not-a-link",
        f"`url` is `/\\copc.com`; {LINKS}",
    ),
    (model.Learning, COURSE, "free: true\nurl: https://copc.com/a b"): (
        "string_pattern_mismatch",
        "not-a-link",
        f"`url` is `https://copc.com/a b`; {LINKS}",
    ),
    (model.Role, ROLE, "tip: [Ask, listen]"): ("string_type", "not-text", f"`tip` is a list; {ONE_VALUE}"),
    (model.Role, ROLE, "responsibilities: [{Answers: calls}]"): (
        "string_type",
        "not-text",
        f"`responsibilities` is a group of `key: value` lines; {ONE_TEXT}",
    ),
    (model.Role, ROLE, "responsibilities: Answers calls"): (
        "tuple_type",
        "not-a-list",
        f"`responsibilities` is `Answers calls`; {A_LIST}",
    ),
    (model.Role, ROLE, "kras: {area: Pace}"): (
        "tuple_type",
        "not-a-list",
        f"`kras` is a group of `key: value` lines; {A_LIST}",
    ),
    (model.Role, ROLE, "reality: day shifts"): ("model_type", "not-a-group", f"`reality` is `day shifts`; {LINES}"),
    (model.Role, ROLE, "skills: [typing]"): ("model_type", "not-a-group", f"`skills` is `typing`; {LINES}"),
}

# Passage of a valid entry and its replacement -> pydantic's error type, our code, and the message.
REPLACED = {
    ("level: 1", "level: four"): (
        "whole_form",
        "not-a-number",
        "`level` is `four`; write the whole number of a level, such as 3.",
    ),
    ("level: 1", "level: 010"): (
        "whole_form",
        "not-a-number",
        "`level` is `010`; write the whole number of a level, such as 3.",
    ),
    ("level: 1", "level: {min: 1}"): (
        "int_type",
        "not-a-number",
        "`level` is a group of `key: value` lines; write the whole number of a level, such as 3.",
    ),
    ("level: 1", "level:"): (
        "int_type",
        "empty-value",
        "`level` has no value. Each role needs one: write it.",
    ),
    ("level: 1\n", ""): ("missing", "missing-key", "`level` is missing. Each role needs one."),
    ("title: Agent", "title: ''"): (
        "string_too_short",
        "empty-value",
        "`title` has no text. Write some, or delete the line.",
    ),
}


def added_line(case: tuple[object, str, str]) -> str:
    return repr(case[2][:50])


@pytest.mark.parametrize("case", ADDED, ids=added_line)
def test_an_added_line_is_reported(case: tuple[type[BaseModel], str, str]) -> None:
    record_type, entry, line = case
    free = "free: true\n" if record_type is model.Learning and "free:" not in line else ""
    assert said(record_type, entry + free + line) == [ADDED[case]]


@pytest.mark.parametrize("change", REPLACED, ids=lambda change: repr(change[1]))
def test_a_replaced_passage_is_reported(change: tuple[str, str]) -> None:
    assert change[0] in ROLE
    assert said(model.Role, ROLE.replace(*change)) == [REPLACED[change]]


def test_an_error_of_a_new_type_is_reported() -> None:
    """If a later pydantic has a new type of error, it is reported with the text of pydantic."""

    def odd(value: str) -> str:
        raise PydanticCustomError("odd", "an odd text")

    class Record(BaseModel):
        word: Annotated[str, AfterValidator(odd)]

    assert said(Record, "word: seldom") == [("odd", "not-valid", "`word` is `seldom`: an odd text.")]


def test_all_problems_of_an_entry_are_reported_at_once() -> None:
    text = "id: a\ntitle: [A]\nlevel: x\nstatus: live\nmoves: [{to: b, kind: up, after: 12}]\nhuh: 1\n"
    assert [code for _, code, _ in said(model.Role, text)] == [
        "not-text",
        "not-a-number",
        "not-a-choice",
        "missing-key",
        "not-a-choice",
        "not-a-group",
        "unknown-key",
    ]


@pytest.mark.parametrize(
    ("path", "record_type"),
    [
        ((), model.Role),
        (("moves", 0), model.MoveEntry),
        (("moves", 3, "after"), model.MonthRange),
        (("reality", "manages"), model.TeamSize),
        (("review",), model.Review),
        (("tip",), None),
        (("nowhere", "at", "all"), None),
    ],
)
def test_a_field_path_has_a_record_type(path: record_fields.FieldPath, record_type: type[BaseModel] | None) -> None:
    assert record_fields.record_at(model.Role, path) is record_type
