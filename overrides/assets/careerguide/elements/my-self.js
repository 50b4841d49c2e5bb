// My role and my next role. Everything else on /my/ depends on them.

import { element, field, input, link, monthIn, plural, roleSelect, status, typicalMonths } from "../lib/dom.js";
import { PLANNER } from "../lib/parts.js";
import { BaseElement } from "../my/base-element.js";
import { match, TIERS } from "../my/match.js";
import { routeTowards } from "../my/next-route.js";
import { profile, ratings, setProfile } from "../my/profile.js";
import { servedFor } from "../my/progress.js";
import { ownStep } from "../my/steps.js";

class MySelf extends BaseElement {
  statusLine = status("cg-my__said");
  next = element("select", "");
  since = input("month");
  /** The role whose next steps are in the list. @type {string | null} */
  from = null;

  build() {
    const person = profile(this.catalogue);
    const role = roleSelect(this.catalogue.company, "choose your role", person.role);
    role.id = "cg-my-role";
    this.since = input("month", person.since);
    this.since.id = "cg-my-since";
    this.since.placeholder = "2026-11";
    this.next.id = "cg-my-next";
    this.from = null;
    const save = (/** @type {Partial<import("../my/profile.js").Profile>} */ change) =>
      setProfile(this.catalogue, change);
    this.next.onchange = () => save({ next: this.next.value });
    return [
      element(
        "form",
        "cg-my__form",
        field("I am", role, () => save({ role: role.value })),
        field("In this role since", this.since, () => save({ since: monthIn(this.since) })),
        field("I want to be", this.next),
      ),
      this.statusLine,
    ];
  }

  connectedCallback() {
    this.addEventListener("submit", (event) => event.preventDefault());
    return super.connectedCallback();
  }

  /** The fields stay, because typing the name of a role or a year changes them with every letter. */
  rebuildsFor() {
    return false;
  }

  /** List next steps first, then all roles. @param {{role: string, next: string}} person */
  choices(person) {
    if (this.from !== person.role) {
      const allRoles = roleSelect(this.catalogue.company, "choose a role");
      const nextRoles = this.catalogue.onward(person.role).map((move) => this.catalogue.company.roles[move.to]);
      const group = element("optgroup", "", ...nextRoles.map((role) => new Option(role.title, role.id)));
      group.label = "Next steps";
      if (nextRoles.length) allRoles.options[0].after(group);
      this.next.replaceChildren(...allRoles.childNodes);
      this.from = person.role;
    }
    if (this.next.value !== person.next) this.next.value = person.next;
  }

  update() {
    const person = profile(this.catalogue);
    this.choices(person);
    if (monthIn(this.since) !== person.since) this.since.value = person.since;
    const next = this.catalogue.role(person.next);
    if (!person.role || !next) {
      this.statusLine.textContent = person.role
        ? "Choose the role you want, to see what you still need."
        : "Choose your role first. Everything below depends on it.";
      return;
    }
    const rated = ratings(this.catalogue);
    const result = match(next.needs, (skill) => rated.get(skill) ?? null, this.catalogue.measure);
    const time = this.timeTo(person);
    this.statusLine.replaceChildren(
      element(
        "strong",
        "",
        result.tier && result.rated
          ? `${next.title}: ${TIERS[result.tier]}, ${result.percent}%`
          : `${next.title}: rate your skills to see how far you are`,
      ),
      ` · ${result.rated} of ${plural(result.counted, "skill")} rated`,
      ...time.flatMap((part) => [" · ", part]),
    );
  }

  /**
   * The typical months to the next role: of the move, with the months served; or of the best route from now.
   * @param {{role: string, next: string}} person
   */
  timeTo({ role, next }) {
    const step = ownStep(this.catalogue);
    if (!step) return [];
    const served = servedFor(this.catalogue, step.move);
    const route = step.to.id === next ? null : routeTowards(this.catalogue, role, next);
    const soon = route && `${route.unknown ? "" : "about "}${typicalMonths(route)} from now, first to ${step.to.title}`;
    const time = soon
      ? PLANNER
        ? link(`${PLANNER}#from=${role}&to=${next}`, soon)
        : soon
      : link(`moves/${role}/${step.to.id}/`, `${typicalMonths(step.move)}${step.move.unknown ? "" : " typical"}`);
    return [time, ...(served ? [served] : [])];
  }
}

customElements.define("my-self", MySelf);
