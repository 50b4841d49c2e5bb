// The files of /api/v1/search/ as ranking needs them. Names are all there from the start; the other words arrive in files of
// their own, a few for each query.
import { SEARCH_DIGITS, SEARCH_LENGTHS, SEARCH_PHRASES } from "../lib/constants.js";
import { Tally } from "./tally.js";
import { squeezed, stem, stems, tokens } from "./words.js";

/**
 * @typedef {{number: number, kind: string, address: string, title: string, names: string[], track: string, level: number, band: string, site: string, closes: string, summary?: string}} Entry
 * Where a word stands among names: `unit` numbers all names. @typedef {{entry: number, title: boolean, length: number, name: string, squeezed: string}} Name
 * Where a word stands elsewhere: its entry, the phrase's number in it, and the phrase's kind and length. @typedef {[entry: number, phrase: number, field: number, length: number]} Posting
 * @typedef {(name: string) => Promise<any>} Read
 */

// The digits of hooks/careerguide/search.py: one says a number below 64.
const DIGITS = new Map([...SEARCH_DIGITS].map((digit, value) => [digit, value]));
// Kinds whose names people shorten to first letters; of skills only the titles.
const SHORTENED = new Set(["role", "skill", "track"]);
const slug = (/** @type {string} */ title) =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");

