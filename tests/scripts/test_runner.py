"""The runner of script tests fails if a test fails or is left out, or if none runs; a script's failure is reported."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from support import javascript, scripts
from support.javascript import ScriptError, Scripts

TESTS = """import assert from "node:assert/strict";
import { test } from "node:test";
test("it adds", () => assert.equal(1 + 1, 2));
"""


def run(folder: Path, text: str, *words: str) -> subprocess.CompletedProcess[str]:
    """The runner on a folder with one file of tests."""
    (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    (folder / "sums.test.js").write_text(text, encoding="utf-8")
    return subprocess.run(scripts.command(folder, words), capture_output=True, text=True, check=False)


def test_tests_that_pass_are_counted(tmp_path: Path) -> None:
    done = run(tmp_path, TESTS)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("1 script tests passed in ")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("test('it fails', () => assert.equal(1 + 1, 3));", "FAILED it fails\nAssertionError"),
        ("test('it is late', async () => { await null; throw new Error('too late'); });", "Error: too late"),
        ("test.skip('it waits', () => {});", "FAILED it waits\nA test may not be left out."),
        ("test.todo('it comes', () => {});", "FAILED it comes\nA test may not be left out."),
    ],
)
def test_a_test_that_fails_or_is_left_out_is_named(line: str, message: str, tmp_path: Path) -> None:
    done = run(tmp_path, TESTS + line)
    assert done.returncode == 1
    assert message in done.stdout
    assert "1 failed, 1 script tests passed" in done.stdout


@pytest.mark.parametrize(("text", "words"), [("", ()), (TESTS, ("other",))])
def test_no_test_at_all_is_a_failure(text: str, words: tuple[str, ...], tmp_path: Path) -> None:
    done = run(tmp_path, text, *words)
    assert done.returncode == 1
    assert "No script test ran" in done.stderr


def test_a_file_that_cannot_be_loaded_is_a_failure(tmp_path: Path) -> None:
    done = run(tmp_path, "import './missing.js';")
    assert done.returncode == 1
    assert "missing.js" in done.stderr


def test_one_process_answers_every_call() -> None:
    assert javascript.call("search/words", "squeezed", [[["a", "b"]]]) == ["ab"]
    first = javascript._running[0]
    assert javascript.call("search/words", "squeezed", [[["c"]]]) == ["c"]
    assert javascript._running[0] is first


def test_a_script_that_throws_is_reported_and_the_process_goes_on() -> None:
    with pytest.raises(ScriptError, match="exports no nothing"):
        javascript.call("search/words", "nothing", [])
    assert javascript.call("search/words", "squeezed", [[["a"]]]) == ["a"]


@pytest.mark.parametrize(("patience", "message"), [(600, "Unexpected token"), (0, "no answer in 0 seconds")])
def test_a_process_that_ends_says_why(patience: float, message: str) -> None:
    """It crashes on what is no request; it is ended if it takes too long."""
    process = Scripts(patience)
    try:
        assert process._process.stdin
        if patience:
            process._process.stdin.write("no request\n")
        with pytest.raises(ScriptError, match=message):
            process.ask("call", module="search/words", name="squeezed", cases=[[["a"]]])
    finally:
        process.close()
