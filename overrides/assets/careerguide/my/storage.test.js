// Nothing that a person keeps is lost, whichever write fails, and what the store reports is true.
import assert from "node:assert/strict";
import { test } from "node:test";
import { isDeepStrictEqual } from "node:util";
import { BROKEN, FAILURES, FOREVER, KEPT, LATER, play, rating, SQL, text } from "../../../../tests/support/storage.mjs";

const ASIDE = "set aside long ago";
const LONG = "x".repeat(2000);
const START = {
  ...KEPT,
  [SQL]: BROKEN,
  "cg.my/rating/excel": text(rating(2)),
  "cg.my/rating/french": LATER,
  "cg.my/talk/hear": text({ text: "before" }),
  "cg.aside/talk/say": ASIDE,
};
const READ_AT_START = { "rating/excel": rating(2), "talk/hear": { text: "before" } };
const ON_THE_COMPUTER = { areas: { computer: START } };
const SESSION = [
  ["put", "me/me", { role: "agent", since: "", next: "team-leader" }],
  ["put", "rating/sql", rating(3)],
  ["put", "figure/2026-10/qa-score", { value: 92.5 }],
  ["put", "talk/say", { text: LONG }],
  [
    "putAll",
    {
      "rating/excel": rating(4),
      "goal/1": { role: "", text: "one" },
      "goal/3": { role: "a", text: "" },
      "rating/sql": rating(1),
    },
  ],
  ["remove", "figure/2026-10/qa-score"],
  ["put", "rating/excel", rating(0)],
  ["copied", "2026-11-22"],
  ["put", "target/qa-score", { low: 90, high: null }],
  ["keep", "tab"],
  ["put", "rating/excel", rating(1)],
  ["remove", "goal/1"],
  ["put", "entry/abcdefgh", { month: "2026-10", kind: "task", text: "a" }],
  [
    "putAll",
    { "goal/1": { role: "", text: "again" }, "entry/abcdefgh": { month: "2026-11", kind: "value", text: "b" } },
  ],
  ["keep", "tab"],
  ["remove", "talk/hear"],
  ["keep", "computer"],
  ["put", "action/abcdefgh", { text: "do", due: "2026-12-01", done: false }],
  ["put", "action/abcdefgh", { text: "do", due: "2026-12-01", done: true }],
  ["remove", "talk/say"],
  ["flush"],
  ["putAll", Object.fromEntries([0, 1, 2, 3, 4, 5].map((number) => [`rating/skill-${number}`, rating(number % 5)]))],
  ["put", "rating/skill-3", rating(1)],
  ["remove", "rating/skill-4"],
  ["erase"],
  ["put", "rating/new", rating(1)],
  ["put", "rating/newer", rating(2)],
  ["remove", "rating/newer"],
  ["keep", "tab"],
  ["put", "talk/agree", { text: "agreed" }],
  ["keep", "computer"],
  ["put", "rating/new", rating(4)],
];

/**
 * What a person reads after a step: their own change in any case; records that come as a whole only if all of them
 * came.
 */
function modelled(before, [act, key, value], returned) {
  if (act === "put") return { ...before, [key]: value };
  if (act === "remove") return Object.fromEntries(Object.entries(before).filter(([other]) => other !== key));
  if (act === "putAll") return returned ? before : { ...before, ...key };
  if (act === "erase") return returned ? {} : before;
  return before;
}

const cached = new Map();
function once(key, work) {
  if (!cached.has(key)) cached.set(key, work());
  return cached.get(key);
}

/** How many writes the session makes if none fails. If removals can fail, they count too. */
const writes = (how) =>
  once(`writes ${how}`, () => {
    const states = play([["fail", how, FOREVER / 10, FOREVER], ...SESSION], ON_THE_COMPUTER);
    assert.ok(states.every((state) => !state.fault));
    return states.at(-1).writes;
  });

/** The session once for every write: that write fails, alone or with all that follow; then storage works again. */
const failing = (how, lasting) =>
  once(`failing ${how} ${lasting}`, () =>
    Array.from({ length: writes(how) }, (_, index) => {
      const last = lasting ? FOREVER : index + 1;
      return play([["fail", how, index + 1, last], ...SESSION, ["fail", ""], ["flush"]], ON_THE_COMPUTER);
    }),
  );

const allTexts = (state) => Object.values(state.texts).flatMap((area) => Object.values(area));

function assertNothingIsLost(how, states) {
  let model = READ_AT_START;
  let erased = false;
  let faults = 0;
  for (const [number, step] of SESSION.entries()) {
    const state = states[number + 1];
    const name = `step ${number}: ${step[0]} ${step[1]}`;
    const partlyErased = step[0] === "erase" && !state.returned;
    if (partlyErased) {
      // The store says that not all is gone; what it then reads is what storage holds.
      assert.ok(["locked", "lying"].includes(how));
      assert.deepEqual(state.read, state.stored);
      model = state.read;
    } else model = modelled(model, step, state.returned);
    erased ||= step[0] === "erase";
    assert.deepEqual(state.read, model, name);
    if (!erased) for (const kept of [BROKEN, ASIDE, LATER]) assert.ok(allTexts(state).includes(kept), name);
    if (state.place && !isDeepStrictEqual(state.stored, model)) {
      assert.ok(state.fault, name);
      assert.ok(Object.keys(state.held).length, name);
    }
    if (!["", null, true].includes(state.returned)) faults += 1;
  }
  const last = states.at(-1);
  assert.deepEqual([last.read, last.returned, last.fault, last.held, last.waits], [model, "", "", {}, false]);
  if (last.place) assert.deepEqual(last.stored, model);
  return faults;
}

