// One sentence on the conditions between the person's role and another role.
import { loadCatalogue } from "../lib/catalogue.js";
import { element, link, replaceKeepingFocus } from "../lib/dom.js";
import { profile } from "./profile.js";
import { metLine, stepOf, stepTowards, towardsLine } from "./steps.js";
import { store } from "./storage.js";

/**
 * @param {HTMLElement} host its `data-role` names the role; with `data-from`, the sentence is only about that move. Its
 * content stays for a person without a role, and for one in another role or without a route
 */
export async function showStep(host) {
  const catalogue = await loadCatalogue();
  if (!catalogue) return;
  const before = [...host.childNodes];
  const show = () => replaceKeepingFocus(host, sentence(catalogue, host.dataset) ?? before, host);
  store.addEventListener("change", show);
  show();
}

/**
 * @param {import("../lib/catalogue.js").Catalogue} catalogue @param {DOMStringMap} about
 * @returns {Node[] | null}
 */
function sentence(catalogue, { role = "", from = "" }) {
  const own = profile(catalogue).role;
  if (!own || (from && own !== from)) return null;
  const move = from ? catalogue.move(from, role) : null;
  const step = move ? stepOf(catalogue, move) : stepTowards(catalogue, own, role);
  if (!step) return null;
  const words = [`Conditions: ${metLine(step)}`, towardsLine(step), " "].filter(Boolean).join(" ");
  return [element("p", "cg-ask", words, link("my/#log", "Check my conditions"))];
}
