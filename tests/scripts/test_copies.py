"""Copies of everything: brought back whole, or refused in words with nothing changed."""

from __future__ import annotations

import functools
import json
import re
from typing import Any

import pytest
from support.storage_harness import KEPT, LATER, SQL, ask, play, rating, text

MINE = {
    **KEPT,
    SQL: text(rating(4)),
    "cg.my/talk/say": text({"text": "mine"}),
    "cg.my/rating/broken": "{",
    "cg.my/rating/french": LATER,
}
COPY_RECORDS = {
    "me/me": {"role": "agent", "since": "2025-04", "next": "team-leader"},
    "rating/sql": {"level": 2, "aside": True},
    "figure/2026-10/qa-score": {"value": 92.5},
    "target/qa-score": {"low": -1e-7, "high": None},
    "entry/abcdefgh": {"month": "2026-10", "kind": "task", "text": 'José "नमस्ते" \\ 🙂'},
}
DAY = "2026-11-22"


@functools.cache
def copy() -> str:
    found: str = ask(copies=[{"records": COPY_RECORDS, "day": DAY}])["copies"][0]
    return found


def brought(texts: list[str]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = ask(texts=texts, before=MINE)["brought"]
    return found


def whole(records: str, head: str = '"careerguide":1,"taken":"2026-11-22"') -> str:
    return f'{{{head},"records":{records}}}'


def one(value: str, key: str = '"rating/sql"') -> str:
    return whole(f"{{{key}:{value}}}")


RECORD = '{"level":2,"aside":true}'
BAD_NUMBERS = [
    "-01",
    "01",
    "00",
    "-00",
    "+1",
    "++1",
    "1.",
    ".5",
    "-.5",
    "1.e1",
    "1e",
    "1e+",
    "1E-",
    "1ee1",
    "1e1.5",
    "0x1",
    "0X1F",
    "1_000",
    "1,5",
    "-",
    "-a",
    "1a",
    "0b1",
    "0o7",
    "∞",
    "Infinity",
    "-Infinity",
    "NaN",
    "-NaN",
    "nan",
    "1.2.3",
    "2.e3",
    "0e",
    "0e+",
    "0.e1",
    "-2.",
    "--1",
    "1-2",
    "1n",
    "1/2",
    "1+1",
    "Inf",
    "9.e+",
    ".e1",
    "1eE2",
    "\u0661",
    "\uff11",
]
BAD_TEXTS = [
    *(
        "'a'",
        '"a',
        'a"',
        "a",
        "`a`",
        "“a”",
        "«a»",
        '"a\tb"',
        '"a\nb"',
        '"a\rb"',
        '"\u0000"',
        '"\u0001"',
        '"\u001f"',
        '"a" "b"',
        '"a"b',
        '""a""',
    ),
    *(
        f'"\\{each}"'
        for each in (
            "a",
            "x41",
            "'",
            "0",
            "012",
            "u",
            "u1",
            "u12",
            "u123",
            "uZZZZ",
            "u{41}",
            "U0041",
            "v",
            "e",
            " ",
            "\n",
            "u 041",
            "\u00e9",
        )
    ),
    *(
        '"\\"',
        '"\\\\\\"',
        '"\\uD834\\u"',
        '"\\uD834\\uD"',
        "\\u0022a\\u0022",
        '"a\\',
        "\ud800",
        "undefined",
        "None",
        "Null",
        "NULL",
        "True",
        "TRUE",
        "nul",
        "tru",
        "fals",
    ),
]
BAD_RECORDS = [
    *(
        "{",
        "}",
        "[",
        "]",
        "{]",
        "[}",
        "{{}}",
        "{[]}",
        "{}}",
        "[{]}",
        "{,}",
        "{:}",
        "{:1}",
        '{"a"}',
        '{"a":}',
        '{"a",1}',
        '{"a":1,}',
        '{"a":1,,"b":1}',
    ),
    *(
        '{,"a":1}',
        '{"a" 1}',
        '{"a"::1}',
        '{"a":1 "b":1}',
        '{"a":1:2}',
        "{a:1}",
        "{'a':1}",
        "{1:1}",
        "{null:1}",
        '{"a":1}/*c*/',
        '{/*c*/"a":1}',
        '{"a":1}//',
        '#{"a":1}',
    ),
    *(
        "[1,]",
        "[,1]",
        "[1,,2]",
        "[,]",
        "[1 2]",
        "[1:2]",
        '["a":1]',
        "[1;2]",
        "[-]",
        "[...]",
        "[]]",
        "[[]",
        "[1,\n1\n,1",
        "({})",
        "{};",
        "*",
        "?",
        "<null>",
        '{"a":b}',
        "{}{}",
        "{} {}",
    ),
    *(
        '{"a":"b"}#',
        '{"a":[}',
        '{"a":[1,}',
        '{"a":/',
        '{"a":{',
        '{"a":"',
        "{\u00a0}",
        "{\u2003}",
        "{\u2060}",
        "{\u000c}",
        "{\u000b}",
        "\ufeff{}",
        "{\u0000}",
        "{\u0085}",
        "{\u200b}",
        "{\u2028}",
    ),
]
DOCUMENTS = [
    *(
        "",
        " ",
        "\n",
        "\t\r\n ",
        "\u0000",
        "\u0000" * 5000,
        "\ufeff",
        "\ufeff\ufeff{}",
        "\u00a0",
        "null",
        "true",
        "0",
        "1e999",
        "-0",
        '""',
        '"careerguide"',
        "[]",
        "{}",
        "[[]]",
        "[{}]",
    ),
    *(
        "[" * 100_000,
        "[" * 100_000 + "]" * 100_000,
        '{"a":' * 100_000,
        '{"a":' * 100_000 + "1" + "}" * 100_000,
        "]" * 100_000,
        '[{"":' * 50_000,
        "-" * 100_000,
        '"' * 100_000,
    ),
    *(
        "\ufeff\ufeff" + one(RECORD),
        one(RECORD) + "x",
        one(RECORD) + "\u0000",
        one(RECORD) * 2,
        one(RECORD) + "," + one(RECORD),
        "x" + one(RECORD),
        one(RECORD) + "]",
        "[" + one(RECORD),
        one(RECORD) + "// end",
        "\u0000" + one(RECORD),
    ),
    *(
        "\ufffe" + one(RECORD),
        "\u200b" + one(RECORD),
        "while(1);" + one(RECORD),
        "callback(" + one(RECORD) + ")",
        one(RECORD).replace('"', "'"),
        one(RECORD).replace('"', "“"),
        one(RECORD).replace(":", "="),
        one(RECORD).replace(",", ";"),
    ),
    *(
        "\x00".join(one(RECORD)),
        one(RECORD).encode("utf-16-le").decode("latin-1"),
        one(RECORD).encode().hex(),
        "UEsDBBQABgAIAAAAIQ",
        "PK\x03\x04\x14\x00",
        "%PDF-1.7",
        "\x89PNG\r\n\x1a\n",
        "\x1f\x8b\x08",
    ),
    *("[" + one(RECORD) + "]", json.dumps(one(RECORD)), '{"copy":' + one(RECORD) + "}"),
]
FOREIGN = [
    "<!doctype html><html><body>404</body></html>",
    "<?xml version='1.0'?><records/>",
    "skill,level\nsql,3\n",
    "skill;level\r\nsql;3\r\n",
    "careerguide: 1\nrecords: {}\n",
    "# My skills\n\n* SQL\n",
    "BEGIN:VCALENDAR\nEND:VCALENDAR\n",
    '{"name":"app","version":"1.0.0","dependencies":{}}',
    '{"version":1,"bookmarks":[{"url":"http://a"}]}',
    '{"type":"FeatureCollection","features":[]}',
    '{"log":{"version":"1.2","entries":[]}}',
    '{"records":{"rating/sql":{"level":2,"aside":true}}}',
    '{"records":[],"careerguide":1}',
    '{"careerguide":1}',
    '{"careerguide":1,"records":null}',
    '{"careerguide":1,"records":"{}"}',
    '{"careerguide":1,"records":1}',
    '{"careerguide":1,"records":{}}',
    '{"careerguide":1,"records":[{"level":2,"aside":true}]}',
    '{"Careerguide":1,"records":{"rating/sql":{"level":2,"aside":true}}}',
    '{"__proto__":{"careerguide":1,"records":{"rating/sql":{"level":2,"aside":true}}}}',
    '{"careerguide":1,"__proto__":{"records":{"rating/sql":{"level":2,"aside":true}}}}',
    *(
        whole(f'{{"rating/sql":{RECORD}}}', f'"careerguide":{version}')
        for version in ("0", "-1", "2", "99", '"1"', "1.5", "null", "[1]", "{}", "true", "1e999", "1e400")
    ),
    *(
        one(RECORD, key)
        for key in (
            '"rating/SQL"',
            '"rating"',
            '"sql"',
            '""',
            '"__proto__"',
            '"constructor"',
            '"rating/../x"',
            '"cg.keep"',
            '"unknown/x"',
            '" rating/sql"',
            '"rating/sql\\u0000"',
            '"0"',
        )
    ),
    *(
        one(value)
        for value in (
            "null",
            "[]",
            "{}",
            "2",
            '"2"',
            '{"level":2}',
            '{"level":"2","aside":true}',
            '{"level":2,"aside":true,"x":1}',
            '{"level":5,"aside":true}',
            '{"level":1e999,"aside":true}',
        )
    ),
    *(
        one(value)
        for value in (
            '{"level":2,"aside":true,"__proto__":1}',
            '{"level":2,"__proto__":{"aside":true}}',
            "[" * 50_000 + "]" * 50_000,
            '{"level":[2],"aside":true}',
        )
    ),
    whole(f'{{"rating/sql":{RECORD},"rating/excel":{{"level":7,"aside":true}}}}'),
    whole(f'{{"rating/sql":{RECORD},"talk/say":{{"text":"{"x" * 5001}"}}}}'),
    whole(f'{{"rating/sql":{RECORD},"__proto__":{RECORD}}}'),
]
MALFORMED = [
    *(one(f'{{"level":{number},"aside":true}}') for number in BAD_NUMBERS),
    *(one(f'{{"text":{each}}}', '"talk/say"') for each in BAD_TEXTS),
    *(whole(each) for each in BAD_RECORDS),
    *DOCUMENTS,
]
HUGE = [
    "x" * 3_000_000,
    " " * 3_000_000 + one(RECORD),
    one(RECORD) + " " * 3_000_000,
    "[" * 3_000_000,
    whole("{" + ",".join(f'"rating/s{number}":{RECORD}' for number in range(6000)) + "}"),
    whole(
        "{"
        + ",".join(
            f'"entry/{number:08}":{{"month":"2026-10","kind":"task","text":"{"x" * 1900}"}}' for number in range(1600)
        )
        + "}"
    ),
]
WELL = [
    one(RECORD),
    "\ufeff" + one(RECORD),
    f" \t\r\n{one(RECORD)}\r\n\t ",
    one(RECORD).replace(",", " ,\r\n\t").replace(":", " : "),
    whole(f'{{"rating/sql":{RECORD}}}', '"careerguide":1.0'),
    whole(f'{{"rating/sql":{RECORD}}}', '"careerguide":10e-1'),
    whole(f'{{"rating/sql":{{"level":0,"aside":true}},"rating/sql":{RECORD}}}'),
    whole(f'{{"rating/s\\u0071l":{RECORD}}}'),
    one('{"text":"\\ud800 \\u0000 \\/ \\b\\f\\n\\r\\t \\"\\\\"}', '"talk/say"'),
    one('{"text":"\ud800 \u2028 \u007f"}', '"talk/say"'),
    one('{"value":-0.1e+2}', '"figure/2026-10/nps"'),
    one('{"value":123456789012345678901234567890}', '"figure/2026-10/nps"'),
]
SENTENCE = re.compile(r"[A-Z].{14,}\.$", re.DOTALL)


def test_what_is_no_copy_is_refused_in_words() -> None:
    assert len(MALFORMED) >= 190
    assert len(set(MALFORMED)) == len(MALFORMED)
    for each, answer in zip(MALFORMED + FOREIGN + HUGE, brought(MALFORMED + FOREIGN + HUGE), strict=True):
        assert list(answer) == ["fault"], each[:200]
        assert SENTENCE.match(answer["fault"]), answer["fault"]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("{", "cut off or changed"),
        (" \n", "no text here"),
        (FOREIGN[0], "cut off or changed"),
        (FOREIGN[7], "not a copy from this guide"),
        (FOREIGN[11], "not a copy from this guide"),
        ('{"careerguide":1,"records":{}}', "empty"),
        (whole(f'{{"rating/sql":{RECORD}}}', '"careerguide":2'), "newer version of the guide"),
        (one(RECORD, '"rating/SQL"'), "rating/SQL"),
        (HUGE[0], "too large"),
        (HUGE[4], "too many entries"),
    ],
)
def test_the_words_say_why(given: str, words: str) -> None:
    assert words in brought([given])[0]["fault"]


