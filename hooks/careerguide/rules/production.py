"""Before a company publishes its site: entries as they came from the pack, and addresses that are only examples."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from careerguide.loading.loaded_data import LoadedData, entry_id
from careerguide.loading.origins import origins
from careerguide.model.record_fields import FieldPath
from careerguide.problems import Problem

# Hosts that are reserved for examples (RFC 2606, RFC 6761), and those of the pack.
_EXAMPLE = re.compile(
    r"(?:https?://|mailto:[^\s@]+@)(?:[^\s/@:]+\.)?"
    r"(?:example(?:\.[a-z]+)?|[^\s/@:.]+\.(?:example|invalid|test))(?=[/:?#]|$)",
    re.IGNORECASE,
)


def unreviewed_entry(loaded: LoadedData) -> Iterator[Problem]:
    """Every entry of the default pack was reviewed by the company after it came."""
    known = origins(loaded)
    for item in loaded.all():
        origin = known.get((item.kind, entry_id(item)))
        if origin and origin.unreviewed and origin.came:
            message = (
                f"This {item.kind} came from the default pack on {origin.came}, and nobody has reviewed it since. "
                "Read it, correct it, then set `last:` to the day of your review."
            )
            yield item.problem(("review", "last"), "unreviewed-entry", message, "warning")


def example_address(loaded: LoadedData) -> Iterator[Problem]:
    """Every link leads to a real address."""
    for item in loaded.all():
        for path, text in _texts(item.raw, ()):
            if _EXAMPLE.match(text):
                message = f"`{text[:80]}` is an address for examples, and nobody can open it. Write the real one."
                yield item.problem(path, "example-address", message)


def _texts(value: object, path: FieldPath) -> Iterator[tuple[FieldPath, str]]:
    if isinstance(value, Mapping):
        for key, part in value.items():
            yield from _texts(part, (*path, key))
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from _texts(part, (*path, index))
    elif isinstance(value, str):
        yield path, value.strip()


PRODUCTION = (unreviewed_entry, example_address)
