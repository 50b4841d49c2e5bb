// Roles with and without a track in the graph.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Graph } from "./graph.js";

const graph = new Graph({
  tracks: [
    ["support", "Support"],
    ["training", "Training"],
  ],
  roles: [
    ["agent", "Agent", "support", 1],
    ["senior", "Senior", "support", 2],
    ["coach", "Coach", "training", 2],
    ["clerk", "Clerk", null, 1],
    ["chief", "Chief", null, 3],
  ],
  moves: [],
  openings: [],
  formerly: { operator: "agent" },
});

test("a role without a track is listed under no track", () => {
  assert.deepEqual(
    graph.lists.roles.map(({ track }) => track),
    [0, 0, 1, -1, -1],
  );
});

test("only who leaves a track for another one changes tracks", () => {
  const same = (/** @type {string} */ from) =>
    ["senior", "coach", "clerk"].map((/** @type {string} */ to) => graph.isSameTrack(from, to));
  assert.deepEqual(same("agent"), [true, false, true]);
  assert.deepEqual(same("operator"), [true, false, true]);
  assert.deepEqual(same("chief"), [true, true, true]);
});
