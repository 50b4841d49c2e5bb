"""Companies of any size for measuring builds: the default pack whole, and invented roles beside it.

The pack stays as it is, since the hand-written pages name its ids in their macros. So 86 roles of the smallest
company are written by people; of 10,000 roles, 99 in 100 are invented. An invented role has the pack's shape and
lengths: 5 responsibilities, 3 KRAs, 8 skills, 3 aliases, a day of four sentences, a tip, learning, a code and 2 or 3
moves. Titles, ids and aliases are all different, as a large company's are. Skills are shared: 3 of 8 come from the
pack's own, so that a pack's skill is needed by hundreds of roles in 10,000. All directors lead to the pack's top roles,
so that some roles have hundreds of routes in. The same size and seed give the same bytes.
"""

from __future__ import annotations

import dataclasses as dc
import itertools
import random
import shutil
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import words
import yaml
from careerguide.formatting import slug

SEED = 2026
TRACK_EVERY = 50  # beyond 1,000 roles, one track more for so many
# Roles -> skills; straight lines between.
SKILLS = ((0, 60), (100, 60), (1_000, 300), (10_000, 1_000))
LADDERS = ((1, 2, 3, 3, 4, 6), (1, 2, 3, 3, 4, 6), (1, 2, 3, 4, 6, 8))
SKILL_LEVELS = ("awareness", "working", "practitioner", "expert")
SIDES = {"bpo", "kpo"}


@dc.dataclass(frozen=True)
class Track:
    """A track, the pack's or invented; `name` is how its roles are called."""

    id: str
    name: str
    line: str
    skills: tuple[str, ...] = ()


@dc.dataclass(frozen=True)
class Seat:
    """A role without its text. `desk` counts desks: the seats of one ladder in one industry."""

    id: str
    title: str
    aliases: tuple[str, ...]
    track: Track
    level: int
    desk: int


@dc.dataclass(frozen=True)
class Pack:
    """What the default pack has that invented roles refer to."""

    tracks: tuple[Track, ...]
    skills: tuple[str, ...]
    clusters: tuple[str, ...]
    kpis: tuple[str, ...]
    learning: tuple[str, ...]
    sources: tuple[str, ...]
    top: tuple[tuple[str, int], ...]  # roles at level 9 and above
    roles: int
    moves: int


@dc.dataclass(frozen=True)
class Company:
    """What was written."""

    roles: int
    moves: int
    skills: int
    tracks: int


def write(size: int, pack_folder: Path, data: Path, seed: int = SEED) -> Company:
    """Write a company of `size` roles as the data folder `data`; never fewer than the pack has."""
    shutil.copytree(pack_folder, data)
    pack = read_pack(data)
    if size < pack.roles:
        raise ValueError(f"The smallest company is the default pack, with {pack.roles} roles.")
    if size == pack.roles:
        return Company(pack.roles, pack.moves, len(pack.skills), len(pack.tracks))
    skills = _skill_names(_skill_count(size) - len(pack.skills), pack.skills)
    tracks = _tracks(pack, max(0, size - 1_000) // TRACK_EVERY, [slug(name) for name in skills])
    seats = _seats(tracks, size - pack.roles)
    _save(data / "skills" / "invented.yaml", (_skill(name, pack, seed) for name in skills))
    _save(data / "tracks" / "invented.yaml", (_track(track) for track in tracks[len(pack.tracks) :]))
    moves = pack.moves
    planned = _moves(seats, pack, seed)
    for track in tracks:
        own = [seat for seat in seats if seat.track is track]
        moves += sum(len(planned[seat.id]) for seat in own)
        _save(data / "roles" / f"{track.id}-invented.yaml", (_role(seat, planned[seat.id], pack, seed) for seat in own))
    return Company(size, moves, len(pack.skills) + len(skills), len(tracks))


def read_pack(data: Path) -> Pack:
    """The ids of a data folder."""
    roles, skills = _entries(data, "roles"), _entries(data, "skills")
    return Pack(
        tracks=tuple(
            Track(track["id"], words.SHORT.get(track["id"], track["title"]), track["line"])
            for track in _entries(data, "tracks")
        ),
        skills=tuple(skill["id"] for skill in skills),
        clusters=tuple(sorted({skill["cluster"] for skill in skills})),
        kpis=tuple(kpi["id"] for kpi in _entries(data, "kpis")),
        learning=tuple(item["id"] for item in _entries(data, "learning")),
        sources=tuple(source["id"] for source in _entries(data, "sources")),
        top=tuple((role["id"], role["level"]) for role in roles if role["level"] >= 9),
        roles=len(roles),
        moves=sum(len(role.get("moves", ())) for role in roles),
    )


def _entries(data: Path, name: str) -> list[dict[str, Any]]:
    files = [file for file in (data / f"{name}.yaml", *sorted((data / name).glob("*.yaml"))) if file.is_file()]
    return [entry for file in files for entry in yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)]


