"""The font of the default look, Atkinson Hyperlegible Next. `careerguide font` fetches it; no repository holds it.

Its licence is the SIL Open Font License 1.1, which allows any use and asks for its text beside the files.
"""

from __future__ import annotations

import dataclasses as dc
import sys
from collections.abc import Iterator
from pathlib import Path

from . import assets
from .look_files import FONT, LookFile, LookFileError, read_look_file

SettingPath = tuple[str, ...]
FAMILY = "Atkinson Hyperlegible Next"


@dc.dataclass(frozen=True, slots=True)
class FontFile:
    """A font of one weight: the setting of a company's own, its names here and in the npm package, and its SHA-256."""

    weight: int
    setting: str
    name: str
    packed: str
    sha256: str


_PACKED = "package/files/atkinson-hyperlegible-next-latin-{}-normal.woff2"
FILES = (
    FontFile(
        400,
        "file",
        "atkinson-hyperlegible-next-400.woff2",
        _PACKED.format(400),
        "5cb240a4d99ab7e6fc3a4d4e6d11d89789fdffe9c86a8384000d662c53283f6f",
    ),
    FontFile(
        700,
        "bold",
        "atkinson-hyperlegible-next-700.woff2",
        _PACKED.format(700),
        "0dbe07ed7679407db9d90f747d5ca3bd1b2bb7ccbcbe41c8246cfc6d2c7bc3bc",
    ),
)
LICENCE = "OFL.txt"
# The letters that substitutes are for: other scripts keep the size that their fonts have.
_LATIN = "U+0-24F, U+2000-206F, U+20A0-20CF, U+2100-214F"
# Height above and below the line, as parts of the font's size.
_ASCENT, _DESCENT = 0.984, 0.316


@dc.dataclass(frozen=True, slots=True)
class Substitute:
    """A font of the system that is shown until the font is loaded.

    `names` are those of the regular and of the bold font. `widths` say how wide the text of the default font is in
    comparison, for each; the browser scales the substitute by it, so that no line breaks elsewhere when fonts change.
    """

    names: tuple[tuple[str, ...], tuple[str, ...]]
    widths: tuple[float, float]


# The mean width of Latin text, from the metrics of Capsize, https://seek-oss.github.io/capsize/. DejaVu Sans, which
# Linux has, was measured with the texts of the default pack.
SUBSTITUTES = {
    "Segoe UI": Substitute((("Segoe UI",), ("Segoe UI Bold",)), (1.0014, 1.0061)),
    "Arial": Substitute(
        (("Arial", "Liberation Sans", "Arimo"), ("Arial Bold", "Liberation Sans Bold", "Arimo Bold")), (0.996, 0.9959)
    ),
    "Noto Sans": Substitute((("Noto Sans",), ("Noto Sans Bold",)), (0.9367, 0.9503)),
    "DejaVu Sans": Substitute((("DejaVu Sans",), ("DejaVu Sans Bold",)), (0.862, 0.8259)),
}


def folder() -> Path:
    """Where the font is: beside the installed packages, so that each environment has its own."""
    return Path(sys.prefix) / "share" / "careerguide" / "fonts"


def font_files(fonts: Path) -> dict[SettingPath, LookFile]:
    """The fonts in a folder, by the settings that would name them, and their licence; empty if one is missing."""
    licence = fonts / LICENCE
    try:
        files: dict[SettingPath, LookFile] = {
            ("font", file.setting): read_look_file(file.name, FONT, (fonts,)) for file in FILES
        }
    except LookFileError:
        return {}
    if not licence.is_file():
        return {}
    return files | {("font", "licence"): LookFile(licence, f"{assets.FOLDER}/font-licence.txt")}


def substitute_faces() -> Iterator[str]:
    """Styles of the substitutes, each called like `Segoe UI for Atkinson Hyperlegible Next`."""
    for family, substitute in SUBSTITUTES.items():
        for weight, names, width in zip((400, 700), substitute.names, substitute.widths, strict=True):
            sources = ", ".join(f'local("{name}")' for name in names)
            yield (
                f'@font-face {{\n  font-family: "{family} for {FAMILY}";\n  src: {sources};\n'
                f"  font-weight: {weight};\n  size-adjust: {width:.2%};\n  ascent-override: {_ASCENT / width:.2%};\n"
                f"  descent-override: {_DESCENT / width:.2%};\n  line-gap-override: 0%;\n"
                f"  unicode-range: {_LATIN};\n}}\n"
            )
