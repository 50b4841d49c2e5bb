// The index of the search, read from the files of /api/v1/search/. All names are loaded first. The words of other texts
// are in separate files, of which each query needs a few.
import { SEARCH_DIGITS, SEARCH_LENGTHS, SEARCH_PHRASES } from "./constants.js";
import { languagesOf } from "./spoken.js";
import { Tally } from "./tally.js";
import { squeezed, stem, stems, tokens } from "./words.js";

/**
 * Something that can be found.
 * @typedef {object} Entry
 * @property {number} number its index in the list of entries
 * @property {string} kind
 * @property {string} address path from the top of the site
 * @property {string} title
 * @property {string[]} names other names
 * @property {string[]} tracks ids; of a role, that of the track that it belongs to first
 * @property {number} level 0 if it has none
 * @property {string} band
 * @property {string[]} sites
 * @property {string} closes the last day of an opening
 * @property {string} zone the time zone of its site; of several, with a space between two
 * @property {string} [summary] only if it is not in the files of details
 *
 * A name of an entry: the number of the entry, whether it is the title, how many different words it has, how
 * many of them a query keeps that has no words of questions, and the words joined.
 * @typedef {{entry: number, title: boolean, length: number, core: number, name: string, squeezed: string}} Name
 *
 * A phrase that has a word: its entry, its number in the entry, its field and how many words it has.
 * @typedef {[entry: number, phrase: number, field: number, length: number]} Posting
 *
 * Load a file by its name; null if it cannot be loaded.
 * @typedef {(name: string) => Promise<any>} Read
 */

// The value of each digit of the files: a number below 64.
const DIGITS = new Map([...SEARCH_DIGITS].map((digit, value) => [digit, value]));
// Kinds whose names people shorten to their first letters; of skills only the titles.
const SHORTENED = new Set(["role", "skill", "track"]);
const slug = (/** @type {string} */ title) =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");

/** The first index in a sorted list whose text is not before a text. @param {string[]} sorted @param {string} text */
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

const backwards = (/** @type {string} */ word) => [...word].reverse().join("");

/** Longer words with the same beginning. @param {string[]} sorted @param {string} start @param {number} limit */
function longerWords(sorted, start, limit) {
  const words = [];
  for (
    let position = firstFrom(sorted, start);
    position < sorted.length && words.length < limit && sorted[position].startsWith(start);
    position += 1
  ) {
    if (sorted[position] !== start) words.push(sorted[position]);
  }
  return words;
}

/** Sorted words, and the words of each stem. */
export class Vocabulary {
  /** @type {string[]} */
  words = [];
  /** @type {Set<string>} */
  known = new Set();
  /** @type {Map<string, string[]>} */
  stems = new Map();

  /** @type {string[]} the same words from their last letter to their first, sorted; made when it is asked for */
  #backwards = [];

  /** Add sorted words; all of them fit between the same two words of the list. @param {string[]} words */
  add(words) {
    this.words.splice(firstFrom(this.words, words[0] ?? ""), 0, ...words);
    for (const word of words) {
      this.known.add(word);
      append(this.stems, stem(word), word);
    }
  }

  /** Longer words with the same beginning. @param {string} start @param {number} limit */
  beginning(start, limit) {
    return longerWords(this.words, start, limit);
  }

