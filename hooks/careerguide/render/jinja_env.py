"""The Jinja environment: filters, the components that templates call, and links relative to a page."""

from __future__ import annotations

import dataclasses as dc
import functools
import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from careerguide import formatting, model
from careerguide.guide import dates, differences, event_days, headcounts, outlooks, people
from careerguide.guide.guide import Guide
from careerguide.guide.moves import Move
from careerguide.model.kinds import KINDS
from careerguide.problems import did_you_mean, nearest
from careerguide.wording import DEFAULT_WORDING, Wording

from . import (
    charts,
    dates_line,
    examples,
    figures_chart,
    glossary_links,
    occupation_codes,
    prose,
    route_chart,
    structured_data,
    wall_map,
)
from .language_marks import Element, Marker
from .qr_code import qr_code
from .template_cache import TemplateCache
from .unset import without_unset

TEMPLATES = Path(__file__).parent / "templates"
# In templates, a link to a page of the site starts with `~/`. `relative_links` makes it relative to the page it is on.
SITE_ROOT = "~/"
# Components that are called thousands of times with the same few values: each call is drawn once and cached.
CACHED_COMPONENTS = {"benefit_list", "example_mark", "kind_mark", "line_mark", "skill_level", "tenure"}


class UnknownIdError(LookupError):
    """A component was given an id that the guide does not have; the message names the nearest one."""


@dc.dataclass(frozen=True, slots=True)
class WrittenPages:
    """The addresses of the Markdown pages of a site, and of the default pages that it does not have.

    Without `present`, nothing is known of the pages, and all of them count as part of the site. `anchors` has the ids
    on pages of the company's own that replace default pages: an own glossary may explain other terms than the data.
    """

    present: frozenset[str] | None = None
    absent: frozenset[str] = frozenset()
    anchors: Mapping[str, frozenset[str]] = dc.field(default_factory=dict)

    def has(self, page: str) -> bool:
        """Whether the site has a Markdown page, by its address or by its path: `guide/applying.md`."""
        if not page.startswith("/"):
            page = f"/{page.removesuffix('.md').removesuffix('index').strip('/')}/".replace("//", "/")
        return self.present is None or page in self.present


