// A recruiter chooses a role, and the one that the candidate has today: then this names what to send. Without this
// script, the list of roles leads to the same pages.

import { define, element, field, input, link, page, roleSelect } from "../lib/dom.js";
import { loadGraph } from "../lib/graph.js";
import { PLANNER } from "../lib/parts.js";

class LinksChooser extends HTMLElement {
  async connectedCallback() {
    const graph = await loadGraph();
    if (!graph || this.querySelector("select")) return;
    this.graph = graph;
    this.roles = roleSelect(graph.lists, "Choose a role");
    this.starts = roleSelect(graph.lists, "From outside, or not known");
    this.result = element("div", "");
    this.result.setAttribute("role", "status");
    this.prepend(
      element(
        "div",
        "cg-row",
        field("The role", this.roles, () => this.show()),
        field("Their role today", this.starts, () => this.show()),
      ),
      this.result,
    );
  }

  show() {
    const [role, start] = [this.roles, this.starts].map((list) => this.graph?.role(list?.value ?? "") ?? null);
    if (!role) return this.result?.replaceChildren();
    const links = element("p", "", link(`roles/${role.id}/links/`, `Links and texts for ${role.title}`));
    this.result?.replaceChildren(links, ...(start && start.id !== role.id ? this.step(start, role) : []));
  }

  /**
   * What shows a colleague their own step: its page, or the routes between the two.
   * @param {import("../lib/graph.js").GraphRole} start @param {import("../lib/graph.js").GraphRole} role
   */
  step(start, role) {
    const isMove = this.graph?.moves.some(([from, to]) => from === start.index && to === role.index);
    if (!isMove && !PLANNER) return [];
    const path = isMove ? `moves/${start.id}/${role.id}/` : `${PLANNER}#from=${start.id}&to=${role.id}`;
    const name = `${isMove ? "The step" : "Routes"} from ${start.title} to ${role.title}`;
    const address = input("text", page(path));
    address.readOnly = true;
    address.className = "cg-copy";
    address.setAttribute("aria-label", name);
    const copy = document.createElement("copy-text");
    copy.append(address);
    return [element("p", "", link(path, name)), copy];
  }
}

define("links-chooser", LinksChooser);
