"""Imports 1,000 damaged exports: none may end in a traceback or a half import, or make the next check fail.

    python bench/imports.py [COUNT] [SEED]

The suite tries a few dozen of the same kind. Prints how many were imported and refused, and the median time.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1] / folder) for folder in ("hooks", "tests")]

from support.exports import Trial, damaged_exports  # noqa: E402 - the path comes first

COUNT, SEED = 1000, 17


def main(count: int, seed: int) -> int:
    """Try the exports; the exit status is 1 if one of them did harm."""
    results: Counter[str] = Counter()
    seconds = []
    with tempfile.TemporaryDirectory() as folder:
        trial = Trial(Path(folder))
        for name, raw in damaged_exports(count, seed):
            started = time.perf_counter()
            result = trial.harm(name, raw)
            seconds.append(time.perf_counter() - started)
            results[trial.last] += 1
            if result:
                results["harm"] += 1
                print(result)
    print(", ".join(f"{kind}: {number}" for kind, number in sorted(results.items())))
    print(f"median {statistics.median(seconds) * 1000:.0f} ms an import")
    return 1 if results["harm"] else 0


if __name__ == "__main__":
    numbers = [int(text) for text in sys.argv[1:3]]
    sys.exit(main(*(numbers + [COUNT, SEED][len(numbers) :])))
