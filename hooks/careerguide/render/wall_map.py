"""How the roles of a track are laid out on one sheet of A3, so that they are readable at two metres.

Lengths are in millimetres, sizes of type in points. A person without an impairment of sight reads at least 6/12 (the
World Health Organization's limit): letters of 10 minutes of arc. At two metres these are 5.8 mm high, which capitals
are in type of 25 points. ISO 9241-303 asks for 16 minutes, 40 points, which tracks of few roles have.
"""

from __future__ import annotations

import dataclasses as dc
import itertools
import math
import unicodedata
from collections.abc import Iterator, Sequence

from careerguide import model
from careerguide.guide import career_map
from careerguide.guide.guide import Guide

# Type of titles, largest first. None of `READABLE` is below what two metres need; `SMALLER` is for titles that are too
# long for that.
READABLE = (60, 48, 40, 34, 29, 25)
SMALLER = (20, 16, 12)
# With less than this, a layout that leaves out more may have larger type.
COMFORTABLE = 34
# Type of labels and of the line below the title: the least that two metres need.
LABEL = READABLE[-1]
# Roles that one sheet can carry; the sheet says how many more there are.
MOST_ROLES = 40
# With more, the track's name leaves them some of its room.
FEW = 20

# Sides of the sheet inside its margins of 10, with some room to spare.
WIDTH, HEIGHT = 276, 398
# The column of levels, the line below the title with its space, the foot, the space in a box beside the code.
LEVELS_WIDTH, LEAD, FOOT, SPACE = 62, 16, 9, 6
# Sides of codes, largest first, and the space above and below them. Phones read the smallest from 20 centimetres.
CODES, AROUND_CODE = (32, 26, 18), 1.5
_POINT = 25.4 / 72
_LINE = 1.1
# Widths of bold letters in parts of their size, those of a wide font (DejaVu Sans); of all others, see `_letter`.
_WIDTHS = {letter: width for letters, width in (
    ("ijlI'.,:;!| ", 0.38), ('frt()[]-/"', 0.49), ("csz", 0.6), ("mwMW%@&", 1.06),
) for letter in letters}  # fmt: skip


@dc.dataclass(frozen=True, slots=True)
class Layout:
    """How a sheet shows its roles: type, roles side by side, side of the codes.

    `by_level` has a row for each level, with its name and the months to the next one; otherwise each role has the mark
    of its level. `short` shows short titles.
    """

    size: int
    columns: int
    code: int
    by_level: bool
    short: bool

    @property
    def is_readable(self) -> bool:
        """Whether titles are readable at two metres."""
        return self.size >= READABLE[-1]


@dc.dataclass(frozen=True, slots=True)
class WallMap:
    """A track on a sheet: its levels from the highest down, each with its roles and the quickest promotion to the next.

    `title_size` is the type of the track's name. `more` is the number of roles that the sheet has no room for.
    """

    levels: tuple[tuple[career_map.LadderLevel, career_map.LadderLevel | None], ...]
    layout: Layout
    title_size: int
    more: int


def wall_map(guide: Guide, track: model.Track) -> WallMap:
    """The sheet of a track, with its lowest roles if it has too many."""
    steps = career_map.ladder(guide, track)
    shown: list[career_map.LadderLevel] = []
    left = MOST_ROLES
    for step in steps:
        if roles := step.roles[:left]:
            shown.append(dc.replace(step, roles=roles))
        left -= len(roles)
    most = READABLE[0] if MOST_ROLES - left <= FEW else READABLE[2]
    sizes = (size for size in READABLE if size <= most and lines(track.title, size, WIDTH) <= 2)
    title_size = next(sizes, SMALLER[0])
    title = lines(track.title, title_size, WIDTH) * title_size * _POINT * _LINE
    layout = _best_layout([_texts(guide, step) for step in shown], HEIGHT - LEAD - FOOT - title)
    levels = tuple(itertools.zip_longest(shown, shown[1:]))
    more = sum(len(step.roles) for step in steps) - (MOST_ROLES - left)
    return WallMap(tuple(reversed(levels)), layout, title_size, more)


