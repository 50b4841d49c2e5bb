// On the page of a role: how far it is from the reader's own role, and buttons to make it their role or their target.
import { button, element, link, plural, replaceKeepingFocus } from "../lib/dom.js";
import { loadGraph } from "../lib/graph.js";
import { followReader, readerReach } from "../lib/reader.js";
import { loadPart } from "../lib/release.js";

/** @typedef {import("../lib/reader.js").Reader} Reader */
/** @typedef {import("../planner/reach.js").Reach} Reach */
/** @typedef {import("../my/profile.js").Profile} Profile */

class FromMyRole extends HTMLElement {
  connectedCallback() {
    this.tabIndex = -1;
    this.show(null, null);
    followReader(async (reader) => this.show(reader, await readerReach(reader)));
  }

  /** @param {Reader | null} reader @param {Reach | null} reach */
  show(reader, reach) {
    const id = this.dataset.role ?? "";
    const lines = reader && reach ? distance(id, reader, reach) : [];
    const offers = [
      ...(id === reader?.role ? [] : [button("This is my role", () => choose({ role: id }))]),
      ...(id === reader?.role || id === reader?.next
        ? []
        : [button("Make this my target", () => choose({ next: id }))]),
    ];
    const target = id === reader?.next ? [element("strong", "", "This is your target.")] : [];
    replaceKeepingFocus(
      this,
      [...lines, ...target, ...offers].flatMap((part) => [part, " "]),
      this,
    );
  }
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
  const routes = link(`plan/#from=me&to=${id}`, "Routes");
  const months = reach.months.get(id);
  const away =
    months === undefined
      ? "more than 10 years typically, or a step back"
      : months === 0
        ? "the typical time is served, and the conditions decide now"
        : `${plural(months, "month")} ${since ? "to go typically" : "typical"}`;
  const move = reach.next.includes(id) ? [link(`moves/${role}/${id}/`, "The move from your role"), " · "] : [];
  const title = graph.role(role)?.title ?? "";
  return [element("span", "", `From your role, ${title}: ${away}. `, ...move, routes, " · ", compare)];
}

customElements.define("from-my-role", FromMyRole);
