// "Am I eligible?" on the page of an opening. Answers are not saved.
import { fetchJson } from "../lib/api.js";
import { isOpen, today } from "../lib/days.js";
import { element, field, input, list, select } from "../lib/dom.js";
import { ruleResults, verdict } from "../lib/eligibility.js";

/** @typedef {import("./i-am.js").Graph} Graph */
/** @typedef {import("../lib/eligibility.js").Rules} Rules */
/** @typedef {import("../lib/eligibility.js").Person} Person */

class EligibilityCheck extends HTMLElement {
  async connectedCallback() {
    if (!isOpen(this.dataset.closes ?? "", this.dataset.zone)) return; // it is closed
    /** @type {Graph | null} */
    const graph = await fetchJson("graph");
    if (!graph) return; // the rules on the page stay
    const rules = /** @type {Rules} */ (JSON.parse(this.dataset.rules ?? "{}"));
    const role = roleChoice(graph);
    const since = input("date");
    const rating = select([
      ["meets", "meets expectations"],
      ["exceeds", "exceeds expectations"],
      ["below", "below expectations"],
    ]);
    const warning = input("date");
    const resultBox = element("div", "");
    resultBox.setAttribute("role", "status");
    const form = element(
      "form",
      "cg-eligible",
      field("Your role now", role),
      field("In this role since", since),
      field("Last rating", rating),
      field("If you had a warning, the day it ended", warning),
      resultBox,
      element("p", "cg-quiet", "Your answers are not saved and not sent."),
    );
    form.addEventListener("submit", (event) => event.preventDefault());
    const trackOf = new Map(graph.roles.map(([id, , track]) => [id, track]));
    form.addEventListener("input", () => {
      if (!role.value || !since.value) return resultBox.replaceChildren();
      const person = /** @type {Person} */ ({
        role: role.value,
        sameTrack: trackOf.get(role.value) === trackOf.get(rules.role),
        since: since.value,
        rating: rating.value,
        warning: warning.value,
      });
      this.showResult(resultBox, rules, person);
    });
    this.append(form);
  }

  /** @param {HTMLElement} box @param {Rules} rules @param {Person} person */
  showResult(box, rules, person) {
    const day = today(this.dataset.zone);
    const result = verdict(rules, person, day, this.dataset.closes ?? "");
    const head = element("p", result.eligible ? "cg-yes" : "cg-not-yet", result.text);
    const lines = ruleResults(rules, person, day).map(({ met, text }) => `${met ? "✓" : "•"} ${text}`);
    box.replaceChildren(head, list(lines, "cg-plain"));
  }
}

/** A list of all roles, grouped by track. @param {Graph} graph */
function roleChoice(graph) {
  const choice = select([["", "choose your role"]]);
  for (const [track, title] of graph.tracks) {
    const roles = graph.roles.filter((role) => role[2] === track);
    const group = element("optgroup", "", ...roles.map(([id, name]) => new Option(name, id)));
    group.label = title;
    if (roles.length) choice.append(group);
  }
  return choice;
}

customElements.define("eligibility-check", EligibilityCheck);
