// Where the person works: client line, site and shift. No other module reads or writes it. Each change is reported by the
// event `cg-profile` of the document, as changes of the profile are.
import { fetchJson } from "../lib/api.js";
import { applied } from "../lib/differences.js";
import { store } from "./storage.js";

/** @typedef {import("../lib/differences.js").Work} Work */
/** @typedef {import("../lib/catalogue.js").Catalogue} Catalogue */

/** The record's key. */
const WORK = "work/me";
const UNKNOWN = { line: "", site: "", shift: "" };

/** @returns {Work} */
export const work = () => store.get(WORK) ?? UNKNOWN;

/** @param {Partial<Work>} change */
export function setWork(change) {
  const fault = store.put(WORK, { ...work(), ...change });
  document.dispatchEvent(new CustomEvent("cg-profile"));
  return fault;
}

/** Give each role of the catalogue what it asks for where the person works. @param {Catalogue} catalogue */
export async function applyWork(catalogue) {
  const person = work();
  if (!Object.values(person).some(Boolean)) return;
  const differences = (await fetchJson("differences")) ?? {};
  for (const [id, list] of Object.entries(differences)) {
    const role = catalogue.role(id);
    if (role) Object.assign(role, applied(role, list, person));
  }
}
