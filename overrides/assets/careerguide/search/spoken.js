// Words of other languages in a query: some say nothing, some mean a word of the guide, some deny the next one. The
// language is not asked for: it shows by words that the guide and English do not have. Pure.
import { ASKING } from "./asking-kinds.js";
import { inflected, rootsOf } from "./trade.js";
import { squeezed, tokens } from "./words.js";

/** @typedef {import("./index.js").Index} Index @typedef {import("./phrases.js").LanguageData} LanguageData */
/**
 * `meanings` has the words of the guide for each word or phrase of the language: none if it says nothing. `follow` is
 * whether words of negation may come after what they deny.
 * @typedef {{meanings: Map<string, string[]>, roots: Map<string, string[]>, negation: Set<string>, follow: boolean}}
 *   Language
 * `asking` has the phrases of concepts that ask for kinds of entries, `elsewhere` words of other matters.
 * @typedef {{negation: Set<string>, elsewhere: Set<string>, questions: Set<string>, asking: [string, string[]][],
 *   others: Language[]}} Languages
 */

// Concepts that are searched by their English word. The others ask how entries are related, which no text says.
const SEARCHED = new Set(["pay", "open", "shifts", "without_nights", "part_time", "home", "time_off", "notice"]);
for (const concept of ["absence", "skills", "learn", "forms", "posters", "huddle"]) SEARCHED.add(concept);
// Of these the first phrase counts, however many words it has.
const DENYING = new Set(["without_nights"]);
// Phrases and names are looked for among so many words.
const MOST_WORDS = 6;
// What the words of negation of all languages mean.
const NO = "no";

/** @param {LanguageData} data @returns {Languages} */
export function languagesOf({ en, ...others }) {
  return {
    negation: new Set((en?.negation ?? []).flatMap(tokens)),
    questions: new Set([en, ...Object.values(others)].flatMap((words) => words?.questions ?? []).flatMap(tokens)),
    elsewhere: new Set([en, ...Object.values(others)].flatMap((words) => words?.elsewhere ?? []).flatMap(tokens)),
    asking: ASKING.map((concept) => [
      concept,
      [en, ...Object.values(others)]
        .flatMap((words) => words?.concepts[concept] ?? [])
        .map((phrase) => ` ${tokens(phrase).join(" ")} `),
    ]),
    others: Object.values(others).map((words) => languageOf(words, en)),
  };
}

/** @param {LanguageData[string]} words @param {LanguageData[string] | undefined} en @returns {Language} */
function languageOf({ filler, questions, negation, concepts, trade = {}, follow }, en) {
  const meanings = new Map([
    ...Object.entries(concepts).flatMap(([concept, phrases]) => {
      const english = en?.concepts[concept]?.find((phrase) => !phrase.includes(" ") || DENYING.has(concept));
      const meaning = SEARCHED.has(concept) ? tokens(english ?? "") : [];
      return phrases.map((phrase) => keyed(phrase, meaning));
    }),
    ...[...filler, ...questions].map((phrase) => keyed(phrase, [])),
    ...Object.entries(trade).map(([phrase, means]) => keyed(phrase, tokens(means))),
  ]);
  return { meanings, roots: rootsOf(meanings), negation: new Set(negation.flatMap(tokens)), follow: Boolean(follow) };
}

/**
 * Load the words of the languages that a query may have: of English if it has several words, and of all if a word is
 * neither of English nor of a name.
 * @param {Index} index @param {string[]} words all words of the query
 */
export async function loadSpoken(index, words) {
  const isKnown = (/** @type {string} */ word) =>
    index.questions.has(word) || index.nameWords.known.has(word) || index.nameWords.beginning(word, 1).length > 0;
  const needed = !words.every(isKnown) ? "languages" : words.length > 1 ? "english" : "";
  if (!needed || index.languages.others.length || (needed === "english" && index.languages.negation.size)) return;
  const data = await index.read(`search/${needed}`);
  if (data) index.languages = languagesOf(data); // otherwise the next key press tries again
}

