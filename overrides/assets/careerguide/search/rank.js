// Which entries are meant by what was typed, the best first. A name that is typed in full comes before everything; then names,
// everyday phrases, summaries and the rest, by how much of what was typed they say and how little else.
import { parts, readings, term } from "./query.js";
import { squeezed, stem, tokens } from "./words.js";

/** @typedef {import("./index.js").Index} Index @typedef {import("./index.js").Entry} Entry */
/** What was found, how well, and the name or phrase that says so: a name as text, a phrase by its number. @typedef {{entry: Entry, score: number, name: string, phrase: number}} Hit */

// Equals come in this order, and a kind counts for so much.
const WORTH = /** @type {Record<string, number>} */ ({ role: 1, skill: 0.98, track: 0.97, band: 0.9, opening: 0.8, story: 0.78, event: 0.72, learning: 0.74, figure: 0.86, term: 0.82, page: 0.84, section: 0.66 });
const ORDER = Object.keys(WORTH);
// What a phrase says about its entry: title, other name, everyday phrase, summary, the rest.
const [TITLE, OTHER] = [1, 0.97];
const FIELDS = [0.86, 0.62, 0.5];
// Names that are typed in full, apart from all that is only near.
const [FULL, FULL_OTHER, INITIALS, INITIALS_OTHER] = [12, 11, 9, 8];
const EVERYDAY = 0;
// What a hint at a kind counts for, and what is left of the weight of the word that gives it.
const [HINT, HINTING] = [1.2, 0.6];
// What a name gains that begins as was typed.
const [BEGINS, BEGINS_OTHER] = [0.25, 0.1];
// Words that are looked at, and files of words that are fetched for one key.
const [MOST_WORDS, MOST_FILES] = [12, 8];

/**
 * All that is found, the best first; null where a part of the index could not be had.
 * @param {Index} index @param {string} query
 * @returns {Promise<{hits: Hit[], meant: string[], whole: boolean}>}
 */
export async function find(index, query) {
  const { all, meant } = parts(index, query);
  const words = meant.slice(0, MOST_WORDS);
  const long = words.flatMap((word) => index.short.get(word) ?? []);
  const same = words.flatMap((word) => [...(index.same.get(word) ?? [])]);
  const own = await index.need([...words, ...long].filter((word) => word.length > 2).map((word) => word.slice(0, 6)), MOST_FILES);
  const whole = (await index.need(same, Math.max(0, MOST_FILES - index.asked.size))) && own;
  /** @type {Map<number, Hit>} */
  const best = new Map();
  const typed = squeezed(all);
  const put = (/** @type {Hit} */ hit) => {
    const known = best.get(hit.entry.place);
    if (!known || hit.score > known.score) best.set(hit.entry.place, hit);
  };
  for (const { words: read, trust } of readings(index, words)) for (const hit of near(index, read, typed)) put({ ...hit, score: hit.score * trust });
  const nearness = new Map([...best].map(([place, hit]) => [place, hit.score]));
  for (const hit of full(index, all, words)) put({ ...hit, score: hit.score + (nearness.get(hit.entry.place) ?? 0) });
  const hits = [...best.values()].sort(
    (one, other) => other.score - one.score || ORDER.indexOf(one.entry.kind) - ORDER.indexOf(other.entry.kind) || one.entry.level - other.entry.level || one.entry.place - other.entry.place,
  );
  return { hits, meant: words, whole };
}

/** Entries that are called just so. @param {Index} index @param {string[]} all @param {string[]} meant @returns {Hit[]} */
function full(index, all, meant) {
  const found = /** @type {Hit[]} */ ([]);
  const ways = [{ words: all, trust: 1 }, ...readings(index, meant)];
  for (const { words, trust } of ways) {
    const typed = squeezed(words);
    for (const unit of index.exact?.get(typed) ?? []) {
      const { entry, title, name } = /** @type {import("./index.js").Name[]} */ (index.names)[unit];
      const own = index.entries[entry];
      found.push({ entry: own, score: (title ? FULL : FULL_OTHER) * trust * WORTH[own.kind], name, phrase: -1 });
    }
    if (words.length > 1 || typed.length < 2) continue;
    for (const unit of index.initials?.get(typed) ?? []) {
      const { entry, title, name } = /** @type {import("./index.js").Name[]} */ (index.names)[unit];
      found.push({ entry: index.entries[entry], score: (title ? INITIALS : INITIALS_OTHER) * trust, name, phrase: -1 });
    }
  }
  return found;
}

