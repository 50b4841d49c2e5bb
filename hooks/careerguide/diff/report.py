"""A comparison as people read it, and as scripts do."""

from __future__ import annotations

import dataclasses as dc
import json
import re

from careerguide.guide.change import WEIGHTS, Change
from careerguide.problems import Problem

# What Markdown or a forge would take for more than text: emphasis, links, HTML, entities; and the beginnings of lists and headings.
_MARKUP = r"[\\`*_{}\[\]!]|^[-+](?!\w)|(?<=^\d)[.)]|(?<=^\d\d)[.)]|(?<=^\d\d\d)[.)]"
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "~": "&#126;", "|": "&#124;"}
# Forges look for mentions, issues and links after Markdown is done, so that an entity would not hide them; a space of no width does.
_CALLS = r"[@#]|\bGH-|:(?=//)|\bwww\."
_TOKEN = re.compile(rf"(?P<call>{_CALLS})|[&<>~|]|(?P<markup>{_MARKUP})", re.IGNORECASE)
_CODE = re.compile(r"(`formerly: \[[a-z0-9-]+\]`)")
NOTHING = "Nothing changes for readers."
KINDS = {
    "kpi": "figures",
    "learning": "courses and texts",
    "term": "the glossary",
    "ambassador": "people to ask",
    "story": "stories",
} | {
    "policy": "the rules for applying",
    "match": "how a match is worked out",
    "search": "how people type",
}


@dc.dataclass(frozen=True, slots=True)
class Report:
    """All changes, heaviest first, and faults that the new state has and the old had not."""

    changes: tuple[Change, ...]
    faults: tuple[Problem, ...] = ()
    routes_compared: bool = True
    partly_read: tuple[str, ...] = ()


def as_markdown(report: Report) -> str:
    """For a pull request: one line for each change, grouped by weight."""
    blocks = []
    if report.faults:
        faults = (f"* `{fault.path.replace('`', '?')}:{fault.line}` {plain(fault.message)}" for fault in report.faults)
        blocks.append(["### Must be mended first", "", *faults])
    for weight, title in WEIGHTS.items():
        found = [f"* {plain(change.text)}" for change in report.changes if change.weight == weight]
        if found:
            blocks.append([f"### {title}", "", *found])
    if not blocks:
        blocks.append(
            [
                NOTHING
                if report.routes_compared and not report.partly_read
                else "No change was found in what could be read."
            ]
        )
    if report.partly_read:
        kinds = ", ".join(KINDS.get(kind, f"{kind}s") for kind in report.partly_read)
        blocks.append([f"Only partly compared, since some of it could not be read: {kinds}."])
    if not report.routes_compared:
        blocks.append(["Routes were not compared, since one of the two states has errors."])
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def as_json(report: Report) -> str:
    """Changes `{weight, kind, id, field, text}`, faults `{path, line, column, code, message, severity}`, and what was not compared."""
    value = {
        "changes": [dc.asdict(change) for change in report.changes],
        "faults": [dc.asdict(fault) for fault in report.faults],
        "routes_compared": report.routes_compared,
        "partly_read": list(report.partly_read),
    }
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def plain(words: str) -> str:
    """Text that stays text on every forge; the one code span of our own stays code."""
    parts = _CODE.split(words)
    return "".join(part if index % 2 else _safe(part) for index, part in enumerate(parts))


def _safe(words: str) -> str:
    return _TOKEN.sub(_escaped, words)


def _escaped(found: re.Match[str]) -> str:
    if found["call"]:
        return ("\\#" if found[0] == "#" else found[0]) + "&#8203;"
    return f"\\{found[0]}" if found["markup"] else _ENTITIES[found[0]]
