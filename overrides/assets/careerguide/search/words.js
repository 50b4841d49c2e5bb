// Words as the search compares them: plain letters, stems, typing slips. Pure. hooks/careerguide/search.py splits texts
// into words in the same way.

// Scripts without spaces between words: each letter is a word, since only a dictionary knows more.
const ALONE = "\\u0e00-\\u0eff\\u1780-\\u17ff\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff";
const LETTER = `(?:(?![${ALONE}])[\\p{L}\\p{N}])`;
const WORD = new RegExp(`[${ALONE}]|${LETTER}+(?:[&+#']${LETTER}*)*`, "gu");

/** The words of a phrase, without accents and possessive endings. @param {string} phrase @returns {string[]} */
export function tokens(phrase) {
  const lower = phrase.toLowerCase();
  // Most names are plain ASCII. The shortcut counts: ten thousand names are split before the first result.
  const plain = /^[ -~]*$/.test(lower)
    ? lower
    : lower
        .replaceAll("\u2019", "'")
        .normalize("NFKD")
        .toLowerCase()
        .replace(/ß/g, "ss")
        .replace(/ς/g, "σ")
        .replace(/\p{M}/gu, "");
  return (plain.match(WORD) ?? []).map((word) => word.replace(/'s?$|'/g, ""));
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
  [/(?<=....)ations?$/, ""],
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
 */
export function distance(a, b, limit) {
  if (Math.abs(a.length - b.length) > limit) return Infinity;
  let [before, last] = [/** @type {number[]} */ ([]), Array.from({ length: b.length + 1 }, (_, index) => index)];
  for (let row = 1; row <= a.length; row += 1) {
    const now = [row];
    let least = row;
    for (let column = 1; column <= b.length; column += 1) {
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
  return last[b.length] <= limit ? last[b.length] : Infinity;
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
