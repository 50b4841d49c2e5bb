"""Renew the golden pages after an intended change: `PYTHONPATH=tests python -m support.bless_pages`. Read the diff.

One page of each kind, drawn for the company in `tests/fixtures/tiny/`, with a line for each block of HTML.
`tests/pages/test_pages.py` compares the pages with these files.
"""

from __future__ import annotations

from careerguide.pages.page import Settings
from support.company import files_of, guide_of, pages_of, tiny
from support.paths import FIXTURES
from support.pretty_html import pretty

GOLDEN = FIXTURES / "golden"
# Kind -> the address of an example page.
KINDS = {
    "map": "/map/",
    "roles": "/roles/",
    "skills": "/skills/",
    "tracks": "/tracks/",
    "bands": "/bands/",
    "moves": "/moves/",
    "role": "/roles/agent/",
    "role-without-much": "/roles/analyst/",
    "skill": "/skills/listening/",
    "kpi": "/kpis/qa-score/",
    "track": "/tracks/support/",
    "band": "/bands/foundation/",
    "move": "/moves/agent/senior-agent/",
    "stories": "/stories/",
    "story": "/stories/from-calls-to-figures/",
    "card": "/stories/from-calls-to-figures/card/",
    "poster": "/openings/senior-agent-pune/poster/",
    "links": "/roles/agent/links/",
    "boards": "/boards/",
    "week": "/boards/week/",
    "kiosk": "/kiosk/",
    "wall": "/tracks/support/wall/",
    "pocket": "/roles/agent/pocket/",
    "texts": "/openings/senior-agent-pune/texts/",
    "interview": "/roles/agent/interview/",
    "openings": "/openings/",
    "opening": "/openings/senior-agent-pune/",
    "events": "/events/",
    "kit": "/kit/",
    "plan": "/plan/",
    "compare": "/compare/",
    "my": "/my/",
    "health": "/hr/health/",
    "matrix": "/hr/matrix/support/",
    "changes": "/changes/",
    "edit": "/hr/edit/",
    "rules": "/hr/rules/",
    "rule": "/hr/rules/dead-end/",
}


def drawn() -> dict[str, str]:
    """Kind -> HTML of its page as drawn now, with a line for each block."""
    guide = guide_of(tiny())
    pages = pages_of(guide, Settings("https://git.example/hr/guide"))
    files = files_of(guide, "https://careers.example/")
    others = {"redirect": files["roles/operator/index.html"], "sitemap": files["sitemap.xml"]}
    bodies = {kind: pages[address].body for kind, address in KINDS.items()} | others
    return {kind: pretty(html) for kind, html in bodies.items()}


def bless() -> list[str]:
    """Write the golden pages; returns the names of those that changed."""
    GOLDEN.mkdir(exist_ok=True)
    new = {f"{kind}.html": html for kind, html in drawn().items()}
    for old in GOLDEN.glob("*.html"):
        if old.name not in new:
            old.unlink()
    changed = [
        name
        for name, html in new.items()
        if not (GOLDEN / name).is_file() or (GOLDEN / name).read_text("utf-8") != html
    ]
    for name in changed:
        (GOLDEN / name).write_text(new[name], encoding="utf-8", newline="\n")
    return changed


if __name__ == "__main__":
    lines = [f"Renewed tests/fixtures/golden/{name}" for name in bless()]
    print("\n".join(lines) or "No golden page has changed.")  # noqa: T201
