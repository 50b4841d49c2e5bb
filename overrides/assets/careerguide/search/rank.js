// Ranks the entries of the guide for a query. An entry whose full name was typed comes first. Then come names, everyday
// phrases, summaries and the rest: the more words of the query they have, and the fewer other words, the higher.

import { gainOf, namedIn, wantedBy } from "./asking-kinds.js";
import { SEARCH_FIELDS, SEARCH_KINDS, SEARCH_LENGTHS, SEARCH_PHRASES } from "./constants.js";
import { isElsewhere } from "./elsewhere.js";
import { movesBetween } from "./moves.js";
import { ANYBODY } from "./near.js";
import { isWordy, queryWords, readings, term } from "./query.js";
import { rarity } from "./rarity.js";
import { loadSpoken } from "./spoken.js";
import { forgiveSlips, nameShare, rolesFirst, wholeGain } from "./whole.js";
import { isLetter, squeezed, stem, stems, tokens } from "./words.js";

/** @typedef {import("./index.js").Index} Index @typedef {import("./index.js").Entry} Entry */
/**
 * An entry with its score, and why it was found: the text of a name, or the number of a phrase (-1 if it was not a
 * phrase). `whole` is whether the name has all words of the query, `wholeTitle` whether the title has, and `fullTitle`
 * whether they, or what they are short for, are the whole title.
 * @typedef {{entry: Entry, score: number, name: string, phrase: number} &
 *   {whole?: boolean, wholeTitle?: boolean, fullTitle?: boolean}} Hit
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
// In a question, sections of the guide and its tools stand before roles and skills that merely have some of its words.
const KINDS_ASKED = /** @type {Record<string, number>} */ ({
  ...KIND_WEIGHTS,
  role: 0.85,
  skill: 0.75,
  track: 0.8,
  story: 0.8,
  kpi: 0.95,
  term: 0.9,
  event: 0.9,
  page: 1,
  section: 1,
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
// In scripts without spaces: the gain of a name that has the letters of the query side by side.
const INSIDE_GAIN = 0.2;
// The gain of a title, and of another name, that begins with the query.
const [PREFIX_GAIN, OTHER_NAME_PREFIX_GAIN] = [0.6, 0.3];
// The weight of a word that nothing is known of, of what the rarest word has.
const UNKNOWN_WEIGHT = 0.5;
// The words of a phrase that is too long to be counted.
const LONG_PHRASE = 10;
// A name with all words of the query gains less the less they fit.
const WHOLE_POWER = 4;
// The gain of an everyday phrase that has all words of the query and no others.
const PHRASE_ALONE_GAIN = 0.4;
// A name surely has a query if it has this share of it, of what any name may have.
const SURE = 0.92;
// A result below this share of the best score is left out.
const MIN_SHARE_OF_BEST = 0.3;
// The weight of the query's words anywhere in an entry, and the gain of an entry that has all of them.
// In a question they weigh more, since few of them are of one name.
const [ANYWHERE_WEIGHT, ANYWHERE_ASKED, ALL_WORDS_GAIN] = [0.5, 1, 0.1];
// Words of a query that are read, and files of words that are fetched for one key press.
const [MAX_WORDS, MAX_FILES] = [30, 8];

/**
 * Find entries, best first, without closed openings. `complete` is false if a part of the index could not be loaded.
 * @param {Index} index @param {string} query @param {string | ((zone: string) => string)} [day]
 *   today, as in 2026-11-24; a function if it differs between time zones
 * @param {import("./near.js").Near} [near] what is near the reader
 * @returns {Promise<{hits: Hit[], meant: string[], complete: boolean}>}
 */
export async function find(index, query, day = "", near = ANYBODY) {
  await loadSpoken(index, tokens(query));
  const { all, meant, denied, isForeign, isUnfinished } = queryWords(index, query);
  if (!meant.length) return { hits: [], meant: [], complete: true };
  const words = [...new Set(meant)].slice(0, MAX_WORDS);
  const isQuestion = all.length > 2 && all.some((word) => index.languages.questions.has(word));
  const long = words.flatMap((word) => index.shortForms.get(word) ?? []);
  const same = words.flatMap((word) => [...(index.synonyms.get(word) ?? [])]);
  const starts = [...words, ...long, ...(denied.size ? index.languages.negation : [])].filter(isWordy).map(root);
  const [ownFiles, synonymFiles] = await Promise.all([
    index.need(starts, MAX_FILES),
    index.need(same.map(root), MAX_FILES - index.wanted(starts, MAX_FILES).length),
  ]);
  /** @type {Map<number, Hit>} */
  const best = new Map();
  const typed = squeezed(all);
  const put = (/** @type {Hit} */ hit) => {
    const known = best.get(hit.entry.number);
    const wholeTitle = hit.wholeTitle || known?.wholeTitle;
    const fullTitle = hit.fullTitle || known?.fullTitle;
    best.set(hit.entry.number, { ...(!known || hit.score > known.score ? hit : known), wholeTitle, fullTitle });
  };
  for (const { words: readWords, trust } of readings(index, words))
    for (const hit of partialHits(index, { words: readWords, typed, denied, isQuestion }))
      put({ ...hit, score: hit.score * trust });
  const nearness = new Map([...best].map(([number, hit]) => [number, hit.score]));
  for (const hit of fullNameHits(index, all, words, denied))
    put({ ...hit, whole: true, score: hit.score + (nearness.get(hit.entry.number) ?? 0) });
  weigh(index, best, { all, words, mayBeElsewhere: !isForeign && !isUnfinished });
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

/**
 * Leave out all results if the query is about something else, and give what it asks for its gain.
 * @param {Index} index @param {Map<number, Hit>} best
 * @param {{all: string[], words: string[], mayBeElsewhere: boolean}} query
 */
function weigh(index, best, { all, words, mayBeElsewhere }) {
  const isWhole = [...best.values()].some(({ whole }) => whole);
  const wanted = wantedBy(index, all);
  // What asks for a kind of entry is about the guide, however little of it an entry has.
  const top = wanted.length ? Infinity : Math.max(0, ...[...best.values()].map(({ score }) => score));
  if (mayBeElsewhere && !isWhole && isElsewhere(index, words, top)) best.clear();
  rolesFirst(best);
  const named = namedIn(index, all);
  for (const hit of best.values()) hit.score *= gainOf(wanted, named, hit.entry);
}

// Forms of a word share their first letters, so one or two files have all of them.
const root = (/** @type {string} */ word) => word.slice(0, 6);

/**
 * Entries whose full name was typed.
 * @param {Index} index @param {string[]} all @param {string[]} meant @param {Set<string>} denied words
 * @returns {Hit[]}
 */
function fullNameHits(index, all, meant, denied) {
  const hits = /** @type {Hit[]} */ ([]);
  const [plain, ...others] = denied.size ? [] : readings(index, meant);
  // A short form that is the name of an entry counts for more than its long form.
  const allReadings = [
    { words: all, trust: 1 },
    ...(plain ? [plain] : []),
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
        fullTitle: title,
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
 * A query as names and phrases are compared with it: its words, the weight of all of them, the weight that the best
 * name could have, the whole query without spaces, whether it has letters of a script without spaces, and whether it
 * has words of questions.
 * @typedef {object} Asked
 * @property {string[]} words
 * @property {number} total
 * @property {number} attainable
 * @property {string} typed
 * @property {boolean} byLetters
 * @property {boolean} asks
 * @property {boolean} isKnown whether something is known of each of its words
 */

/**
 * Entries that have some of the words. `typed` is the whole query without spaces.
 * @param {Index} index
 * @param {{words: string[], typed: string, denied: Set<string>, isQuestion: boolean}} query @returns {Hit[]}
 */
function partialHits(index, { words, typed, denied, isQuestion }) {
  const { units, tally: entries, names, masks } = index;
  const hints = words.map((word) => index.hints.get(stem(word)));
  let attainable = 0;
  const known = /** @type {boolean[]} */ ([]);
  const weights = words.map((word, position) => {
    const meanings = term(index, word, position === words.length - 1);
    if (denied.has(word)) addDenied(index, meanings);
    else addWord(index, meanings, 1 << position);
    // A word that no entry uses still counts as part of the query.
    const rare = meanings.size ? rarity(index, entries.own.length) : UNKNOWN_WEIGHT * rarity(index, 1);
    const weight = rare * (hints[position] ? HINT_WORD_WEIGHT : 1);
    units.close(weight);
    entries.close(weight);
    attainable += weight * Math.max(0, ...meanings.values());
    known.push(meanings.size > 0);
    return weight;
  });
  const given = forgiveSlips(index, words, weights);
  // A word that nothing is known of does not count against the others.
  const understood = words.filter((_, position) => known[position] || given.has(position));
  const total = weights.reduce((sum, weight, at) => sum + (known[at] || given.has(at) ? weight : 0), 0);
  const asks = words.some((word) => index.questions.has(word));
  const kinds = isQuestion ? KINDS_ASKED : KIND_WEIGHTS;
  const byLetters = words.some(isLetter);
  const isKnown = understood.length === words.length;
  const asked = { words: understood, total, attainable, typed, byLetters, asks, isKnown };
  /** @type {Map<number, Hit>} */
  const hits = new Map();
  for (const key of units.touched) {
    const hit = key < names.length ? nameHit(index, key, asked) : phraseHit(index, key, asked);
    const known = hits.get(hit.entry.number);
    hit.wholeTitle ||= known?.wholeTitle;
    if (!known || hit.score > known.score) hits.set(hit.entry.number, hit);
    else known.wholeTitle = hit.wholeTitle;
    if (key < names.length) masks[key] = 0;
  }
  const hinted = new Set(words.length > 1 ? hints : []);
  for (const [number, hit] of hits) {
    const { kind } = hit.entry;
    const all = entries.hits[number] >= understood.length ? ALL_WORDS_GAIN : 0;
    hit.score =
      (hit.score + (isQuestion ? ANYWHERE_ASKED : ANYWHERE_WEIGHT) * (entries.sums[number] / total) + all) *
      kinds[kind] *
      (hinted.has(kind) ? HINTED_KIND_GAIN : 1);
  }
  units.clear();
  entries.clear();
  return [...hits.values()];
}

/**
 * Count the names, phrases and entries that have a word or one of its meanings.
 * @param {Index} index @param {import("./query.js").Term} meanings @param {number} bit of the word in the masks
 */
function addWord(index, meanings, bit) {
  const { units, tally: entries, names, meta, masks } = index;
  for (const [word, quality] of meanings) {
    for (const unit of index.byWord.get(word) ?? []) {
      units.put(unit, quality);
      masks[unit] |= bit;
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

/**
 * Count the phrases that have a word, or one of its meanings, beside a word of negation.
 * @param {Index} index @param {import("./query.js").Term} meanings
 */
function addDenied(index, meanings) {
  const { units, tally: entries, names, meta } = index;
  const denials = new Set();
  for (const denial of index.languages.negation)
    for (const [entry, phrase] of index.postings(denial)) denials.add(entry * SEARCH_PHRASES + phrase);
  for (const [word, quality] of meanings)
    for (const [entry, phrase, field, length] of index.postings(word)) {
      const key = entry * SEARCH_PHRASES + phrase;
      if (!denials.has(key)) continue;
      meta[key] = field * SEARCH_LENGTHS + length;
      units.put(names.length + key, quality);
      entries.put(entry, quality * (0.4 + 0.6 * FIELD_WEIGHTS[field]));
    }
}

/** @param {number} share of the query @param {number} count words that it has @param {number} length all its words */
const fit = (share, count, length) =>
  share ** COVERAGE_POWER * (1 - EXTRA_WORDS_LOSS * (1 - Math.min(1, count / Math.max(1, length))));

/** @param {Index} index @param {number} key of a name @param {Asked} asked @returns {Hit} */
function nameHit(index, key, { words, total, attainable, typed, byLetters, asks, isKnown }) {
  const { entry: number, title, length, core, name, squeezed: joined } = index.names[key];
  const [entry, sum, count] = [index.entries[number], index.units.sums[key], index.units.hits[key]];
  const inside = byLetters && joined.includes(typed);
  const hasAll = count >= words.length && (inside || !byLetters);
  let score = (title ? TITLE_WEIGHT : OTHER_NAME_WEIGHT) * fit(sum / total, count, core);
  if (words.length > 1 && joined.startsWith(typed))
    score += (title ? PREFIX_GAIN : OTHER_NAME_PREFIX_GAIN) * nameShare(entry.kind);
  else if (inside) score += INSIDE_GAIN;
  if (hasAll) {
    const gain = wholeGain(title, count >= (asks ? length : core), entry.kind) * KIND_WEIGHTS[entry.kind];
    score += gain * (sum / attainable) ** WHOLE_POWER;
  }
  const whole = isKnown && hasAll && sum > SURE * attainable;
  return { entry, score, name, phrase: -1, whole, wholeTitle: whole && title };
}

/** @param {Index} index @param {number} key of a phrase @param {Asked} asked @returns {Hit} */
function phraseHit(index, key, { words, total, attainable }) {
  const position = key - index.names.length;
  const [field, length] = [Math.floor(index.meta[position] / SEARCH_LENGTHS), index.meta[position] % SEARCH_LENGTHS];
  const [sum, count] = [index.units.sums[key], index.units.hits[key]];
  const isEveryday = field === EVERYDAY;
  const alone = isEveryday && count >= words.length && count >= length;
  return {
    entry: index.entries[Math.floor(position / SEARCH_PHRASES)],
    score:
      FIELD_WEIGHTS[field] * fit(sum / total, count, length === SEARCH_LENGTHS - 1 ? LONG_PHRASE : length) +
      (alone ? PHRASE_ALONE_GAIN * (sum / attainable) ** WHOLE_POWER : 0),
    name: "",
    phrase: isEveryday ? position % SEARCH_PHRASES : -1,
  };
}
