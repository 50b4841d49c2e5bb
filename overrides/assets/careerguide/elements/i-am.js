// "What is your job today?": a person chooses their role and sees on this page where it leads. The whole site knows
// it at once; it is stored only if the person chooses so in the header.
import { define, element, input, field as labelled, roleSelect } from "../lib/dom.js";
import { loadGraph } from "../lib/graph.js";
import { followReader } from "../lib/reader.js";
import { loadPart } from "../lib/release.js";

// With more roles than this, a text field with suggestions is quicker than a list.
const LONGEST_LIST = 1000;

class IAm extends HTMLElement {
  /** @type {import("../lib/graph.js").Graph | null} */
  graph = null;
  /** @type {HTMLSelectElement | HTMLInputElement} */
  field = element("select", "");
  statusLine = element("p", "cg-iam__status");

  async connectedCallback() {
    this.graph = await loadGraph();
    if (!this.graph) return; // the links for browsers without scripts stay
    this.field = this.chooser();
    this.field.id = "cg-iam";
    this.statusLine.setAttribute("role", "status");
    const show = element("button", "cg-button", "Show my next steps");
    const form = element("form", "cg-iam", labelled("What is your job today?", this.field), show, this.statusLine);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.choose(this.chosen());
    });
    for (const chip of this.querySelectorAll("[data-role]"))
      chip.addEventListener("click", (event) => this.chooseByChip(/** @type {MouseEvent} */ (event), chip));
    this.querySelector(".cg-iam")?.replaceWith(form);
    followReader(({ role }) => this.show(role));
  }

  /** A list of roles grouped by track; a text field with suggestions if there are very many. */
  chooser() {
    const { lists } = /** @type {import("../lib/graph.js").Graph} */ (this.graph);
    if (lists.roles.length <= LONGEST_LIST) return roleSelect(lists, "Choose your role");
    const field = input("text");
    field.setAttribute("list", "cg-iam-roles");
    const suggestions = element("datalist", "", ...lists.roles.map(({ title }) => new Option(title, title)));
    suggestions.id = "cg-iam-roles";
    document.body.append(suggestions);
    return field;
  }

  /** The id of the role in the field; empty if there is none. */
  chosen() {
    if (this.field instanceof HTMLSelectElement) return this.field.value;
    const title = this.field.value.trim().toLowerCase();
    return this.graph?.lists.roles.find((role) => role.title.toLowerCase() === title)?.id ?? "";
  }

  /** Show the role that the person chose, here or elsewhere. @param {string} id */
  show(id) {
    const role = this.graph?.role(id);
    if (this.chosen() !== (role?.id ?? ""))
      this.field.value = this.field instanceof HTMLSelectElement ? (role?.id ?? "") : (role?.title ?? "");
  }

  /**
   * An entry role leads to its page in another tab, as any link does.
   * @param {MouseEvent} event @param {Element} chip
   */
  chooseByChip(event, chip) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    this.choose(chip.getAttribute("data-role") ?? "");
  }

  /** @param {string} id of a role; empty to forget it */
  async choose(id) {
    const { profile, setProfile } = await loadPart(import("../my/profile.js"));
    if (!this.graph) return;
    const before = profile(this.graph).role;
    this.statusLine.textContent = id || before ? "" : "Choose a role from the list first.";
    document.querySelector("home-steps")?.toggleAttribute("data-asked", id !== "");
    if (id !== before) setProfile(this.graph, { role: id });
    else if (id) document.dispatchEvent(new CustomEvent("cg-profile"));
  }
}

define("i-am", IAm);
