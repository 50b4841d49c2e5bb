// The profile: what a change leaves as it was, and what an address says of it.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { addressed, changedProfile, profile, resolvedRole, setProfile } from "./profile.js";
import { store } from "./storage.js";

// A ladder of three roles and another track; `operator` is the former id of `agent`.
const NEXT = { agent: "senior", senior: "leader", leader: "", coder: "auditor", auditor: "" };
const ROLES = {
  role: (id) => (id === "operator" ? { id: "agent" } : Object.hasOwn(NEXT, id) ? { id } : null),
  usualNext: (id) => NEXT[id] ?? "",
};
const NOBODY = { role: "", since: "", next: "" };
const KNOWN = { role: "agent", since: "2025-09", next: "leader" };

beforeEach(() => store.erase());

for (const [name, saved, expected] of [
  ["nothing is saved", null, NOBODY],
  ["present ids", KNOWN, KNOWN],
  ["a former id", { role: "operator", since: "2025-09", next: "operator" }, { ...KNOWN, next: "agent" }],
  ["roles that are gone", { role: "clerk", since: "2025-09", next: "chief" }, { ...NOBODY, since: "2025-09" }],
]) {
  test(`a profile is read: ${name}`, () => {
    if (saved) store.put("me/me", saved);
    assert.deepEqual(profile(ROLES), expected);
  });
}

for (const [name, before, change, after] of [
  ["the first role has its usual next role", NOBODY, { role: "agent" }, { ...NOBODY, role: "agent", next: "senior" }],
  [
    "a start that was entered first counts",
    { ...NOBODY, since: "2026-01" },
    { role: "agent" },
    { role: "agent", since: "2026-01", next: "senior" },
  ],
  ["a target alone", NOBODY, { next: "coder" }, { ...NOBODY, next: "coder" }],
  [
    "a target that was chosen first stays",
    { ...NOBODY, next: "coder" },
    { role: "agent" },
    { ...NOBODY, role: "agent", next: "coder" },
  ],
  ["another start", KNOWN, { since: "2025-10" }, { ...KNOWN, since: "2025-10" }],
  ["another target", KNOWN, { next: "coder" }, { ...KNOWN, next: "coder" }],
  ["no target", KNOWN, { next: "" }, { ...KNOWN, next: "" }],
  [
    "another role has another start; a chosen target stays",
    KNOWN,
    { role: "senior" },
    { role: "senior", since: "", next: "leader" },
  ],
  [
    "a target that is reached gives way to the next",
    KNOWN,
    { role: "leader" },
    { role: "leader", since: "", next: "" },
  ],
  [
    "the usual next role follows the role",
    { ...KNOWN, next: "senior" },
    { role: "coder" },
    { role: "coder", since: "", next: "auditor" },
  ],
  ["the same role again", KNOWN, { role: "agent" }, KNOWN],
  ["no role", KNOWN, { role: "" }, { role: "", since: "", next: "leader" }],
]) {
  test(`a profile changes: ${name}`, () => {
    store.put("me/me", before);
    setProfile(ROLES, change);
    assert.deepEqual(profile(ROLES), after);
  });
}

test("who comes back to a role has its start and target again, but not after everything was erased", () => {
  store.put("me/me", KNOWN);
  setProfile(ROLES, { role: "coder" });
  setProfile(ROLES, { role: "agent" });
  assert.deepEqual(profile(ROLES), KNOWN);
  setProfile(ROLES, { role: "coder" });
  store.erase();
  setProfile(ROLES, { role: "agent" });
  assert.deepEqual(profile(ROLES), { role: "agent", since: "", next: "senior" });
});

test("a change that is only worked out is not stored", () => {
  store.put("me/me", KNOWN);
  assert.equal(changedProfile(ROLES, { role: "coder", next: "auditor" }).role, "coder");
  assert.deepEqual(profile(ROLES), KNOWN);
});

for (const [name, id] of [
  ["agent", "agent"],
  ["operator", "agent"],
  ["me", "agent"],
  ["my-target", "leader"],
  ["no-such-role", "no-such-role"],
  ["", ""],
]) {
  test(`a role in an address: ${name}`, () => {
    store.put("me/me", KNOWN);
    assert.equal(resolvedRole(ROLES, name), id);
  });
}

test("words for the own role and target mean nothing before they are chosen, and a role with this id comes first", () => {
  assert.deepEqual([resolvedRole(ROLES, "me"), resolvedRole(ROLES, "my-target")], ["", ""]);
  store.put("me/me", KNOWN);
  assert.equal(resolvedRole({ role: (id) => ({ id }) }, "me"), "me");
});

for (const [before, chosen, after] of [
  ["me", "agent", "me"],
  ["me", "coder", "coder"],
  ["me", "", ""],
  ["my-target", "leader", "my-target"],
  ["", "agent", "agent"],
  ["operator", "agent", "operator"],
]) {
  test(`an address that says ${before || "nothing"} says ${after || "nothing"} for ${chosen || "nothing"}`, () => {
    store.put("me/me", KNOWN);
    assert.equal(addressed(ROLES, before, chosen), after);
  });
}
