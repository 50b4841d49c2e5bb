// What is near the reader gains a little, so that it comes first among equals.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ANYBODY, nearTo } from "./near.js";

const REACH = {
  id: "agent",
  level: 2,
  next: ["senior"],
  months: new Map([
    ["senior", 12],
    ["leader", 24],
    ["trainer", 25],
    ["manager", 61],
  ]),
};
const entry = (kind, address, level = 1) => ({ kind, address, level });

// From the largest gain to the smallest; entries of one line gain the same.
const ORDER = [
  [entry("role", "roles/senior/")],
  [entry("role", "roles/agent/"), entry("role", "roles/leader/")],
  [entry("role", "roles/trainer/"), entry("story", "stories/a/", 3), entry("opening", "openings/a/", 4)],
  [
    entry("role", "roles/manager/"),
    entry("role", "roles/clerk/"),
    entry("skill", "skills/agent/", 3),
    entry("story", "stories/b/", 2),
    entry("opening", "openings/b/", 5),
  ],
];

test("the nearer, the more", () => {
  const near = nearTo(REACH);
  const gains = ORDER.map((line) => [...new Set(line.map((item) => near.gain(item)))]);
  assert.ok(gains.every((line) => line.length === 1));
  assert.deepEqual(
    gains.flat(),
    [...new Set(gains.flat())].sort((a, b) => b - a),
  );
  assert.equal(gains.at(-1)[0], 1);
  assert.ok(gains[0][0] < 1.05);
  assert.deepEqual([...near.next], ["roles/senior/"]);
});

test("for somebody who has chosen nothing, all count the same", () => {
  assert.deepEqual(new Set(ORDER.flat().map((item) => ANYBODY.gain(item))), new Set([1]));
  assert.equal(ANYBODY.next.size, 0);
});
