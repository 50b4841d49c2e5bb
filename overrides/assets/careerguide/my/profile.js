// Reads the saved role and ratings. Records with former ids still count.
import { store } from "./storage.js";

/** @typedef {import("../lib/catalogue.js").Catalogue} Catalogue */

/** A person's role and next role by their present ids; empty if not chosen. @param {Catalogue} catalogue */
export function profile(catalogue) {
  const saved = store.get("me/me") ?? { role: "", since: "", next: "" };
  return { role: catalogue.role(saved.role)?.id ?? "", since: saved.since, next: catalogue.role(saved.next)?.id ?? "" };
}

/**
 * All ratings by the present id of the skill. A rating under the present id counts more than one under a former id.
 * @param {Catalogue} catalogue
 */
export function ratings(catalogue) {
  /** @type {Map<string, import("./match.js").Rating>} */
  const byId = new Map();
  for (const [id, rating] of store.all("rating")) {
    const skill = catalogue.skills.get(id);
    if (skill && (id === skill.id || !byId.has(skill.id))) byId.set(skill.id, rating);
  }
  return byId;
}

/** An id for a new record of a kind that can have many. */
export function newId() {
  const letters = "abcdefghijklmnopqrstuvwxyz0123456789";
  return [...crypto.getRandomValues(new Uint8Array(12))].map((number) => letters[number % letters.length]).join("");
}
