"""References: every id that an entry names belongs to another entry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from careerguide.loading.entry_names import NAMED_BY_TITLE, EntryNames
from careerguide.loading.loaded_data import LoadedData, renamed
from careerguide.model import Role, Skill, Track
from careerguide.model.kinds import KINDS
from careerguide.model.record_fields import references
from careerguide.problems import Problem, did_you_mean, nearest

SKILL_LEVEL = "skill-level"


def unknown_reference(loaded: LoadedData) -> Iterator[Problem]:
    """Every role, skill, track, band, KPI, learning resource, source and site that an entry names exists.

    If a file could not be read, ids that it may define are not reported.
    """
    known = {kind: {item.id for item in loaded.of(kind)} for kind in KINDS}
    if not known[SKILL_LEVEL]:
        known[SKILL_LEVEL] = {level.id for level in loaded.skill_levels}
    former = renamed(loaded)
    names = {kind: EntryNames(loaded.of(kind)) for kind in NAMED_BY_TITLE}
    # The search for the nearest id takes milliseconds, and one lost file can leave thousands of unknown ids.
    fixes: dict[tuple[str, str], tuple[str, str]] = {}
    for item in loaded.all():
        for pattern, kind in references(KINDS[item.kind].record):
            for path, id_ in item.values(pattern):
                if id_ in known[kind] or kind in loaded.unread:
                    continue
                if kind in names and (not names[kind] or names[kind].id_of(id_)):
                    continue  # a title names it too; without a file of the kind, every name is one
                if (kind, id_) not in fixes:
                    fixes[kind, id_] = _fix(kind, id_, known[kind], former.get(kind, {}), names.get(kind))
                sentence, suggestion = fixes[kind, id_]
                message = f"There is no {KINDS[kind].noun} `{id_[:80]}`.{sentence}"
                yield item.problem(path, f"unknown-{kind}", message, suggestion=suggestion)


def _fix(kind: str, id_: str, known: set[str], former: Mapping[str, str], names: EntryNames | None) -> tuple[str, str]:
    """A sentence that says how to fix an unknown id, and the id to write instead, if one is likely."""
    if id_ in former:
        return f" It is now called `{former[id_]}`.", former[id_]
    if names and (name := names.nearest(id_)):
        return did_you_mean(names.ids[name]), names.ids[name]
    if suggestion := nearest(id_, known):
        return did_you_mean(suggestion), suggestion
    if kind == SKILL_LEVEL:
        return f" Allowed: {', '.join(sorted(known))}. Skill levels are in data/levels.yaml.", ""
    return f" Add it to data/{KINDS[kind].name_in_data}.yaml, or choose one that is there.", ""


def draft_skill(loaded: LoadedData) -> Iterator[Problem]:
    """An entry that the site shows names no draft skill."""
    drafts = {skill.id for _, skill in loaded.entries("skill", Skill) if skill.status == "draft"}
    for item in loaded.all() if drafts else ():
        if getattr(item.entry, "status", "") == "draft":
            continue
        for pattern, kind in references(KINDS[item.kind].record):
            for path, id_ in item.values(pattern) if kind == "skill" else ():
                if id_ in drafts:
                    message = (
                        f"`{id_}` is still a draft, so its page is not on the site. Fill in the skill, and delete its "
                        "line `status: draft`."
                    )
                    yield item.problem(path, "draft-skill", message)


def unknown_described_level(loaded: LoadedData) -> Iterator[Problem]:
    """A skill describes only levels that exist."""
    if SKILL_LEVEL in loaded.unread:
        return
    known = [level.id for level in loaded.skill_levels]
    for item, skill in loaded.entries("skill", Skill):
        for id_ in skill.levels:
            if id_ not in known:
                suggestion = nearest(id_, known)
                allowed = f"The levels are {', '.join(known)}.{did_you_mean(suggestion)}"
                message = f"There is no skill level `{id_[:80]}`. {allowed}"
                line, column = item.document.key_place((*item.path, "levels", id_))
                path = item.document.path
                yield Problem(path, line, column, "unknown-skill-level", message, suggestion=suggestion)


def unknown_family(loaded: LoadedData) -> Iterator[Problem]:
    """A role is in a family of its own track, and a track has each family once."""
    families: dict[str, list[str]] = {}
    for item, track in loaded.entries("track", Track):
        families[track.id] = [family.id for family in track.families]
        for index, id_ in enumerate(families[track.id]):
            if id_ in families[track.id][:index]:
                message = f"The track has a family `{id_}` already. Give each family an id of its own."
                yield item.problem(("families", index, "id"), "duplicate-family", message)
    for item, role in loaded.entries("role", Role):
        if role.family and not role.track:
            message = (
                f"`{role.family[:80]}` is a family of a track, but this role has no track. "
                "Add `track:` with the id of its track, or delete `family:`."
            )
            yield item.problem(("family",), "unknown-family", message)
        known = families.get(role.track or "")
        if role.family and known is not None and role.family not in known:
            suggestion = nearest(role.family, known)
            more = did_you_mean(suggestion) or f" Add it there under `families:`{_listed(known)}."
            message = f"The track `{role.track}` has no family `{role.family[:80]}`.{more}"
            yield item.problem(("family",), "unknown-family", message, suggestion=suggestion)


def other_tracks(loaded: LoadedData) -> Iterator[Problem]:
    """`also_in` adds tracks to the one that a role belongs to, each once."""
    for item, role in loaded.entries("role", Role):
        if role.also_in and not role.track:
            message = (
                f"This role belongs to no track, so it cannot be in others too. Write the track that it belongs to as "
                f"`track: {role.also_in[0][:80]}`, and under `also_in:` only the others."
            )
            yield item.problem(("also_in",), "also-in-without-track", message)
        for index, id_ in enumerate(role.also_in):
            if id_ == role.track:
                message = f"The role is in `{id_[:80]}` already, by its `track:`. Delete it here."
            elif id_ in role.also_in[:index]:
                message = f"`{id_[:80]}` is already in this list. Delete it here."
            else:
                continue
            yield item.problem(("also_in", index), "repeated-track", message)


def _listed(known: list[str]) -> str:
    return f", or choose one of: {', '.join(known)}" if known else ""


RULES = (unknown_reference, draft_skill, unknown_described_level, unknown_family, other_tracks)
