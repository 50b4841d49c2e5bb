import assert from "node:assert/strict";
import { test } from "node:test";
import { MissWatch } from "./miss-watch.js";

/** @param {(string | [query: string, hasResults: boolean, seconds: number])[]} steps */
function misses(steps) {
  const watch = new MissWatch();
  return steps.flatMap((step) => {
    if (typeof step !== "string") return watch.settle(step[0], step[1], 1000 * step[2]);
    watch.use();
    return [];
  });
}

const CASES = /** @type {[string, Parameters<typeof misses>[0], string[]][]} */ ([
  ["a search with a result is none", [["team leader", true, 0]], []],
  ["a search without a result", [["  zebra   crossing ", false, 0]], ["zebra crossing"]],
  [
    "typed again within a minute",
    [
      ["shift money", true, 0],
      ["night allowance", true, 59],
    ],
    ["shift money"],
  ],
  [
    "typed again after a minute",
    [
      ["shift money", true, 0],
      ["night allowance", true, 61],
    ],
    [],
  ],
  ["typed again after a click", [["shift money", true, 0], "click", ["night allowance", true, 5]], []],
  [
    "typed on",
    [
      ["team", true, 0],
      ["team leader", true, 3],
      ["team", true, 5],
    ],
    [],
  ],
  ["too short for a search", [["te", false, 0]], []],
  [
    "both: the first had results, the second none",
    [
      ["money", true, 0],
      ["zebra", false, 9],
    ],
    ["money", "zebra"],
  ],
  [
    "what found nothing is told once",
    [
      ["zebra", false, 0],
      ["okapi", true, 9],
    ],
    ["zebra"],
  ],
]);

for (const [name, steps, expected] of CASES) test(name, () => assert.deepEqual(misses(steps), expected));
