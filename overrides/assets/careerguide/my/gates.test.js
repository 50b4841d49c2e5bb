// The KPI figures of a person against the conditions of a move, month by month.
import assert from "node:assert/strict";
import { test } from "node:test";
import { parts, rows } from "../../../../tests/support/table.mjs";
import { checkGates, monthAt, weakest } from "./gates.js";

// Limits of targets that are no simple comparison: low, high, strict. Python reads targets;
// tests/model/test_targets.py.
const WRITTEN = {
  "300 to 360 seconds": [300, 360, false],
  "<5%": [null, 5, true],
  ">= 80% in 20 seconds": [80, null, false],
};

for (const [month, count, result] of [
  ["2026-11", 0, "2026-11"],
  ["2026-11", 2, "2027-01"],
  ["2026-01", -1, "2025-12"],
  ["2026-12", 1, "2027-01"],
  ["2026-12", -24, "2024-12"],
  ["2026-11", 13, "2027-12"],
  ["0999-12", 1, "1000-01"],
  ["0999-01", -1, "0998-12"],
]) {
  test(`months before and after: ${month} and ${count}`, () => assert.equal(monthAt(month, count), result));
}

// Worked out by hand on a calendar, never with the code. `asks` has what differs from: target >= 90%, over 3 months, in
// November 2026; `own` is a person's own target. `figures` are a first month and a figure for it and for each month
// after it; "-" is a month without one. `run` counts the months in a row that hold, up to `until`, the last month that
// counts; `missing` are those of the last months without a figure; `from` is the first month that can meet the gate.
const MONTHS = rows(
  "name asks figures run missing until from",
  `
  # The month that runs
  it has no figure and so the one before is the last | | 2026-08 91 92 93 | 3 met | | 2026-10 | 2026-10
  it has one and counts | | 2026-09 91 92 93 | 3 met | | 2026-11 | 2026-11
  it has one that fails and ends the run | | 2026-08 91 92 93 80 | 0 | | 2026-11 | 2027-02
  it adds to a run | | 2026-08 91 92 93 94 | 4 met | | 2026-11 | 2026-11
  it is the only one | | 2026-11 95 | 1 | 2026-10 2026-09 | 2026-11 | 2027-01
  a zero is a figure | | 2026-08 91 92 93 0 | 0 | | 2026-11 | 2027-02
  a figure of a month to come does not count | | 2026-12 95 | 0 | 2026-10 2026-09 2026-08 | 2026-10 | 2027-01
  # No figures, too few, many
  no figure at all | | | 0 | 2026-10 2026-09 2026-08 | 2026-10 | 2027-01
  two of three | | 2026-09 91 92 | 2 | 2026-08 | 2026-10 | 2026-11
  one of three | | 2026-10 91 | 1 | 2026-09 2026-08 | 2026-10 | 2026-12
  a run longer than asked is told in full | | 2026-03 91 91 91 91 91 91 91 91 | 8 met | | 2026-10 | 2026-10
  the first of three fails | | 2026-08 89 91 92 | 2 | | 2026-10 | 2026-11
  the second of three fails | | 2026-08 91 89 92 | 1 | | 2026-10 | 2026-12
  the last of three fails | | 2026-08 91 92 89 | 0 | | 2026-10 | 2027-01
  # A hole in the months
  a hole ends a run | | 2026-07 91 91 - 92 | 1 | 2026-09 | 2026-10 | 2026-12
  a hole before the months that count does no harm | | 2026-06 91 - 91 92 93 | 3 met | | 2026-10 | 2026-10
  the last month is the hole | | 2026-07 91 92 93 - | 0 | 2026-10 | 2026-10 | 2027-01
  the last month is the hole and this one has a figure | | 2026-08 91 92 - 93 | 1 | 2026-10 | 2026-11 | 2027-01
  every other month | | 2026-07 91 - 91 - | 0 | 2026-10 2026-08 | 2026-10 | 2027-01
  # A year's turn
  December to February | in 2027-02 | 2026-12 91 92 93 | 3 met | | 2027-02 | 2027-02
  in January the last month is December | in 2027-01 | 2026-10 91 92 93 | 3 met | | 2026-12 | 2026-12
  January has a figure | in 2027-01 | 2026-11 91 92 93 | 3 met | | 2027-01 | 2027-01
  December is the hole | in 2027-02 | 2026-11 91 - 93 94 | 2 | 2026-12 | 2027-02 | 2027-03
  December can be the month | in 2026-11 | 2026-10 91 92 | 2 | 2026-09 | 2026-11 | 2026-12
  in December January can be the month | in 2026-12 | 2026-11 91 92 | 2 | 2026-10 | 2026-12 | 2027-01
  # Over 1, 6, 12 and 24 months
  one month is enough | over 1 | 2026-10 91 | 1 met | | 2026-10 | 2026-10
  one month that fails | over 1 | 2026-10 89 | 0 | | 2026-10 | 2026-11
  one month that is this one and fails | over 1 | 2026-11 89 | 0 | | 2026-11 | 2026-12
  six months over a summer | over 6 | 2026-05 91 91 91 91 91 91 | 6 met | | 2026-10 | 2026-10
  twelve months | over 12 | 2025-11 91 91 91 91 91 91 91 91 91 91 91 91 | 12 met | | 2026-10 | 2026-10
  eleven of twelve | over 12 | 2025-12 91 91 91 91 91 91 91 91 91 91 91 | 11 | 2025-11 | 2026-10 | 2026-11
  twelve whose last failed | over 12 | 2025-11 91 91 91 91 91 91 91 91 91 91 91 89 | 0 | | 2026-10 | 2027-10
  one of twenty-four | over 24; in 2026-01 | 2026-01 91 | 1 | 2025-12 back to 2024-02 | 2026-01 | 2027-12
  # At the target, and the signs
  exactly at least | over 1; target >= 90% | 2026-10 90 | 1 met | | 2026-10 | 2026-10
  a little less than at least | over 1; target >= 98.5% | 2026-10 98.4 | 0 | | 2026-10 | 2026-11
  exactly at most | over 1; target <= 5% | 2026-10 5 | 1 met | | 2026-10 | 2026-10
  a little more than at most | over 1; target <= 0.5% | 2026-10 0.51 | 0 | | 2026-10 | 2026-11
  nothing is at most | over 1; target <= 5% | 2026-10 0 | 1 met | | 2026-10 | 2026-10
  exactly is not more than | over 1; target > 90% | 2026-10 90 | 0 | | 2026-10 | 2026-11
  more than | over 1; target > 90% | 2026-10 90.1 | 1 met | | 2026-10 | 2026-10
  exactly is not less than | over 1; target < 5% | 2026-10 5 | 0 | | 2026-10 | 2026-11
  less than | over 1; target <5% | 2026-10 4.9 | 1 met | | 2026-10 | 2026-10
  the low end of a range | over 1; target 300 to 360 seconds | 2026-10 300 | 1 met | | 2026-10 | 2026-10
  the high end of a range | over 1; target 300 to 360 seconds | 2026-10 360 | 1 met | | 2026-10 | 2026-10
  under a range | over 2; target 300 to 360 seconds | 2026-09 320 299 | 0 | | 2026-10 | 2026-12
  over a range | over 2; target 300 to 360 seconds | 2026-09 361 320 | 1 | | 2026-10 | 2026-11
  the seconds of a service level | over 1; target >= 80% in 20 seconds | 2026-10 80 | 1 met | | 2026-10 | 2026-10
  twenty is not eighty | over 1; target >= 80% in 20 seconds | 2026-10 79 | 0 | | 2026-10 | 2026-11
  a thousand with a comma | over 1; target >= 1,000 | 2026-10 999 | 0 | | 2026-10 | 2026-11
  a thousand with a comma is met | over 1; target >= 1,000 | 2026-10 1000 | 1 met | | 2026-10 | 2026-10
  # In words
  words alone are never met | target at or above the client target | 2026-08 91 92 93 | 0 | | 2026-10 | 2027-01
  words and an own target | target at the client target; own 90 to - | 2026-08 91 90 93 | 3 met | | 2026-10 | 2026-10
  words and an own target, not met | target under the client's; own - to 300 | 2026-08 299 300 301 | 0 | | 2026-10 | 2027-01
  words and an own range | target within the planned range; own 4 to 6 | 2026-08 3 4 6 | 2 | | 2026-10 | 2026-11
  `,
);

