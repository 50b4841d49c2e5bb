"""The picture that mail and chat show for a link to a role: its title, its track, and where it leads."""

from __future__ import annotations

import dataclasses as dc
import functools
import io
import itertools
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

# Pixels, as Open Graph asks. Pictures in messages are small, so texts are large.
WIDTH, HEIGHT = 1200, 630
_MARGIN, _RIGHT = 84, 1132
_KICKER, _STEP, _NAME = 36, 32, 34
# Sizes of the title, and the lines that it may take: the largest that fits is used.
_TITLES = ((88, 2), (76, 3), (62, 3), (52, 4))
_LEADING = 1.12
_ROAD, _STATION = 430, 15
# Steps that a card has room for.
STEPS = 2
# The shades from paper to ink, and after them those from paper to the colour of the brand.
_SHADES = 128
_INK, _QUIET, _BRAND = _SHADES - 1, 88, 2 * _SHADES - 1
_PAPER, _DARK = (252, 251, 247), (27, 27, 31)
# What a font draws if it lacks a letter.
_MISSING = "\uffff"


@dc.dataclass(frozen=True, slots=True)
class CardTexts:
    """The texts of a card: what is above the title, the title, up to two next steps, and the name of the site."""

    kicker: str
    title: str
    steps: tuple[str, ...]
    site_name: str


@dc.dataclass(frozen=True, slots=True)
class CardLook:
    """The colour of the brand, as in `#2743b8`, and the files of the site's fonts: those of titles and of other texts.

    The font of Pillow is used where these lack a letter or are not there.
    """

    brand: str
    bold: tuple[Path, ...] = ()
    regular: tuple[Path, ...] = ()


def card(texts: CardTexts, look: CardLook) -> bytes:
    """A PNG file. Letters that no font has lose their accents; a text that cannot be drawn even so is left out.

    In the place of a title, the name of the site is drawn then, so that no picture is empty.
    """
    from PIL import Image, ImageDraw

    picture = Image.new("L", (WIDTH, HEIGHT), 0)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, 27, HEIGHT), fill=_BRAND)
    _line(draw, (_MARGIN, 66), texts.kicker, look.regular, _KICKER, fill=_QUIET)
    has_title = _drawn(texts.title, look.bold) is not None
    _title(draw, texts.title if has_title else texts.site_name, look.bold)
    # Without a step, those after it would seem to follow the one before it.
    steps = [*itertools.takewhile(lambda step: _drawn(step, look.regular), texts.steps)]
    if steps:
        _road(draw, ("Here", *steps), look.regular)
    if has_title:
        _line(draw, (_MARGIN, 562), texts.site_name, look.regular, _NAME)
    return _png(picture, look.brand)


def _drawn(text: str, files: tuple[Path, ...]) -> tuple[str, Path | None] | None:
    """The text as a font can draw it, and the font's file: None is Pillow's own. None if no font can."""
    composed = unicodedata.normalize("NFC", text)
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    if _is_shaped(composed):
        return None
    for form in (composed, plain.replace("ł", "l").replace("Ł", "L")):
        for file in (*files, None):
            if form.strip() and all(_has(file, letter) for letter in set(form)):
                return form, file
    return None


def _is_shaped(text: str) -> bool:
    """Whether letters join, or change their order, as in Arabic and Hindi. One after the other, they make no words."""
    return any(
        unicodedata.category(letter).startswith("M") or unicodedata.bidirectional(letter) in {"R", "AL"}
        for letter in text
    )


@functools.cache
def _has(file: Path | None, letter: str) -> bool:
    font = _font(file, _STEP)
    return letter.isspace() or bytes(font.getmask(letter)) != bytes(font.getmask(_MISSING))


@functools.cache
def _font(file: Path | None, size: int) -> FreeTypeFont:
    """A font of a size; Pillow's own if FreeType cannot read the file."""
    from PIL import ImageFont

    if file:
        try:
            return ImageFont.truetype(file, size, layout_engine=ImageFont.Layout.BASIC)
        except OSError:
            pass
    font = ImageFont.load_default(size)
    assert isinstance(font, ImageFont.FreeTypeFont)
    return font


def _line(
    draw: ImageDraw,
    place: tuple[float, float],
    text: str,
    files: tuple[Path, ...],
    size: int,
    *,
    fill: int = _INK,
    width: int = _RIGHT - _MARGIN,
) -> None:
    """A text in one line, cut at its end if it is too long."""
    drawn = _drawn(text, files)
    if drawn:
        font = _font(drawn[1], size)
        draw.text(place, _fitting(drawn[0], font, width), font=font, fill=fill)


def _title(draw: ImageDraw, title: str, files: tuple[Path, ...]) -> None:
    drawn = _drawn(title, files)
    if not drawn:
        return
    for size, most in _TITLES:
        font = _font(drawn[1], size)
        lines = _lines(drawn[0], font)
        if len(lines) <= most and all(font.getlength(line) <= _RIGHT - _MARGIN for line in lines):
            break
    for number, line in enumerate(lines[:most]):
        draw.text((_MARGIN, 122 + number * size * _LEADING), _fitting(line, font), font=font, fill=_INK)


def _lines(text: str, font: FreeTypeFont, width: int = _RIGHT - _MARGIN) -> list[str]:
    """The words of a text in lines of a width; a longer word has a line of its own."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _fitting(text: str, font: FreeTypeFont, width: int = _RIGHT - _MARGIN) -> str:
    """The text, cut at its end if it is too long for a width."""
    if font.getlength(text) <= width:
        return text
    while text and font.getlength(f"{text}...") > width:
        text = text[:-1]
    return f"{text.rstrip()}..."


def _road(draw: ImageDraw, stations: Sequence[str], files: tuple[Path, ...]) -> None:
    """A line with a circle for each step. The first is where the reader would begin."""
    width = (_RIGHT - _MARGIN) // 3
    middle = _ROAD + _STATION
    draw.line((_MARGIN + _STATION, middle, _MARGIN + (len(stations) - 1) * width, middle), fill=_BRAND, width=8)
    for number, station in enumerate(stations):
        left = _MARGIN + number * width
        around = (left, _ROAD, left + 2 * _STATION, _ROAD + 2 * _STATION)
        draw.ellipse(around, fill=0 if number else _BRAND, outline=_BRAND, width=6)
        _name(draw, (left, middle + 26), station, files, width - 16)


def _name(draw: ImageDraw, place: tuple[float, float], text: str, files: tuple[Path, ...], width: int) -> None:
    """The name of a stage, in two lines at most."""
    drawn = _drawn(text, files)
    if drawn:
        first, *others = _lines(drawn[0], _font(drawn[1], _STEP), width)
        _line(draw, place, first, files, _STEP, width=width)
        if others:
            _line(draw, (place[0], place[1] + _STEP * _LEADING), " ".join(others), files, _STEP, width=width)


def _png(picture: Image, brand: str) -> bytes:
    colour = tuple(int(brand[at : at + 2], 16) for at in (1, 3, 5))
    shades = [_between(_PAPER, end, share / (_SHADES - 1)) for end in (_DARK, colour) for share in range(_SHADES)]
    picture.putpalette([part for shade in shades for part in shade])
    made = io.BytesIO()
    picture.save(made, "PNG", compress_level=6)
    return made.getvalue()


def _between(start: Sequence[int], end: Sequence[int], share: float) -> tuple[int, ...]:
    return tuple(round(a + (b - a) * share) for a, b in zip(start, end, strict=True))
