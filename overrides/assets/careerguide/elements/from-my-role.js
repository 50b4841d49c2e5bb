// On the page of a role: how far it is from the reader's own role, and buttons to make it their role or their target.

import { button, define, element, link, plural, replaceKeepingFocus, typicalMonths } from "../lib/dom.js";
import { loadGraph } from "../lib/graph.js";
import { PLANNER } from "../lib/parts.js";
import { followReach } from "../lib/reader.js";
import { loadPart } from "../lib/release.js";

/** @typedef {import("../lib/reader.js").Reader} Reader */
/** @typedef {import("../planner/reach.js").Reach} Reach */
/** @typedef {import("../my/profile.js").Profile} Profile */

class FromMyRole extends HTMLElement {
  lines = element("p", "");
  // The buttons stay in place: a click is lost if its button is replaced while the pointer is down.
  asRole = button("This is my role", () => choose({ role: this.dataset.role ?? "" }));
  asTarget = button("Make this my target", () => choose({ next: this.dataset.role ?? "" }));

  connectedCallback() {
    this.tabIndex = -1;
    this.replaceChildren(this.lines, element("p", "cg-actions", this.asRole, this.asTarget));
    followReach((reach, reader) => this.show(reader, reach));
  }

  /** @param {Reader} reader @param {Reach | null} reach */
  show(reader, reach) {
    const id = this.dataset.role ?? "";
    const target = id === reader.next ? [element("strong", "", "This is your target.")] : [];
    const lines = [...(reach ? distance(id, reader, reach) : []), ...target];
    const hadFocus = this.contains(document.activeElement);
    replaceKeepingFocus(this.lines, [...(lines.length ? [pin()] : []), ...lines.flatMap((part) => [part, " "])], this);
    this.asRole.hidden = id === reader.role;
    this.asTarget.hidden = id === reader.role || id === reader.next;
    if (hadFocus && !this.contains(document.activeElement)) this.focus();
  }
}

/** The mark of the reader. */
function pin() {
  const mark = element("span", "cg-pin");
  mark.setAttribute("aria-hidden", "true");
  return mark;
}

/** @param {Partial<Profile>} change */
async function choose(change) {
  const [graph, { setProfile }] = await Promise.all([loadGraph(), loadPart(import("../my/profile.js"))]);
  if (graph) setProfile(graph, change);
}

/**
 * How far a role is from the reader's own: the months that remain, if the start is known. Links name the own role only
 * as `me`.
 * @param {string} id @param {Reader} reader @param {Reach} reach
 */
function distance(id, { role, since, graph }, reach) {
  if (id === role) return [element("strong", "", "This is your role.")];
  const compare = link(`compare/#roles=me,${id}`, "Compare it with your role");
  const routes = PLANNER ? [link(`${PLANNER}#from=me&to=${id}`, "Routes"), " · "] : [];
  const months = reach.months.get(id);
  const least = reach.atLeast.get(id);
  const away = least
    ? `${typicalMonths(least)}, and ${plural(least.unknown, "step has", "steps have")} no known months`
    : months === undefined
      ? "more than 10 years typically, or a step back"
      : months === 0
        ? "the typical time is served, and the conditions decide now"
        : `${plural(months, "month")} ${since ? "to go typically" : "typical"}`;
  const move = reach.next.includes(id) ? [link(`moves/${role}/${id}/`, "The move from your role"), " · "] : [];
  const title = graph.role(role)?.title ?? "";
  return [element("span", "", `From your role, ${title}: ${away}. `, ...move, ...routes, compare)];
}

define("from-my-role", FromMyRole);
