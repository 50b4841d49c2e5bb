// "Am I eligible?" on the page of an opening: the verdict, each rule with its state, and the person's answers, which
// are not saved.
import { dateIn, dateInput, isUnclear, showDate } from "../lib/date-input.js";
import { isOpen, today } from "../lib/days.js";
import { define, element, field, roleSelect, select } from "../lib/dom.js";
import { conditions, firstDay, ruleResults, verdict } from "../lib/eligibility.js";
import { howToBecomeEligible, nearestRole } from "../lib/eligible-role.js";
import { loadGraph } from "../lib/graph.js";
import { followReader } from "../lib/reader.js";
import { loadPart } from "../lib/release.js";
import { ruleStates } from "../lib/rule-states.js";
import { monthsServed } from "../lib/time-served.js";

/** @typedef {import("../lib/eligibility.js").Rules} Rules */
/** @typedef {import("../lib/eligibility.js").Person} Person */
/** @typedef {import("../lib/graph.js").Graph} Graph */

const DAY_HINT = "Your role and its start are from your profile. Correct the day if you started later in that month.";
const ASK = {
  role: "Choose your role below, and see if you can apply.",
  warning: "Write the day of the warning in another way, such as 22 Nov 2025, and see if you can apply.",
  since: "Say below since when you are in your role, and see if you can apply.",
};
/** @type {[string, string][]} */
const RATINGS = [
  ["", "choose"],
  ["meets", "meets expectations"],
  ["exceeds", "exceeds expectations"],
  ["below", "below expectations"],
];

class EligibilityCheck extends HTMLElement {
  roleChoice = element("select", "");
  since = dateInput("day");
  rating = select(RATINGS);
  warning = dateInput("day");
  hint = element("p", "cg-quiet", "");
  summary = element("summary", "", "Your answers");
  answers = element("details", "cg-details cg-answers cg-screen");
  rules = /** @type {Rules} */ (JSON.parse(this.dataset.rules ?? "{}"));
  /** The role of the profile. */
  ownRole = "";
  turn = 0;

  async connectedCallback() {
    if (!isOpen(this.dataset.closes ?? "", this.dataset.zone)) return; // it is closed
    const graph = await loadGraph();
    if (!graph) return; // the rules on the page stay
    this.verdictBox = this.querySelector(".cg-verdict");
    this.verdictBox?.setAttribute("role", "status");
    this.roleChoice = roleSelect(graph.lists, "choose your role");
    const form = element(
      "form",
      "cg-eligible",
      field("Your role now", this.roleChoice),
      field("In this role since", this.since),
      field("Last rating", this.rating),
      field("If you had a warning, its last day", this.warning),
      this.hint,
      element("p", "cg-quiet", "What you enter here is kept nowhere and sent nowhere."),
    );
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", () => this.check(graph));
    this.answers.append(this.summary, form);
    // With a profile they are known; so nothing opens for a moment only.
    this.answers.open = !("cgRole" in document.documentElement.dataset);
    this.append(this.answers);
    this.fillIn(form, graph);
    this.check(graph);
  }

  /**
   * Fill in the profile. What the person answers here counts more, and does not change the profile.
   * @param {HTMLElement} form @param {Graph} graph
   */
  fillIn(form, graph) {
    const answered = new Set();
    form.addEventListener("input", (event) => answered.add(event.target));
    followReader((reader) => {
      this.ownRole = reader.role;
      if (answered.has(this.roleChoice) || answered.has(this.since)) return;
      this.roleChoice.value = reader.role;
      showDate(this.since, reader.role && firstDay(reader.since));
      this.hint.textContent = this.since.value ? DAY_HINT : "";
      this.answers.open = !this.since.value;
      this.summary.textContent = this.since.value ? "Change my answers" : "Your answers";
      this.check(graph);
    });
  }

