// Pure questions about the graph of moves; no page needed.

/**
 * Roles that can be reached within a number of typical months, returns left out: index -> months.
 * @param {[number, number, string, number, number, number][]} moves from, to, kind, min, typical, slow
 * @param {number} start
 * @param {number} limit months
 * @returns {Map<number, number>}
 */
export function reachable(moves, start, limit) {
  /** @type {Map<number, [number, number][]>} */
  const from = new Map();
  for (const [a, b, kind, , typical] of moves) {
    if (kind !== "return") from.set(a, [...(from.get(a) ?? []), [b, typical]]);
  }
  const months = new Map([[start, 0]]);
  const open = [start];
  while (open.length) {
    open.sort((a, b) => (months.get(b) ?? 0) - (months.get(a) ?? 0));
    const here = /** @type {number} */ (open.pop());
    for (const [next, typical] of from.get(here) ?? []) {
      const total = (months.get(here) ?? 0) + typical;
      if (total <= limit && total < (months.get(next) ?? Infinity)) {
        months.set(next, total);
        open.push(next);
      }
    }
  }
  months.delete(start);
  return months;
}
