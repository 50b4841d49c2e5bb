// How much of a move's time a person has served in their role, and what remains. Pure.
import { addMonths, monthInWords } from "./days.js";

/**
 * Months before a move: the shortest, the typical and a slow case. In a sum, `unknown` is the number of moves whose
 * months are not known; the other figures leave them out.
 * @typedef {{min: number, typical: number, slow: number, unknown: number}} MonthRange
 */

/**
 * The months of a move as graph.json has them: null if they are not known.
 * @param {number | null} min @param {number | null} typical @param {number | null} slow @returns {MonthRange}
 */
export const monthRange = (min, typical, slow) => ({
  min: min ?? 0,
  typical: typical ?? 0,
  slow: slow ?? 0,
  unknown: typical === null ? 1 : 0,
});

// A start further away than this is a slip of the keyboard, such as the year 0202.
const MOST_SERVED = 600;
const MOST_AHEAD = 24;

/**
 * Whole months in a role: negative if the person starts in it later, null if the start is not known.
 * @param {string} since year-month, or empty @param {string} month this month, year-month
 */
export function monthsServed(since, month) {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(since)) return null;
  const [[year, number], [thisYear, thisNumber]] = [since, month].map((text) => text.split("-").map(Number));
  const served = (thisYear - year) * 12 + thisNumber - number;
  return served >= -MOST_AHEAD && served <= MOST_SERVED ? served : null;
}

/**
 * The months that remain of a range; never less than 0.
 * @param {MonthRange} range @param {number | null} served null if it is not known: then all remain
 * @returns {MonthRange}
 */
export function remaining({ min, typical, slow, unknown }, served) {
  const left = (/** @type {number} */ months) => Math.max(0, months - (served ?? 0));
  return { min: left(min), typical: left(typical), slow: left(slow), unknown };
}

/**
 * The first month in which a person can make a move: after the shortest time, and not before this month.
 * @param {MonthRange} range @param {number} served @param {string} month this month, year-month
 */
export const earliestMonth = (range, served, month) =>
  addMonths(`${month}-01`, remaining(range, served).min).slice(0, 7);

/**
 * What a person has served of the months before a move, and what remains, in words.
 * @param {MonthRange} range @param {number} served @param {string} month this month, year-month
 */
export function servedInWords(range, served, month) {
  const { typical } = range;
  const full = Math.max(0, served);
  const unit = full === 1 ? "month" : "months";
  if (range.unknown) return `${full} ${unit} served: it is not known how many this move takes`;
  const start = `${full} ${unit} in role, usually ${typical}`;
  if (served >= typical) return `${start}: the time is done, the conditions decide`;
  const first = earliestMonth(range, served, month);
  if (first === month) return `${start}: possible now`;
  const whole = `${full} of about ${typical} ${typical === 1 ? "month" : "months"} served`;
  return `${whole}: about ${typical - served} to go, ${monthInWords(first)} at the earliest`;
}

/**
 * Moves as a person in a role makes them: those from the role take only the months that remain. `full` has the months
 * of the whole time.
 * @template {{from: number} & MonthRange} M
 * @param {M[]} moves @param {number} role the person's role @param {number | null} served
 * @returns {(M & {full?: MonthRange})[]}
 */
export function movesWithTimeServed(moves, role, served) {
  if (served === null) return moves;
  return moves.map((move) => {
    const { from, min, typical, slow, unknown } = move;
    return from === role ? { ...move, ...remaining(move, served), full: { min, typical, slow, unknown } } : move;
  });
}
