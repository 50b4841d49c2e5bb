// Several tabs keep the same records: no tab overwrites, outlives or forgets what another did.
import assert from "node:assert/strict";
import { test } from "node:test";
import { KEPT, play, rating, SQL, text } from "../../../../tests/support/storage.mjs";

const GOAL = { role: "", text: "g" };

test("a change on this page goes to the computer if another tab keeps records there", () => {
  const state = play([
    ["keep", "computer"],
    ["put", "rating/sql", rating(1)],
    ["tab", 1],
    ["keep", "tab"],
    ["put", "rating/sql", rating(4)],
    ["keep", "computer"],
  ]).at(-1);
  assert.deepEqual(state.stored, { "rating/sql": rating(4) });
});

test("a tab does not move onto what another tab keeps on the computer", () => {
  const [refused, state] = play([
    ["tab", 1],
    ["keep", "tab"],
    ["put", "rating/sql", rating(4)],
    ["tab", 0],
    ["keep", "computer"],
    ["put", "rating/sql", rating(1)],
    ["tab", 1],
    ["keep", "computer"],
    ["put", "rating/sql", rating(3)],
  ]).slice(-2);
  assert.deepEqual([refused.returned, state.place], ["taken", "tab"]);
  assert.equal(state.texts.computer[SQL], text(rating(1)));
  assert.equal(state.texts.tab[SQL], text(rating(3)));
});

for (const [name, there] of [
  ["before its first record", {}],
  ["after its first record", { [SQL]: text(rating(1)) }],
]) {
  test(`a move that was broken off goes on: ${name}`, () => {
    const records = { [SQL]: text(rating(1)), "cg.my/rating/excel": text(rating(2)) };
    const areas = { computer: { ...KEPT, ...there }, tab: { ...KEPT, ...records } };
    const [state] = play([["keep", "computer"]], { areas });
    assert.equal(state.returned, "");
    assert.deepEqual(state.texts, { computer: { ...KEPT, ...records }, tab: {} });
  });
}

test("what an erasure left behind does not come back", () => {
  const computer = { [SQL]: text(rating(1)), "cg.aside/rating/sql": "{" };
  assert.deepEqual(play([["keep", "computer"]], { areas: { computer } })[0].texts.computer, KEPT);
});

test("records of another tab join what is kept but overwrite nothing", () => {
  const [joined, state] = play([
    ["tab", 1],
    ["put", "rating/sql", rating(4)],
    ["put", "rating/excel", rating(1)],
    ["put", "goal/1", GOAL],
    ["tab", 0],
    ["put", "rating/sql", rating(1)],
    ["put", "goal/1", GOAL],
    ["keep", "computer"],
    ["tab", 1],
    ["heard", "cg.keep", "1"],
    ["flush"],
  ]).slice(-2);
  assert.deepEqual([joined.held, joined.fault], [{ "rating/sql": rating(4) }, ""]);
  assert.deepEqual(joined.stored, { "rating/sql": rating(1), "rating/excel": rating(1), "goal/1": GOAL });
  assert.deepEqual(state.stored["rating/sql"], rating(4));
});

test("a tab joins with a change that it made before it heard of the other tab", () => {
  const state = play([
    ["tab", 1],
    ["put", "rating/sql", rating(4)],
    ["tab", 0],
    ["keep", "computer"],
    ["tab", 1],
    ["put", "rating/excel", rating(1)],
    ["heard", "cg.keep", "1"],
  ]).at(-1);
  assert.deepEqual(state.held, {});
  assert.deepEqual(state.stored, { "rating/sql": rating(4), "rating/excel": rating(1) });
});

test("a tab that finds no room to join reports it", () => {
  const state = play([
    ["tab", 1],
    ["put", "rating/sql", rating(4)],
    ["tab", 0],
    ["keep", "computer"],
    ["fail", "full"],
    ["tab", 1],
    ["heard", "cg.keep", "1"],
  ]).at(-1);
  assert.deepEqual([state.fault, state.held], ["full", { "rating/sql": rating(4) }]);
});

for (const news of [
  ["cg.keep", null],
  [null, null],
]) {
  const begin = [
    ["keep", "computer"],
    ["fail", "full"],
    ["put", "rating/sql", rating(1)],
    ["fail", ""],
    ["tab", 1],
    ["erase"],
    ["tab", 0],
  ];
  test(`what another tab erases is erased here: ${news[0] ?? "all of storage"}`, () => {
    assert.deepEqual(play(begin).at(-1).held, { "rating/sql": rating(1) });
    const { held, read, fault } = play([...begin, ["heard", ...news]]).at(-1);
    assert.deepEqual([held, read, fault], [{}, {}, ""]);
  });

  test(`a change after another tab erased, but before the news, is not erased: ${news[0] ?? "all of storage"}`, () => {
    const late = play([...begin, ["put", "rating/excel", rating(2)], ["heard", ...news]]).at(-1);
    assert.deepEqual([late.held, late.texts.computer], [{ "rating/excel": rating(2) }, {}]);
  });
}

test("a record that was written while another tab erased does not stay behind", () => {
  // The consent is gone, but a record came after it: the tab that wrote the record removes it.
  const computer = { [SQL]: text(rating(1)), "cg.other": "not ours" };
  const steps = [
    ["tab", 0],
    ["heard", "cg.keep", null],
  ];
  assert.deepEqual(play(steps, { areas: { computer } }).at(-1).texts.computer, { "cg.other": "not ours" });
});

test("what is kept in this tab stays if the computer is erased in another tab", () => {
  const state = play([
    ["keep", "tab"],
    ["fail", "full"],
    ["put", "rating/sql", rating(1)],
    ["heard", "cg.keep", null],
  ]).at(-1);
  assert.deepEqual([state.held, state.fault], [{ "rating/sql": rating(1) }, "full"]);
});
