// What is the next step and what is the goal, from the same records as before, and what a choice saves.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Catalogue } from "../lib/catalogue.js";
import { companyOf } from "../lib/company.js";
import { aims, chooseGoal, chooseStep } from "./aims.js";
import { planStations, reachedWithin } from "./plan-route.js";
import { PROFILE } from "./profile.js";
import { store } from "./storage.js";

// agent -> senior -> lead -> manager, and agent -> trainer -> lead, which takes longer.
const ROLES = ["agent", "senior", "lead", "manager", "trainer", "alone"];
const MOVES = /** @type {[number, number, string, number, number, number, string][]} */ ([
  [0, 1, "promotion", 6, 10, 20, "medium"],
  [1, 2, "promotion", 9, 18, 36, "medium"],
  [2, 3, "promotion", 12, 24, 48, "low"],
  [0, 4, "lateral", 6, 12, 24, "medium"],
  [4, 2, "promotion", 12, 30, 40, "medium"],
]);
const company = companyOf(
  {
    tracks: [["floor", "Floor"]],
    roles: ROLES.map((id, level) => [id, id, "floor", level + 1]),
    moves: MOVES.map(([from, to, kind, ...months]) => [from, to, kind, ...months.slice(0, 3)]),
    openings: [],
  },
  {
    lines: [null],
    avoid: [],
    codes: [],
    roles: ROLES.map(() => [null, null, null]),
    moves: MOVES.map((move) => move[6]),
  },
);
const needs = { levels: [], match: { essential: 2, desirable: 1, strong: 85, good: 70, stretch: 40 } };
const catalogue = new Catalogue(company, {
  skills: [],
  needs: /** @type {any} */ ({ ...needs, roles: ROLES.map(() => [[], [], []]) }),
});

/** @param {string} role @param {string} next */
const be = (role, next) => store.put(PROFILE, { role, since: "", next });
const shown = () => {
  const { role, next, goal } = aims(catalogue);
  return [role?.id, next?.id, goal?.id];
};

beforeEach(() => store.erase());

for (const [role, next, expected] of /** @type {[string, string, (string | undefined)[]][]} */ ([
  ["", "", [undefined, undefined, undefined]],
  ["", "lead", [undefined, "lead", "lead"]],
  ["agent", "", ["agent", undefined, undefined]],
  ["agent", "senior", ["agent", "senior", "senior"]],
  ["agent", "trainer", ["agent", "trainer", "trainer"]],
  ["agent", "lead", ["agent", "senior", "lead"]],
  ["agent", "manager", ["agent", "senior", "manager"]],
  ["agent", "alone", ["agent", "alone", "alone"]],
]))
  test(`${role || "no role"}, and the aim ${next || "not chosen"}`, () => {
    be(role, next);
    assert.deepEqual(shown(), expected);
  });

test("the last role of the plan is the goal if the wanted role is the next step", () => {
  be("agent", "senior");
  store.put("goal/3", { role: "lead", text: "" });
  store.put("goal/5", { role: "manager", text: "" });
  assert.deepEqual(shown(), ["agent", "senior", "manager"]);
});

test("another next step keeps the goal", () => {
  be("agent", "manager");
  chooseStep(catalogue, "trainer");
  assert.deepEqual(shown(), ["agent", "trainer", "manager"]);
  assert.deepEqual(store.get("goal/10"), { role: "manager", text: "" });
});

test("another next step leaves a role that the plan has for ten years", () => {
  be("agent", "manager");
  store.put("goal/10", { role: "alone", text: "mine" });
  chooseStep(catalogue, "trainer");
  assert.deepEqual(store.get("goal/10"), { role: "alone", text: "mine" });
});

for (const goal of ["senior", "trainer", "lead", "manager", "alone", ""])
  test(`a chosen goal is the goal that is shown: ${goal || "none"}`, () => {
    be("agent", "senior");
    store.put("goal/5", { role: "manager", text: "near home" });
    chooseGoal(catalogue, goal);
    assert.equal(aims(catalogue).goal?.id ?? "", goal);
    assert.equal(store.get(PROFILE).next, goal);
    assert.equal(store.get("goal/5").text, "near home");
  });

test("a goal that changes counts its years from the next calendar file", () => {
  be("agent", "manager");
  store.put("goalday/10", { day: "2026-01-01" });
  chooseStep(catalogue, "trainer");
  assert.equal(store.get("goalday/10"), null);
});

test("without a goal further on, the plan goes on by promotions", () => {
  be("agent", "senior");
  assert.deepEqual(
    planStations(catalogue).map(({ role }) => role.id),
    ["senior", "lead", "manager"],
  );
  be("agent", "trainer");
  assert.deepEqual(
    planStations(catalogue).map(({ role }) => role.id),
    ["trainer", "lead", "manager"],
  );
});

test("the plan goes by the chosen step, and each station has the months until it", () => {
  be("agent", "manager");
  const months = () =>
    planStations(catalogue).map(({ role, min, typical, slow, confidence }) => [
      role.id,
      min,
      typical,
      slow,
      confidence,
    ]);
  assert.deepEqual(months(), [
    ["senior", 6, 10, 20, "medium"],
    ["lead", 15, 28, 56, "medium"],
    ["manager", 27, 52, 104, "low"],
  ]);
  chooseStep(catalogue, "trainer");
  assert.deepEqual(
    months().map(([id, , typical]) => [id, typical]),
    [
      ["trainer", 12],
      ["lead", 42],
      ["manager", 66],
    ],
  );
  const stations = planStations(catalogue);
  assert.deepEqual(
    [11, 12, 41, 42, 120].map((within) => reachedWithin(stations, within)?.role.id ?? ""),
    ["", "trainer", "trainer", "lead", "manager"],
  );
});
