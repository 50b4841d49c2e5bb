// Words as the search compares them: plain letters, stems, typing slips. Pure. hooks/careerguide/search/words.py splits
// texts into words in the same way, with the same tables.
import {
  SEARCH_ALONE,
  SEARCH_DROPPED,
  SEARCH_HIRAGANA,
  SEARCH_INSIDE,
  SEARCH_JOINED,
  SEARCH_KATAKANA,
  SEARCH_LETTERS,
  SEARCH_ZEROS,
} from "./constants.js";

/** The inside of a character class. @param {string[]} ranges of code points */
const letterClass = (ranges) =>
  ranges
    .join(" ")
    .replace(/[0-9a-f]+/g, "\\u{$&}")
    .replaceAll(" ", "");
const code = (/** @type {string} */ letter) => letter.charCodeAt(0);

const ALONE = letterClass(SEARCH_ALONE);
const ANY_LETTER = `(?:(?![${ALONE}])[^\\s&+#'])`;
const ANY_WORD = new RegExp(`[${ALONE}]|${ANY_LETTER}+(?:[&+#']${ANY_LETTER}*)*`, "gu");
const ASCII_WORD = /[a-z0-9]+(?:[&+#'][a-z0-9]*)*/g;
const OF_SCRIPT_WITHOUT_SPACES = new RegExp(`^[${ALONE}]$`, "u");
const INSIDE = new RegExp(SEARCH_INSIDE, "g");
const JOINED = new RegExp(SEARCH_JOINED);
const DROPPED = new RegExp(`[${letterClass(SEARCH_DROPPED)}\\p{Cf}]`, "gu");
/** @type {Map<string, string>} */
const LETTERS = new Map(SEARCH_LETTERS.flatMap((row) => row.split(" ").map((pair) => [pair[0], pair.slice(2)])));
for (const zero of SEARCH_ZEROS)
  for (let digit = 0; digit < 10; digit += 1) LETTERS.set(String.fromCharCode(code(zero) + digit), String(digit));
for (let letter = code(SEARCH_KATAKANA[0]); letter <= code(SEARCH_KATAKANA[1]); letter += 1)
  LETTERS.set(String.fromCharCode(letter), String.fromCharCode(letter - code(SEARCH_KATAKANA) + code(SEARCH_HIRAGANA)));
const CHANGED = new RegExp(`[${[...LETTERS.keys()].join("")}]`, "g");

/** The words of a phrase, without accents and possessive endings. @param {string} phrase @returns {string[]} */
export function tokens(phrase) {
  const lower = phrase.toLowerCase();
  // Most names are plain ASCII. The shortcut counts: ten thousand names are split before the first result.
  const words = /^[\0-\x7f]*$/.test(lower) ? lower.match(ASCII_WORD) : plain(lower).match(ANY_WORD);
  return (words ?? []).flatMap((word) => (word.includes("'") ? withoutApostrophes(word) : word));
}

/** @param {string} word */
const withoutApostrophes = (word) =>
  word
    .replace(/'s?$/, "")
    .replace(JOINED, "$1 ")
    .split(" ")
    .map((part) => part.replaceAll("'", ""));

/** Letters, digits and marks as they are compared; all others are spaces. @param {string} text in lower case */
const plain = (text) =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(INSIDE, "")
    .replace(CHANGED, (letter) => LETTERS.get(letter) ?? "")
    .replace(DROPPED, "")
    .replace(/[^\p{L}\p{N}\p{M}&+#']/gu, " ");

/** Whether a word is a letter of a script without spaces between words. @param {string} word */
export const isLetter = (word) => OF_SCRIPT_WITHOUT_SPACES.test(word);

/**
 * The words of a query that are in capitals, which are acronyms; none if the whole query is.
 * @param {string} query
 */
export function acronyms(query) {
  const isShouted = query === query.toUpperCase() && tokens(query).length > 2;
  return new Set(isShouted ? [] : (query.match(/\b[A-Z][A-Z0-9&]+\b/g) ?? []).flatMap(tokens));
}

/**
 * Words without anything between them, so that "Back-Office TL" and "backoffice tl" are equal.
 * @param {string[]} words
 */
export const squeezed = (words) => words.join("");

// Endings that are cut off, in this order, if enough letters are left: plurals, then forms of verbs and of their doers.
const ENDINGS = /** @type {[RegExp, string][]} */ ([
  [/(?<=..)ies$/, "y"],
  [/(?<=.(?:s|x|z|ch|sh))es$/, ""],
  [/(?<=..[^su])s$/, ""],
  [/(?<=..)ied$/, "y"],
  [/(?<=.....)ations?$/, ""],
  [/(?<=...)(?:ing|er|or|ed|e)$/, ""],
  [/([bdfgmnprt])\1$/, "$1"],
  [/y$/, "i"],
]);

/** The part that "coders", "coding" and "coded" share. Stems are compared and never shown. @param {string} word */
export const stem = (word) =>
  word.length < 4 ? word : ENDINGS.reduce((rest, [ending, left]) => rest.replace(ending, left), word);

/** @type {Map<string, string>} */
const known = new Map();

/** The joined stems of words, so that "team leaders" and "team leader" are equal. @param {string[]} words */
export function stems(words) {
  return squeezed(
    words.map((word) => {
      const cut = known.get(word) ?? stem(word);
      known.set(word, cut);
      return cut;
    }),
  );
}

/** How many typing slips a word of this length may have. @param {number} length */
export const slips = (length) => (length < 5 ? 0 : length < 8 ? 1 : 2);

/**
 * Typing slips between two words: a letter missing, added or changed, or two letters swapped (optimal string
 * alignment). Infinity if there are more than `limit`.
 * @param {string} a @param {string} b @param {number} limit
 * @param {boolean} [unfinished] compare with the beginning of `b` that fits best
 */
export function distance(a, b, limit, unfinished = false) {
  if (a.length - b.length > limit || (!unfinished && b.length - a.length > limit)) return Infinity;
  const width = Math.min(b.length, a.length + limit);
  let [before, last] = [/** @type {number[]} */ ([]), Array.from({ length: width + 1 }, (_, index) => index)];
  for (let row = 1; row <= a.length; row += 1) {
    const now = [row];
    let least = row;
    for (let column = 1; column <= width; column += 1) {
      const same = a[row - 1] === b[column - 1];
      let count = Math.min(last[column] + 1, now[column - 1] + 1, last[column - 1] + (same ? 0 : 1));
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        count = Math.min(count, before[column - 2] + 1);
      now.push(count);
      least = Math.min(least, count);
    }
    if (least > limit) return Infinity;
    [before, last] = [last, now];
  }
  const count = unfinished ? Math.min(...last) : last[width];
  return count <= limit ? count : Infinity;
}

/** The three-letter parts of a text; a space marks the ends of words. @param {string} text */
function threes(text) {
  const trigrams = new Set();
  for (const word of tokens(text))
    for (let position = 0; position < word.length; position += 1)
      trigrams.add(` ${word} `.slice(position, position + 3));
  return trigrams;
}

/**
 * The entries whose titles share most three-letter parts with a text.
 * @template {{title: string}} E @param {string} text @param {E[]} entries @param {number} limit @returns {E[]}
 */
export function nearestTitles(text, entries, limit) {
  const wanted = threes(text);
  const scored = entries.map((entry) => {
    const present = threes(entry.title);
    return {
      entry,
      score: (2 * [...wanted].filter((three) => present.has(three)).length) / (wanted.size + present.size || 1),
    };
  });
  return scored
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ entry }) => entry);
}
