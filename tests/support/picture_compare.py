"""Two pictures of a page, compared with a tolerance: what people see counts, how a browser draws letters does not.

Pictures have half the size of the page, so a pixel here is 2 CSS pixels. The rules, with what was measured:

* A picture may be a CSS pixel away, across or down: lines land there when a browser rounds in another way.
* The mean colours of blocks are compared. Antialiasing differs at the edges of letters, and a mean hardly does.
* A block differs if its mean is more than `TOLERANCE` away, of 255. In a page moved by a part of a pixel, no block is
  more than 14 away; moved by a whole one to the side, 17. Moved down by one, the edges of a wide button differ.
* A block counts if `GROUP` of the nine around it differ. No block of those pages counts. The arrow of a move, which is
  16 pixels of thin lines, has 3 that count if it moves, vanishes or changes its colour; all other parts have more.
  `MOST` is between.
"""

from __future__ import annotations

import dataclasses as dc
import functools
import itertools

from PIL import Image, ImageChops, ImageFilter

# Width and height of a block: 8 CSS pixels, half a line of small text.
BLOCK = 4
# How far the mean of a block may be away in the colour channel that differs most.
TOLERANCE = 18
# The number of blocks that differ, of a block and the eight around it, from which on it counts.
GROUP = 3
# How many blocks of a page may differ.
MOST = 2
# A page may be higher or lower by so many pixels; the shift of a line that this stands for is tolerated too.
HEIGHT = 2
SHIFTS = tuple(shift for shift in itertools.product((0, -1, 1), repeat=2) if any(shift))
# What a page has where the other has ended: a colour that no page is near to.
ENDED = (255, 0, 255)


@dc.dataclass(frozen=True, slots=True)
class Difference:
    """What differs: `mask` has one pixel per block, white where the pictures differ; `blocks` counts the white ones."""

    mask: Image.Image
    blocks: int

    @property
    def is_seen(self) -> bool:
        """Whether it is more than what the release of a browser changes."""
        return self.blocks > MOST


def compare(before: Image.Image, after: Image.Image) -> Difference:
    """The difference between two pictures of the same width. One that is higher differs where the other has ended."""
    before, after = _same_size(before.convert("RGB"), after.convert("RGB"))
    nearest = _distance(before, after)
    if nearest.getextrema()[1] > TOLERANCE:  # else no shift is needed
        nearest = functools.reduce(
            ImageChops.darker, (_distance(before, _shifted(after, *shift)) for shift in SHIFTS), nearest
        )
    differs = nearest.point(lambda value: 255 if value > TOLERANCE else 0)
    mask = ImageChops.darker(differs, differs.filter(ImageFilter.RankFilter(3, 9 - GROUP)))
    return Difference(mask, mask.histogram()[255])


def marked(picture: Image.Image, mask: Image.Image) -> Image.Image:
    """The picture, pale, with the blocks that differ in red."""
    pale = Image.blend(picture.convert("RGB"), Image.new("RGB", picture.size, "white"), 0.6)
    whole = mask.resize((mask.width * BLOCK, mask.height * BLOCK), Image.Resampling.NEAREST)
    pale.paste((200, 0, 0), mask=whole.crop((0, 0, *picture.size)))
    return pale


def _same_size(before: Image.Image, after: Image.Image) -> tuple[Image.Image, Image.Image]:
    if abs(before.height - after.height) <= HEIGHT:
        height = min(before.height, after.height)
        return before.crop((0, 0, before.width, height)), after.crop((0, 0, after.width, height))
    size = (max(before.width, after.width), max(before.height, after.height))
    return _on_canvas(before, size), _on_canvas(after, size)


def _on_canvas(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    canvas = Image.new("RGB", size, ENDED)
    canvas.paste(picture)
    return canvas


def _shifted(picture: Image.Image, across: int, down: int) -> Image.Image:
    """The picture moved by a CSS pixel, which is half a pixel of the picture."""
    picture = Image.blend(picture, ImageChops.offset(picture, across, 0), 0.5) if across else picture
    return Image.blend(picture, ImageChops.offset(picture, 0, down), 0.5) if down else picture


def _distance(before: Image.Image, after: Image.Image) -> Image.Image:
    """Per block, how far its mean colours are apart, in the channel that differs most."""
    channels = ImageChops.difference(before.reduce(BLOCK), after.reduce(BLOCK)).split()
    return ImageChops.lighter(ImageChops.lighter(channels[0], channels[1]), channels[2])
