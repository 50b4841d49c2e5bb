// What a person keeps, read with the guide's present names: ids that were renamed still find their records.
import { store } from "./storage.js";

/** @typedef {import("../lib/catalogue.js").Catalogue} Catalogue */

/** Who I am: role ids as the guide has them now, empty where nothing is chosen. @param {Catalogue} catalogue */
export function profile(catalogue) {
  const saved = store.get("me/me") ?? { role: "", since: "", next: "" };
  return { role: catalogue.role(saved.role)?.id ?? "", since: saved.since, next: catalogue.role(saved.next)?.id ?? "" };
}

/** All my ratings by the skill's present id; one under the present id comes before one under an older. @param {Catalogue} catalogue */
export function ratings(catalogue) {
  /** @type {Map<string, import("./match.js").Rating>} */
  const byId = new Map();
  for (const [id, rating] of store.all("rating")) {
    const skill = catalogue.skills.get(id);
    if (skill && (id === skill.id || !byId.has(skill.id))) byId.set(skill.id, rating);
  }
  return byId;
}

/** An id for a record of which there may be many. */
export function newId() {
  const letters = "abcdefghijklmnopqrstuvwxyz0123456789";
  return [...crypto.getRandomValues(new Uint8Array(12))].map((number) => letters[number % letters.length]).join("");
}
