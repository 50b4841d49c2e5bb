// Whether a query is about something that the guide does not have: "cricket score live" has words of its texts, and is
// about none of them. Pure.
import { sureness, term } from "./query.js";
import { rarity } from "./rarity.js";
import { squeezed, stem } from "./words.js";

/** @typedef {import("./index.js").Index} Index */

/** Words that the guide does not have say what a query is about if the others are less than this share of it. */
const LEAST_SURE = 0.55;
/** A name of one word says what a query is about if it is so long. */
const LONG_NAME = 5;
/** Kinds whose names say that a query is about the guide. */
const NAMED = new Set(["role", "skill", "track", "kpi"]);

/**
 * Whether words that the guide does not have carry a query. One word alone may be a slip.
 * @param {Index} index @param {string[]} words
 */
export function isElsewhere(index, words) {
  if (words.some((word) => index.languages.elsewhere.has(word)))
    return !words.some((word) => index.hints.get(stem(word)) === "role");
  const sure = words.map((word, at) => sureness(index, word, at === words.length - 1));
  if (words.length < 2 || !sure.includes(0) || isNamed(index, words)) return false;
  const weights = words.map((word, at) => rarity(index, sure[at] ? usersOf(index, word) : 1));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.reduce((sum, weight, at) => sum + sure[at] * weight, 0) < LEAST_SURE * total;
}

/** How many entries have a word, or what it may mean. @param {Index} index @param {string} word */
function usersOf(index, word) {
  const entries = new Set();
  for (const meaning of term(index, word, false).keys()) {
    for (const unit of index.byWord.get(meaning) ?? []) entries.add(index.names[unit].entry);
    for (const [entry] of index.postings(meaning)) entries.add(entry);
  }
  return entries.size;
}

/** Whether some of the words are a full name, or a word for a role. @param {Index} index @param {string[]} words */
function isNamed(index, words) {
  const isName = (/** @type {string[]} */ part) =>
    (part.length > 1 || part[0].length >= LONG_NAME) &&
    (index.exact.get(squeezed(part)) ?? []).some((unit) => NAMED.has(index.entries[index.names[unit].entry].kind));
  return (
    words.some((word) => index.hints.get(stem(word)) === "role") ||
    words.some((_, start) => words.some((__, end) => end >= start && isName(words.slice(start, end + 1))))
  );
}
