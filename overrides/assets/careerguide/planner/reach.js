// What the role that the reader chose leads to, as maps and lists need it. Pure.
import { HORIZONS } from "../lib/constants.js";
import { movesWithTimeServed } from "../lib/time-served.js";
import { costsFrom, routeGraph } from "./routes.js";

/** @typedef {import("../lib/graph.js").Graph} Graph */
/**
 * A role and what it leads to, all by role id: `next` is one move away, `months` the fewest typical months to each role
 * that takes at most ten years without a step back.
 * @typedef {{id: string, level: number, next: string[], months: Map<string, number>}} Reach
 */

const TEN_YEARS = 12 * HORIZONS[HORIZONS.length - 1];

/**
 * @param {Graph} graph @param {number} start index of the role in the graph's list
 * @param {number | null} served months that the reader has served in the role, if they are known
 * @returns {Reach}
 */
export function reachOf(graph, start, served = null) {
  const ids = graph.roles.map(([id]) => id);
  const all = graph.moves.map(([from, to, kind, min, typical, slow]) => ({ from, to, kind, min, typical, slow }));
  const moves = movesWithTimeServed(all, start, served);
  const months = costsFrom(
    routeGraph(ids, moves, (move) => move.kind !== "return"),
    start,
  );
  const within = ids.flatMap((id, role) =>
    role !== start && months[role] <= TEN_YEARS ? [/** @type {[string, number]} */ ([id, months[role]])] : [],
  );
  const next = moves.filter((move) => move.from === start).map((move) => ids[move.to]);
  return { id: ids[start], level: graph.roles[start][3], next, months: new Map(within) };
}
