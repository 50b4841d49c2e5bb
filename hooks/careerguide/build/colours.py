"""Contrast of two colours, and the nearest colour that can be read. A colour is `#` and six hexadecimal digits."""

from __future__ import annotations

import colorsys
from collections.abc import Callable

# Lightness is tried in steps of this size, from 0 to 1.
STEPS = 400


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21, as WCAG 2.2 defines it."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def nearest_colour(colour: str, passes: Callable[[str], bool]) -> str:
    """The colour of the same hue that passes and is nearest in lightness; the colour itself if it passes.

    Empty if no lightness passes.
    """
    if passes(colour):
        return colour
    hue, lightness, saturation = colorsys.rgb_to_hls(*_channels(colour))
    for distance in range(1, STEPS + 1):
        for value in (lightness - distance / STEPS, lightness + distance / STEPS):
            if 0 <= value <= 1:
                candidate = _colour(colorsys.hls_to_rgb(hue, value, saturation))
                if passes(candidate):
                    return candidate
    return ""


def _channels(colour: str) -> tuple[float, float, float]:
    """Red, green and blue from 0 to 1."""
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return red, green, blue


def _colour(channels: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in channels)


def _luminance(colour: str) -> float:
    """Relative luminance: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4 for channel in _channels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
