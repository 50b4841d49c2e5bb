// Records that cannot be read, of any version, are set aside: never lost, and never taken for other records.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { BROKEN, FAILURES, FOREVER, KEPT, play, rating, SQL, text } from "../../../../tests/support/storage.mjs";
import { isValidRecord, MIGRATIONS, RECORD_KINDS, upgradeRecord, VERSION } from "./records.js";

const FOLDER = new URL("../../../../tests/fixtures/records/", import.meta.url);
// SHA-256 of the records as each published version stores them. A published version is never edited.
const FROZEN = { 1: "88e65b10cc7b97f91f06eac60c322d8c9bb873ad6752d6255efb642d8b9151a7" };
// Kinds of records that a version got later: their file, frozen too, and the version.
const ADDED = {
  "v1-work.json": [1, "537642ebbf70ebf084ce3bc3c8d10377bf5045911f8852b281cca6781ecb67bd"],
  "v1-tick.json": [1, "74a7c5369cbdf8bd000dc3d38da5e62759f271930e087065679bc255379f415a"],
  "v1-miss.json": [1, "c1f3440dd14455a5a05bfb5fab02d1278e549b56613074fcfade244b45c36b17"],
  "v1-calendar.json": [1, "b1b97174f73be27aa86ad82f346e5d5d377b47a03686e21f3de126223c76c1e1"],
};

const proto = (value) => ({ ["__proto__"]: value });
const VALID = text(rating(1));
const UNREADABLE = [
  ...Array.from(VALID, (_, size) => VALID.slice(0, size)),
  ...[0, -1, "1", 1.5, null, true, [1], {}].map((version) => text(rating(1), version)),
  '{"v":1e400,"value":{"level":1,"aside":false}}',
  '{"value":{"level":1,"aside":false}}',
  '{"v":1}',
  ...[null, 1, "a", true, [], [1], {}, { level: 1 }, { aside: false }, { ...rating(1), more: 1 }].map((value) =>
    text(value),
  ),
  ...[8, -1, 1e30, "1", 1.5, null, [1], {}].map((level) => text({ level, aside: false })),
  ...[0, 1, "false", null, []].map((aside) => text({ level: 1, aside })),
  text([1, false]),
  text({ level: 1, aside: false, ...proto({}) }),
  text({ level: 1, ...proto({ aside: false }) }),
  '{"__proto__":{"v":1,"value":{"level":1,"aside":false}}}',
  '{"v":1,"__proto__":{"value":{"level":1,"aside":false}}}',
  text({ constructor: 1, toString: 2 }),
  ...["null", "1", "[]", '""', '"text"', "{}", "true", "[1,2]", "NaN", "undefined", "[object Object]"],
  ...["\ufeff{}", "\u0000", " ", "1e999", "-"],
  '{"v":1,"value":{"level":1e999,"aside":false}}',
  "[".repeat(100_000),
  "[".repeat(100_000) + "]".repeat(100_000),
  "\ud800",
  "<!doctype html>",
];

const stored = (record) => ({ areas: { computer: { ...KEPT, [SQL]: record } } });
const unreadTexts = (state) => state.unread.map((record) => record.text);

test("a text that cannot be read is reported and never lost", () => {
  assert.ok(UNREADABLE.length > 90);
  const steps = [
    ["open"],
    ["put", "rating/sql", rating(1)],
    ["remove", "rating/sql"],
    ["putAll", { "rating/sql": rating(2) }],
    ["keep", "tab"],
    ["keep", "computer"],
    ["open"],
    ["erase"],
  ];
  for (const broken of UNREADABLE) {
    const states = play(steps, stored(broken));
    const unread = [{ key: "rating/sql", text: broken, fault: "broken" }];
    assert.deepEqual(
      states.map((state) => state.unread),
      [...Array(7).fill(unread), []],
    );
    assert.deepEqual(
      states.slice(1, 6).map((state) => state.returned),
      Array(5).fill(""),
    );
    assert.deepEqual([states[0].read, states[6].read], [{}, { "rating/sql": rating(2) }]);
    assert.deepEqual(states[7].texts.computer, {});
  }
});

