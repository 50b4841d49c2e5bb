// The shapes of questions about a career: what each asks with, and what it names. A query that fits none for sure has
// no answer and stays a list. Pure.
import { isPolicy } from "./alone.js";
import { readQuestion, withoutSlip } from "./question.js";
import { tokens } from "./words.js";

/** @typedef {import("./index.js").Index} Index @typedef {import("./index.js").Entry} Entry */
/** @typedef {import("./question.js").Question} Question @typedef {import("./phrases.js").Speech} Speech */
/**
 * What a query asks. `entries` are what it names, of a move the start first; `concepts` what it asks with; `ends` all
 * roles that its words for the start and the end may name.
 * @typedef {{shape: string, entries: Entry[], sites: string[], concepts: Set<string>, ends?: Entry[][]}} Asked
 */
/**
 * One shape: concepts of which a query has at least one, concepts that it may have beside them, the kinds of what it
 * names, and whether it may name sites. `most` and `least` are how many entries it names.
 * @typedef {object} Shape
 * @property {string} shape
 * @property {string[]} asks
 * @property {string[]} [also]
 * @property {string[]} [kinds] the first kind that a name has counts
 * @property {number} [least]
 * @property {number} [most]
 * @property {boolean} [sites]
 * @property {(question: Question, entries: Entry[]) => boolean} [fits] what else must be true
 */

/** Words that every question may have. */
const ANY = ["neutral", "job", "meaning"];
const ROLE = ["role"];
const LEAD = ["from", "to", "become"];
const has = (/** @type {Question} */ { concepts, weak }, /** @type {string[]} */ ...names) =>
  names.some((name) => concepts.has(name) || weak.has(name));

/** Those with more conditions come first. @type {Shape[]} */
const SHAPES = [
  {
    shape: "rule",
    asks: [],
    kinds: ["section"],
    least: 1,
    also: ["pay", "notice", "absence", "time_off", "eligible", "how_long", "talk_to"],
    fits: (_, [entry]) => isPolicy(entry),
  },
  {
    shape: "pay",
    asks: ["pay"],
    kinds: ROLE,
    least: 0,
    most: 2,
    sites: true,
    also: [...LEAD, "how_long", "talk_to", "after", "compare", "improve", "skills", "learn"],
  },
  {
    shape: "compare",
    asks: ["compare"],
    kinds: ROLE,
    least: 2,
    also: ["from", "to", "skills", "day"],
    fits: comparesNames,
  },
  { shape: "who-did", asks: ["who_did"], kinds: ROLE, least: 1, most: 2, also: LEAD },
  { shape: "move", asks: [...LEAD, "how_long"], kinds: ROLE, least: 2, also: ["after", "eligible", "how_long"] },
  { shape: "how-long", asks: ["how_long"], kinds: ROLE, least: 1, also: [...LEAD, "before"] },
  { shape: "talk-to", asks: ["talk_to"], kinds: ["role", "track", "skill"], least: 0, most: 1, also: LEAD },
  { shape: "ready", asks: ["ready"], kinds: ROLE, least: 0, most: 1, also: [...LEAD, "eligible"] },
  {
    shape: "open",
    asks: ["open"],
    kinds: ["role", "track"],
    least: 0,
    most: 1,
    sites: true,
    also: ["without_nights", "shifts", "eligible"],
    fits: hasFilter,
  },
  {
    shape: "open",
    asks: ["job"],
    least: 0,
    most: 0,
    sites: true,
    also: ["without_nights"],
    fits: ({ sites }) => sites.length > 0,
  },
  {
    shape: "eligible",
    asks: ["eligible"],
    kinds: ROLE,
    least: 0,
    most: 1,
    also: [...LEAD, "skills", "open", "how_long", "before"],
  },
  { shape: "skills", asks: ["skills"], kinds: ROLE, least: 1, also: LEAD },
  { shape: "courses", asks: ["learn"], kinds: ROLE, least: 1, also: [...LEAD, "skills"] },
  { shape: "notice", asks: ["notice"], kinds: ROLE, least: 0, most: 1, also: ["how_long", "time_off", "talk_to"] },
  { shape: "absence", asks: ["absence"], least: 0, most: 0, also: ["time_off", "talk_to", "shifts", "day"] },
  { shape: "time-off", asks: ["time_off"], least: 0, most: 0, also: ["how_long", "pay", "talk_to"] },
  { shape: "improve", asks: ["improve", "reduce"], kinds: ["kpi"], least: 1, also: ["learn"] },
  { shape: "learn", asks: ["learn", "improve"], kinds: ["skill"], least: 1, also: ["skills", "become"] },
  { shape: "shifts", asks: ["shifts", "without_nights", "home"], kinds: ROLE, least: 1, also: ["day", "from"] },
  { shape: "day", asks: ["day"], kinds: ROLE, least: 1, also: ["from"] },
  {
    shape: "roles",
    asks: ["without_nights", "home"],
    least: 0,
    most: 0,
    also: ["open"],
    fits: (question) => has(question, "job"),
  },
  { shape: "after", asks: ["after"], kinds: ROLE, least: 0, most: 1, also: LEAD },
  { shape: "become", asks: ["become", "before"], kinds: ROLE, least: 1, also: LEAD },
  {
    shape: "track",
    asks: ["become", "day"],
    kinds: ["track"],
    least: 1,
    also: LEAD,
    // "How do I become forecasting" may go on with "analyst".
    fits: (question) => question.concepts.has("become") || has(question, "day"),
  },
  { shape: "track", asks: ["job"], kinds: ["track"], least: 1 },
  { shape: "meaning", asks: ["meaning"], kinds: ["kpi", "term", "role", "skill", "track"], least: 1, also: ["day"] },
  { shape: "poster", asks: ["posters"], kinds: ROLE, least: 1 },
  { shape: "huddle", asks: ["huddle"], least: 0, most: 0, also: ["notes", "forms"] },
  { shape: "forms", asks: ["forms"], least: 0, most: 0 },
  { shape: "notes", asks: ["notes"], least: 0, most: 0 },
  { shape: "role", asks: [], kinds: ROLE, least: 1, fits: ({ bare }) => bare },
];

