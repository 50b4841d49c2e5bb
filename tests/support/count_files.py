"""Files of counts for imports."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

Rows = Sequence[Sequence[str]]


def count_file(file: Path, header: Sequence[str], rows: Rows | bytes) -> Path:
    """A file of these rows below the header, or of these bytes."""
    if isinstance(rows, bytes):
        file.write_bytes(rows)
    else:
        text = io.StringIO()
        csv.writer(text).writerows([header, *rows])
        file.write_text(text.getvalue(), encoding="utf-8")
    return file
