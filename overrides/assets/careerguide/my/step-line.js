// One sentence on the conditions between the person's role and another role.

import { loadCatalogue } from "../lib/catalogue.js";
import { element, link, replaceKeepingFocus } from "../lib/dom.js";
import { MY_PAGE } from "../lib/parts.js";
import { stepSentence } from "./steps.js";
import { store } from "./storage.js";

/**
 * @param {HTMLElement} host its `data-role` names the role; with `data-from`, the sentence is only about that move. Its
 * content stays for a person without a role, and for one in another role or without a route
 */
export async function showStep(host) {
  const catalogue = await loadCatalogue();
  if (!catalogue) return;
  const before = [...host.childNodes];
  const { role = "", from = "" } = host.dataset;
  const show = () => {
    const text = stepSentence(catalogue, role, from);
    const line = () =>
      element("p", "cg-ask", `${text} `, ...(MY_PAGE ? [link(`${MY_PAGE}#log`, "Check my conditions")] : []));
    replaceKeepingFocus(host, text ? [line()] : before, host);
  };
  store.addEventListener("change", show);
  show();
}
