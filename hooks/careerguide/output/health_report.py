"""The health of the guide as text for a terminal or an issue, as JSON, and as a table."""

from __future__ import annotations

import dataclasses as dc
import json
from collections.abc import Iterable, Iterator, Sequence

from careerguide import formatting
from careerguide.guide.guide import Guide
from careerguide.guide.health import TABLE, URGENCIES, HealthCheck, health
from careerguide.guide.moves import Location

from .csv import table

HEAD = ("what matters", "check", "what to do", "finding", "owner", "track", "page", "file", "line")


def as_markdown(checks: Iterable[HealthCheck], before: Iterable[HealthCheck] = ()) -> str:
    """All findings, for a terminal or an issue; with the checks of an earlier time, their counts too."""
    counts = {check.id: len(check.findings) for check in before}
    lines = []
    for check in checks:
        earlier = f" (before: {counts[check.id]})" if check.id in counts else ""
        lines += [f"## {check.title}: {len(check.findings)} of {check.of}{earlier}", ""]
        if check.findings:
            lines += [check.fix, ""]
            lines += [f"* {finding.text}{_in_brackets(finding.location)}" for finding in check.findings] + [""]
    return "\n".join(lines)


def _in_brackets(location: Location | None) -> str:
    return f" ({location.path}:{location.line})" if location else ""


def as_json(checks: Iterable[HealthCheck], before: Iterable[HealthCheck] = ()) -> str:
    """`[{id, title, cure, of, findings: [{words, address, owner, tracks, path, line}]}]`; `was` is an earlier count.

    `cure` is the fix, and `words` the text of a finding; the keys are part of the API and never change.
    """
    earlier = {check.id: {"was": len(check.findings)} for check in before}
    value = [
        {
            "id": check.id,
            "title": check.title,
            "cure": check.fix,
            "of": check.of,
            **earlier.get(check.id, {}),
            "findings": [
                {
                    "words": finding.text,
                    "address": finding.address,
                    "owner": finding.owner,
                    "tracks": finding.tracks,
                    **(dc.asdict(finding.location) if finding.location else {}),
                }
                for finding in check.findings
            ],
        }
        for check in checks
    ]
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def findings_table(guide: Guide, site_url: str) -> Iterator[tuple[str, str]]:
    """Path inside the site and text of the table of all findings; nothing if the site has no pages for HR."""
    if guide.parts.hr_pages:
        yield TABLE, table(HEAD, _rows(guide, health(guide), site_url))


def _rows(guide: Guide, checks: Iterable[HealthCheck], site_url: str) -> Iterator[Sequence[object]]:
    """A row for each finding, the most urgent first, with the columns of `HEAD`."""
    for check in checks:
        for finding in check.findings:
            location = finding.location
            where = (location.path, location.line) if location else ("", "")
            tracks = "; ".join(guide.tracks[id_].title for id_ in finding.tracks)
            what = URGENCIES[check.urgency], check.title, check.fix.replace("`", ""), finding.text
            owner = formatting.owner(finding.owner) if finding.owner else ""
            yield *what, owner, tracks, f"{site_url.rstrip('/')}{finding.address}", *where
