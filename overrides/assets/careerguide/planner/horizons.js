// Where a route has led after 1, 3, 5 and 10 years: at the earliest, typically, and in a slow case. Pure.
import { HORIZONS } from "../lib/constants.js";

/** @typedef {import("./route-chart.js").Stop} Stop */
/**
 * Roles by their index; the start of the route before its first move.
 * @typedef {{years: number, earliest: number, typical: number, slow: number}} Horizon
 */

/**
 * One row for each horizon up to the first at which even a slow case has arrived.
 * @param {number} start the present role @param {Stop[]} stops with the months from today
 * @returns {Horizon[]} empty if some months are not known
 */
export function horizons(start, stops) {
  if (stops.some(({ after }) => after.unknown)) return [];
  const at = (/** @type {number} */ months, /** @type {"min" | "typical" | "slow"} */ part) =>
    stops.filter(({ after }) => after[part] <= months).at(-1)?.role ?? start;
  const goal = stops[stops.length - 1].role;
  const rows = HORIZONS.map((years) => ({
    years,
    earliest: at(years * 12, "min"),
    typical: at(years * 12, "typical"),
    slow: at(years * 12, "slow"),
  }));
  const arrived = rows.findIndex(({ slow }) => slow === goal);
  return arrived < 0 ? rows : rows.slice(0, arrived + 1);
}
