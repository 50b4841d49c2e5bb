"""The framework as CSV, for spreadsheets: one table for each list."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence

from careerguide.guide.guide import Guide

FOLDER = "api/v1"
# A spreadsheet takes a cell that starts so for a formula; an apostrophe in front makes it text.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
Row = Sequence[object]


def spreadsheets(guide: Guide) -> Iterator[tuple[str, str]]:
    """Path inside the site and text of each table; the byte-order mark tells spreadsheets that it is UTF-8."""
    for name, (head, rows) in TABLES.items():
        more = tuple(guide.skill_levels) if name == "skills" else ()
        yield f"{FOLDER}/{name}.csv", table((*head, *more), rows(guide))


def _roles(guide: Guide) -> Iterator[Row]:
    for role in guide.roles.values():
        reality, track, family = role.reality, guide.track_of(role), guide.family(role)
        leads = (reality.manages.min, reality.manages.max) if reality.manages else ("", "")
        facts = (role.id, role.title, track and track.title, role.level, role.status, reality.shifts, reality.remote)
        sites = "; ".join(guide.sites[id_].title for id_ in role.sites)
        languages = "; ".join(need.text for need in role.languages)
        others = "; ".join(other.title for other in guide.tracks_of(role)[1:])
        conditions = (sites, languages, role.grade and role.grade.code)
        short_link = guide.short_addresses.get(role.id)
        yield *facts, *leads, role.summary, *conditions, family and family.title, others, role.short, short_link


def _skills(guide: Guide) -> Iterator[Row]:
    for skill in guide.skills.values():
        markers = (skill.levels.get(level) for level in guide.skill_levels)
        yield skill.id, skill.title, skill.kind, skill.cluster, skill.summary, *markers


def _needs(guide: Guide) -> Iterator[Row]:
    for role in guide.roles.values():
        for need in role.skills:
            yield role.id, role.title, need.skill, guide.skills[need.skill].title, need.level, need.need


def _kras(guide: Guide) -> Iterator[Row]:
    for role in guide.roles.values():
        for kra in role.kras:
            yield role.id, role.title, kra.area, guide.kpis[kra.kpi].title, kra.target, kra.over


def _moves(guide: Guide) -> Iterator[Row]:
    for move in guide.moves:
        roles = move.start.id, move.start.title, move.end.id, move.end.title
        after = move.entry.after
        months = (after.min, after.typical, after.slow) if after else ("", "", "")
        yield *roles, move.kind, *months, move.entry.confidence, "; ".join(map(guide.condition, move.entry.gates))


def _conditions(guide: Guide) -> Iterator[Row]:
    for move in guide.moves:
        for gate in move.entry.gates:
            kpi = guide.kpis[gate.kpi].title if gate.kpi else ""
            months = gate.in_a_row if gate.kpi else ""
            yield move.start.id, move.start.title, move.end.id, move.end.title, kpi, gate.target, months, gate.do


# File name -> the names of its columns, and its rows.
TABLES: dict[str, tuple[Sequence[str], Callable[[Guide], Iterable[Row]]]] = {
    "roles": (
        (
            "id",
            "title",
            "track",
            "level",
            "status",
            "shifts",
            "remote",
            "leads from",
            "leads to",
            "summary",
            "sites",
            "languages",
            "pay grade",
            "family",
            "also in",
            "short title",
            "short link",
        ),
        _roles,
    ),
    "skills": (
        ("id", "title", "kind", "cluster", "summary"),  # and a column for each skill level
        _skills,
    ),
    "needs": (("role id", "role", "skill id", "skill", "level", "need"), _needs),
    "figures": (("role id", "role", "result area", "figure", "target", "months"), _kras),
    "moves": (
        ("from id", "from", "to id", "to", "kind", "min", "typical", "slow", "confidence", "conditions"),
        _moves,
    ),
    "conditions": (("from id", "from", "to id", "to", "figure", "target", "months", "to do"), _conditions),
}


def table(head: Sequence[str], rows: Iterable[Row]) -> str:
    """Rows as CSV in which no cell is a formula."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(head)
    writer.writerows([cell(value) for value in row] for row in rows)
    return "\ufeff" + text.getvalue()


def cell(value: object) -> object:
    """A value as a cell that a spreadsheet reads as a text or a number, never as a formula."""
    if not isinstance(value, str):
        return "" if value is None else value
    return f"'{value}" if value.lstrip().startswith(_FORMULA) or value.startswith(_FORMULA) else value
