"""Data folders of companies of any size, to measure with: the whole default pack and invented roles beside it.

The pack does not change, because the macros of the hand-written pages name its ids. So the smallest company is the
default pack with its 86 roles, and in a company of 10,000 roles 99 of 100 roles are invented. An invented role has the
parts of a role in the pack, with the same lengths: 5 responsibilities, 3 KRAs, 8 skills, 3 aliases, a day of four
sentences, a tip, learning, a code and 2 or 3 moves. As in a large company, all titles, ids and aliases are different,
and roles share skills: 3 of 8 come from the pack, so that hundreds of 10,000 roles ask for the same skill. All
directors have a promotion to the top roles of the pack, so that hundreds of moves lead to one role. The same size and
seed give the same bytes.
"""

from __future__ import annotations

import dataclasses as dc
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import entry_texts
import invented
import words
import yaml
from careerguide.formatting import slug

SEED = 2026
ROLES_PER_TRACK = 50  # a company of more than 1,000 roles has another track for each 50 of them


@dc.dataclass(frozen=True)
class Counts:
    """Numbers of the entries of a company."""

    roles: int
    moves: int
    skills: int
    tracks: int


def write(size: int, pack_folder: Path, data: Path, seed: int = SEED) -> Counts:
    """Write a company of `size` roles as the data folder `data`; the pack's number of roles is the smallest size."""
    shutil.copytree(pack_folder, data)
    pack = read_pack(data)
    if size < pack.roles:
        raise ValueError(f"The smallest company is the default pack, with {pack.roles} roles.")
    if size == pack.roles:
        return Counts(pack.roles, pack.moves, len(pack.skills), len(pack.tracks))
    skills = invented.skill_names(invented.skill_count(size) - len(pack.skills), pack.skills)
    more_tracks = max(0, size - 1_000) // ROLES_PER_TRACK
    tracks = invented.all_tracks(pack, more_tracks, [slug(name) for name in skills])
    roles = invented.roles(tracks, size - pack.roles)
    moves = invented.moves(roles, pack, seed)
    _save(data / "skills" / "invented.yaml", (entry_texts.skill_text(name, pack, seed) for name in skills))
    _save(data / "tracks" / "invented.yaml", (entry_texts.track_text(track) for track in tracks[len(pack.tracks) :]))
    for track in tracks:
        texts = (entry_texts.role_text(role, moves[role.id], pack, seed) for role in roles if role.track is track)
        _save(data / "roles" / f"{track.id}-invented.yaml", texts)
    return Counts(size, pack.moves + sum(map(len, moves.values())), len(pack.skills) + len(skills), len(tracks))


def read_pack(data: Path) -> invented.Pack:
    """The entries of a data folder that invented roles refer to."""
    roles, skills = _entries(data, "roles"), _entries(data, "skills")
    return invented.Pack(
        tracks=tuple(
            invented.Track(track["id"], words.SHORT.get(track["id"], track["title"]), track["line"])
            for track in _entries(data, "tracks")
        ),
        skills=tuple(skill["id"] for skill in skills),
        clusters=tuple(sorted({skill["cluster"] for skill in skills})),
        kpis=tuple(kpi["id"] for kpi in _entries(data, "kpis") if kpi["unit"] == "percent"),
        learning=tuple(item["id"] for item in _entries(data, "learning")),
        sources=tuple(source["id"] for source in _entries(data, "sources")),
        top=tuple((role["id"], role["level"]) for role in roles if role["level"] >= 9),
        roles=len(roles),
        moves=sum(len(role.get("moves", ())) for role in roles),
    )


def _entries(data: Path, name: str) -> list[dict[str, Any]]:
    files = [file for file in (data / f"{name}.yaml", *sorted((data / name).glob("*.yaml"))) if file.is_file()]
    return [entry for file in files for entry in yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)]


def _save(file: Path, entries: Iterable[str]) -> None:
    text = "\n\n".join(entries)
    if text:
        file.parent.mkdir(exist_ok=True)
        file.write_text(text + "\n", encoding="utf-8")
