"""The site's vocabulary: each component is one template, used by pages and offered to Markdown under the same name.

A component that is asked for an id the guide does not have raises `UnknownId`; whoever called knows page and line.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import ClassVar

import jinja2
import segno
from jinja2.bccache import Bucket
from markupsafe import Markup

from . import jargon, ladder, model, people, routes, text
from .guide import Guide
from .problems import nearest

TEMPLATES = Path(__file__).parent / "templates"
# Links in templates start with `~/`, the top of the site; `rooted` puts the way there from a page.
TOP = "~/"
# A page stays below 60 KB; the theme and the rest of the home page take about 9 of them.
HEAVIEST_MAP = 50_000
# Components that say the same of the same few values thousands of times: drawn once for each.
SAME = {"benefit_list", "kind_mark", "line_mark", "sample", "steps", "tenure"}


class UnknownId(LookupError):
    """A component was asked for something the guide does not have; the message says what is near."""


class Compiled(jinja2.BytecodeCache):
    """Compiled templates, kept while the process lives: `mkdocs serve` starts a new environment for every change."""

    _kept: ClassVar[dict[tuple[str, str], bytes]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Called by Jinja before it compiles."""
        if code := self._kept.get((bucket.key, bucket.checksum)):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Called by Jinja after it compiled."""
        self._kept[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


def environment(guide: Guide) -> jinja2.Environment:
    """Our own Jinja: everything is escaped, an undefined name is an error, and white space stays small."""
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=Compiled(),
    )
    env.filters |= {
        "prose": text.prose,
        "months": text.months,
        "plural": text.plural,
        "month_name": text.month_name,
        "owner": text.owner,
        "target": text.target,
        "a": text.with_article,
        "day": text.day,
        "moment": text.moment,
        "zone": text.zone,
        "again": text.again,
        "json": lambda value: json.dumps(value, separators=(",", ":")),
        "qr": qr,
        "explained": functools.partial(jargon.link, known=jargon.explained(guide)),
    }
    names = {name: value for name, value in vars(text).items() if name.isupper()}
    env.globals |= names | {"guide": guide, "SKILL_LEVELS": model.SKILL_LEVELS, "people": text.people, "add_months": text.add_months}
    env.globals |= {
        "next_start": functools.partial(people.next_start, today=guide.today),
        "rules_of": functools.partial(people.rules_of, guide.policy),
    }
    env.globals["c"] = Vocabulary(env)
    return env


@functools.lru_cache(maxsize=4096)
def qr(address: str) -> Markup:
    """A code that phones read as the address. The mask is fixed, as the standard allows: choosing it takes five times as long."""
    code = segno.make(address, error="m", boost_error=False, micro=False, mask=3)
    return Markup(code.svg_inline(omitsize=True, svgclass=None, lineclass=None))  # noqa: S704 - a drawing of squares


class Vocabulary:
    """The components as templates call them: `c.tenure(after)` is the macro `tenure` of `components/tenure.html`.

    Loaded when first asked for, once for each environment; Jinja's own imports cost more than the components do.
    """

    def __init__(self, env: jinja2.Environment) -> None:
        self._env = env

    def __getattr__(self, name: str) -> Callable[..., str]:
        if name.startswith("_"):
            raise AttributeError(name)
        macro: Callable[..., str] = getattr(self._env.get_template(f"components/{name}.html").module, name)
        if name in SAME:
            macro = functools.lru_cache(maxsize=4096)(macro)
        setattr(self, name, macro)
        return macro


def rooted(html: str, address: str) -> str:
    """`~/` links as links relative to the page at `address`, so that the site works in any folder and from a disk."""
    depth = address.strip("/").count("/") + 1 if address.strip("/") else 0
    top = "../" * depth
    # The top of the site from its own home page is `./`, not the empty address, which means "this page".
    return html.replace(f'"{TOP}"', f'"{top or "./"}"').replace(f'"{TOP}', f'"{top}')


# Tags, and what Markdown would take for its own signs in the text between them.
_SIGNS = re.compile(r'(<(?:[^">]|"[^"]*")*>)|[\\`*_{}\[\]|~^]')


def _in_markdown(draw: Callable[..., Markup]) -> Callable[..., Markup]:
    """The macro for a Markdown page: `*` and `[` of titles are characters there too, and never make a link."""

    @functools.cache  # pages are checked before they are built, and both times their macros run
    @functools.wraps(draw)
    def run(*values: object, **options: object) -> Markup:
        html = draw(*values, **options)
        return Markup(_SIGNS.sub(lambda found: found[1] or f"&#{ord(found[0])};", html))  # noqa: S704 - still escaped

    return run


class Components:
    """Draws components of one guide. Every public method named in `MACROS` is a macro for Markdown pages."""

    MACROS = (
        "career_map", "ladder", "role_card", "roles", "skill_table", "tenure", "ways", "move", "band", "kpis",
        "learning", "policy", "sources", "role", "skill", "track", "entry_roles", "benefits", "glossary",
        "story", "stories", "story_of_the_week", "openings", "events", "next_events", "ambassadors",
    )  # fmt: skip

    def __init__(self, guide: Guide) -> None:
        self.guide = guide
        self.env = environment(guide)

    @property
    def macros(self) -> Mapping[str, Callable[..., Markup]]:
        """Name -> function, for any engine that runs macros and then reads the page as Markdown."""
        return {name: _in_markdown(getattr(self, name)) for name in self.MACROS}

    def draw(self, name: str, *values: object, **options: object) -> Markup:
        """The component of that name, as HTML without blank lines, which would end an HTML block in Markdown."""
        html = getattr(self.env.globals["c"], name)(*values, **options)
        return Markup("\n".join(line.strip() for line in html.splitlines() if line.strip()))  # noqa: S704 - our own templates, escaped

    def _get(self, kind: str, known: Mapping[str, object], id_: object) -> object:
        if not isinstance(id_, str) or id_ not in known:
            raise UnknownId(f"There is no {kind} `{id_}`.{nearest(str(id_), known)}")
        return known[id_]

    def _role(self, id_: object) -> model.Role:
        self._get("role", self.guide.roles, id_)
        return self.guide.roles[str(id_)]

    @functools.cache  # noqa: B019 - lives as long as its guide
    def career_map(self) -> Markup:
        """All roles and moves, tracks across and levels down; counts where a company is too large to draw."""
        drawn = ladder.layout(self.guide, self.guide.roles.values(), self.guide.moves)
        html = self.draw("career_map", drawn, None) if drawn else Markup()
        if html and len(html.encode()) <= HEAVIEST_MAP:
            return html
        return self.draw("career_map", None, ladder.counts(self.guide))

    def ladder(self, track: str) -> Markup:
        """A track's ladder as a diagram, and the same moves as a table; of a very large track as much as a page can carry."""
        self._get("track", self.guide.tracks, track)
        found = self.guide.tracks[track]
        drawn, rows = ladder.of_track(self.guide, found), 150
        html = self.draw("ladder", found, drawn, rows)
        while len(html.encode()) > HEAVIEST_MAP and rows > 10:
            drawn, rows = None, rows if drawn else rows * 3 // 4
            html = self.draw("ladder", found, drawn, rows)
        return html

    def role_card(self, role: str) -> Markup:
        """A role at a glance."""
        return self.draw("role_card", self._role(role))

    def roles(self, track: str | None = None, level: int | str | None = None, band: str | None = None, skill: str | None = None) -> Markup:
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
        found = routes.best(self.guide.moves_from, start, end, count)
        if not found:
            raise UnknownId(f"No route leads from {first.title} to {last.title}.")
        return found

    def move(self, start: str, end: str) -> Markup:
        """A move at a glance."""
        self._role(start), self._role(end)
        found = self.guide.move(start, end)
        if found is None:
            options = [move.end.id for move in self.guide.moves_from.get(start, ())]
            raise UnknownId(f"`{start}` has no move to `{end}`. It has moves to: {', '.join(options) or 'no role'}.")
        return self.draw("move", found)

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
        return self.draw("learning_list", found)

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
        return Markup.escape(text.policy(rule, getattr(self.guide.policy, rule)))

    def story(self, id: str) -> Markup:
        """A story at a glance."""
        self._get("story", self.guide.people.stories, id)
        return self.draw("story_card", self.guide.people.stories[id])

    def stories(self, role: str | None = None, move: tuple[str, str] | None = None, track: str | None = None, limit: int = 5) -> Markup:
        """Stories that meet every condition, newest first; `move` is a pair of role ids."""
        guide = self.guide
        found = list(guide.people.stories.values())
        if role is not None:
            self._role(role)
            found = [story for story in found if any(station.role == role for station in story.journey)]
        if move is not None:
            start, end = move
            self.move(start, end)  # says what is unknown
            found = [story for story in found if (start, end) in story.steps]
        if track is not None:
            self._get("track", guide.tracks, track)
            found = [story for story in found if guide.roles[story.leader.role].track == track]
        return self.draw("story_list", found[:limit], tuple(move) if move else None)

    def story_of_the_week(self) -> Markup:
        """The story for this week: with script for the reader's own rung, else the same for all."""
        stories = sorted(self.guide.people.stories.values(), key=lambda story: story.id)
        place = people.of_the_week([self.guide.roles[story.leader.role].level for story in stories], self.guide.today)
        return (
            self.draw("story_of_the_week", stories[place], people.week(self.guide.today))
            if place is not None
            else self.draw("story_list", [])
        )

    def openings(self, role: str | None = None, track: str | None = None, limit: int = 5) -> Markup:
        """Openings that meet every condition, closing soonest first."""
        guide = self.guide
        found = list(guide.people.openings.values())
        if role is not None:
            self._role(role)
            found = [opening for opening in found if opening.role == role]
        if track is not None:
            self._get("track", guide.tracks, track)
            found = [opening for opening in found if guide.roles[opening.role].track == track]
        return self.draw("opening_list", found[:limit], role is not None)

    def events(self, limit: int = 5) -> Markup:
        """The next chances to meet a leader."""
        return self.draw("event_list", self.guide.people.events[:limit])

    def next_events(self, limit: int = 2) -> Markup:
        """The same in a line each."""
        return self.draw("event_lines", self.guide.people.events[:limit])

    def ambassadors(self, track: str | None = None) -> Markup:
        """Volunteers one may ask for a chat."""
        found = list(self.guide.people.ambassadors)
        if track is not None:
            self._get("track", self.guide.tracks, track)
            found = [volunteer for volunteer in found if self.guide.roles[volunteer.role].track == track]
        return self.draw("ambassador_list", found)

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
