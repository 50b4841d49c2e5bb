// The openings that a person has saved, with the last days that the guide has today.

import { fetchJson } from "../lib/api.js";
import { OPENINGS } from "../lib/parts.js";
import { store } from "./storage.js";

/** @typedef {{id: string, title: string, closes: string, listed: boolean}} SavedOpening */

/**
 * Saved openings, closing soonest first. `listed` tells whether the guide still has the opening.
 * @param {{id: string, closes: string}[]} listed openings of the guide @returns {SavedOpening[]}
 */
export function savedOpenings(listed) {
  const days = new Map(listed.map(({ id, closes }) => [id, closes]));
  return [...store.all("saved")]
    .map(([id, { title, closes }]) => ({ id, title, closes: days.get(id) ?? closes, listed: days.has(id) }))
    .sort((a, b) => (a.closes < b.closes ? -1 : a.closes > b.closes ? 1 : a.id < b.id ? -1 : 1));
}

/** The openings of the guide; none if they cannot be loaded. @returns {Promise<{id: string, closes: string}[]>} */
export const fetchOpenings = async () =>
  OPENINGS && store.all("saved").size ? ((await fetchJson("openings")) ?? []) : [];
