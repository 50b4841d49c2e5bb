"""References: whatever is named must exist."""

from __future__ import annotations

from collections.abc import Iterator

from careerguide.loading.data_folder import ALONE, FILES, LISTS, LoadedData, references, renamed
from careerguide.model import Band, Level
from careerguide.problems import Problem, nearest

_SHAPES = dict([*LISTS.values(), *FILES.values()]) | {"level": Level, "band": Band} | ALONE
_FILES = {kind: f"data/{name}.yaml" for name, (kind, _) in LISTS.items()} | {"band": "data/levels.yaml"}


def unknown_reference(loaded: LoadedData) -> Iterator[Problem]:
    """Every role, skill, track, band, KPI, learning resource and source that is named has an entry of its own.

    What a file that could not be read would have defined is given the benefit of the doubt.
    """
    known = {kind: {item.id for item in loaded.of(kind)} for kind in _SHAPES}
    former = renamed(loaded)
    cures: dict[
        tuple[str, str], str
    ] = {}  # `nearest` takes milliseconds, and one lost file may leave thousands of names behind
    for item in loaded.all():
        for pattern, kind in references(_SHAPES[item.kind]):
            for at, found in item.values(pattern):
                if found in known[kind] or kind in loaded.unread:
                    continue
                if found in former.get(kind, {}):
                    cures[kind, found] = f" It is now called `{former[kind][found]}`."
                elif (kind, found) not in cures:
                    cures[kind, found] = (
                        nearest(found, known[kind]) or f" Add it to {_FILES[kind]}, or choose one that is there."
                    )
                yield item.problem(at, f"unknown-{kind}", f"There is no {kind} `{found[:80]}`.{cures[kind, found]}")


RULES = (unknown_reference,)
