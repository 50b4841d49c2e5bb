// "Am I eligible?" on the page of an opening. Answers are not saved.
import { fetchJson } from "../lib/api.js";
import { today } from "../lib/days.js";
import { field, input } from "../lib/dom.js";
import { ruleResults, verdict } from "../lib/eligibility.js";

/** @typedef {import("./i-am.js").Graph} Graph */
/** @typedef {import("../lib/eligibility.js").Rules} Rules */
/** @typedef {import("../lib/eligibility.js").Person} Person */

class EligibilityCheck extends HTMLElement {
  async connectedCallback() {
    if ((this.dataset.closes ?? "") < today()) return; // it is closed
    /** @type {Graph | null} */
    const graph = await fetchJson("graph");
    if (!graph) return; // the rules on the page stay
    const rules = /** @type {Rules} */ (JSON.parse(this.dataset.rules ?? "{}"));
    const form = document.createElement("form");
    form.className = "cg-eligible";
    const role = document.createElement("select");
    role.append(new Option("choose your role", ""));
    for (const [track, title] of graph.tracks) {
      const group = document.createElement("optgroup");
      group.label = title;
      for (const [id, name, roleTrack] of graph.roles) if (roleTrack === track) group.append(new Option(name, id));
      if (group.childElementCount) role.append(group);
    }
    const since = input("date");
    const rating = document.createElement("select");
    rating.append(
      new Option("meets expectations", "meets"),
      new Option("exceeds expectations", "exceeds"),
      new Option("below expectations", "below"),
    );
    const warning = input("date");
    form.append(
      field("Your role now", role),
      field("In this role since", since),
      field("Last rating", rating),
      field("If you had a warning, the day it ended", warning),
    );
    const statusBox = document.createElement("div");
    statusBox.setAttribute("role", "status");
    form.append(statusBox);
    const note = document.createElement("p");
    note.className = "cg-quiet";
    note.textContent = "Your answers are not saved and not sent.";
    form.append(note);
    form.addEventListener("submit", (event) => event.preventDefault());
    const trackOf = new Map(graph.roles.map(([id, , roleTrack]) => [id, roleTrack]));
    form.addEventListener("input", () => {
      if (!role.value || !since.value) return statusBox.replaceChildren();
      const person = /** @type {Person} */ ({
        role: role.value,
        sameTrack: trackOf.get(role.value) === trackOf.get(rules.role),
        since: since.value,
        rating: rating.value,
        warning: warning.value,
      });
      this.answer(statusBox, rules, person);
    });
    this.append(form);
  }

  /** @param {HTMLElement} statusBox @param {Rules} rules @param {Person} person */
  answer(statusBox, rules, person) {
    const result = verdict(rules, person, today(), this.dataset.closes ?? "");
    const head = document.createElement("p");
    head.className = result.eligible ? "cg-yes" : "cg-not-yet";
    head.textContent = result.text;
    const list = document.createElement("ul");
    list.className = "cg-plain";
    for (const answer of ruleResults(rules, person, today())) {
      const line = document.createElement("li");
      line.textContent = `${answer.met ? "✓" : "•"} ${answer.text}`;
      list.append(line);
    }
    statusBox.replaceChildren(head, list);
  }
}

customElements.define("eligibility-check", EligibilityCheck);
