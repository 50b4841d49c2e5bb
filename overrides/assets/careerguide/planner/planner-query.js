// Reads the planner's query from the address, writes it, and decides which moves it allows. Pure.
import { MOST_TRIED, SIDEWAYS_KINDS, WITHOUT, WITHOUT_DEFAULT } from "../lib/constants.js";
import { presentId } from "../lib/present-ids.js";

/** @typedef {import("../lib/company.js").Company} Company */
/** @typedef {import("../lib/company.js").CompanyMove} CompanyMove */

/**
 * Role ids, empty if an end is open; what to leave out; the highest number of sideways moves (null: any).
 * @typedef {{from: string, to: string, without: Set<string>, sideways: number | null}} PlannerQuery
 */

/** @param {string} hash @returns {PlannerQuery} */
export function parseQuery(hash) {
  const state = new URLSearchParams(hash.replace(/^#/, ""));
  const known = Object.keys(WITHOUT);
  const sideways = state.get("sideways");
  return {
    from: presentId("role", state.get("from") ?? ""),
    to: presentId("role", state.get("to") ?? ""),
    without: new Set(
      (state.get("without") ?? WITHOUT_DEFAULT.join()).split(",").filter((word) => known.includes(word)),
    ),
    sideways: sideways && /^[0-3]$/.test(sideways) ? Number(sideways) : null,
  };
}

/** @param {PlannerQuery} query */
export function formatQuery(query) {
  const state = new URLSearchParams();
  if (query.from) state.set("from", query.from);
  if (query.to) state.set("to", query.to);
  const without = Object.keys(WITHOUT).filter((word) => query.without.has(word));
  if (without.join() !== WITHOUT_DEFAULT.join()) state.set("without", without.join());
  if (query.sideways !== null) state.set("sideways", String(query.sideways));
  return `#${state}`.replaceAll("%2C", ",");
}

/**
 * Whether a route may use a move: the person must be willing to take the role that it leads to. The start is not
 * checked.
 * @param {Company} company @param {PlannerQuery} query @param {CompanyMove} move
 */
export function allowsMove(company, query, move) {
  const { without } = query;
  const target = company.roles[move.to];
  if (without.has("back") && move.kind === "return") return false;
  if (without.has("night") && target.shifts !== null && target.shifts !== "day") return false;
  if (without.has("people") && target.manages) return false;
  if (without.has("site") && target.remote === "none") return false;
  if (without.has("track") && company.roles[move.from].track !== target.track) return false;
  const line = company.tracks[target.track].line;
  return !(without.has("bpo") && line === "bpo") && !(without.has("kpo") && line === "kpo");
}

/** A sideways move is a lateral one or a bridge. @param {{moves: {kind: string}[]}} route */
const sidewaysIn = (route) => route.moves.filter((move) => SIDEWAYS_KINDS.includes(move.kind)).length;

/**
 * The first `count` routes within the limit of sideways moves, among the first `MOST_TRIED`.
 * @template {{moves: {kind: string}[]}} R
 * @param {PlannerQuery} query @param {Iterable<R>} all @param {number} count
 */
export function routesWithinLimit(query, all, count) {
  const routes = [];
  let tried = 0;
  for (const route of all) {
    tried += 1;
    if (query.sideways === null || sidewaysIn(route) <= query.sideways) routes.push(route);
    if (routes.length === count || tried === MOST_TRIED) break;
  }
  return routes;
}
