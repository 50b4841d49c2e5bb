// On the page for addresses that do not exist: if the address is that of a step between two roles, which no entry
// describes, it offers the routes between them.

import { define, element, link, page } from "../lib/dom.js";
import { loadGraph } from "../lib/graph.js";
import { PLANNER } from "../lib/parts.js";

class LostStep extends HTMLElement {
  async connectedCallback() {
    const path = location.pathname.slice(new URL(page("")).pathname.length);
    const [section, ...ids] = path.split("/").filter(Boolean);
    const graph = section === "moves" && ids.length === 2 ? await loadGraph() : null;
    const [start, end] = ids.map((id) => graph?.role(id) ?? null);
    if (!start || !end) return;
    const lines = [start, end].map((role) => element("li", "", link(`roles/${role.id}/`, role.title)));
    if (PLANNER) {
      const routes = link(`${PLANNER}#from=${start.id}&to=${end.id}`, `Routes from ${start.title} to ${end.title}`);
      lines.unshift(element("li", "", routes));
    }
    const text = `The guide has no direct step from ${start.title} to ${end.title}. These pages help:`;
    this.replaceChildren(element("p", "", text), element("ul", "cg-plain cg-lines", ...lines));
  }
}

define("lost-step", LostStep);
