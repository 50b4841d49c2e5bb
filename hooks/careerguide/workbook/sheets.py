"""The sheets of the workbook and their rows.

A row is an entry, or an item of a list in an entry: a skill that a role needs, a move, a condition of a move.
"""

from __future__ import annotations

import dataclasses as dc
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from careerguide import model
from careerguide.guide.guide import Guide
from careerguide.guide.samples import opening_as_written
from careerguide.loading.loaded_data import LoadedData, entry_id
from careerguide.model import Record
from careerguide.model.record_fields import FieldPath

from .columns import CellValue, Column, SitesColumn, shown

# Kind -> its entries.
Entries = Mapping[str, Sequence[Record]]


@dc.dataclass(frozen=True)
class Sheet:
    """A sheet: the kind of entry that its rows are in, the keys of the list that they are items of, and its columns.

    `owners` are the heads of the columns that name the entry and, of a condition, the move. `keys` are the keys that
    tell an item from the others of its list, and `places` are keys that belong to its identity if they have a value. A
    sheet without `items` has a row for each entry.
    """

    title: str
    kind: str
    items: tuple[str, ...]
    owners: tuple[str, ...]
    keys: tuple[str, ...]
    columns: tuple[Column, ...]
    places: tuple[str, ...] = ()

    @property
    def heads(self) -> tuple[str, ...]:
        """The heads of all visible columns."""
        return (*self.owners, *(column.head for column in self.columns))


@dc.dataclass(frozen=True, slots=True)
class Row:
    """A row: the ids of its entry and of its move, the path of its item in the entry, and the values of its cells."""

    owners: tuple[str, ...]
    path: FieldPath
    identity: str
    values: tuple[CellValue, ...]


def _columns(record: type[Record], *columns: tuple[str, str, int], locked: tuple[str, ...] = ()) -> tuple[Column, ...]:
    """Columns from their heads, their paths with dots, and their widths."""
    return tuple(
        (SitesColumn if record is model.Opening and path == "sites" else Column)(
            head, tuple(path.split(".")), record, width, head in locked
        )
        for head, path, width in columns
    )


SHEETS = (
    Sheet("Roles", "role", (), (), ("id",), _columns(
        model.Role,
        ("id", "id", 26), ("title", "title", 28), ("short title", "short", 16), ("other names", "aliases", 24),
        ("track", "track", 20), ("family", "family", 14), ("also in", "also_in", 16), ("level", "level", 7),
        ("status", "status", 12), ("summary", "summary", 50), ("everyday words", "everyday", 30),
        ("shifts", "reality.shifts", 10), ("remote", "reality.remote", 10), ("team from", "reality.manages.min", 8),
        ("team to", "reality.manages.max", 8), ("day", "reality.day", 50),
        ("responsibilities", "responsibilities", 50), ("sites", "sites", 16), ("languages", "languages", 14),
        ("pay grade", "grade.code", 10), ("page of the pay grade", "grade.link", 20), ("learning", "learning", 24),
        ("tip", "tip", 40), ("month of the newest source", "outlook.as_of", 12),
        ("future of the work", "outlook.trend", 12), ("tasks that grow", "outlook.grows", 40),
        ("tasks that shrink", "outlook.shrinks", 40), ("sources of the future", "outlook.sources", 20),
        ("months to renew", "outlook.renew_after", 9), ("dead end", "dead_end", 30), ("owner", "review.owner", 16),
        ("last review", "review.last", 12), ("months to review", "review.every", 9), ("successor", "successor", 26),
        ("last day", "retires", 12), ("language of texts", "lang", 10), ("example", "sample", 9),
        locked=("id",),
    )),
    Sheet("Moves", "role", ("moves",), ("role",), ("to",), _columns(
        model.MoveEntry,
        ("to", "to", 26), ("kind", "kind", 12), ("fewest months", "after.min", 9),
        ("typical months", "after.typical", 9), ("most months", "after.slow", 9), ("confidence", "confidence", 12),
        ("sources", "sources", 20), ("prepare", "prepare", 50), ("why", "why", 50), ("why not", "why_not", 50),
        locked=("to",),
    )),
    Sheet("Conditions", "role", ("moves", "gates"), ("role", "to"), ("kpi", "do"), _columns(
        model.Gate, ("kpi", "kpi", 24), ("target", "target", 16), ("months", "months", 9), ("do", "do", 60),
    )),
    Sheet("Lower skills", "role", ("moves", "less"), ("role", "to"), ("skill",), _columns(
        model.LowerSkill, ("skill", "skill", 30), ("why", "why", 60),
    )),
    Sheet("Skills by role", "role", ("skills",), ("role",), ("skill",), _columns(
        model.SkillNeed, ("skill", "skill", 30), ("level", "level", 16), ("need", "need", 12),
    )),
    Sheet("KPIs by role", "role", ("kras",), ("role",), ("kpi",), _columns(
        model.Kra, ("result area", "area", 34), ("kpi", "kpi", 24), ("target", "target", 16), ("months", "over", 9),
    )),
    Sheet("Differences", "role", ("differences",), ("role",), ("kpi", "skill", "language"), _columns(
        model.Difference,
        ("line of business", "line_of_business", 18), ("site", "site", 14), ("shift", "shift", 10),
        ("kpi", "kpi", 24), ("target", "target", 16), ("months", "over", 9), ("skill", "skill", 30),
        ("level", "level", 16), ("need", "need", 12), ("language", "language", 16),
    ), model.PLACES),
    Sheet("Codes", "role", ("codes",), ("role",), ("scheme",), _columns(
        model.Code,
        ("scheme", "scheme", 14), ("code", "code", 16), ("title", "title", 30), ("match", "match", 10),
        ("source", "source", 20),
    )),
    Sheet("KPIs", "kpi", (), (), ("id",), _columns(
        model.Kpi,
        ("id", "id", 24), ("title", "title", 28), ("other names", "aliases", 24), ("definition", "definition", 50),
        ("unit", "unit", 10), ("direction", "direction", 11), ("what helps", "improve", 50),
        ("caution", "caution", 50), ("watch", "watch", 24), ("typical", "typical", 40), ("sources", "sources", 20),
        locked=("id",),
    )),
    Sheet("Openings", "opening", (), (), ("id",), _columns(
        model.Opening,
        ("id", "id", 30), ("role", "role", 26), ("sites", "sites", 16), ("line of business", "line_of_business", 16),
        ("shift", "shift", 14), ("seats", "seats", 7), ("opens", "opens", 12), ("closes", "closes", 12),
        ("months in role", "eligibility.months_in_role", 9), ("from roles", "eligibility.from_roles", 30),
        ("last rating", "eligibility.last_rating", 11), ("how decided", "decision.how", 40),
        ("decided by", "decision.by", 12), ("apply", "apply", 36), ("contact", "contact", 20), ("example", "sample", 9),
        locked=("id",),
    )),
)  # fmt: skip
BY_TITLE = {sheet.title: sheet for sheet in SHEETS}


