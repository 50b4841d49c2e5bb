"""Run a function over many items in forked processes."""

from __future__ import annotations

import gc
import multiprocessing
import os
import threading
from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")

# With fewer items a second process costs more than it saves.
ENOUGH = 300


class ForkError(Exception):
    """A forked process failed; its traceback is on standard error."""


def run_forked(items: Sequence[T], work: Callable[[T], None], enough: int = ENOUGH) -> None:
    """Run `work` on every item, on all processors; `ForkError` if a process fails.

    The work must write files: a process returns nothing.
    """
    count = _processors() if len(items) >= enough else 1
    if count == 1:
        _run(items, work)
        return
    # Objects that exist now stay shared between the processes instead of being copied by the first garbage collection.
    # Nothing unfreezes them: only a build that ends soon comes here, because `mkdocs serve` has threads.
    gc.freeze()
    context = multiprocessing.get_context("fork")
    processes = [context.Process(target=_run, args=(items[number::count], work)) for number in range(1, count)]
    for process in processes:
        process.start()
    try:
        _run(items[::count], work)
    finally:
        for process in processes:
            process.join()
    failed = sum(process.exitcode != 0 for process in processes)
    if failed:
        raise ForkError(f"{failed} of {count} processes failed while they wrote pages.")


def _run(items: Sequence[T], work: Callable[[T], None]) -> None:
    parent = multiprocessing.parent_process()
    for item in items:
        if parent is not None and not parent.is_alive():  # the build was killed: write nothing more into its folder
            return
        work(item)


def _processors() -> int:
    """How many processes may work; one if a fork could leave another thread's lock closed."""
    if "fork" not in multiprocessing.get_all_start_methods() or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
