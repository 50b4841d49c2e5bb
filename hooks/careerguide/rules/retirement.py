"""Retirement: what ends has a successor, and nothing goes on naming what has ended."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from careerguide.guide.retired import retirable, successors
from careerguide.loading.loaded_data import LoadedData
from careerguide.model import Role, Skill, Story
from careerguide.model.kinds import KINDS
from careerguide.model.record_fields import references
from careerguide.problems import Problem


def unfit_successor(loaded: LoadedData) -> Iterator[Problem]:
    """What is retired has a successor that readers can be led to: no draft, not itself, and no circle."""
    entries = {(item.kind, item.id): entry for item in loaded.all() if (entry := retirable(item))}
    for item in loaded.all():
        entry = retirable(item)
        noun = KINDS[item.kind].noun
        if entry is None or (entry.successor is None and entry.retires is None):
            continue
        if entry.successor is None:
            message = (
                f"`retires` needs `successor:` with the id of the {noun} that takes over. "
                f"Else links and saved plans with this {noun} lead nowhere."
            )
            yield item.problem(("retires",), "unfit-successor", message)
            continue
        chain = [item.id]
        while (at := entries.get((item.kind, chain[-1]))) and at.successor and at.successor not in chain:
            chain.append(at.successor)
        if at and at.successor:
            message = f"The successors lead in a circle: {' to '.join([*chain, at.successor])}. Name one that stays."
            yield item.problem(("successor",), "unfit-successor", message)
        elif isinstance(at, (Role, Skill)) and at.status == "draft":
            message = f"`{at.id}` is still a draft, so readers cannot be led to its page. Publish it first."
            yield item.problem(("successor",), "unfit-successor", message)


def retired_reference(loaded: LoadedData, today: dt.date) -> Iterator[Problem]:
    """No entry names what is retired: the site shows the successor there, and the data should too.

    The journey of a story is the past, and keeps its roles.
    """
    ids = successors(loaded, today)
    for item in loaded.all() if ids else ():
        if item.id in ids.get(item.kind, {}):
            continue
        for pattern, kind in references(KINDS[item.kind].record):
            if isinstance(item.entry, Story) and pattern[0] == "journey":
                continue
            for path, id_ in item.values(pattern):
                if new := ids.get(kind, {}).get(id_):
                    message = (
                        f"The {KINDS[kind].noun} `{id_}` has ended, and `{new}` has taken its place. Write `{new}`, "
                        "or run `careerguide check --fix`."
                    )
                    yield item.problem(path, "retired-reference", message, "warning", new)


RULES = (unfit_successor,)
DATED = (retired_reference,)