def _skill_count(size: int) -> int:
    for (low, few), (high, many) in itertools.pairwise(SKILLS):
        if size <= high:
            return few + (many - few) * (size - low) // (high - low)
    return SKILLS[-1][1]


def _skill_names(count: int, taken: Collection[str]) -> list[str]:
    names = [f"{topic} {work}" for work in words.WORK for topic in words.TOPICS]
    return [name for name in names if slug(name) not in taken][: max(0, count)]


def _tracks(pack: Pack, more: int, skills: Sequence[str]) -> list[Track]:
    """The pack's tracks and `more` invented ones, each with its share of the invented skills, if possible 14."""
    names = [(f"{area} {craft}", line) for craft, line in words.CRAFTS for area in words.AREAS]
    names = [(name, line) for name, line in names if slug(name) not in {track.id for track in pack.tracks}]
    if more > len(names):
        raise ValueError(f"There are words for {len(names)} invented tracks; {more} are needed.")
    found = [*pack.tracks, *(Track(slug(name), name, line) for name, line in names[:more])]
    share = max(14, -(-len(skills) // len(found)))
    ring = [*skills, *skills]
    for index, track in enumerate(found):
        first = index * len(skills) // len(found)
        found[index] = dc.replace(track, skills=tuple(dict.fromkeys(ring[first : first + share])))
    return found


def _seats(tracks: Sequence[Track], count: int) -> list[Seat]:
    """Desks of six seats, dealt to the tracks in turn, each in another industry."""
    found: list[Seat] = []
    desk = 0
    while len(found) < count:
        track, industry = tracks[desk % len(tracks)], words.INDUSTRIES[desk // len(tracks)]
        seen: set[int] = set()
        for level in LADDERS[desk % len(LADDERS)]:
            grade, local = words.SECOND if level in seen else words.GRADES[level]
            seen.add(level)
            name = f"{industry} {track.name}"
            aliases = tuple(f"{name} {word}" for word in local)
            found.append(Seat(slug(f"{name} {grade}"), f"{name} {grade}", aliases, track, level, desk))
        desk += 1
    return found[:count]


def _moves(seats: Sequence[Seat], pack: Pack, seed: int) -> dict[str, dict[str, str]]:
    """Role -> role it leads to -> kind: up within the desk, sideways to the next, and for half of them one more."""
    desks: dict[int, list[Seat]] = {}
    heads: dict[str, Seat] = {}
    for seat in seats:
        desks.setdefault(seat.desk, []).append(seat)
        if seat.level == 8:
            heads.setdefault(seat.track.id, seat)
    found: dict[str, dict[str, str]] = {}
    for seat in seats:
        rng = random.Random(f"{seed} moves {seat.id}")
        moves = found.setdefault(seat.id, {})
        above = [other for other in desks[seat.desk] if other.level > seat.level]
        head = heads.get(seat.track.id)
        if above:
            moves[above[0].id] = "promotion"
        elif head and head.level > seat.level:
            moves[head.id] = "promotion"
        else:
            moves[next(id_ for id_, level in pack.top if level > seat.level)] = "promotion"
        near = desks[(seat.desk + rng.randrange(1, 40)) % len(desks)]
        for other in near:
            if other.level == seat.level and other.id != seat.id:
                moves.setdefault(other.id, "bridge" if {other.track.line, seat.track.line} == SIDES else "lateral")
                break
        below = [other for other in near if other.level < seat.level]
        if rng.random() < 0.2 and below:
            moves.setdefault(below[-1].id, "return")
        elif rng.random() < 0.4:
            others = [
                other for other in desks[rng.randrange(len(desks))] if other.level == seat.level and other.id != seat.id
            ]
            for other in others[:1]:
                moves.setdefault(other.id, "bridge" if {other.track.line, seat.track.line} == SIDES else "lateral")
    return found


class _Writer:
    """Fills sentences with words; one for each entry, so that an entry does not depend on those before it."""

    def __init__(self, seed: int, id_: str) -> None:
        self.rng = random.Random(f"{seed} {id_}")

    def say(self, sentence: str) -> str:
        case, other = self.rng.sample(words.CASES, 2)
        said = sentence.format(
            n=self.rng.randrange(3, 60),
            case=case,
            other=other,
            who=self.rng.choice(words.PEOPLE),
            when=self.rng.choice(words.TIMES),
        )
        return said[0].upper() + said[1:]

    def some(self, sentences: Sequence[str], count: int) -> list[str]:
        return [self.say(sentence) for sentence in self.rng.sample(sentences, count)]


def _save(file: Path, entries: Iterable[str]) -> None:
    text = "\n\n".join(entries)
    if text:
        file.parent.mkdir(exist_ok=True)
        file.write_text(text + "\n", encoding="utf-8")


def _track(track: Track) -> str:
    return f"""\
- id: {track.id}
  title: {track.name}
  line: {track.line}
  aliases: [{track.name} Desk, {track.name} Team]
  summary: You look after {track.name.lower()} for several clients. It suits people who like order.
    The work is calm on most days.
  review: {{owner: hr-operations, last: 2026-10-01, every: 12}}"""


def _skill(name: str, pack: Pack, seed: int) -> str:
    writer = _Writer(seed, name)
    markers = "\n".join(f"    {level}: {writer.say(words.MARKERS[level])}" for level in SKILL_LEVELS)
    everyday = "\n".join(f"    - {phrase[0].lower()}{phrase[1:]}" for phrase in writer.some(words.EVERYDAY, 3))
    return f"""\
- id: {slug(name)}
  title: {name}
  aliases: [{name} Basics, {name} Practice, {name} Know-how]
  kind: technical
  cluster: {writer.rng.choice(pack.clusters)}
  summary: {writer.say("Gets {case} right the first time and tells {who} what stands in the way.")}
  levels:
{markers}
  learning: [{", ".join(writer.rng.sample(pack.learning, 3))}]
  everyday:
{everyday}"""


def _role(seat: Seat, moves: dict[str, str], pack: Pack, seed: int) -> str:
    writer = _Writer(seed, seat.id)
    rng = writer.rng
    parts = [
        f"- id: {seat.id}\n  title: {seat.title}\n  aliases: [{', '.join(seat.aliases)}]",
        f"  track: {seat.track.id}\n  level: {seat.level}",
        "  review: {owner: hr-operations, last: 2026-10-01, every: 6}",
        f"  summary: {writer.say('Looks after {case} and {other}, and keeps {who} in the picture.')}",
        f"  reality:\n    shifts: {rng.choice(('day', 'rotating'))}\n    remote: partial",
        *([f"    manages: {{min: {seat.level * 2}, max: {seat.level * 3}}}"] if seat.level >= 4 else []),
        "    day: >-",
        *(
            f"      {writer.say(rng.choice(sentences))}"
            for sentences in (words.MORNINGS, words.NOONS, words.AFTERNOONS, words.EVENINGS)
        ),
        _list("  responsibilities", writer.some(words.DUTIES, 5)),
        "  kras:",
        *(
            f"    - {{area: {area}, kpi: {kpi}, target: {rng.choice(words.TARGETS)}, over: 3, "
            f"gate: {'true' if gate else 'false'}}}"
            for gate, (area, kpi) in enumerate(
                zip(rng.sample(words.AREAS_OF_RESULT, 3), rng.sample(pack.kpis, 3), strict=True)
            )
        ),
        "  skills:",
        *(
            f"    - {{skill: {skill}, level: {level}, need: {'essential' if index < 6 else 'desirable'}}}"
            for index, (skill, level) in enumerate(_needs(seat, pack, seed, rng))
        ),
        f"  learning: [{', '.join(rng.sample(pack.learning, 3))}]",
        f"  tip: {writer.say(rng.choice(words.TIPS))}",
        "  codes:",
        f'    - {{scheme: onet-soc, code: "43-{rng.randrange(1000, 9999)}.00", match: broad, source: onet-29-3}}',
        "  moves:",
        *(_move(to, kind, pack, writer) for to, kind in moves.items()),
    ]
    return "\n".join(parts)


def _needs(seat: Seat, pack: Pack, seed: int, rng: random.Random) -> Iterator[tuple[str, str]]:
    """Eight skills: most of them its desk's, so that neighbours on a ladder differ by a few."""
    desk = random.Random(f"{seed} desk {seat.desk}")
    common = [*desk.sample(seat.track.skills, min(4, len(seat.track.skills))), *desk.sample(pack.skills, 2)]
    own = [
        skill
        for skill in (*rng.sample(seat.track.skills, min(5, len(seat.track.skills))), *rng.sample(pack.skills, 8))
        if skill not in common
    ]
    track = [skill for skill in own if skill in seat.track.skills][:1]
    rest = [skill for skill in own if skill not in seat.track.skills]
    reach = min(3, seat.level // 2)
    for skill in [*common, *track, *rest][:8]:
        yield skill, SKILL_LEVELS[max(0, reach - rng.randrange(2))]


def _move(to: str, kind: str, pack: Pack, writer: _Writer) -> str:
    low = writer.rng.randrange(6, 19)
    return "\n".join([
        f"    - to: {to}\n      kind: {kind}",
        f"      after: {{min: {low}, typical: {low + 6}, slow: {low + 18}}}\n      confidence: low",
        f"      sources: [{writer.rng.choice(pack.sources)}]",
        _list("      gates", writer.some(words.GATES, 2)),
        _list("      prepare", writer.some(words.PREPARATIONS, writer.rng.randrange(2, 4))),
        f"      why: {writer.say(writer.rng.choice(words.WHYS))}",
        f"      why_not: {writer.say(writer.rng.choice(words.WHY_NOTS))}",
    ])  # fmt: skip


def _list(key: str, lines: Sequence[str]) -> str:
    indent = " " * (len(key) - len(key.lstrip()) + 2)
    return "\n".join([f"{key}:", *(f"{indent}- {line}" for line in lines)])
