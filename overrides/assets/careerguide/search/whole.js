// Names that have all words of a query: they come before names that have a part of them. Pure.
import { contextSlips, slipCloseness } from "./query.js";
import { tokens } from "./words.js";

/** @typedef {import("./index.js").Index} Index @typedef {import("./rank.js").Hit} Hit */

// The gain of a name that has all words of the query: of a title and of another name without further words; then of the
// title of a role, another title and another name with further words.
const [TITLE_ALONE, NAME_ALONE, ROLE_TITLE, TITLE, NAME] = [1, 0.9, 0.6, 0.4, 0.3];
// Titles of other kinds are sentences, or have the names of other entries in them: they gain this share.
const NAMED = new Set(["role", "skill", "track", "band", "kpi", "term"]);
const SENTENCE_SHARE = 0.5;
// A role comes before these, if no more than two roles have the words.
const MOST_ROLES = 2;
const AFTER_ROLES = new Set(["skill", "track", "kpi", "term"]);
// A shorter word has too many neighbours; one that names have counts as a slip only if it is longer, and for less.
const [MIN_SLIP, MIN_KNOWN_SLIP, KNOWN_SLIP] = [3, 4, 0.75];

/** How much a name of a kind gains, up to 1. @param {string} kind */
export const nameShare = (kind) => (NAMED.has(kind) ? 1 : SENTENCE_SHARE);

/**
 * The gain of a name that has all words of the query.
 * @param {boolean} title whether it is the title @param {boolean} alone whether it has no further words
 * @param {string} kind of its entry
 */
export function wholeGain(title, alone, kind) {
  const share = nameShare(kind);
  if (alone) return title ? TITLE_ALONE : NAME_ALONE;
  if (title) return share * (kind === "role" ? ROLE_TITLE : TITLE);
  return share * NAME;
}

/**
 * Give names that lack one word of the query that word, if one of theirs differs from it by a slip. What the slip made
 * of the word may be a word of the guide too: "tam leader" has the beginning of "tampering", and means a team leader.
 * @param {Index} index @param {string[]} words @param {number[]} weights of the words
 * @returns {Set<number>} positions of words that some name was given
 */
export function forgiveSlips(index, words, weights) {
  const { units, tally: entries, names, masks } = index;
  const given = /** @type {Set<number>} */ (new Set());
  const known = words.map((word) => index.nameWords.known.has(word));
  const isComplete = (/** @type {number} */ key) => key < names.length && units.hits[key] >= words.length;
  if (words.length < 2 || (!known.includes(false) && units.touched.some(isComplete))) return given;
  const may = words.map((word, position) => word.length >= (known[position] ? MIN_KNOWN_SLIP : MIN_SLIP));
  for (const key of units.touched) {
    if (key >= names.length || units.hits[key] !== words.length - 1) continue;
    const missing = words.findIndex((_, position) => !(masks[key] & (1 << position)));
    if (!may[missing]) continue;
    const fit = closest(words[missing], names[key].name, missing === words.length - 1);
    const gain = fit * weights[missing] * (known[missing] ? KNOWN_SLIP : 1);
    if (!gain) continue;
    given.add(missing);
    units.sums[key] += gain;
    units.hits[key] += 1;
    const { entry } = names[key];
    if (entries.hits[entry] >= words.length) continue;
    entries.sums[entry] += gain;
    entries.hits[entry] += 1;
  }
  return given;
}

/** The closeness of a word to that word of a name which it fits best. @param {string} word @param {string} name */
function closest(word, name, last = false) {
  return Math.max(...tokens(name).map((other) => slipCloseness(word, other, contextSlips(word), last)));
}

/**
 * A role whose title has all words comes before a skill or a track that has them as another name only; "wfm" is short
 * for the title of a track. If more roles have them, the words name what those have in common: "quality" is a track.
 * @param {Map<number, Hit>} best by the number of the entry
 */
export function rolesFirst(best) {
  const hits = [...best.values()];
  const others = hits.filter((hit) => hit.whole && AFTER_ROLES.has(hit.entry.kind) && !hit.fullTitle);
  const top = Math.max(0, ...others.map((hit) => hit.score));
  const roles = hits.filter((hit) => hit.wholeTitle && hit.entry.kind === "role");
  if (roles.length > MOST_ROLES) return;
  for (const hit of roles) if (hit.score < top) hit.score = top + hit.score / 100;
}