@dc.dataclass(frozen=True, slots=True)
class _Level:
    """The texts of a level: its label, its mark, and the title and the short title of each role."""

    label: str
    mark: str
    titles: tuple[tuple[str, str], ...]


def _texts(guide: Guide, step: career_map.LadderLevel) -> _Level:
    example = " Example"
    titles = tuple(
        (role.title + example * role.sample, role.short_title + example * role.sample) for role, _ in step.roles
    )
    return _Level(guide.level_code(step.level) or f"Level {step.level}", guide.level_mark(step.level), titles)


def _best_layout(levels: Sequence[_Level], height: float) -> Layout:
    """The first layout that fits: first those with comfortable type, a row for each level and whole titles.

    If none fits, which only titles of a hundred letters bring about, it is the one with the smallest type.
    """
    kinds = tuple(itertools.product((True, False), (False, True)))
    sizes = READABLE + SMALLER
    comfortable = [size for size in sizes if size >= COMFORTABLE]
    others = [size for size in sizes if size < COMFORTABLE]
    order = [
        *((size, by_level, short) for by_level, short in kinds for size in comfortable),
        *((size, by_level, short) for size in others for by_level, short in kinds),
    ]
    fitting = (layout for wanted in order for layout in _layouts(levels, height, *wanted))
    return next(fitting, Layout(SMALLER[-1], 4, CODES[-1], by_level=False, short=True))


def _layouts(levels: Sequence[_Level], height: float, size: int, by_level: bool, short: bool) -> Iterator[Layout]:
    """The layouts of a kind and a size that fit, those with fewer roles side by side first."""
    for columns in (1, 2, 3, 4, 5):
        if by_level:
            rows = sum(math.ceil(len(level.titles) / columns) for level in levels)
        else:
            rows = math.ceil(sum(len(level.titles) for level in levels) / columns)
        row = height / max(1, rows)
        for code in CODES[:2] if size >= COMFORTABLE else CODES:
            width = (WIDTH - (LEVELS_WIDTH if by_level else 0)) / columns - code - SPACE
            has_room = code + 2 * AROUND_CODE <= row
            if has_room and all(_fits(level, size, width, row, by_level, short) for level in levels):
                yield Layout(size, columns, code, by_level, short)


def _fits(level: _Level, size: int, width: float, height: float, by_level: bool, short: bool) -> bool:
    titles = [(whole, brief)[short] for whole, brief in level.titles]
    if not by_level:
        titles = [f"{level.mark} {title}" for title in titles]
    most = int((height - 1.5) / (size * _POINT * _LINE))
    # "6 to 24 months" below the name of the level takes two lines.
    labelled = (lines(level.label, LABEL, LEVELS_WIDTH - SPACE) + 2) * LABEL * _POINT * _LINE
    return (not by_level or labelled <= height) and all(lines(title, size, width) <= most for title in titles)


def lines(text: str, size: int, width: float) -> float:
    """How many lines a text takes in bold type; without end if a word is wider than a line."""
    count, used = 1, 0.0
    room = width / (size * _POINT)
    for gap, length in _pieces(text):
        if length > room:
            return math.inf
        if used and used + gap + length > room:
            count, used = count + 1, length
        else:
            used += length + (gap if used else 0)
    return count


def _pieces(text: str) -> Iterator[tuple[float, float]]:
    """What stays on one line: the width of the space before it, and its own. A line can end at any wide letter."""
    gap = 0.0
    for word in text.split():
        for is_wide, run in itertools.groupby(word, lambda letter: unicodedata.east_asian_width(letter) in "WF"):
            widths = [_letter(letter) for letter in run]
            for length in widths if is_wide else [sum(widths)]:
                yield gap, length
                gap = 0
        gap = _letter(" ")


def _letter(letter: str) -> float:
    """The width of a letter in parts of its size."""
    if unicodedata.combining(letter):
        return 0
    if unicodedata.east_asian_width(letter) in "WF":
        return 1
    return _WIDTHS.get(letter, 0.82 if letter.isupper() else 0.71)
