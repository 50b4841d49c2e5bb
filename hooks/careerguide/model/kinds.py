"""The kinds of entries: one row for each kind. Every other list of kinds is derived from this table.

The order of the rows is the order in which a reader cares: search results that are equal and changes of the same
weight appear in it.
"""

from __future__ import annotations

import dataclasses as dc
from typing import Literal

from .audience import Audience
from .base import Record
from .company import Benefit, Learning, Match, Policy, Search, Site, Source, Term
from .counts import Headcounts, MovesHere
from .framework import Band, Kpi, Level, LineOfBusiness, Skill, SkillLevel, Track
from .language import Language
from .people import Ambassador, Event, Opening, Story
from .role import MoveEntry, Role

Storage = Literal["list", "file each", "one record", "levels file", "inside a role"]


@dc.dataclass(frozen=True, slots=True)
class EntryKind:
    """A kind of entry.

    `file` is the name in `data/` of its file or folder, `stored` how it holds the entries. `noun` and `nouns` name the
    kind inside a sentence, `label` and `labels` at the start of one and above search results. `address` is where an
    entry is shown, with `{id}` for its id (of a move, `from/to`); empty if it has no place of its own. `anchor` is its
    place in the list of all, if it has a page too.
    """

    id: str
    plural: str
    record: type[Record]
    noun: str
    nouns: str
    address: str = ""
    anchor: str = ""
    stored: Storage = "list"
    file: str = ""
    label: str = ""
    labels: str = ""
    searched: bool = False
    in_api: bool = False
    named_by_title: bool = False
    """Whether other entries may name it by its title or another name, in any spelling of its letters."""
    creatable: bool = False
    offered: bool = False
    """Whether people take part in it or use it, so that they lose something if it is removed."""
    has_form: bool = False
    """Whether the editing page has a form for its entries."""

    @property
    def has_page(self) -> bool:
        """Whether each entry has a page whose address its id makes."""
        return self.address == f"/{self.plural}/{{id}}/"

    @property
    def keeps_former_ids(self) -> bool:
        """Whether an entry can be renamed: it keeps its old ids, and what has one of them leads to it."""
        return "formerly" in self.record.model_fields

    @property
    def list_page(self) -> str:
        """The address of the page that has each entry at the anchor that its id makes; empty if there is none."""
        address, _, id_ = (self.anchor or self.address).partition("#")
        return address if id_ else ""

    @property
    def name_in_data(self) -> str:
        """The name of its file or folder in `data/`."""
        return self.file or self.plural

    @property
    def base(self) -> str:
        """The address without the id and without the first slash, as the search index has it: `events/#`."""
        return self.address.partition("{id}")[0].removeprefix("/")

    @property
    def title(self) -> str:
        """One entry of the kind at the start of a sentence."""
        return self.label or self.noun.capitalize()

    @property
    def titles(self) -> str:
        """The entries of the kind at the start of a sentence."""
        return self.labels or self.nouns.capitalize()


_ROWS = (
    EntryKind(
        "role", "roles", Role, "role", "roles", "/roles/{id}/",
        searched=True, in_api=True, creatable=True, has_form=True,
    ),
    EntryKind(
        "move", "moves", MoveEntry, "move", "moves", "/moves/{id}/",
        stored="inside a role", file="roles", in_api=True, creatable=True,
    ),
    EntryKind(
        "skill", "skills", Skill, "skill", "skills", "/skills/{id}/",
        searched=True, in_api=True, creatable=True, has_form=True,
    ),
    EntryKind("track", "tracks", Track, "track", "tracks", "/tracks/{id}/", searched=True, in_api=True),
    EntryKind(
        "line", "lines", LineOfBusiness, "line of business", "lines of business", "/tracks/#{id}", in_api=True,
    ),
    EntryKind(
        "band", "bands", Band, "band", "bands", "/bands/{id}/",
        stored="levels file", file="levels", searched=True, in_api=True,
    ),
    EntryKind("level", "levels", Level, "level", "levels", stored="levels file", file="levels", in_api=True),
    EntryKind(
        "skill-level", "skill_levels", SkillLevel, "skill level", "skill levels",
        stored="levels file", file="levels",
    ),
    EntryKind(
        "opening", "openings", Opening, "opening", "openings", "/openings/{id}/",
        searched=True, in_api=True, creatable=True, has_form=True,
    ),
    EntryKind(
        "story", "stories", Story, "story", "stories", "/stories/{id}/",
        stored="file each", searched=True, in_api=True, creatable=True, has_form=True,
    ),
    EntryKind(
        "event", "events", Event, "event", "events", "/events/#{id}",
        searched=True, in_api=True, creatable=True, has_form=True, offered=True,
    ),
    EntryKind(
        "learning", "learning", Learning, "learning resource", "learning resources", "/learning/#{id}",
        label="Learning", labels="Learning", searched=True, in_api=True,
    ),
    EntryKind(
        "kpi", "kpis", Kpi, "KPI", "KPIs", "/kpis/{id}/", "/guide/measures/#{id}",
        label="KPI", labels="KPIs", searched=True, in_api=True,
    ),
    EntryKind(
        "term", "terms", Term, "glossary term", "glossary terms", "/guide/glossary/#{id}",
        file="glossary", label="Glossary", labels="Glossary", searched=True,
    ),
    EntryKind(
        "policy", "policy", Policy, "rules for applying", "the rules for applying",
        stored="one record", label="The rules for applying",
    ),
    EntryKind(
        "match", "match", Match, "match calculation", "the match calculation",
        stored="one record", label="The match calculation",
    ),
    EntryKind(
        "moves-here", "moves-here", MovesHere, "count of moves", "counts of moves",
        stored="one record", label="Months that happened here", labels="Months that happened here",
    ),
    EntryKind(
        "headcounts", "headcounts", Headcounts, "count of people", "counts of people",
        stored="one record", label="The numbers of people in roles", labels="The numbers of people in roles",
    ),
    EntryKind("ambassador", "ambassadors", Ambassador, "ambassador", "ambassadors", offered=True),
    EntryKind("benefit", "benefits", Benefit, "benefit", "benefits", offered=True),
    EntryKind(
        "search", "search", Search, "search settings", "the search settings",
        stored="one record", label="The search settings",
    ),
    EntryKind(
        "language", "languages", Language, "language of questions", "languages of questions",
        stored="file each", file="search",
    ),
    EntryKind("site", "sites", Site, "site", "sites", in_api=True, named_by_title=True),
    EntryKind(
        "audience", "audience", Audience, "list of what is public", "the list of what is public",
        stored="one record", label="The list of what is public",
    ),
    EntryKind("source", "sources", Source, "source", "sources", "/guide/sources/#{id}"),
)  # fmt: skip

KINDS: dict[str, EntryKind] = {kind.id: kind for kind in _ROWS}


def kinds_stored(stored: Storage) -> dict[str, EntryKind]:
    """Name in `data/` -> kind, of the kinds that are stored in this way."""
    return {kind.name_in_data: kind for kind in _ROWS if kind.stored == stored}


def kinds_in_file(name: str) -> tuple[EntryKind, ...]:
    """The kinds whose entries a file or folder of `data/` holds by itself; a move is part of its role."""
    return tuple(kind for kind in _ROWS if kind.name_in_data == name and kind.stored != "inside a role")
