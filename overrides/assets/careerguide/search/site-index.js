// Loads the search index of this site, once for a page, and what is near the reader.
import { fetchJson } from "../lib/api.js";
import { currentReader, readerReach } from "../lib/reader.js";
import { Index } from "./index.js";
import { ANYBODY, nearTo } from "./near.js";

/** @type {Promise<Index | null> | null} */
let pendingIndex = null;

/** The index; null if it cannot be loaded now. @returns {Promise<Index | null>} */
export function loadIndex() {
  pendingIndex ??= Promise.all([fetchJson("search/names"), fetchJson("search/languages")]).then(
    ([names, languages]) => {
      if (!names) pendingIndex = null; // the next key press tries again
      return names && new Index(names, fetchJson, languages ?? {});
    },
  );
  return pendingIndex;
}

/** What is near the role that was asked for last. */
let last = { role: "", near: ANYBODY };

/** What is near the reader's own role; everything counts the same if they have chosen none. */
export async function loadNear() {
  const reader = await currentReader();
  const role = reader?.role ?? "";
  if (role !== last.role) {
    const reach = await readerReach(reader);
    last = { role, near: reach ? nearTo(reach) : ANYBODY };
  }
  return last.near;
}
