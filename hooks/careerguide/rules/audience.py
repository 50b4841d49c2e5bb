"""The list of what is public names kinds and keys that exist, and what it lists can be shown."""

from __future__ import annotations

from collections.abc import Iterator

from careerguide import formatting
from careerguide.guide.audience import NEVER, missing, public_keys
from careerguide.loading.loaded_data import LoadedData, LoadedEntry
from careerguide.model import Audience, Opening, Role, Story
from careerguide.model.kinds import KINDS
from careerguide.problems import Problem, did_you_mean, nearest

PUBLIC_KINDS = tuple(kind for kind in KINDS if kind not in NEVER)


def public_fields(loaded: LoadedData) -> Iterator[Problem]:
    """Each kind and key under `fields` exists, and each kind has the keys that its entries cannot be without."""
    for item, audience in loaded.entries("audience", Audience):
        for kind in audience.fields:
            if kind in PUBLIC_KINDS:
                yield from _keys(item, audience, kind)
                continue
            suggestion = nearest(kind, PUBLIC_KINDS)
            allowed = did_you_mean(suggestion) or f" Allowed: {', '.join(PUBLIC_KINDS)}."
            message = f"There is no kind of entry `{kind[:60]}` that can be public.{allowed}"
            yield _at_key(item, kind, "unknown-key", message, suggestion)


def _keys(item: LoadedEntry, audience: Audience, kind: str) -> Iterator[Problem]:
    """The problems of the keys that are listed for a kind."""
    known = public_keys(kind)
    top = [key for key in known if "." not in key]
    for index, key in enumerate(audience.fields[kind]):
        if key not in known:
            suggestion = nearest(key, known)
            cure = did_you_mean(suggestion) or f" Allowed: {', '.join(top)}."
            if (kind, key) == ("role", "moves"):
                cure = " Moves are a kind of their own: list their keys under `move:`."
            message = f"{_one(kind)} has no key `{key[:60]}`.{cure}"
            yield item.problem(("fields", kind, index), "unknown-key", message, suggestion=suggestion)
    if lacking := missing(kind, audience):
        keys = ", ".join(f"`{key}`" for key in lacking)
        message = (
            f"{_one(kind)} cannot be shown without {keys}. Add {'it' if len(lacking) == 1 else 'them'}, "
            f"or delete `{kind}:` so that none is public."
        )
        yield _at_key(item, kind, "missing-key", message)


def _one(kind: str) -> str:
    """One entry of a kind at the start of a sentence: `A role`."""
    row = KINDS[kind]
    return row.title if row.stored == "one record" else formatting.with_article(row.noun)


def _at_key(item: LoadedEntry, kind: str, code: str, message: str, suggestion: str = "") -> Problem:
    line, column = item.document.key_place((*item.path, "fields", kind))
    return Problem(item.document.path, line, column, code, message, suggestion=suggestion)


def not_shown(loaded: LoadedData) -> Iterator[Problem]:
    """What the list names is on the public site: a role with its track, an opening with its role and site.

    A story whose person agreed to be shown outside is there too, if all its roles are.
    """
    roles = {role.id: role for _, role in loaded.entries("role", Role)}
    openings = {opening.id: opening for _, opening in loaded.entries("opening", Opening)}
    for item, audience in loaded.entries("audience", Audience):
        for index, id_ in enumerate(audience.roles):
            role = roles.get(id_)
            if role and role.track and not audience.lists("track", role.track):
                message = (
                    f"`{id_}` is not on the public site, because its track `{role.track}` is not. "
                    "List the track under `tracks:`, or delete the role here."
                )
                yield item.problem(("roles", index), "audience-not-shown", message, "warning")
        for index, id_ in enumerate(audience.openings):
            opening = openings.get(id_)
            if opening and (reason := _opening_reason(opening, audience, roles)):
                message = f"`{id_}` is not on the public site as it should be: {reason}"
                yield item.problem(("openings", index), "audience-not-shown", message, "warning")
        if "story" in audience.fields:
            yield from _stories(loaded, audience, roles)


def _is_shown(id_: str, audience: Audience, roles: dict[str, Role]) -> bool:
    """Whether a role is public; one that does not exist is another problem."""
    role = roles.get(id_)
    track = role.track if role else None
    return audience.shows("role", id_) and (not track or audience.lists("track", track))


def _opening_reason(opening: Opening, audience: Audience, roles: dict[str, Role]) -> str:
    """Why an opening that the list names is not shown as people expect; empty if there is no reason."""
    if "opening" not in audience.fields:
        return "no key of openings is public. List their keys under `fields:`, `opening:`."
    if not _is_shown(opening.role, audience, roles):
        return f"its role `{opening.role}` is not public. List the role and its track."
    if not any(audience.shows("site", site) for site in opening.places):
        return f"its site `{opening.places[0]}` is not public. List it under `sites:`, and the keys of sites."
    if opening.sample:
        return "it is an example. Candidates could take it for a real one, so replace it."
    return ""


def _stories(loaded: LoadedData, audience: Audience, roles: dict[str, Role]) -> Iterator[Problem]:
    """Stories that are released for outside, and are not on the public site."""
    for item, story in loaded.entries("story", Story):
        hidden = [stage.role for stage in story.journey if not _is_shown(stage.role, audience, roles)]
        if story.consent and story.consent.scope == "outside" and hidden:
            message = (
                f"The person agreed to be shown outside, but the story is not on the public site: its role "
                f"`{hidden[0]}` is not public. List the role and its track in audience.yaml, or write `scope: inside`."
            )
            yield item.problem(("consent", "scope"), "audience-not-shown", message, "warning")


RULES = (public_fields, not_shown)