  /** Longer words with the same end, such as those of compounds. @param {string} end @param {number} limit */
  ending(end, limit) {
    if (this.#backwards.length !== this.words.length) this.#backwards = this.words.map(backwards).sort();
    return longerWords(this.#backwards, backwards(end), limit).map(backwards);
  }
}

export class Index {
  /** @param {any} names the content of names.json @param {Read} read */
  constructor(names, read) {
    this.read = read;
    /** Their words come when a query needs them (spoken.js). */
    this.languages = languagesOf({});
    /** @type {string[]} */
    this.starts = names.words;
    /** @type {number} */
    this.perDetails = names.details;
    this.tracks = new Map(/** @type {[string, string][]} */ (names.tracks));
    this.bands = new Map(/** @type {[string, string][]} */ (names.bands));
    this.questions = new Set(names.questions.flatMap(tokens));
    this.shortForms = new Map(
      names.short.map((/** @type {[string, string]} */ [short, means]) => [short, tokens(means)]),
    );
    /** @type {Map<string, Set<string>>} by stem */
    this.synonyms = synonymsOf(names.same);
    /** @type {Map<string, string>} */
    this.hints = new Map(
      names.hints.flatMap((/** @type {[string, string[]]} */ [kind, words]) => words.map((word) => [stem(word), kind])),
    );
    /** Words for a role, such as "trainer": "train" is none. */
    this.roleWords = new Set(
      names.hints.flatMap((/** @type {[string, string[]]} */ [kind, words]) => (kind === "role" ? words : [])),
    );
    this.entries = entriesOf(names);
    /** @type {Name[]} */
    this.names = [];
    /** @type {Map<string, number[]>} word -> numbers of names */
    this.byWord = new Map();
    /** @type {Map<string, number[]>} joined words of a name -> numbers of names */
    this.exact = new Map();
    /** @type {Map<string, number[]>} joined stems of a name -> numbers of names */
    this.byStems = new Map();
    /** @type {Map<string, number[]>} first letters of a name -> numbers of names */
    this.initials = new Map();
    /** @type {Map<string, string[]>} a word of questions at the edge of names -> the words beside it */
    this.edges = new Map();
    this.#addNames();
    this.nameWords = new Vocabulary();
    this.nameWords.add([...this.byWord.keys()].sort());
    this.fullNames = [...this.exact.keys()].sort();
    // Names and phrases share one range of numbers: names from 0, then the phrases of each entry.
    this.units = new Tally(this.names.length + this.entries.length * SEARCH_PHRASES);
    this.tally = new Tally(this.entries.length);
    /** @type {Uint32Array} the words of a query that each name has, a bit each */
    this.masks = new Uint32Array(this.names.length);
    /** @type {Uint8Array} field and length of each phrase that a query has reached */
    this.meta = new Uint8Array(this.entries.length * SEARCH_PHRASES);
    /** @type {Map<number, Promise<boolean>>} */
    this.requested = new Map();
    /** @type {Map<string, [steps: number[], digits: string]>} the postings of each word as the files have them */
    this.packed = new Map();
    /** @type {Map<string, Posting[]>} */
    this.unpacked = new Map();
    /** @type {Map<number, Promise<any[] | null>>} */
    this.details = new Map();
    this.textWords = new Vocabulary();
  }

  #addNames() {
    for (const entry of this.entries) {
      [entry.title, ...entry.names].forEach((name, position) => {
        const words = tokens(name);
        const parts = new Set(words);
        const joined = squeezed(words);
        const unit =
          this.names.push({
            entry: entry.number,
            title: !position,
            length: parts.size,
            core: this.#core(words, !SHORTENED.has(entry.kind)),
            name,
            squeezed: joined,
          }) - 1;
        for (const word of parts) append(this.byWord, word, unit);
        if (words.length) append(this.exact, joined, unit);
        if (words.length) append(this.byStems, stems(words), unit);
        if (words.length < 2 || !SHORTENED.has(entry.kind) || (position && entry.kind === "skill")) return;
        this.#noteEdges(words);
        // The first letters of two words are those of many names, so only titles are shortened to them.
        if (words.length < 6 && (words.length > 2 || !position))
          append(this.initials, words.map((word) => word[0]).join(""), unit);
      });
    }
  }

  /**
   * How many words of a name are left without words of questions. Those at the edge of a short name belong to it.
   * @param {string[]} words @param {boolean} isSentence
   */
  #core(words, isSentence) {
    const isEdge = (/** @type {number} */ position) => position === 0 || position === words.length - 1;
    const left = words.filter((word, position) => !this.questions.has(word) || (!isSentence && isEdge(position)));
    return new Set(left).size || words.length;
  }