for (const step of [
  ["remove", "rating/sql"],
  ["keep", "tab"],
]) {
  test(`a text that cannot be read is not lost by one step alone: ${step}`, () => {
    for (const broken of UNREADABLE) {
      const [state] = play([step], stored(broken));
      assert.deepEqual([state.returned, unreadTexts(state)], ["", [broken]]);
    }
  });
}

test("a second broken text does not take the place of the first", () => {
  const computer = { ...KEPT, [SQL]: "third", "cg.aside/rating/sql": "first", "cg.aside/rating/sql~2": "second" };
  const [state] = play([["put", "rating/sql", rating(1)]], { areas: { computer } });
  assert.deepEqual(unreadTexts(state).sort(), ["first", "second", "third"]);
  assert.deepEqual(new Set(state.unread.map((record) => record.key)), new Set(["rating/sql"]));
});

test("the same broken text is set aside once", () => {
  const computer = { ...KEPT, [SQL]: "same", "cg.aside/rating/sql": "same" };
  const [state] = play([["put", "rating/sql", rating(1)]], { areas: { computer } });
  assert.deepEqual(unreadTexts(state), ["same"]);
});

for (const how of FAILURES) {
  for (const from of [1, 2]) {
    test(`a broken text stays if it cannot be set aside: ${how} from write ${from} on`, () => {
      const fail = { how, from, to: FOREVER };
      const [state] = play([["put", "rating/sql", rating(1)]], { ...stored(BROKEN), fail });
      assert.ok(state.returned);
      assert.deepEqual(state.held, { "rating/sql": rating(1) });
      assert.ok(unreadTexts(state).includes(BROKEN));
    });
  }
}

const NEWER = [
  text(rating(1), 2),
  text({ stars: 3 }, 3),
  text(null, 2 ** 31),
  '{"v":9007199254740993,"value":1}',
  text([1], 2),
];

for (const step of [
  ["put", "rating/sql", rating(1)],
  ["putAll", { "rating/a": rating(1), "rating/sql": rating(1) }],
  ["remove", "rating/sql"],
  ["keep", "tab"],
  ["flush"],
]) {
  test(`what a newer guide wrote is left alone: ${step[0]}`, () => {
    for (const newer of NEWER) {
      const states = play([step, ["flush"], ["keep", "tab"], ["keep", "computer"]], stored(newer));
      for (const state of states) {
        assert.equal(state.texts[state.place][SQL], newer);
        assert.deepEqual(state.unread, [{ key: "rating/sql", text: newer, fault: "newer" }]);
      }
      const [first, last] = [states[0], states.at(-1)];
      assert.ok(!("cg.my/rating/a" in first.texts.computer));
      const refused = step[0] === "put" || step[0] === "putAll" ? "newer" : "";
      assert.deepEqual([first.returned, first.fault, last.place], [refused, refused, "computer"]);
      // One record is held, moves along and is still reported; records that come as a whole did not come.
      const held = step[0] === "put" ? { "rating/sql": rating(1) } : {};
      assert.deepEqual([last.read, last.held, last.fault], [held, held, step[0] === "put" ? "newer" : ""]);
    }
  });
}

test("a change that would overwrite a newer record can be taken back", () => {
  const steps = [
    ["put", "rating/sql", rating(1)],
    ["remove", "rating/sql"],
  ];
  const { held, fault, texts } = play(steps, stored(NEWER[0])).at(-1);
  assert.deepEqual([held, fault, texts.computer[SQL]], [{}, "", NEWER[0]]);
});

