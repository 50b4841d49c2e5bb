// The choices of the list of roles, in the address and applied.
import assert from "node:assert/strict";
import { test } from "node:test";
import { filteredRoles, formatFilter, parseFilter } from "./role-filter.js";

/** @typedef {import("./role-filter.js").RoleFacts} RoleFacts */

/** @param {string} id @param {Partial<RoleFacts>} facts @returns {RoleFacts} */
const role = (id, facts) => ({
  id,
  title: id,
  level: 1,
  track: [],
  trackTitle: "",
  family: "",
  band: "",
  shifts: "",
  remote: "",
  people: "no",
  skills: [],
  site: [],
  language: [],
  grade: "",
  ...facts,
});

const ROLES = [
  role("clerk", { track: ["without_track"] }),
  role("coach", { track: ["training", "support"], trackTitle: "Training", family: "training/first" }),
  role("agent", { track: ["support"], trackTitle: "Support", family: "support/first" }),
];

/** @param {string} hash */
const ids = (hash) => filteredRoles(ROLES, parseFilter(hash)).map(({ id }) => id);

test("a role fits each of its tracks", () => {
  assert.deepEqual(ids("#track=support"), ["agent", "coach"]);
  assert.deepEqual(ids("#track=training"), ["coach"]);
  assert.deepEqual(ids("#track=without_track"), ["clerk"]);
});

test("a family is that of one track", () => {
  assert.deepEqual(ids("#family=training%2Ffirst"), ["coach"]);
  assert.deepEqual(ids("#track=support&family=support/first"), ["agent"]);
});

test("roles without a track come last in the order of tracks", () => {
  assert.deepEqual(ids("#sort=track"), ["agent", "coach", "clerk"]);
});

test("a family is part of the address", () => {
  const hash = "#track=support&family=training%2Ffirst&sort=track";
  assert.equal(formatFilter(parseFilter(hash)), hash);
});
