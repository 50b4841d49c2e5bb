// The text of a calendar file. What another program reads in it: tests/scripts/test_calendar.py.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Dice } from "../../../../tests/support/dice.mjs";
import { calendar } from "./calendar.js";

const NOW = new Date("2026-11-24T01:02:03.456Z");
const action = (number, text, due = "2026-12-01") => ({ id: `action${`${number}`.padStart(6, "0")}`, text, due });

test("characters that mean something to a calendar are escaped", () => {
  const file = calendar([action(1, "a, b; c\\d\re\n\u{1f600}")], NOW);
  for (const name of ["SUMMARY", "DESCRIPTION"])
    assert.ok(file.includes(`\r\n${name}:a\\, b\\; c\\\\d\\ne\\n\u{1f600}\r\n`));
});

const PIECES = [
  ...'abc ,;\\:"\n\r\t',
  ...["\r\n", "\\n", "\\,", "é", "日本", "😀", "👩‍🚀", "\u200b", "BEGIN:VEVENT", "  ", "END:VCALENDAR\r\n"],
  ...["\u0000", "\u0007", "\u007f"],
];

test("lines have at most 75 bytes, part no character and end as they must", () => {
  const dice = new Dice(20_261_124);
  const texts = Array.from({ length: 300 }, () => dice.choices(PIECES, dice.integer(0, 120)).join(""));
  texts.push(
    "x".repeat(2000),
    "😀".repeat(1000),
    "é".repeat(2000),
    ";,\\".repeat(600),
    "\n".repeat(2000),
    "",
    " ",
    "\\",
  );
  texts.push("a".repeat(67), `${"a".repeat(66)}é`, `${"a".repeat(65)}😀`);
  const file = calendar(
    texts.map((text, number) => action(number, text)),
    NOW,
  );
  assert.ok(file.endsWith("\r\n"));
  assert.ok(file.isWellFormed());
  const lines = file.slice(0, -2).split("\r\n");
  assert.equal(Math.max(...lines.map((line) => Buffer.byteLength(line))), 75);
  assert.deepEqual(
    lines.filter((line) => line === "" || /[\r\n]/.test(line) || !line.isWellFormed()),
    [],
  );
  assert.deepEqual(
    new Set(lines.map((line) => line[0]).filter((letter) => letter === " " || letter === "\t")),
    new Set(" "),
  );
});

test("a calendar of actions without a day is the empty one", () =>
  assert.equal(calendar([action(2, "b", "")], NOW), calendar([], NOW)));

test("every day of four years ends on the next day", () => {
  const day = (number) => new Date(Date.UTC(2026, 0, 1 + number)).toISOString().slice(0, 10);
  const numbers = Array.from({ length: 4 * 365 + 1 }, (_, number) => number);
  const file = calendar(
    numbers.map((number) => action(number, "x", day(number))),
    NOW,
  );
  const spans = [...file.matchAll(/DTSTART;VALUE=DATE:(\d+)\r\nDTEND;VALUE=DATE:(\d+)\r\n/g)];
  assert.deepEqual(
    spans.map(([, start, end]) => [start, end]),
    numbers.map((number) => [day(number), day(number + 1)].map((text) => text.replaceAll("-", ""))),
  );
});
