"""What differs in a role on a client line, at a site or in a shift: each thing once, and none that changes nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from careerguide.formatting import listed
from careerguide.guide.differences import changes_nothing
from careerguide.loading.loaded_data import LoadedData, LoadedEntry
from careerguide.model import Difference, Opening, Role
from careerguide.model.record_fields import FieldPath
from careerguide.problems import Problem


def _differences(loaded: LoadedData) -> Iterator[tuple[LoadedEntry, Role, int, Difference]]:
    """Each difference: its entry, its role, its index there, and the difference."""
    for item, role in loaded.entries("role", Role):
        for index, difference in enumerate(role.differences):
            yield item, role, index, difference


def difference_repeated(loaded: LoadedData) -> Iterator[Problem]:
    """A role says each difference once: two for the same thing at the same place contradict each other."""
    known: dict[tuple[str, ...], int] = {}
    for item, role, index, difference in _differences(loaded):
        key, name = difference.subject
        line, site, shift = difference.places
        number = known.setdefault((role.id, line.casefold(), site, shift, key, name), index)
        if number != index:
            message = (
                f"What differs for `{name}` there is already in this list, as number {number + 1}. "
                "Keep the one that is right."
            )
            yield item.problem(("differences", index, key), "difference-repeated", message)


def difference_changes_nothing(loaded: LoadedData) -> Iterator[Problem]:
    """A difference says what the role does not say everywhere, or takes back there what another difference says."""
    for item, role, index, difference in _differences(loaded):
        others = [
            other
            for other in role.differences
            if other is not difference and other.subject == difference.subject and not changes_nothing(role, other)
        ]
        if not others and changes_nothing(role, difference):
            key, name = difference.subject
            message = f"The role says the same of `{name}` everywhere. Write what differs there, or delete this item."
            yield item.problem(("differences", index, key), "difference-changes-nothing", message, "warning")


def difference_elsewhere(loaded: LoadedData) -> Iterator[Problem]:
    """A difference is at a site where people have the role."""
    for item, role, index, difference in _differences(loaded):
        if difference.site and role.sites and difference.site not in role.sites:
            message = (
                f"`{role.id}` is at {listed(role.sites)}, so this never applies. Add `{difference.site}` to the "
                "`sites:` of the role, or correct the site here."
            )
            yield item.problem(("differences", index, "site"), "difference-elsewhere", message, "warning")


def line_spelled_twice(loaded: LoadedData) -> Iterator[Problem]:
    """Openings and differences write a client's line of business in one way, so that it is one line."""
    spellings: defaultdict[str, list[str]] = defaultdict(list)
    lines: list[tuple[LoadedEntry, FieldPath, str]] = [
        (item, ("differences", index, "line_of_business"), difference.line_of_business)
        for item, _, index, difference in _differences(loaded)
        if difference.line_of_business
    ]
    lines += [
        (item, ("line_of_business",), opening.line_of_business)
        for item, opening in loaded.entries("opening", Opening)
        if opening.line_of_business
    ]
    for _, _, line in lines:
        spellings[_same(line)].append(line)
    for item, path, line in lines:
        usual = max(spellings[_same(line)], key=spellings[_same(line)].count)
        if line != usual:
            message = f"`{line[:60]}` is written as `{usual[:60]}` elsewhere. Write one line of business in one way."
            yield item.problem(path, "line-spelled-twice", message, "warning", suggestion=usual)


def _same(line: str) -> str:
    """What two spellings of a line have in common: its letters and digits."""
    return "".join(character for character in line.casefold() if character.isalnum()) or line


RULES = (difference_repeated,)
ADVICE = (difference_changes_nothing, difference_elsewhere, line_spelled_twice)