/** `2026-12 91 - 92` as figures by month. */
function byMonth(cell) {
  const [first, ...figures] = parts(cell);
  const [year, month] = (first ?? "2026-01").split("-").map(Number);
  const name = (index) => new Date(Date.UTC(year, month - 1 + index)).toISOString().slice(0, 7);
  return Object.fromEntries(
    figures.flatMap((figure, index) => (figure === "-" ? [] : [[name(index), Number(figure)]])),
  );
}

/** The months of a cell, newest first; `2025-12 back to 2024-02` names the first and the last. */
function monthsOf(cell) {
  const [first, ...rest] = parts(cell);
  if (rest[0] !== "back") return parts(cell);
  const months = [first];
  while (months.at(-1) !== rest.at(-1)) {
    const [year, month] = months.at(-1).split("-").map(Number);
    months.push(new Date(Date.UTC(year, month - 2)).toISOString().slice(0, 7));
  }
  return months;
}

const asBounds = (limits) => limits && { low: limits[0], high: limits[1], strict: limits[2] };
const limit = (text) => (text === "-" ? null : Number(text));

/** The bounds of a target by the table above, else by hand. */
function handBounds(target) {
  const known = Object.keys(WRITTEN).find((written) => written.trim() === target);
  if (known !== undefined) return asBounds(WRITTEN[known]);
  const [, sign, number] = /^([<>]=?) ([\d,.]+)/.exec(target) ?? [];
  if (!sign) return null;
  const value = Number(number.replaceAll(",", ""));
  return asBounds(sign[0] === ">" ? [value, null, sign === ">"] : [null, value, sign === "<"]);
}

