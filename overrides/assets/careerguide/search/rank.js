// Ranks the entries of the guide for a query. An entry whose full name was typed comes first. Then come names, everyday
// phrases, summaries and the rest: the more words of the query they have, and the fewer other words, the higher.
import { SEARCH_FIELDS, SEARCH_KINDS, SEARCH_LENGTHS, SEARCH_PHRASES } from "./constants.js";
import { movesBetween } from "./moves.js";
import { ANYBODY } from "./near.js";
import { MIN_PREFIX, queryWords, readings, term } from "./query.js";
import { squeezed, stem, stems } from "./words.js";

/** @typedef {import("./index.js").Index} Index @typedef {import("./index.js").Entry} Entry */
/**
 * An entry with its score, and why it was found: the text of a name, or the number of a phrase (-1 if it was not a
 * phrase).
 * @typedef {{entry: Entry, score: number, name: string, phrase: number}} Hit
 */

// The weight of each kind of entry.
const KIND_WEIGHTS = /** @type {Record<string, number>} */ ({
  role: 1,
  skill: 0.98,
  track: 0.97,
  band: 0.9,
  opening: 0.8,
  story: 0.78,
  event: 0.72,
  learning: 0.74,
  kpi: 0.86,
  term: 0.82,
  page: 0.84,
  section: 0.66,
});
// The weight of a title, of another name, and of the fields everyday, summary and body.
const [TITLE_WEIGHT, OTHER_NAME_WEIGHT] = [1, 0.97];
const FIELD_WEIGHTS = [0.88, 0.7, 0.6];
// Scores of full names: far above every partial match.
const [FULL, FULL_OTHER, FORM, FORM_OTHER, INITIALS, INITIALS_OTHER] = [12, 11, 10.5, 9.5, 9, 8];
const EVERYDAY = SEARCH_FIELDS.indexOf("everyday");
// A name or phrase counts for less the fewer words of the query it has, and loses up to this share for its other words.
const [COVERAGE_POWER, EXTRA_WORDS_LOSS] = [1.2, 0.45];
// Some words hint at a kind ("course"): the gain of entries of that kind, and the weight that is left to the word
// itself.
const [HINTED_KIND_GAIN, HINT_WORD_WEIGHT] = [1.2, 0.6];
// The gain of a title, and of another name, that begins with the query.
const [PREFIX_GAIN, OTHER_NAME_PREFIX_GAIN] = [0.25, 0.1];
// Rare words weigh more; a power below 1 softens this.
const RARITY_POWER = 0.7;
// A result below this share of the best score is left out.
const MIN_SHARE_OF_BEST = 0.3;
// The weight of the query's words anywhere in an entry, and the gain of an entry that has all of them.
const [ANYWHERE_WEIGHT, ALL_WORDS_GAIN] = [0.5, 0.1];
// Words of a query that are read, and files of words that are fetched for one key press.
const [MAX_WORDS, MAX_FILES] = [12, 8];

/**
 * Find entries, best first, without closed openings. `complete` is false if a part of the index could not be loaded.
 * @param {Index} index @param {string} query @param {string | ((zone: string) => string)} [day]
 *   today, as in 2026-11-24; a function if it differs between time zones
 * @param {import("./near.js").Near} [near] what is near the reader
 * @returns {Promise<{hits: Hit[], meant: string[], complete: boolean}>}
 */
export async function find(index, query, day = "", near = ANYBODY) {
  const { all, meant } = queryWords(index, query);
  if (!all.length) return { hits: [], meant: [], complete: true };
  const words = meant.slice(0, MAX_WORDS);
  const long = words.flatMap((word) => index.shortForms.get(word) ?? []);
  const same = words.flatMap((word) => [...(index.synonyms.get(word) ?? [])]);
  const starts = [...words, ...long].filter((word) => word.length >= MIN_PREFIX).map(root);
  const [ownFiles, synonymFiles] = await Promise.all([
    index.need(starts, MAX_FILES),
    index.need(same.map(root), MAX_FILES - index.wanted(starts, MAX_FILES).length),
  ]);
  /** @type {Map<number, Hit>} */
  const best = new Map();
  const typed = squeezed(all);
  const put = (/** @type {Hit} */ hit) => {
    const known = best.get(hit.entry.number);
    if (!known || hit.score > known.score) best.set(hit.entry.number, hit);
  };
  for (const { words: readWords, trust } of readings(index, words))
    for (const hit of partialHits(index, readWords, typed)) put({ ...hit, score: hit.score * trust });
  const nearness = new Map([...best].map(([number, hit]) => [number, hit.score]));
  for (const hit of fullNameHits(index, all, words))
    put({ ...hit, score: hit.score + (nearness.get(hit.entry.number) ?? 0) });
  for (const hit of best.values()) hit.score *= near.gain(hit.entry);
  const hits = [...best.values(), ...(await movesBetween(index, query))]
    .filter(({ entry }) => !entry.closes || entry.closes >= (typeof day === "string" ? day : day(entry.zone)))
    .sort(
      (a, b) =>
        b.score - a.score ||
        SEARCH_KINDS.indexOf(a.entry.kind) - SEARCH_KINDS.indexOf(b.entry.kind) ||
        a.entry.level - b.entry.level ||
        a.entry.number - b.entry.number,
    );
  // An entry that scores far below the best is not an answer.
  const least = MIN_SHARE_OF_BEST * Math.min(1, hits[0]?.score ?? 0);
  return {
    hits: hits.filter((hit) => hit.score >= least),
    meant: words,
    complete: ownFiles.complete && synonymFiles.complete,
  };
}

// Forms of a word share their first letters, so one or two files have all of them.
const root = (/** @type {string} */ word) => word.slice(0, 6);