/** How many moves to another place were refused and how many succeeded; each is whole, or changed nothing. */
function countMoves(how, states) {
  let refused = 0;
  let moved = 0;
  for (const [number, [act, place]] of SESSION.entries()) {
    const [before, state] = [states[number], states[number + 1]];
    if (act !== "keep" || !before.place || before.place === place) continue;
    const removals = how === "full" || how === "denied"; // in these two, removing always works
    if (state.place === place) {
      moved += 1;
      assert.deepEqual(state.stored, state.read);
      if (!removals) continue;
      assert.ok(Object.keys(state.texts[before.place]).every((key) => !key.startsWith("cg.")));
      for (const [key, kept] of Object.entries(before.texts[before.place])) {
        if (key.includes("/rating/french") || key.includes("aside")) assert.equal(state.texts[place][key], kept);
      }
    } else {
      refused += 1;
      assert.ok(state.returned);
      assert.ok(state.fault);
      assert.equal(state.place, before.place);
      if (removals) assert.deepEqual(state.texts, before.texts);
    }
  }
  return [refused, moved];
}

test("the session makes many writes", () => {
  assert.ok(SESSION.length > 30);
  assert.ok(writes("full") > 50);
});

for (const how of FAILURES) {
  for (const lasting of [false, true]) {
    const failure = `${how} ${lasting ? "from a write on" : "at one write"}`;
    test(`nothing is lost, whichever write fails: ${failure}`, () => {
      const counts = failing(how, lasting).map((states) => assertNothingIsLost(how, states));
      assert.ok(counts.reduce((sum, count) => sum + count, 0) >= counts.length / 2);
    });

    test(`a move to another place is whole or not at all, whichever write fails: ${failure}`, () => {
      const counts = failing(how, lasting).map((states) => countMoves(how, states));
      for (const column of [0, 1]) assert.ok(counts.reduce((sum, count) => sum + count[column], 0) > 10);
    });
  }

  for (const number of [1, 2, 3, 4, 5, 6, 7]) {
    test(`many records come whole or not at all: ${how} from write ${number} on`, () => {
      // Even if the old records cannot be written back, the old records are what the store reads.
      const records = {
        "rating/new": rating(1),
        "rating/excel": rating(4),
        "rating/sql": rating(1),
        "talk/hear": { text: "after" },
        "rating/z": rating(1),
      };
      const fail = { how, from: number, to: FOREVER };
      const [before, after, , last] = play([["open"], ["putAll", records], ["fail", ""], ["flush"]], {
        ...ON_THE_COMPUTER,
        fail,
      });
      const refused = number <= 6; // five records, and the text that was set aside
      assert.equal(Boolean(after.returned), refused);
      assert.deepEqual(after.read, refused ? before.read : { ...before.read, ...records });
      assert.deepEqual([last.read, last.stored], [after.read, after.read]);
      for (const state of [after, last]) assert.ok(allTexts(state).includes(BROKEN));
    });
  }
}

test("a change that waits outlives records that cannot come", () => {
  // The record was overwritten and cannot come back: the store still reads the change that waits.
  const state = play([
    ["keep", "computer"],
    ["put", "rating/sql", rating(1)],
    ["fail", "denied", 1, 1],
    ["put", "rating/sql", rating(2)],
    ["fail", "denied", 2],
    ["putAll", { "rating/sql": rating(3), "rating/excel": rating(3) }],
  ]).at(-1);
  assert.deepEqual([state.returned, state.fault, state.read], ["broken", "broken", { "rating/sql": rating(2) }]);
});

test("nothing is stored before the person says where", () => {
  const steps = SESSION.filter(([act]) => !["keep", "flush", "erase"].includes(act));
  const states = play([...steps, ["works", "tab"], ["works", "computer"], ["flush"]]);
  for (const { texts, place, fault } of states) {
    assert.deepEqual([texts, place, fault], [{ computer: {}, tab: {} }, "", ""]);
  }
  assert.ok(Object.keys(states.at(-1).read).length);
});

test("the store does not report success while it may keep nothing yet", () => {
  // The consent itself did not fit: to try again is to try to keep, not to do nothing.
  const [, put, keep, again, , flush] = play([
    ["fail", "full"],
    ["put", "rating/sql", rating(1)],
    ["keep", "computer"],
    ["flush"],
    ["fail", ""],
    ["flush"],
  ]);
  assert.equal(put.fault, "");
  for (const state of [keep, again]) assert.deepEqual([state.returned, state.fault], ["full", "full"]);
  assert.deepEqual([flush.place, flush.stored], ["computer", { "rating/sql": rating(1) }]);
});

test("a move that failed is tried again until the person goes on", () => {
  const begin = [
    ["keep", "tab"],
    ["put", "rating/sql", rating(1)],
    ["fail", "full"],
    ["keep", "computer"],
    ["fail", ""],
  ];
  assert.equal(play([...begin, ["flush"]]).at(-1).place, "computer");
  assert.equal(play([...begin, ["put", "rating/sql", rating(2)], ["flush"]]).at(-1).place, "tab");
});

test("a fault is reported until nothing waits because of it", () => {
  const states = play([
    ["keep", "tab"],
    ["fail", "full", 1, 1],
    ["put", "talk/say", { text: LONG }],
    ["put", "rating/sql", rating(1)],
    ["put", "talk/say", { text: "short" }],
  ]);
  assert.deepEqual(
    states.map((state) => state.fault),
    ["", "", "full", "full", ""],
  );
});

test("nothing waits once a record that was never kept is removed", () => {
  const [put, removed] = play([
    ["put", "rating/sql", rating(1)],
    ["remove", "rating/sql"],
  ]);
  assert.deepEqual([put.held, removed.held], [{ "rating/sql": rating(1) }, {}]);
});
