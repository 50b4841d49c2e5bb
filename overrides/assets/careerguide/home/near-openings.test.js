// The order of the openings on home.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inOrder } from "./near-openings.js";

const LEVELS = { me: 1, next: 2, lead: 3, chief: 8 };
const graph = { role: (id) => (id in LEVELS ? { id, level: LEVELS[id], track: "desk" } : null) };
const reader = (since) => ({ graph, role: "me", since, next: "" });
const opening = (id, role, ready, rules) => ({ id, role, ready, rules, closes: "until-filled", zone: "UTC" });
// Months in the role, rating, months without a warning, months since the last move.
const FREE = "0 0 below 0 0";
const LONG = "120 120 meets 0 0";

for (const [name, since, openings, order] of [
  ["what I can apply for is first", "", [opening("a", "next", false, FREE), opening("b", "lead", true, FREE)], "b a"],
  ["the order of equal ones stays", "", [opening("b", "next", true, FREE), opening("a", "lead", true, FREE)], "b a"],
  ["levels far above are later", "", [opening("a", "chief", true, FREE), opening("b", "next", true, FREE)], "b a"],
  [
    "a chief's seat that is open to me is before one step",
    "",
    [opening("a", "next", false, FREE), opening("b", "chief", true, FREE)],
    "b a",
  ],
  [
    "who has to wait is between",
    "2025-10",
    [opening("c", "next", false, FREE), opening("a", "next", true, LONG), opening("b", "lead", true, FREE)],
    "b a c",
  ],
  [
    "what closes too early is last",
    "2025-10",
    [{ ...opening("b", "next", true, LONG), closes: "2026-01-01" }, opening("a", "next", true, LONG)],
    "a b",
  ],
])
  test(name, () =>
    assert.equal(
      inOrder(openings, reader(since))
        .map(({ id }) => id)
        .join(" "),
      order,
    ),
  );
