// A question with words that no list has, and one name in full: of a KPI, of a word of the glossary, or of a question
// that the policy answers. Pure.
import { isPolicy } from "./alone.js";
import { entriesNamed, MOST_WORDS } from "./named.js";
import { acronyms, stem, tokens } from "./words.js";

/** @typedef {import("./index.js").Index} Index @typedef {import("./index.js").Entry} Entry */
/** @typedef {import("./phrases.js").Speech} Speech @typedef {import("./shapes.js").Asked} Asked */

/** Kinds of which a question is about one, the surest first. */
const KINDS = ["kpi", "section", "term"];
/** What the guide does not decide, and what a question about it may have beside. */
const UNDECIDED = ["pay", "notice", "absence", "time_off"];
const BESIDE = new Set(["become", "to", "from", "how_long", "after", "before", "compare", "eligible", "talk_to"]);
/** So many words may be left that are neither of the name nor of the language. */
const MOST_LEFT = 3;
/** A name of so many words is surely meant, though other names have some of them. */
const SURE_LENGTH = 4;
/** What a query asks of a KPI that it names right after, whatever else it says. */
const OF_FIGURES = new Set(["meaning", "improve", "reduce"]);
/** What such a question may ask about a KPI or a word. */
const ABOUT = new Set(["meaning", "improve", "reduce", "neutral", "day", "job", "learn"]);

/**
 * What a query asks about the one thing that it names; null if that is not sure.
 * @param {Index} index @param {Speech[]} speeches @param {string} query @returns {Asked | null}
 */
export function askedOfName(index, speeches, query) {
  const words = tokens(query);
  if (!speeches.length) return null;
  const name = longestName(index, speeches, words, acronyms(query));
  if (words.length < 3 && !(name && isPolicy(name.entry) && !isDecided(name.entry)))
    return askedOfTrack(index, speeches, words);
  if (!name) return askedOfHr(index, speeches, words) ?? askedOfTrack(index, speeches, words);
  const rest = words.filter((_, at) => at < name.at || at >= name.at + name.length);
  const speech = spokenIn(speeches, rest);
  const { concepts, used } = conceptsIn(speech, words);
  const left = rest.filter((word) => !speech.soft.has(word) && !used.has(word));
  const isOpen = name.entry.kind === "section" && !isDecided(name.entry);
  const verb = name.entry.kind === "kpi" ? conceptBefore(speech, words, name.at) : "";
  if (OF_FIGURES.has(verb))
    return { shape: verb === "meaning" ? verb : "improve", entries: [name.entry], sites: [], concepts };
  if (left.length > MOST_LEFT || (!isOpen && left.some((word) => isOfRole(index, word)))) return null;
  const asked = (/** @type {string} */ shape) => ({ shape, entries: [name.entry], sites: [], concepts });
  const inName = words.slice(name.at, name.at + name.length);
  if (name.entry.kind === "section") {
    if (concepts.has("who_did")) return null;
    const isSure = name.length >= SURE_LENGTH || !hasRival(index, name.entry, inName, rest);
    return isSure ? asked("rule") : askedOfHr(index, speeches, words);
  }
  if (name.entry.kind === "term" && !concepts.has("meaning")) return null;
  if (![...concepts].every((concept) => ABOUT.has(concept))) return null;
  const raises = name.entry.kind === "kpi" && (concepts.has("improve") || concepts.has("reduce"));
  return asked(raises ? "improve" : "meaning");
}

/** The way of speaking that has most of the words. @param {Speech[]} speeches @param {string[]} words */
const spokenIn = (speeches, words) =>
  speeches.reduce((best, each) => (each.spoken(words) > best.spoken(words) ? each : best));

/**
 * What a query asks that the guide does not decide, whatever else is in it: pay and notice of a role that it does not
 * name in full.
 * @param {Index} index @param {Speech[]} speeches @param {string[]} words @returns {Asked | null}
 */
function askedOfHr(index, speeches, words) {
  const speech = spokenIn(speeches, words);
  const { concepts, used } = conceptsIn(speech, words);
  const left = words.filter((word) => !speech.soft.has(word) && !used.has(word));
  const isLeave = concepts.has("time_off");
  // Paid leave is leave.
  const [shape, other] = UNDECIDED.filter((concept) => concepts.has(concept) && !(concept === "pay" && isLeave));
  const isOther = [...concepts].some(
    (concept) => !UNDECIDED.includes(concept) && !BESIDE.has(concept) && !ABOUT.has(concept) && shape !== "pay",
  );
  if (!shape || other || isOther || concepts.has("learn") || left.length > MOST_LEFT) return null;
  // The guide may tell of a kind of leave.
  if (shape === "time_off" && namesWith(index, left, [...used]).some(isTold)) return null;
  return { shape: shape.replace("_", "-"), entries: [], sites: [], concepts };
}

