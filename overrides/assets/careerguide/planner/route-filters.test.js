// What a person can avoid in a company with tracks, and in one without.
import assert from "node:assert/strict";
import { test } from "node:test";
import { companyOf } from "../lib/company.js";
import { avoidable, brokenBy } from "./route-filters.js";

/** @param {(string | null)[]} tracks the track of each role */
const company = (...tracks) =>
  companyOf(
    {
      tracks: [
        ["support", "Support"],
        ["training", "Training"],
      ],
      roles: tracks.map((track, number) => [`r${number}`, "R", track, 1]),
      moves: [],
    },
    {
      lines: ["bpo", null],
      avoid: [["bpo", "bpo", "BPO"]],
      roles: tracks.map(() => []),
      moves: [],
    },
  );

test("only a company with tracks offers to stay in one", () => {
  assert.deepEqual(Object.keys(avoidable(company("support", null))), [
    "night",
    "people",
    "site",
    "track",
    "bpo",
    "back",
  ]);
  assert.deepEqual(Object.keys(avoidable(company(null, null))), ["night", "people", "site", "bpo", "back"]);
});

test("a person leaves a track only from a role that has one", () => {
  const guide = company("support", "training", null);
  const broken = (/** @type {number} */ home) =>
    guide.roles.map((role) => brokenBy(guide, new Set(["track"]), role, home).length > 0);
  assert.deepEqual(broken(0), [false, true, true]);
  assert.deepEqual(broken(-1), [false, false, false]);
});

test("a role without a track has no line of business", () => {
  const guide = company("support", null);
  const broken = guide.roles.map((role) => brokenBy(guide, new Set(["bpo"]), role, -1));
  assert.deepEqual(broken, [["bpo"], []]);
});
