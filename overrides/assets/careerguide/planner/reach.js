// What the role that the reader chose leads to, as maps and lists need it. Pure.
import { HORIZONS, UNKNOWN_MONTHS } from "../lib/constants.js";
import { monthRange, movesWithTimeServed } from "../lib/time-served.js";
import { routeGraph, sumsFrom } from "./routes.js";

/** @typedef {import("../lib/graph.js").Graph} Graph */
/**
 * A role and what it leads to, all by role id: `next` is one move away, `months` the fewest typical months to each role
 * that takes at most ten years without a step back, `atLeast` the known months to roles with moves whose months are not
 * known.
 * @typedef {{id: string, level: number, next: string[], months: Map<string, number>,
 * atLeast: Map<string, {typical: number, unknown: number}>}} Reach
 */

const TEN_YEARS = 12 * HORIZONS[HORIZONS.length - 1];

/**
 * @param {Graph} graph @param {number} start index of the role in the graph's list
 * @param {number | null} served months that the reader has served in the role, if they are known
 * @returns {Reach}
 */
export function reachOf(graph, start, served = null) {
  const ids = graph.roles.map(([id]) => id);
  const all = graph.moves.map(([from, to, kind, ...months]) => ({ from, to, kind, ...monthRange(...months) }));
  const moves = movesWithTimeServed(all, start, served);
  const { costs, gaps } = sumsFrom(
    routeGraph(ids, moves, (move) => move.kind !== "return"),
    start,
    (move) => move.unknown,
  );
  const months = new Map();
  const atLeast = new Map();
  for (const [role, id] of ids.entries()) {
    if (role === start || costs[role] === undefined) continue;
    if (gaps[role]) atLeast.set(id, { typical: costs[role] - gaps[role] * UNKNOWN_MONTHS, unknown: gaps[role] });
    else if (costs[role] <= TEN_YEARS) months.set(id, costs[role]);
  }
  const next = moves.filter((move) => move.from === start).map((move) => ids[move.to]);
  return { id: ids[start], level: graph.roles[start][3], next, months, atLeast };
}
