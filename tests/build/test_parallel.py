"""Work is shared out whole, and what fails in one process fails the build.

Each test has an interpreter of its own: a browser's thread in the test runner would keep `run_forked` to one process.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from support.paths import HOOKS

START = """
import os, sys, threading, time
from pathlib import Path
from careerguide.build.parallel import ForkError, run_forked
folder, parent = Path(sys.argv[1]), os.getpid()
def write(item):
    with (folder / str(item)).open("x") as file:  # fails where the file is there already
        file.write(str(os.getpid()))
def fail_elsewhere(item):
    if os.getpid() != parent:
        write(item)
        raise ValueError(f"item {item} is bad")
def fail_here(item):
    if os.getpid() == parent:
        (folder / "failed").touch()
        raise ValueError(f"item {item} is bad")
    while not (folder / "failed").exists():
        time.sleep(0.001)
SEVERAL = len(os.sched_getaffinity(0)) > 1
def wait_for_another():
    while SEVERAL and not any(folder.iterdir()):
        time.sleep(0.001)
"""


def run(script: str, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(HOOKS)}
    return subprocess.run(
        [sys.executable, "-c", START + script, str(folder)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def workers(folder: Path) -> set[str]:
    return {file.read_text() for file in folder.iterdir()}


def test_every_item_is_worked_on_once_while_this_process_does_the_first_work(tmp_path: Path) -> None:
    """The first work ends only when another process has begun, if there is another processor."""
    done = run("run_forked(range(2_000), write, wait_for_another, 1)", tmp_path)
    assert done.returncode == 0, done.stderr
    assert sorted(int(file.name) for file in tmp_path.iterdir()) == list(range(2_000))


def test_little_work_is_done_here_after_the_first(tmp_path: Path) -> None:
    script = "run_forked(range(50), write, lambda: print(len(list(folder.iterdir()))), enough=1000)"
    done = run(script, tmp_path)
    assert (done.returncode, done.stdout) == (0, "0\n"), done.stderr
    assert len(workers(tmp_path)) == 1


def test_a_failure_in_another_process_is_told(tmp_path: Path) -> None:
    done = run("run_forked(range(50), fail_elsewhere if SEVERAL else fail_here, wait_for_another, 1)", tmp_path)
    assert done.returncode != 0
    assert "is bad" in done.stderr


def test_a_failure_of_its_own_is_raised_and_leaves_no_process_behind(tmp_path: Path) -> None:
    script = """
try:
    run_forked(range(50), fail_here, enough=1)
except ValueError as error:
    print(error)
try:
    os.waitpid(-1, os.WNOHANG)
except ChildProcessError:
    print("nobody left")
"""
    assert re.fullmatch(r"item \d+ is bad\nnobody left\n", run(script, tmp_path).stdout)


def test_no_process_is_started_beside_threads(tmp_path: Path) -> None:
    """A fork beside threads may leave a lock closed; `mkdocs serve` has threads."""
    script = """
stop = threading.Event()
thread = threading.Thread(target=stop.wait)
thread.start()
run_forked(range(5), write, enough=1)
stop.set()
"""
    done = run(script, tmp_path)
    assert done.returncode == 0, done.stderr
    assert len(workers(tmp_path)) == 1
