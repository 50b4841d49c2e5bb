"""PDF files that the browser prints."""

from __future__ import annotations

import re


def page_count(pdf: bytes) -> int:
    """The number of sheets; a PDF names each of its pages."""
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))
