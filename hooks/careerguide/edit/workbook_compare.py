"""Compare each row of a workbook with the row as it was exported, and with the data of today.

A cell that is as it was exported changes nothing. A cell that both sides changed is a conflict.
"""

from __future__ import annotations

from careerguide.loading.loaded_data import LoadedData
from careerguide.workbook.base import BaseRow, cell_mark
from careerguide.workbook.cells import CellError
from careerguide.workbook.columns import Column, lines_of, shown
from careerguide.workbook.read import ReadBook, SheetRow

from .entries import InvalidEntryError, unused_id
from .workbook_changes import Changes, Choices, Comparison, Group
from .workbook_matching import Current, Matching
from .workbook_values import put


def find_changes(loaded: LoadedData, book: ReadBook, choices: Choices) -> Changes:
    """The changes of a workbook against data without errors. Entries come before their lists."""
    whole = Comparison(loaded, book, choices)
    for title in book.missing:
        whole.changes.notes.append(f"The workbook has no sheet {title}, so nothing of it changes.")
    for read in book.sheets:
        if read.missing:
            columns = ", ".join(read.missing)
            whole.changes.notes.append(f"The sheet {read.name} lacks some columns, which do not change: {columns}.")
        for area in read.merged:
            whole.problem(f"{read.name}!{area}", "merged-cells", "Cells are merged here. Choose Unmerge Cells.")
        _SheetComparison(whole, read).run()
    for key, values in [*whole.changes.values.items(), *whole.changes.new.items()]:
        _without_removed(values)
        whole.changes.places[key] = dict(whole.places(values, ()))
    return whole.changes


