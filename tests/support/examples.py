"""How many examples a test tries: all of them in `make test`, a tenth in `make quick`, which sets `QUICK`."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")

QUICK = bool(os.environ.get("QUICK"))


def examples(count: int) -> int:
    """The number of random examples to try."""
    return max(count // 10, 1) if QUICK else count


def sample(items: Sequence[T]) -> Sequence[T]:
    """The items to try: every tenth in `make quick`, the first among them."""
    return items[::10] if QUICK else items
