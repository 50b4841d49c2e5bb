// Reads the planner's query from the address and writes it. Pure.

import { presentId } from "../lib/present-ids.js";
import { WITHOUT, WITHOUT_DEFAULT } from "./constants.js";

/**
 * Role ids, empty if an end is open; what to leave out; the highest number of sideways moves (null: any); whether moves
 * that break a wish are left out.
 * @typedef {{from: string, to: string, without: Set<string>, sideways: number | null, strict: boolean}} PlannerQuery
 */

/** A word of a wish: one of `WITHOUT`, or the word of a line of business. */
const WORD = /^[a-z][a-z0-9-]*$/;

/**
 * Wishes that this company does not have are left in; the planner drops them.
 * @param {string} hash @returns {PlannerQuery}
 */
export function parseQuery(hash) {
  const state = new URLSearchParams(hash.replace(/^#/, ""));
  const sideways = state.get("sideways");
  return {
    from: presentId("role", state.get("from") ?? ""),
    to: presentId("role", state.get("to") ?? ""),
    without: new Set((state.get("without") ?? WITHOUT_DEFAULT.join()).split(",").filter((word) => WORD.test(word))),
    sideways: sideways && /^[0-3]$/.test(sideways) ? Number(sideways) : null,
    strict: state.get("strict") === "1",
  };
}

/** @param {PlannerQuery} query */
export function formatQuery(query) {
  const state = new URLSearchParams();
  if (query.from) state.set("from", query.from);
  if (query.to) state.set("to", query.to);
  const fixed = Object.keys(WITHOUT);
  const lines = [...query.without].filter((word) => !fixed.includes(word)).sort();
  const before = fixed.slice(0, -1).filter((word) => query.without.has(word));
  const without = [...before, ...lines, ...fixed.slice(-1).filter((word) => query.without.has(word))];
  if (without.join() !== WITHOUT_DEFAULT.join()) state.set("without", without.join());
  if (query.sideways !== null) state.set("sideways", String(query.sideways));
  if (query.strict) state.set("strict", "1");
  return `#${state}`.replaceAll("%2C", ",");
}
