// The last months against the figures that a promotion waits for. Pure.
import { addMonths } from "../lib/days.js";

/** What a figure may be; null where there is no limit on that side. @typedef {{low: number | null, high: number | null, strict: boolean}} Bounds */
/** @typedef {{area: string, kpi: string, target: string, over: number}} Gate */
/** `until` is the last month that counts, `run` how many months in a row up to it were met, `missing` those of the last `over` without a figure, `from` the month in which it can be met at the earliest. */
/** @typedef {Gate & {bounds: Bounds | null, run: number, met: boolean, last: number | null, missing: string[], until: string, from: string}} Checked */

/** A target opened: `>= 90%`, `300 to 360 seconds`; null where it says so in words only ("at or above the client target"). @param {string} text @returns {Bounds | null} */
export function bounds(text) {
  // With commas between groups of digits, Indian ones too (1,00,000); "1,5" is no number here.
  const number = String.raw`(-?(?:\d{1,3}(?:,\d{2,3})*,\d{3}|\d+)(?:\.\d+)?)(?![.,]?\d)`;
  const range = new RegExp(`^${number}%? to ${number}`).exec(text.trim());
  if (range) return { low: value(range[1]), high: value(range[2]), strict: false };
  const parts = new RegExp(`^(>=|<=|>|<)\\s*${number}`).exec(text.trim());
  if (!parts) return null;
  const limit = value(parts[2]);
  return {
    low: parts[1].startsWith(">") ? limit : null,
    high: parts[1].startsWith("<") ? limit : null,
    strict: parts[1].length === 1,
  };
}

/** @param {string} text */
const value = (text) => Number(text.replaceAll(",", ""));

/** @param {Bounds} bounds @param {number} figure */
export function meets({ low, high, strict }, figure) {
  if (strict) return (low === null || figure > low) && (high === null || figure < high);
  return (low === null || figure >= low) && (high === null || figure <= high);
}

/** How far a figure is outside its bounds, as a share of the bound. @param {Bounds} bounds @param {number} figure */
function outside({ low, high }, figure) {
  const below = low !== null && figure < low ? (low - figure) / (Math.abs(low) || 1) : 0;
  return high !== null && figure > high ? (figure - high) / (Math.abs(high) || 1) : below;
}

/** A month so many before or after another. @param {string} month year-month @param {number} count */
export const monthAt = (month, count) => addMonths(`${month}-01`, count).slice(0, 7);

/**
 * Each gate against the figures. The month that runs counts once it has a figure; else the month before is the last.
 * @param {Gate[]} gates @param {(gate: Gate) => Bounds | null} limits @param {(month: string, kpi: string) => number | null} figure @param {string} month this month
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

/** The gate that holds a person back most: the smallest part of its months done, then the furthest from its target; null where none is open. @param {Checked[]} checked */
export function weakest(checked) {
  const distance = (/** @type {Checked} */ gate) =>
    gate.last === null || gate.bounds === null ? Infinity : outside(gate.bounds, gate.last);
  const open = checked.filter((gate) => gate.bounds && !gate.met);
  open.sort(
    (a, b) => a.run / a.over - b.run / b.over || (distance(b) > distance(a) ? 1 : distance(b) < distance(a) ? -1 : 0),
  );
  return open.at(0) ?? null;
}
