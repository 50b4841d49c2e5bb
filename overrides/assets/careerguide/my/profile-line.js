// Draws the profile under the header: the role, the target, and where to change or keep them.

import { monthInWords } from "../lib/days.js";
import { element, link, replaceKeepingFocus, status } from "../lib/dom.js";
import { MY_PAGE } from "../lib/parts.js";
import { FAULTS, keepButtons } from "./keep-choice.js";
import { store } from "./storage.js";

const line = element("p", "cg-who__line");
line.tabIndex = -1;
const statusLine = status("cg-who__said");
const box = element("div", "md-grid cg-who", line, statusLine);
box.setAttribute("role", "group");
box.setAttribute("aria-label", "My role and target");

/** @param {HTMLElement} host @param {import("../lib/reader.js").Reader} reader */
export function showProfile(host, reader) {
  const [role, next] = [reader.graph.role(reader.role), reader.graph.role(reader.next)];
  if (!box.isConnected) host.append(box);
  host.hidden = !role && !next;
  if (host.hidden) {
    statusLine.textContent = "";
    return line.replaceChildren();
  }
  const parts = [];
  if (role) parts.push(part("I am: ", role, reader.since ? `, since ${monthInWords(reader.since)}` : ""));
  if (next) parts.push(part("Target: ", next, ""));
  replaceKeepingFocus(line, [...parts, ...choices()], line);
}

/** @param {string} label @param {{id: string, title: string}} role @param {string} more */
const part = (label, { id, title }, more) =>
  element("span", "", label, element("strong", "", link(`roles/${id}/`, title)), more);

/** Where to change the profile, or where to keep it first. On /my/ the page itself has both. @returns {Node[]} */
function choices() {
  if (document.querySelector("my-self")) return [];
  const fault = store.fault && element("span", "cg-who__fault", FAULTS[store.fault]);
  if (store.area) return [...(fault ? [fault] : []), ...(MY_PAGE ? [link(MY_PAGE, "Change")] : [])];
  const buttons = keepButtons((area) => {
    const fault = store.keep(area);
    const where = area === "computer" ? "on this computer" : "in this tab, until you close it";
    statusLine.textContent = fault ? FAULTS[fault] : `Kept ${where}.`;
  });
  const text = buttons.length ? "Not kept after this page:" : "This browser does not let pages keep it.";
  return [element("span", "cg-quiet", text), ...buttons];
}
