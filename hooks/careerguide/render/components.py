"""The site's vocabulary: each component is one template, used by pages and offered to Markdown under the same name.

A component that is asked for an id the guide does not have raises `UnknownId`; whoever called knows page and line.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Mapping

from markupsafe import Markup

from careerguide import formatting, model
from careerguide.guide import career_map, routes

from .jinja_env import UnknownIdError
from .people_components import PeopleComponents

# A page stays below 60 KB; the theme and the rest of the home page take about 9 of them.
HEAVIEST_MAP = 50_000

# Tags, and what Markdown would take for its own signs in the text between them.
_SIGNS = re.compile(r'(<(?:[^">]|"[^"]*")*>)|[\\`*_{}\[\]|~^]')


def _in_markdown(draw: Callable[..., Markup]) -> Callable[..., Markup]:
    """The macro for a Markdown page: `*` and `[` of titles are characters there too, and never make a link."""

    def fresh(*values: object, **options: object) -> Markup:
        html = draw(*values, **options)
        return Markup(_SIGNS.sub(lambda found: found[1] or f"&#{ord(found[0])};", html))  # noqa: S704 - still escaped

    kept = functools.cache(fresh)  # pages are checked before they are built, and both times their macros run

    @functools.wraps(draw)
    def run(*values: object, **options: object) -> Markup:
        try:
            return kept(*values, **options)
        except TypeError:  # a list cannot be looked up
            return fresh(*values, **options)

    return run


class Components(PeopleComponents):
    """Draws components of one guide. Every public method named in `MACROS` is a macro for Markdown pages."""

    MACROS = (
        "career_map", "ladder", "role_card", "roles", "skill_table", "tenure", "ways", "move", "band", "kpis",
        "learning", "policy", "match_formula", "sources", "role", "skill", "track", "entry_roles", "benefits", "glossary",
        "story", "stories", "story_of_the_week", "openings", "events", "next_events", "ambassadors",
    )  # fmt: skip

    @property
    def macros(self) -> Mapping[str, Callable[..., Markup]]:
        """Name -> function, for any engine that runs macros and then reads the page as Markdown."""
        return {name: _in_markdown(getattr(self, name)) for name in self.MACROS}

    @functools.cache  # noqa: B019 - lives as long as its guide
    def career_map(self) -> Markup:
        """All roles and moves, tracks across and levels down; counts where a company is too large to draw."""
        drawn = career_map.layout(self.guide, self.guide.roles.values(), self.guide.moves)
        html = self.draw("career_map", drawn, None) if drawn else Markup()
        if html and len(html.encode()) <= HEAVIEST_MAP:
            return html
        return self.draw("career_map", None, career_map.counts(self.guide))

    def ladder(self, track: str) -> Markup:
        """A track's ladder as a diagram, and the same moves as a table; of a very large track as much as a page can carry."""
        self._get("track", self.guide.tracks, track)
        found = self.guide.tracks[track]
        drawn, rows = career_map.of_track(self.guide, found), 150
        html = self.draw("ladder", found, drawn, rows)
        while len(html.encode()) > HEAVIEST_MAP and rows > 10:
            drawn, rows = None, rows if drawn else rows * 3 // 4
            html = self.draw("ladder", found, drawn, rows)
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
        """Links to the roles that meet every condition given."""
        guide = self.guide
        found = sorted(guide.roles.values(), key=lambda role: (role.level, role.title))
        if track is not None:
            self._get("track", guide.tracks, track)
            found = [role for role in found if role.track == track]
        if level is not None:
            self._get("level", {str(number): number for number in guide.levels}, str(level))
            found = [role for role in found if str(role.level) == str(level)]
        if band is not None:
            self._get("band", guide.bands, band)
            ids = {role.id for role in guide.by_band.get(band, ())}
            found = [role for role in found if role.id in ids]
        if skill is not None:
            self._get("skill", guide.skills, skill)
            found = [role for role in found if any(need.skill == skill for need in role.skills)]
        return self.draw("roles", found)

    def skill_table(self, role: str) -> Markup:
        """What a role takes: skills, levels, and what each level looks like."""
        return self.draw("skill_table", self._role(role))

    def tenure(self, start: str, end: str) -> Markup:
        """Months from one role to another by the best route, as a bar and in words."""
        route = self._best(start, end, 1)[0]
        return self.draw("tenure", route.after)

    def ways(self, start: str, end: str, best: int = 3) -> Markup:
        """The best routes between two roles, with the months added up."""
        return self.draw("ways", self._best(start, end, best))

    def _best(self, start: str, end: str, count: int) -> list[routes.Route]:
        first, last = self._role(start), self._role(end)
        found = routes.best(routes.filtered(self.guide.moves_from, routes.onward), start, end, count)
        if not found:
            raise UnknownIdError(f"No route leads from {first.title} to {last.title}.")
        return found

    def move(self, start: str, end: str) -> Markup:
        """A move at a glance."""
        return self.draw("move", self._move(start, end))

    def band(self, id: str) -> Markup:
        """A band: its levels, key skills, roles and tip."""
        self._get("band", self.guide.bands, id)
        return self.draw("band", self.guide.bands[id])

    def kpis(self, role: str | None = None) -> Markup:
        """A role's KRAs with their figures, or every KPI with its definition."""
        return self.draw("kra_table", self._role(role)) if role is not None else self.draw("kpi_list")

    def learning(self, skill: str | None = None) -> Markup:
        """Learning resources, all or those for one skill."""
        found = list(self.guide.learning.values())
        if skill is not None:
            self._get("skill", self.guide.skills, skill)
            named = self.guide.skills[skill].learning
            found = [item for item in found if skill in item.skills or item.id in named]
        return self.draw("learning_list", found, skill is None)

    def benefits(self, role: str | None = None) -> Markup:
        """What the company offers beside pay: all of it with who gets it, or what one role gets."""
        if role is None:
            return self.draw("benefits", list(self.guide.benefits.values()))
        return self.draw("benefit_list", self.guide.benefits_for(self._role(role)))

    def glossary(self) -> Markup:
        """Every word of the trade with its meaning."""
        return self.draw("glossary")

    def policy(self, rule: str | None = None) -> Markup:
        """The company's rules for internal applications, or one of them in a few words."""
        if rule is None:
            return self.draw("policy")
        self._get("rule", {name: name for name in model.Policy.model_fields if name not in ("review", "sources")}, rule)
        if self.guide.policy is None:
            return Markup("what HR tells you")
        return Markup.escape(formatting.policy(rule, getattr(self.guide.policy, rule)))

    def match_formula(self) -> Markup:
        """How a person's own view of their skills becomes a match with a role, and what each tier of it means."""
        return self.draw("match_formula")

    def sources(self, *ids: str) -> Markup:
        """A line naming sources, or the list of all of them."""
        for id_ in ids:
            self._get("source", self.guide.sources, id_)
        return self.draw("cited", [self.guide.sources[id_] for id_ in ids]) if ids else self.draw("source_list")

    def role(self, id: str) -> Markup:
        """A link to a role."""
        return self.draw("link", "roles", self._role(id))

    def skill(self, id: str) -> Markup:
        """A link to a skill."""
        self._get("skill", self.guide.skills, id)
        return self.draw("link", "skills", self.guide.skills[id])

    def track(self, id: str) -> Markup:
        """A link to a track."""
        self._get("track", self.guide.tracks, id)
        return self.draw("link", "tracks", self.guide.tracks[id])

    def entry_roles(self) -> Markup:
        """Links to the roles people start in."""
        return self.draw("entry_roles")