/** The openings board has no filter for other shifts than those of the day. @param {Question} question */
function hasFilter({ concepts }) {
  return !concepts.has("shifts");
}

/** "Or" between two names compares them, unless the query says where a person starts. @param {Question} question */
function comparesNames({ concepts, weak, named: [first, second] }) {
  if (concepts.has("compare")) return true;
  return (first.after === "compare" || second.before === "compare") && !weak.has("to") && !weak.has("from");
}

/**
 * What a query surely asks; null if it is not sure.
 * @param {Index} index @param {Speech[]} speeches @param {string} query @returns {Asked | null}
 */
export function askedBy(index, speeches, query) {
  const groups = byLanguage(speeches, tokens(query));
  for (const way of WAYS) {
    for (const group of groups) {
      const answers = group.flatMap((speech) => way(index, speech, query) ?? []);
      // Languages share words: what they ask is sure only if all that understand the query agree.
      const [answer, ...others] = answers;
      if (answer) return others.every((other) => keyOf(other) === keyOf(answer)) ? answer : null;
    }
  }
  return null;
}

/**
 * English alone, then the other languages, those of the most words first.
 * @param {Speech[]} speeches @param {string[]} words @returns {Speech[][]}
 */
function byLanguage([english, ...others], words) {
  const counts = new Map(others.map((speech) => [speech, speech.spoken(words)]));
  const groups = [...new Set(counts.values())]
    .filter((count) => count > 0)
    .sort((a, b) => b - a)
    .map((count) => others.filter((speech) => counts.get(speech) === count));
  return [...(english ? [[english]] : []), ...groups];
}

/**
 * How to read a query, the surest way first: as it is; with a last word that may be a name; without a typing slip.
 * @type {((index: Index, speech: Speech, query: string) => Asked | null)[]}
 */
const WAYS = [
  (index, speech, query) => fitting(readQuestion(index, speech, query)),
  (index, speech, query) => fitting(readQuestion(index, speech, query, true)),
  (index, speech, query) => fitting(readQuestion(index, speech, withoutSlip(index, speech, query))),
];

/** @param {Asked} asked */
const keyOf = ({ shape, entries, sites }) => [shape, ...entries.map(({ number }) => number), ...sites].join(" ");

/** The first shape that a question fits. @param {Question | null} question @returns {Asked | null} */
export function fitting(question) {
  if (!question) return null;
  for (const shape of SHAPES) {
    const entries = entriesFor(shape, question);
    if (entries && asks(shape, question) && (shape.fits?.(question, entries) ?? true))
      return { shape: shape.shape, entries, sites: question.sites, concepts: union(question.concepts, question.weak) };
  }
  return null;
}

/** @param {Set<string>} one @param {Set<string>} other */
const union = (one, other) => new Set([...one, ...other]);

/** @param {Shape} shape @param {Question} question */
function asks({ asks, also = [], sites }, question) {
  const known = new Set([...asks, ...also, ...ANY]);
  if (question.sites.length && !sites) return false;
  return (!asks.length || has(question, ...asks)) && [...question.concepts].every((concept) => known.has(concept));
}

/**
 * What the shape names, one entry for each name; null if a name is of no such kind or of several.
 * @param {Shape} shape @param {Question} question @returns {Entry[] | null}
 */
function entriesFor({ kinds = [], least = 0, most = least }, { named, follow }) {
  if (named.length < least || named.length > most) return null;
  const entries = named.map(({ entries }) => {
    for (const kind of kinds) {
      const fitting = entries.filter((entry) => entry.kind === kind);
      if (fitting.length) return fitting.length === 1 ? fitting[0] : null;
    }
    return null;
  });
  if (entries.includes(null)) return null;
  const isBackwards = entries.length === 2 && startsAtSecond(named, follow);
  return /** @type {Entry[]} */ (isBackwards ? entries.reverse() : entries);
}

/**
 * Whether a move starts at the second role: "to team leader from agent".
 * @param {Question["named"]} named @param {boolean} follow
 */
function startsAtSecond([first, second], follow) {
  if (follow && second.after === "from") return true;
  return second.before === "from" && first.before !== "from" && !(follow && first.after === "from");
}
