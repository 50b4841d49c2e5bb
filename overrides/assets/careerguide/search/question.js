// Reads a query as a question: what it asks, and which entries and sites it names. Pure.
import { entriesNamed, MOST_WORDS, mayShorten, siteNamed, uninflected } from "./named.js";
import { correction } from "./query.js";
import { acronyms, tokens } from "./words.js";

/** @typedef {import("./index.js").Index} Index @typedef {import("./index.js").Entry} Entry */
/** @typedef {import("./phrases.js").Speech} Speech */
/**
 * A query of which every word is understood. `concepts` are those that it asks with, `weak` those whose words may say
 * nothing. Each of the `named` entries has the concepts right before and after it.
 * @typedef {object} Question
 * @property {Set<string>} concepts
 * @property {Set<string>} weak
 * @property {{entries: Entry[], before: string, after: string}[]} named
 * @property {string[]} sites
 * @property {boolean} follow whether words such as "from" come after a name
 * @property {boolean} bare whether it is one name or phrase, and nothing else
 * @property {number} length words
 */
/** @typedef {{words: string[], concept?: string, weak?: boolean, entries?: Entry[], site?: string}} Piece */

/** More words than this are a text, not a question. */
const MOST = 16;
// Kinds whose names count more than the words of a question: "shift" is in the glossary, and asks for shifts.
const STRONG = new Set(["role", "kpi"]);
/** Concepts that only say where a name belongs. */
const MARKERS = new Set(["from", "to", "compare"]);

/**
 * The question of a query; null if a word is not understood.
 * @param {Index} index @param {Speech} speech @param {string} query @param {boolean} bold whether a last word
 *   that says nothing may be a name: "how to become am"
 * @returns {Question | null}
 */
export function readQuestion(index, speech, query, bold = false) {
  const words = tokens(query);
  if (!words.length || words.length > MOST) return null;
  const capitals = acronyms(query);
  /** @type {Piece[]} */
  const pieces = [];
  for (let at = 0; at < words.length; at += pieces[pieces.length - 1].words.length) {
    const piece = pieceAt(index, speech, words, at, { bold: bold && at > 0 && at === words.length - 1, capitals });
    if (!piece) return null;
    pieces.push(piece);
  }
  return questionOf(pieces, speech);
}

/**
 * The longest name or phrase that begins at a word.
 * @param {Index} index @param {Speech} speech @param {string[]} words @param {number} at
 * @param {{bold: boolean, capitals: Set<string>}} how @returns {Piece | null}
 */
function pieceAt(index, speech, words, at, how) {
  const most = Math.min(words.length - at, Math.max(MOST_WORDS, speech.longest));
  for (let length = most; length > 0; length -= 1) {
    const part = words.slice(at, at + length);
    const concept = speech.concepts.get(part.join(" "));
    const weak = part.every((word) => speech.soft.has(word));
    const isName = !(weak || (length === 1 && concept)) || how.capitals.has(part[0]) || (how.bold && !concept);
    const entries =
      isName || concept ? entriesNamed(index, part, !concept && mayShorten(index, part[0], how.capitals)) : [];
    if (
      entries.length &&
      (isName || entries.some(({ kind }) => kind === "role")) &&
      !outweighs(concept, entries, length)
    )
      return { words: part, entries };
    const site = isName ? siteNamed(index, part) : "";
    if (site) return { words: part, site };
    if (concept) return { words: part, concept, weak };
    if (weak && length === 1) return { words: part, weak };
  }
  return endedName(index, words, at);
}

/**
 * Whether words ask for something rather than name an entry. Several words of a question of the policy name it.
 * @param {string | undefined} concept @param {Entry[]} entries @param {number} length words
 */
const outweighs = (concept, entries, length) =>
  Boolean(concept) && !entries.some(({ kind }) => STRONG.has(kind) || (kind === "section" && length > 1));

/** A name whose last word has a case ending. @param {Index} index @param {string[]} words @param {number} at */
function endedName(index, words, at) {
  for (let length = Math.min(words.length - at, MOST_WORDS); length > 0; length -= 1) {
    const part = words.slice(at, at + length);
    const last = uninflected(index, part[length - 1]);
    const entries = last ? entriesNamed(index, [...part.slice(0, -1), last]) : [];
    if (entries.some(({ kind }) => kind === "role")) return { words: part, entries };
  }
  return null;
}

/** @param {Piece[]} pieces @param {Speech} speech @returns {Question} */
function questionOf(pieces, { follow }) {
  const heard = pieces.filter((piece) => piece.concept || piece.entries || piece.site);
  const near = (/** @type {Piece | undefined} */ piece) => piece?.concept ?? "";
  return {
    concepts: new Set(heard.flatMap(({ concept, weak }) => (concept && !weak ? [concept] : []))),
    weak: new Set(heard.flatMap(({ concept, weak }) => (concept && (weak || MARKERS.has(concept)) ? [concept] : []))),
    named: heard.flatMap(({ entries }, at) =>
      entries ? [{ entries, before: near(heard[at - 1]), after: near(heard[at + 1]) }] : [],
    ),
    sites: heard.flatMap(({ site }) => site ?? []),
    follow,
    bare: pieces.length === 1,
    length: pieces.reduce((sum, { words }) => sum + words.length, 0),
  };
}

/**
 * The query without one typing slip in words that nobody understands; empty if it is not surely one.
 * @param {Index} index @param {Speech} speech @param {string} query
 */
export function withoutSlip(index, speech, query) {
  const words = tokens(query);
  const isKnown = (/** @type {string} */ word) =>
    speech.words.has(word) || speech.soft.has(word) || index.nameWords.known.has(word);
  const strange = words.filter((word) => !isKnown(word));
  if (strange.length !== 1 || words.length < 2) return "";
  const right = new Map(strange.map((word) => [word, speech.meant(word) || corrected(index, word)]));
  const changed = words.map((word) => right.get(word) || word);
  return changed.some((word, at) => word !== words[at]) ? changed.join(" ") : "";
}

/** The last word that was corrected: each language asks for the same. */
let last = { index: /** @type {Index | null} */ (null), word: "", right: "" };

/** @param {Index} index @param {string} word */
function corrected(index, word) {
  if (last.index !== index || last.word !== word) last = { index, word, right: correction(index, [word]) };
  return last.right;
}
