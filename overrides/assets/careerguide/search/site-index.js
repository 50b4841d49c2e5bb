// Loads the search index of this site and the reader's next steps, each once for a page.
import { fetchJson } from "../lib/api.js";
import { loadPart } from "../lib/release.js";
import { hasSavedData } from "../lib/saved-data.js";
import { Index } from "./index.js";

/** @type {Promise<Index | null> | null} */
let pendingIndex = null;

/** The index; null if it cannot be loaded now. @returns {Promise<Index | null>} */
export function loadIndex() {
  pendingIndex ??= fetchJson("search/names").then((names) => {
    if (!names) pendingIndex = null; // the next key press tries again
    return names && new Index(names, fetchJson);
  });
  return pendingIndex;
}

/** @type {Promise<Set<string>> | null} */
let pendingNextSteps = null;

/** Addresses of the roles one step from the role that the reader saved on /my/; none if nothing is saved. */
export function loadNextSteps() {
  pendingNextSteps ??= hasSavedData() ? fetchNextSteps() : Promise.resolve(new Set());
  return pendingNextSteps;
}

/** @returns {Promise<Set<string>>} */
async function fetchNextSteps() {
  const [graph, { reachOf }, { ownRole }] = await Promise.all([
    fetchJson("graph"),
    loadPart(import("../planner/reach.js")),
    loadPart(import("../my/own-role.js")),
  ]);
  const ownIndex = graph ? ownRole(graph) : -1;
  return new Set(ownIndex < 0 ? [] : reachOf(graph, ownIndex).next.map((id) => `roles/${id}/`));
}
