"""Photographs for tests: drawn here, so that no face of anybody is in the repository."""

from __future__ import annotations

import io

from PIL import Image

TYPES = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WEBP"}
# Where it is light: the quarters of the picture, from the left and from the top.
QUARTERS = {"red": (0, 0), "lime": (1, 0), "blue": (0, 1), "white": (1, 1)}


def drawn(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """A picture with a quarter of each colour, so that its edges can be told apart."""
    picture = Image.new("RGB", (width, height))
    for colour, (across, down) in QUARTERS.items():
        box = (across * width // 2, down * height // 2, (across + 1) * width // 2, (down + 1) * height // 2)
        picture.paste(colour, box)
    return picture.convert(mode)


def encoded(picture: Image.Image, kind: str, **options: object) -> bytes:
    """The picture as a file of a type such as `.jpg`."""
    made = io.BytesIO()
    picture.save(made, TYPES[kind], **options)
    return made.getvalue()


def photograph(kind: str, width: int = 400, height: int = 400) -> bytes:
    """A file of a type, such as `.jpg`."""
    return encoded(drawn(width, height), kind)