  /** @param {Graph} graph */
  async check(graph) {
    this.turn += 1;
    const started = this.turn;
    const role = graph.role(this.roleChoice.value);
    const isComplete = role && dateIn(this.since) && !isUnclear(this.warning);
    const person = /** @type {Person} */ ({
      role: role?.id ?? "",
      sameTrack: role !== null && graph.isSameTrack(role.id, this.rules.role),
      since: dateIn(this.since),
      rating: this.rating.value,
      warning: dateIn(this.warning),
    });
    this.markRules(role?.title ?? "", person);
    if (!isComplete) {
      this.showButtons(true, "");
      return this.showVerdict(
        "asks",
        element("p", "", isUnclear(this.warning) ? ASK.warning : role ? ASK.since : ASK.role),
      );
    }
    const result = verdict(this.rules, person, today(this.dataset.zone), this.dataset.closes ?? "");
    const how = await this.how(graph, person, result.eligible);
    if (started !== this.turn) return; // there is a later answer
    const isOther = this.rules.from.length > 0 && !this.rules.from.includes(person.role);
    const head = isOther ? `Not yet from ${role.title}.` : result.text;
    this.showButtons(result.eligible, this.dataset.closes && result.from <= this.dataset.closes ? result.from : "");
    this.showVerdict(result.eligible ? "yes" : "not-yet", element("p", "", head), ...how);
  }

  /** What follows the verdict: what has still to be true, or what changes a "not yet". @param {Graph} graph
   * @param {Person} person @param {boolean} isEligible */
  async how(graph, person, isEligible) {
    const lines = [];
    const results = ruleResults(this.rules, person, today(this.dataset.zone));
    for (const result of results.filter(({ met }) => !met)) {
      if (result.rule !== "from") lines.push(result.text);
      else {
        const month = today().slice(0, 7);
        const served = monthsServed(person.since.slice(0, 7), month);
        const { reachOf } = await loadPart(import("../planner/reach.js"));
        const own = graph.role(person.role);
        const reach = own && reachOf(graph, own.index, served);
        const nearest = nearestRole(graph, this.rules, person.role, reach);
        lines.push(howToBecomeEligible(graph, this.rules, nearest, served));
      }
    }
    const open = conditions(this.rules, person);
    if (isEligible && open) lines.push(`This is right if ${open}.`);
    return lines.map((line) => element("p", "cg-verdict__how", line));
  }

  /** @param {"yes" | "not-yet" | "asks"} state @param {...HTMLElement} lines the first is the verdict itself */
  showVerdict(state, ...lines) {
    if (!this.verdictBox) return;
    this.verdictBox.className = `cg-verdict cg-verdict--${state}`;
    this.verdictBox.replaceChildren(...lines);
  }

  /** The button that leads is to apply, unless the person cannot. @param {boolean} canApply @param {string} from */
  showButtons(canApply, from) {
    const apply = this.querySelector(".cg-apply");
    const plan = /** @type {HTMLAnchorElement | null} */ (this.querySelector(".cg-plan-here"));
    if (!apply || !plan) return;
    const leads = canApply || from ? apply : plan;
    const follows = leads === apply ? plan : apply;
    leads.classList.remove("cg-button--quiet");
    follows.classList.add("cg-button--quiet");
    if (leads.nextElementSibling !== follows) leads.after(follows);
    // An address names the person's own role only as `me`.
    const start = this.roleChoice.value
      ? `from=${this.roleChoice.value === this.ownRole ? "me" : this.roleChoice.value}&`
      : "";
    plan.href = plan.href.replace(/#.*/, `#${start}to=${this.rules.role}`);
    plan.textContent = start ? "Plan my route here" : "Plan a route here";
  }

  /** Each rule with its state, and what of the person's answers decides it. @param {string} title of the person's role
   * @param {Person} person */
  markRules(title, person) {
    const states = ruleStates(this.rules, person, title, today(this.dataset.zone));
    for (const line of /** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll("[data-rule]"))) {
      const state = states.get(line.dataset.rule ?? "");
      line.querySelector(".cg-gates__detail")?.remove();
      if (state) line.dataset.state = state.state;
      else delete line.dataset.state;
      if (state) line.append(element("span", "cg-gates__detail", element("span", "cg-sr", state.words), state.detail));
    }
  }
}

define("eligibility-check", EligibilityCheck);
