"""PDF files that the browser prints."""

from __future__ import annotations

import re


def page_count(pdf: bytes) -> int:
    """The number of sheets; a PDF names each of its pages."""
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


def sheet_sizes(pdf: bytes) -> set[tuple[int, int]]:
    """The sizes of the sheets in millimetres: width and height."""
    boxes = re.findall(rb"/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*\]", pdf)
    return {(round(float(width) * 25.4 / 72), round(float(height) * 25.4 / 72)) for width, height in boxes}
