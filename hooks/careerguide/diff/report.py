"""A comparison as people read it, and as scripts do."""

from __future__ import annotations

import dataclasses as dc
import json
import re

from ..problems import Problem
from .change import WEIGHTS, Change

# What Markdown or a forge would take for more than text: emphasis, links, HTML, mentions and numbers of issues.
_MARKUP = re.compile(r"[\\`*_{}\[\]<>|~]")


@dc.dataclass(frozen=True, slots=True)
class Report:
    """All changes, heaviest first, and faults that the new state has and the old had not."""

    changes: tuple[Change, ...]
    faults: tuple[Problem, ...] = ()
    routes_compared: bool = True


def as_markdown(report: Report) -> str:
    """For a pull request: one line for each change, grouped by weight."""
    lines = []
    if report.faults:
        lines += [
            "### Must be mended first",
            "",
            *(f"* `{fault.path}:{fault.line}` {_plain(fault.message)}" for fault in report.faults),
            "",
        ]
    for weight, title in WEIGHTS.items():
        found = [change for change in report.changes if change.weight == weight]
        if found:
            lines += [f"### {title}", "", *(f"* {_plain(change.text)}" for change in found), ""]
    if not report.changes and not report.faults:
        return "Nothing changes for readers.\n"
    if not report.routes_compared:
        lines += ["Routes were not compared, since one of the two states has errors.", ""]
    return "\n".join(lines[:-1]) + "\n"


def as_json(report: Report) -> str:
    """`{changes: [{weight, kind, id, field, text}], faults: [{path, line, column, code, message, severity}], routes_compared}`."""
    value = {
        "changes": [dc.asdict(change) for change in report.changes],
        "faults": [dc.asdict(fault) for fault in report.faults],
        "routes_compared": report.routes_compared,
    }
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def _plain(words: str) -> str:
    """Text that stays text on every forge; code spans of our own stay code."""
    parts = re.split(r"(`[a-z]+: \[[a-z0-9-]*\]`)", words)
    safe = [
        part if index % 2 else _MARKUP.sub(r"\\\g<0>", part).replace("@", "&#64;").replace("#", "&#35;") for index, part in enumerate(parts)
    ]
    return "".join(safe)
