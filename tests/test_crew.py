"""Work is shared out whole, and what fails in one process fails the build."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest
from careerguide.crew import CrewError, share


@pytest.mark.parametrize("enough", [1, 1000], ids=["several processes", "one process"])
def test_every_item_is_worked_on_once(tmp_path: Path, enough: int) -> None:
    def work(item: int) -> None:
        with (tmp_path / str(item)).open("x") as file:  # "x" fails where the file is there already
            file.write(str(os.getpid()))

    share(range(50), work, enough)
    assert sorted(int(file.name) for file in tmp_path.iterdir()) == list(range(50))
    workers = {file.read_text() for file in tmp_path.iterdir()}
    assert len(workers) == (len(os.sched_getaffinity(0)) if enough == 1 else 1)


def test_a_failure_in_another_process_is_told(capfd: pytest.CaptureFixture[str]) -> None:
    parent = os.getpid()

    def work(item: int) -> None:
        if os.getpid() != parent:
            raise ValueError(f"item {item} is bad")

    if len(os.sched_getaffinity(0)) > 1:
        with pytest.raises(CrewError, match="failed while they wrote pages"):
            share(range(50), work, 1)
        assert "is bad" in capfd.readouterr().err


def test_a_failure_of_its_own_is_raised_and_leaves_no_process_behind() -> None:
    parent = os.getpid()

    def work(item: int) -> None:
        if os.getpid() == parent:
            raise ValueError(f"item {item} is bad")

    with pytest.raises(ValueError, match="item 0 is bad"):
        share(range(50), work, 1)
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_no_process_is_started_beside_threads(tmp_path: Path) -> None:
    """A fork beside threads may leave a lock closed for ever; `mkdocs serve` has threads."""
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        share(range(5), lambda item: (tmp_path / str(item)).write_text(str(os.getpid())), 1)
    finally:
        stop.set()
        thread.join()
    assert {file.read_text() for file in tmp_path.iterdir()} == {str(os.getpid())}
