// Draws who the reader is in the header, and a line under it that asks where to keep it, until the person has chosen.

import { monthInWords } from "../lib/days.js";
import { element, link, page, replaceKeepingFocus, status } from "../lib/dom.js";
import { MY_PAGE } from "../lib/parts.js";
import { FAULTS, keepChoice } from "./keep-choice.js";
import { store } from "./storage.js";

// What "Not at all" means, which is the choice until the person makes another.
const NOT_KEPT = "Lost when you open another page.";

const line = element("p", "cg-who__line");
line.tabIndex = -1;
const statusLine = status("cg-who__said");
const box = element("div", "md-grid cg-who", line, statusLine);
box.setAttribute("role", "group");
box.setAttribute("aria-label", "Where my role is kept");

/** @param {HTMLElement} host @param {import("../lib/reader.js").Reader} reader */
export function showProfile(host, reader) {
  const [role, next] = [reader.graph.role(reader.role), reader.graph.role(reader.next)];
  const since = role && reader.since ? [`since ${monthInWords(reader.since)}`] : [];
  const facts = [...since, ...(next ? [`target: ${next.title}`] : [])];
  showRole(host, role, facts);
  const choices = role || next ? keepChoices() : [];
  if (!box.isConnected) host.closest(".cg-header")?.append(box);
  if (!role && !next) statusLine.textContent = "";
  replaceKeepingFocus(line, choices, line);
  box.hidden = !choices.length && !statusLine.textContent;
}

/**
 * The reader's role as a link to their own page, or the question for it as a link to home. The facts are for those who
 * listen, and for those who point at it.
 * @param {HTMLElement} host @param {{id: string, title: string} | null} role @param {string[]} facts
 */
function showRole(host, role, facts) {
  const chip = /** @type {HTMLAnchorElement} */ (host.querySelector(".cg-me"));
  const name = element("strong", "", role ? role.title : "choose");
  const more = facts.length ? [element("span", "cg-sr", `, ${facts.join(", ")}`)] : [];
  chip.querySelector(".cg-me__text")?.replaceChildren("I am: ", name, ...more);
  chip.title = facts.join(", ");
  chip.classList.toggle("cg-me--none", !role);
  chip.href = page(role ? MY_PAGE || `roles/${role.id}/` : "");
}

/** @param {import("./keep-choice.js").Place} place */
function keep(place) {
  if (!place) {
    statusLine.textContent = "Your answers are not kept. They are lost when you leave this page.";
    return;
  }
  const fault = store.keep(place);
  const where = place === "computer" ? "on this computer" : "in this tab, until you close it";
  statusLine.textContent = fault ? FAULTS[fault] : `Kept ${where}.`;
}

/** Where to keep the choice, if the person has not said. On /my/ the page itself asks. @returns {Node[]} */
function keepChoices() {
  if (document.querySelector("my-self")) return [];
  const fault = store.fault && element("span", "cg-who__fault", FAULTS[store.fault]);
  if (store.area) return fault ? [fault, ...(MY_PAGE ? [link(MY_PAGE, "Change")] : [])] : [];
  const choice = keepChoice(keep);
  if (!choice) return [element("span", "cg-quiet", "This browser does not let pages keep your answers.")];
  return [...choice, element("span", "cg-quiet", NOT_KEPT)];
}