class WordedLoader(jinja2.FileSystemLoader):
    """Loads templates in the company's words. What is cached depends on their text, so companies never mix."""

    def __init__(self, wording: Wording) -> None:
        super().__init__(TEMPLATES)
        self.wording = wording

    def get_source(self, environment: jinja2.Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Jinja calls this before it compiles a template."""
        text, path, is_current = super().get_source(environment, template)
        return self.wording.source(text), path, is_current


def environment(
    guide: Guide, site_url: str = "", written: WrittenPages | None = None, wording: Wording = DEFAULT_WORDING
) -> jinja2.Environment:
    """The Jinja environment of one guide: all values are escaped, and an undefined name is an error.

    Templates ask `has_page` before they offer a Markdown page.
    """
    pages = written or WrittenPages()
    env = jinja2.Environment(
        loader=WordedLoader(wording),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=TemplateCache(),
    )
    env.filters |= FILTERS
    env.filters["plural"] = lambda count, one, many=None: formatting.plural(count, *wording.plural(one, many))
    titles = [level.title for level in guide.skill_levels.values()]
    tables = _label_tables(wording)
    kinds = tables["KINDS"]
    env.globals |= tables | {
        "guide": guide,
        "parts": guide.parts,
        "site_url": site_url.rstrip("/"),
        "skill_marks": dict(zip(guide.skill_levels, formatting.marks(titles), strict=True)),
        "skill_level_count": formatting.number_in_words(len(guide.skill_levels)),
        "has_page": pages.has,
        "headcount_numbers": functools.partial(headcounts.headcount_numbers, guide),
        "tells": guide.tells,
        "code_address": occupation_codes.address,
        "differences_by_places": differences.by_places,
        "elsewhere": differences.elsewhere,
        "moves_here": formatting.moves_here,
        "site_names": lambda ids: formatting.place_names([guide.sites[id_] for id_ in ids if id_ in guide.sites]),
        "line_colour": functools.partial(charts.line_colour, guide),
        "kind_title": lambda move: guide.kind_title(move, kinds),
        "kind_in_sentence": lambda move: _in_sentence(guide.kind_title(move, kinds)),
        "months_axis": charts.months_axis,
        "wall_map": functools.partial(wall_map.wall_map, guide),
        "track_chart": functools.partial(charts.track_line, guide),
        "routes_chart": route_chart.routes_chart,
        "route_tick": route_chart.tick_name,
        "role_name": route_chart.name,
        "journey_chart": functools.partial(charts.journey, guide),
        "opening_days": dates_line.opening_days,
        "dates_in_words": dates_line.dates_in_words,
        "figures_chart": figures_chart.figures_chart,
        "journey_in_words": functools.partial(charts.journey_in_words, guide),
        "bridge_title": guide.bridge_title(wording.say("lines of business")),
        "people": formatting.people,
        "examples": functools.partial(examples.examples, wording),
        "mixed": examples.mixed,
        "UNKNOWN": formatting.UNKNOWN,
        "WITHOUT_TRACK_ID": formatting.WITHOUT_TRACK_ID,
        "add_months": dates.add_months,
        "cited": lambda ids: [guide.sources[id_] for id_ in ids if id_ in guide.sources],
        "renewal": outlooks.renewal,
        "is_overdue": outlooks.is_overdue,
        "months_old": outlooks.months_old,
        "next_start": lambda event: event_days.next_start(event, guide.day_in(event.site)),
        "rules_in_short": people.rules_in_short,
        "rules_of": functools.partial(people.rules_of, guide.policy),
    }
    components = env.globals["c"] = ComponentTemplates(env)
    addresses = glossary_links.acronym_addresses(guide)
    env.filters["owner"] = functools.partial(formatting.owner, acronyms={name.lower() for name in addresses})
    links = {
        name: Markup(components.glossary_link(name, address))  # noqa: S704 - the template escapes its values
        for name, address in addresses.items()
        if pages.has(address.removeprefix("~").partition("#")[0])
    }
    env.filters["link_glossary"] = functools.partial(glossary_links.link_acronyms, links=links)
    return env


def _in_sentence(title: str) -> str:
    """A title inside a sentence: only its first letter becomes small, because names may follow."""
    return title[:1].lower() + title[1:]


FILTERS: dict[str, Callable[..., object]] = {
    "prose": prose.prose,
    "with_code": prose.with_code,
    "months": formatting.months,
    "months_number": formatting.months_number,
    "months_range": formatting.months_range,
    "months_short": formatting.months_short,
    "typical": formatting.typical,
    "typed_address": formatting.typed_address,
    "duration": formatting.duration,
    "duration_of": formatting.duration_of,
    "number_in_words": formatting.number_in_words,
    "month_name": formatting.month_name,
    "target": formatting.target,
    "with_article": formatting.with_article,
    "day": formatting.day,
    "date_and_time": formatting.moment,
    "weekday_and_day": formatting.weekday_and_day,
    "closes": formatting.closes,
    "shifts": formatting.shifts,
    "time_at": formatting.time_at,
    "times_at": formatting.times_at,
    "atom_time": lambda instant: f"{instant:%Y-%m-%dT%H:%M:%SZ}",
    "repetition": formatting.again,
    "json": lambda value: json.dumps(value, separators=(",", ":")),
    "qr_code": qr_code,
    "lines": prose.lines,
}


def _label_tables(wording: Wording) -> dict[str, dict[str, str]]:
    """The tables of labels in `formatting`, by their names."""
    return {
        name: {key: wording.say(label) for key, label in value.items()}
        for name, value in vars(formatting).items()
        if name.isupper() and isinstance(value, dict)
    }


class ComponentTemplates:
    """The components as templates call them: `c.tenure(after)` is the macro `tenure` of `components/tenure.html`.

    A component is loaded at its first use in an environment: Jinja's own imports cost more than the components do.
    """

    def __init__(self, env: jinja2.Environment) -> None:
        self._env = env

    def __getattr__(self, name: str) -> Callable[..., str]:
        if name.startswith("_"):
            raise AttributeError(name)
        macro: Callable[..., str] = getattr(self._env.get_template(f"components/{name}.html").module, name)
        if name in CACHED_COMPONENTS:
            macro = functools.lru_cache(maxsize=4096)(macro)
        setattr(self, name, macro)
        return macro


def relative_links(html: str, address: str) -> str:
    """The HTML with each `~/` link made relative to the page at `address`.

    So the site works in any folder of a server, and from a disk.
    """
    depth = address.strip("/").count("/") + 1 if address.strip("/") else 0
    if not depth:
        # On the home page itself, the link to the home page is `./`: an empty address means "this page, at this place".
        html = html.replace(f'"{SITE_ROOT}"', '"./"')
    return html.replace(f'"{SITE_ROOT}', f'"{"../" * depth}')


def marker_of(guide: Guide, element: Element) -> Marker:
    """What marks texts in other languages, with the titles of all entries."""
    titles: dict[str, str] = {}
    for kind in KINDS.values():
        for entry in guide.of_kind(kind.id).values() if kind.stored not in ("one record", "inside a role") else ():
            if title := getattr(entry, "title", ""):
                titles[title] = getattr(entry, "lang", None) or titles.get(title, "")
    return Marker(element, titles, guide.language)


class ComponentRenderer:
    """Draws components of one guide by name, and looks up the entries that they show."""

    def __init__(
        self,
        guide: Guide,
        site_url: str = "",
        written: WrittenPages | None = None,
        wording: Wording = DEFAULT_WORDING,
    ) -> None:
        self.guide, self.wording = guide, wording
        self.written = written or WrittenPages()
        self.reach: frozenset[str] = frozenset()
        """The addresses of all pages, if the guide is for people outside: no link leads anywhere else in the site."""
        self.site_name = ""
        self.env = environment(guide, site_url, self.written, wording)
        self.marker = marker_of(guide, ComponentTemplates(self.env).foreign_text)
        self.env.filters["change_text"] = self.change_text
        self.env.globals["for_machines"] = self.for_machines

    @functools.cached_property
    def _names(self) -> re.Pattern[str]:
        """The titles of entries that contain a word of the interface: a title is data and stays as it is."""
        guide = self.guide
        groups = (
            guide.roles,
            guide.skills,
            guide.tracks,
            guide.lines,
            guide.bands,
            guide.levels,
            guide.kpis,
            guide.sites,
        )
        entries = (entry for group in groups for entry in group.values())
        titles = {title for entry in entries if (title := getattr(entry, "title", ""))}
        kept = sorted((title for title in titles if self.wording.say(title) != title), key=len, reverse=True)
        return re.compile("|".join(map(re.escape, kept)))

    def change_text(self, text: str) -> str:
        """A line of the history in the company's words; titles and quoted texts stay as they are."""
        return self.wording.say_around(text, self._names)

    def for_machines(self, kind: str, *values: Any) -> Markup:
        """The structured data of a page as JSON: of an `occupation`, a `breadcrumb_list` or a `job_posting`."""
        guide, site_url = self.guide, str(self.env.globals["site_url"])
        match kind:
            case "occupation":
                thing = structured_data.occupation(guide, values[0], site_url)
            case "breadcrumb_list":
                thing = structured_data.breadcrumb_list(values[0], site_url, self.reach)
            case _:
                company = (guide.audience and guide.audience.organization) or self.site_name
                thing = structured_data.job_posting(guide, values[0], str(values[1]).strip(), site_url, company)
        return Markup(structured_data.as_json(thing))  # noqa: S704 - it has no character that ends its element

    def draw(self, name: str, *values: object, **options: object) -> Markup:
        """The component as HTML without blank lines: in Markdown, a blank line ends a block of HTML."""
        lines = getattr(self.env.globals["c"], name)(*values, **options).splitlines()
        html = self.marker.mark("\n".join(line.strip() for line in lines if line.strip()))
        if self.guide.audience:
            html = without_unset(html)
        return Markup(html)  # noqa: S704 - our own templates, which escape all values

    def _require(self, kind: str, known: Mapping[str, object], id_: object) -> None:
        if not isinstance(id_, str) or id_ not in known:
            raise UnknownIdError(f"There is no {kind} `{id_}`.{did_you_mean(nearest(str(id_), known))}")

    def _role(self, id_: object) -> model.Role:
        self._require("role", self.guide.roles, id_)
        return self.guide.roles[str(id_)]

    def _move(self, start: object, end: object) -> Move:
        start_role, end_role = self._role(start), self._role(end)
        move = self.guide.move(start_role.id, end_role.id)
        if move is None:
            end_ids = [move.end.id for move in self.guide.moves_from.get(start_role.id, ())]
            raise UnknownIdError(
                f"`{start_role.id}` has no move to `{end_role.id}`. It has moves to: {', '.join(end_ids) or 'no role'}."
            )
        return move
