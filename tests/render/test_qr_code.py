"""A QR code is drawn as its library draws it."""

from __future__ import annotations

import segno
from careerguide.render.qr_code import qr_code


def test_the_path_is_the_one_of_the_library() -> None:
    """Also where rows of squares begin or end white, and for codes of each size that an address may need."""
    wrong = []
    for length in range(0, 300, 7):
        address = f"https://example.com/roles/{'lead-' * 60}"[: 20 + length]
        code = segno.make(address, error="m", boost_error=False, micro=False, mask=3)
        markup = code.svg_inline(omitsize=True, svgclass=None, lineclass=None)
        drawn = qr_code(address)
        if f'viewBox="0 0 {drawn.size} {drawn.size}"' not in markup or f' d="{drawn.path}"' not in markup:
            wrong.append(address)
    assert not wrong
