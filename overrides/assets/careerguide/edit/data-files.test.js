// Data files as text: their signs, their place, new entries, what a form checks, and changes in words.
import assert from "node:assert/strict";
import { test } from "node:test";
import { changedLines, inWords } from "./change-words.js";
import { entriesIn, entryLines, kindAt, newFile, placeOf, withoutSigns } from "./data-files.js";
import { cleaned, faultOf, oneOfFault, withDate } from "./field-checks.js";

/** @param {string} file @param {"list" | "file"} stored @param {string[]} required */
const kind = (file, stored, required) => ({
  noun: file,
  title: file,
  file,
  stored,
  fields: required.map((key) => ({ key, label: key, help: "", type: "line", required: true })),
  hints: /** @type {[string, string][]} */ ([
    ["id", ""],
    ["title", "# title: ..."],
    ["tip", "# tip: ...  # A tip."],
  ]),
  start: {},
  one_of: [],
});
const FORMS = {
  kinds: { role: kind("roles", "list", ["id", "level"]), story: kind("stories", "file", ["leader", "quote"]) },
  ids: {},
  names: {},
  folder: "guide/data",
  files: {
    role: { "guide/data/roles/a.yaml": ["agent", "lead"], "guide/data/roles/b.yaml": ["coder"] },
    story: { "guide/data/stories/up.yaml": ["up"] },
  },
};

test("a file gets its first sign and its line ends back", () => {
  for (const raw of ["a\nb\n", "a\r\nb\r\n", "\uFEFFa\r\nb", "a\r\nb\n", ""]) {
    const { text, back } = withoutSigns(raw);
    assert.equal(back(text), raw);
  }
  assert.equal(withoutSigns("\uFEFFa\r\nb").text, "a\nb");
  assert.equal(withoutSigns("a\r\nb\n").text, "a\r\nb\n", "mixed line ends stay, and the reader refuses them");
});

/** @type {[string, string, string][]} */
const PLACES = [
  ["a.yaml", "", "guide/data/roles/a.yaml"],
  ["", "- id: coder\n", "guide/data/roles/b.yaml"],
  ["copy.yaml", "- id: lead\n", "guide/data/roles/a.yaml"],
  ["new.yaml", "# yaml-language-server: $schema=../../schemas/stories.json\n", "guide/data/stories/new.yaml"],
  ["new.yaml", "quote: x\nleader: {role: a}\n", "guide/data/stories/new.yaml"],
  ["c.yaml", "- id: new\n  level: 1\n", "guide/data/roles/c.yaml"],
  ["", "- id: new\n  level: 1\n", ""],
  ["notes.yaml", "a: b\n", ""],
];
for (const [name, text, path] of PLACES) {
  test(`the place of ${name || "a text"} with ${JSON.stringify(text)}`, () => {
    assert.equal(placeOf(FORMS, name, text), path);
    assert.equal(kindAt(FORMS, path) !== "", path !== "");
  });
}

test("entries of a file, with what is missing in them", () => {
  assert.deepEqual(entriesIn(FORMS, "guide/data/roles.yaml", "- id: a\n  title: A\n- title: B\n- c\n"), {
    entries: [
      { kind: "role", path: "guide/data/roles.yaml", index: 0, id: "a", title: "A" },
      { kind: "role", path: "guide/data/roles.yaml", index: 1, id: "", title: "B" },
      { kind: "role", path: "guide/data/roles.yaml", index: 2, id: "", title: "" },
    ],
  });
  const story = entriesIn(FORMS, "guide/data/stories/up.yaml", "title: Up\n");
  assert.equal("entries" in story && story.entries[0].id, "up");
  assert.ok("fault" in entriesIn(FORMS, "guide/data/roles.yaml", "- id: [\n"));
});

test("a new entry has its values, and offers the rest as comments", () => {
  assert.deepEqual(entryLines(FORMS.kinds.role, { id: "a", tip: "One\nTwo" }), [
    "- id: a",
    "  # title: ...",
    "  tip: |",
    "    One",
    "    Two",
  ]);
  assert.equal(
    newFile(FORMS.kinds.story, { title: "A: b" }),
    '# yaml-language-server: $schema=../../schemas/stories.json\ntitle: "A: b"\n# tip: ...  # A tip.\n',
  );
});

