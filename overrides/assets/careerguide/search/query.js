// Reads a query: the ways to read its words, and the words of the guide that each of them may mean. Pure.
import { firstFrom } from "./index.js";
import { inEnglish, spokenWords, withoutNegation } from "./spoken.js";
import { acronyms, distance, isLetter, slips, squeezed, stem, tokens } from "./words.js";

/** @typedef {import("./index.js").Index} Index */
/**
 * One way to read a query; `trust` is how likely it is, up to 1.
 * @typedef {{words: string[], trust: number}} Reading
 */
/**
 * Words of the guide that one word may mean, each with its closeness: 1 is the word itself.
 * @typedef {Map<string, number>} Term
 */

// A word of so many letters that differs by one slip from one of a name is surely meant to be that.
const SURE_SLIP = 6;
// How surely a word is meant that only texts have.
const TEXT_SURENESS = 0.5;
// From this many letters on, an unfinished word counts anywhere in a query.
const MIN_PREFIX = 3;
// From this many on, it is surely the beginning of one, wherever it stands.
const MIN_BEGUN = 5;
/** Whether a word is looked for in texts, and as the beginning of words. @param {string} word */
export const isWordy = (word) => word.length >= MIN_PREFIX || isLetter(word);
// An end of compounds has at least so many letters; in scripts other than Latin, where words are shorter, one less.
const MIN_END = 4;
// An unfinished word is completed to this many words at most.
const MAX_LONGER_WORDS = 40;

/**
 * All words of a query, those of them that carry its meaning, and those of these that are denied ("no nights").
 * `isForeign` is whether more than one word is of a language other than English, or one with a meaning, `isUnfinished`
 * whether names begin so.
 * @param {Index} index @param {string} query
 * @returns {{all: string[], meant: string[], denied: Set<string>, isForeign: boolean, isUnfinished: boolean}}
 */
export function queryWords(index, query) {
  const all = tokens(query);
  const capitals = acronyms(query);
  const counts = spokenWords(index, all);
  const isUnfinished = !query.endsWith(" ") && begins(index, squeezed(all));
  const english = isUnfinished ? null : inEnglish(index, all, counts);
  const { words, denied } = isUnfinished ? { words: all, denied: new Set() } : withoutNegation(index, english ?? all);
  const unfinished = words.length > 1 && isUnfinished ? words.length - 1 : -1;
  const meant = words.filter(
    (word, position) =>
      !index.questions.has(word) || capitals.has(word) || position === unfinished || isOfName(index, words, position),
  );
  return {
    all,
    meant: meant.length || english ? meant : all,
    denied,
    isForeign: Math.max(0, ...counts) > 1 || Boolean(english?.some((word) => !all.includes(word))),
    isUnfinished,
  };
}

/**
 * Whether a word of questions is the first or last word of a name in the query: "IT support", "managing up". What is
 * beside it may be unfinished or have a slip.
 * @param {Index} index @param {string[]} all @param {number} position
 */
function isOfName(index, all, position) {
  const beside = [all[position - 1], all[position + 1]].filter(Boolean);
  return (index.edges.get(all[position]) ?? []).some((word) =>
    beside.some((other) => stem(other) === stem(word) || slipCloseness(other, word, contextSlips(other), true) > 0),
  );
}

/** Whether some name begins with these letters. @param {Index} index @param {string} start */
export const begins = (index, start) => Boolean(index.fullNames[firstFrom(index.fullNames, start)]?.startsWith(start));

/**
 * The ways to read words: as they are, with short forms written out, with joined words split, with split words joined.
 * @param {Index} index @param {string[]} words @returns {Reading[]}
 */
export function readings(index, words) {
  const list = [{ words, trust: 1 }];
  const long = words.flatMap((word) => index.shortForms.get(word) ?? [word]);
  if (long.length !== words.length || long.some((word, position) => word !== words[position]))
    list.push({ words: long, trust: 0.98 });
  const apart = words.flatMap((word) => (isKnown(index, word) ? [word] : (split(index, word) ?? [word])));
  if (apart.length !== words.length) list.push({ words: apart, trust: 0.96 });
  for (let position = 1; position < words.length; position += 1) {
    const joined = squeezed(words.slice(position - 1, position + 1));
    if (isKnown(index, joined))
      list.push({ words: [...words.slice(0, position - 1), joined, ...words.slice(position + 1)], trust: 0.96 });
  }
  return list;
}

/** @param {Index} index @param {string} word */
const isKnown = (index, word) => index.nameWords.known.has(word) || index.textWords.known.has(word);

/** Split "qualitylead" into two words that names have. @param {Index} index @param {string} word */
function split(index, word) {
  for (let position = word.length - 2; position > 1; position -= 1) {
    const two = [word.slice(0, position), word.slice(position)];
    if (two.every((part) => index.nameWords.known.has(part))) return two;
  }
  return null;
}

/**
 * What a word may mean: itself, another form of it, a longer word with the same beginning, a synonym. If there is none
 * of these: a word that differs by one or two typing slips.
 * @param {Index} index @param {string} word @param {boolean} last whether it is the last word, which may be unfinished
 * @returns {Term}
 */
