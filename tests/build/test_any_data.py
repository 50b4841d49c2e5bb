"""The check of a data folder never fails, whatever is in it: the data is sound, or every error has a place in a file.

By hand: `ANY_DATA=5000 .venv/bin/python -m pytest tests/build/test_any_data.py`.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from careerguide import photographs
from careerguide.guide.link import link
from careerguide.loading.data_folder import load
from careerguide.problems import Problem, errors
from careerguide.rules import check
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.company import DAY, tiny

EXAMPLES = int(os.environ.get("ANY_DATA", "0"))  # the same 1,000 every time, or so many new ones
LEDGER = "# Every address\n/roles/agent/\n/roles/operator/\n/moves/agent/senior-agent/\n/guide/myths/\n"
SOUND = {name: text.encode() for name, text in tiny().items()} | {"permalinks.txt": LEDGER.encode()}

# What fingers, other programs and other encodings leave in a file.
SPLINTERS = [
    *"\t\0\r\n\"'[]{}&*!#%@`|>?:-,~\\ <",
    *"\x0b\x1b\x7f\x85\xa0\u200b\u202e\u2028\u2029\ufeff\ufffe\U000e0001é😀",
    *(
        " #1",
        ": ",
        "- ",
        "<<: ",
        "&a ",
        "*a ",
        "!!set ",
        "{{ x }}",
        "---\n",
        "...\n",
        "%YAML 1.1\n",
        "? ",
        "\r\n",
        "  ",
        "[" * 30,
        "\\u202e",
    ),
]
VALUES = [
    *(
        "",
        "''",
        "010",
        "12:30",
        "1.10",
        "no",
        "null",
        "[]",
        "{}",
        "[a, [b]]",
        "{a: {b: c}}",
        "-1",
        "9" * 30,
        "9" * 5_000,
        "2026-02-30",
    ),
    *(
        "agent",
        "operator",
        "Agent",
        "../x",
        "x" * 25_000,
        "|\n  a\n b",
        '"\\0"',
        "&x y",
        "*x",
        "!x y",
        "a: b",
        "#1",
        "https://[",
        "draft",
    ),
    *(
        "0000-01",
        "2026-13",
        "9999-12",
        "0001-01-01",
        "9999-12-31",
        "9999-12-31 23:59",
        "2026-11-18 24:00",
        "America",
        "Asia/Manilla",
    ),
]
SPLINTER = st.one_of(st.sampled_from([text.encode() for text in SPLINTERS]), st.binary(min_size=1, max_size=4))

Lines = list[bytes]
# Each takes the lines of a file, two numbers that choose places in it, and a splinter.
CHANGES: dict[str, Callable[[Lines, int, int, bytes], Lines]] = {
    "delete a line": lambda lines, a, _b, _s: lines[:a] + lines[a + 1 :],
    "double a line": lambda lines, a, b, _s: lines[:b] + lines[a : a + 1] + lines[b:],
    "swap two lines": lambda lines, a, b, _s: [lines[{a: b, b: a}.get(n, n)] for n in range(len(lines))],
    "indent a line": lambda lines, a, b, _s: [*lines[:a], b" " * (b % 5) + lines[a], *lines[a + 1 :]],
    "outdent a line": lambda lines, a, b, _s: [*lines[:a], lines[a][b % 5 :], *lines[a + 1 :]],
    "delete a character": lambda lines, a, b, _s: [
        *lines[:a],
        lines[a][: b % 60] + lines[a][b % 60 + 1 :],
        *lines[a + 1 :],
    ],
    "double a character": lambda lines, a, b, _s: [
        *lines[:a],
        lines[a][: b % 60 + 1] + lines[a][b % 60 :],
        *lines[a + 1 :],
    ],
    "insert a splinter": lambda lines, a, b, s: [
        *lines[:a],
        lines[a][: b % 60] + s + lines[a][b % 60 :],
        *lines[a + 1 :],
    ],
    "replace a value": lambda lines, a, b, _s: [
        *lines[:a],
        _with_value(lines[a], VALUES[b % len(VALUES)]),
        *lines[a + 1 :],
    ],
    "write Windows lines": lambda lines, _a, _b, _s: b"\r\n".join(lines).split(b"\n"),
    "write old Mac lines": lambda lines, _a, _b, _s: [b"\r".join(lines)],
    "write another encoding": lambda lines, a, _b, _s: [
        _encoded(b"\n".join(lines), ("utf-16", "utf-8-sig", "cp1252", "utf-32-le")[a % 4])
    ],
    "cut the file off": lambda lines, a, b, _s: [*lines[:a], lines[a][: b % 60]],
    "nothing but a splinter": lambda _lines, _a, _b, s: [s],
}
CHANGE = st.tuples(
    st.sampled_from(sorted(SOUND)),
    st.sampled_from(sorted(CHANGES)),
    st.integers(0, 10_000),
    st.integers(0, 10_000),
    SPLINTER,
)


def _with_value(line: bytes, value: str) -> bytes:
    key, colon, _ = line.partition(b": ")
    return key + colon + value.encode()


def _encoded(raw: bytes, encoding: str) -> bytes:
    return raw.decode("utf-8", "replace").encode(encoding, "replace")


def broken(changes: list[tuple[str, str, int, int, bytes]]) -> dict[str, bytes]:
    """The sound folder after these changes."""
    files = dict(SOUND)
    for name, change, a, b, splinter in changes:
        lines = files[name].split(b"\n")
        files[name] = b"\n".join(
            CHANGES[change](lines, a % len(lines), b % len(lines) if "line" in change else b, splinter)
        )
    return files


@pytest.mark.slow  # 1,000 folders
@settings(
    max_examples=EXAMPLES or 1000, derandomize=not EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck)
)
@given(st.lists(CHANGE, min_size=1, max_size=8), st.sets(st.sampled_from(sorted(SOUND)), max_size=2))
def test_any_folder_is_sound_or_says_why(changes: list[tuple[str, str, int, int, bytes]], missing: set[str]) -> None:
    files = {name: raw for name, raw in broken(changes).items() if name not in missing}
    data = written(files)
    loaded = load(data)
    problems = check(loaded, DAY)
    for problem in problems:
        assert_has_a_place(problem, files)
    if not errors(problems):
        link(loaded, DAY)


def written(files: dict[str, bytes]) -> Path:
    """A data folder with exactly these files. It is the one of the example before, and only what differs is written."""
    data, before = folder()
    for name in before.keys() - files.keys():
        (data / name).unlink()
    for name, raw in files.items():
        if before.get(name) != raw:
            (data / name).parent.mkdir(exist_ok=True)
            (data / name).write_bytes(raw)
    before.clear()
    before.update(files)
    return data


@functools.cache
def folder() -> tuple[Path, dict[str, bytes]]:
    """A data folder, and the content of its files."""
    data = photographs.temporary_folder() / "data"
    data.mkdir()
    return data, {}


def assert_has_a_place(problem: Problem, files: dict[str, bytes]) -> None:
    """It is in a file that is there, at most one line behind its end, and is said in one visible line."""
    lines = files[problem.path.removeprefix("data/")].split(b"\n")
    assert 1 <= problem.line <= len(lines) + 1, problem
    assert 1 <= problem.column <= max(len(line) for line in lines) + 1, problem
    assert problem.message.isprintable()
    assert len(problem.message) < 2_000, problem
