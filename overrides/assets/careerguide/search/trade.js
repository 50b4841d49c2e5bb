// Words of other languages in English. Polish "windykacji" is a form of "windykacja", which is collections. Pure.
import { tokens } from "./words.js";

/** @typedef {import("./index.js").Index} Index @typedef {import("./phrases.js").Speech} Speech */

/** An ending of an inflected word has at most so many letters, and leaves at least so many. */
const [MOST_ENDING, LEAST_STEM] = [3, 4];
const VOWEL = /[aeiouy]$/;
/** Phrases have at most so many words. */
const MOST_WORDS = 4;

/** The words that end in a vowel, without it. @param {Map<string, string[]>} meanings */
export const rootsOf = (meanings) =>
  new Map(
    [...meanings].flatMap(([word, meaning]) =>
      meaning.length && word.length > LEAST_STEM && VOWEL.test(word) ? [[word.slice(0, -1), meaning]] : [],
    ),
  );

/**
 * What a form of a word means; undefined if no word has this form.
 * @param {Map<string, string[]>} meanings @param {Map<string, string[]>} roots @param {string} word
 */
export function inflected(meanings, roots, word) {
  for (let cut = 1; cut <= MOST_ENDING && word.length - cut >= LEAST_STEM; cut += 1) {
    const start = word.slice(0, -cut);
    const meaning = meanings.get(start) ?? roots.get(start);
    if (meaning?.length) return meaning;
  }
  return undefined;
}

/**
 * A query with the words of the trade in English; empty if it has none. Words that ask for something stay.
 * @param {Index} index @param {Speech} speech @param {string} query
 */
export function translated(index, speech, query) {
  const words = tokens(query);
  const english = [];
  for (let at = 0; at < words.length; ) {
    const { length: asked, concept } = speech.phraseAt(words, at);
    const { length, meaning } = longest(speech, words, at);
    const stays = (concept && asked >= length) || index.nameWords.known.has(words[at]) || speech.soft.has(words[at]);
    if (meaning && (length > 1 || !stays)) english.push(...meaning);
    else english.push(...words.slice(at, at + (concept ? asked : 1)));
    at += meaning && (length > 1 || !stays) ? length : concept ? asked : 1;
  }
  return english.join(" ") === words.join(" ") ? "" : english.join(" ");
}

/** The longest phrase of the trade at a word. @param {Speech} speech @param {string[]} words @param {number} at */
function longest({ trade, roots }, words, at) {
  for (let length = Math.min(MOST_WORDS, words.length - at); length > 0; length -= 1) {
    const meaning = trade.get(words.slice(at, at + length).join(" "));
    if (meaning) return { length, meaning };
  }
  return { length: 1, meaning: inflected(trade, roots, words[at]) };
}
