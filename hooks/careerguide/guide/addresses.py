"""Redirects from old addresses, made from `formerly` and the ledger.

An old id redirects to the new one. A removed move redirects to the role that it started from, because the person who
saved the link was in that role.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from careerguide.loading.ledger import ShortLink
from careerguide.model.kinds import KINDS

# Kind -> section of the site, of the kinds whose old ids redirect to their pages.
SECTIONS = {kind.id: kind.plural for kind in KINDS.values() if kind.has_page and kind.keeps_former_ids}


def redirects(
    pages: Collection[str],
    renamed: Mapping[str, Mapping[str, str]],
    ledger: Iterable[str],
    short_links: Iterable[ShortLink] = (),
) -> dict[str, str]:
    """Old or short address -> address of a page. `renamed` maps kind -> old id -> id."""
    targets: dict[str, str] = {}
    for kind, section in {**SECTIONS, "opening": KINDS["opening"].plural}.items():
        for old, new in renamed.get(kind, {}).items():
            if f"/{section}/{new}/" in pages:
                targets[f"/{section}/{old}/"] = f"/{section}/{new}/"
    roles = renamed.get("role", {})
    for address in pages:
        parts = address.strip("/").split("/")
        if len(parts) == 3 and parts[0] == "moves":
            for start in _names(parts[1], roles):
                for end in _names(parts[2], roles):
                    targets.setdefault(f"/moves/{start}/{end}/", address)
    for address in ledger:
        parts = address.strip("/").split("/")
        if len(parts) == 3 and parts[0] == "moves":
            start = f"/roles/{roles.get(parts[1], parts[1])}/"
            if start in pages:
                targets.setdefault(address, start)
        # A story or an opening that is no longer shown redirects to the list of those that are.
        if len(parts) == 2 and parts[0] in ("stories", "openings") and f"/{parts[0]}/" in pages:
            targets.setdefault(address, f"/{parts[0]}/")
    for link in short_links:
        page = targets.get(link.leads_to, link.leads_to)
        if page in pages:
            targets[link.address] = page
    return {old: new for old, new in targets.items() if old not in pages}


def _names(id_: str, renamed: Mapping[str, str]) -> list[str]:
    return [id_, *(old for old, new in renamed.items() if new == id_)]
