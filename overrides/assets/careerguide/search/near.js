// What is near the reader's own role: it comes first among results that fit equally well. Pure.
import { nearness } from "../lib/near-peers.js";

/** @typedef {import("./index.js").Entry} Entry @typedef {import("../planner/reach.js").Reach} Reach */
/**
 * `next` are addresses of the roles one step away; `gain` is the factor on an entry's score.
 * @typedef {{next: Set<string>, gain(entry: Entry): number}} Near
 */

// The gain of a role one step away, of the reader's own role, and of roles within 2 and 5 years; of a story or an
// opening one or two levels above. All are just enough to come first among equals.
const [NEXT_STEP, OWN_ROLE, TWO_YEARS, FIVE_YEARS, NEAR_LEVEL] = [1.04, 1.03, 1.03, 1.02, 1.02];

/** Nobody is known: all entries count the same. @type {Near} */
export const ANYBODY = { next: new Set(), gain: () => 1 };

/** @param {Reach} reach @returns {Near} */
export function nearTo(reach) {
  const address = (/** @type {string} */ id) => `roles/${id}/`;
  const next = new Set(reach.next.map(address));
  const months = new Map([...reach.months].map(([id, count]) => [address(id), count]));
  const gain = (/** @type {Entry} */ entry) => {
    if (next.has(entry.address)) return NEXT_STEP;
    if (entry.address === address(reach.id)) return OWN_ROLE;
    if (["story", "opening"].includes(entry.kind)) return nearness(entry.level, reach.level) === 0 ? NEAR_LEVEL : 1;
    const count = months.get(entry.address) ?? Infinity;
    return count <= 24 ? TWO_YEARS : count <= 60 ? FIVE_YEARS : 1;
  };
  return { next, gain };
}
