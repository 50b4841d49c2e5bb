// A copy of everything comes back whole, or is refused with a sentence and changes nothing.
import assert from "node:assert/strict";
import { test } from "node:test";
import { copyOf, copyWith, FOREIGN, HUGE, MALFORMED, RECORD } from "../../../../tests/support/no-copies.mjs";
import { KEPT, LATER, play, quietStore, rating, SQL, text } from "../../../../tests/support/storage.mjs";
import { asJson, fromJson } from "./copy.js";

const MINE = {
  ...KEPT,
  [SQL]: text(rating(4)),
  "cg.my/talk/say": text({ text: "mine" }),
  "cg.my/rating/broken": "{",
  "cg.my/rating/french": LATER,
};
const RECORDS = {
  "me/me": { role: "agent", since: "2025-04", next: "team-leader" },
  "rating/sql": { level: 2, aside: true },
  "figure/2026-10/qa-score": { value: 92.5 },
  "target/qa-score": { low: -1e-7, high: null },
  "entry/abcdefgh": { month: "2026-10", kind: "task", text: 'José "नमस्ते" \\ 🙂' },
};
const COPY = asJson(new Map(Object.entries(RECORDS)), "2026-11-22");

/** Odd texts that are whole copies. */
const WELL = [
  copyWith(RECORD),
  `\ufeff${copyWith(RECORD)}`,
  ` \t\r\n${copyWith(RECORD)}\r\n\t `,
  copyWith(RECORD).replaceAll(",", " ,\r\n\t").replaceAll(":", " : "),
  copyOf(`{"rating/sql":${RECORD}}`, '"careerguide":1.0'),
  copyOf(`{"rating/sql":${RECORD}}`, '"careerguide":10e-1'),
  copyOf(`{"rating/sql":{"level":0,"aside":true},"rating/sql":${RECORD}}`),
  copyOf(`{"rating/s\\u0071l":${RECORD}}`),
  copyWith('{"text":"\\ud800 \\u0000 \\/ \\b\\f\\n\\r\\t \\"\\\\"}', '"talk/say"'),
  copyWith('{"text":"\ud800 \u2028 \u007f"}', '"talk/say"'),
  copyWith('{"value":-0.1e+2}', '"figure/2026-10/nps"'),
  copyWith('{"value":123456789012345678901234567890}', '"figure/2026-10/nps"'),
];

function assertIsRefused(given) {
  const copy = fromJson(given);
  assert.deepEqual(Object.keys(copy), ["fault"], given.slice(0, 200));
  assert.match(copy.fault, /^[A-Z].{14,}\.$/s);
}

/** The store takes all that the copy has, as it reads; everything else stays as it was. */
function assertIsTaken(given, { records }) {
  const parsed = JSON.parse(given.replace(/^\uFEFF/, "")).records;
  assert.ok(Object.keys(parsed).length);
  const { store, texts } = quietStore(MINE);
  assert.equal(store.putAll(records), "");
  // As JSON writes values: -0 becomes 0.
  const brought = Object.entries(parsed).map(([key, value]) => [`cg.my/${key}`, JSON.parse(text(value))]);
  const after = texts();
  for (const [key, record] of brought) assert.deepEqual(JSON.parse(after[key]), record);
  const replaced = Object.fromEntries(brought.map(([key]) => [key, after[key]]));
  assert.deepEqual(after, { ...MINE, ...replaced });
}

test("what is no copy is refused with a sentence", () => {
  assert.ok(MALFORMED.length >= 190);
  assert.equal(new Set(MALFORMED).size, MALFORMED.length);
  for (const given of [...MALFORMED, ...FOREIGN, ...HUGE]) assertIsRefused(given);
});

for (const [given, words] of [
  ["{", "cut off or changed"],
  [" \n", "no text here"],
  [FOREIGN[0], "cut off or changed"],
  [FOREIGN[7], "not a copy from this guide"],
  [FOREIGN[11], "not a copy from this guide"],
  ['{"careerguide":1,"records":{}}', "empty"],
  [copyOf(`{"rating/sql":${RECORD}}`, '"careerguide":2'), "newer version of the guide"],
  [copyWith(RECORD, '"rating/SQL"'), "rating/SQL"],
  [HUGE[0], "too large"],
  [HUGE[4], "too many entries"],
]) {
  test(`the sentence says why: ${words}: ${JSON.stringify(given.slice(0, 60))}`, () =>
    assert.ok(fromJson(given).fault.includes(words), fromJson(given).fault));
}

for (const given of WELL) {
  test(`an odd text that is a whole copy is taken: ${JSON.stringify(given)}`, () =>
    assertIsTaken(given, fromJson(given)));
}

test("a copy comes back as it was", () => {
  const copy = fromJson(COPY);
  assertIsTaken(COPY, copy);
  assert.deepEqual(Object.fromEntries(copy.records), RECORDS);
});

test("a copy that is cut off anywhere is refused", () => {
  const whole = COPY.trimEnd();
  const starts = Array.from(whole, (_, size) => whole.slice(0, size));
  const ends = Array.from({ length: whole.length - 1 }, (_, index) => whole.slice(index + 1));
  assert.ok(starts.length + ends.length > 800);
  for (const given of [...starts, ...ends]) assertIsRefused(given);
});

/** The copy with each byte removed, and with each bit of each byte turned, as the browser reads such a file. */
function* damaged() {
  const bytes = Buffer.from(COPY);
  for (const place of bytes.keys()) {
    yield Buffer.concat([bytes.subarray(0, place), bytes.subarray(place + 1)]).toString();
    for (let bit = 0; bit < 8; bit += 1) {
      const changed = Buffer.from(bytes);
      changed[place] ^= 1 << bit;
      yield changed.toString();
    }
  }
}

test("a copy with any byte changed is refused, or taken as it reads", () => {
  let [all, refused] = [0, 0];
  for (const given of damaged()) {
    all += 1;
    const copy = fromJson(given);
    if ("records" in copy) assertIsTaken(given, copy);
    else {
      refused += 1;
      assertIsRefused(given);
    }
  }
  assert.ok(2000 < refused && refused < all - 500, `${refused} of ${all}`);
});

for (const number of [1, 2, 3, 4, 5, 6]) {
  test(`a copy that does not fit into storage changes nothing: no room at write ${number}`, () => {
    const [state] = play([["putAll", RECORDS]], {
      areas: { computer: MINE },
      fail: { how: "full", from: number, to: number },
    });
    const refused = number <= 5;
    assert.equal(state.returned, refused ? "full" : "");
    (refused ? assert.deepEqual : assert.notDeepEqual)(state.texts.computer, MINE);
  });
}
