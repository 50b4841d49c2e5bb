// "I am a ...": a person chooses their role, sees how far it leads and goes to its page. Nothing is saved. A role that
// was saved on /my/ is already chosen.
import { fetchJson } from "../lib/api.js";
import { today } from "../lib/days.js";
import { page, plural } from "../lib/dom.js";
import { hasSavedData } from "../lib/saved-data.js";
import { reachOf } from "../planner/reach.js";

/**
 * The content of /api/v1/graph.json; moves and openings give roles by their index in the list.
 * @typedef {object} Graph
 * @property {[id: string, title: string][]} tracks
 * @property {[id: string, title: string, track: string, level: number][]} roles
 * @property {[from: number, to: number, kind: string, min: number, typical: number, slow: number][]} moves
 * @property {[role: number, closes: string][]} openings
 */

class IAm extends HTMLElement {
  /** @type {Graph} */
  graph = { tracks: [], roles: [], moves: [], openings: [] };
  /** @type {HTMLSelectElement | HTMLInputElement} */
  field = document.createElement("select");
  statusLine = document.createElement("p");
  /** @type {number | null} level of the chosen role, for elements that are defined after the event `cg-i-am` */
  level = null;
  /** The saved role, and the months served in it. @type {{role: number, served: number | null}} */
  own = { role: -1, served: null };

  async connectedCallback() {
    const graph = await fetchJson("graph");
    if (!graph) return; // the text for browsers without scripts stays
    this.graph = graph;
    const form = document.createElement("form");
    form.className = "cg-iam";
    const label = document.createElement("label");
    label.textContent = "I am a";
    label.htmlFor = "cg-iam";
    this.field = this.chooser();
    const go = document.createElement("button");
    go.textContent = "Show my next steps";
    this.statusLine.setAttribute("role", "status");
    this.statusLine.className = "cg-iam__said";
    form.append(label, this.field, go, this.statusLine);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const index = this.chosenRole();
      if (index < 0) {
        this.display("Choose a role from the list first.");
      } else {
        location.assign(page(`roles/${this.graph.roles[index][0]}/`));
      }
    });
    this.field.addEventListener("change", () => this.answer());
    const focused = this.contains(document.activeElement); // the person may already have pressed Tab to get here
    this.replaceChildren(form);
    if (focused) this.field.focus();
    if (hasSavedData()) this.recall();
  }

  /** Choose the saved role. */
  async recall() {
    const { ownRole, ownMonthsServed } = await import("../my/own-role.js");
    const saved = ownRole(this.graph);
    this.own = { role: saved, served: ownMonthsServed() };
    if (saved < 0 || this.field.value) return;
    this.field.value = this.field instanceof HTMLSelectElement ? String(saved) : this.graph.roles[saved][1];
    this.answer();
  }

  /** A list grouped by track; a text field with suggestions if there are very many roles. */
  chooser() {
    if (this.graph.roles.length > 1000) {
      const input = document.createElement("input");
      const list = document.createElement("datalist");
      list.id = "cg-iam-roles";
      for (const [, title] of this.graph.roles) list.append(new Option(title, title));
      input.id = "cg-iam";
      input.setAttribute("list", list.id);
      this.append(list);
      document.body.append(list);
      return input;
    }
    const select = document.createElement("select");
    select.id = "cg-iam";
    select.append(new Option("choose your role", ""));
    for (const [track, title] of this.graph.tracks) {
      const group = document.createElement("optgroup");
      group.label = title;
      this.graph.roles.forEach((role, index) => {
        if (role[2] === track) group.append(new Option(role[1], String(index)));
      });
      if (group.childElementCount) select.append(group);
    }
    return select;
  }

  chosenRole() {
    const value = this.field.value;
    if (this.field instanceof HTMLSelectElement) return value === "" ? -1 : Number(value);
    return this.graph.roles.findIndex((role) => role[1].toLowerCase() === value.trim().toLowerCase());
  }

  answer() {
    const index = this.chosenRole();
    const reader = index < 0 ? null : reachOf(this.graph, index, index === this.own.role ? this.own.served : null);
    this.level = reader?.level ?? null;
    document.dispatchEvent(new CustomEvent("cg-i-am", { detail: reader }));
    if (!reader) return this.display("");
    const open = this.graph.openings.filter(
      ([to, closes]) => reader.next.includes(this.graph.roles[to][0]) && closes >= today(),
    ).length;
    const within = [...reader.months.values()].filter((months) => months <= 60).length;
    const facts = [
      plural(reader.next.length, "next step"),
      `${plural(within, "role")} typically within 5 years`,
      `${plural(open, "opening")} one step away`,
    ];
    this.display(facts.join(" · "));
  }

  /** @param {string} text */
  display(text) {
    this.statusLine.textContent = text;
  }
}

customElements.define("i-am", IAm);
