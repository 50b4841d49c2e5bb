// Words that ask for a kind of entry.
import assert from "node:assert/strict";
import { test } from "node:test";
import { gainOf, namedIn, wantedBy } from "./asking-kinds.js";

const lead = { kind: "role", address: "roles/lead/" };
const scoring = { kind: "skill", address: "skills/scoring/" };
const rate = { kind: "kpi", address: "kpis/rate/" };
const INDEX = {
  languages: {
    asking: [
      ["reduce", [" cut ", " bring down "]],
      ["learn", [" training "]],
    ],
  },
  entries: [lead, scoring, rate],
  names: [
    { title: true, entry: 0 },
    { title: true, entry: 1 },
  ],
  byWord: new Map([["leading", [0]]]),
  exact: new Map([
    ["qualitylead", [0]],
    ["lead", [0]],
    ["scoring", [1]],
  ]),
};
const gains = (query) => {
  const words = query.split(" ");
  const [wanted, named] = [wantedBy(INDEX, words), namedIn(INDEX, words)];
  return [lead, scoring, rate].filter((entry) => gainOf(wanted, named, entry) > 1);
};

for (const [query, ...raised] of [
  ["bring down my rate", rate],
  ["training scoring", scoring],
  ["training"], // a name, if it is alone
  ["handling angry people", scoring],
  ["leading a class"], // it may name a role
  ["handling the angry people who call us"], // too long for one activity
  ["what does a quality lead", lead],
  ["quality lead"], // a short query is judged by its words alone
])
  test(`what it asks for: ${query}`, () => assert.deepEqual(gains(query), raised));
