import assert from "node:assert/strict";
import { test } from "node:test";
import { stepped, turns } from "./kiosk-turns.js";

const card = (/** @type {string[]} */ roles, /** @type {string[]} */ tracks, isOver = false) => ({
  roles,
  tracks,
  isOver,
});
const CARDS = [
  card(["lead"], ["voice"]),
  card(["analyst"], ["figures"]),
  card(["clerk"], ["figures"]),
  card(["lead", "analyst"], ["voice", "figures"]),
  card(["agent"], ["voice"], true),
];
const NOBODY = { role: "", track: "", chosen: "" };

test("without a floor, the order is that of the page, and what is over is left out", () => {
  assert.deepEqual(turns(CARDS, NOBODY), [0, 1, 2, 3]);
});

test("the role of the floor comes first, then the tracks of its cards", () => {
  assert.deepEqual(turns(CARDS, { ...NOBODY, role: "clerk" }), [2, 1, 3, 0]);
});

test("the track of the floor comes first", () => {
  assert.deepEqual(turns(CARDS, { ...NOBODY, track: "figures" }), [1, 2, 3, 0]);
});

test("a role and a track count together", () => {
  assert.deepEqual(turns(CARDS, { ...NOBODY, role: "analyst", track: "voice" }), [1, 3, 0, 2]);
});

test("a role that no card has changes nothing", () => {
  assert.deepEqual(turns(CARDS, { ...NOBODY, role: "pilot" }), [0, 1, 2, 3]);
});

test("a chosen track leaves the others out", () => {
  assert.deepEqual(turns(CARDS, { ...NOBODY, chosen: "voice" }), [0, 3]);
  assert.deepEqual(turns(CARDS, { ...NOBODY, role: "analyst", chosen: "voice" }), [3, 0]);
});

test("steps go in a circle", () => {
  assert.deepEqual([stepped(2, 1, 3), stepped(0, -1, 3), stepped(5, 0, 3), stepped(0, 1, 0)], [0, 2, 2, 0]);
});
