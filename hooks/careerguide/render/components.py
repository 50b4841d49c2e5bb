"""The site's components: each is one template, which page templates use and Markdown pages call by the same name.

A component raises `UnknownIdError` for an id that the guide does not have; its caller knows the page and the line.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Mapping
from typing import Any

from markupsafe import Markup

from careerguide import formatting, model
from careerguide.guide import career_map, examples
from careerguide.guide.health import URGENCIES, health
from careerguide.guide.routes import Route, filtered, onward
from careerguide.guide.routes import best as best_routes

from .jinja_env import UnknownIdError
from .people_components import PeopleComponents

# Bytes of HTML. A page stays below 60 KB, and the theme and the rest of the home page take about 9 KB.
HEAVIEST_MAP = 50_000
# The page of a track has moves, openings and stories too.
HEAVIEST_LADDER = 25_000
# Roles that a page lists by name with a link or two.
MOST_LINKED = 130
# Roles of a level and moves of a role that a ladder names: as many as the page can carry.
LADDER_LIMITS = ((20, 6), (8, 3), (4, 1), (2, 0))

# A tag, or a character that Markdown gives a meaning to.
_TAG_OR_MARKUP = re.compile(r'(<(?:[^">]|"[^"]*")*>)|[\\`*_{}\[\]|~^]')


def _markdown_macro(draw: Callable[..., Markup]) -> Callable[..., Markup]:
    """The component for a Markdown page: `*` and `[` in its texts are written so that Markdown leaves them alone."""

    def drawn(*values: object, **options: object) -> Markup:
        html = _TAG_OR_MARKUP.sub(lambda match: match[1] or f"&#{ord(match[0])};", draw(*values, **options))
        return Markup(html)  # noqa: S704 - still escaped

    # Pages are checked before they are built, and their macros run both times.
    cached = functools.cache(drawn)

    @functools.wraps(draw)
    def macro(*values: object, **options: object) -> Markup:
        try:
            return cached(*values, **options)
        except TypeError:  # a list, for example, cannot be a key of the cache
            return drawn(*values, **options)

    return macro


# Fields of the policy that are no rule in a few words.
NO_RULES = ("answers", "not_decided", "review", "sources")


class Components(PeopleComponents):
    """Draws components of one guide. Markdown pages may call each public method that is named in `MACROS`."""

    MACROS = (
        "career_map", "ladder", "role_card", "roles", "skill_table", "tenure", "routes", "move", "band", "kpis",
        "learning", "policy", "policy_answers", "not_decided", "match_formula", "sources", "role", "skill", "track",
        "entry_roles", "benefits", "glossary", "story", "stories", "story_of_the_week", "openings", "events",
        "next_events", "ambassadors", "closing_soon", "story_cards", "samples_mark", "look_around", "hr_today",
        "links_of_roles", "addresses_for_systems",
    )  # fmt: skip

    @property
    def macros(self) -> Mapping[str, Callable[..., Any]]:
        """Name -> function, for any engine that runs macros and then reads the page as Markdown."""
        drawn: dict[str, Callable[..., Any]] = {name: _markdown_macro(getattr(self, name)) for name in self.MACROS}
        return {**drawn, "example": self.example, "has_page": self.has_page}

    def example(self, of: str) -> Markup:
        """The id of an example: an entry that suits a sentence such as "for example", picked by rule from the data."""
        ids = examples.examples(self.guide)
        self._require("example", ids, of)
        if not ids[of]:
            raise UnknownIdError(f"The data has no entry that suits `{of}`.")
        return Markup.escape(ids[of])

    def has_page(self, page: str) -> bool:
        """Whether the site has a Markdown page, by its path (`guide/applying.md`) or its address."""
        return self.written.has(page)

    def links_of_roles(self) -> Markup:
        """The pages with what recruiters send, by track; with many roles, the tracks, whose roles lead there."""
        return self.draw("links_of_roles", len(self.guide.roles) <= MOST_LINKED)

    def addresses_for_systems(self) -> Markup:
        """The addresses that an applicant-tracking system reads."""
        return self.draw("addresses_for_systems")

    def hr_today(self) -> Markup:
        """How much there is to do in the guide, for HR."""
        return self.draw("hr_today", health(self.guide), URGENCIES)

    @functools.cache  # noqa: B019 - lives as long as its guide
    def career_map(self) -> Markup:
        """All roles and moves, with tracks as rows and levels as columns; of a large company, the number of roles."""
        grid = career_map.grid(self.guide)
        html = self.draw("career_map", grid, None) if grid else Markup()
        if html and len(html.encode()) <= HEAVIEST_MAP:
            return html
        return self.draw("career_map", None, career_map.counts(self.guide) if self.guide.roles else None)

    def ladder(self, track: str) -> Markup:
        """A track's ladder: its levels with the months between. A large track shows fewer roles."""
        self._require("track", self.guide.tracks, track)
        entry = self.guide.tracks[track]
        steps = career_map.ladder(self.guide, entry)
        html = Markup()
        for roles, moves in LADDER_LIMITS:
            html = self.draw("ladder", entry, steps, roles, moves)
            if len(html.encode()) <= HEAVIEST_LADDER:
                break
        return html

    def role_card(self, role: str) -> Markup:
        """A role at a glance."""
        return self.draw("role_card", self._role(role))

    def roles(
        self,
        track: str | None = None,
        level: int | str | None = None,
        band: str | None = None,
        skill: str | None = None,
    ) -> Markup:
        """Links to the roles that meet every condition, by level and title."""
        guide = self.guide
        roles = sorted(guide.roles.values(), key=lambda role: (role.level, role.title))
        if track is not None:
            self._require("track", guide.tracks, track)
            roles = [role for role in roles if track in role.tracks]
        if level is not None:
            self._require("level", {str(number): number for number in guide.levels}, str(level))
            roles = [role for role in roles if str(role.level) == str(level)]
        if band is not None:
            self._require("band", guide.bands, band)
            ids = {role.id for role in guide.by_band.get(band, ())}
            roles = [role for role in roles if role.id in ids]
        if skill is not None:
            self._require("skill", guide.skills, skill)
            roles = [role for role in roles if any(need.skill == skill for need in role.skills)]
        return self.draw("roles", roles)

    def skill_table(self, role: str) -> Markup:
        """The skills of a role: levels, and what each level looks like."""
        return self.draw("skill_table", self._role(role))

    def tenure(self, start: str, end: str) -> Markup:
        """Months from one role to another by the best route, as a bar and in words."""
        route = self._best_routes(start, end, 1)[0]
        return self.draw("tenure", route.after)

    def routes(self, start: str, end: str, best: int = 3) -> Markup:
        """The best routes between two roles, with the months added up."""
        return self.draw("routes", self._best_routes(start, end, best))

    def _best_routes(self, start: str, end: str, count: int) -> list[Route]:
        start_role, end_role = self._role(start), self._role(end)
        routes = best_routes(filtered(self.guide.moves_from, onward), start, end, count)
        if not routes:
            raise UnknownIdError(f"No route leads from {start_role.title} to {end_role.title}.")
        return routes

    def move(self, start: str, end: str) -> Markup:
        """A move at a glance."""
        return self.draw("move", self._move(start, end))

    def band(self, id: str) -> Markup:
        """A band: its levels, key skills, roles and tip."""
        self._require("band", self.guide.bands, id)
        return self.draw("band", self.guide.bands[id])

    def kpis(self, role: str | None = None) -> Markup:
        """A role's KRAs with their KPIs, or every KPI with its definition."""
        return self.draw("kra_table", self._role(role)) if role is not None else self.draw("kpi_list")

    def learning(self, skill: str | None = None) -> Markup:
        """Learning resources: all of them, or those for one skill."""
        resources = list(self.guide.learning.values())
        if skill is not None:
            self._require("skill", self.guide.skills, skill)
            ids = self.guide.skills[skill].learning
            resources = [resource for resource in resources if skill in resource.skills or resource.id in ids]
        return self.draw("learning_list", resources, skill is None)

    def benefits(self, role: str | None = None) -> Markup:
        """What the company offers beside pay: all of it with who gets it, or what one role gets."""
        if role is None:
            return self.draw("benefits", list(self.guide.benefits.values()))
        return self.draw("benefit_list", self.guide.benefits_for(self._role(role)))

    def glossary(self) -> Markup:
        """Every glossary term with its definition."""
        return self.draw("glossary")

    def policy(self, rule: str | None = None) -> Markup:
        """The company's rules for internal applications, or one of them in a few words."""
        if rule is None:
            return self.draw("policy")
        rules = {name: name for name in model.Policy.model_fields if name not in NO_RULES}
        self._require("rule", rules, rule)
        if self.guide.policy is None:
            return Markup("what HR tells you")
        return Markup.escape(formatting.policy(rule, getattr(self.guide.policy, rule)))

    def policy_answers(self) -> Markup:
        """Questions about moving inside the company, with the company's answers; nothing if there are none."""
        answers = self.guide.policy.answers if self.guide.policy else ()
        ids = dict.fromkeys(id_ for answer in answers for id_ in answer.sources)
        return self.draw("policy_answers", answers, [self.guide.sources[id_] for id_ in ids])

    def not_decided(self) -> Markup:
        """Questions that this guide does not decide, with whom to ask."""
        return self.draw("not_decided", self.guide.policy.not_decided if self.guide.policy else ())

    def match_formula(self) -> Markup:
        """How ratings of one's own skills become a match with a role, and what each tier of a match means."""
        return self.draw("match_formula")

    def sources(self, *ids: str) -> Markup:
        """A line naming sources, or the list of all of them."""
        if not ids:
            return self.draw("source_list")
        for id_ in ids:
            self._require("source", self.guide.sources, id_)
        return self.draw("source_line", [self.guide.sources[id_] for id_ in ids])

    def role(self, id: str) -> Markup:
        """A link to a role."""
        return self.draw("entry_link", "roles", self._role(id))

    def skill(self, id: str) -> Markup:
        """A link to a skill."""
        self._require("skill", self.guide.skills, id)
        return self.draw("entry_link", "skills", self.guide.skills[id])

    def track(self, id: str) -> Markup:
        """A link to a track."""
        self._require("track", self.guide.tracks, id)
        return self.draw("entry_link", "tracks", self.guide.tracks[id])

    def entry_roles(self) -> Markup:
        """Links to the roles that people start in."""
        return self.draw("entry_roles")

    def look_around(self) -> Markup:
        """Links to the map, the planner and the huddle kit, with how much there is."""
        return self.draw("look_around")
