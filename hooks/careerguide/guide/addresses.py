"""Addresses that once led somewhere still do: `formerly` and the ledger become redirects.

A renamed entry is followed to its new id. A move that is gone leads to the role it started from,
because the person who kept the link was standing there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from careerguide.model.kinds import KINDS

# Kind -> section of the site, of the kinds whose old ids redirect to their pages.
SECTIONS = {kind.id: kind.plural for kind in KINDS.values() if kind.has_page and kind.keeps_former_ids}


def redirects(
    pages: Collection[str], renamed: Mapping[str, Mapping[str, str]], ledger: Iterable[str]
) -> dict[str, str]:
    """Old address -> address of a page. `renamed` maps kind -> old id -> id."""
    found: dict[str, str] = {}
    for kind, section in SECTIONS.items():
        for old, new in renamed.get(kind, {}).items():
            if f"/{section}/{new}/" in pages:
                found[f"/{section}/{old}/"] = f"/{section}/{new}/"
    roles = renamed.get("role", {})
    for address in pages:
        parts = address.strip("/").split("/")
        if len(parts) == 3 and parts[0] == "moves":
            for start in _names(parts[1], roles):
                for end in _names(parts[2], roles):
                    found.setdefault(f"/moves/{start}/{end}/", address)
    for address in ledger:
        parts = address.strip("/").split("/")
        if len(parts) == 3 and parts[0] == "moves":
            start = f"/roles/{roles.get(parts[1], parts[1])}/"
            if start in pages:
                found.setdefault(address, start)
        # What is over or withdrawn leads to what there is now.
        if len(parts) == 2 and parts[0] in ("stories", "openings") and f"/{parts[0]}/" in pages:
            found.setdefault(address, f"/{parts[0]}/")
    return {old: new for old, new in found.items() if old not in pages}


def _names(id_: str, renamed: Mapping[str, str]) -> list[str]:
    return [id_, *(old for old, new in renamed.items() if new == id_)]
