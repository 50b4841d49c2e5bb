"""The sides that a person chose for conflicts: `ID.FIELD`, or `KIND/ID.FIELD` if two kinds have the same id."""

from __future__ import annotations

from collections.abc import Iterable

from careerguide.problems import did_you_mean, nearest

from .merge import Side


class UnknownConflictError(Exception):
    """A choice is for no conflict, or for two; the message is one sentence that says so."""


class Decisions:
    """Choices by name. A name without its last parts stands for all conflicts below it, such as `team-leader.moves`."""

    def __init__(self, company: Iterable[str] = (), newer: Iterable[str] = ()) -> None:
        self.sides: dict[str, Side] = dict.fromkeys(company, "ours")
        for name in newer:
            if name in self.sides:
                raise UnknownConflictError(f"`{name}` is under --ours and under --theirs. Choose one of them.")
            self.sides[name] = "theirs"
        self.solved: dict[str, set[str]] = {}  # name -> the kinds of the entries that it solved

    def side(self, kind: str, id_: str, field: str) -> Side | None:
        """The side for a conflict; None if nobody has chosen. The longest name counts."""
        parts = field.split(".")
        for end in range(len(parts), -1, -1):
            for prefix in (f"{kind}/", ""):
                name = ".".join([prefix + id_, *parts[:end]])
                if name in self.sides:
                    self.solved.setdefault(name, set()).add(kind)
                    return self.sides[name]
        return None

    def add(self, kind: str, id_: str, field: str, answer: str) -> None:
        """Add an answer; `later` is none."""
        if answer in ("ours", "theirs"):
            self.sides[f"{kind}/{id_}.{field}"] = "ours" if answer == "ours" else "theirs"

    def require_known(self, open_conflicts: Iterable[tuple[str, str, str]]) -> None:
        """Raise `UnknownConflictError` if a name solved nothing, or entries of two kinds."""
        names = [f"{id_}.{field}" for _, id_, field in open_conflicts]
        for name in self.sides:
            kinds = sorted(self.solved.get(name, ()))
            if not kinds:
                hint = did_you_mean(nearest(name, names)) if names else " No conflict is open."
                raise UnknownConflictError(f"`{name}` is not a conflict.{hint}")
            if len(kinds) > 1:
                choices = " or ".join(f"`{kind}/{name}`" for kind in kinds)
                raise UnknownConflictError(f"`{name}` is a conflict of two entries. Write {choices}.")