  /** Remember what is beside a word of questions at the edge of a name. @param {string[]} words */
  #noteEdges(words) {
    for (const [edge, beside] of [words.slice(0, 2), words.slice(-2).reverse()])
      if (edge.length > 1 && this.questions.has(edge) && !this.questions.has(beside)) append(this.edges, edge, beside);
  }

  /**
   * Fetch the files of words with these beginnings. `files` is how many that are, `complete` whether all could be
   * loaded.
   * @param {string[]} starts @param {number} limit files
   */
  async need(starts, limit) {
    const wanted = this.wanted(starts, limit);
    for (const file of wanted) if (!this.requested.has(file)) this.requested.set(file, this.#take(file));
    const loaded = await Promise.all(wanted.map((file) => this.requested.get(file)));
    return { files: wanted.length, complete: loaded.every(Boolean) };
  }

  /** The files that may have words with these beginnings. @param {string[]} starts @param {number} limit */
  wanted(starts, limit) {
    return [...new Set(starts.flatMap((start) => this.#files(start)))].slice(0, limit);
  }

  /** Files that may have words with this beginning. @param {string} start */
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
      this.requested.delete(file); // the next key press tries again
      return false;
    }
    const sorted = Object.keys(words).sort();
    for (const word of sorted) this.packed.set(word, words[word]);
    this.textWords.add(sorted);
    return true;
  }

  /** The phrases that have a word, as far as its file is loaded. @param {string} word @returns {Posting[]} */
  postings(word) {
    const known = this.unpacked.get(word);
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
    this.unpacked.set(word, postings);
    return postings;
  }

  /**
   * What a result shows below its title, and the moves of a role: the number of the other role and typical months.
   * @param {Entry} entry @returns {Promise<{summary: string, everyday: string[], moves: [number, number][]}>}
   */
  async detail(entry) {
    if (entry.summary !== undefined) return { summary: entry.summary, everyday: [], moves: [] };
    const file = Math.floor(entry.number / this.perDetails);
    const pending = this.details.get(file) ?? this.read(`search/details-${file}`);
    this.details.set(file, pending);
    const part = await pending;
    if (!part) this.details.delete(file); // the next key press tries again
    const [summary = "", everyday = [], moves = []] = part?.[entry.number % this.perDetails] ?? [];
    return { summary, everyday, moves };
  }
}

/** The other words of each word that means the same, by stem. @param {string[][]} groups */
function synonymsOf(groups) {
  const synonyms = /** @type {Map<string, Set<string>>} */ (new Map());
  for (const group of groups)
    for (const word of group) {
      const others = group.filter((other) => other !== word);
      synonyms.set(stem(word), new Set([...(synonyms.get(stem(word)) ?? []), ...others]));
    }
  return synonyms;
}

/** The entries of names.json. @param {any} names @returns {Entry[]} */
function entriesOf(names) {
  /** @type {Entry[]} */
  const entries = [];
  for (const [kind, base, many] of names.kinds) {
    for (let left = many; left; left -= 1) {
      const [title, id = 0, otherNames = [], within = 0, level = 0, at = 0, closes = ""] = names.rows[entries.length];
      const sites = [at].flat().flatMap((/** @type {number} */ site) => (site ? [names.sites[site - 1]] : []));
      const facts = {
        tracks: [within].flat().flatMap((/** @type {number} */ track) => (track ? [names.tracks[track - 1][0]] : [])),
        level,
        band: names.bands[names.levels[level]]?.[0] ?? "",
        sites: sites.map(([site]) => site),
        closes,
        zone: [...new Set(sites.map(([, zone]) => zone))].join(" "),
      };
      const path = id === 0 ? slug(title) : id;
      const address = !base || base.endsWith("#") || !path ? `${base}${path}` : `${base}${path}/`;
      entries.push({ number: entries.length, kind, address, title, names: otherNames, ...facts });
    }
  }
  return entries;
}
