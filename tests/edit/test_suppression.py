"""Counts below five stay unknown: by subtraction, by linear algebra, and to a person who knows how they are hidden."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction

import pytest
from careerguide.edit.counts.headcounts import MEASURES, Cell, numbers_to_tell
from careerguide.edit.counts.suppression import applications, published
from careerguide.model import RoleHeadcount

QUARTERS = range(2026 * 4 - 4, 2026 * 4)
Row = tuple[Fraction, ...]


def random_table(dice: random.Random) -> list[Cell]:
    """A company of 1 to 4 roles at 1 to 6 sites, of which many are small; some years are not complete."""
    sites = [f"site-{number}" for number in range(dice.randint(1, 6))]
    most = dice.choice([2, 6, 12, 40])
    cells = []
    for role in range(dice.randint(1, 4)):
        for site in sites:
            for quarter in QUARTERS if dice.random() < 0.9 else QUARTERS[2:]:
                few = dice.choice([most, most, 3])
                numbers = {name: dice.randint(0, few if name == "heads" else max(1, few // 3)) for name in MEASURES}
                numbers["applications"] += dice.choice([0, numbers["promotions"] + numbers["moves"]])
                cells.append(Cell(f"role-{role}", site, quarter, {**numbers}))
    return cells


def true_numbers(cells: Sequence[Cell], role: str) -> dict[tuple[str, str], int]:
    """Each number of a role at a site, as the file has it; and those who applied and were not chosen, by site."""
    last = max(cell.quarter for cell in cells)
    numbers: dict[tuple[str, str], int] = defaultdict(int)
    for cell in cells:
        if cell.role == role:
            for name in MEASURES:
                if name != "heads" or cell.quarter == last:
                    numbers[name, cell.site] += cell.numbers[name] or 0
    for site in {site for _, site in numbers}:
        hired = numbers["promotions", site] + numbers["moves", site]
        numbers["not chosen", site] = numbers.pop(("applications", site)) - hired
    return dict(numbers)


def equations(told: RoleHeadcount, unknowns: Sequence[tuple[str, str]]) -> Iterator[Row]:
    """What is told, as sums of the true numbers: each cell, each total, and the applications."""

    def row(names: Sequence[str], site: str = "") -> Row:
        return tuple(Fraction(name in names and site in ("", place)) for name, place in unknowns)

    for place in told.sites:
        for name in ("heads", "promotions", "moves"):
            if getattr(place, name) is not None:
                yield row([name], place.site)
    for name in ("heads", "promotions", "moves"):
        if getattr(told, name) is not None:
            yield row([name])
    if told.applications is not None:
        yield row(["promotions", "moves", "not chosen"])


def reduced(rows: Sequence[Row]) -> list[Row]:
    """The reduced row echelon form."""
    matrix, pivot = [list(row) for row in rows], 0
    for column in range(len(rows[0]) if rows else 0):
        lead = next((index for index in range(pivot, len(matrix)) if matrix[index][column]), None)
        if lead is None:
            continue
        matrix[pivot], matrix[lead] = matrix[lead], matrix[pivot]
        matrix[pivot] = [value / matrix[pivot][column] for value in matrix[pivot]]
        for index, other in enumerate(matrix):
            if index != pivot and other[column]:
                matrix[index] = [a - other[column] * b for a, b in zip(other, matrix[pivot], strict=True)]
        pivot += 1
    return [tuple(row) for row in matrix[:pivot]]


def attacked(cells: Sequence[Cell]) -> list[str]:
    """The counts of 0 to 4 that follow from what is told by linear algebra: of one site, or of several together."""
    record = numbers_to_tell(cells)
    faults = []
    for told in record.roles:
        numbers = true_numbers(cells, told.role)
        unknowns = sorted(numbers)
        for row in reduced(list(equations(told, unknowns))):
            # Each row is what an attacker knows of the rest when all that is told is subtracted.
            if set(row) <= {0, 1}:
                known = [name for name, part in zip(unknowns, row, strict=True) if part]
                count = sum(numbers[name] for name in known)
                faults += [f"{told}: {count} of {known}"] if count < 5 else []
    return faults


def test_no_count_below_five_follows_from_a_random_table() -> None:
    """1,000 tables; the attack finds counts below five if cells below five are left out and nothing else is."""
    dice = random.Random(19)
    tables = [random_table(dice) for _ in range(1000)]
    assert [fault for cells in tables for fault in attacked(cells)] == []
    told = [role for cells in tables for role in numbers_to_tell(cells).roles]
    assert sum(len(role.sites) for role in told) > 800
    assert sum(role.applications is not None for role in told) > 300


def test_the_attack_works(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without complementary suppression, subtraction shows the small cell."""

    def careless(cells: dict[str, int]) -> tuple[int | None, dict[str, int]]:
        return sum(cells.values()) or None, {name: count for name, count in cells.items() if count >= 5}

    monkeypatch.setattr("careerguide.edit.counts.headcounts.published", careless)
    numbers = {"promotions": None, "moves": None, "applications": None}
    cells = [Cell("agent", site, QUARTERS[-1], {"heads": count, **numbers}) for site, count in (("a", 20), ("b", 3))]
    with pytest.raises(AssertionError):
        assert attacked(cells) == []


