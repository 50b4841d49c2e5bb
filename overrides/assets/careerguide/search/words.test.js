// Words of a query. How Python cuts the same words: tests/scripts/test_search.py.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Dice } from "../../../../tests/support/dice.mjs";
import { distance, stem } from "./words.js";

/** Optimal string alignment as its definition has it. */
function expectedDistance(a, b) {
  const table = Array.from({ length: a.length + 1 }, (_, row) =>
    Array.from({ length: b.length + 1 }, (_, column) => (row && column ? 0 : row + column)),
  );
  for (let row = 1; row <= a.length; row += 1) {
    for (let column = 1; column <= b.length; column += 1) {
      table[row][column] = Math.min(
        table[row - 1][column] + 1,
        table[row][column - 1] + 1,
        table[row - 1][column - 1] + (a[row - 1] === b[column - 1] ? 0 : 1),
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        table[row][column] = Math.min(table[row][column], table[row - 2][column - 2] + 1);
    }
  }
  return table[a.length][b.length];
}

test("slips are counted as the definition counts them", () => {
  const dice = new Dice(5);
  const word = () => dice.choices([..."abc"], dice.integer(0, 7)).join("");
  const counts = new Set();
  for (let round = 0; round < 2000; round += 1) {
    const [a, b] = [word(), word()];
    const slips = expectedDistance(a, b);
    counts.add(slips);
    assert.equal(distance(a, b, 2), slips <= 2 ? slips : Infinity, `${a} ${b}`);
  }
  for (const slips of [1, 2, 3]) assert.ok(counts.has(slips));
});

for (const pair of [
  ["coders", "coder"],
  ["coding", "coded"],
  ["qualities", "quality"],
  ["training", "trainer"],
  ["managing", "manages"],
  ["queries", "query"],
  ["calls", "calling"],
  ["boxes", "box"],
]) {
  test(`forms of a word have one stem: ${pair}`, () => assert.equal(stem(pair[0]), stem(pair[1])));
}

for (const pair of [
  ["sales", "sla"],
  ["legal", "leg"],
  ["chat", "chart"],
  ["lead", "leaf"],
  ["process", "procedure"],
  ["analyst", "analysis"],
  ["class", "clash"],
  ["team", "term"],
]) {
  test(`different words have different stems: ${pair}`, () => assert.notEqual(stem(pair[0]), stem(pair[1])));
}
