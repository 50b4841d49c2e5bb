"""The tiny company with a role that is not the same on a client line, at a site and at night."""

from __future__ import annotations

from support.company import Texts, changed, tiny

DIFFERENCES = """  differences:
    - {line_of_business: Telecom, kpi: handle-time, target: "<= 8 minutes"}
    - {line_of_business: Telecom, site: pune, kpi: handle-time, target: "<= 9 minutes", over: 2}
    - {line_of_business: Telecom, skill: typing, level: practitioner}
    - {site: pune, skill: coaching, level: awareness, need: desirable}
    - {site: pune, language: English B2}
    - {shift: night, kpi: qa-score, target: ">= 88%"}
"""
_NEXT = "  learning: [hearing-course]\n"


def differing(texts: Texts | None = None) -> Texts:
    """The company, or another one of the same role, with these differences."""
    return changed(texts or tiny(), "roles.yaml", _NEXT, DIFFERENCES + _NEXT)
