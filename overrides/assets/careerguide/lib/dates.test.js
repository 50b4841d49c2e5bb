// Months and days as people in several countries write them, and the messages about texts that are no date.
import assert from "node:assert/strict";
import { test } from "node:test";
import { DATES, readDay, readMonth } from "./dates.js";

const WRITTEN = /** @type {[string, string[]][]} */ ([
  [
    "2025-11",
    ["Nov 2025", "november 2025", "NOV. 2025", "2025-11", "11/2025", "11-2025", "11.2025", "2025 Nov", " Nov, 2025 "],
  ],
  ["2026-09", ["Sep 2026", "Sept 2026", "9/2026", "09 2026", "2026/9"]],
  ["2026-05", ["May 2026", "2026-05"]],
  ["", ["", "   "]],
]);
for (const [month, texts] of WRITTEN)
  for (const text of texts)
    test(`month ${JSON.stringify(text)}`, () => assert.deepEqual(readMonth(text), { date: month }));

const DAYS = /** @type {[string, string[]][]} */ ([
  [
    "2026-12-02",
    [
      "2 Dec 2026",
      "2nd December 2026",
      "Dec 2, 2026",
      "2026-12-02",
      "2026/12/2",
      "2.12.2026",
      "02-Dec-2026",
      "2026 Dec 2",
    ],
  ],
  ["2026-12-25", ["25/12/2026", "12/25/2026", "25.12.2026", "25-12-2026"]],
  ["2026-05-05", ["5/5/2026", "05-05-2026"]],
  ["2028-02-29", ["29 Feb 2028", "29/02/2028"]],
  ["", ["", " "]],
]);
for (const [day, texts] of DAYS)
  for (const text of texts) test(`day ${JSON.stringify(text)}`, () => assert.deepEqual(readDay(text), { date: day }));

for (const [text, why] of [
  ["Nov", "The year is missing"],
  ["Nov 25", "The year is missing"],
  ["11/0202", "The year is missing"],
  ["2025", "This is not a month and a year."],
  ["15 Nov 2025", "This is not a month and a year."],
  ["13/2025", 'There is no month "13".'],
  ["No 2025", 'There is no month "no".'],
  ["Novembre 2025", 'There is no month "novembre".'],
  ["ноя 2025", 'There is no month "ноя".'],
])
  test(`no month: ${text}`, () => {
    const reading = readMonth(text);
    assert.ok("fault" in reading && reading.fault.startsWith(why), JSON.stringify(reading));
    assert.ok(reading.fault.endsWith("Write the month as in Nov 2025."));
  });

for (const [text, why] of [
  ["03/04/2026", '"03/04/2026" can be two days.'],
  ["2 Dec", "A day has a number, a month and a year."],
  ["2 Dec 26", "The year is missing"],
  ["31 Nov 2026", 'Nov 2026 has no day "31".'],
  ["29 Feb 2027", 'Feb 2027 has no day "29".'],
  ["2026-13-01", 'There is no month "13".'],
  ["13/13/2026", 'There is no month "13".'],
  ["2 Dez 2026", 'There is no month "dez".'],
  ["Dec May 2026", 'Dec 2026 has no day "may".'],
  ["0 Dec 2026", 'Dec 2026 has no day "0".'],
])
  test(`no day: ${text}`, () => {
    const reading = readDay(text);
    assert.ok("fault" in reading && reading.fault.startsWith(why), JSON.stringify(reading));
    assert.ok(reading.fault.endsWith("Write the day as in 2 Dec 2025."));
  });

test("what is shown can be read again", () => {
  for (const date of ["2025-01", "2026-05", "2026-12"])
    assert.deepEqual(readMonth(DATES.month.inWords(date)), { date });
  for (const date of ["2025-01-31", "2026-05-01", "2028-02-29"])
    assert.deepEqual(readDay(DATES.day.inWords(date)), { date });
});
