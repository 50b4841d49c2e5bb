"""Run a function over many items in forked processes."""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import struct
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")

# With fewer items a second process costs more than it saves.
ENOUGH = 300
# Items of a block at the least, and blocks at the most: together they are smaller than any system's pipe.
LEAST, MOST_BLOCKS = 8, 500
BLOCK = struct.Struct("=II")


class ForkError(Exception):
    """A forked process failed; its traceback is on standard error."""


def run_forked(
    items: Sequence[T], work: Callable[[T], None], first: Callable[[], None] = lambda: None, enough: int = ENOUGH
) -> None:
    """Run `work` on every item, on all processors; `ForkError` if a process fails.

    This process runs `first` while the others begin with the items, and then helps them. Both must write files: a
    process returns nothing.
    """
    count = _processors() if len(items) >= enough else 1
    if count == 1:
        first()
        for item in items:
            work(item)
        return
    # Objects that exist now stay shared between the processes instead of being copied by the first garbage collection.
    # Nothing unfreezes them: only a build that ends soon comes here, because `mkdocs serve` has threads.
    gc.freeze()
    context = multiprocessing.get_context("fork")
    with _blocks(len(items)) as blocks:
        processes = [context.Process(target=_run, args=(items, work, blocks)) for _ in range(1, count)]
        for process in processes:
            process.start()
        try:
            first()
            _run(items, work, blocks)
        finally:
            for process in processes:
                process.join()
    failed = sum(process.exitcode != 0 for process in processes)
    if failed:
        raise ForkError(f"{failed} of {count} processes failed while they wrote pages.")


@contextlib.contextmanager
def _blocks(count: int) -> Iterator[int]:
    """A pipe from which each process reads the next block of items: where it starts, and where it ends.

    The system gives each block to one process. All blocks fit into the pipe, so nobody has to write while others read.
    """
    reader, writer = os.pipe()
    step = max(LEAST, -(-count // MOST_BLOCKS))
    os.write(writer, b"".join(BLOCK.pack(start, min(start + step, count)) for start in range(0, count, step)))
    os.close(writer)
    try:
        yield reader
    finally:
        os.close(reader)


def _run(items: Sequence[T], work: Callable[[T], None], blocks: int) -> None:
    parent = multiprocessing.parent_process()
    while block := os.read(blocks, BLOCK.size):
        for item in items[slice(*BLOCK.unpack(block))]:
            if parent is not None and not parent.is_alive():  # the build was killed: write nothing more into its folder
                return
            work(item)


def _processors() -> int:
    """How many processes may work; one if a fork could leave another thread's lock closed."""
    if "fork" not in multiprocessing.get_all_start_methods() or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