const FITTING = [
  ...[0, 1, 2, 3, 4].map((level) => ["rating/sql", rating(level)]),
  ["figure/2026-12/a-1", { value: -1e308 }],
  ["entry/abcdefgh", { month: "2026-01", kind: "task", text: "\ud83d" }],
  ["action/abcdefgh", { text: "x".repeat(2000), due: "", done: true }],
  ["me/me", { role: "", since: "", next: "a-1" }],
  ["goalday/3", { day: "2026-11-26" }],
  ["saved/team-leader-manila", { title: "Team Leader, Manila", closes: "2026-12-02" }],
  ["tick/agent/team-leader/0a1b2c3d4e5f", { day: "2026-11-26" }],
];
const UNFITTING = [
  ["goalday/2", { day: "2026-11-26" }],
  ["goalday/3", { day: "" }],
  ["saved/Team", { title: "", closes: "2026-12-02" }],
  ["saved/a", { title: "", closes: "2026-12" }],
  ["saved/a", { title: "x".repeat(401), closes: "2026-12-02" }],
  ["saved/a", { closes: "2026-12-02" }],
  ["tick/agent/team-leader/0a1b2c3d4e5f", { day: "" }],
  ["tick/agent/team-leader/0a1b2c3d4e5f", { day: "2026-11" }],
  ["tick/agent/team-leader/0a1b2c3d4e5f", {}],
  ["tick/agent/0a1b2c3d4e5f", { day: "2026-11-26" }],
  ["tick/agent/team-leader/short", { day: "2026-11-26" }],
  ["tick/agent//0a1b2c3d4e5f", { day: "2026-11-26" }],
  ["entry/abcdefgh", { month: ["2026-01"], kind: "task", text: "" }],
  ["entry/abcdefgh", { month: "2026-01", kind: ["task"], text: "" }],
  ["entry/abcdefgh", { month: "2026-13", kind: "task", text: "" }],
  ["entry/abcdefgh", { month: "2026-01\n", kind: "task", text: "" }],
  ["entry/abcdefgh", { month: "2026-01", kind: "task", text: "x".repeat(2001) }],
  ["entry/short", { month: "2026-01", kind: "task", text: "" }],
  ["action/abcdefgh", { text: "", due: "2026-02-32", done: true }],
  ["action/abcdefgh", { text: "", due: ["2026-02-01"], done: true }],
  ["me/me", { role: ["a"], since: "", next: "" }],
  ["me/me", { role: "a--b", since: "", next: "" }],
  ["me/me", { role: "", since: ["2026-01"], next: "" }],
  ["me/you", { role: "", since: "", next: "" }],
  ["me", { role: "", since: "", next: "" }],
  ["goal/2", { role: "", text: "" }],
  ["figure/2026-12", { value: 1 }],
  ["figure/2026-12/a", { value: "1" }],
  ["figure/2026-12/a", { value: Infinity }],
  ["target/a", { low: 1 }],
  ["target/a", { low: "", high: null }],
  ["rating/", rating(1)],
  ["rating/A", rating(1)],
  ["rating/a/b", rating(1)],
  ["talk/other", { text: "" }],
  ["constructor/a", {}],
  ["__proto__/a", {}],
  ["toString", {}],
  ["", {}],
];

for (const [cases, fits] of [
  [FITTING, true],
  [UNFITTING, false],
]) {
  for (const [key, value] of cases) {
    test(`a record has the shape of its kind, no more and no less: ${key} ${JSON.stringify(value).slice(0, 60)}`, () =>
      assert.equal(isValidRecord(key, value), fits));
  }
}

/** What a version of the records lacks: a step from each earlier version, a frozen file of each. */
function lacks(version) {
  const missing = MIGRATIONS.length === version - 1 ? [] : [`${version - 1} steps in MIGRATIONS`];
  for (let number = 1; number <= version; number += 1) {
    const file = new URL(`v${number}.json`, FOLDER);
    const hash = existsSync(file) ? createHash("sha256").update(readFileSync(file)).digest("hex") : "";
    if (hash !== FROZEN[number]) missing.push(`v${number}.json as it was frozen`);
  }
  return missing;
}

test("every version has its frozen records and its migration step", () => {
  assert.deepEqual(lacks(VERSION), []);
  assert.deepEqual(lacks(VERSION + 1), [`${VERSION} steps in MIGRATIONS`, `v${VERSION + 1}.json as it was frozen`]);
});

