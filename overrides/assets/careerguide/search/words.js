// Words as search compares them: cut, bare, and how near two of them are. Pure. hooks/careerguide/search.py cuts in the same way.

/** The words of a phrase, without accents and possessive endings. @param {string} phrase @returns {string[]} */
export function tokens(phrase) {
  const lower = phrase.toLowerCase();
  // Most names are plain, and ten thousand of them are cut before the first result.
  const plain = /^[ -~]*$/.test(lower)
    ? lower
    : lower.replaceAll("\u2019", "'").normalize("NFKD").toLowerCase().replace(/ß/g, "ss").replace(/\p{M}/gu, "");
  return (plain.match(/[a-z0-9]+(?:[&+#'][a-z0-9]*)*/g) ?? []).map((word) => word.replace(/'s?$|'/g, ""));
}

/** A name without anything between its letters: "Back-Office TL" and "backoffice tl" are one. @param {string[]} words */
export const squeezed = (words) => words.join("");

// What is cut off, in this order, where enough is left: plurals, then forms of verbs and those who do it.
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

/** What "coders", "coding" and "coded" have in common. Only ever compared, never shown. @param {string} word */
export const stem = (word) =>
  word.length < 4 ? word : ENDINGS.reduce((own, [ending, left]) => own.replace(ending, left), word);

/** @type {Map<string, string>} */
const known = new Map();

/** A name as its stems, without anything between: "team leaders" and "team leader" are one. @param {string[]} words */
export function stems(words) {
  return squeezed(
    words.map((word) => {
      const found = known.get(word) ?? stem(word);
      known.set(word, found);
      return found;
    }),
  );
}

/** How many slips of the finger a word of this length may have. @param {number} length */
export const slips = (length) => (length < 5 ? 0 : length < 8 ? 1 : 2);

/**
 * Slips between two words: a letter missing, added, changed, or two swapped (optimal string alignment); more than `most` is Infinity.
 * @param {string} one @param {string} other @param {number} most
 */
export function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return Infinity;
  let [before, last] = [/** @type {number[]} */ ([]), Array.from({ length: other.length + 1 }, (_, index) => index)];
  for (let row = 1; row <= one.length; row += 1) {
    const now = [row];
    let least = row;
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      let found = Math.min(last[column] + 1, now[column - 1] + 1, last[column - 1] + (same ? 0 : 1));
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1])
        found = Math.min(found, before[column - 2] + 1);
      now.push(found);
      least = Math.min(least, found);
    }
    if (least > most) return Infinity;
    [before, last] = [last, now];
  }
  return last[other.length] <= most ? last[other.length] : Infinity;
}

/** Three letters at a time, with the ends of words. @param {string} text */
function threes(text) {
  const found = new Set();
  for (const word of tokens(text))
    for (let place = 0; place < word.length; place += 1) found.add(` ${word} `.slice(place, place + 3));
  return found;
}

/** The entries whose titles share most letters with a text, in threes. @template {{title: string}} E @param {string} text @param {E[]} entries @param {number} most @returns {E[]} */
export function nearest(text, entries, most) {
  const own = threes(text);
  const scored = entries.map((entry) => {
    const other = threes(entry.title);
    return { entry, score: (2 * [...own].filter((three) => other.has(three)).length) / (own.size + other.size || 1) };
  });
  return scored
    .sort((one, other) => other.score - one.score)
    .slice(0, most)
    .map(({ entry }) => entry);
}
