// "Am I eligible?" on the page of an opening. Answers are not saved.
import { dateIn, dateInput, isUnclear, showDate } from "../lib/date-input.js";
import { isOpen, today } from "../lib/days.js";
import { element, field, list, roleSelect, select } from "../lib/dom.js";
import { firstDay, ruleResults, verdict } from "../lib/eligibility.js";
import { loadGraph } from "../lib/graph.js";
import { followReader } from "../lib/reader.js";

/** @typedef {import("../lib/eligibility.js").Rules} Rules */
/** @typedef {import("../lib/eligibility.js").Person} Person */

const DAY_HINT = "Filled in from your profile, with the first day of your month. Correct the day if you started later.";

class EligibilityCheck extends HTMLElement {
  async connectedCallback() {
    if (!isOpen(this.dataset.closes ?? "", this.dataset.zone)) return; // it is closed
    const graph = await loadGraph();
    if (!graph) return; // the rules on the page stay
    const rules = /** @type {Rules} */ (JSON.parse(this.dataset.rules ?? "{}"));
    const role = roleSelect(graph.lists, "choose your role");
    const since = dateInput("day");
    const rating = select([
      ["meets", "meets expectations"],
      ["exceeds", "exceeds expectations"],
      ["below", "below expectations"],
    ]);
    const warning = dateInput("day");
    const resultBox = element("div", "");
    resultBox.setAttribute("role", "status");
    const hint = element("p", "cg-quiet", "");
    const form = element(
      "form",
      "cg-eligible",
      hint,
      field("Your role now", role),
      field("In this role since", since),
      field("Last rating", rating),
      field("If you had a warning, the day it ended", warning),
      resultBox,
      element("p", "cg-quiet", "Your answers are not saved and not sent."),
    );
    form.addEventListener("submit", (event) => event.preventDefault());
    const check = () => {
      if (!role.value || !dateIn(since) || isUnclear(warning)) return resultBox.replaceChildren();
      const person = /** @type {Person} */ ({
        role: role.value,
        sameTrack: graph.isSameTrack(role.value, rules.role),
        since: dateIn(since),
        rating: rating.value,
        warning: dateIn(warning),
      });
      this.showResult(resultBox, rules, person);
    };
    form.addEventListener("input", check);
    this.append(form);
    this.fillIn(form, role, since, (text) => {
      hint.textContent = text;
      check();
    });
  }

  /**
   * Fill in the profile. What the person answers here counts more, and does not change the profile.
   * @param {HTMLElement} form @param {HTMLSelectElement} role @param {HTMLInputElement} since
   * @param {(hint: string) => void} done
   */
  fillIn(form, role, since, done) {
    const answered = new Set();
    form.addEventListener("input", (event) => answered.add(event.target));
    followReader((reader) => {
      if (answered.has(role) || answered.has(since)) return;
      role.value = reader.role;
      showDate(since, reader.role && firstDay(reader.since));
      done(since.value ? DAY_HINT : "");
    });
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

customElements.define("eligibility-check", EligibilityCheck);
