// Which story comes first: leaders one or two levels above the reader. The same as Python's `people.nearness` and
// `of_the_week`.
import { week } from "./days.js";

/**
 * How far a leader is from the reader, both given by their levels; 0 is nearest.
 * @param {number} leader @param {number} reader
 */
export function nearness(leader, reader) {
  const rungs = leader - reader;
  if (rungs >= 1 && rungs <= 2) return 0;
  return rungs <= 0 ? 1 - rungs : rungs;
}

/**
 * The index of this week's story in a list that is given by its leaders' levels; -1 if there is none.
 * @param {number[]} levels @param {string} day @param {number | null} reader
 */
export function ofTheWeek(levels, day, reader) {
  const distances = levels.map((level) => (reader === null ? 0 : nearness(level, reader)));
  const nearest = Math.min(...distances);
  const best = [...distances.keys()].filter((index) => distances[index] === nearest);
  return best.length ? best[week(day) % best.length] : -1;
}