/**
 * Entries whose full name was typed.
 * @param {Index} index @param {string[]} all @param {string[]} meant @returns {Hit[]}
 */
function fullNameHits(index, all, meant) {
  const hits = /** @type {Hit[]} */ ([]);
  const [plain, ...others] = readings(index, meant);
  // A short form that is the name of an entry counts for more than its long form.
  const allReadings = [
    { words: all, trust: 1 },
    plain,
    ...others.map((reading) => ({ ...reading, trust: reading.trust * 0.9 })),
  ];
  for (const { words, trust } of allReadings) {
    const typed = squeezed(words);
    for (const unit of index.exact.get(typed) ?? []) {
      const { entry, title, name } = index.names[unit];
      const target = index.entries[entry];
      hits.push({
        entry: target,
        score: (title ? FULL : FULL_OTHER) * trust * KIND_WEIGHTS[target.kind],
        name,
        phrase: -1,
      });
    }
    for (const unit of index.byStems.get(stems(words)) ?? []) {
      const { entry, title, name } = index.names[unit];
      hits.push({
        entry: index.entries[entry],
        score: (title ? FORM : FORM_OTHER) * trust * KIND_WEIGHTS[index.entries[entry].kind],
        name,
        phrase: -1,
      });
    }
    if (words.length > 1 || typed.length < 2) continue;
    for (const unit of index.initials.get(typed) ?? []) {
      const { entry, title, name } = index.names[unit];
      hits.push({ entry: index.entries[entry], score: (title ? INITIALS : INITIALS_OTHER) * trust, name, phrase: -1 });
    }
  }
  return hits;
}

/**
 * Entries that have some of the words.
 * @param {Index} index @param {string[]} words @param {string} typed the whole query without spaces @returns {Hit[]}
 */
function partialHits(index, words, typed) {
  const { units, tally: entries, names } = index;
  const hints = words.map((word) => index.hints.get(stem(word)));
  let total = 0;
  words.forEach((word, position) => {
    const meanings = term(index, word, position === words.length - 1);
    addWord(index, meanings);
    const weight = weightOf(index, entries.own.length, meanings.size) * (hints[position] ? HINT_WORD_WEIGHT : 1);
    units.close(weight);
    entries.close(weight);
    total += weight;
  });
  /** @type {Map<number, Hit>} */
  const hits = new Map();
  for (const key of units.touched) {
    const { entry, field, length, name, phrase } = key < names.length ? ofName(index, key) : ofPhrase(index, key);
    const share = (units.sums[key] / total) ** COVERAGE_POWER;
    const start =
      name && words.length > 1 && names[key].squeezed.startsWith(typed)
        ? field === TITLE_WEIGHT
          ? PREFIX_GAIN
          : OTHER_NAME_PREFIX_GAIN
        : 0;
    const score =
      field * share * (1 - EXTRA_WORDS_LOSS + EXTRA_WORDS_LOSS * Math.min(1, units.hits[key] / Math.max(1, length))) +
      start;
    const known = hits.get(entry);
    if (!known || score > known.score) hits.set(entry, { entry: index.entries[entry], score, name, phrase });
  }
  const hinted = new Set(words.length > 1 ? hints : []);
  for (const [number, hit] of hits) {
    const { kind } = hit.entry;
    const all = entries.hits[number] === words.length ? ALL_WORDS_GAIN : 0;
    hit.score =
      (hit.score + ANYWHERE_WEIGHT * (entries.sums[number] / total) + all) *
      KIND_WEIGHTS[kind] *
      (hinted.has(kind) ? HINTED_KIND_GAIN : 1);
  }
  units.clear();
  entries.clear();
  return [...hits.values()];
}

/**
 * The weight of a word: more if few entries use it. A word that no entry uses still counts as part of the query.
 * @param {Index} index @param {number} users entries that use it
 * @param {number} known words of the guide that it may mean
 */
const weightOf = (index, users, known) =>
  known
    ? Math.log(1 + index.entries.length / Math.max(1, users)) ** RARITY_POWER
    : 0.5 * Math.log(1 + index.entries.length) ** RARITY_POWER;

/**
 * Count the names, phrases and entries that have a word or one of its meanings.
 * @param {Index} index @param {import("./query.js").Term} meanings
 */
function addWord(index, meanings) {
  const { units, tally: entries, names, meta } = index;
  for (const [word, quality] of meanings) {
    for (const unit of index.byWord.get(word) ?? []) {
      units.put(unit, quality);
      entries.put(names[unit].entry, quality);
    }
    for (const [entry, phrase, field, length] of index.postings(word)) {
      const key = entry * SEARCH_PHRASES + phrase;
      meta[key] = field * SEARCH_LENGTHS + length;
      units.put(names.length + key, quality);
      // For the entry as a whole, having the word matters more than the field it is in.
      entries.put(entry, quality * (0.4 + 0.6 * FIELD_WEIGHTS[field]));
    }
  }
}

/** @param {Index} index @param {number} key */
function ofName(index, key) {
  const { entry, title, length, name } = index.names[key];
  return { entry, field: title ? TITLE_WEIGHT : OTHER_NAME_WEIGHT, length, name, phrase: -1 };
}

/** @param {Index} index @param {number} key */
function ofPhrase(index, key) {
  const position = key - index.names.length;
  const [field, length] = [Math.floor(index.meta[position] / SEARCH_LENGTHS), index.meta[position] % SEARCH_LENGTHS];
  return {
    entry: Math.floor(position / SEARCH_PHRASES),
    field: FIELD_WEIGHTS[field],
    length: length === SEARCH_LENGTHS - 1 ? 10 : length,
    name: "",
    phrase: field === EVERYDAY ? position % SEARCH_PHRASES : -1,
  };
}
