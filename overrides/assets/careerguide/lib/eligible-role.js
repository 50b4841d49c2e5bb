// From which role a person can apply for an opening, and how they get there: "not yet" is followed by how. Pure.
import { months, plural } from "./dom.js";
import { monthRange } from "./time-served.js";

/** @typedef {import("./eligibility.js").Rules} Rules */
/** @typedef {import("./graph.js").Graph} Graph */
/** @typedef {import("../planner/reach.js").Reach} Reach */

/**
 * The role that may apply and is nearest to the person's own: one move away, or further. `range` has the months of the
 * one move, `months` the typical months of the way.
 * @typedef {{id: string, title: string, range: import("./time-served.js").MonthRange | null, months: number}} EligibleRole
 */

/**
 * The nearest role that may apply; null if there is none within ten years without a step back.
 * @param {Graph} graph @param {Rules} rules @param {string} role the person's own @param {Reach | null} reach
 * @returns {EligibleRole | null}
 */
export function nearestRole(graph, rules, role, reach) {
  const step = graph.onward(role).find((move) => rules.from.includes(move.id));
  const own = graph.role(role);
  if (step && own) {
    const [, , , ...range] = graph.moves.find(([from, to]) => from === own.index && to === step.to) ?? [];
    const [min, typical, slow] = /** @type {(number | null)[]} */ (range);
    return { id: step.id, title: graph.roles[step.to][1], range: monthRange(min, typical, slow), months: step.typical };
  }
  const further = rules.from
    .map((id) => ({ id, months: reach?.months.get(id) ?? Infinity }))
    .sort((a, b) => (a.months < b.months ? -1 : a.months > b.months ? 1 : 0))
    .at(0);
  if (!further || further.months === Infinity) return null;
  return { id: further.id, title: graph.role(further.id)?.title ?? "", range: null, months: further.months };
}

/**
 * How a person comes to a role that may apply, in a sentence or two.
 * @param {Graph} graph @param {Rules} rules @param {EligibleRole | null} nearest @param {number | null} served months
 *   that the person has been in their role, if they are known
 */
export function howToBecomeEligible(graph, rules, nearest, served) {
  if (!nearest) return "It is open to other roles only, and none of them is within ten years of yours.";
  const { range, title } = nearest;
  const inRole = served !== null && served > 0 ? `, and you have been in your role for ${plural(served, "month")}` : "";
  const way = range
    ? `One step from yours is open to apply: ${title}, ${months(range)}${inRole}.`
    : `The nearest role that can apply is ${title}: typically ${plural(nearest.months, "month")} from yours.`;
  const sameTrack = graph.isSameTrack(nearest.id, rules.role);
  const least = sameTrack ? rules.same : rules.other;
  return least ? `${way} Then ${plural(least, "month")} in that role.` : way;
}
