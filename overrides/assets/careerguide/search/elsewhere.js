// Whether a query is about something that the guide does not have: "cricket score live" has words of its texts, and is
// about none of them. Pure.
import { sureness, term } from "./query.js";
import { rarity } from "./rarity.js";
import { squeezed } from "./words.js";

/** @typedef {import("./index.js").Index} Index */

/** Words that the guide does not have say what a query is about if the others are less than this share of it. */
const LEAST_SURE = 0.55;
/** A name of one word says what a query is about if it is so long. */
const LONG_NAME = 5;
/** Kinds whose names say that a query is about the guide. */
const NAMED = new Set(["role", "skill", "track", "kpi"]);

/** The best result of a query has at least this score: without a word that the guide does not have, and with one. */
const [LEAST_SCORE, LEAST_WITH_UNKNOWN] = [0.4, 0.6];
/** A text of more words than this may have a low score. */
const MOST_WORDS = 4;

/**
 * Whether words that the guide does not have carry a query, or no entry has much of it. One word alone may be a slip.
 * @param {Index} index @param {string[]} words @param {number} score of the best result
 */
export function isElsewhere(index, words, score) {
  if (words.some((word) => index.languages.elsewhere.has(word))) return !isRoleWord(index, words[words.length - 1]);
  const sure = words.map((word, at) => sureness(index, word, at === words.length - 1));
  if (words.length < 2 || isNamed(index, words)) return false;
  if (score < (sure.includes(0) ? LEAST_WITH_UNKNOWN : LEAST_SCORE)) return words.length <= MOST_WORDS;
  if (!sure.includes(0)) return false;
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
    words.some((word) => isRoleWord(index, word)) ||
    words.some((_, start) => words.some((__, end) => end >= start && isName(words.slice(start, end + 1))))
  );
}

/** @param {Index} index @param {string} word */
const isRoleWord = (index, word) => index.roleWords.has(word.replace(/(?<=...)s$/, ""));
