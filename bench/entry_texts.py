"""The YAML of invented tracks, skills and roles, with sentences made of the words in `words.py`.

Each entry has its own random numbers, so that it does not depend on the entries before it.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence

import words
from careerguide.formatting import slug
from invented import InventedRole, Pack, Track

SKILL_LEVELS = ("awareness", "working", "practitioner", "expert")


class SentenceWriter:
    """Writes the sentences of one entry."""

    def __init__(self, seed: int, id_: str) -> None:
        self.rng = random.Random(f"{seed} {id_}")

    def sentence(self, pattern: str) -> str:
        """A sentence with words in place of the fields of a pattern."""
        case, other_case = self.rng.sample(words.CASES, 2)
        text = pattern.format(
            n=self.rng.randrange(3, 60),
            case=case,
            other=other_case,
            who=self.rng.choice(words.PEOPLE),
            when=self.rng.choice(words.TIMES),
        )
        return text[0].upper() + text[1:]

    def sentences(self, patterns: Sequence[str], count: int) -> list[str]:
        """Sentences of `count` different patterns."""
        return [self.sentence(pattern) for pattern in self.rng.sample(patterns, count)]


def track_text(track: Track) -> str:
    """The YAML of a track."""
    return f"""\
- id: {track.id}
  title: {track.name}
  line: {track.line}
  aliases: [{track.name} Desk, {track.name} Team]
  summary: You look after {track.name.lower()} for several clients. It suits people who like order.
    The work is calm on most days.
  review: {{owner: hr-operations, last: 2026-10-01, every: 12}}"""


def skill_text(name: str, pack: Pack, seed: int) -> str:
    """The YAML of a skill."""
    writer = SentenceWriter(seed, name)
    markers = "\n".join(f"    {level}: {writer.sentence(words.MARKERS[level])}" for level in SKILL_LEVELS)
    everyday = "\n".join(f"    - {phrase[0].lower()}{phrase[1:]}" for phrase in writer.sentences(words.EVERYDAY, 3))
    return f"""\
- id: {slug(name)}
  title: {name}
  aliases: [{name} Basics, {name} Practice, {name} Know-how]
  kind: technical
  cluster: {writer.rng.choice(pack.clusters)}
  summary: {writer.sentence("Gets {case} right the first time and tells {who} what stands in the way.")}
  levels:
{markers}
  learning: [{", ".join(writer.rng.sample(pack.learning, 3))}]
  everyday:
{everyday}"""


def role_text(role: InventedRole, moves: Mapping[str, str], pack: Pack, seed: int) -> str:
    """The YAML of a role; `moves` are target roles and the kinds of the moves."""
    writer = SentenceWriter(seed, role.id)
    targets = _targets(pack, writer.rng)
    return "\n".join([
        f"- id: {role.id}\n  title: {role.title}\n  aliases: [{', '.join(role.aliases)}]",
        f"  track: {role.track.id}\n  level: {role.level}",
        "  review: {owner: hr-operations, last: 2026-10-01, every: 6}",
        f"  summary: {writer.sentence('Looks after {case} and {other}, and keeps {who} in the picture.')}",
        *_reality(role, writer),
        _list("  responsibilities", writer.sentences(words.DUTIES, 5)),
        *_kras(targets, writer.rng),
        "  skills:",
        *(
            f"    - {{skill: {skill}, level: {level}, need: {'essential' if index < 6 else 'desirable'}}}"
            for index, (skill, level) in enumerate(_needs(role, pack, seed, writer.rng))
        ),
        f"  learning: [{', '.join(writer.rng.sample(pack.learning, 3))}]",
        f"  tip: {writer.sentence(writer.rng.choice(words.TIPS))}",
        "  codes:",
        f'    - {{scheme: onet-soc, code: "{_onet_code(writer.rng)}", match: broad, source: onet-29-3}}',
        "  moves:",
        *(_move(target, kind, pack, targets, writer) for target, kind in moves.items()),
    ])  # fmt: skip


def _onet_code(rng: random.Random) -> str:
    return f"43-{rng.randrange(1000, 9999)}.00"


def _reality(role: InventedRole, writer: SentenceWriter) -> Iterator[str]:
    yield f"  reality:\n    shifts: {writer.rng.choice(('day', 'rotating'))}\n    remote: partial"
    if role.level >= 4:
        yield f"    manages: {{min: {role.level * 2}, max: {role.level * 3}}}"
    yield "    day: >-"
    for patterns in (words.MORNINGS, words.NOONS, words.AFTERNOONS, words.EVENINGS):
        yield f"      {writer.sentence(writer.rng.choice(patterns))}"


def _targets(pack: Pack, rng: random.Random) -> list[tuple[str, str]]:
    """Three KPIs of a role and their targets."""
    return [(kpi, rng.choice(words.TARGETS)) for kpi in rng.sample(pack.kpis, 3)]


def _kras(targets: Sequence[tuple[str, str]], rng: random.Random) -> Iterator[str]:
    yield "  kras:"
    for area, (kpi, target) in zip(rng.sample(words.AREAS_OF_RESULT, 3), targets, strict=True):
        yield f"    - {{area: {area}, kpi: {kpi}, target: {target}, over: 3}}"


def _needs(role: InventedRole, pack: Pack, seed: int, rng: random.Random) -> Iterator[tuple[str, str]]:
    """Eight skills with their levels; most are those of the team, so that the roles of a ladder differ by a few."""
    team_rng = random.Random(f"{seed} desk {role.team}")
    common = [*team_rng.sample(role.track.skills, min(4, len(role.track.skills))), *team_rng.sample(pack.skills, 2)]
    samples = (*rng.sample(role.track.skills, min(5, len(role.track.skills))), *rng.sample(pack.skills, 8))
    more = [skill for skill in samples if skill not in common]
    of_track = [skill for skill in more if skill in role.track.skills][:1]
    of_pack = [skill for skill in more if skill not in role.track.skills]
    highest = min(3, role.level // 2)
    for skill in [*common, *of_track, *of_pack][:8]:
        yield skill, SKILL_LEVELS[max(0, highest - rng.randrange(2))]


def _move(target: str, kind: str, pack: Pack, targets: Sequence[tuple[str, str]], writer: SentenceWriter) -> str:
    least = writer.rng.randrange(6, 19)
    return "\n".join([
        f"    - to: {target}\n      kind: {kind}",
        f"      after: {{min: {least}, typical: {least + 6}, slow: {least + 18}}}\n      confidence: low",
        f"      sources: [{writer.rng.choice(pack.sources)}]",
        _list("      gates", [_kpi_gate(targets, writer.rng), f"do: {writer.sentences(words.GATES, 1)[0]}"]),
        _list("      prepare", writer.sentences(words.PREPARATIONS, writer.rng.randrange(2, 4))),
        f"      why: {writer.sentence(writer.rng.choice(words.WHYS))}",
        f"      why_not: {writer.sentence(writer.rng.choice(words.WHY_NOTS))}",
    ])  # fmt: skip


def _kpi_gate(targets: Sequence[tuple[str, str]], rng: random.Random) -> str:
    """A condition on a KPI of the role, which never asks for less than the role itself does."""
    kpi, target = rng.choice(targets)
    return f"{{kpi: {kpi}, target: {target}, months: 3}}"


def _list(key: str, lines: Sequence[str]) -> str:
    indent = " " * (len(key) - len(key.lstrip()) + 2)
    return "\n".join([f"{key}:", *(f"{indent}- {line}" for line in lines)])
