// "I am a ...": choose your role, see how far it leads, go to its page. Nothing is kept; a role kept on /my/ is chosen already.
import { fetchJson } from "../lib/api.js";
import { today } from "../lib/days.js";
import { hasSavedData } from "../lib/saved-data.js";
import { reachOf } from "../planner/reach.js";

/**
 * What /api/v1/graph.json holds; moves and openings name roles by their place in the list.
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
  /** @type {number | null} level of the role that is chosen; `cg-i-am` tells of it those who listen by then */
  level = null;

  async connectedCallback() {
    const graph = await fetchJson("graph");
    if (!graph) return; // what stands here without script stays
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
        location.assign(new URL(`../../../roles/${this.graph.roles[index][0]}/`, import.meta.url));
      }
    });
    this.field.addEventListener("change", () => this.answer());
    const focused = this.contains(document.activeElement); // a quick Tab may have come here already
    this.replaceChildren(form);
    if (focused) this.field.focus();
    if (hasSavedData()) this.recall();
  }

  /** Whoever keeps their role need not say it again. */
  async recall() {
    const { ownRole } = await import("../my/own-role.js");
    const saved = ownRole(this.graph);
    if (saved < 0 || this.field.value) return;
    this.field.value = this.field instanceof HTMLSelectElement ? String(saved) : this.graph.roles[saved][1];
    this.answer();
  }

  /** A list grouped by track; with very many roles a text field that suggests. */
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
    const reader = index < 0 ? null : reachOf(this.graph, index);
    this.level = reader?.level ?? null;
    document.dispatchEvent(new CustomEvent("cg-i-am", { detail: reader }));
    if (!reader) return this.display("");
    const open = this.graph.openings.filter(
      ([to, closes]) => reader.next.includes(this.graph.roles[to][0]) && closes >= today(),
    ).length;
    const steps = reader.next.length;
    const within = [...reader.months.values()].filter((months) => months <= 60).length;
    this.display(
      `${steps} next step${steps === 1 ? "" : "s"} · ${within} role${within === 1 ? "" : "s"} typically within 5 years · ${open} opening${open === 1 ? "" : "s"} one step on`,
    );
  }

  /** @param {string} text */
  display(text) {
    this.statusLine.textContent = text;
  }
}

customElements.define("i-am", IAm);
