"""Answers of a server that wait until a test lets them go."""

from __future__ import annotations

import fnmatch
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Gate:
    """What a server asks before each answer.

    The server waits, not the browser: a driver that stops requests in the browser can miss one if the machine is busy.
    """

    def __init__(self) -> None:
        self._pattern: str | None = None
        self._change = threading.Condition()
        self._waiting = 0

    def wait(self, path: str) -> None:
        """Return when `path` may be answered."""
        with self._change:
            if not self._holds(path):
                return
            self._waiting += 1
            self._change.notify_all()
            self._change.wait_for(lambda: not self._holds(path))

    @contextmanager
    def closed(self, pattern: str, patience: float) -> Iterator[None]:
        """Files whose path matches arrive only after the block: what happens in it happens before they are there.

        The browser's cache may not have them. The block ends when the browser has asked for one of them. `patience` is
        how long to wait for that, in seconds.
        """
        with self._change:
            self._pattern, self._waiting = pattern, 0
        try:
            yield
            with self._change:
                assert self._change.wait_for(lambda: self._waiting, patience), f"Nothing asked for {pattern}."
        finally:
            with self._change:
                self._pattern = None
                self._change.notify_all()

    def _holds(self, path: str) -> bool:
        return self._pattern is not None and fnmatch.fnmatch(path.partition("?")[0], self._pattern)
