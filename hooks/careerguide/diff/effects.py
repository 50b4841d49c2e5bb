"""Effects that no single field shows: longer or shorter routes, and addresses that redirect or no longer work."""

from __future__ import annotations

from collections.abc import Iterator

from careerguide.formatting import plural
from careerguide.guide.addresses import SECTIONS, redirects
from careerguide.guide.change import ADDRESS, ROUTE, Change
from careerguide.guide.guide import Guide
from careerguide.loading.loaded_data import renamed
from careerguide.rules.addresses import entry_addresses

from .snapshot import Comparison

# A line names so many routes and counts the others.
NAMED = 5
# Fields that addresses and redirects are made from.
ADDRESS_FIELDS = {"id", "formerly", "moves", "status"}


def find_effects(comparison: Comparison) -> Iterator[Change]:
    """Effects on routes, if both snapshots have a guide, and on addresses, if all fields they need could be read."""
    snapshots = (comparison.old, comparison.new)
    if comparison.old.guide and comparison.new.guide:
        yield from _routes(comparison.old.guide, comparison.new.guide, comparison)
    unread = {
        *(kind for snapshot in snapshots for kind in snapshot.unread_kinds),
        *(
            kind
            for snapshot in snapshots
            for (kind, _), fields in snapshot.unread_fields.items()
            if fields & ADDRESS_FIELDS
        ),
    }
    if SECTIONS.keys().isdisjoint(unread):
        yield from _addresses(comparison)


def _routes(old: Guide, new: Guide, comparison: Comparison) -> Iterator[Change]:
    """Changes of the quickest usual route to each role, from any start."""
    new_ids = comparison.renames.get("role", {})
    reached_before = {new_ids.get(role, role): months for role, months in _quickest(old).items()}
    reached_now = _quickest(new)
    before, now = (
        {role: months for role, months in reached.items() if months is not None}
        for reached in (reached_before, reached_now)
    )
    known = {new_ids.get(role, role) for role in old.roles}
    in_both = sorted(before.keys() & now.keys(), key=lambda role: (-abs(now[role] - before[role]), role))
    months = {
        role: f"{comparison.title('role', role)} {plural(now[role], 'month')} instead of {before[role]}"
        for role in in_both
    }
    longer = [months[role] for role in in_both if now[role] > before[role]]
    shorter = [months[role] for role in in_both if now[role] < before[role]]
    lost = [
        comparison.title("role", role)
        for role in sorted(reached_before.keys() - reached_now.keys())
        if role in new.roles
    ]
    reached = [
        comparison.title("role", role) for role in sorted(reached_now.keys() - reached_before.keys()) if role in known
    ]
    for change in (
        _routes_change("longer", longer, "usual route gets longer", "usual routes get longer"),
        _routes_change(
            "lost", lost, "role no longer has a usual route to it", "roles no longer have a usual route to them"
        ),
        _routes_change("shorter", shorter, "usual route gets shorter", "usual routes get shorter"),
        _routes_change("found", reached, "role now has a usual route to it", "roles now have a usual route to them"),
    ):
        if change:
            yield change


def _quickest(guide: Guide) -> dict[str, int | None]:
    """Typical months of the quickest usual route to each role; None if all its routes have steps without months."""
    return {
        role: min((route.after.typical for route in routes if not route.after.unknown), default=None)
        for role, routes in guide.usual_routes.items()
        if routes
    }


def _routes_change(id_: str, routes: list[str], singular: str, plural_: str) -> Change | None:
    if not routes:
        return None
    more = f"; and {len(routes) - NAMED} more" if len(routes) > NAMED else ""
    text = f"{plural(len(routes), singular, plural_)}: {'; '.join(routes[:NAMED])}{more}."
    return Change("raises" if id_ in ("longer", "lost") else "eases", ROUTE, id_, "", text)


def _addresses(comparison: Comparison) -> Iterator[Change]:
    old, new = comparison.old.loaded, comparison.new.loaded
    old_pages, new_pages = entry_addresses(old), entry_addresses(new)
    before = redirects(old_pages, renamed(old), (address for _, address in old.ledger))
    known = {*old_pages, *before}
    after = redirects(new_pages, renamed(new), [*(address for _, address in new.ledger), *sorted(known)])
    gone = sorted(known - new_pages)
    redirected = [address for address in gone if address in after and before.get(address) != after[address]]
    # A role's moves go where the role goes: one line for all.
    of_moves = [address for address in redirected if address.startswith("/moves/")]
    for address in redirected:
        if address not in of_moves:
            text = f"The address {address} now redirects to {after[address]}."
            yield Change("clarifies", ADDRESS, address, "", text)
    if of_moves:
        text = plural(len(of_moves), "address of a move now redirects", "addresses of moves now redirect")
        yield Change("clarifies", ADDRESS, "/moves/", "", f"{text} to another page.")
    yield from _lost([address for address in gone if address not in after])


def _lost(lost: list[str]) -> Iterator[Change]:
    """Addresses that lead nowhere; the line of a role counts its moves."""
    roles = {address.split("/")[2] for address in lost if address.startswith("/roles/")}
    for address in lost:
        section, id_ = address.split("/")[1:3]
        if section == "moves" and id_ in roles:
            continue
        moves = sum(other.startswith(f"/moves/{id_}/") for other in lost) if section == "roles" else 0
        more = f" and to its {plural(moves, 'move')}" if moves else ""
        yield Change("raises", ADDRESS, address, "", f"Links to {address}{more} no longer work.")
