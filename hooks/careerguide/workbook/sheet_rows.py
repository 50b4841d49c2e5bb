"""The rows of a sheet as XML, from a template: a large company has 100,000 cells, and openpyxl takes long for each."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterable, Iterator, Sequence

import jinja2
from openpyxl.utils import get_column_letter
from openpyxl.utils.escape import escape

from careerguide.render.jinja_env import TEMPLATES
from careerguide.render.template_cache import TemplateCache

from .columns import CellValue

# The number of a day counts from here in a sheet.
_FIRST_DAY = dt.date(1899, 12, 30)

# Letters of the column, number of the style, whether it is a text, and what the cell holds.
_Cell = tuple[str, int, bool, str | int]


def rows_as_xml(table: Iterable[Sequence[CellValue]], first: int, styles: Sequence[int], height: int = 0) -> bytes:
    """Rows from the number `first` on, in UTF-8. `styles` are those of the columns, 0 for none; `height` is in points.

    A text stays a text, whatever it starts with: never a formula. An empty value has no cell.
    """
    letters = [get_column_letter(number) for number in range(1, len(styles) + 1)]
    rows = ((number, _cells(values, letters, styles)) for number, values in enumerate(table, first))
    return _template().render(rows=rows, height=height).encode()


def _cells(values: Sequence[CellValue], letters: Sequence[str], styles: Sequence[int]) -> Iterator[_Cell]:
    for value, letter, style in zip(values, letters, styles, strict=True):
        if isinstance(value, str):
            yield letter, style, True, escape(value) if "_x" in value else value
        elif value is not None:
            yield letter, style, False, value if isinstance(value, int) else (value - _FIRST_DAY).days


@functools.cache
def _template() -> jinja2.Template:
    loader = jinja2.FileSystemLoader(TEMPLATES / "workbook")
    # Without `autoescape`: the template escapes what is text.
    env = jinja2.Environment(loader=loader, auto_reload=False, bytecode_cache=TemplateCache())  # noqa: S701
    return env.get_template("rows.xml")
