"""What people outside the company may see: an allow-list, so that what it does not name is not on their site."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from .base import Line, Link, Record, Ref

# In place of a list of ids: every entry of the kind, those that come later too.
ALL = "all"
PublicPart = Literal["map", "planner", "compare", "search", "my_page", "feeds", "api"]


def _all(value: object) -> object:
    """The word `all` stands for every entry."""
    return (ALL,) if isinstance(value, str) and value.strip().lower() == ALL else value


_EVERY = BeforeValidator(_all, json_schema_input_type=Literal["all"] | list[str])
Roles = Annotated[tuple[Annotated[Line, Ref("role")], ...], _EVERY, Field(examples=[ALL])]
Tracks = Annotated[tuple[Annotated[Line, Ref("track")], ...], _EVERY, Field(examples=[ALL])]
Openings = Annotated[tuple[Annotated[Line, Ref("opening")], ...], _EVERY, Field(examples=[["market-street-may"]])]
Sites = Annotated[tuple[Annotated[Line, Ref("site")], ...], _EVERY, Field(examples=[["market-street"]])]


class Audience(Record):
    """What the site for people outside the company has. `careerguide publish --audience public` makes that site."""

    url: Link | None = None
    """The address of that site. Without it, search engines are told the address of the site inside."""
    organization: Line | None = None
    """The name of the company, which search engines show beside its openings. Without it, the name of the site."""
    roles: Roles
    """Ids of the roles that are public, or `all`. The track of a role must be public too."""
    tracks: Tracks
    """Ids of the tracks that are public, or `all`."""
    openings: Openings = ()
    """Ids of the openings that are public, or `all` except examples. Their roles and sites must be public too."""
    sites: Sites = ()
    """Ids of the sites that are public, or `all`."""
    parts: tuple[PublicPart, ...] = ()
    """The tools of that site: map, planner, compare, search, my_page, feeds, api."""
    pages: tuple[Line, ...] = ()
    """Paths of written pages, and of files for download: guide/glossary.md, assets/leaflet.pdf."""
    fields: dict[Line, tuple[Line, ...]] = Field(default_factory=dict)
    """For each kind of entry, the keys that are public. A key inside another is written reality.shifts."""

    def lists(self, kind: str, id_: str) -> bool:
        """Whether the list names an entry, or all of its kind. Kinds without a list of ids are listed by `fields`."""
        listed = {"role": self.roles, "track": self.tracks, "opening": self.openings, "site": self.sites}
        ids = listed.get(kind, (ALL,))
        return ALL in ids or id_ in ids

    def shows(self, kind: str, id_: str) -> bool:
        """Whether an entry is public by its kind and its id. Other reasons may still keep it away."""
        return kind in self.fields and self.lists(kind, id_)
