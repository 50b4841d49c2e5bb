"""Human slips in data files: how many of each kind are reported, at their line, alone, and with the cure.

Run `PYTHONPATH=tests .venv/bin/python bench/slips.py` for all slips that the rules of `tests/support/slips.py` write.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path

import click
from support.case import write
from support.slips import company, results, slips


def main() -> None:
    """Print a line for each kind of slip, and the shares of all."""
    columns: dict[str, Counter[str]] = {name: Counter() for name in ("all", "right line", "alone", "cure", "swallowed")}
    with tempfile.TemporaryDirectory() as folder:
        for result in results(slips(), write(company(), Path(folder) / "data")):
            kind = result.slip.kind
            columns["all"][kind] += 1
            columns["right line"][kind] += bool(result.here)
            columns["alone"][kind] += result.is_right
            columns["cure"][kind] += result.has_cure
            columns["swallowed"][kind] += not result.here and not result.elsewhere
    click.echo(f"{'kind of slip':<40}" + "".join(f"{name:>12}" for name in columns))
    for kind in columns["all"]:
        click.echo(f"{kind:<40}" + "".join(f"{counts[kind]:>12}" for counts in columns.values()))
    total = columns["all"].total()
    shares = (f"{counts.total()} ({counts.total() / total:.1%})" for counts in columns.values())
    click.echo(f"{'all':<40}" + "".join(f"{share:>16}" for share in shares))


if __name__ == "__main__":
    main()
