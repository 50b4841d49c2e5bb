"""Pages on which a person works something out in the browser: the planner, the comparison, their own sheets."""

from __future__ import annotations

from collections.abc import Iterator

from .page import Page
from .page_builder import PageBuilder

# The usual routes, and the moves that people compare, which these pages show without script.
MOST_WANTED = 12


def tool_pages(builder: PageBuilder) -> Iterator[Page]:
    """Every page of this family."""
    yield builder.page(
        "plan",
        "/plan/",
        "Plan my route",
        builder.say("The best routes from your role to the role you want, step by step."),
        lambda: _plan_values(builder),
        found_by="Route planner, career path, where can I go, how do I become.",
    )
    yield builder.page(
        "compare",
        "/compare/",
        builder.say("Compare roles"),
        builder.say(
            "Two or three roles side by side: skills, KPIs, shifts, people and next steps."
            if builder.guide.tells("role", "kras")
            else "Two or three roles side by side: skills, shifts, people and next steps."
        ),
        lambda: {
            "often": [move for move in builder.guide.moves if move.kind == "promotion" and move.start.level <= 3][
                :MOST_WANTED
            ]
        },
        found_by=builder.say("Compare two roles, difference between roles, side by side."),
    )
    yield builder.page(
        "search",
        "/search/",
        "Search",
        builder.say("Roles, skills, moves, stories, openings and the guide, in your own words."),
        dict,
    )
    yield builder.page(
        "my",
        "/my/",
        builder.say("My plan"),
        builder.say(
            "Rate your skills once, note your KPIs each month, and plan your next step. "
            "All of it stays in your browser."
        ),
        dict,
        found_by=builder.say(
            "My skills, my log, self-assessment, skill gaps, KRA sheet, conditions, case for promotion, one-to-one, "
            "goals, next actions."
        ),
    )


def _plan_values(builder: PageBuilder) -> dict[str, object]:
    """The usual routes to roles that many people want: team leads first, then managers, then heads."""
    guide = builder.guide
    wanted = [role for level in (4, 6, 8) for role in guide.by_level.get(level, ()) if role.id in guide.usual_routes]
    return {"wanted": wanted[:MOST_WANTED], "routes": guide.usual_routes}
