"""Links in Markdown lead somewhere: the site shows a link that no browser should follow as words without a link."""

from __future__ import annotations

import re
from collections.abc import Iterator

from careerguide.loading.loaded_data import LoadedData
from careerguide.loading.references_to_characters import is_followed
from careerguide.model.kinds import KINDS
from careerguide.model.record_fields import markdown_fields
from careerguide.problems import Problem

# `[words](address "title")` and `[1]: address`. An address may have brackets in it, two deep.
_ADDRESS = r"<?((?:[^\s()<>]|\((?:[^\s()]|\([^\s()]*\))*\))+)>?"
_LINK = re.compile(rf"\]\(\s*{_ADDRESS}[^\n)]*\)|^ {{0,3}}\[[^\]\n]+\]:\s*{_ADDRESS}", re.MULTILINE)


def dead_link(loaded: LoadedData) -> Iterator[Problem]:
    """Each link in Markdown has an address that the site makes a link of."""
    for item in loaded.all():
        for pattern in markdown_fields(KINDS[item.kind].record):
            for path, text in item.values(pattern):
                for address in dead_addresses(text):
                    yield item.problem(path, "dead-link", _message(address), "warning")


def dead_addresses(text: str) -> list[str]:
    """The addresses in a text that the site makes no link of."""
    if "](" not in text and "]:" not in text:
        return []
    addresses = (match[1] or match[2] for match in _LINK.finditer(text))
    return [address for address in dict.fromkeys(addresses) if not is_followed(address)]


def _message(address: str) -> str:
    return (
        f"The link to `{address[:60]}` has no effect: the site shows its words without a link. Write an address "
        "that begins with https://, http://, mailto: or tel:, or a page of this site, such as /guide/applying/."
    )


ADVICE = (dead_link,)