export function term(index, word, last) {
  /** @type {Term} */
  const meanings = new Map();
  const put = (/** @type {string} */ meaning, /** @type {number} */ closeness) =>
    meanings.set(meaning, Math.max(closeness, meanings.get(meaning) ?? 0));
  const lists = isWordy(word) ? [index.nameWords, index.textWords] : [index.nameWords];
  for (const list of lists) {
    if (list.known.has(word)) put(word, 1);
    for (const form of formsOf(list, word)) put(form, form === word ? 1 : 0.93);
    if (!last && !isWordy(word)) continue;
    for (const longer of grown(index, list, word))
      put(longer, (last ? 0.9 : 0.8) * (word.length / longer.length) ** 0.3);
  }
  if (word.length >= (/[^a-z]/.test(word) ? MIN_END - 1 : MIN_END)) {
    const closeness = meanings.size ? 0.3 : 0.6;
    for (const compound of index.nameWords.ending(word, MAX_LONGER_WORDS))
      put(compound, closeness * Math.sqrt(word.length / compound.length));
  }
  for (const synonym of index.synonyms.get(stem(word)) ?? []) {
    for (const list of lists) for (const form of formsOf(list, synonym)) put(form, form === synonym ? 0.75 : 0.7);
  }
  if (!meanings.size)
    for (const list of lists)
      for (const [meaning, slip] of mistyped(list.words, word, last))
        for (const form of formsOf(list, meaning)) put(form, form === meaning ? slip : 0.93 * slip);
  return meanings;
}

/**
 * Other forms of a word. Acronyms have none: "slaes" is not an SLA.
 * @param {import("./index.js").Vocabulary} list @param {string} word
 */
const formsOf = (list, word) =>
  (list.stems.get(stem(word)) ?? []).filter((form) => form === word || Math.min(word.length, form.length) > 3);

/**
 * Longer words with the same beginning; if there are very many, those in most names.
 * @param {Index} index @param {import("./index.js").Vocabulary} list @param {string} word
 */
function grown(index, list, word) {
  const all = list.beginning(word, Infinity);
  if (all.length <= MAX_LONGER_WORDS) return all;
  const users = (/** @type {string} */ candidate) => index.byWord.get(candidate)?.length ?? 0;
  return all.sort((a, b) => users(b) - users(a)).slice(0, MAX_LONGER_WORDS);
}

/** The query with its typing slips corrected; empty if there are none. @param {Index} index @param {string[]} words */
export function correction(index, words) {
  const right = words.map((word) =>
    readings(index, [word]).some((reading) => !reading.words.some((readWord) => isStrange(index, readWord)))
      ? word
      : corrected(index, word),
  );
  return right.some((word, position) => word !== words[position]) ? right.join(" ") : "";
}

/** Whether no word of the guide matches a word as it is. @param {Index} index @param {string} word */
const isStrange = (index, word) =>
  ![index.nameWords, index.textWords].some(
    (list) => list.known.has(word) || formsOf(list, word).length || list.beginning(word, 1).length,
  ) && !index.synonyms.has(stem(word));

/**
 * How surely a word is one of the guide: 1 if names have it, a form or a synonym of it, or surely what it was meant to
 * be; less if only texts have it; 0 if nothing has.
 * @param {Index} index @param {string} word @param {boolean} last whether it may be unfinished
 */
export function sureness(index, word, last) {
  const isIn = (/** @type {import("./index.js").Vocabulary} */ list) =>
    list.known.has(word) ||
    formsOf(list, word).length > 0 ||
    ((last || word.length >= MIN_BEGUN) && list.beginning(word, 1).length > 0);
  if (isIn(index.nameWords) || index.shortForms.has(word) || index.synonyms.has(stem(word))) return 1;
  if (word.length >= SURE_SLIP && mistyped(index.nameWords.words, word).some(([, close]) => close >= 0.75)) return 1;
  return isIn(index.textWords) ? TEXT_SURENESS : 0;
}

/** The closest word of the guide; among equals the one in most names. @param {Index} index @param {string} word */
function corrected(index, word) {
  const candidates = [index.nameWords, index.textWords].flatMap((list) => mistyped(list.words, word));
  const users = (/** @type {string} */ candidate) => index.byWord.get(candidate)?.length ?? 0;
  return candidates.sort((a, b) => b[1] - a[1] || users(b[0]) - users(a[0]))[0]?.[0] ?? word;
}

/**
 * Words that differ by a few slips, with their closeness.
 * @param {string[]} words @param {string} word @param {boolean} [last] whether it may be unfinished
 * @returns {[string, number][]}
 */
export function mistyped(words, word, last = false) {
  const maxSlips = slips(word.length);
  if (!maxSlips) return [];
  const candidates = /** @type {[string, number][]} */ ([]);
  for (const candidate of words) {
    const slip = slipCloseness(word, candidate, maxSlips, last);
    if (slip) candidates.push([candidate, slip]);
  }
  return candidates;
}

/**
 * Slips of a word whose neighbours say what it may be: a short word may have one too.
 * @param {string} word
 */
export const contextSlips = (word) => (word.length < MIN_PREFIX ? 0 : Math.max(1, slips(word.length)));

/**
 * The closeness of two words that differ by slips; 0 if they differ by more.
 * @param {string} word @param {string} candidate @param {number} maxSlips @param {boolean} last whether it may be
 *   unfinished
 */
export function slipCloseness(word, candidate, maxSlips, last) {
  // People rarely get the first letter wrong.
  const start = candidate[0] === word[0] ? 0 : 0.1;
  const whole = distance(word, candidate, maxSlips);
  if (whole <= maxSlips) return 0.9 - 0.15 * whole - start;
  const begun = last && word.length > maxSlips + MIN_PREFIX ? distance(word, candidate, 1, true) : Infinity;
  return begun <= maxSlips ? 0.8 - 0.15 * begun - start : 0;
}
