"""Loaded data becomes the guide: entries are linked both ways, and everything that pages need is computed once."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from careerguide import model
from careerguide.loading.loaded_data import LoadedData
from careerguide.loading.origins import origins
from careerguide.model.settings import ALL_PARTS, Parts

from . import own_months, retired, routes, short_links, similar_roles
from .audience import outside
from .days import noon
from .guide import Guide, Outside
from .history import NO_HISTORY, History
from .moves import Location, Move, move_order, rung
from .people import people
from .shown import is_shown
from .sites import shown_sites, sites

# Usual routes to a role that the guide keeps, each from another start.
USUAL_ROUTES = 3

T = TypeVar("T")
S = TypeVar("S", bound=model.Record)
K = TypeVar("K")


def link(
    loaded: LoadedData,
    today: dt.date,
    history: History = NO_HISTORY,
    now: dt.datetime | None = None,
    parts: Parts = ALL_PARTS,
    audience: model.Audience | None = None,
) -> Guide:
    """The guide of data without errors, as the site shows it on a day; `history` has its recent changes.

    `now` is an instant of that day with a time zone, because a day ends at another time at each site. Without it, it is
    noon in UTC. It knows nothing of entries that belong to `parts` that are off. With an `audience`, the data has only
    what that may see (`guide/audience.py`), and each person in it has agreed.
    """
    now = now or noon(today)
    formerly, taken_over = retired.former_ids(loaded, today), retired.taken_over(loaded, today)
    loaded = retired.led_on(loaded, today).without(parts.hidden_kinds)
    places = sites(loaded)
    written = _published(_entries(loaded, "role", model.Role), today)
    counted = own_months.counts(loaded)
    roles = own_months.with_counted_months(written, counted)
    levels = {level.level: level for level in sorted(_entries(loaded, "level", model.Level), key=lambda row: row.level)}
    moves = tuple(_moves(roles, written, counted))
    ladder = sorted(roles.values(), key=rung)
    by_kind = sorted(moves, key=move_order)
    moves_from = _group(by_kind, lambda move: move.start.id)
    moves_to = _group(by_kind, lambda move: move.end.id)
    entry_roles = _entry_roles(ladder, levels, moves_to)
    by_skill = _by_skill(ladder)
    shown = people(loaded, roles, places, today, now, is_agreed=audience is not None)
    return Guide(
        today=today,
        now=now,
        roles=roles,
        skills={id_: skill for id_, skill in _by_id(loaded, "skill", model.Skill).items() if is_shown(skill, today)},
        lines=_by_id(loaded, "line", model.LineOfBusiness),
        skill_levels={level.id: level for level in loaded.skill_levels},
        tracks=_by_id(loaded, "track", model.Track),
        levels=levels,
        bands=_by_id(loaded, "band", model.Band),
        kpis=_by_id(loaded, "kpi", model.Kpi),
        learning=_by_id(loaded, "learning", model.Learning),
        sites=shown_sites(places, loaded, (*roles.values(), *shown.entries)),
        sources=_by_id(loaded, "source", model.Source),
        benefits=_by_id(loaded, "benefit", model.Benefit),
        terms=_by_id(loaded, "term", model.Term),
        policy=next(iter(_entries(loaded, "policy", model.Policy)), None),
        match=next(iter(_entries(loaded, "match", model.Match)), model.Match()),
        headcounts=next(iter(_entries(loaded, "headcounts", model.Headcounts)), None),
        search=_search(loaded),
        languages=_by_id(loaded, "language", model.Language),
        moves=moves,
        moves_from=moves_from,
        moves_to=moves_to,
        by_track=_by_track(ladder),
        without_track=tuple(role for role in ladder if not role.tracks),
        by_level=_group(ladder, lambda role: role.level),
        by_band=_group((role for role in ladder if role.level in levels), lambda role: levels[role.level].band),
        by_skill=by_skill,
        entry_roles=entry_roles,
        usual_routes=routes.find_usual_routes(moves_from, (role.id for role in entry_roles), USUAL_ROUTES),
        similar_roles=similar_roles.find_similar_roles(ladder, by_skill),
        cited=_citations(roles.values(), moves),
        people=shown,
        locations=_locations(loaded),
        origins=origins(loaded),
        formerly=formerly,
        taken_over=taken_over,
        ledger=tuple(address for _, address in loaded.ledger),
        short_links=loaded.short_links,
        short_addresses=short_links.by_role(loaded.short_links, formerly.get("role", {}), roles),
        history=history,
        language=loaded.settings.language,
        parts=parts,
        audience=audience,
        outside=Outside() if audience else outside(loaded),
    )


def _search(loaded: LoadedData) -> model.Search:
    """The search settings, with the English words of a question, which every search can ignore."""
    search = next(iter(_entries(loaded, "search", model.Search)), model.Search())
    english = _by_id(loaded, "language", model.Language).get("en")
    ignored = (*english.questions, *english.filler) if english else ()
    return search.model_copy(update={"questions": tuple(dict.fromkeys((*search.questions, *ignored)))})


def _moves(
    roles: Mapping[str, model.Role], written: Mapping[str, model.Role], counted: own_months.Counts
) -> Iterator[Move]:
    """The moves between the roles; `written` has them as they are in the data, `counted` what the company counted."""
    for role in roles.values():
        for entry, estimate in zip(role.moves, written[role.id].moves, strict=True):
            here = counted.get((role.id, entry.to))
            yield Move(role, roles[entry.to], entry, here, estimate if here else None)


def _by_track(ladder: Iterable[model.Role]) -> dict[str, tuple[model.Role, ...]]:
    """Track -> the roles that it lists: those that belong to it, and those that it lists too."""
    roles: dict[str, list[model.Role]] = defaultdict(list)
    for role in ladder:
        for track in role.tracks:
            roles[track].append(role)
    return {track: tuple(members) for track, members in roles.items()}


def _by_skill(ladder: Iterable[model.Role]) -> dict[str, tuple[tuple[model.Role, model.SkillNeed], ...]]:
    """Skill -> the roles that need it, each with its need."""
    needs: dict[str, list[tuple[model.Role, model.SkillNeed]]] = defaultdict(list)
    for role in ladder:
        for need in role.skills:
            needs[need.skill].append((role, need))
    return {skill: tuple(pairs) for skill, pairs in needs.items()}


def _by_id(loaded: LoadedData, kind: str, record_type: type[S]) -> dict[str, S]:
    """Id -> record of every entry of a kind."""
    return {item.id: record for item, record in loaded.entries(kind, record_type)}


def _entries(loaded: LoadedData, kind: str, record_type: type[S]) -> list[S]:
    return [entry for _, entry in loaded.entries(kind, record_type)]


def _published(roles: Sequence[model.Role], today: dt.date) -> dict[str, model.Role]:
    """Roles that the site shows, without their moves to others: the site never names a draft."""
    published = {role.id: role for role in roles if is_shown(role, today)}
    for role in published.values():
        kept = tuple(move for move in role.moves if move.to in published)
        if len(kept) < len(role.moves):
            published[role.id] = role.model_copy(update={"moves": kept})
    return published


def _group(things: Iterable[T], key: Callable[[T], K]) -> dict[K, tuple[T, ...]]:
    groups: dict[K, list[T]] = defaultdict(list)
    for thing in things:
        groups[key(thing)].append(thing)
    return {name: tuple(members) for name, members in groups.items()}


def _entry_roles(
    ordered: Iterable[model.Role], levels: Mapping[int, model.Level], moves_to: Mapping[str, tuple[Move, ...]]
) -> tuple[model.Role, ...]:
    """Roles in which people join the company: those of the first band that no promotion leads to."""
    first = levels[min(levels)].band if levels else None
    return tuple(
        role
        for role in ordered
        if (levels[role.level].band == first if role.level in levels else role.level == 1)
        and not any(move.kind == "promotion" for move in moves_to.get(role.id, ()))
    )


def _citations(roles: Iterable[model.Role], moves: Iterable[Move]) -> dict[str, int]:
    """How often each source is cited by moves and codes."""
    count: dict[str, int] = defaultdict(int)
    for move in moves:
        for source in move.entry.sources:
            count[source] += 1
    for role in roles:
        for code in role.codes:
            if code.source:
                count[code.source] += 1
    return dict(count)


def _locations(loaded: LoadedData) -> dict[tuple[str, str], Location]:
    """The location of each entry in the data; a move has the key `("move", "from/to")`."""
    locations: dict[tuple[str, str], Location] = {}
    for item in loaded.all():
        locations[item.kind, item.id] = Location(item.document.path, item.line)
        moves = item.raw.get("moves") if item.kind == "role" else None
        for move in moves if isinstance(moves, list) else ():
            locations["move", f"{item.id}/{move['to']}"] = Location(item.document.path, move.line)
    return locations
