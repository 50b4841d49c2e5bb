"""The whole framework as CSV, for those who work in a spreadsheet: one table for each list."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from careerguide.guide.guide import Guide

FOLDER = "api/v1"
# What makes a spreadsheet take a cell for a formula; an apostrophe in front makes it text again.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def spreadsheets(guide: Guide) -> Iterator[tuple[str, str]]:
    """Path inside the site and text of each table; the byte-order mark tells spreadsheets that it is UTF-8."""
    roles = guide.roles.values()
    tables: dict[str, tuple[Sequence[str], Iterable[Sequence[object]]]] = {
        "roles": (
            ("id", "title", "track", "level", "status", "shifts", "remote", "leads from", "leads to", "summary"),
            (
                (
                    *(
                        role.id,
                        role.title,
                        guide.tracks[role.track].title,
                        role.level,
                        role.status,
                        role.reality.shifts,
                        role.reality.remote,
                    ),
                    *((role.reality.manages.min, role.reality.manages.max) if role.reality.manages else ("", "")),
                    role.summary,
                )
                for role in roles
            ),
        ),
        "skills": (
            ("id", "title", "kind", "cluster", "summary", "awareness", "working", "practitioner", "expert"),
            (
                (skill.id, skill.title, skill.kind, skill.cluster, skill.summary, *skill.levels.model_dump().values())
                for skill in guide.skills.values()
            ),
        ),
        "needs": (
            ("role id", "role", "skill id", "skill", "level", "need"),
            (
                (role.id, role.title, need.skill, guide.skills[need.skill].title, need.level, need.need)
                for role in roles
                for need in role.skills
            ),
        ),
        "figures": (
            ("role id", "role", "result area", "figure", "target", "months", "gate"),
            (
                (
                    role.id,
                    role.title,
                    kra.area,
                    guide.kpis[kra.kpi].title,
                    kra.target,
                    kra.over,
                    "yes" if kra.gate else "no",
                )
                for role in roles
                for kra in role.kras
            ),
        ),
        "moves": (
            ("from id", "from", "to id", "to", "kind", "min", "typical", "slow", "confidence", "gates"),
            (
                (
                    *(move.start.id, move.start.title, move.end.id, move.end.title, move.kind),
                    *(
                        move.after.min,
                        move.after.typical,
                        move.after.slow,
                        move.entry.confidence,
                        "; ".join(move.entry.gates),
                    ),
                )
                for move in guide.moves
            ),
        ),
    }
    for name, (head, rows) in tables.items():
        yield f"{FOLDER}/{name}.csv", table(head, rows)


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Rows as CSV in which no cell starts a formula."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(head)
    writer.writerows([cell(value) for value in row] for row in rows)
    return "\ufeff" + text.getvalue()


def cell(value: object) -> object:
    """A cell that a spreadsheet takes for text or for a number."""
    if not isinstance(value, str):
        return "" if value is None else value
    return f"'{value}" if value.lstrip().startswith(_FORMULA) or value.startswith(_FORMULA) else value