class _SheetComparison(Matching):
    """The comparison of one sheet."""

    def run(self) -> None:
        """All rows of the workbook, then those that are gone."""
        numbers = self.numbers()
        for row, number in zip(self.read.rows, numbers, strict=True):
            self.row(row, self.base.get(number) if number else None)
        for number in self.base.keys() - set(numbers):
            self.gone(self.base[number])

    def row(self, row: SheetRow, base: BaseRow | None) -> None:
        """One row of the workbook; `base` is the row as it was exported, if it was."""
        texts = self._texts(row)
        if texts is None:
            return
        owners, key = self.identity(row)
        if base and owners != self.owners_now(base):
            head = next(
                h for h, now, was in zip(self.sheet.owners, owners, self.owners_now(base), strict=True) if now != was
            )
            message = "This column says what the row is about, and cannot change. Write a new row instead."
            self.whole.problem(self.read.place(row.line, head), "locked-cell", message)
            return
        current = self.current.get((owners, base.identity)) if base else self.by_id.get((owners, key))
        if current is None and base is None:
            self.new_row(row, owners, texts)
        elif current is None:
            assert base
            if changed := [head for head, text in texts.items() if cell_mark(lines_of(text)) != base.marks.get(head)]:
                message = "You changed this row, but it is no longer in the data: somebody has deleted or renamed it."
                self.whole.problem(self.read.place(row.line, changed[0]), "row-not-in-data", message)
        else:
            self.compare(row, base, current, texts)

    def _texts(self, row: SheetRow) -> dict[str, str] | None:
        """The text of each cell by its head; None if one cannot be read."""
        texts: dict[str, str] = {}
        for column in self.columns:
            try:
                texts[column.head] = self.text(row, column)
            except CellError as error:
                self.whole.problem(self.read.place(row.line, column.head), "not-a-value", str(error))
        return texts if len(texts) == len(self.columns) else None

    def compare(self, row: SheetRow, base: BaseRow | None, current: Current, texts: dict[str, str]) -> None:
        """Take over the cells that people changed."""
        values = dict(zip((column.head for column in self.sheet.columns), current.row.values, strict=True))
        for column in self.columns:
            text, now = lines_of(texts[column.head]), shown(values[column.head])
            was = base.marks.get(column.head, "") if base else ""
            if cell_mark(text) == was or text == now:
                continue
            place = self.read.place(row.line, column.head)
            if column.locked:
                advice = f"`careerguide rename {self.sheet.kind} {now} {text}`" if not self.sheet.items else "a new row"
                self.whole.problem(place, "locked-cell", f"This id is `{now}` and cannot change here. Use {advice}.")
            elif cell_mark(now) == was or self._is_taken(place, text, now):
                self.write(current, column, texts[column.head], place, row)

    def _is_taken(self, place: str, text: str, now: str) -> bool:
        """Whether a person chose the workbook's side of a conflict; without a choice, it is a problem."""
        self.whole.changes.conflicts.add(place)
        if place in self.whole.choices.take:
            return True
        if place not in self.whole.choices.keep:
            message = (
                f"The workbook has {_quoted(text)}, and somebody has changed the data to {_quoted(now)} since the "
                f"export. Choose --take {place} for the workbook, or --keep {place} for the data."
            )
            self.whole.problem(place, "changed-by-others", message)
        return False

    def write(self, current: Current, column: Column, text: str, place: str, row: SheetRow) -> None:
        """Give a value of the data the text of a cell."""
        group = self._group(current)
        if group is None:
            message = "You changed this row, but its move is gone from the sheet Moves."
            self.whole.problem(place, "row-not-in-data", message)
            return
        holder, key = put(group, column, text, current.record)
        self.whole.cells[id(holder)][key] = place
        self.whole.cells[id(group)].setdefault("", self.read.place(row.line))

    def _group(self, current: Current) -> Group | None:
        """The values of a row, which can be changed; None if it is removed."""
        value: object = self.whole.values(current.key)
        for step in current.row.path:
            if value is not None:
                value = value[step]  # type: ignore[index]
        return value if isinstance(value, dict) else None

    def new_row(self, row: SheetRow, owners: tuple[str, ...], texts: dict[str, str]) -> None:
        """Add an entry, or an item to the list that its owners have."""
        first = self.read.place(row.line)
        group: Group = {}
        if not self.sheet.items:
            id_ = texts.get("id", "")
            place = self.read.place(row.line, "id")
            try:
                unused_id(self.whole.loaded, self.sheet.kind, id_)
                if (self.sheet.kind, id_) in self.whole.changes.new:
                    raise InvalidEntryError(f"Another row has the id `{id_}` too. Choose another id.")  # noqa: TRY301
            except InvalidEntryError as error:
                self.whole.problem(place, "not-an-id", str(error).replace(" with --id", ""))
                return
            self.whole.changes.new[self.sheet.kind, id_] = group
        elif (items := self._list_of(row, owners)) is not None:
            items.append(group)
        else:
            return
        self.whole.cells[id(group)][""] = first
        for column in self.columns:
            if texts[column.head]:
                holder, key = put(group, column, texts[column.head], None)
                self.whole.cells[id(holder)][key] = self.read.place(row.line, column.head)

    def _list_of(self, row: SheetRow, owners: tuple[str, ...]) -> list[object] | None:
        """The list that a new item goes into; None after a problem if its role or its move does not exist."""
        key = ("role", owners[0])
        if key not in self.whole.items and key not in self.whole.changes.new:
            text = f"There is no role `{owners[0]}`." if owners[0] else "Write the id of the role."
            self.whole.problem(self.read.place(row.line, self.sheet.owners[0]), "unknown-role", text)
            return None
        group: Group = self.whole.values(key)
        if len(owners) > 1:
            moves = group.get("moves", [])
            assert isinstance(moves, list)
            move = next((item for item in moves if item and str(item.get("to", "")).strip() == owners[1]), None)
            if move is None:
                message = f"There is no move from `{owners[0]}` to `{owners[1]}`. Add it on the sheet Moves first."
                self.whole.problem(self.read.place(row.line, self.sheet.owners[1]), "unknown-move", message)
                return None
            group = move
        items = group.setdefault(self.sheet.items[-1], [])
        assert isinstance(items, list)
        return items

    def gone(self, base: BaseRow) -> None:
        """A row that is gone from the workbook."""
        owners = self.owners_now(base)
        current = self.current.get((owners, base.identity))
        if current is None or self._group_now(current) is None:
            return
        name = " to ".join(f"`{part}`" for part in (*owners, current.row.identity))
        if not self.sheet.items and self.sheet.kind != "opening":
            retire = " set its status to retiring, or use `careerguide retire`." if self.sheet.kind == "role" else ""
            message = (
                f"The row of {name} is gone. The workbook deletes no {self.sheet.kind}, because people have links to "
                f"it. Put the row back{';' + retire if retire else '.'}"
            )
            self.whole.problem(self.read.name, "row-deleted", message)
            return
        now = {c.head: cell_mark(shown(v)) for c, v in zip(self.sheet.columns, current.row.values, strict=True)}
        if any(now.get(head, was) != was for head, was in base.marks.items()):
            self.whole.changes.notes.append(
                f"{self.read.name}: the row {name} is gone from the workbook, but somebody has changed it since the "
                "export. It stays in the data."
            )
            return
        self.whole.changes.gone.append(f"{self.read.name}: {name}")
        if self.whole.choices.delete:
            self._remove(current)

    def _group_now(self, current: Current) -> object:
        """The values of a row as they are now, without a copy."""
        if current.key in self.whole.changes.values:
            return self._group(current)
        return current

    def _remove(self, current: Current) -> None:
        if not self.sheet.items:
            self.whole.changes.removed.append(current.key)
            return
        value: object = self.whole.values(current.key)
        for step in current.row.path[:-1]:
            value = value[step]  # type: ignore[index]
        value[current.row.path[-1]] = None  # type: ignore[index]


def _without_removed(value: object) -> None:
    """Drop removed items from all lists, and lists that are then empty."""
    if isinstance(value, dict):
        for part in value.values():
            _without_removed(part)
        for key in [key for key, part in value.items() if part in ([], {})]:
            del value[key]
    elif isinstance(value, list):
        value[:] = [part for part in value if part is not None]
        for part in value:
            _without_removed(part)


def _quoted(text: str) -> str:
    short = text if len(text) <= 60 else f"{text[:57]}..."
    return f"`{short}`" if text else "no value"
