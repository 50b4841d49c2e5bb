// Tells what a person searched to the module that keeps failed searches, if they have saved anything in this browser:
// nobody else can have agreed to keep them.

import { loadPart } from "../lib/release.js";
import { hasSavedData } from "../lib/saved-data.js";

/** A search that has its results. @param {string} query @param {boolean} hasResults */
export async function noteSearch(query, hasResults) {
  if (!hasSavedData()) return;
  (await loadPart(import("../my/misses.js"))).note(query, hasResults);
}
