"""Short links of roles: `/r/k7mq/` always leads to its role, whatever the id becomes.

A code is made once, from the role's id at that time, and kept in the ledger. So two people who add codes in two
branches get the same ones, and a new id changes nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping

from careerguide.loading.ledger import SHORT, ShortLink

# Without letters and figures that look alike, and without vowels, so that no code is a word.
CHARACTERS = "23456789bcdfghjkmnpqrstvwxz"
LENGTH = 4
_ROLES = "/roles/"


def roles_of(links: Iterable[ShortLink], renamed: Mapping[str, str], roles: Collection[str]) -> dict[str, str]:
    """Short address -> id of the role where it leads today, also of the codes of roles that others have replaced."""
    present = {link.address: _role(link, renamed) for link in links}
    return {address: id_ for address, id_ in present.items() if id_ in roles}


def _role(link: ShortLink, renamed: Mapping[str, str]) -> str:
    id_ = link.leads_to.removeprefix(_ROLES).strip("/")
    return renamed.get(id_, id_)


def by_role(links: Iterable[ShortLink], renamed: Mapping[str, str], roles: Collection[str]) -> dict[str, str]:
    """Id -> short address of each role that has one. Of several, the one that was made for its present id counts."""
    addresses: dict[str, str] = {}
    for link in links:
        present = _role(link, renamed)
        was_made_for_it = link.leads_to == f"{_ROLES}{present}/"
        if present in roles and (was_made_for_it or present not in addresses):
            addresses[present] = link.address
    return addresses


def new_links(ids: Iterable[str], taken: Collection[str]) -> Iterator[ShortLink]:
    """A short link for each role, with an address that is not among those `taken`. Their lines are unknown: 0."""
    used = set(taken)
    for id_ in ids:
        address = next(address for address in _addresses(id_) if address not in used)
        used.add(address)
        yield ShortLink(address, f"{_ROLES}{id_}/", 0)


def _addresses(id_: str) -> Iterator[str]:
    """Short addresses for an id, without end; they look random, and are always the same."""
    attempt = 0
    while True:
        number = int.from_bytes(hashlib.sha256(f"{id_} {attempt}".encode()).digest())
        code = ""
        for _ in range(LENGTH):
            number, rest = divmod(number, len(CHARACTERS))
            code += CHARACTERS[rest]
        yield f"{SHORT}{code}/"
        attempt += 1