for (const { name, asks, figures, run, missing, until, from } of MONTHS) {
  test(`month by month: ${name}`, () => {
    const asked = Object.fromEntries(parts(asks, ";").map((part) => [part.split(" ")[0], part.replace(/^\w+ /, "")]));
    const gate = { kpi: "qa", target: asked.target ?? ">= 90%", over: Number(asked.over ?? 3) };
    const [low, high] = asked.own?.split(" to ").map(limit) ?? [];
    const limits = handBounds(gate.target) ?? (asked.own ? { low, high, strict: false } : null);
    const values = byMonth(figures);
    const [checked] = checkGates(
      [gate],
      () => limits,
      (month) => values[month] ?? null,
      asked.in ?? "2026-11",
    );
    const [count, met] = parts(run);
    assert.deepEqual(checked, {
      ...gate,
      bounds: limits,
      run: Number(count),
      met: met === "met",
      last: values[until] ?? null,
      missing: monthsOf(missing),
      until,
      from,
    });
  });
}

test("there are cases enough", () => assert.ok(MONTHS.length >= 40));

// Which gate holds a person back most, in November 2026; none if all are met. A gate is its KPI, its target, the months
// it must hold, and a first month with figures.
const WEAKEST = rows(
  "name gates weakest",
  `
  no gates | |
  all are met | a: >= 90% over 1: 2026-10 91; b: <= 5% over 1: 2026-10 5 |
  the only one that is open | a: >= 90% over 1: 2026-10 91; b: <= 5% over 1: 2026-10 6 | b
  a gate in words has no bounds | a: at the client target over 1: 2026-10 91 |
  no months done before some | a: >= 90% over 3: 2026-09 91 91; b: >= 90% over 3: 2026-09 91 89 | b
  a third before a half | a: >= 90% over 2: 2026-10 91; b: >= 90% over 3: 2026-10 91 | b
  the share of the months counts | a: >= 90% over 12: 2026-07 91 91 91 91; b: >= 90% over 2: 2026-10 91 | a
  nothing done and further from the target | a: >= 90% over 3: 2026-10 89; b: >= 90% over 3: 2026-10 60 | b
  further as a share of the target | a: >= 90% over 3: 2026-10 80; b: <= 5% over 3: 2026-10 7 | b
  twice a half percent is further than a tenth off | a: >= 90% over 3: 2026-10 80; b: <= 0.5% over 3: 2026-10 1 | b
  and further than two thirds off | a: >= 90% over 3: 2026-10 30; b: <= 0.5% over 3: 2026-10 1 | b
  30 seconds of 300 are less than 2 of 5 percent | a: <= 300 seconds over 3: 2026-10 330; b: <= 5% over 3: 2026-10 7 | b
  10 of 90 are less than 2 of 5 points | a: >= 90% over 3: 2026-10 80; b: >= 5 points over 3: 2026-10 3 | b
  no figure is furthest | a: >= 90% over 3: 2026-10 1; b: >= 90% over 3 | b
  under a range, or over it | a: 300 to 360 seconds over 3: 2026-10 270; b: 300 to 360 seconds over 3: 2026-10 450 | b
  equals stay in the role's order | b: >= 90% over 3; a: >= 90% over 3 | b
  at most nothing | a: >= 90% over 3: 2026-10 80; b: <= 0 over 3: 2026-10 2 | b
  `,
);

for (const { name, gates, weakest: kpi } of WEAKEST) {
  test(`the gate that holds back most: ${name}`, () => {
    const read = parts(gates, ";").map((gate) => /^(\w+): (.+) over (\d+)(?:: (.+))?$/.exec(gate));
    const asked = read.map(([, kpi, target, over]) => ({ kpi, target, over: Number(over) }));
    const values = Object.fromEntries(read.map(([, kpi, , , figures]) => [kpi, byMonth(figures ?? "")]));
    const figure = (month, kpi) => values[kpi][month] ?? null;
    const checked = checkGates(asked, (gate) => handBounds(gate.target), figure, "2026-11");
    assert.equal(weakest(checked)?.kpi ?? "", kpi);
  });
}

test("a move without conditions has none to check", () =>
  assert.deepEqual(
    checkGates(
      [],
      () => null,
      () => null,
      "2026-11",
    ),
    [],
  ));
