"""The sites of a company. A company without sites.yaml has one site for each name that its entries use."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from careerguide import model
from careerguide.loading.loaded_data import LoadedData
from careerguide.model import Event, Opening, Site
from careerguide.model.kinds import KINDS
from careerguide.model.record_fields import references, values_at

from .days import day_at

# The time zone of a site that nobody has described.
NO_ZONE = "UTC"


def sites(loaded: LoadedData) -> Mapping[str, Site]:
    """Id -> site. Without sites.yaml, an event may still say the zone of its site; other sites have UTC."""
    described = {site.id: site for _, site in loaded.entries("site", Site)}
    if described:
        return described
    zones = {event.site: event.zone for _, event in loaded.entries("event", Event) if event.zone}
    return {
        name: Site.model_construct(id=name, title=name, country="", zone=zones.get(name) or NO_ZONE)
        for name in sorted(set(_names(loaded)))
    }


def shown_sites(places: Mapping[str, Site], loaded: LoadedData, shown: Iterable[model.Record]) -> Mapping[str, Site]:
    """The sites that the guide tells of: those of sites.yaml or, without it, those that a shown entry names.

    `places` are all sites, also of entries that are not shown yet.
    """
    if any(True for _ in loaded.entries("site", Site)):
        return places
    names = {
        name
        for record in shown
        for pattern, kind in references(type(record))
        if kind == "site"
        for name in values_at(record, pattern)
    }
    return {id_: site for id_, site in places.items() if id_ in names}


def _names(loaded: LoadedData) -> Iterator[str]:
    """Every name of a site that an entry uses."""
    for item in loaded.all():
        for pattern, kind in references(KINDS[item.kind].record):
            if kind == "site" and item.entry is not None:
                yield from (text.strip() for _, text in item.values(pattern))


def day_for(entry: model.Record, places: Mapping[str, Site], today: dt.date, now: dt.datetime) -> dt.date:
    """The day that decides whether an entry is shown: that of its site for openings and events, else `today`.

    An opening at several sites is shown from the day on which it opens at the first of them.
    """
    ids = entry.places if isinstance(entry, Opening) else (entry.site,) if isinstance(entry, Event) else ()
    return max((day_at(places[id_].zone, now) for id_ in ids if id_ in places), default=today)
