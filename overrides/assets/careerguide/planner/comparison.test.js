// What differs between roles. The same answers as Python's: tests/scripts/test_comparison.py.
import assert from "node:assert/strict";
import { test } from "node:test";
import { CHANGE_LABELS } from "../lib/constants.js";
import { compareRoles, formatRoles, parseRoles } from "./comparison.js";

test("three roles are compared as by hand", () => {
  const rows = compareRoles([
    [
      ["a", 1, 1],
      ["b", 2, 1],
      ["c", 3, 1],
    ],
    [
      ["c", 2, 0],
      ["b", 2, 1],
      ["d", 4, 1],
    ],
    [
      ["e", 1, 1],
      ["a", 2, 1],
    ],
  ]);
  assert.deepEqual(rows, [
    { skill: "d", levels: [undefined, 4, undefined], changes: ["new", null] },
    { skill: "b", levels: [2, 2, undefined], changes: ["same", "carried"] },
    { skill: "c", levels: [3, 2, undefined], changes: ["down", "carried"] },
    { skill: "a", levels: [1, undefined, 2], changes: ["carried", "up"] },
    { skill: "e", levels: [undefined, undefined, 1], changes: [null, "new"] },
  ]);
});

test("essential skills come first, the largest step up first, and those carried along last", () => {
  const rows = compareRoles([
    [
      ["spare", 2, 0],
      ["held", 2, 1],
      ["mastered", 4, 1],
      ["kept", 2, 1],
      ["grown", 1, 1],
    ],
    [
      ["hope", 4, 0],
      ["kept", 2, 1],
      ["first", 1, 1],
      ["grown", 4, 1],
    ],
  ]);
  const expected = [
    "grown up",
    "first new",
    "kept same",
    "hope new",
    "mastered carried",
    "held carried",
    "spare carried",
  ];
  assert.deepEqual(
    rows.map(({ skill, changes }) => `${skill} ${changes[0]}`),
    expected,
  );
});

for (const [name, roles, rows] of [
  ["one role", [[["a", 1, 1]]], [{ skill: "a", levels: [1], changes: [] }]],
  ["two roles without skills", [[], []], []],
  ["no role", [], []],
]) {
  test(`there may be less to compare: ${name}`, () => assert.deepEqual(compareRoles(roles), rows));
}

test("every change has a text", () =>
  assert.deepEqual(Object.keys(CHANGE_LABELS), ["new", "up", "same", "down", "carried"]));

test("no skill is called lost", () => assert.equal(CHANGE_LABELS.carried, "Carried along: not scored in the new role"));

for (const [address, ids] of [
  ["", []],
  ["#", []],
  ["#roles=", []],
  ["#roles=,,", []],
  ["#other=a,b", []],
  ["#roles=a", ["a"]],
  ["roles=a,b", ["a", "b"]],
  ["#roles=a,b,c", ["a", "b", "c"]],
  ["#roles=a,b,c,d", ["a", "b", "c"]],
  ["#roles=a,a,b,a,c", ["a", "b", "c"]],
  ["#roles=nobody,b", ["nobody", "b"]], // the page decides if there is a role with this id
  ["#roles=team-leader%2Cquality-analyst", ["team-leader", "quality-analyst"]],
  ["#roles=b%C3%BCro,%3Cb%3E", ["büro", "<b>"]],
  ["#roles=%,%zz,a", ["%", "%zz", "a"]],
  ["#x=1&roles=b&roles=c", ["b"]],
]) {
  test(`an address names roles: ${address}`, () => assert.deepEqual(parseRoles(address), ids));
}

for (const [ids, address] of [
  [[], "#roles="],
  [["agent"], "#roles=agent"],
  [["agent", "team-leader"], "#roles=agent,team-leader"],
  [["agent", "team-leader", "trainer"], "#roles=agent,team-leader,trainer"],
  [["büro", "a&b=c#d", "50%"]],
  [["a+b", "a b"]],
]) {
  test(`an address that is written can be read: ${ids}`, () => {
    if (address) assert.equal(formatRoles(ids), address);
    assert.deepEqual(parseRoles(formatRoles(ids)), ids);
  });
}