def test_odd_texts_that_are_whole_copies_are_taken() -> None:
    for each, answer in zip(WELL, brought(WELL), strict=True):
        took(answer, each)


def took(answer: dict[str, Any], given: str) -> None:
    """All that the copy has came, just as it reads; all else is as it was."""
    assert answer["returned"] == "", given
    assert answer["parsed"]
    after = {**MINE, **{f"cg.my/{key}": None for key in answer["parsed"]}}
    assert set(answer["texts"]) == set(after)
    for key, value in after.items():
        if value is None:
            assert json.loads(answer["texts"][key]) == {
                "v": 1,
                "value": answer["parsed"][key.removeprefix("cg.my/")],
            }, given
        else:
            assert answer["texts"][key] == value


def test_a_copy_comes_back_as_it_was() -> None:
    answer = brought([copy()])[0]
    took(answer, copy())
    assert answer["parsed"] == COPY_RECORDS


def test_a_copy_that_is_cut_off_anywhere_is_refused() -> None:
    text = copy().rstrip("\n")
    cut = [text[:size] for size in range(len(text))] + [text[size:] for size in range(1, len(text))]
    assert len(cut) > 800
    assert [list(answer) for answer in brought(cut)] == [["fault"]] * len(cut)


def test_a_copy_with_any_byte_changed_is_refused_or_taken_as_it_reads() -> None:
    """As the browser reads a file: what is no UTF-8 becomes U+FFFD."""
    own = copy().encode()
    changed = [own[:place] + own[place + 1 :] for place in range(len(own))]
    for bit in range(8):
        changed += [own[:place] + bytes([own[place] ^ 1 << bit]) + own[place + 1 :] for place in range(len(own))]
    texts = [each.decode("utf-8", "replace") for each in changed]
    refused = 0
    for each, answer in zip(texts, brought(texts), strict=True):
        if "fault" in answer:
            refused += 1
            assert list(answer) == ["fault"]
            assert SENTENCE.match(answer["fault"]), answer["fault"]
        else:
            took(answer, each)
    assert 2000 < refused < len(texts) - 500


@pytest.mark.parametrize("number", range(1, 7))
def test_a_copy_that_does_not_fit_changes_nothing(number: int) -> None:
    areas = {"computer": MINE}
    state = play(["putAll", COPY_RECORDS], areas=areas, fail={"how": "full", "from": number, "to": number})[-1]
    assert state["returned"] == ("full" if number <= 5 else "")
    assert (state["texts"]["computer"] == MINE) == (number <= 5)