/** The first place in a sorted list that is not before a text. @param {string[]} sorted @param {string} text */
export function firstFrom(sorted, text) {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** @template V @param {Map<string, V[]>} map @param {string} key @param {V} value */
function append(map, key, value) {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** Words in order, and those with a stem in common. */
export class Vocabulary {
  /** @type {string[]} */
  words = [];
  /** @type {Set<string>} */
  known = new Set();
  /** @type {Map<string, string[]>} */
  stems = new Map();

  /** Take in words, sorted, none of which stands between two of those before. @param {string[]} words */
  add(words) {
    this.words.splice(firstFrom(this.words, words[0] ?? ""), 0, ...words);
    for (const word of words) {
      this.known.add(word);
      append(this.stems, stem(word), word);
    }
  }

  /** Words that begin so, itself left out. @param {string} start @param {number} limit */
  beginning(start, limit) {
    const words = [];
    for (
      let position = firstFrom(this.words, start);
      position < this.words.length && words.length < limit && this.words[position].startsWith(start);
      position += 1
    ) {
      if (this.words[position] !== start) words.push(this.words[position]);
    }
    return words;
  }
}

export class Index {
  /** @param {any} names what names.json holds @param {Read} read a file by its name */
  constructor(names, read) {
    this.read = read;
    /** @type {string[]} */
    this.starts = names.words;
    /** @type {number} */
    this.perDetails = names.details;
    this.tracks = new Map(/** @type {[string, string][]} */ (names.tracks));
    this.bands = new Map(/** @type {[string, string][]} */ (names.bands));
    this.questions = new Set(names.questions.flatMap(tokens));
    this.short = new Map(names.short.map((/** @type {[string, string]} */ [short, means]) => [short, tokens(means)]));
    /** @type {Map<string, Set<string>>} by stem */
    this.same = new Map();
    for (const group of names.same) {
      for (const word of group) {
        const wordStem = stem(word);
        this.same.set(
          wordStem,
          new Set([
            ...(this.same.get(wordStem) ?? []),
            ...group.filter((/** @type {string} */ other) => other !== word),
          ]),
        );
      }
    }
    /** @type {Map<string, string>} */
    this.hints = new Map(
      names.hints.flatMap((/** @type {[string, string[]]} */ [kind, words]) => words.map((word) => [stem(word), kind])),
    );
    this.entries = entriesOf(names);
    /** @type {Name[]} */
    this.names = [];
    /** @type {Map<string, number[]>} word -> names that have it */
    this.byWord = new Map();
    /** @type {Map<string, number[]>} squeezed name -> names */
    this.exact = new Map();
    /** @type {Map<string, number[]>} squeezed stems of a name -> names */
    this.forms = new Map();
    /** @type {Map<string, number[]>} first letters of a name -> names */
    this.initials = new Map();
    this.#name();
    this.called = new Vocabulary();
    this.called.add([...this.byWord.keys()].sort());
    this.fullNames = [...this.exact.keys()].sort();
    // Names and phrases share one row of numbers: names from 0, phrases behind them.
    this.units = new Tally(this.names.length + this.entries.length * SEARCH_PHRASES);
    this.tally = new Tally(this.entries.length);
    /** @type {Uint8Array} kind and length of each phrase that was met */
    this.meta = new Uint8Array(this.entries.length * SEARCH_PHRASES);
    /** @type {Map<number, Promise<boolean>>} */
    this.asked = new Map();
    /** @type {Map<string, [steps: number[], digits: string]>} as the files have them */
    this.packed = new Map();
    /** @type {Map<string, Posting[]>} */
    this.opened = new Map();
    /** @type {Map<number, Promise<any[] | null>>} */
    this.details = new Map();
    this.texts = new Vocabulary();
  }

  #name() {
    for (const entry of this.entries) {
      [entry.title, ...entry.names].forEach((name, position) => {
        const words = tokens(name);
        const joined = squeezed(words);
        const unit =
          this.names.push({ entry: entry.number, title: !position, length: words.length, name, squeezed: joined }) - 1;
        for (const word of new Set(words)) append(this.byWord, word, unit);
        if (words.length) append(this.exact, joined, unit);
        if (words.length) append(this.forms, stems(words), unit);
        if (words.length > 1 && words.length < 6 && SHORTENED.has(entry.kind) && (!position || entry.kind !== "skill"))
          append(this.initials, words.map((word) => word[0]).join(""), unit);
      });
    }
  }

  /** Fetch what holds words that begin so, and say how many files that takes and whether all could be had. @param {string[]} starts @param {number} limit files */
  async need(starts, limit) {
    const wanted = [...new Set(starts.flatMap((start) => this.#files(start)))].slice(0, limit);
    for (const file of wanted) if (!this.asked.has(file)) this.asked.set(file, this.#take(file));
    const came = await Promise.all(wanted.map((file) => this.asked.get(file)));
    return { files: wanted.length, complete: came.every(Boolean) };
  }

  /** Files that may hold words that begin so. @param {string} start */
  #files(start) {
    const files = [];
    for (let file = 0; file < this.starts.length; file += 1) {
      const next = this.starts[file + 1];
      if ((next === undefined || next > start) && (this.starts[file] <= start || this.starts[file].startsWith(start)))
        files.push(file);
    }
    return files;
  }

  /** @param {number} file */
  async #take(file) {
    const words = await this.read(`search/words-${file}`);
    if (!words) {
      this.asked.delete(file); // the next key may have more luck
      return false;
    }
    const sorted = Object.keys(words).sort();
    for (const word of sorted) this.packed.set(word, words[word]);
    this.texts.add(sorted);
    return true;
  }

  /** Where a word stands outside of names, as far as it has been fetched. @param {string} word @returns {Posting[]} */
  postings(word) {
    const known = this.opened.get(word);
    if (known) return known;
    const [steps, digits] = this.packed.get(word) ?? [[], ""];
    let entry = 0;
    const postings = steps.map((step, index) => {
      entry += step;
      const meta = DIGITS.get(digits[2 * index + 1]) ?? 0;
      return /** @type {Posting} */ ([
        entry,
        DIGITS.get(digits[2 * index]) ?? 0,
        Math.floor(meta / SEARCH_LENGTHS),
        meta % SEARCH_LENGTHS,
      ]);
    });
    this.opened.set(word, postings);
    return postings;
  }

  /** What a result shows below its title. @param {Entry} entry @returns {Promise<{summary: string, everyday: string[], moves: [number, number][]}>} */
  async detail(entry) {
    if (entry.summary !== undefined) return { summary: entry.summary, everyday: [], moves: [] };
    const file = Math.floor(entry.number / this.perDetails);
    const pending = this.details.get(file) ?? this.read(`search/details-${file}`);
    this.details.set(file, pending);
    const part = await pending;
    if (!part) this.details.delete(file); // the next key may have more luck
    const [summary = "", everyday = [], moves = []] = part?.[entry.number % this.perDetails] ?? [];
    return { summary, everyday, moves };
  }
}

/** @param {any} names @returns {Entry[]} */
function entriesOf(names) {
  /** @type {Entry[]} */
  const entries = [];
  for (const [kind, base, many] of names.kinds) {
    for (let left = many; left; left -= 1) {
      const [title, id = 0, otherNames = [], track = 0, level = 0, site = 0, closes = ""] = names.rows[entries.length];
      const facts = {
        track: names.tracks[track - 1]?.[0] ?? "",
        level,
        band: names.bands[names.levels[level]]?.[0] ?? "",
        site: names.sites[site - 1] ?? "",
        closes,
      };
      const path = id === 0 ? slug(title) : id;
      const address = !base || base.endsWith("#") || !path ? `${base}${path}` : `${base}${path}/`;
      entries.push({ number: entries.length, kind, address, title, names: otherNames, ...facts });
    }
  }
  return entries;
}
