// Months served and months that remain, worked out by hand.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  earliestMonth,
  monthRange,
  monthsServed,
  movesWithTimeServed,
  remaining,
  servedInWords,
} from "./time-served.js";

for (const [since, month, served] of [
  ["2025-09", "2026-11", 14],
  ["2026-11", "2026-11", 0],
  ["2026-10", "2026-11", 1],
  ["2025-12", "2026-01", 1],
  ["2025-01", "2026-12", 23],
  ["2016-11", "2026-11", 120],
  ["1976-11", "2026-11", 600], // the longest that is believed
  ["1976-10", "2026-11", null],
  ["0202-05", "2026-11", null],
  ["2027-01", "2026-11", -2], // starts in January
  ["2028-11", "2026-11", -24],
  ["2028-12", "2026-11", null],
  ["9999-12", "2026-11", null],
  ["", "2026-11", null],
  ["2026", "2026-11", null],
  ["2026-13", "2026-11", null],
  ["2026-00", "2026-11", null],
  ["2026-11-05", "2026-11", null],
]) {
  test(`in the role since ${since}, in ${month}`, () => assert.equal(monthsServed(since, month), served));
}

const range = (min, typical, slow) => ({ min, typical, slow, unknown: 0 });
const UNKNOWN = monthRange(null, null, null);

for (const [full, served, left] of [
  [range(6, 10, 20), null, range(6, 10, 20)],
  [range(6, 10, 20), 0, range(6, 10, 20)],
  [range(6, 10, 20), 4, range(2, 6, 16)],
  [range(6, 10, 20), 6, range(0, 4, 14)],
  [range(6, 10, 20), 14, range(0, 0, 6)],
  [range(6, 10, 20), 600, range(0, 0, 0)],
  [range(6, 10, 20), -2, range(8, 12, 22)],
  [range(0, 0, 0), 3, range(0, 0, 0)],
]) {
  test(`${served} of ${full.typical} months`, () => assert.deepEqual(remaining(full, served), left));
}

for (const [full, served, month, words, first] of [
  [
    range(6, 10, 20),
    14,
    "2026-11",
    "14 months in role, usually 10: the time is done, the conditions decide",
    "2026-11",
  ],
  [
    range(6, 10, 20),
    10,
    "2026-11",
    "10 months in role, usually 10: the time is done, the conditions decide",
    "2026-11",
  ],
  [range(6, 10, 20), 4, "2026-11", "4 of about 10 months served: about 6 to go, Jan 2027 at the earliest", "2027-01"],
  [range(6, 10, 20), 9, "2026-11", "9 months in role, usually 10: possible now", "2026-11"],
  [range(6, 10, 20), 0, "2026-11", "0 of about 10 months served: about 10 to go, May 2027 at the earliest", "2027-05"],
  [range(6, 10, 20), -2, "2026-11", "0 of about 10 months served: about 12 to go, Jul 2027 at the earliest", "2027-07"],
  [range(0, 1, 3), 0, "2026-12", "0 months in role, usually 1: possible now", "2026-12"],
  [range(0, 0, 3), 0, "2026-12", "0 months in role, usually 0: the time is done, the conditions decide", "2026-12"],
  [range(12, 24, 36), 23, "2026-12", "23 months in role, usually 24: possible now", "2026-12"],
  [range(1, 5, 9), 1, "2026-12", "1 month in role, usually 5: possible now", "2026-12"],
  [range(6, 10, 20), 6, "2026-11", "6 months in role, usually 10: possible now", "2026-11"],
  [range(6, 10, 20), 5, "2026-11", "5 of about 10 months served: about 5 to go, Dec 2026 at the earliest", "2026-12"],
]) {
  test(words, () => {
    assert.equal(servedInWords(full, served, month), words);
    assert.equal(earliestMonth(full, served, month), first);
  });
}

const MOVES = [
  { from: 0, to: 1, ...range(6, 10, 20) },
  { from: 1, to: 2, ...range(6, 18, 30) },
  { from: 0, to: 2, ...range(12, 24, 36) },
];

test("only the moves from the person's role are shorter", () =>
  assert.deepEqual(movesWithTimeServed(MOVES, 0, 14), [
    { from: 0, to: 1, ...range(0, 0, 6), full: range(6, 10, 20) },
    MOVES[1],
    { from: 0, to: 2, ...range(0, 10, 22), full: range(12, 24, 36) },
  ]));

test("without a start all moves stay", () => assert.deepEqual(movesWithTimeServed(MOVES, 0, null), MOVES));
test("a role without moves changes nothing", () => assert.deepEqual(movesWithTimeServed(MOVES, 7, 14), MOVES));

test("months that nobody knows stay unknown, whatever is served", () => {
  assert.deepEqual(remaining(UNKNOWN, 14), UNKNOWN);
  assert.deepEqual(movesWithTimeServed([{ from: 0, to: 1, ...UNKNOWN }], 0, 14), [
    { from: 0, to: 1, ...UNKNOWN, full: UNKNOWN },
  ]);
});

for (const [served, words] of [
  [14, "14 months served: it is not known how many this move takes"],
  [1, "1 month served: it is not known how many this move takes"],
  [-2, "0 months served: it is not known how many this move takes"],
])
  test(words, () => assert.equal(servedInWords(UNKNOWN, served, "2026-11"), words));
