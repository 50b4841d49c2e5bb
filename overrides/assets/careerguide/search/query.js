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
export function parts(index, query) {
  const all = tokens(query);
  // In capitals only some words are acronyms; where everything is, it is a person who shouts.
  const shouted = query === query.toUpperCase() && all.length > 2;
  const capitals = new Set(shouted ? [] : (query.match(/\b[A-Z][A-Z0-9&]+\b/g) ?? []).flatMap(tokens));
  const unfinished = all.length > 1 && !query.endsWith(" ") && begins(index, squeezed(all)) ? all.length - 1 : -1;
  const meant = all.filter((word, place) => !index.questions.has(word) || capitals.has(word) || place === unfinished);
  return { all, meant: meant.length ? meant : all };
}

/** Whether some name begins so. @param {Index} index @param {string} start */
export const begins = (index, start) => Boolean(index.fullNames[firstFrom(index.fullNames, start)]?.startsWith(start));

/** Ways to read words: as they are, with short forms written out, with words that were run together or apart. @param {Index} index @param {string[]} words @returns {Reading[]} */
export function readings(index, words) {
  const found = [{ words, trust: 1 }];
  const long = words.flatMap((word) => index.short.get(word) ?? [word]);
  if (long.length !== words.length || long.some((word, place) => word !== words[place]))
    found.push({ words: long, trust: 0.98 });
  const apart = words.flatMap((word) => (isKnown(index, word) ? [word] : (split(index, word) ?? [word])));
  if (apart.length !== words.length) found.push({ words: apart, trust: 0.96 });
  for (let place = 1; place < words.length; place += 1) {
    const joined = squeezed(words.slice(place - 1, place + 1));
    if (isKnown(index, joined))
      found.push({ words: [...words.slice(0, place - 1), joined, ...words.slice(place + 1)], trust: 0.96 });
  }
  return found;
}

/** @param {Index} index @param {string} word */
const isKnown = (index, word) => index.called.known.has(word) || index.texts.known.has(word);

/** "qualitylead" as two words of names. @param {Index} index @param {string} word */
function split(index, word) {
  for (let place = word.length - 2; place > 1; place -= 1) {
    const two = [word.slice(0, place), word.slice(place)];
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
  const found = new Map();
  const put = (/** @type {string} */ other, /** @type {number} */ near) =>
    found.set(other, Math.max(near, found.get(other) ?? 0));
  const lists = word.length < STARTED ? [index.called] : [index.called, index.texts];
  for (const list of lists) {
    if (list.known.has(word)) put(word, 1);
    for (const other of formsOf(list, word)) put(other, other === word ? 1 : 0.93);
    if (!last && word.length < STARTED) continue;
    for (const other of grown(index, list, word))
      put(other, (last ? 0.9 : 0.8) * Math.sqrt(word.length / other.length));
  }
  for (const other of index.same.get(stem(word)) ?? []) {
    for (const list of lists) for (const form of formsOf(list, other)) put(form, form === other ? 0.75 : 0.7);
  }
  if (!found.size) for (const list of lists) for (const [other, near] of mistyped(list.words, word)) put(other, near);
  return found;
}

/** Other forms of a word. Acronyms have none: "slaes" is not an SLA. @param {import("./index.js").Vocabulary} list @param {string} word */
const formsOf = (list, word) =>
  (list.stems.get(stem(word)) ?? []).filter((other) => other === word || Math.min(word.length, other.length) > 3);

/** Words that begin so; where there are very many, those that most names have. @param {Index} index @param {import("./index.js").Vocabulary} list @param {string} word */
function grown(index, list, word) {
  const all = list.beginning(word, Infinity);
  if (all.length <= GROWN) return all;
  const users = (/** @type {string} */ other) => index.byWord.get(other)?.length ?? 0;
  return all.sort((one, other) => users(other) - users(one)).slice(0, GROWN);
}

/** What was typed without its slips; nothing where every word is one of the guide's. @param {Index} index @param {string[]} words */
export function meantInstead(index, words) {
  const right = words.map((word) =>
    readings(index, [word]).some((reading) => !reading.words.some((own) => isStrange(index, own)))
      ? word
      : mended(index, word),
  );
  return right.some((word, place) => word !== words[place]) ? right.join(" ") : "";
}

/** Whether a word means nothing here as it stands. @param {Index} index @param {string} word */
const isStrange = (index, word) =>
  ![index.called, index.texts].some(
    (list) => list.known.has(word) || formsOf(list, word).length || list.beginning(word, 1).length,
  ) && !index.same.has(stem(word));

/** The word of the guide that is nearest; among equals the one that most names have. @param {Index} index @param {string} word */
function mended(index, word) {
  const near = [index.called, index.texts].flatMap((list) => mistyped(list.words, word));
  const users = (/** @type {string} */ other) => index.byWord.get(other)?.length ?? 0;
  return near.sort((one, other) => other[1] - one[1] || users(other[0]) - users(one[0]))[0]?.[0] ?? word;
}

/** @param {string[]} words @param {string} word @returns {[string, number][]} */
function mistyped(words, word) {
  const most = slips(word.length);
  if (!most) return [];
  const found = /** @type {[string, number][]} */ ([]);
  for (const other of words) {
    const far = distance(word, other, most);
    // Few people mistake the first letter.
    if (far <= most) found.push([other, 0.9 - 0.15 * far - (other[0] === word[0] ? 0 : 0.1)]);
  }
  return found;
}
