"""A report of changes as Markdown for people and as JSON for scripts."""

from __future__ import annotations

import dataclasses as dc
import json
import re

from careerguide.guide.change import WEIGHTS, Change
from careerguide.model.kinds import KINDS
from careerguide.problems import Problem

# What Markdown or a forge takes for markup: emphasis, links, HTML, entities, and the start of lists and headings.
_MARKUP = r"[\\`*_{}\[\]!]|^[-+](?!\w)|(?<=^\d)[.)]|(?<=^\d\d)[.)]|(?<=^\d\d\d)[.)]"
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "~": "&#126;", "|": "&#124;"}
# Forges look for mentions, issues and links after Markdown, so an entity does not hide them; a zero-width space does.
_CALLS = r"[@#]|\bGH-|:(?=//)|\bwww\."
_TOKEN = re.compile(rf"(?P<call>{_CALLS})|[&<>~|]|(?P<markup>{_MARKUP})", re.IGNORECASE)
_CODE = re.compile(r"(`formerly: \[[a-z0-9-]+\]`)")
NOTHING = "Nothing changes for readers."


@dc.dataclass(frozen=True, slots=True)
class Report:
    """All changes, the most important first, and the problems that only the new data has.

    `partly_read` are kinds of which some entries or fields could not be read, and so were not compared.
    """

    changes: tuple[Change, ...]
    problems: tuple[Problem, ...] = ()
    routes_compared: bool = True
    partly_read: tuple[str, ...] = ()


def as_markdown(report: Report) -> str:
    """The report for a pull request: one line for each change, grouped by weight."""
    blocks = []
    if report.problems:
        problems = (
            f"* `{problem.path.replace('`', '?')}:{problem.line}` {escape(problem.message)}"
            for problem in report.problems
        )
        blocks.append(["### Fix these problems first", "", *problems])
    for weight, title in WEIGHTS.items():
        lines = [f"* {escape(change.text)}" for change in report.changes if change.weight == weight]
        if lines:
            blocks.append([f"### {title}", "", *lines])
    if not blocks:
        complete = report.routes_compared and not report.partly_read
        blocks.append([NOTHING if complete else "Nothing changes in the data that could be read."])
    if report.partly_read:
        kinds = ", ".join(KINDS[kind].nouns for kind in report.partly_read)
        blocks.append([f"Only partly compared, because some of the data could not be read: {kinds}."])
    if not report.routes_compared:
        blocks.append(["Routes were not compared, because the data has errors before or after the change."])
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def as_json(report: Report) -> str:
    """`{changes, faults, routes_compared, partly_read}`.

    A change is `{weight, kind, id, field, text}`; a fault, which is a problem, has the fields of `Problem`.
    """
    value = {
        "changes": [dc.asdict(change) for change in report.changes],
        "faults": [dc.asdict(problem) for problem in report.problems],
        "routes_compared": report.routes_compared,
        "partly_read": list(report.partly_read),
    }
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def escape(text: str) -> str:
    """Text that every forge shows as it is; `formerly: [old-id]`, which we write ourselves, stays code."""
    parts = _CODE.split(text)
    return "".join(part if index % 2 else _TOKEN.sub(_escape, part) for index, part in enumerate(parts))


def _escape(token: re.Match[str]) -> str:
    if token["call"]:
        return ("\\#" if token[0] == "#" else token[0]) + "&#8203;"
    return f"\\{token[0]}" if token["markup"] else _ENTITIES[token[0]]