/**
 * The track of which a query asks for the work, if it names it by a word of its title: "finance jobs here".
 * @param {Index} index @param {Speech[]} speeches @param {string[]} words @returns {Asked | null}
 */
function askedOfTrack(index, speeches, words) {
  const speech = spokenIn(speeches, words);
  const used = words.filter((_, at) => speech.phraseAt(words, at).concept === "job");
  const left = words.filter((word) => !used.includes(word) && !speech.soft.has(word));
  if (!used.length || !left.length) return null;
  const tracks = index.entries.filter(
    ({ kind, title }) => kind === "track" && left.every((word) => tokens(title).includes(word)),
  );
  if (tracks.length !== 1) return null;
  return { shape: "track", entries: tracks, sites: [], concepts: new Set(["job"]) };
}

/**
 * The longest name in a query, if it is a KPI's, a term's, or that of a question of the policy.
 * @param {Index} index @param {Speech[]} speeches @param {string[]} words @param {Set<string>} capitals
 */
function longestName(index, speeches, words, capitals) {
  for (let length = Math.min(MOST_WORDS, words.length - 1); length > 0; length -= 1) {
    for (let at = 0; at + length <= words.length; at += 1) {
      const part = words.slice(at, at + length);
      const isSpoken = speeches.some(({ soft, concepts }) => soft.has(part[0]) || concepts.has(part[0]));
      if (length === 1 && isSpoken && !capitals.has(part[0])) continue;
      const entries = entriesNamed(index, part, false);
      const kind = KINDS.find((each) => entries.some((entry) => entry.kind === each));
      const [entry, other] = entries.filter((each) => each.kind === kind);
      if (!entry || other) continue;
      // One word is in many questions; what the guide does not decide is often asked with one.
      const isSure = entry.kind !== "section" || (isPolicy(entry) && (length > 1 || !isDecided(entry)));
      if (isSure || length > 1) return isSure ? { entry, at, length } : null;
    }
  }
  return null;
}

/** @param {Entry} entry */
const isTold = (entry) => !isPolicy(entry) || isDecided(entry);

/** @param {Entry} entry of the policy */
const isDecided = ({ address }) => !address.startsWith("guide/not-decided/");

/**
 * Whether another section has a word of the name and one of the other words of the query: then it may be meant.
 * @param {Index} index @param {Entry} entry @param {string[]} words of the name @param {string[]} rest
 */
function hasRival(index, entry, words, rest) {
  return namesWith(index, words, rest).some(({ number, kind }) => number !== entry.number && kind === "section");
}

/**
 * Entries with a name that has one of these words and one of the others, or forms of them.
 * @param {Index} index @param {string[]} words @param {string[]} others
 */
function namesWith(index, words, others) {
  const has = (/** @type {string[]} */ some) =>
    some
      .flatMap((word) => index.nameWords.stems.get(stem(word)) ?? [word])
      .flatMap((word) => index.byWord.get(word) ?? []);
  const beside = new Set(has(others));
  return has(words).flatMap((unit) => (beside.has(unit) ? index.entries[index.names[unit].entry] : []));
}

/**
 * The concept of the words right before a name, whatever comes after it: "reduce my AHT without losing quality".
 * @param {Speech} speech @param {string[]} words @param {number} end where the name begins
 */
function conceptBefore(speech, words, end) {
  let last = "";
  for (let at = 0; at < end; ) {
    const { length, concept } = speech.phraseAt(words, at);
    if (concept ? at + length <= end : !speech.soft.has(words[at])) last = concept;
    at += length;
  }
  return last;
}

/** The concepts of a query, and their words. @param {Speech} speech @param {string[]} words */
function conceptsIn(speech, words) {
  const concepts = /** @type {Set<string>} */ (new Set());
  const used = /** @type {Set<string>} */ (new Set());
  for (const at of words.keys()) {
    const { length, concept } = speech.phraseAt(words, at);
    if (!concept) continue;
    if (length > 1 || !speech.soft.has(words[at])) concepts.add(concept);
    for (const word of words.slice(at, at + length)) used.add(word);
  }
  return { concepts, used };
}

/**
 * Whether a word is in the title of a role: then the question may be about it.
 * @param {Index} index @param {string} word
 */
const isOfRole = (index, word) =>
  (index.byWord.get(word) ?? []).some((unit) => {
    const { title, entry } = index.names[unit];
    return title && index.entries[entry].kind === "role";
  });