/** @param {string} phrase @param {string[]} meaning @returns {[string, string[]]} */
const keyed = (phrase, meaning) => [tokens(phrase).join(" "), meaning];

/**
 * How many words of a query are of each language, and neither of English nor of the guide.
 * @param {Index} index @param {string[]} all its words
 */
export const spokenWords = (index, all) => index.languages.others.map((language) => evidence(index, language, all));

/**
 * The words of a query in English; null if no other language is in it.
 * @param {Index} index @param {string[]} all its words @param {number[]} counts of `spokenWords`
 * @returns {string[] | null}
 */
export function inEnglish(index, all, counts) {
  const most = Math.max(0, ...counts);
  if (!most) return null;
  const spoken = index.languages.others.filter((_, number) => counts[number] === most);
  const words = [];
  for (let at = 0; at < all.length; ) {
    const name = longest(all, at, 2, (part) => index.exact.has(squeezed(part)) || null);
    const phrase = longest(all, at, 1, (part) => meaningOf(spoken, part));
    if (name && name.length >= (phrase?.length ?? 0)) words.push(...all.slice(at, at + name.length));
    else if (phrase) words.push(...phrase.value);
    else if (!spoken.some(({ negation }) => negation.has(all[at]))) words.push(all[at]);
    else words.splice(spoken.some(({ follow }) => follow) ? -2 : words.length, 0, NO);
    at += Math.max(name?.length ?? 0, phrase?.length ?? 0, 1);
  }
  if (words.some((word) => word !== NO)) return words;
  // "KAM kaise bane": where nothing else is left, a word that says nothing is a name.
  return all.filter((word) => index.exact.has(word) || index.shortForms.has(word));
}

/**
 * How many words are of this language, and neither of English nor of the guide.
 * @param {Index} index @param {Language} language @param {string[]} all
 */
const evidence = (index, { meanings, negation }, all) =>
  all.filter(
    (word, position) =>
      (meanings.has(word) || negation.has(word)) &&
      (position < all.length - 1 || !index.nameWords.beginning(word, 1).length) && // it may be unfinished
      !index.questions.has(word) &&
      !index.nameWords.known.has(word) &&
      !index.shortForms.has(word) &&
      !index.languages.negation.has(word),
  ).length;

/**
 * The most words from a place that have a value.
 * @template V @param {string[]} all @param {number} at @param {number} least words
 * @param {(part: string[]) => V | null} read @returns {{length: number, value: V} | null}
 */
function longest(all, at, least, read) {
  for (let length = Math.min(MOST_WORDS, all.length - at); length >= least; length -= 1) {
    const value = read(all.slice(at, at + length));
    if (value !== null) return { length, value };
  }
  return null;
}

/** @param {Language[]} spoken @param {string[]} part */
function meaningOf(spoken, part) {
  const word = part.join(" ");
  for (const { meanings } of spoken) {
    const meaning = meanings.get(word);
    if (meaning) return meaning;
  }
  for (const { meanings, roots } of part.length === 1 ? spoken : []) {
    const meaning = inflected(meanings, roots, word);
    if (meaning) return meaning;
  }
  return null;
}

/**
 * The words of a query without words of negation, and those of them that are denied: the next word, or the name that
 * begins there ("not a team leader").
 * @param {Index} index @param {string[]} words
 */
export function withoutNegation(index, words) {
  const denied = /** @type {Set<string>} */ (new Set());
  const left = /** @type {string[]} */ ([]);
  let denies = false;
  for (const [position, word] of words.entries()) {
    const isLast = position === words.length - 1;
    if (index.languages.negation.has(word) && !isLast) {
      denies = true;
      continue;
    }
    left.push(word);
    if (!denies || (index.questions.has(word) && !isLast)) continue;
    const name = longest(words, position, 2, (part) => index.exact.has(squeezed(part)) || null);
    for (const part of words.slice(position, position + (name?.length ?? 1))) denied.add(part);
    denies = false;
  }
  return { words: left, denied };
}
