// Words as search compares them: cut, bare, and how near two of them are. Pure. hooks/careerguide/search.py cuts in the same way.

/** The words of a phrase, without accents and possessive endings. @param {string} phrase @returns {string[]} */
export function tokens(phrase) {
  const plain = phrase.normalize("NFKD").toLowerCase().replace(/ß/g, "ss").replace(/\p{M}/gu, "");
  return (plain.match(/[a-z0-9]+(?:[&+#'’][a-z0-9]*)*/g) ?? []).map((word) => word.replace(/['’]s?$|['’#]/g, ""));
}

/** A name without anything between its letters: "Back-Office TL" and "backoffice tl" are one. @param {string[]} words */
export const squeezed = (words) => words.join("");

/** What "coders", "coding" and "coded" have in common. Only ever compared, never shown. @param {string} word */
export function stem(word) {
  if (word.length < 4) return word;
  let own = word.replace(/(?<=..)(?:ies|ied)$/, "y").replace(/(?<=....)(?:ations?|ings?|ers?|ors?|ed|es)$/, "");
  if (own === word) own = word.replace(/(?<=...)(?:ing|ed|er|s|e)$/, "");
  if (own.endsWith("y")) own = `${own.slice(0, -1)}i`;
  return own.length > 3 && own.at(-1) === own.at(-2) && !"lse".includes(own.at(-1) ?? "") ? own.slice(0, -1) : own;
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
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]) found = Math.min(found, before[column - 2] + 1);
      now.push(found);
      least = Math.min(least, found);
    }
    if (least > most) return Infinity;
    [before, last] = [last, now];
  }
  return last[other.length] <= most ? last[other.length] : Infinity;
}
