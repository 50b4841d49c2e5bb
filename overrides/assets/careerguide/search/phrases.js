// The words of languages as questions use them: which phrases ask for which concept, and which words say nothing. Pure.
import { rootsOf } from "./trade.js";
import { distance, slips, tokens } from "./words.js";

/**
 * The content of languages.json: per code of a language.
 * @typedef {Record<string, {filler: string[], questions: string[], negation: string[], elsewhere?: string[],
 *   concepts: Record<string, string[]>, trade?: Record<string, string>, follow?: true}>} LanguageData
 */

/** A language with English in it, since people mix the two. */
export class Speech {
  /** @type {Map<string, string>} words joined with a space -> concept */
  concepts = new Map();
  /** @type {Set<string>} words that say nothing alone */
  soft = new Set();
  /** The first words of phrases, and how many words the longest phrase has. */
  longest = 1;

  /** @param {LanguageData[string][]} languages the later ones count more @param {boolean} follow */
  constructor(languages, follow) {
    this.follow = follow;
    for (const { filler, questions, concepts } of languages) {
      for (const word of [...filler, ...questions].flatMap(tokens)) this.soft.add(word);
      for (const [concept, phrases] of Object.entries(concepts)) {
        for (const phrase of phrases) {
          const words = tokens(phrase);
          this.concepts.set(words.join(" "), concept);
          this.longest = Math.max(this.longest, words.length);
        }
      }
    }
    this.words = new Set([...this.concepts.keys()].flatMap((phrase) => phrase.split(" ")));
    /** The words of the last language. */
    const last = languages[languages.length - 1];
    this.trade = new Map(
      Object.entries(last.trade ?? {}).map(([word, means]) => [tokens(word).join(" "), tokens(means)]),
    );
    this.roots = rootsOf(this.trade);
    this.own = new Set([last.filler, last.questions, ...Object.values(last.concepts)].flat().flatMap(tokens));
  }

  /**
   * The longest phrase for a concept that begins at a word; without one, the concept is empty.
   * @param {string[]} words @param {number} at
   */
  phraseAt(words, at) {
    for (let length = Math.min(this.longest, words.length - at); length > 0; length -= 1) {
      const concept = this.concepts.get(words.slice(at, at + length).join(" "));
      if (concept) return { length, concept };
    }
    return { length: 1, concept: "" };
  }

  /** Whether a word is one of the language, or the beginning of one. @param {string} word */
  knows(word) {
    return [...this.own].some((known) => known.startsWith(word));
  }

  /** How many words of a query are words of the other language. @param {string[]} words */
  spoken(words) {
    return words.filter((word) => this.own.has(word)).length;
  }

  /** The words that ask for a concept alone. @param {string} concept */
  wordsFor(concept) {
    return [...this.concepts].flatMap(([phrase, asked]) =>
      asked === concept && !phrase.includes(" ") ? [phrase] : [],
    );
  }

  /** The word of a phrase that a word is a typing slip of; empty if it is not surely one. @param {string} word */
  meant(word) {
    const most = slips(word.length);
    if (!most) return "";
    const near = [...this.words].filter(
      (known) => known.length > 4 && known[0] === word[0] && distance(word, known, 1) === 1,
    );
    return near.length === 1 ? near[0] : "";
  }
}

/** The ways in which people may speak: English alone, then each other language with it. @param {LanguageData} data */
export function speeches(data) {
  const { en, ...others } = data;
  const english = en ? [en] : [];
  return [
    ...english.map((words) => new Speech([words], false)),
    ...Object.values(others).map((words) => new Speech([...english, words], Boolean(words.follow))),
  ];
}
