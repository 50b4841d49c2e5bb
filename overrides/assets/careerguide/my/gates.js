// Checks a person's monthly figures against the conditions of a move that a KPI measures. Pure.
import { addMonths } from "../lib/days.js";

/**
 * The limits of a figure; null if there is no limit on that side. `strict` excludes the limit itself.
 * @typedef {{low: number | null, high: number | null, strict: boolean}} Bounds
 */
/**
 * A target of a KPI, for a result area or a condition; `bounds` are null if it has only words.
 * @typedef {{kpi: string, target: string, over: number, bounds: Bounds | null}} Measured
 */
/**
 * A condition that a KPI measures, and how far it is met.
 * @typedef {object} Check
 * @property {Bounds | null} bounds
 * @property {boolean} met
 * @property {string} until the last month that counts
 * @property {number} run months in a row up to it in which the figure was within its limits
 * @property {number | null} last the figure of that month
 * @property {string[]} missing months without a figure, of those that the condition asks for
 * @property {string} from the earliest month in which the condition can be met
 * @typedef {Measured & Check} Checked
 */

/** @param {Bounds} bounds @param {number} figure */
export function meets({ low, high, strict }, figure) {
  if (strict) return (low === null || figure > low) && (high === null || figure < high);
  return (low === null || figure >= low) && (high === null || figure <= high);
}

/** How far a figure is outside its limits, as a share of the limit. @param {Bounds} bounds @param {number} figure */
function outside({ low, high }, figure) {
  const below = low !== null && figure < low ? (low - figure) / (Math.abs(low) || 1) : 0;
  return high !== null && figure > high ? (figure - high) / (Math.abs(high) || 1) : below;
}

/** The month that is `count` months after another. @param {string} month year-month @param {number} count */
export const monthAt = (month, count) => addMonths(`${month}-01`, count).slice(0, 7);

/**
 * Check each condition. The current month counts if it has a figure; otherwise the month before is the last.
 * @param {Measured[]} gates @param {(gate: Measured) => Bounds | null} limits
 * @param {(month: string, kpi: string) => number | null} figure @param {string} month this month
 * @returns {Checked[]}
 */
export function checkGates(gates, limits, figure, month) {
  return gates.map((gate) => {
    const limit = limits(gate);
    const until = figure(month, gate.kpi) === null ? monthAt(month, -1) : month;
    const holds = (/** @type {string} */ month) => {
      const value = figure(month, gate.kpi);
      return limit !== null && value !== null && meets(limit, value);
    };
    let run = 0;
    while (holds(monthAt(until, -run))) run += 1;
    const missing = Array.from({ length: gate.over }, (_, back) => monthAt(until, -back)).filter(
      (month) => figure(month, gate.kpi) === null,
    );
    const met = run >= gate.over;
    return {
      ...gate,
      bounds: limit,
      run,
      met,
      last: figure(until, gate.kpi),
      missing,
      until,
      from: met ? until : monthAt(until, gate.over - run),
    };
  });
}

/**
 * The condition that holds a person back most: the smallest share of its months done, then the furthest from its
 * target. Null if all are met.
 * @param {Checked[]} checked
 */
export function weakest(checked) {
  const distance = (/** @type {Checked} */ gate) =>
    gate.last === null || gate.bounds === null ? Infinity : outside(gate.bounds, gate.last);
  const open = checked.filter((gate) => gate.bounds && !gate.met);
  open.sort(
    (a, b) => a.run / a.over - b.run / b.over || (distance(b) > distance(a) ? 1 : distance(b) < distance(a) ? -1 : 0),
  );
  return open.at(0) ?? null;
}
