"""YAML is read as HR typed it, and text with two possible meanings is reported at its line and column."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from careerguide.loading import yaml_reader
from careerguide.model.record_fields import FieldPath
from careerguide.problems import Problem

# Text after `key: ` -> its value, which is the text as typed. The comment is what PyYAML alone would read.
TEXTS = {
    "12:30": "12:30",  # 750
    "010": "010",  # 8
    "0x1F": "0x1F",  # 31
    "1_000": "1_000",  # 1000
    "1.10": "1.10",  # 1.1
    "no": "no",  # False
    "On": "On",  # True
    "'null'": "null",  # None
    "nULL": "nULL",
    ".inf": ".inf",  # infinity
    "2026-10-01": "2026-10-01",  # a date
    "=": "=",  # an error
    "C#": "C#",
    "C# dev # hired in May": "C# dev",
    "Q&A, R&D!": "Q&A, R&D!",
    "café 😀 हिन्दी": "café 😀 हिन्दी",
    "'it''s #1'": "it's #1",
    '"a \\"b\\"\\n c"': 'a "b"\n c',
    '"C:\\\\u202e"': "C:\\u202e",
    '""': "",
    "": None,
    "|\n  one #1\n  two": "one #1\ntwo",
    ">-\n  one\n  two": "one two",
    "[a, 010, {b: no}]": ["a", "010", {"b": "no"}],
}

# A text, and every problem it has as `line:column code`.
PLACES = {
    # characters
    "a:\tb": "1:3 tab",
    "a: b\n\tc: d": "2:1 tab",
    "a: b\tc\td": "1:5 tab",  # one report for each line
    "a: b\x00": "1:5 control-character",
    "a: \x1b[31mred": "1:4 control-character",
    "a: b\rc: d": "1:5 control-character",
    "a: \x85b\nc: &x d": "1:4 control-character, 2:4 yaml-anchor",  # no line end, so what follows keeps its line
    "a: b\u2028c\nd: e\u2029": "1:5 hidden-character, 2:5 hidden-character",
    "a: \u202eb": "1:4 hidden-character",
    "a: b\u2066c": "1:5 hidden-character",
    "😀: b\u200bc": "1:5 hidden-character",  # columns count characters
    "a: b\n\ufeffc: d": "2:1 hidden-character",
    "a: soft\xadhyphen": "1:8 hidden-character",
    "a: \ufffe": "1:4 hidden-character",
    "a:\xa0b\n\xa0\xa0c: d": "1:3 hidden-character, 2:1 hidden-character",
    "a: 5\xa0% and more": "",  # inside a text, a non-breaking space means the same as a space
    'a: "b\\u202ec\\0"': "1:6 hidden-character, 1:13 control-character",
    'a: "b\\\\u202e"': "",
    "a: 'b\\u202e'": "",
    # keys
    "a: 1\nb: 2\na: 3": "3:1 duplicate-key",
    "x:\n  - {a: 1, a: 2, a: 3}": "2:12 duplicate-key, 2:18 duplicate-key",
    '"a": 1\na: 2': "2:1 duplicate-key",
    "<<: {a: b}": "1:1 merge-key",
    "x:\n  ? [a]\n  : b": "2:5 key-not-text",
    "x: {{ tip }}": "1:5 key-not-text",
    # constructs
    "a: &x b": "1:4 yaml-anchor",
    "a: &x b\nc: *x": "1:4 yaml-anchor, 2:4 yaml-alias",
    "&x a: b": "1:1 yaml-anchor",
    "a: *new leaders": "1:4 yaml-alias",
    "a: [*b, *c]": "1:5 yaml-alias, 1:9 yaml-alias",
    "a: !!str b": "1:4 yaml-tag",
    "a: !!python/object:os.system b": "1:4 yaml-tag",
    "a: ! b": "1:4 yaml-tag",
    "a: !important": "1:4 yaml-tag",
    "%YAML 1.1\n---\na: b": "1:1 yaml-directive",
    "a: b\n---\nc: d": "2:1 several-documents",
    "---\na: b\n...": "",
    # form
    "a: b: c": "1:4 yaml-form",
    "a: [b\nc: d": "1:4 yaml-form",  # where the bracket was opened
    "a: 'b\nc: d\ne: f": "1:4 yaml-form",  # where the quote was opened
    "a: b\n  c: d": "2:3 yaml-form",
    "a:\n  - b\n - c": "3:2 yaml-form",
    "a: @b": "1:4 yaml-form",
    'a: "\\q"': "1:5 yaml-form",
    "a: **b**": "1:4 yaml-form",
    # no value
    "a: ~": "1:4 null-value",
    "a: null  # until May": "1:4 null-value",
    "a: [b, NULL]": "1:8 null-value",
    "a: {b: Null}": "1:8 null-value",
    "- ~": "1:3 null-value",
    "a: '~'\nb: null and void\nc: |\n  null": "",
    # comments
    "a: C# dev #1": "1:11 text-after-hash",
    "a: b # c #1\nd: 'e #1' # f": "",
    "a: >\n  b #1\nc: d #2": "3:6 text-after-hash",
    "a: [b, c] #1\n#- d\n  #e": "1:11 text-after-hash",
    "é: 'é #1' #2": "1:11 text-after-hash",
    "- #1 rule": "1:3 text-after-hash",
    "a: b # c #1 #2\n# d #1\n#! e": "",
    # limits
    "a: " + "x" * 20_000: "",
    "b: 1\na: " + "x" * 20_001: "2:4 value-too-long",
    "[" * 20 + "x" + "]" * 20: "",
    "[" * 21 + "x" + "]" * 21: "1:21 too-deep",
    "\n".join(" " * depth + "a:" for depth in range(22)): "21:21 too-deep",
    # bombs
    "a: " + "[" * 100_000: "1:23 too-deep",
    "a: " + "{b: " * 100_000: "1:80 too-deep",
    "a: " + '["]",' * 100_000: "1:99 too-deep",  # looks closed
    "- " * 100_000: "1:41 too-deep",
    "? " * 100_000: "1:41 too-deep",
    "\n".join(" " * depth + "a:" for depth in range(2_000)): "21:21 too-deep",
}

LAUGHS = "a0: &a0 [lol, lol]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12))

# The bytes of a file, and its problems.
FILES = {
    b"\xef\xbb\xbfa: b\tc": "1:5 tab",
    b"a: b\r\nc:\td\r\n": "2:3 tab",
    b"\xef\xbb\xbfa: caf\xe9": "1:7 not-utf-8",
    "a: é\nb: ".encode() + b"\xff": "2:4 not-utf-8",
    "a: b".encode("utf-16"): "1:1 not-utf-8",
    "a: b".encode("utf-16-le"): "1:2 control-character",
    b"a: \xed\xa0\x80": "1:4 not-utf-8",  # half a surrogate pair
    b"# " + b"x" * (yaml_reader.MAX_BYTES - 2): "",
    b"# " + b"x" * (yaml_reader.MAX_BYTES - 1): "1:1 file-too-large",
    b"": "",
    b"\xef\xbb\xbf": "",
}


def short(text: str | bytes) -> str:
    return repr(text[:40])


def places(problems: list[Problem]) -> str:
    return ", ".join(f"{problem.line}:{problem.column} {problem.code}" for problem in problems)


@pytest.mark.parametrize("typed", TEXTS, ids=short)
def test_values_stay_as_typed(typed: str) -> None:
    document, problems = yaml_reader.parse(f"key: {typed}\n", "f.yaml")
    assert document is not None
    assert (document.value, problems) == ({"key": TEXTS[typed]}, []) or document.value == {"key": f"{TEXTS[typed]}\n"}


@pytest.mark.parametrize("text", PLACES, ids=short)
def test_problems_have_the_right_line_and_column(text: str) -> None:
    assert places(yaml_reader.parse(text, "f.yaml")[1]) == PLACES[text]


def test_billion_laughs_give_no_value() -> None:
    """The "billion laughs" attack is reported by its anchors and aliases, and gives no value."""
    document, problems = yaml_reader.parse(LAUGHS, "f.yaml")
    assert document is None
    assert places(problems[:3]) == "1:5 yaml-anchor, 2:5 yaml-anchor, 2:10 yaml-alias"
    assert len(problems) == 12 + 11 * 9


@pytest.mark.parametrize("raw", FILES, ids=short)
def test_the_bytes_of_a_file_are_checked(raw: bytes, tmp_path: Path) -> None:
    file = tmp_path / "f.yaml"
    file.write_bytes(raw)
    assert places(yaml_reader.read(file, "f.yaml")[1]) == FILES[raw]


def test_a_missing_file_or_a_folder_is_reported_as_unreadable(tmp_path: Path) -> None:
    assert yaml_reader.read(tmp_path / "gone.yaml", "data/gone.yaml") == (
        None,
        [Problem("data/gone.yaml", 1, 1, "unreadable-file", "This file cannot be read: No such file or directory.")],
    )
    assert yaml_reader.read(tmp_path, "data/x.yaml")[1][0].message == "This file cannot be read: Is a directory."


def test_windows_and_unix_lines_read_the_same(tmp_path: Path) -> None:
    """A byte order mark and CRLF change neither values nor positions."""
    for raw in (b"- a: |\n    b\n    c\n", b"\xef\xbb\xbf- a: |\r\n    b\r\n    c\r\n"):
        (tmp_path / "f.yaml").write_bytes(raw)
        document, _ = yaml_reader.read(tmp_path / "f.yaml", "f.yaml")
        assert document is not None
        assert (document.value, document.place((0, "a"))) == ([{"a": "b\nc\n"}], (1, 6))


def test_the_readable_rest_of_a_file_is_read() -> None:
    """So one run also reports a wrong value in a file with a forbidden character."""
    document, _ = yaml_reader.parse("a: b\x00c\nd:\te\nf: &x g", "f.yaml")
    assert document is not None
    assert document.value == {"a": "b c", "d": "e", "f": "g"}


def test_the_first_of_two_equal_keys_counts() -> None:
    """The value and its position come from the same line, so that messages about it are true."""
    document, _ = yaml_reader.parse("a: 1\nb: 2\na: 3", "f.yaml")
    assert document is not None
    assert (document.value, document.place(("a",))) == ({"a": "1", "b": "2"}, (1, 4))


@pytest.mark.parametrize("line", ["- a #b\n", "- a\tb\n", '- "\\0"\n', "- !b c\n"], ids=short)
def test_the_time_to_read_is_proportional_to_the_number_of_problems(line: str) -> None:
    """Eight times as many problems take about eight times as long; comparing all pairs would take 64 times as long."""
    seconds = {count: min(parse_seconds(line, count) for _ in range(3)) for count in (1_000, 8_000)}
    assert seconds[8_000] < 24 * seconds[1_000]


def parse_seconds(line: str, count: int) -> float:
    """Processor seconds to read `count` lines, each with one problem."""
    start = time.process_time()
    assert len(yaml_reader.parse(line * count, "f.yaml")[1]) == count
    return time.process_time() - start


TEAM = """\
- id: team-leader
  reality: {shifts: day,
            manages: {min: 1}}
  aliases:
    - TL
    -
  tip:
  day: >
    Calls.
