// Where the person works: client line, site and shift. No other module reads or writes it. The event `cg-profile` of
// the document reports each change, as it does for the profile.
import { fetchJson } from "../lib/api.js";
import { applied, workplaceInWords } from "../lib/differences.js";
import { WORK } from "./profile.js";
import { store } from "./storage.js";

/** @typedef {import("../lib/differences.js").Work} Work */
/** @typedef {import("../lib/catalogue.js").Catalogue} Catalogue */

const UNKNOWN = { line: "", site: "", shift: "" };

/** The catalogue of this page, if it was loaded. @type {Catalogue | null} */
let known = null;
/** What each role asks for where nothing differs. @type {WeakMap<object, import("../lib/differences.js").Details>} */
const details = new WeakMap();
/**
 * What differs, as differences.json has it: the titles of sites, and what differs in each role.
 * @typedef {{sites: Record<string, string>,
 *   roles: Record<string, import("../lib/differences.js").Difference[]>}} Differences
 */

/** What differs, asked for when it is first needed. @type {Promise<Differences | null> | null} */
let pending = null;

/** What differs; nothing if it cannot be loaded. @returns {Promise<Differences>} */
export async function loadDifferences() {
  pending ??= fetchJson("differences");
  return (await pending) ?? { sites: {}, roles: {} };
}

/** @returns {Work} */
export const work = () => store.get(WORK) ?? UNKNOWN;

/**
 * Change it. The catalogue of this page follows first, so that what listens to the store reads it.
 * @param {Partial<Work>} change
 */
export async function setWork(change) {
  const person = { ...work(), ...change };
  if (known) await apply(known, person);
  const fault = store.put(WORK, person);
  document.dispatchEvent(new CustomEvent("cg-profile"));
  return fault;
}

// All is erased, or another tab has changed it: the elements have heard it before the catalogue could follow.
store.addEventListener("change", async (event) => {
  const { key, here } = /** @type {CustomEvent} */ (event).detail;
  if (!known || here || (key && key !== WORK)) return;
  const before = known.workplace;
  await apply(known, work());
  if (known.workplace === before) return;
  store.dispatchEvent(new CustomEvent("change", { detail: { key: WORK, here: true } }));
  document.dispatchEvent(new CustomEvent("cg-profile"));
});

/** Give each role of the catalogue what it asks for where the person works. @param {Catalogue} catalogue */
export async function applyWork(catalogue) {
  known = catalogue;
  if (Object.values(work()).some(Boolean)) await apply(catalogue, work());
}

/** @param {Catalogue} catalogue @param {Work} person */
async function apply(catalogue, person) {
  const { sites, roles } = await loadDifferences();
  catalogue.workplace = workplaceInWords(person, sites);
  for (const [id, list] of Object.entries(roles)) {
    const role = catalogue.role(id);
    if (!role) continue;
    const usual = details.get(role) ?? { needs: role.needs, kras: role.kras, languages: role.languages };
    details.set(role, usual);
    Object.assign(role, applied(usual, list, person));
  }
}
