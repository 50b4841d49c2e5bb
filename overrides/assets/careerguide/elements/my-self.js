// My role, since when, my next step and my goal. Everything else on /my/ depends on them.
import { dateIn, dateInput, followDate } from "../lib/date-input.js";
import { define, element, field, link, roleSelect, select, status, typicalMonths } from "../lib/dom.js";
import { PLANNER } from "../lib/parts.js";
import { loadPart } from "../lib/release.js";
import { aims, chooseGoal, chooseStep } from "../my/aims.js";
import { BaseElement } from "../my/base-element.js";
import { routeTowards } from "../my/next-route.js";
import { profile, setProfile } from "../my/profile.js";
import { servedFor } from "../my/progress.js";
import { ownStep } from "../my/steps.js";

class MySelf extends BaseElement {
  statusLine = status("cg-my__status");
  step = element("select", "");
  goal = element("select", "");
  since = dateInput("month");
  /** The role whose next steps are in the list. @type {string | null} */
  from = null;

  build() {
    const role = roleSelect(this.catalogue.company, "choose your role", profile(this.catalogue).role);
    role.id = "cg-my-role";
    this.since = dateInput("month", profile(this.catalogue).since);
    this.since.id = "cg-my-since";
    this.step.id = "cg-my-step";
    this.goal.id = "cg-my-next";
    this.from = null;
    this.step.onchange = () => chooseStep(this.catalogue, this.step.value);
    this.goal.onchange = () => chooseGoal(this.catalogue, this.goal.value);
    return [
      element(
        "form",
        "cg-my__form",
        field("My role", role, () => setProfile(this.catalogue, { role: role.value })),
        field("Time in role since", this.since, () => setProfile(this.catalogue, { since: dateIn(this.since) })),
        field("My next step", this.step),
        field("My goal", this.goal),
      ),
      this.statusLine,
      ...("differs" in this.dataset ? [this.workplace()] : []),
    ];
  }

  /** Where the person works. What is in it comes when it is opened, or if something was chosen before. */
  workplace() {
    const box = element("details", "cg-details", element("summary", "", "Where I work"));
    const fill = async () => (await loadPart(import("../my/work-form.js"))).fillWork(box, this.catalogue);
    if (this.catalogue.workplace) fill();
    else box.addEventListener("toggle", fill, { once: true });
    return box;
  }

  connectedCallback() {
    this.addEventListener("submit", (event) => event.preventDefault());
    return super.connectedCallback();
  }

  /** The fields stay, because typing the name of a role changes them with every letter. */
  rebuildsFor() {
    return false;
  }

  /** The steps from the role, quickest first, and a step that was chosen before and that no move leads to today. */
  choices() {
    const { role, next } = aims(this.catalogue);
    if (this.from !== (role?.id ?? "")) {
      this.from = role?.id ?? "";
      const { company } = this.catalogue;
      const ids = this.catalogue.onward(this.from).map((move) => company.roles[move.to]);
      const any = role ? (ids.length ? "choose a step" : "no step is listed") : "choose your role first";
      this.step.replaceChildren(...select([["", any], ...ids.map(pair)]).childNodes);
      this.goal.replaceChildren(...roleSelect(company, "choose a role").childNodes);
    }
    for (const [list, value] of /** @type {const} */ ([
      [this.step, role && next],
      [this.goal, aims(this.catalogue).goal],
    ])) {
      const id = value?.id ?? "";
      if (value && ![...list.options].some((option) => option.value === id)) list.append(new Option(value.title, id));
      if (list.value !== id) list.value = id;
    }
  }

  update() {
    this.choices();
    followDate(this.since, profile(this.catalogue).since);
    const { role, next, goal } = aims(this.catalogue);
    if (!role || !next) {
      this.statusLine.textContent = role
        ? "Choose your next step, to see what you still need."
        : "Choose your role first. Everything below depends on it.";
      return;
    }
    this.statusLine.replaceChildren(
      ...this.timeToStep(),
      ...(goal && goal.id !== next.id ? this.timeToGoal(goal) : []),
    );
  }

  /** The typical months of the move to the next step, and what is served of them. */
  timeToStep() {
    const step = ownStep(this.catalogue);
    if (!step) return ["No known route leads to this role from yours. Ask your team leader."];
    const { move, from, to } = step;
    const served = servedFor(this.catalogue, move);
    const months = link(`moves/${from.id}/${to.id}/`, `${typicalMonths(move)}${move.unknown ? "" : " typical"}`);
    return [element("strong", "", to.title), ": ", months, ...(served ? [" · ", served] : []), ". "];
  }

  /** The months of the best route to the goal from now. @param {import("../my/aims.js").Role} goal */
  timeToGoal(goal) {
    const { role } = profile(this.catalogue);
    const route = routeTowards(this.catalogue, role, goal.id);
    if (!route) return [element("strong", "", goal.title), ": no known route."];
    const months = `${route.unknown ? "" : "about "}${typicalMonths(route)} from now`;
    const address = `${PLANNER}#from=${role}&to=${goal.id}`;
    return [element("strong", "", goal.title), ": ", PLANNER ? link(address, months) : months, "."];
  }
}

/** @param {{id: string, title: string}} role @returns {[string, string]} */
const pair = ({ id, title }) => [id, title];

define("my-self", MySelf);
