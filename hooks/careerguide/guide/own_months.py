"""Months that the company has counted take the place of the guide's own estimates, everywhere at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from careerguide import model
from careerguide.loading.loaded_data import LoadedData

# Ids of both roles -> how long the move took at the company.
Counts = Mapping[tuple[str, str], model.MoveCount]


def counts(loaded: LoadedData) -> dict[tuple[str, str], model.MoveCount]:
    """The moves that the company has counted. If two lead on to the same roles, the one with more people counts."""
    records = (record for _, record in loaded.entries("moves-here", model.MovesHere))
    return by_move(move for record in records for move in record.moves)


def by_move(moves: Iterable[model.MoveCount]) -> dict[tuple[str, str], model.MoveCount]:
    """The counts by the ids of both roles."""
    return {(move.from_role, move.to_role): move for move in sorted(moves, key=lambda move: move.moves)}


def months(count: model.MoveCount) -> model.MonthRange | None:
    """The months of a counted move: 10, 50 and 90 of 100 people had moved. None if fewer than half had.

    If fewer than 90 had, the slow case took at least the longest time that was counted.
    """
    if count.p10 is None or count.p50 is None:
        return None
    slow = count.p90 if count.p90 is not None else max(count.longest, count.p50)
    return model.MonthRange(min=count.p10, typical=count.p50, slow=slow)


def with_counted_months(roles: Mapping[str, model.Role], counted: Counts) -> dict[str, model.Role]:
    """The roles, whose moves have the months that the company has counted, with high confidence."""
    starts = {start for start, _ in counted}
    return {id_: _with_counts(role, counted) if id_ in starts else role for id_, role in roles.items()}


def _with_counts(role: model.Role, counted: Counts) -> model.Role:
    moves = tuple(_counted(move, counted.get((role.id, move.to))) for move in role.moves)
    return role.model_copy(update={"moves": moves})


def _counted(move: model.MoveEntry, count: model.MoveCount | None) -> model.MoveEntry:
    after = months(count) if count else None
    return move.model_copy(update={"after": after, "confidence": "high"}) if after else move
