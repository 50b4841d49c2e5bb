"""Addresses: a published address is never lost."""

from __future__ import annotations

from collections.abc import Iterator

from careerguide.guide.addresses import SECTIONS, redirects
from careerguide.guide.shown import shown_days
from careerguide.loading.ledger import ShortLink
from careerguide.loading.loaded_data import LoadedData, renamed
from careerguide.model import Role
from careerguide.problems import Problem, did_you_mean, nearest


def entry_addresses(loaded: LoadedData) -> set[str]:
    """The addresses that come from ids: roles, skills, tracks, bands and moves."""
    addresses = {
        f"/{section}/{item.id}/"
        for kind, section in SECTIONS.items()
        for item in loaded.of(kind)
        if _is_published(item.entry)
    }
    for item in loaded.of("role"):
        if _is_published(item.entry):
            ends = [end for _, end in item.values(("moves", "*", "to"))]
            addresses |= {f"/moves/{item.id}/{end}/" for end in ends if f"/roles/{end}/" in addresses}
    return addresses


def _is_published(entry: object) -> bool:
    # A role whose required fields are wrong has no record and other problems; its address is not lost.
    return not isinstance(entry, Role) or shown_days(entry) is not None


def address_lost(loaded: LoadedData) -> Iterator[Problem]:
    """Every address in the ledger has a page or a redirect."""
    # A file that could not be read may have the entry.
    kinds = {section: kind for kind, section in SECTIONS.items()} | {"moves": "role"}
    sections = {section for section, kind in kinds.items() if kind not in loaded.unread}
    pages = entry_addresses(loaded)
    ledger = [address for _, address in loaded.ledger]
    served = {*pages, *redirects(pages, renamed(loaded), ledger, loaded.short_links)}
    leads_to = [(link.line, link.leads_to) for link in loaded.short_links]
    for number, address in [*loaded.ledger, *leads_to]:
        parts = address.strip("/").split("/")
        if parts[0] in sections and len(parts) > 1 and address not in served:
            section = parts[0] if parts[0] != "moves" else "roles"
            ids = [page.split("/")[2] for page in pages if page.startswith(f"/{section}/")]
            suggestion = nearest(parts[1], ids)
            message = (
                f"`{address}` was published, and no page has this address now. If the entry has a new id, write the "
                "old id under its `formerly:`. If the entry was deleted, write its id under the `formerly:` of the "
                f"entry that replaces it.{did_you_mean(suggestion)}"
            )
            yield Problem(loaded.ledger_path, number, 1, "address-lost", message, suggestion=suggestion)


def short_link_twice(loaded: LoadedData) -> Iterator[Problem]:
    """A short link leads to one role: its code is in one line of the ledger."""
    first: dict[str, ShortLink] = {}
    for link in loaded.short_links:
        earlier = first.setdefault(link.address, link)
        if earlier is not link:
            message = (
                f"`{link.address}` is in line {earlier.line} too, where it leads to `{earlier.leads_to}`. Keep the "
                "line whose code is printed or sent already, delete the other, and run "
                "`careerguide permalinks --write`."
            )
            yield Problem(loaded.ledger_path, link.line, 1, "short-link-twice", message)


RULES = (address_lost, short_link_twice)
