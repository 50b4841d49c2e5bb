// Ids of entries in links and in saved records. An entry can have been renamed since. Pure.
import { FORMER_IDS } from "./former-ids.js";

/**
 * The id that an entry has today; the same id if it was not renamed.
 * @param {string} kind @param {string} id
 */
export function presentId(kind, id, formerIds = FORMER_IDS) {
  const ids = Object.hasOwn(formerIds, kind) ? formerIds[kind] : {};
  return Object.hasOwn(ids, id) ? ids[id] : id;
}

/**
 * The ids that an entry had before, the latest first.
 * @param {string} kind @param {string} id
 */
export function idsBefore(kind, id, formerIds = FORMER_IDS) {
  const ids = Object.entries(Object.hasOwn(formerIds, kind) ? formerIds[kind] : {});
  return ids.flatMap(([old, present]) => (present === id ? [old] : [])).reverse();
}