- id: second
"""


@pytest.mark.parametrize(
    ("path", "position"),
    [
        ((), (1, 1)),
        ((0,), (1, 3)),
        ((0, "id"), (1, 7)),
        ((0, "reality", "shifts"), (2, 21)),
        ((0, "reality", "manages", "min"), (3, 28)),
        ((0, "reality", "manages", "max"), (3, 22)),  # missing: the group around it
        ((0, "aliases", 0), (5, 7)),
        ((0, "aliases", 1), (6, 6)),
        ((0, "aliases", 7), (5, 5)),
        ((0, "tip"), (7, 3)),  # empty: its key
        ((0, "day"), (8, 8)),
        ((1, "id"), (10, 7)),
        ((1, "title"), (10, 3)),
        ((0, "id", "deeper"), (1, 7)),
        (("id",), (1, 1)),
    ],
)
def test_the_position_of_a_value_is_its_start(path: FieldPath, position: tuple[int, int]) -> None:
    """The position of a missing value is the start of the nearest value around it."""
    document, _ = yaml_reader.parse(TEAM, "f.yaml")
    assert document is not None
    assert document.place(path) == position


@pytest.mark.parametrize(
    ("path", "position"),
    [
        ((0, "reality"), (2, 3)),
        ((0, "reality", "manages"), (3, 13)),
        ((0, "tip"), (7, 3)),
        ((1, "gone"), (10, 3)),
        ((5, "id"), (1, 1)),
    ],
)
def test_the_position_of_a_key_is_its_start(path: FieldPath, position: tuple[int, int]) -> None:
    document, _ = yaml_reader.parse(TEAM, "f.yaml")
    assert document is not None
    assert document.key_place(path) == position


def test_each_group_has_its_line() -> None:
    document, _ = yaml_reader.parse(TEAM, "f.yaml")
    assert document is not None
    assert isinstance(document.value, list)
    assert [entry.line for entry in document.value] == [1, 10]
    assert document.value[0]["reality"]["manages"].line == 3


# Text that libyaml cannot read -> the message for HR.
MESSAGES = {
    "a: b: c": "A value has a colon and a space in it. Put the whole value in quotes.",
    "a: 1\nb\nc: 2": "This key has no colon. Write each line as `key: value`.",
    "a: 'it's'": "The quotes end before the text does. Put the whole value in the other kind of quotes.",
    "- a\nb: c": "Write `- ` before this entry of the list: the dash is missing.",
    "  a: b\nc: d": "Start this line with 2 spaces, like the keys around it.",
    "a: [b": "`[` starts here and never ends. Write the `]`.",
    "a: {b: c": "`{` starts here and never ends. Write the `}`.",
    "a: [b, , c]": (
        "A value is missing before this comma or bracket. If the sign is part of a text, put the text in quotes."
    ),
    'a: "b': "A quote starts here and never ends. Write the second quote.",
    "a: %b": "A value cannot start with `%`. Put it in quotes.",
    "a: - b": "A list entry `- ` is not allowed here. Start it on a new line.",
    'a: "C:\\docs"': "In double quotes, a backslash needs a second one. Use single quotes instead.",
    'a: "C:\\xray"': "In double quotes, a backslash needs a second one. Use single quotes instead.",
    "a: |b": ("After `|` the text starts on the next line. If the sign is part of the text, put the value in quotes."),
    "a: 'b\n---\n'": "A line of dots or dashes inside a quoted text ends the file. Indent the line.",
    "a: * b": "A value cannot start with `*`. Put it in quotes.",
    "a: & b": "A value cannot start with `&`. Put it in quotes.",
    "a: !<b": "A value cannot start with `!`. Put it in quotes.",
    "a: b\n% c": "A line cannot start with `%`. Put the text in quotes.",
}


@pytest.mark.parametrize("text", MESSAGES, ids=short)
def test_unreadable_yaml_has_a_message_with_a_fix(text: str) -> None:
    document, problems = yaml_reader.parse(text, "f.yaml")
    assert document is None
    assert [(problem.code, problem.message) for problem in problems] == [("yaml-form", MESSAGES[text])]
