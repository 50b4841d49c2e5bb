// The entries and sites that a query names in full. Pure.
import { squeezed, tokens } from "./words.js";

/** @typedef {import("./index.js").Index} Index @typedef {import("./index.js").Entry} Entry */

// A name has at most this many words that people type in full.
export const MOST_WORDS = 10;
// Kinds of which questions are asked; the names of pages and openings are made of such names.
const ASKED = new Set(["role", "skill", "track", "kpi", "term", "section"]);
// A case ending of an inflected word ("leaderem") has at most this many letters, and leaves at least so many.
const [MOST_ENDING, LEAST_STEM] = [3, 4];

/**
 * Entries of which these words are the title or another name; those named by their title alone if there are any of
 * the kind.
 * @param {Index} index @param {string[]} words @param {boolean} [byInitials] whether one word may be first letters
 * @returns {Entry[]}
 */
export function entriesNamed(index, words, byInitials = true) {
  const long = words.flatMap((word) => index.shortForms.get(word) ?? [word]);
  const short = byInitials && words.length === 1 ? (index.initials.get(words[0]) ?? []) : [];
  const ways = [
    index.exact.get(squeezed(words)) ?? [],
    long.length > words.length ? (index.exact.get(squeezed(long)) ?? []) : [],
    index.exact.get(squeezed(words).replace(/(?<=...[^s])(ies|s)$/, (end) => (end === "s" ? "" : "y"))) ?? [],
    words[0].length > 1 ? short : [],
  ];
  for (const way of ways) {
    const names = way
      .map((unit) => ({ title: index.names[unit].title, entry: index.entries[index.names[unit].entry] }))
      .filter(({ entry }) => ASKED.has(entry.kind) && (way !== short || entry.kind === "role"));
    if (names.length) return withoutNamesakes(names);
  }
  return [];
}

/** @param {{entry: Entry, title: boolean}[]} names @returns {Entry[]} */
function withoutNamesakes(names) {
  const titled = new Set(names.filter(({ title }) => title).map(({ entry }) => entry.kind));
  return [...new Set(names.filter(({ entry, title }) => title || !titled.has(entry.kind)).map(({ entry }) => entry))];
}

/**
 * Whether a word may be the first letters of a name: in capitals, or if it is not the beginning of a word of a name,
 * which a person may be typing.
 * @param {Index} index @param {string} word @param {Set<string>} capitals
 */
export const mayShorten = (index, word, capitals) => capitals.has(word) || !index.nameWords.beginning(word, 1).length;

/** The word without its case ending, if that is the last word of a name. @param {Index} index @param {string} word */
export function uninflected(index, word) {
  for (let cut = 1; cut <= MOST_ENDING && word.length - cut >= LEAST_STEM; cut += 1) {
    const start = word.slice(0, -cut);
    if (index.nameWords.known.has(start)) return start;
  }
  return "";
}

/** @type {WeakMap<Index, Map<string, string>>} */
const sitesOf = new WeakMap();

/** The site with this name; empty if there is none. @param {Index} index @param {string[]} words */
export function siteNamed(index, words) {
  let sites = sitesOf.get(index);
  if (!sites) {
    sites = new Map(index.entries.flatMap(({ sites }) => sites.map((site) => [squeezed(tokens(site)), site])));
    sitesOf.set(index, sites);
  }
  return sites.get(squeezed(words)) ?? "";
}
