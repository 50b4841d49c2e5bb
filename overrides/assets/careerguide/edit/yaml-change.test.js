// Single lines of data files change, and what this page does not surely understand is refused.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withEntry, withValue } from "./yaml-change.js";
import { YamlDocument } from "./yaml-reader.js";
import { dataOf } from "./yaml-values.js";

/**
 * Items as they are in the file, by their numbers; others are new.
 * @param {...(number | import("./yaml-values.js").Wanted)} items
 */
const list = (...items) =>
  items.map((item) => (typeof item === "number" ? { was: item, value: `${"abc"[item]}` } : { was: null, value: item }));

const ENTRY = `# about the file
- id: one
  title: "A title"  # stays
  names: [a, b,  c]
  short: 'It''s'

  # about tasks
  tasks:
  # the first
  - a
  - b  # why b
  # the third

  - c
  text: >-
    One line that is long enough,
    a second line of this text,
    and the last.
- id: two # and last
`;
const VALUE = {
  id: "one",
  title: "A title",
  names: list(0, 1, 2),
  short: "It's",
  tasks: list(0, 1, 2),
  text: "One line that is long enough, a second line of this text, and the last.",
};

/** @type {[string, {[key: string]: import("./yaml-values.js").Wanted}, string, string][]} */
const CHANGES = [
  ["a text keeps its quotes, and the comment stays", { title: 'B: "c"' }, '"A title"', '"B: \\"c\\""'],
  ["single quotes stay too", { short: "That's" }, "'It''s'", "'That''s'"],
  ["an item in brackets", { names: list(0, "x, y", 2) }, "[a, b,  c]", '[a, "x, y", c]'],
  ["items that follow each other keep the space between", { names: list("x", 1, 2) }, "[a, b,  c]", "[x, b,  c]"],
  [
    "an item that moves takes its comment with it",
    { tasks: list(0, 2, 1) },
    "  - b  # why b\n  # the third\n\n  - c\n",
    "  # the third\n\n  - c\n  - b  # why b\n",
  ],
  ["the comment of an item that goes stays", { tasks: list(0, 2) }, "  - b  # why b\n", "  # why b\n"],
  [
    "a list that goes leaves its comments",
    { tasks: [] },
    "  tasks:\n  # the first\n  - a\n  - b  # why b\n  # the third\n\n  - c\n",
    "  # the first\n  # why b\n  # the third\n",
  ],
  [
    "folded lines that are still true stay",
    { text: "One line that is long enough, a word, and the last." },
    "    a second line of this text,\n",
    "    a word,\n",
  ],
  ["a text of two lines", { short: "One\nTwo" }, "'It''s'", "|\n    One\n    Two"],
];

for (const [name, change, before, after] of CHANGES) {
  test(name, () => {
    assert.ok(ENTRY.includes(before));
    const answer = withValue(ENTRY, [0], { ...VALUE, ...change });
    assert.deepEqual(answer, { text: ENTRY.replace(before, () => after) });
  });
}

test("a new key comes after the one before it in the usual order", () => {
  const { id, title, ...rest } = VALUE;
  const answer = withValue(ENTRY, [0], { id, title, level: "2", ...rest });
  assert.deepEqual(answer, { text: ENTRY.replace("# stays\n", "# stays\n  level: 2\n") });
});

test("a file without a line end at its end stays without one", () => {
  assert.deepEqual(withValue("title: a", [], { title: "b" }), { text: "title: b" });
  assert.deepEqual(withValue("title: a", [], { title: "a", more: "b" }), { text: "title: a\nmore: b" });
});

test("an empty key gets its value", () => {
  assert.deepEqual(withValue("a: x\nb:\nc: y\n", [], { a: "x", b: "z", c: "y" }), { text: "a: x\nb: z\nc: y\n" });
});

test("a text becomes a list, and a list a text", () => {
  const days = [
    { was: null, value: "day" },
    { was: null, value: "night" },
  ];
  assert.deepEqual(withValue("a: day # x\n", [], { a: days }), { text: "a: [day, night] # x\n" });
  assert.deepEqual(withValue("a:\n  - day\n  - night\nb: x\n", [], { a: "day", b: "x" }), { text: "a: day\nb: x\n" });
});

test("what would lose a comment is refused", () => {
  const answer = withValue("a:\n  - b\n  # inside\n  - c\nz: x\n", [], { a: "b", z: "x" });
  assert.match("fault" in answer ? answer.fault : "", /losing a comment/);
});

test("a new entry comes last, with a blank line if the others have one", () => {
  assert.deepEqual(withEntry("- id: a\n\n- id: b\n\n# the end\n", ["- id: c"], { id: "c" }), {
    text: "- id: a\n\n- id: b\n\n- id: c\n\n# the end\n",
  });
  assert.deepEqual(withEntry("# only this\n", ["- id: c"], { id: "c" }), { text: "# only this\n- id: c\n" });
});

/** @type {[string, RegExp][]} */
const REFUSED = [
  ["a: &x b\n", /^Line 1: .*starts with `&`/],
  ["a: b\nc: *x\n", /^Line 2: .*starts with `\*`/],
  ["a: !tag b\n", /starts with `!`/],
  ["a:\n\t- b\n", /^Line 2: There is a tab/],
  ["a: b\r\nc: d\r\n", /^Line 1: There is a tab or an invisible/],
  ["---\na: b\n", /^Line 1: This page cannot read this sign/],
  ["a: b: c\n", /needs quotes/],
  ["a: 'b\n  c'\n", /must end on its line/],
  ['a: "b" c\n', /more text after a value/],
  ["a: b\na: c\n", /`a` appears twice/],
  ["a: {b: c, b: d}\n", /`b` appears twice/],
  ["a: [b\nc: d\n", /^Line 2: There is no `]` or comma/],
  ["a: {b}\n", /no key/],
  ["a:\n    b: c\n  d: e\n", /^Line 3: This line is not indented/],
  ["- a: b\n   c: d\n", /^Line 2: /],
  ["a: |2\n   b\n", /more text after a value/],
  ["- - a\n", /a list inside a dash/],
  ["? a\n: b\n", /no key/],
  ["just text\n", /no key/],
  [`${"a: [".padEnd(40, "[")}\n`, /nested too deep/],
];

for (const [text, message] of REFUSED) {
  test(`refused: ${JSON.stringify(text)}`, () => assert.throws(() => new YamlDocument(text), { message }));
}

/** @type {[string, any][]} */
const READ = [
  ["a: one\n  two\n\n  three\n", { a: "one two\nthree" }],
  ["a: >\n  x\n  y\n\n  z\n    w\n  v\n", { a: "x y\nz\n  w\nv" }],
  ["a: |+\n  x\n   y\n\n# end\n", { a: "x\n y" }],
  ['a: "tab \\t and \\x41 and \\u0041"\n', { a: "tab \t and A and A" }],
  ["a: ~\nb: [1, null]\nc: {d: , e: f}\n", { b: ["1", ""], c: { e: "f" } }],
  ["a:\n- b\n- c\nd: [e,\n  f]\n", { a: ["b", "c"], d: ["e", "f"] }],
  ["a:\n  text below\nb: x#y 12:30\n", { a: "text below", b: "x#y 12:30" }],
  ["# nothing\n", null],
];

for (const [text, value] of READ) {
  test(`read: ${JSON.stringify(text)}`, () => assert.deepEqual(dataOf(new YamlDocument(text).root), value));
}
