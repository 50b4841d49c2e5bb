"""What follows: routes that get longer or shorter, postings that are met, addresses that lead elsewhere or nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from ..load import renamed
from ..redirects import redirects
from ..rules.addresses import entry_addresses
from .change import Change, Weight
from .side import Side

# Routes that a line names; the others are counted.
NAMED = 5


def effects(old: Side, new: Side) -> Iterator[Change]:
    """Lines that no single field says."""
    yield from _routes(old, new)
    if not ({"role", "skill", "track", "band"} & (old.unread | new.unread)):
        yield from _addresses(old, new)


def _routes(old: Side, new: Side) -> Iterator[Change]:
    """The quickest of the usual ways to each role, from wherever it starts."""
    if old.guide is None or new.guide is None:
        return
    moved = new.renamed.get("role", {})
    was = {moved.get(role, role): min(way.after.typical for way in ways) for role, ways in old.guide.ways.items() if ways}
    now = {role: min(way.after.typical for way in ways) for role, ways in new.guide.ways.items() if ways}
    both = sorted(was.keys() & now.keys())
    longer = [f"{new.title('role', role)} {now[role]} months, was {was[role]}" for role in both if now[role] > was[role]]
    shorter = [f"{new.title('role', role)} {now[role]} months, was {was[role]}" for role in both if now[role] < was[role]]
    lost = [new.title("role", role) for role in sorted(was.keys() - now.keys()) if role in new.guide.roles]
    found = [new.title("role", role) for role in sorted(now.keys() - was.keys()) if role in moved.values() or role in old.of_kind("role")]
    lines: tuple[tuple[Weight, str, list[str]], ...] = (
        ("raises", "usual route{s} get{v} longer", longer),
        ("raises", "role{s} can no longer be reached from any way in", lost),
        ("eases", "usual route{s} get{v} shorter", shorter),
        ("eases", "role{s} can now be reached", found),
    )
    for weight, words, roles in lines:
        if roles:
            one = len(roles) == 1
            more = f", and {len(roles) - NAMED} more" if len(roles) > NAMED else ""
            said = words.format(s="" if one else "s", v="s" if one else "")
            yield Change(weight, "route", said.split()[-1], "", f"{len(roles)} {said}: {'; '.join(roles[:NAMED])}{more}.")


def _addresses(old: Side, new: Side) -> Iterator[Change]:
    pages = [entry_addresses(side.draft) for side in (old, new)]
    ledgers = [{address for _, address in side.draft.ledger} for side in (old, new)]
    before, after = (redirects(own, renamed(side.draft), ledger) for own, side, ledger in zip(pages, (old, new), ledgers, strict=True))
    known = {*pages[0], *before}
    leads = {**redirects(pages[1], renamed(new.draft), [*ledgers[1], *known]), **after}
    moved, lost = [], []
    for address in sorted(known):
        if address in pages[1] or before.get(address) == leads.get(address):
            continue
        if address in leads:
            moved.append(address)
        else:
            lost.append(address)
    # The moves of a role go where the role goes: one line says it for all.
    for address in [one for one in moved if not one.startswith("/moves/")]:
        yield Change("clarifies", "address", address, "", f"The address {address} now leads to {leads[address]}.")
    steps = sum(one.startswith("/moves/") for one in moved)
    if steps:
        yield Change(
            "clarifies", "address", "/moves/", "", f"{steps} address{'es' * (steps != 1)} of moves now lead{'s' * (steps == 1)} elsewhere."
        )
    for address in lost:
        yield Change("raises", "address", address, "", f"The address {address} is lost: whoever kept the link finds nothing.")