test("texts lose what nobody sees", () => {
  assert.equal(cleaned("\uFEFF a\u200bb \r\n\tc\xa0\n"), "ab\n c");
});

test("days in words become days of the file", () => {
  const field = { key: "", label: "", help: "", type: "line", pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" };
  assert.equal(withDate(field, "2 Dec 2026"), "2026-12-02");
  assert.equal(withDate(field, "2 Dec 2026, 9:05"), "2026-12-02 09:05");
  assert.equal(withDate(field, "until-filled"), "until-filled");
  assert.equal(withDate({ ...field, pattern: "x" }, "2 Dec 2026"), "2 Dec 2026");
});

/** @type {[Partial<import("./data-files.js").Field>, string, RegExp][]} */
const FAULTS = [
  [{ required: true }, "", /needed/],
  [{}, "", /^$/],
  [{}, "TODO", /Write the value/],
  [{ max: 3 }, "four", /4 characters; 3 are allowed/],
  [{ type: "number", least: 1, most: 9 }, "010", /from 1 to 9/],
  [{ type: "number", least: 1, most: 9 }, "9", /^$/],
  [{ type: "id", pattern: "^[a-z]+$" }, "A b", /lower-case/],
  [{ pattern: "^x$", example: "“x”" }, "y", /^Write it as in “x”.$/],
  [{ type: "ref", kind: "role" }, "b", /Choose one/],
  [{ type: "ref", kind: "role" }, "a", /^$/],
];
for (const [field, value, message] of FAULTS) {
  test(`checked: ${JSON.stringify(field)} with "${value}"`, () => {
    const whole = { key: "k", label: "K", help: "", type: "line", ...field };
    assert.match(
      faultOf(whole, value, () => [["a", "A"]]),
      message,
    );
  });
}

test("one of two sets of keys", () => {
  const sets = [["kpi", "target"], ["do"]];
  const fields = ["kpi", "target", "do"].map((key) => ({ key, label: key.toUpperCase(), help: "", type: "line" }));
  assert.equal(oneOfFault(sets, fields, { do: "x" }), "");
  assert.equal(oneOfFault(sets, fields, { kpi: "x", target: "y" }), "");
  for (const value of [{}, { kpi: "x" }, { kpi: "x", target: "y", do: "z" }]) {
    assert.match(oneOfFault(sets, fields, value), /^Fill in either “KPI” and “TARGET” or “DO”/);
  }
});

test("a change in words", () => {
  /** @type {import("./data-files.js").Field[]} */
  const fields = [
    { key: "title", label: "Title", help: "", type: "line" },
    { key: "tip", label: "Tip", help: "", type: "long" },
    { key: "sites", label: "Sites", help: "", type: "list" },
    {
      key: "review",
      label: "Review",
      help: "",
      type: "group",
      fields: [{ key: "last", label: "Last", help: "", type: "day" }],
    },
  ];
  const before = { title: "A", tip: "x".repeat(200), sites: ["a", "b", "c"], review: { last: "2026-01-01" } };
  const sites = [2, 0].map((was) => ({ was, value: was ? "c" : "z" }));
  const wanted = {
    title: "B",
    tip: "short",
    sites: [...sites, { was: null, value: "d" }],
    review: { last: "2026-02-01" },
  };
  assert.deepEqual(inWords(fields, before, wanted), [
    "Title: “A” becomes “B”.",
    "Tip: another text.",
    "Sites: 1 added, 1 removed, 1 changed, another order.",
    "Review, Last: “2026-01-01” becomes “2026-02-01”.",
  ]);
  assert.deepEqual(inWords(fields, {}, { title: "A" }), ["Title: “A” is new."]);
  assert.deepEqual(inWords(fields, { title: "A" }, { title: null }), ["Title: removed."]);
});

test("lines that differ", () => {
  assert.deepEqual(changedLines("a\nb\nc\nd\n", "a\nB\nc\nd\ne\n"), [
    { line: 2, before: ["b"], after: ["B"] },
    { line: 5, before: [], after: ["e"] },
  ]);
  assert.deepEqual(changedLines("a\n", "a\n"), []);
});
