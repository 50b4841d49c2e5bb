// The route of a person's plan: the next step with the months that remain, then the best route from there to the goal.
// Without a goal further on, it goes on by the usual promotions, so that everyone sees where a role can lead.
import { remaining } from "../lib/time-served.js";
import { aims } from "./aims.js";
import { routeTowards } from "./next-route.js";
import { monthsServedIn } from "./progress.js";
import { ownStep } from "./steps.js";

/** @typedef {import("../lib/catalogue.js").Catalogue} Catalogue */
/**
 * A role of the plan, the months from today until it, and the lowest confidence on the way. `unknown` is the number of
 * moves on the way whose months are not known.
 * @typedef {{role: {id: string, title: string, short: string}, confidence: string} &
 *   import("../lib/time-served.js").MonthRange} Station
 */

/** The stations in order; empty without a next step. @param {Catalogue} catalogue @returns {Station[]} */
export function planStations(catalogue) {
  const step = ownStep(catalogue);
  const { goal, next } = aims(catalogue);
  if (!step || !next || next.id !== step.to.id) return [];
  const first = { ...step.move, ...remaining(step.move, monthsServedIn(catalogue, step.from.id)) };
  const later = hasGoalBeyond(catalogue)
    ? movesTo(catalogue, next.id, goal?.id ?? "")
    : promotions(catalogue, next.id, step.from.id);
  return summed(catalogue, [first, ...later]);
}

/** Whether the person's goal is another role than their next step. @param {Catalogue} catalogue */
export function hasGoalBeyond(catalogue) {
  const { goal, next } = aims(catalogue);
  return goal !== null && goal.id !== next?.id;
}

/**
 * The moves of the best route; none if there is no route.
 * @param {Catalogue} catalogue @param {string} from @param {string} to
 */
function movesTo(catalogue, from, to) {
  const { roles } = catalogue.company;
  const moves = routeTowards(catalogue, from, to)?.moves ?? [];
  return moves.flatMap((move) => catalogue.move(roles[move.from].id, roles[move.to].id) ?? []);
}

/**
 * The quickest promotion from a role, then from the role that it leads to, and so on, while the months are known.
 * @param {Catalogue} catalogue @param {string} from @param {string} before a role that the person has been in
 */
function promotions(catalogue, from, before) {
  const seen = new Set([before, from]);
  const moves = [];
  for (let at = from; at; ) {
    const move = catalogue.onward(at).find(({ kind, unknown }) => kind === "promotion" && !unknown);
    at = move ? catalogue.company.roles[move.to].id : "";
    if (!move || seen.has(at)) break;
    seen.add(at);
    moves.push(move);
  }
  return moves;
}

/** @param {Catalogue} catalogue @param {import("../lib/company.js").CompanyMove[]} moves @returns {Station[]} */
function summed(catalogue, moves) {
  let sum = { min: 0, typical: 0, slow: 0, unknown: 0 };
  let confidence = "high";
  return moves.map((move) => {
    sum = {
      min: sum.min + move.min,
      typical: sum.typical + move.typical,
      slow: sum.slow + move.slow,
      unknown: sum.unknown + move.unknown,
    };
    confidence = [confidence, move.confidence].includes("low")
      ? "low"
      : [confidence, move.confidence].includes("medium")
        ? "medium"
        : "high";
    return { role: catalogue.company.roles[move.to], confidence, ...sum };
  });
}

/**
 * The last station that is typically reached within so many months; null for none.
 * @param {Station[]} stations @param {number} months
 */
export const reachedWithin = (stations, months) =>
  stations.filter(({ typical, unknown }) => !unknown && typical <= months).at(-1) ?? null;