def tables_of(total: int, sites: int) -> Iterator[tuple[int, ...]]:
    """All tables with this total."""
    if sites == 1:
        yield (total,)
        return
    for first in range(total + 1):
        yield from ((first, *rest) for rest in tables_of(total - first, sites - 1))


@pytest.mark.parametrize(("sites", "most"), [(1, 30), (2, 50), (3, 34), (4, 20)])
def test_who_knows_the_rules_learns_no_count(sites: int, most: int) -> None:
    """For each hidden count, at least five values are possible behind what is told: all tables are tried."""
    for total in range(5, most + 1):
        behind: dict[object, list[tuple[int, ...]]] = defaultdict(list)
        for table in tables_of(total, sites):
            told = published(dict(zip("abcd", table, strict=False)))
            behind[told[0], tuple(told[1].items())].append(table)
        for (_, cells), tables in behind.items():
            for place in range(sites):
                if "abcd"[place] not in dict(cells):
                    assert len({table[place] for table in tables}) >= 5, (total, cells, place)


@pytest.mark.parametrize(
    ("cells", "total", "told"),
    [
        ({"a": 12, "b": 9}, 21, {"a": 12, "b": 9}),
        ({"a": 4}, None, {}),
        ({"a": 2, "b": 2}, None, {}),
        ({"a": 30, "b": 3}, 33, {}),
        ({"a": 30, "b": 3, "c": 25}, 58, {"c": 25}),  # the first is hidden, although it is the largest
        ({"a": 30, "b": 3, "c": 25, "d": 6}, 64, {"a": 30, "c": 25}),
        ({"a": 30, "b": 0, "c": 0, "d": 25}, 55, {}),  # what is left would be nobody
        ({}, None, {}),
    ],
)
def test_what_is_told(cells: dict[str, int], total: int | None, told: dict[str, int]) -> None:
    assert published(cells) == (total, told)


@pytest.mark.parametrize(
    ("total", "promotions", "moves", "told"),
    [
        (70, 12, 8, 70),
        (70, None, None, 70),
        (22, 12, 8, None),  # two were not chosen
        (20, 12, 8, None),  # nobody was
        (25, 12, 8, 25),
        (16, 12, None, None),  # four moved across or were not chosen
        (4, None, None, None),
        (10, 12, None, None),  # some moved up without an application
    ],
)
def test_applications(total: int, promotions: int | None, moves: int | None, told: int | None) -> None:
    assert applications(total, {"promotions": promotions, "moves": moves}) == told
