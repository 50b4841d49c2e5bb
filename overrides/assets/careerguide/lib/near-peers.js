// Whose story comes first: the same as `nearness` and `of_the_week` in hooks/careerguide/people.py.
import { week } from "./days.js";

/** @param {number} leader @param {number} reader */
export function nearness(leader, reader) {
  const rungs = leader - reader;
  if (rungs >= 1 && rungs <= 2) return 0;
  return rungs <= 0 ? 1 - rungs : rungs;
}

/**
 * The place of this week's story in a list given by its leaders' levels; -1 where there is none.
 * @param {number[]} levels @param {string} day @param {number | null} reader
 */
export function ofTheWeek(levels, day, reader) {
  const distances = levels.map((level) => (reader === null ? 0 : nearness(level, reader)));
  const nearest = Math.min(...distances);
  const best = [...distances.keys()].filter((index) => distances[index] === nearest);
  return best.length ? best[week(day) % best.length] : -1;
}
