// How much work it is to find routes. Which routes are the best: tests/scripts/test_routes.py; milliseconds:
// bench/keys.py.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Dice } from "../../../../tests/support/dice.mjs";
import { Heap } from "../lib/heap.js";
import { bestRoutes, routeGraph } from "./routes.js";

/** A company of so many roles, four moves from each to roles a little higher. */
function company(count, dice) {
  const ids = Array.from({ length: count }, (_, number) => `role-${number}`);
  const moves = [];
  for (let from = 0; from < count - 1; from += 1) {
    for (let number = 0; number < 4; number += 1) {
      const to = Math.min(count - 1, from + dice.integer(1, count / 20));
      moves.push({ from, to, kind: "promotion", min: 6, typical: dice.integer(6, 36), slow: 60, unknown: 0 });
    }
  }
  return routeGraph(ids, moves, () => true);
}

/** How many steps are weighed for the five best routes of each of 25 queries, from a low role to the highest. */
function steps(count) {
  const dice = new Dice(7);
  const graph = company(count, dice);
  const { push } = Heap.prototype;
  let pushes = 0;
  Heap.prototype.push = function (item) {
    pushes += 1;
    push.call(this, item);
  };
  try {
    for (let query = 0; query < 25; query += 1) {
      const from = dice.integer(0, count / 20);
      assert.equal(bestRoutes(graph, from, count - 1, 5).length, 5);
    }
  } finally {
    Heap.prototype.push = push;
  }
  return pushes / 25;
}

test("a query in a company of 500 roles weighs at most 15,000 steps", () => {
  const count = steps(500); // 8,900 in November 2026
  assert.ok(count <= 15_000, `${count} steps`);
});

test("twice the roles cost at most twice the steps", () => {
  const counts = [500, 1000, 2000, 4000].map(steps);
  for (const [index, count] of counts.slice(1).entries()) assert.ok(count <= 2 * counts[index], `${counts} steps`);
});
