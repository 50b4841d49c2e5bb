// One sentence on the conditions between the person's role and another role.

import { EVERYTHING, loadCatalogue } from "../lib/catalogue.js";
import { element, link, replaceKeepingFocus } from "../lib/dom.js";
import { MY_PAGE } from "../lib/parts.js";
import { profile } from "./profile.js";
import { stateLine, stepAbout, stepOf, stepSentence } from "./steps.js";
import { store } from "./storage.js";

/**
 * @param {HTMLElement} host its `data-role` names the role; with `data-from`, the sentence is only about that move. Its
 * content stays for a person without a role, and for one in another role or without a route
 */
export async function showStep(host) {
  const catalogue = await loadCatalogue(EVERYTHING);
  if (!catalogue) return;
  const before = [...host.childNodes];
  const { role = "", from = "" } = host.dataset;
  const show = () => {
    const step = stepAbout(catalogue, role, from);
    const text = step && stepSentence(step);
    // A person who can apply already needs no other step first: then the page of the opening hides the sentence.
    host.toggleAttribute("data-other-step", step !== null && step.to.id !== step.target.id);
    const line = () =>
      element("p", "cg-ask", `${text} `, ...(MY_PAGE ? [link(`${MY_PAGE}#log`, "Check my conditions")] : []));
    replaceKeepingFocus(host, text ? [line()] : before, host);
    if (from) markConditions(catalogue, from, role);
  };
  store.addEventListener("change", show);
  show();
}

/**
 * Put on each condition of a move's page whether the person meets it, and what is known of it; nothing for people in
 * another role.
 * @param {import("../lib/catalogue.js").Catalogue} catalogue @param {string} from @param {string} to
 */
function markConditions(catalogue, from, to) {
  const move = profile(catalogue).role === from ? catalogue.move(from, to) : null;
  const conditions = move ? stepOf(catalogue, move).conditions : [];
  for (const [index, item] of [...document.querySelectorAll(".cg-gates > li")].entries()) {
    const condition = conditions[index];
    const { dataset } = /** @type {HTMLElement} */ (item);
    item.querySelector(".cg-gates__detail")?.remove();
    if (condition) {
      dataset.state = condition.met ? "met" : isMeasured(condition) ? "not" : "unknown";
      item.append(element("span", "cg-gates__detail", stateLine(condition)));
    } else {
      delete dataset.state;
    }
  }
}

/** Whether the person has a figure that is outside the target. @param {import("./steps.js").Condition} condition */
const isMeasured = ({ measured }) => measured !== null && measured.last !== null && measured.bounds !== null;
