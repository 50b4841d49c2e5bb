"""QR codes as the path of a drawing."""

from __future__ import annotations

import dataclasses as dc
import functools
import re
from collections.abc import Iterator

import segno

# Squares without ink around a code, which readers need.
QUIET = 4
_DARK = re.compile(b"\1+")


@dc.dataclass(frozen=True, slots=True)
class QrCode:
    """A QR code: squares of a side with the quiet zone, and the path of the dark ones for a line of their width."""

    size: int
    path: str


@functools.lru_cache(maxsize=4096)
def qr_code(address: str) -> QrCode:
    """The QR code of an address.

    The mask is fixed, which the standard allows: to choose the best one takes five times as long.
    """
    matrix = segno.make(address, error="m", boost_error=False, micro=False, mask=3).matrix
    return QrCode(len(matrix) + 2 * QUIET, "".join(_moves(matrix)))


def _moves(matrix: tuple[bytearray, ...]) -> Iterator[str]:
    """A line for each run of dark squares of a row; each starts where the last one ended."""
    x, y = 0, 0
    for row, squares in enumerate(matrix):
        for run in _DARK.finditer(squares):
            start, end = run.span()
            yield f"m{start - x} {row - y}h{end - start}" if (x or y) else f"M{start + QUIET} {row + QUIET}.5h{end}"
            x, y = end, row
