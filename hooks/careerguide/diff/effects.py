"""What follows: routes that get longer or shorter, addresses that lead elsewhere or nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from careerguide.formatting import plural
from careerguide.guide.addresses import SECTIONS, redirects
from careerguide.guide.change import Change, Weight
from careerguide.guide.guide import Guide
from careerguide.loading.loaded_data import renamed
from careerguide.rules.addresses import entry_addresses

from .snapshot import Comparison

# Routes that a line names; the others are counted.
NAMED = 5
# What addresses and redirects are made of.
ADDRESS_FIELDS = {"id", "formerly", "moves", "status"}


def effects(comparison: Comparison) -> Iterator[Change]:
    """Lines that no single field says."""
    if comparison.old.guide and comparison.new.guide:
        yield from _routes(comparison.old.guide, comparison.new.guide, comparison)
    states = (comparison.old, comparison.new)
    unsure = {kind for snapshot in states for (kind, _), fields in snapshot.unsure.items() if fields & ADDRESS_FIELDS}
    if SECTIONS.keys().isdisjoint(comparison.old.unread | comparison.new.unread | unsure):
        yield from _addresses(comparison)


def _routes(old: Guide, new: Guide, comparison: Comparison) -> Iterator[Change]:
    """The quickest of the usual ways to each role, from wherever it starts."""
    moved = comparison.renames.get("role", {})
    was = {
        moved.get(role, role): min(way.after.typical for way in ways) for role, ways in old.usual_routes.items() if ways
    }
    now = {role: min(way.after.typical for way in ways) for role, ways in new.usual_routes.items() if ways}
    before = {moved.get(role, role) for role in old.roles}
    both = sorted(was.keys() & now.keys(), key=lambda role: (-abs(now[role] - was[role]), role))
    said = {role: f"{comparison.title('role', role)} {plural(now[role], 'month')}, was {was[role]}" for role in both}
    lost = [comparison.title("role", role) for role in sorted(was.keys() - now.keys()) if role in new.roles]
    found = [comparison.title("role", role) for role in sorted(now.keys() - was.keys()) if role in before]
    lines: tuple[tuple[Weight, str, str, str, list[str]], ...] = (
        (
            "raises",
            "longer",
            "usual route gets longer",
            "usual routes get longer",
            [said[role] for role in both if now[role] > was[role]],
        ),
        (
            "raises",
            "lost",
            "role can no longer be reached by any usual route",
            "roles can no longer be reached by any usual route",
            lost,
        ),
        (
            "eases",
            "shorter",
            "usual route gets shorter",
            "usual routes get shorter",
            [said[role] for role in both if now[role] < was[role]],
        ),
        ("eases", "found", "role can now be reached", "roles can now be reached", found),
    )
    for weight, id_, one, many, roles in lines:
        if roles:
            more = f"; and {len(roles) - NAMED} more" if len(roles) > NAMED else ""
            yield Change(
                weight, "route", id_, "", f"{plural(len(roles), one, many)}: {'; '.join(roles[:NAMED])}{more}."
            )


def _addresses(comparison: Comparison) -> Iterator[Change]:
    drafts = (comparison.old.loaded, comparison.new.loaded)
    old, pages = (entry_addresses(loaded) for loaded in drafts)
    before = redirects(old, renamed(drafts[0]), (address for _, address in drafts[0].ledger))
    known = {*old, *before}
    after = redirects(pages, renamed(drafts[1]), [*(address for _, address in drafts[1].ledger), *sorted(known)])
    moved = [one for one in sorted(known - pages) if one in after and before.get(one) != after[one]]
    lost = [one for one in sorted(known - pages) if one not in after]
    # The moves of a role go where the role goes: one line says it for all.
    steps = [one for one in moved if one.startswith("/moves/")]
    for address in moved:
        if address not in steps:
            yield Change("clarifies", "address", address, "", f"The address {address} now leads to {after[address]}.")
    if steps:
        words = plural(len(steps), "address of a step now leads", "addresses of steps now lead")
        yield Change("clarifies", "address", "/moves/", "", f"{words} elsewhere.")
    yield from _lost(lost)


def _lost(lost: list[str]) -> Iterator[Change]:
    """With the address of a role go those of its steps."""
    roles = {address.split("/")[2] for address in lost if address.startswith("/roles/")}
    for address in lost:
        section, start = address.split("/")[1:3]
        if section == "moves" and start in roles:
            continue
        steps = sum(other.startswith(f"/moves/{start}/") for other in lost) if section == "roles" else 0
        more = f", and with it {plural(steps, 'address of its steps', 'addresses of its steps')}" if steps else ""
        yield Change(
            "raises",
            "address",
            address,
            "",
            f"The address {address} is lost{more}: whoever kept the link finds nothing.",
        )
