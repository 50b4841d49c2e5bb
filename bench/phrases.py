"""What everyday phrases bring, and how sure the weights of the search are: `.venv/bin/python bench/phrases.py`.

The learning curve has the share of queries whose first result is right with 0, 25, 50, 75 and 100 % of the phrases of
each entry, the mean and the spread of five random choices. The cross-validation chooses, for each of ten parts of the
queries, the weights that are best for the other nine, and counts on the tenth. All queries in tests/fixtures/queries/
have been seen while the search was made: the numbers say what more phrases still bring, not how good the search is.
"""

from __future__ import annotations

import dataclasses as dc
import random
import re
import shutil
import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT / "tests"))
import datetime as dt  # noqa: E402 - after the path of the tests

from careerguide.build.open_guide import open_guide  # noqa: E402
from careerguide.search import index  # noqa: E402
from support import searching  # noqa: E402
from support.javascript import Scripts  # noqa: E402

SETS = ("queries", "held-out", "unseen")
SHARES = (0, 25, 50, 75, 100)
SEEDS = range(5)
PARTS = 10
# Module, the value as it is, and other values of each weight.
WEIGHTS = {
    ("rank", "[0.88, 0.7, 0.6]"): ("[0.8, 0.7, 0.6]", "[0.94, 0.7, 0.6]"),
    ("rank", "[1.2, 0.45]"): ("[1, 0.45]", "[1.5, 0.45]", "[1.2, 0.3]", "[1.2, 0.6]"),
    ("rank", "RARITY_POWER = 0.7"): ("RARITY_POWER = 0.5", "RARITY_POWER = 1"),
    ("rank", "[0.5, 0.1]"): ("[0.3, 0.1]", "[0.7, 0.1]", "[0.5, 0.3]"),
    ("whole", "[1, 0.9, 0.6, 0.4, 0.3]"): ("[1, 0.9, 0.8, 0.4, 0.3]", "[0.5, 0.45, 0.3, 0.2, 0.15]"),
}  # fmt: skip
JUDGED = [query for name in SETS for query in searching.judged(name)]


def right(folder: Path, scripts: Path = ROOT) -> list[bool]:
    """Whether the first result of each query is right, with the scripts of a folder."""
    process = Scripts(script=scripts / "tests" / "support" / "answers.mjs")
    request = {"folder": str(folder), "day": "", "queries": [query.query for query in JUDGED]}
    answers = process.ask("search", **request)
    process.close()
    firsts = [answer["results"][0][0] if answer["results"] else "" for answer in answers]
    return [first in query.expected for first, query in zip(firsts, JUDGED, strict=True)]


def curve(folder: Path) -> None:
    """Print the learning curve."""
    guide = open_guide(ROOT / "data", dt.date(2026, 11, 1))
    documents = list(index.entries(guide, (), ()))
    for share in SHARES:
        shares = []
        for seed in SEEDS if 0 < share < 100 else [0]:
            dice = random.Random(seed)
            fewer = [
                dc.replace(item, everyday=dice.sample(item.everyday, round(len(item.everyday) * share / 100)))
                for item in documents
            ]
            searching.write_documents(guide, fewer, folder)
            shares.append(100 * statistics.fmean(right(folder)))
        spread = statistics.pstdev(shares)
        print(
            f"{share} % of the phrases: {statistics.fmean(shares):.1f} % right at first, spread {spread:.1f}",
            flush=True,
        )


def cross_validation(folder: Path) -> None:
    """Print the shares of the ten parts, each with weights that it had no say in."""
    results = [right(folder)]
    for (module, value), others in WEIGHTS.items():
        for other in others:
            with tempfile.TemporaryDirectory() as copy:
                for part in ("overrides/assets", "tests/support"):
                    shutil.copytree(ROOT / part, Path(copy) / part)
                file = Path(copy) / "overrides" / "assets" / "careerguide" / "search" / f"{module}.js"
                text, count = re.subn(re.escape(value), other, file.read_text(encoding="utf-8"))
                assert count == 1, value
                file.write_text(text, encoding="utf-8")
                results.append(right(folder, Path(copy)))
    order = list(range(len(JUDGED)))
    random.Random(10).shuffle(order)
    shares = [_held_out(results, order[part::PARTS], order) for part in range(PARTS)]
    print(f"As it is: {100 * statistics.fmean(results[0]):.1f} % right at first.")
    print(f"Cross-validated: {statistics.fmean(shares):.1f} %, spread {statistics.pstdev(shares):.1f}.")


def _held_out(results: Sequence[list[bool]], part: Sequence[int], order: Sequence[int]) -> float:
    """The share of a part, in percent, with the weights that are best for the other queries."""
    others = set(order) - set(part)
    best = max(results, key=lambda result: sum(result[number] for number in others))
    return 100 * statistics.fmean(best[number] for number in part)


def main() -> None:
    """Print the learning curve and the cross-validation."""
    with tempfile.TemporaryDirectory() as folder:
        curve(Path(folder))
        cross_validation(Path(folder))


if __name__ == "__main__":
    main()
