// The learning to start with: what helps with most of a person's gaps. Pure.

/** @typedef {import("../lib/catalogue.js").Learning} Learning */

/**
 * The items that help with most gaps, each with the number of them; with equal numbers, the one for the heaviest gap
 * comes first.
 * @param {{learningFor(skill: string): Learning[]}} catalogue @param {{skill: string}[]} gaps heaviest first
 * @param {number} most how many items
 * @returns {{item: Learning, gaps: number}[]}
 */
export function firstLessons(catalogue, gaps, most = 3) {
  /** @type {Map<Learning, number>} */
  const counts = new Map();
  for (const { skill } of gaps)
    for (const item of catalogue.learningFor(skill)) counts.set(item, (counts.get(item) ?? 0) + 1);
  return [...counts]
    .map(([item, count]) => ({ item, gaps: count }))
    .sort((a, b) => b.gaps - a.gaps)
    .slice(0, most);
}
