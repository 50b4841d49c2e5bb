"""Entries of two snapshots: added, removed, renamed or changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from careerguide import formatting, model
from careerguide.guide.change import Change, Weight
from careerguide.guide.shown import agrees, is_shown
from careerguide.loading.entry_names import NAMED_BY_TITLE
from careerguide.model.kinds import KINDS
from careerguide.model.record_fields import references, values_at, with_ids

from .added_removed import added, display_name, removed
from .counted_moves import compare_counts, compare_headcounts
from .fields import compare_fields
from .roles import compare_roles
from .snapshot import Comparison

# Lowest first.
RATINGS = tuple(formatting.RATINGS)
COMPANY_RULE = "the company's rule"
# Fields of a person that readers do not see.
UNTOLD = ("consent", "sample", "published")


def compare_entries(comparison: Comparison) -> Iterator[Change]:
    """All changes of all entries. An entry or a field that one snapshot could not read is not compared."""
    for kind in KINDS:
        old, new = comparison.old.of_kind(kind), comparison.new.of_kind(kind)
        for id_ in new:
            old_id = comparison.old_id(kind, id_)
            if old_id in old:
                if old_id != id_:
                    name = display_name(kind, new[id_], id_, comparison)
                    yield Change("clarifies", kind, id_, "id", f"The id of {name} changed from {old_id} to {id_}.")
                yield from _changes(kind, id_, old[old_id], new[id_], comparison)
            elif not comparison.old.may_have(kind, id_):
                yield added(kind, id_, comparison)
        renames = comparison.renames.get(kind, {})
        for id_ in old:
            if id_ not in {*new, *renames} and not comparison.new.may_have(kind, id_):
                yield removed(kind, id_, comparison)


def _changes(kind: str, id_: str, before: model.Record, now: model.Record, comparison: Comparison) -> Iterator[Change]:
    before = _with_same_unread_fields(kind, id_, before, now, comparison)
    if id_ in comparison.retired.get(kind, {}):
        yield _retirement(kind, id_, now, comparison)
        fields = [name for name in ("status", "successor", "retires") if name in type(now).model_fields]
        before = before.model_copy(update={name: getattr(now, name) for name in fields})
    if isinstance(before, model.Role) and isinstance(now, model.Role):
        yield from compare_roles(id_, before, now, comparison)
        return
    if isinstance(before, model.MovesHere) and isinstance(now, model.MovesHere):
        yield from compare_counts(before, now, comparison)
        return
    if isinstance(before, model.Headcounts) and isinstance(now, model.Headcounts):
        yield from compare_headcounts(before, now)
        return
    name = display_name(kind, now, id_, comparison)
    if isinstance(before, (model.Story, model.Ambassador)) and isinstance(now, (model.Story, model.Ambassador)):
        if comparison.for_readers:
            if before.model_copy(update=dict.fromkeys(UNTOLD)) != now.model_copy(update=dict.fromkeys(UNTOLD)):
                yield Change("clarifies", kind, id_, "", f"{name} has changed.")
            return
        yield from _consent(kind, id_, name, before, now, comparison)
        before = before.model_copy(update={"consent": now.consent})
    if isinstance(before, model.Opening) and isinstance(now, model.Opening):
        yield from _eligibility(id_, name, before.eligibility, now.eligibility, comparison)
        same = {"months_in_role": now.eligibility.months_in_role, "last_rating": now.eligibility.last_rating}
        before = before.model_copy(update={"eligibility": before.eligibility.model_copy(update=same)})
    yield from compare_fields(kind, id_, name, before, now, comparison)


def _retirement(kind: str, id_: str, now: model.Record, comparison: Comparison) -> Change:
    """One line for an entry that ends, with all that leads on from it."""
    successor, day = comparison.retired[kind][id_], getattr(now, "retires", None)
    assert isinstance(day, dt.date)
    name = display_name(kind, now, id_, comparison)
    leads_on = sum(
        comparison.with_successors(before, entry) != before
        for other in KINDS
        for key, entry in comparison.new.of_kind(other).items()
        if (before := comparison.old.of_kind(other).get(comparison.old_id(other, key))) and (other, key) != (kind, id_)
    )
    verb = "leads" if leads_on == 1 else "lead"
    more = f" {formatting.plural(leads_on, 'entry', 'entries')} that named it {verb} there."
    text = f"{name} ends on {formatting.day(day)}, and {comparison.title(kind, successor)} takes its place."
    return Change("raises" if kind == "role" else "clarifies", kind, id_, "successor", text + more * bool(leads_on))


def _with_same_unread_fields(
    kind: str, id_: str, before: model.Record, now: model.Record, comparison: Comparison
) -> model.Record:
    """The old entry with the new values of fields that are not compared: unread ones, ids, and ids named elsewhere."""
    unread = {
        *comparison.old.unread_fields.get((kind, comparison.old_id(kind, id_)), ()),
        *comparison.new.unread_fields.get((kind, id_), ()),
    }
    same: dict[str, object] = {field: getattr(now, field) for field in unread}
    if "id" in type(now).model_fields:
        same["id"] = getattr(now, "id", None)
    before = comparison.with_successors(comparison.with_new_ids(before).model_copy(update=same), now)
    before = _with_same_names(before, now, comparison)
    if isinstance(before, model.Event) and isinstance(now, model.Event) and now.zone is None:
        before = before.model_copy(update={"zone": None})  # the site has it now
    if KINDS[kind].keeps_former_ids:
        # The line of a renamed or removed entry says already which entry has its id under `formerly`.
        old, new = comparison.old.of_kind(kind), comparison.new.of_kind(kind)
        former_ids = [getattr(entry, "formerly", ()) for entry in (before, now)]
        told = {former for former in former_ids[1] if former in old and former not in new}
        if set(former_ids[0]) - told == set(former_ids[1]) - told:
            before = before.model_copy(update={"formerly": former_ids[1]})
    return before


def _with_same_names(before: model.Record, now: model.Record, comparison: Comparison) -> model.Record:
    """The old entry with the new spelling of a site that it names: `Kingston` and `kingston` are the same site."""
    for pattern, kind in references(type(now)):
        if kind in NAMED_BY_TITLE:
            for old, new in zip(values_at(before, pattern), values_at(now, pattern), strict=False):
                titles = (formatting.folded(comparison.title(kind, id_)) for id_ in (old, new))
                if old != new and next(titles) == next(titles):
                    before = with_ids(before, pattern, {old: new})
    return before


def _consent(
    kind: str,
    id_: str,
    name: str,
    before: model.Story | model.Ambassador,
    now: model.Story | model.Ambassador,
    comparison: Comparison,
) -> Iterator[Change]:
    """Whether a person is shown today, with the old data and with the new."""
    agreed, agrees_now = agrees(before, comparison.new.today), agrees(now, comparison.new.today)
    if agreed and not agrees_now:
        text = f"{name} is no longer on the site: there is no consent for today."
        yield Change("clarifies", kind, id_, "consent", text)
    elif agrees_now and not agreed and is_shown(now, comparison.new.today):
        text = f"{name} is now on the site: there is consent for today."
        yield Change("clarifies", kind, id_, "consent", text)
    elif before.consent != now.consent:
        change = f"now lasts until {formatting.day(now.consent.until)}" if now.consent else "is removed"
        if before.consent and now.consent and before.consent.until == now.consent.until:
            change = f"now starts on {formatting.day(now.consent.given)}"
        yield Change("corrects", kind, id_, "consent", f"{name}: the consent {change}.")


def _eligibility(
    id_: str, name: str, before: model.Eligibility, now: model.Eligibility, comparison: Comparison
) -> Iterator[Change]:
    """Changes of what an opening asks. If it asks for nothing, the company's rule applies."""
    policies = comparison.new.of_kind("policy").values()
    policy = next((entry for entry in policies if isinstance(entry, model.Policy)), None)
    if before.months_in_role != now.months_in_role:
        rules = {policy.months_in_role_same_track, policy.months_in_role_other_track} if policy else {0}
        old, new = ({months} if months is not None else rules for months in (before.months_in_role, now.months_in_role))
        texts = [
            formatting.plural(months, "month") if months is not None else COMPANY_RULE
            for months in (before.months_in_role, now.months_in_role)
        ]
        text = f"{name}: time in the current role changed from {texts[0]} to {texts[1]}."
        yield Change(_harder(old, new), "opening", id_, "eligibility.months_in_role", text)
    if before.last_rating != now.last_rating:
        rules = {RATINGS.index(policy.last_rating)} if policy else {0}
        old, new = ({RATINGS.index(rating)} if rating else rules for rating in (before.last_rating, now.last_rating))
        texts = [
            f'"{formatting.RATINGS[rating]}"' if rating else COMPANY_RULE
            for rating in (before.last_rating, now.last_rating)
        ]
        text = f"{name}: last rating required changed from {texts[0]} to {texts[1]}."
        yield Change(_harder(old, new), "opening", id_, "eligibility.last_rating", text)


def _harder(before: set[int], now: set[int]) -> Weight:
    """Two rules, one for the same track and one for others, may get harder for some people and easier for others."""
    harder = max(now) > max(before) or min(now) > min(before)
    easier = max(now) < max(before) or min(now) < min(before)
    return "clarifies" if harder == easier else "raises" if harder else "eases"
