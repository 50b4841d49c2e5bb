// "I am a ...": a person says their role, since when they are in it, and the role they want, sees how far it leads and
// goes to its page. The whole site knows it at once; it is stored only if the person chooses so in the header.
import { dateIn, dateInput, followDate } from "../lib/date-input.js";
import { isOpen, today } from "../lib/days.js";
import { element, input, page, plural, roleSelect } from "../lib/dom.js";
import { loadGraph } from "../lib/graph.js";
import { followReader } from "../lib/reader.js";
import { loadPart } from "../lib/release.js";
import { monthsServed } from "../lib/time-served.js";
import { reachOf } from "../planner/reach.js";

/** @typedef {import("../my/profile.js").Profile} Profile */

// With more roles than this, a text field with suggestions is quicker than a list.
const LONGEST_LIST = 1000;

class IAm extends HTMLElement {
  /** @type {import("../lib/graph.js").Graph | null} */
  graph = null;
  /** @type {HTMLSelectElement | HTMLInputElement} */
  present = element("select", "");
  since = dateInput("month");
  /** @type {HTMLSelectElement | HTMLInputElement} */
  target = element("select", "");
  more = element("span", "cg-iam__more");
  statusLine = element("p", "cg-iam__said");

  async connectedCallback() {
    this.graph = await loadGraph();
    if (!this.graph) return; // the text for browsers without scripts stays
    this.present = this.chooser("cg-iam", "choose your role");
    this.target = this.chooser("cg-iam-next", "choose a role");
    this.statusLine.setAttribute("role", "status");
    this.more.append(
      ...labelled("since", "cg-iam-since", this.since),
      ...labelled("I want to be", "cg-iam-next", this.target),
    );
    this.more.hidden = true;
    const form = element(
      "form",
      "cg-iam",
      ...labelled("I am a", "cg-iam", this.present),
      this.more,
      element("button", "", "Show my next steps"),
      this.statusLine,
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const id = this.idIn(this.present);
      if (id) location.assign(page(`roles/${id}/`));
      else this.statusLine.textContent = "Choose a role from the list first.";
    });
    this.present.addEventListener("change", () => this.choose({ role: this.idIn(this.present) }));
    this.since.addEventListener("change", () => this.choose({ since: dateIn(this.since) }));
    this.target.addEventListener("change", () => this.choose({ next: this.idIn(this.target) }));
    const focused = this.contains(document.activeElement); // the person may already have pressed Tab to get here
    this.replaceChildren(form);
    if (focused) this.present.focus();
    followReader((person) => this.fill(person));
  }

  /**
   * A list of roles grouped by track; a text field with suggestions if there are very many.
   * @param {string} id @param {string} any label of no choice
   */
  chooser(id, any) {
    const { lists } = /** @type {import("../lib/graph.js").Graph} */ (this.graph);
    if (lists.roles.length <= LONGEST_LIST) return roleSelect(lists, any);
    const field = input("text");
    field.setAttribute("list", `${id}-roles`);
    const suggestions = element("datalist", "", ...lists.roles.map(({ title }) => new Option(title, title)));
    suggestions.id = `${id}-roles`;
    document.body.append(suggestions);
    return field;
  }

  /** The id of the role in a field; empty if there is none. @param {HTMLSelectElement | HTMLInputElement} field */
  idIn(field) {
    if (field instanceof HTMLSelectElement) return field.value;
    const title = field.value.trim().toLowerCase();
    return this.graph?.lists.roles.find((role) => role.title.toLowerCase() === title)?.id ?? "";
  }

  /** Show what the person chose, here or elsewhere. @param {Profile} person */
  fill(person) {
    const show = (/** @type {HTMLSelectElement | HTMLInputElement} */ field, /** @type {string} */ id) => {
      if (this.idIn(field) !== id)
        field.value = field instanceof HTMLSelectElement ? id : (this.graph?.role(id)?.title ?? "");
    };
    show(this.present, person.role);
    show(this.target, person.next);
    followDate(this.since, person.since);
    this.tell();
  }

  /** @param {Partial<Profile>} change */
  async choose(change) {
    this.tell();
    const { setProfile } = await loadPart(import("../my/profile.js"));
    if (this.graph) setProfile(this.graph, change);
  }

  /** Say what the chosen role leads to. */
  tell() {
    const role = this.graph?.role(this.idIn(this.present));
    this.more.hidden = !role;
    if (!this.graph || !role) {
      this.statusLine.textContent = "";
      return;
    }
    const { graph } = this;
    const served = monthsServed(dateIn(this.since), today().slice(0, 7));
    const reach = reachOf(graph, role.index, served);
    const open = graph.openings.filter(
      ([to, closes, zone]) => reach.next.includes(graph.roles[to][0]) && isOpen(closes, zone),
    ).length;
    const within = [...reach.months.values()].filter((months) => months <= 60).length;
    const facts = [
      plural(reach.next.length, "next step"),
      `${plural(within, "role")} typically within 5 years`,
      `${plural(open, "opening")} one step away`,
    ];
    this.statusLine.textContent = facts.join(" · ");
  }
}

/** A field after its label. @param {string} text @param {string} id @param {HTMLElement} field */
function labelled(text, id, field) {
  const label = element("label", "", text);
  label.htmlFor = id;
  field.id = id;
  return [label, " ", field, " "];
}

customElements.define("i-am", IAm);