for (const [name, [version, hash]] of Object.entries(ADDED)) {
  test(`records of a later kind are frozen: ${name}`, () => {
    assert.ok(version in FROZEN);
    assert.equal(
      createHash("sha256")
        .update(readFileSync(new URL(name, FOLDER)))
        .digest("hex"),
      hash,
    );
  });
}

/** The frozen texts of a version, with those of later kinds. */
function frozenTexts(version) {
  const later = Object.keys(ADDED).filter((name) => ADDED[name][0] === version);
  const files = [`v${version}.json`, ...later].map((name) => readFileSync(new URL(name, FOLDER), "utf8"));
  return Object.assign({}, ...files.map((text) => JSON.parse(text)));
}

for (const version of Object.keys(FROZEN).map(Number)) {
  const texts = frozenTexts(version);
  const frozen = { areas: { computer: { ...KEPT, ...texts } } };
  test(`frozen records of version ${version} are read, in every place`, () => {
    assert.ok(version <= VERSION);
    for (const state of play([["open"], ["keep", "tab"], ["keep", "computer"]], frozen)) {
      assert.deepEqual(state.unread, []);
      const keys = Object.keys(state.read).map((key) => `cg.my/${key}`);
      assert.deepEqual(new Set(keys), new Set(Object.keys(texts)));
    }
  });

  if (version !== VERSION) continue;
  test("frozen records of this version are of every kind, and are read and written without a change", () => {
    assert.deepEqual(new Set(Object.keys(texts).map((key) => key.split("/")[1])), new Set(RECORD_KINDS));
    const [{ read }] = play([["open"]], frozen);
    const values = Object.entries(texts).map(([key, record]) => [key.slice("cg.my/".length), JSON.parse(record).value]);
    assert.deepEqual(read, Object.fromEntries(values));
    const puts = Object.entries(read).map(([key, value]) => ["put", key, value]);
    assert.deepEqual(play([["keep", "computer"], ...puts]).at(-1).texts.computer, { ...KEPT, ...texts });
  });
}

const STEPS = {
  add: (_, value) => ({ ...value, two: 2 }),
  rename: (kind, { two, ...rest }) => ({ ...rest, [kind]: two }),
  drop: () => null,
  throws: () => {
    throw new Error();
  },
};

for (const [version, latest, names, value, result] of [
  [1, 1, [], { a: 1 }, { value: { a: 1 } }],
  [1, 2, ["add"], { a: 1 }, { value: { a: 1, two: 2 } }],
  [1, 3, ["add", "rename"], { a: 1 }, { value: { a: 1, rating: 2 } }],
  [2, 3, ["add", "rename"], { a: 1, two: 9 }, { value: { a: 1, rating: 9 } }],
  [3, 3, ["add", "rename"], { a: 1 }, { value: { a: 1 } }],
  [3, 3, ["throws", "throws"], { a: 1 }, { value: { a: 1 } }],
  [1, 2, ["drop"], { a: 1 }, { fault: "broken" }],
  [1, 3, ["drop", "rename"], { a: 1 }, { fault: "broken" }],
  [1, 2, ["throws"], { a: 1 }, { fault: "broken" }],
  [2, 2, ["add"], null, { fault: "broken" }],
  [4, 3, ["add", "rename"], { a: 1 }, { fault: "newer" }],
  [0, 3, ["add", "rename"], { a: 1 }, { fault: "broken" }],
  ["2", 3, ["add", "rename"], { a: 1 }, { fault: "broken" }],
  [1.5, 3, ["add", "rename"], { a: 1 }, { fault: "broken" }],
  [null, 3, ["add", "rename"], { a: 1 }, { fault: "broken" }],
]) {
  test(`a value goes through every step from its version on: ${JSON.stringify(version)} of ${latest}, ${names}`, () => {
    const steps = names.map((name) => STEPS[name]);
    assert.deepEqual(
      upgradeRecord("rating/sql", version, value, latest, steps, (_, upgraded) => upgraded !== null),
      result,
    );
  });
}
