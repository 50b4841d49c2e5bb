// Which entries are meant by what was typed, the best first. A name that is typed in full comes before everything; then names,
// everyday phrases, summaries and the rest, by how much of what was typed they say and how little else.
import { SEARCH_FIELDS, SEARCH_KINDS, SEARCH_LENGTHS, SEARCH_PHRASES } from "../lib/constants.js";
import { movesBetween } from "./moves.js";
import { queryWords, readings, STARTED, term } from "./query.js";
import { squeezed, stem, stems } from "./words.js";

/** @typedef {import("./index.js").Index} Index @typedef {import("./index.js").Entry} Entry */
/** What was found, how well, and the name or phrase that says so: a name as text, a phrase by its number. @typedef {{entry: Entry, score: number, name: string, phrase: number}} Hit */

// Equals come in this order, and a kind counts for so much.
const WORTH = /** @type {Record<string, number>} */ ({
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
// What a phrase says about its entry: title, other name, everyday phrase, summary, the rest.
const [TITLE, OTHER] = [1, 0.97];
const FIELDS = [0.88, 0.7, 0.6];
// Names that are typed in full, apart from all that is only near.
const [FULL, FULL_OTHER, FORM, FORM_OTHER, INITIALS, INITIALS_OTHER] = [12, 11, 10.5, 9.5, 9, 8];
const EVERYDAY = SEARCH_FIELDS.indexOf("everyday");
// A name or phrase counts for less the less of the query it says, and loses up to so much for what else it says.
const [PARTLY, ELSE] = [1.2, 0.45];
// What a hint at a kind counts for, and what is left of the weight of the word that gives it.
const [HINT, HINTING] = [1.2, 0.6];
// What a name gains that begins as was typed.
const [BEGINS, BEGINS_OTHER] = [0.25, 0.1];
// Rare words weigh more, but by less than their rarity alone would say.
const EVEN = 0.7;
// What a page gains that is one step from the reader's own role: enough to come first among equals.
const NEARER = 1.04;
// What a result must have of the score of the best.
const LEAST = 0.3;
// What the words count for wherever in an entry they are said, and what an entry gains that says all of them.
const [ANYWHERE, ALL] = [0.5, 0.1];
// Words that are looked at, and files of words that are fetched for one key.
const [MOST_WORDS, MOST_FILES] = [12, 8];

/**
 * All that is found, the best first, without openings that have closed; `complete` is false where a part of the index could not be had.
 * @param {Index} index @param {string} query @param {string} [day] today, as in 2026-11-24
 * @param {Set<string>} [next] addresses one step from the reader
 * @returns {Promise<{hits: Hit[], meant: string[], complete: boolean}>}
 */
export async function find(index, query, day = "", next = new Set()) {
  const { all, meant } = queryWords(index, query);
  if (!all.length) return { hits: [], meant: [], complete: true };
  const words = meant.slice(0, MOST_WORDS);
  const long = words.flatMap((word) => index.short.get(word) ?? []);
  const same = words.flatMap((word) => [...(index.same.get(word) ?? [])]);
  const ownFiles = await index.need([...words, ...long].filter((word) => word.length >= STARTED).map(root), MOST_FILES);
  const synonymFiles = await index.need(same.map(root), MOST_FILES - ownFiles.files);
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
  for (const hit of best.values()) if (next.has(hit.entry.address)) hit.score *= NEARER;
  const hits = [...best.values(), ...(await movesBetween(index, query))]
    .filter(({ entry }) => !entry.closes || entry.closes >= day)
    .sort(
      (a, b) =>
        b.score - a.score ||
        SEARCH_KINDS.indexOf(a.entry.kind) - SEARCH_KINDS.indexOf(b.entry.kind) ||
        a.entry.level - b.entry.level ||
        a.entry.number - b.entry.number,
    );
  // What says far less than the best is no answer.
  const least = LEAST * Math.min(1, hits[0]?.score ?? 0);
  return {
    hits: hits.filter((hit) => hit.score >= least),
    meant: words,
    complete: ownFiles.complete && synonymFiles.complete,
  };
}

// Forms of a word begin alike, so that one file or two have all of them.
const root = (/** @type {string} */ word) => word.slice(0, 6);

/** Entries that are called just so. @param {Index} index @param {string[]} all @param {string[]} meant @returns {Hit[]} */
function fullNameHits(index, all, meant) {
  const hits = /** @type {Hit[]} */ ([]);
  const [plain, ...others] = readings(index, meant);
  // A short form that is somebody's name says more than what it stands for.
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
      hits.push({ entry: target, score: (title ? FULL : FULL_OTHER) * trust * WORTH[target.kind], name, phrase: -1 });
    }
    for (const unit of index.forms.get(stems(words)) ?? []) {
      const { entry, title, name } = index.names[unit];
      hits.push({
        entry: index.entries[entry],
        score: (title ? FORM : FORM_OTHER) * trust * WORTH[index.entries[entry].kind],
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

/** Entries that say some of it. @param {Index} index @param {string[]} words @param {string} typed all of it, without spaces @returns {Hit[]} */
function partialHits(index, words, typed) {
  const { units, tally: entries, names } = index;
  const hints = words.map((word) => index.hints.get(stem(word)));
  let total = 0;
  words.forEach((word, position) => {
    const meanings = term(index, word, position === words.length - 1);
    addWord(index, meanings);
    const weight = weightOf(index, entries.own.length, meanings.size) * (hints[position] ? HINTING : 1);
    units.close(weight);
    entries.close(weight);
    total += weight;
  });
  /** @type {Map<number, Hit>} */
  const hits = new Map();
  for (const key of units.touched) {
    const { entry, field, length, name, phrase } = key < names.length ? ofName(index, key) : ofPhrase(index, key);
    const share = (units.sums[key] / total) ** PARTLY;
    const start =
      name && words.length > 1 && names[key].squeezed.startsWith(typed) ? (field === TITLE ? BEGINS : BEGINS_OTHER) : 0;
    const score = field * share * (1 - ELSE + ELSE * Math.min(1, units.hits[key] / Math.max(1, length))) + start;
    const known = hits.get(entry);
    if (!known || score > known.score) hits.set(entry, { entry: index.entries[entry], score, name, phrase });
  }
  const hinted = new Set(words.length > 1 ? hints : []);
  for (const [number, hit] of hits) {
    const { kind } = hit.entry;
    const all = entries.hits[number] === words.length ? ALL : 0;
    hit.score =
      (hit.score + ANYWHERE * (entries.sums[number] / total) + all) * WORTH[kind] * (hinted.has(kind) ? HINT : 1);
  }
  units.clear();
  entries.clear();
  return [...hits.values()];
}

/** Words that few entries use weigh more; one that none uses still counts as something that was asked for. @param {Index} index @param {number} users @param {number} known */
const weightOf = (index, users, known) =>
  known
    ? Math.log(1 + index.entries.length / Math.max(1, users)) ** EVEN
    : 0.5 * Math.log(1 + index.entries.length) ** EVEN;

/** Note where the words of a term stand. @param {Index} index @param {import("./query.js").Term} meanings */
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
      entries.put(entry, quality * (0.4 + 0.6 * FIELDS[field])); // where in an entry it stands matters less than that it does
    }
  }
}

/** @param {Index} index @param {number} key */
function ofName(index, key) {
  const { entry, title, length, name } = index.names[key];
  return { entry, field: title ? TITLE : OTHER, length, name, phrase: -1 };
}

/** @param {Index} index @param {number} key */
function ofPhrase(index, key) {
  const position = key - index.names.length;
  const [field, length] = [Math.floor(index.meta[position] / SEARCH_LENGTHS), index.meta[position] % SEARCH_LENGTHS];
  return {
    entry: Math.floor(position / SEARCH_PHRASES),
    field: FIELDS[field],
    length: length === SEARCH_LENGTHS - 1 ? 10 : length,
    name: "",
    phrase: field === EVERYDAY ? position % SEARCH_PHRASES : -1,
  };
}
