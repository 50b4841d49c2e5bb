// What somebody typed, as ways to read it; and which words of the guide each word of it may mean. Pure.
import { firstFrom } from "./index.js";
import { distance, slips, squeezed, stem, tokens } from "./words.js";

/** @typedef {import("./index.js").Index} Index */
/** A way to read what was typed; `trust` is how sure it is. @typedef {{words: string[], trust: number}} Reading */
/** Words of the guide that one word may mean, each with how near it is: 1 is the word itself. @typedef {Map<string, number>} Term */

// Letters from which on a word that is not finished counts, wherever it stands.
export const STARTED = 3;
// Words that one beginning may grow to.
const GROWN = 40;

/** The words that were typed, and which of them say what is meant. @param {Index} index @param {string} query */
export function queryWords(index, query) {
  const all = tokens(query);
  // In capitals only some words are acronyms; where everything is, it is a person who shouts.
  const shouted = query === query.toUpperCase() && all.length > 2;
  const capitals = new Set(shouted ? [] : (query.match(/\b[A-Z][A-Z0-9&]+\b/g) ?? []).flatMap(tokens));
  const unfinished = all.length > 1 && !query.endsWith(" ") && begins(index, squeezed(all)) ? all.length - 1 : -1;
  const meant = all.filter(
    (word, position) => !index.questions.has(word) || capitals.has(word) || position === unfinished,
  );
  return { all, meant: meant.length ? meant : all };
}

/** Whether some name begins so. @param {Index} index @param {string} start */
export const begins = (index, start) => Boolean(index.fullNames[firstFrom(index.fullNames, start)]?.startsWith(start));

/** Ways to read words: as they are, with short forms written out, with words that were run together or apart. @param {Index} index @param {string[]} words @returns {Reading[]} */
export function readings(index, words) {
  const list = [{ words, trust: 1 }];
  const long = words.flatMap((word) => index.short.get(word) ?? [word]);
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
const isKnown = (index, word) => index.called.known.has(word) || index.texts.known.has(word);

/** "qualitylead" as two words of names. @param {Index} index @param {string} word */
function split(index, word) {
  for (let position = word.length - 2; position > 1; position -= 1) {
    const two = [word.slice(0, position), word.slice(position)];
    if (two.every((part) => index.called.known.has(part))) return two;
  }
  return null;
}

/**
 * What a word may mean: itself, another form of it, a longer word that begins so, a word that means the same, and where there
 * is none of these, a word that is a slip or two away. `last` is the word that may not be finished.
 * @param {Index} index @param {string} word @param {boolean} last @returns {Term}
 */
export function term(index, word, last) {
  /** @type {Term} */
  const meanings = new Map();
  const put = (/** @type {string} */ meaning, /** @type {number} */ closeness) =>
    meanings.set(meaning, Math.max(closeness, meanings.get(meaning) ?? 0));
  const lists = word.length < STARTED ? [index.called] : [index.called, index.texts];
  for (const list of lists) {
    if (list.known.has(word)) put(word, 1);
    for (const form of formsOf(list, word)) put(form, form === word ? 1 : 0.93);
    if (!last && word.length < STARTED) continue;
    for (const longer of grown(index, list, word))
      put(longer, (last ? 0.9 : 0.8) * Math.sqrt(word.length / longer.length));
  }
  for (const synonym of index.same.get(stem(word)) ?? []) {
    for (const list of lists) for (const form of formsOf(list, synonym)) put(form, form === synonym ? 0.75 : 0.7);
  }
  if (!meanings.size)
    for (const list of lists) for (const [meaning, closeness] of mistyped(list.words, word)) put(meaning, closeness);
  return meanings;
}

/** Other forms of a word. Acronyms have none: "slaes" is not an SLA. @param {import("./index.js").Vocabulary} list @param {string} word */
const formsOf = (list, word) =>
  (list.stems.get(stem(word)) ?? []).filter((form) => form === word || Math.min(word.length, form.length) > 3);

/** Words that begin so; where there are very many, those that most names have. @param {Index} index @param {import("./index.js").Vocabulary} list @param {string} word */
function grown(index, list, word) {
  const all = list.beginning(word, Infinity);
  if (all.length <= GROWN) return all;
  const users = (/** @type {string} */ candidate) => index.byWord.get(candidate)?.length ?? 0;
  return all.sort((a, b) => users(b) - users(a)).slice(0, GROWN);
}

/** What was typed without its slips; nothing where every word is one of the guide's. @param {Index} index @param {string[]} words */
export function correction(index, words) {
  const right = words.map((word) =>
    readings(index, [word]).some((reading) => !reading.words.some((readWord) => isStrange(index, readWord)))
      ? word
      : corrected(index, word),
  );
  return right.some((word, position) => word !== words[position]) ? right.join(" ") : "";
}

/** Whether a word means nothing here as it stands. @param {Index} index @param {string} word */
const isStrange = (index, word) =>
  ![index.called, index.texts].some(
    (list) => list.known.has(word) || formsOf(list, word).length || list.beginning(word, 1).length,
  ) && !index.same.has(stem(word));

/** The word of the guide that is nearest; among equals the one that most names have. @param {Index} index @param {string} word */
function corrected(index, word) {
  const candidates = [index.called, index.texts].flatMap((list) => mistyped(list.words, word));
  const users = (/** @type {string} */ candidate) => index.byWord.get(candidate)?.length ?? 0;
  return candidates.sort((a, b) => b[1] - a[1] || users(b[0]) - users(a[0]))[0]?.[0] ?? word;
}

/** @param {string[]} words @param {string} word @returns {[string, number][]} */
function mistyped(words, word) {
  const maxSlips = slips(word.length);
  if (!maxSlips) return [];
  const candidates = /** @type {[string, number][]} */ ([]);
  for (const candidate of words) {
    const slipCount = distance(word, candidate, maxSlips);
    // Few people mistake the first letter.
    if (slipCount <= maxSlips)
      candidates.push([candidate, 0.9 - 0.15 * slipCount - (candidate[0] === word[0] ? 0 : 0.1)]);
  }
  return candidates;
}
