// Storage that is absent, locked or erased, and values that do not fit.
import assert from "node:assert/strict";
import { test } from "node:test";
import { BROKEN, FAILURES, KEPT, play, rating, SQL, text } from "../../../../tests/support/storage.mjs";

const START = {
  ...KEPT,
  [SQL]: BROKEN,
  "cg.my/rating/excel": text(rating(2)),
  "cg.aside/talk/say": "set aside long ago",
};
const ON_THE_COMPUTER = { areas: { computer: START } };

for (const absent of [["computer"], ["tab"], ["computer", "tab"]]) {
  test(`storage that is absent: ${absent}`, () => {
    const otherPlace = absent.length === 1 && absent[0] === "computer" ? "tab" : "computer";
    const [put, works, keep, other] = play(
      [
        ["put", "rating/sql", rating(1)],
        ["works", absent[0]],
        ["keep", absent[0]],
        ["keep", otherPlace],
      ],
      { areas: { absent } },
    );
    assert.deepEqual([put.fault, works.returned, keep.fault], ["", false, "broken"]);
    for (const state of [keep, other]) assert.deepEqual(state.read, { "rating/sql": rating(1) });
    assert.equal(other.place === "", absent.length === 2);
  });
}

test("storage that goes away is not taken for an erasure", () => {
  const [put, back] = play([
    ["keep", "computer"],
    ["put", "rating/sql", rating(1)],
    ["fail", "full"],
    ["put", "talk/say", { text: "held" }],
    ["absent", "computer", "tab"],
    ["put", "rating/excel", rating(2)],
    ["absent"],
  ]).slice(-2);
  assert.equal(put.fault, "broken");
  assert.deepEqual(put.held, { "talk/say": { text: "held" }, "rating/excel": rating(2) });
  assert.deepEqual(back.read, { "rating/sql": rating(1), ...put.held });
});

for (const how of ["", ...FAILURES]) {
  test(`a place works only if it keeps what is written: ${how || "nothing fails"}`, () => {
    const state = play([
      ["fail", how],
      ["works", "computer"],
    ]).at(-1);
    assert.equal(state.returned, how === "");
  });
}

test("a locked storage reports that not all is erased", () => {
  const [, locked, , erased] = play([["fail", "locked"], ["erase"], ["fail", ""], ["erase"]], ON_THE_COMPUTER);
  assert.deepEqual([locked.returned, erased.returned, erased.texts.computer], [false, true, {}]);
});

test("erasing empties both places but keeps the mark of a shared computer", () => {
  const state = play([["shared", true], ["put", "rating/new", rating(1)], ["copied", "2026-11-22"], ["erase"]], {
    areas: { computer: START, tab: START },
  }).at(-1);
  assert.deepEqual([state.returned, state.shared], [true, true]);
  assert.deepEqual(state.texts, { computer: { "cg.shared": "1" }, tab: {} });
});

for (const step of [
  ["put", "rating/sql", rating(8)],
  ["putAll", { "rating/a": rating(1), "rating/sql": rating(8) }],
]) {
  test(`a value that does not fit changes nothing: ${step[0]}`, () => {
    const [state] = play([step], ON_THE_COMPUTER);
    assert.match(state.returned, /^threw rating\/sql is not valid/);
    assert.deepEqual([state.texts.computer, state.held], [START, {}]);
  });
}

test("the day of the last copy moves with the records", () => {
  const state = play([
    ["keep", "tab"],
    ["copied", "2026-11-22"],
    ["keep", "computer"],
  ]).at(-1);
  assert.equal(state.copied, "2026-11-22");
});
