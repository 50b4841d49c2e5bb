"""Work shared out among processors, where there is enough of it and the platform can fork."""

from __future__ import annotations

import gc
import os
import threading
import traceback
from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")

# Below so many items a second process costs more than it saves.
ENOUGH = 300


class ForkError(Exception):
    """A process that did a share of the work failed; it has said why."""


def share(items: Sequence[T], work: Callable[[T], None], enough: int = ENOUGH) -> None:
    """Do `work` for every item, on all processors at once. Its effect must be files: nothing else comes back."""
    count = _processors() if len(items) >= enough else 1
    if count > 1:
        # What is alive now stays shared between the processes, instead of being copied when the first looks through it.
        # It is never thawed: only a build that ends soon comes here, since `mkdocs serve` has threads.
        gc.freeze()
    children = [_child(items[number::count], work) for number in range(1, count)]
    try:
        for item in items[::count]:
            work(item)
    finally:
        failed = [status for _, status in (os.waitpid(child, 0) for child in children) if status]
    if failed:
        raise ForkError(f"{len(failed)} of {count} processes failed while they wrote pages.")


def _processors() -> int:
    """How many processes may work; one where a fork could leave another thread's lock closed for ever."""
    if not hasattr(os, "fork") or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _child(items: Sequence[T], work: Callable[[T], None]) -> int:
    parent = os.getpid()
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        for item in items:
            if os.getppid() != parent:  # the build was killed: write no more into its folder
                break
            work(item)
        else:
            status = 0
    except BaseException:  # noqa: BLE001 - whatever it is, it must not run on as a second build
        traceback.print_exc()
    finally:
        os._exit(status)
