// Words of the trade in other languages, in English, in all their forms.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inflected, rootsOf, translated } from "./trade.js";

const TRADE = new Map([
  ["windykacja", ["collections"]],
  ["lider", ["leader"]],
  ["control de calidad", ["quality"]],
  ["oko", []],
]);
const ROOTS = rootsOf(TRADE);
const SPEECH = {
  trade: TRADE,
  roots: ROOTS,
  soft: new Set(["do"]),
  phraseAt: (words, at) => ({ length: 1, concept: words[at] === "z" ? "from" : "" }),
};
const INDEX = { nameWords: { known: new Map([["agent", "agent"]]) } };

for (const [word, meaning] of [
  ["windykacji", ["collections"]],
  ["liderem", ["leader"]],
  ["liderskiego", undefined], // too long an ending
  ["lid", undefined],
  ["okol", undefined], // its word says nothing of the trade
])
  test(`a form of a word: ${word}`, () => assert.deepEqual(inflected(TRADE, ROOTS, word), meaning));

for (const [query, english] of [
  ["z windykacji do agent", "z collections do agent"],
  ["z control de calidad do lider", "z quality do leader"],
  ["agent do agent", ""],
])
  test(`a query in English: ${query}`, () => assert.equal(translated(INDEX, SPEECH, query), english));