/** Entries that say some of it. @param {Index} index @param {string[]} words @param {string} typed all of it, without spaces @returns {Iterable<Hit>} */
function near(index, words, typed) {
  const terms = words.map((word, place) => term(index, word, place === words.length - 1));
  const scores = terms.map((own) => places(index, own));
  const hints = words.map((word) => index.hints.get(stem(word)));
  const weights = scores.map((own, place) => weight(index, own.entries.size, terms[place].size) * (hints[place] ? HINTING : 1));
  const hinted = new Set(words.length > 1 ? hints : []);
  const total = weights.reduce((sum, own) => sum + own, 0) || 1;
  /** @type {Map<number, {sum: number, hits: number}>} by name or phrase */
  const units = new Map();
  /** @type {Map<number, {sum: number, hits: number}>} by entry */
  const entries = new Map();
  scores.forEach((own, place) => {
    for (const [key, value] of own.units) add(units, key, value * weights[place]);
    for (const [key, value] of own.entries) add(entries, key, value * weights[place]);
  });
  /** @type {Map<number, Hit>} */
  const found = new Map();
  for (const [key, { sum, hits }] of units) {
    const { entry, field, length, name, phrase } = unitOf(index, key);
    const said = (sum / total) ** 1.5;
    const start = name && words.length > 1 && squeezed(tokens(name)).startsWith(typed) ? (field === TITLE ? BEGINS : BEGINS_OTHER) : 0;
    const score = field * said * (0.55 + 0.45 * Math.min(1, hits / Math.max(1, length))) + start;
    const known = found.get(entry);
    if (!known || score > known.score) found.set(entry, { entry: index.entries[entry], score, name, phrase });
  }
  for (const [place, { sum, hits }] of entries) {
    const hit = found.get(place);
    if (hit) hit.score = (hit.score + 0.35 * (sum / total) + (hits === words.length ? 0.1 : 0)) * WORTH[hit.entry.kind] * (hinted.has(hit.entry.kind) ? HINT : 1);
  }
  return found.values();
}

/** @param {Map<number, {sum: number, hits: number}>} map @param {number} key @param {number} value */
function add(map, key, value) {
  const own = map.get(key);
  if (own) {
    own.sum += value;
    own.hits += 1;
  } else map.set(key, { sum: value, hits: 1 });
}

/** Words that few entries use weigh more; one that none uses still counts as something that was asked for. @param {Index} index @param {number} users @param {number} known */
const weight = (index, users, known) => (known ? Math.log(1 + index.entries.length / Math.max(1, users)) : 0.5 * Math.log(1 + index.entries.length));

// Names and phrases share one row of numbers: names from 0, phrases behind them.
const PHRASES = 64;
const META = 32;

/** Where the words of a term stand, each place with the nearest. @param {Index} index @param {import("./query.js").Term} own */
function places(index, own) {
  /** @type {Map<number, number>} */
  const units = new Map();
  /** @type {Map<number, number>} */
  const entries = new Map();
  const put = (/** @type {Map<number, number>} */ map, /** @type {number} */ key, /** @type {number} */ value) => {
    if (value > (map.get(key) ?? 0)) map.set(key, value);
  };
  const names = /** @type {import("./index.js").Name[]} */ (index.names);
  for (const [word, quality] of own) {
    for (const unit of index.byWord?.get(word) ?? []) {
      put(units, unit, quality);
      put(entries, names[unit].entry, quality);
    }
    for (const [entry, phrase, field, length] of index.postings.get(word) ?? []) {
      put(units, names.length + ((entry * PHRASES + phrase) * META + field * 8 + length), quality);
      put(entries, entry, quality * (0.4 + 0.6 * FIELDS[field]));
    }
  }
  return { units, entries };
}

/** @param {Index} index @param {number} key */
function unitOf(index, key) {
  const names = /** @type {import("./index.js").Name[]} */ (index.names);
  if (key < names.length) {
    const { entry, title, length, name } = names[key];
    return { entry, field: title ? TITLE : OTHER, length, name, phrase: -1 };
  }
  const code = key - names.length;
  const [place, meta] = [Math.floor(code / META), code % META];
  const [field, length] = [meta >> 3, meta % 8];
  return { entry: Math.floor(place / PHRASES), field: FIELDS[field], length: length === 7 ? 10 : length, name: "", phrase: field === EVERYDAY ? place % PHRASES : -1 };
}
