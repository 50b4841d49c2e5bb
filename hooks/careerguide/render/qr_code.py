"""QR codes as the path of a drawing, and as files."""

from __future__ import annotations

import dataclasses as dc
import functools
import io
import re
from collections.abc import Iterator

import segno

# Squares without ink around a code, which readers need.
QUIET = 4
# Width of a square in files, in pixels: sharp on paper as wide as a hand.
_POINTS = 16
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
    matrix = _code(address).matrix
    return QrCode(len(matrix) + 2 * QUIET, "".join(_moves(matrix)))


def picture(address: str, form: str) -> bytes:
    """The QR code of an address as a file; `form` is `svg` or `png`. It has room around it, and is white behind."""
    made = io.BytesIO()
    _code(address).save(made, kind=form, scale=_POINTS, border=QUIET, light="#fff")
    return made.getvalue()


@functools.lru_cache(maxsize=8)
def _code(address: str) -> segno.QRCode:
    return segno.make(address, error="m", boost_error=False, micro=False, mask=3)


def _moves(matrix: tuple[bytearray, ...]) -> Iterator[str]:
    """A line for each run of dark squares of a row; each starts where the last one ended."""
    x, y = 0, 0
    for row, squares in enumerate(matrix):
        for run in _DARK.finditer(squares):
            start, end = run.span()
            yield f"m{start - x} {row - y}h{end - start}" if (x or y) else f"M{start + QUIET} {row + QUIET}.5h{end}"
            x, y = end, row
