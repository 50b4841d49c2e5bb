"""Invented tracks, skills, roles and moves of a company, without their texts.

The roles are in teams: a team is one ladder of six roles in one industry and on one track, from associate to director.
"""

from __future__ import annotations

import dataclasses as dc
import itertools
import random
from collections.abc import Collection, Sequence

import words
from careerguide.formatting import slug

# Number of roles -> number of skills; between two rows the numbers are interpolated.
SKILLS = ((0, 60), (100, 60), (1_000, 300), (10_000, 1_000))
FEWEST_SKILLS_OF_TRACK = 14
# Levels of the roles of a team; the teams take these ladders in turn.
LADDERS = ((1, 2, 3, 3, 4, 6), (1, 2, 3, 3, 4, 6), (1, 2, 3, 4, 6, 8))
BRIDGED = {"bpo", "kpo"}  # a sideways move between these two lines of business is a bridge


@dc.dataclass(frozen=True)
class Track:
    """A track of the default pack or an invented one; `name` is in the titles of its roles."""

    id: str
    name: str
    line: str
    skills: tuple[str, ...] = ()


@dc.dataclass(frozen=True)
class InventedRole:
    """A role without its text."""

    id: str
    title: str
    aliases: tuple[str, ...]
    track: Track
    level: int
    team: int


@dc.dataclass(frozen=True)
class Pack:
    """The entries of the default pack that invented roles refer to, by id, and the counts of its roles and moves.

    `kpis` are those in percent, because most invented targets are.
    """

    tracks: tuple[Track, ...]
    skills: tuple[str, ...]
    clusters: tuple[str, ...]
    kpis: tuple[str, ...]
    learning: tuple[str, ...]
    sources: tuple[str, ...]
    top: tuple[tuple[str, int], ...]  # id and level of the roles at level 9 and above
    roles: int
    moves: int


def skill_count(size: int) -> int:
    """The number of skills, those of the pack included, in a company of `size` roles."""
    for (low, few), (high, many) in itertools.pairwise(SKILLS):
        if size <= high:
            return few + (many - few) * (size - low) // (high - low)
    return SKILLS[-1][1]


def skill_names(count: int, ids: Collection[str]) -> list[str]:
    """The names of `count` invented skills; their ids are not among `ids`."""
    names = [f"{topic} {work}" for work in words.WORK for topic in words.TOPICS]
    return [name for name in names if slug(name) not in ids][: max(0, count)]


def all_tracks(pack: Pack, more: int, skills: Sequence[str]) -> list[Track]:
    """The tracks of the pack and `more` invented ones, each with its share of the invented skills, if possible 14."""
    names = [(f"{area} {craft}", line) for craft, line in words.CRAFTS for area in words.AREAS]
    names = [(name, line) for name, line in names if slug(name) not in {track.id for track in pack.tracks}]
    if more > len(names):
        raise ValueError(f"There are words for {len(names)} invented tracks; {more} are needed.")
    tracks = [*pack.tracks, *(Track(slug(name), name, line) for name, line in names[:more])]
    share = max(FEWEST_SKILLS_OF_TRACK, -(-len(skills) // len(tracks)))
    ring = [*skills, *skills]
    for index, track in enumerate(tracks):
        first = index * len(skills) // len(tracks)
        tracks[index] = dc.replace(track, skills=tuple(dict.fromkeys(ring[first : first + share])))
    return tracks


def roles(tracks: Sequence[Track], count: int) -> list[InventedRole]:
    """`count` roles in teams; the tracks take teams in turn, and the teams of a track are in different industries."""
    invented: list[InventedRole] = []
    team = 0
    while len(invented) < count:
        track, industry = tracks[team % len(tracks)], words.INDUSTRIES[team // len(tracks)]
        levels: set[int] = set()
        for level in LADDERS[team % len(LADDERS)]:
            grade, other_words = words.SECOND if level in levels else words.GRADES[level]
            levels.add(level)
            name = f"{industry} {track.name}"
            aliases = tuple(f"{name} {word}" for word in other_words)
            invented.append(InventedRole(slug(f"{name} {grade}"), f"{name} {grade}", aliases, track, level, team))
        team += 1
    return invented[:count]


def moves(invented: Sequence[InventedRole], pack: Pack, seed: int) -> dict[str, dict[str, str]]:
    """Start role -> target role -> kind of the move.

    Each role has a promotion, most have a sideways move to another team, and half of them have one more move.
    """
    teams: dict[int, list[InventedRole]] = {}
    directors: dict[str, InventedRole] = {}
    for role in invented:
        teams.setdefault(role.team, []).append(role)
        if role.level == 8:
            directors.setdefault(role.track.id, role)
    planned: dict[str, dict[str, str]] = {}
    for role in invented:
        rng = random.Random(f"{seed} moves {role.id}")
        targets = planned.setdefault(role.id, {})
        targets[_promotion(role, teams[role.team], directors.get(role.track.id), pack)] = "promotion"
        near = teams[(role.team + rng.randrange(1, 40)) % len(teams)]
        _add_sideways_move(targets, role, near)
        below = [candidate for candidate in near if candidate.level < role.level]
        if rng.random() < 0.2 and below:
            targets.setdefault(below[-1].id, "return")
        elif rng.random() < 0.4:
            _add_sideways_move(targets, role, teams[rng.randrange(len(teams))])
    return planned


def _promotion(role: InventedRole, team: Sequence[InventedRole], director: InventedRole | None, pack: Pack) -> str:
    """The next role of the team, else the director of the track, else a top role of the pack."""
    above = [candidate for candidate in team if candidate.level > role.level]
    if above:
        return above[0].id
    if director and director.level > role.level:
        return director.id
    return next(id_ for id_, level in pack.top if level > role.level)


def _add_sideways_move(targets: dict[str, str], role: InventedRole, team: Sequence[InventedRole]) -> None:
    """Add a move to the first role of a team at the same level, if there is one."""
    for candidate in team:
        if candidate.level == role.level and candidate.id != role.id:
            kind = "bridge" if {candidate.track.line, role.track.line} == BRIDGED else "lateral"
            targets.setdefault(candidate.id, kind)
            break
