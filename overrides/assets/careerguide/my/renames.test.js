// A record that was saved under an old id is read, changed and removed as if it had been saved under the present one.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inStorage, recordsNaming } from "../../../../tests/support/renames.mjs";
import { KEPT, quietStore } from "../../../../tests/support/storage.mjs";
import { presentId } from "../lib/present-ids.js";
import { asJson, fromJson } from "./copy.js";
import { FIELDS, isValidRecord, KEY_PARTS, RECORD_KINDS } from "./records.js";
import { Renames } from "./renames.js";

const checks = RECORD_KINDS.flatMap((kind) => [...KEY_PARTS[kind], ...Object.values(FIELDS[kind])]);
const KINDS = [...new Set(checks.flatMap((check) => check.names ?? []))];
// `first` became `second`, which became `third`; the list of an entry has its latest id last.
const FORMER = Object.fromEntries(KINDS.map((kind) => [kind, { first: "third", second: "third" }]));
const RENAMES = new Renames(FORMER);
const storeOf = (records) => quietStore({ ...KEPT, ...inStorage(records) }, RENAMES);
const read = (store) => store.keys().map((key) => [key, store.get(key)]);
/** Records whose key names the kind, under the three ids. */
const keyed = (kind) => {
  const named = (id) => recordsNaming(kind, id).filter(([key]) => key.includes(id));
  return named("first").map((first, index) => [first, named("second")[index], named("third")[index]]);
};
/** Another value of the same record: the first of its fields that can have one. */
function otherValue(key, value) {
  const candidates = Object.keys(value).flatMap((field) =>
    [2, true, "other text", "2025-01", "2025-01-31", "other-role"].map((other) => ({ ...value, [field]: other })),
  );
  return candidates.find((other) => isValidRecord(key, other) && JSON.stringify(other) !== JSON.stringify(value));
}

test("roles, skills and KPIs are named by records", () => {
  assert.ok(["role", "skill", "kpi"].every((kind) => KINDS.includes(kind)));
  for (const kind of KINDS) {
    for (const [key, value] of recordsNaming(kind, "first")) assert.ok(isValidRecord(key, value), key);
  }
});

test("a part of a key that takes any id says which kind of entry it names", () => {
  const takesAnyId = (check) => ["a", "night-shift", "team-leader", "a1-b2-c3"].every((id) => check(id));
  for (const [kind, parts] of Object.entries(KEY_PARTS)) {
    for (const check of parts) assert.equal(takesAnyId(check), Boolean(check.names), kind);
  }
});

for (const kind of KINDS) {
  test(`records under an old id of a ${kind} are read under the present one`, () => {
    for (const old of ["first", "second"]) {
      const { store, texts } = storeOf(recordsNaming(kind, old));
      const before = texts();
      assert.deepEqual(read(store), recordsNaming(kind, "third").sort());
      for (const [key] of recordsNaming(kind, old)) assert.notEqual(store.get(key), null, key);
      assert.deepEqual(texts(), before); // reading changes nothing
    }
  });

  test(`records of a ${kind} that was never renamed stay as they are`, () => {
    for (const id of ["third", "fourth", "constructor", "to-string"]) {
      assert.deepEqual(read(storeOf(recordsNaming(kind, id)).store), recordsNaming(kind, id).sort());
    }
  });

  test(`a change leaves one record of a ${kind}, under the present id`, () => {
    for (const [[first, value], , [third]] of keyed(kind)) {
      const other = otherValue(third, value);
      const { store, texts } = storeOf([[first, value]]);
      assert.equal(store.put(third, other), "");
      assert.deepEqual(texts(), { ...KEPT, ...inStorage([[third, other]]) });
    }
  });

  test(`if records of a ${kind} are saved under several ids, the present one is read and none is lost`, () => {
    for (const [[first, value], [second], [third]] of keyed(kind)) {
      const other = otherValue(third, value);
      const all = [
        [first, value],
        [second, value],
        [third, other],
      ];
      const { store, texts } = storeOf(all);
      assert.deepEqual(read(store), [[third, other]]);
      const copy = fromJson(asJson(store.records(), "2026-11-26")).records;
      assert.deepEqual([...copy].sort(), all.sort());
      const restored = storeOf([]);
      assert.equal(restored.store.putAll(copy), "");
      assert.deepEqual(restored.texts(), texts());
      store.put(third, value);
      assert.deepEqual(texts(), { ...KEPT, ...inStorage([...all.filter(([key]) => key !== third), [third, value]]) });
      store.remove(third);
      assert.deepEqual(texts(), KEPT);
      assert.deepEqual(read(store), []);
    }
  });

  test(`the latest of two old records of a ${kind} counts`, () => {
    for (const [[first, value], [second], [third]] of keyed(kind)) {
      const latest = otherValue(third, value);
      const { store } = storeOf([
        [first, value],
        [second, latest],
      ]);
      assert.deepEqual(read(store), [[third, latest]]);
    }
  });

  test(`a record of a ${kind} follows while nothing may be saved, and when it is saved later`, () => {
    for (const [[first, value], , [third]] of keyed(kind)) {
      const { store, texts } = quietStore({}, RENAMES);
      store.put(first, value);
      assert.deepEqual(read(store), [[third, value]]);
      store.keep("computer");
      assert.deepEqual(texts(), { ...KEPT, ...inStorage([[third, value]]) });
      store.remove(first);
      assert.deepEqual(read(store), []);
    }
  });
}

test("an id is not a name that every object has", () => {
  for (const id of ["constructor", "to-string", "valueof", "proto"]) {
    assert.equal(presentId("role", id, { role: { old: "new" } }), id);
    assert.equal(presentId(id, "old", { role: { old: "new" } }), "old");
  }
});

test("a key of a kind that this version does not know stays as it is", () => {
  for (const key of ["tomorrow/first", "rating", "figure/2026-10", "", "constructor/first"]) {
    assert.equal(RENAMES.key(key), key);
  }
});