def of_guide(guide: Guide) -> Entries:
    """What the site shows today; nothing of parts that are off."""
    people = guide.people
    written = [
        opening_as_written(opening, guide.today) for opening in (*people.openings.values(), *people.closed.values())
    ]
    entries: Entries = {"role": [*guide.roles.values()], "kpi": [*guide.kpis.values()], "opening": written}
    return {kind: records for kind, records in entries.items() if kind not in guide.parts.hidden_kinds}


def of_data(loaded: LoadedData) -> Entries:
    """All entries of data without errors, drafts too."""
    return {sheet.kind: [item.entry for item in loaded.of(sheet.kind) if item.entry] for sheet in SHEETS}


def rows(sheet: Sheet, entry: Record) -> Iterator[Row]:
    """The rows of an entry on a sheet."""
    id_ = str(getattr(entry, "id", ""))
    if not sheet.items:
        yield Row((), (), id_, _values(sheet, entry))
    elif len(sheet.items) == 1:
        yield from _items(sheet, getattr(entry, sheet.items[0]), (id_,), sheet.items)
    else:
        outer, inner = sheet.items
        for index, item in enumerate(getattr(entry, outer)):
            yield from _items(sheet, getattr(item, inner), (id_, item.to), (outer, index, inner))


def _items(sheet: Sheet, items: Sequence[Record], owners: tuple[str, ...], path: FieldPath) -> Iterator[Row]:
    counts: Counter[str] = Counter()
    for index, item in enumerate(items):
        texts = {column.path[0]: shown(column.value(item)) for column in sheet.columns}
        yield Row(owners, (*path, index), identity(sheet, texts, counts), _values(sheet, item))


def identity(sheet: Sheet, values: Mapping[str, str], counts: Counter[str]) -> str:
    """What tells an item from the others of its list: its places and first key, with a number if they occur again."""
    keys = [next((values[name] for name in sheet.keys if values.get(name)), "")]
    key = ", ".join([*(values[place] for place in sheet.places if values.get(place)), *keys])
    counts[key] += 1
    return key if counts[key] == 1 else f"{key} {counts[key]}"


def _values(sheet: Sheet, record: Record) -> tuple[CellValue, ...]:
    return tuple(column.value(record) for column in sheet.columns)


def mark(text: str) -> str:
    """Eight characters by which a later import knows whether a text is still the same."""
    return f"{zlib.crc32(text.encode()):08x}"


def ids_of_guide(guide: Guide) -> dict[str, list[str]]:
    """Kind -> the ids that a cell may name, of what the site shows."""
    return {kind: list(guide.of_kind(kind)) for kind in _named_kinds()}


def ids_of_data(loaded: LoadedData) -> dict[str, list[str]]:
    """Kind -> the ids that a cell may name."""
    named = {kind: [entry_id(item) for item in loaded.of(kind)] for kind in _named_kinds()}
    return named | {"skill-level": [level.id for level in loaded.skill_levels]}


def _named_kinds() -> list[str]:
    return [*dict.fromkeys(kind for sheet in SHEETS for column in sheet.columns if (kind := column.kind))]
