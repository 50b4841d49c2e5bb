// The nearest role that may apply, in a company of four roles.
import assert from "node:assert/strict";
import { test } from "node:test";
import { reachOf } from "../planner/reach.js";
import { forReader } from "./eligibility.js";
import { howToBecomeEligible, nearestRole } from "./eligible-role.js";
import { Graph } from "./graph.js";

const graph = new Graph({
  tracks: [
    ["calls", "Calls"],
    ["desk", "Desk"],
  ],
  roles: [
    ["agent", "Agent", "calls", 1],
    ["senior", "Senior", "calls", 2],
    ["lead", "Lead", "calls", 3],
    ["clerk", "Clerk", "desk", 1],
  ],
  moves: [
    [0, 1, "promotion", 6, 10, 20],
    [1, 2, "promotion", 9, 12, 30],
    [1, 0, "return", 1, 2, 3],
    [0, 3, "lateral", null, null, null],
  ],
  openings: [],
});

/** @type {import("./eligibility.js").Rules} */
const RULES = { role: "lead", from: [], same: 12, other: 18, rating: "below", warning: 0, move: 0 };

/** @param {string} role @param {string[]} from */
function nearest(role, from) {
  const own = graph.role(role);
  return nearestRole(graph, { ...RULES, from }, role, own && reachOf(graph, own.index));
}

for (const [role, from, served, text] of /** @type {[string, string[], number | null, string][]} */ ([
  [
    "agent",
    ["senior"],
    null,
    "One step from yours is open to apply: Senior, 10 months typical (6 to 20). Then 12 months in that role.",
  ],
  [
    "agent",
    ["lead", "senior"],
    4,
    "One step from yours is open to apply: Senior, 10 months typical (6 to 20), and you have been in your role for 4 months. Then 12 months in that role.",
  ],
  [
    "agent",
    ["lead"],
    4,
    "The nearest role that can apply is Lead: typically 22 months from yours. Then 12 months in that role.",
  ],
  [
    "agent",
    ["clerk"],
    null,
    "One step from yours is open to apply: Clerk, months not known. Then 18 months in that role.",
  ],
  ["lead", ["agent"], null, "It is open to other roles only, and none of them is within ten years of yours."],
  ["senior", ["agent"], null, "It is open to other roles only, and none of them is within ten years of yours."],
]))
  test(`from ${role} to ${from}: ${text}`, () =>
    assert.equal(howToBecomeEligible(graph, { ...RULES, from }, nearest(role, from), served), text));

const AGENT = { role: "agent", sameTrack: true, since: "2025-11-01" };
for (const [name, rules, person, group, text] of /** @type {[string, object, object, string, string][]} */ ([
  ["any role", {}, {}, "now", "You can apply."],
  ["my role, later", {}, { since: "2026-01-01" }, "now", "You can apply from 1 Jan 2027."],
  [
    "my role, too late",
    {},
    { since: "2026-06-01" },
    "other",
    "Your role can apply, but only from 1 Jun 2027, and it closes before.",
  ],
  ["one step away", { from: ["senior"] }, {}, "step", "One step from eligible: Senior, typically 10 months."],
  ["one step of unknown months", { from: ["clerk"] }, {}, "step", "One step from eligible: Clerk."],
  ["two steps away", { from: ["lead"] }, {}, "other", ""],
]))
  test(`an opening in a list, ${name}: ${text || group}`, () => {
    const asks = { ...RULES, ...rules };
    const answer = forReader(asks, { ...AGENT, ...person }, nearest("agent", asks.from), "2026-11-22", "2027-02-01");
    assert.deepEqual(answer, { group, text });
  });
