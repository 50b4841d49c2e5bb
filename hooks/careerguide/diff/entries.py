"""Entries that come, go, get another id, or change."""

from __future__ import annotations

from collections.abc import Iterator

from careerguide import formatting, model
from careerguide.guide.change import KINDS, Change, Weight
from careerguide.guide.people import shown

from .added_removed import gone, name, new
from .fields import fields
from .roles import role
from .snapshot import Comparison


def entries(comparison: Comparison) -> Iterator[Change]:
    """All changes of all entries. What one side could not read is neither new nor gone, and its fields have not changed."""
    for kind in [*KINDS, *sorted({*comparison.old.entries, *comparison.new.entries} - {*KINDS})]:
        was, now = comparison.old.of_kind(kind), comparison.new.of_kind(kind)
        for id_ in now:
            before = comparison.before(kind, id_)
            if before in was:
                if before != id_:
                    yield Change(
                        "clarifies",
                        kind,
                        id_,
                        "id",
                        f"{name(kind, now[id_], id_, comparison)} has a new id: {id_}, was {before}.",
                    )
                yield from _changed(kind, id_, was[before], now[id_], comparison)
            elif not comparison.old.may_have(kind, id_):
                yield new(kind, id_, comparison)
        followed = comparison.renames.get(kind, {})
        yield from (
            gone(kind, id_, comparison)
            for id_ in was
            if id_ not in {*now, *followed} and not comparison.new.may_have(kind, id_)
        )


def _changed(kind: str, id_: str, before: model.Record, now: model.Record, comparison: Comparison) -> Iterator[Change]:
    unsure = {
        *comparison.old.unsure.get((kind, comparison.before(kind, id_)), ()),
        *comparison.new.unsure.get((kind, id_), ()),
    }
    before = comparison.followed(before).model_copy(
        update={field: getattr(now, field) for field in unsure} | _own_id(now)
    )
    if isinstance(before, model.Entry) and isinstance(now, model.Entry):
        # That an entry is renamed or dropped is said where it goes.
        said = {
            one
            for one in now.formerly
            if one in comparison.old.of_kind(kind) and one not in comparison.new.of_kind(kind)
        }
        if set(before.formerly) - said == set(now.formerly) - said:
            before = before.model_copy(update={"formerly": now.formerly})
    if isinstance(before, model.Role) and isinstance(now, model.Role):
        yield from role(id_, before, now, comparison)
        return
    called = name(kind, now, id_, comparison)
    if isinstance(before, (model.Story, model.Ambassador)) and isinstance(now, (model.Story, model.Ambassador)):
        yield from _seen(kind, id_, called, before, now, comparison)
        before = before.model_copy(update={"consent": now.consent})
    if isinstance(before, model.Opening) and isinstance(now, model.Opening):
        yield from _eligibility(id_, called, before, now, comparison)
        same = {"months_in_role": now.eligibility.months_in_role, "last_rating": now.eligibility.last_rating}
        before = before.model_copy(update={"eligibility": before.eligibility.model_copy(update=same)})
    yield from fields(kind, id_, called, before, now, comparison)


def _own_id(now: model.Record) -> dict[str, object]:
    return {"id": getattr(now, "id", None)} if "id" in type(now).model_fields else {}


def _seen(
    kind: str,
    id_: str,
    called: str,
    before: model.Story | model.Ambassador,
    now: model.Story | model.Ambassador,
    comparison: Comparison,
) -> Iterator[Change]:
    """Whether a person is shown with the new data and was with the old, on the same day."""
    was, is_ = shown(before, comparison.new.today), shown(now, comparison.new.today)
    if was and not is_:
        yield Change("clarifies", kind, id_, "consent", f"{called} leaves the site: there is no consent for today.")
    elif is_ and not was:
        yield Change("clarifies", kind, id_, "consent", f"{called} is shown: there is consent now.")
    elif before.consent != now.consent:
        until = f"now lasts until {formatting.day(now.consent.until)}" if now.consent else "is taken out"
        if before.consent and now.consent and before.consent.until == now.consent.until:
            until = f"is now from {formatting.day(now.consent.given)} on"
        yield Change("corrects", kind, id_, "consent", f"{called}: the consent {until}.")


def _eligibility(
    id_: str, called: str, before: model.Opening, now: model.Opening, comparison: Comparison
) -> Iterator[Change]:
    """What a posting does not ask for itself, the company's rules ask for."""
    rules = next(
        (entry for entry in comparison.new.of_kind("policy").values() if isinstance(entry, model.Policy)), None
    )
    was, is_ = before.eligibility, now.eligibility
    if was.months_in_role != is_.months_in_role:
        company = {rules.months_in_role_same_track, rules.months_in_role_other_track} if rules else {0}
        told = [
            formatting.plural(one, "month") if one is not None else "what the company's rules ask"
            for one in (is_.months_in_role, was.months_in_role)
        ]
        weight = _harder([{one.months_in_role} if one.months_in_role is not None else company for one in (was, is_)])
        words = f"{called}: time in the present role now {told[0]}, was {told[1]}."
        yield Change(weight, "opening", id_, "eligibility.months_in_role", words)
    if was.last_rating != is_.last_rating:
        company = {RATINGS.index(rules.last_rating)} if rules else {0}
        told = [
            formatting.RATINGS[one] if one else "what the company's rules ask"
            for one in (is_.last_rating, was.last_rating)
        ]
        weight = _harder([{RATINGS.index(one.last_rating)} if one.last_rating else company for one in (was, is_)])
        yield Change(
            weight,
            "opening",
            id_,
            "eligibility.last_rating",
            f"{called}: last rating asked for now {told[0]}, was {told[1]}.",
        )


def _harder(asked: list[set[int]]) -> Weight:
    """What two rules ask, one for the same track and one for another, may get harder for some and easier for others."""
    was, now = asked
    more, less = max(now) > max(was) or min(now) > min(was), max(now) < max(was) or min(now) < min(was)
    return "clarifies" if more == less else "raises" if more else "eases"


RATINGS = tuple(formatting.RATINGS)
