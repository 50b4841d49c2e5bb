// The states of the rules of an opening, worked out by hand.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ruleStates } from "./rule-states.js";

/** @type {import("./eligibility.js").Rules} */
const RULES = { role: "lead", from: ["agent"], same: 12, other: 18, rating: "meets", warning: 6, move: 9 };
/** @type {import("./eligibility.js").Person} */
const PERSON = { role: "agent", sameTrack: true, since: "2025-11-22", rating: "", warning: "" };
const TODAY = "2026-11-22";

/**
 * @param {Partial<import("./eligibility.js").Rules>} rules @param {Partial<import("./eligibility.js").Person>} person
 */
const states = (rules, person) =>
  [...ruleStates({ ...RULES, ...rules }, { ...PERSON, ...person }, "Agent", TODAY)]
    .map(([rule, { state }]) => `${rule} ${state}`)
    .sort()
    .join(", ");

for (const [name, rules, person, expected] of /** @type {[string, object, object, string][]} */ ([
  ["no answer", {}, { role: "", since: "" }, ""],
  ["the role alone", {}, { since: "" }, "from met"],
  ["another role alone", {}, { role: "coder", since: "" }, "from not"],
  ["any role", { from: [] }, { role: "coder", since: "" }, "from met"],
  ["role and start", {}, {}, "from met, move met, rating unknown, role met, warning unknown"],
  ["a day too few", {}, { since: "2025-11-23" }, "from met, move met, rating unknown, role not, warning unknown"],
  ["another track", {}, { sameTrack: false }, "from met, move met, rating unknown, role not, warning unknown"],
  ["a move asks for more", { move: 24 }, {}, "from met, move not, rating unknown, role met, warning unknown"],
  [
    "all answers",
    {},
    { rating: "exceeds", warning: "2026-05-22" },
    "from met, move met, rating met, role met, warning met",
  ],
  [
    "bad answers",
    {},
    { rating: "below", warning: "2026-11-01" },
    "from met, move met, rating not, role met, warning not",
  ],
]))
  test(`${name}: ${expected || "nothing is known"}`, () => assert.equal(states(rules, person), expected));

test("each state says what of the answers decides it", () => {
  const all = ruleStates(RULES, { ...PERSON, since: "2026-02-01", rating: "meets" }, "Agent", TODAY);
  assert.equal(all.get("from")?.detail, "Yours: Agent");
  assert.equal(all.get("role")?.detail, "Yours: since 1 Feb 2026. You meet it on 1 Feb 2027");
  assert.equal(all.get("move")?.detail, "Yours: since 1 Feb 2026");
  assert.equal(all.get("rating")?.detail, "Yours: meets expectations");
  assert.equal(all.get("warning")?.detail, "Only you know");
});
