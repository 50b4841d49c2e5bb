// Reads the planner's query from the address and writes it. Pure.
import { WITHOUT, WITHOUT_DEFAULT } from "../lib/constants.js";

/**
 * Role ids, empty if an end is open; what to leave out; the highest number of sideways moves (null: any); whether moves
 * that break a wish are left out.
 * @typedef {{from: string, to: string, without: Set<string>, sideways: number | null, strict: boolean}} PlannerQuery
 */

/** @param {string} hash @returns {PlannerQuery} */
export function parseQuery(hash) {
  const state = new URLSearchParams(hash.replace(/^#/, ""));
  const known = Object.keys(WITHOUT);
  const sideways = state.get("sideways");
  return {
    from: state.get("from") ?? "",
    to: state.get("to") ?? "",
    without: new Set(
      (state.get("without") ?? WITHOUT_DEFAULT.join()).split(",").filter((word) => known.includes(word)),
    ),
    sideways: sideways && /^[0-3]$/.test(sideways) ? Number(sideways) : null,
    strict: state.get("strict") === "1",
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
  if (query.strict) state.set("strict", "1");
  return `#${state}`.replaceAll("%2C", ",");
}
