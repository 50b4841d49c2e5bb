// The route planner: a query and the routes that answer it. The query is part of the address.

import { loadCatalogue } from "../lib/catalogue.js";
import { button, define, duration, element, link, plural, replaceKeepingFocus, status, written } from "../lib/dom.js";
import { shareBar } from "../lib/share.js";
import { movesWithTimeServed } from "../lib/time-served.js";
import { addressed, ME, MY_TARGET, profile, resolvedRole, setProfile } from "../my/profile.js";
import { monthsServedIn } from "../my/progress.js";
import { PLANNER_MESSAGES } from "../planner/constants.js";
import { fillForm, plannerForm, readForm } from "../planner/planner-form.js";
import { formatQuery, parseQuery } from "../planner/planner-query.js";
import { groupedByYears, roleList } from "../planner/reach-view.js";
import { byMonths, findReach, findRoutes } from "../planner/route-answers.js";
import { avoidable } from "../planner/route-filters.js";
import { blockingNote, routeNotes } from "../planner/route-notes.js";
import { horizonsView, routesView } from "../planner/route-view.js";
import { workNote } from "../planner/work-note.js";

/** @typedef {import("../lib/catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../lib/company.js").Company} Company */
/** @typedef {import("../planner/planner-query.js").PlannerQuery} PlannerQuery */
/** @typedef {import("../planner/route-answers.js").ReachableRole} ReachableRole */
/** @typedef {import("../planner/route-answers.js").ReachAnswer} ReachAnswer */
/** @typedef {import("../planner/route-answers.js").RoutesAnswer} RoutesAnswer */

const SHOWN = 5;
const FROM_TODAY = "The line starts with your present role. Times are from today.";
const FROM_START = "Times are from the start of the first role.";

/** Whether both ends are the person's own, as they are in an address without ends. @param {PlannerQuery} query */
const isMine = (query) => query.from === ME && query.to === MY_TARGET;

/** What routes show besides roles and months. @type {import("../lib/catalogue.js").More[]} */
const ROUTES_SHOW = ["kpis", "move-details"];

class RoutePlanner extends HTMLElement {
  /** @type {Catalogue | null} */
  catalogue = null;
  answer = element("div", "cg-plan__answer");
  statusLine = status("cg-plan__said");
  share = shareBar(() => formatQuery(this.resolved()));
  /** Offers to make the two ends the person's own role and target. */
  offer = element("p", "cg-plan__offer cg-actions cg-screen");
  /** The query as the address has it; without any end in it, the person's own role and target. @type {PlannerQuery} */
  query = parseQuery("");
  /** The request for what routes show. @type {ReturnType<typeof loadCatalogue> | null} */
  preparing = null;
  isReady = false;

  async connectedCallback() {
    const { from, to } = parseQuery(location.hash);
    if (from && to) this.preparing = loadCatalogue(ROUTES_SHOW);
    this.catalogue = await loadCatalogue();
    if (!this.catalogue) {
      this.classList.add("cg-failed"); // the text for browsers without scripts appears
      return;
    }
    const form = plannerForm(this.catalogue.company, () => this.swap());
    this.form = form;
    const focused = this.contains(document.activeElement); // the person may already have pressed Tab to get here
    this.replaceChildren(form, this.statusLine, this.answer, this.offer);
    if (focused) form.querySelector("select")?.focus();
    form.addEventListener("change", () => this.readForm());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.readForm();
      const heading = this.answer.querySelector("h2");
      if (!heading) return;
      heading.tabIndex = -1;
      heading.focus();
    });
    addEventListener("hashchange", () => this.readAddress());
    document.addEventListener("cg-profile", () => this.show());
    this.readAddress();
  }

  readAddress() {
    const query = parseQuery(location.hash);
    this.query = query.from || query.to ? query : { ...query, from: ME, to: MY_TARGET };
    this.show();
  }

  readForm() {
    if (!this.form) return;
    const guide = this.guide();
    const query = readForm(this.form, guide.company, this.query);
    const end = (/** @type {"from" | "to"} */ name) => addressed(guide, this.query[name], query[name]);
    this.ask({ ...query, from: end("from"), to: end("to") });
  }

  swap() {
    this.ask({ ...this.query, from: this.query.to, to: this.query.from });
  }

  /** Put a query into the address and answer it. @param {PlannerQuery} query */
  ask(query) {
    this.query = query;
    history.replaceState(null, "", formatQuery(isMine(query) ? { ...query, from: "", to: "" } : query));
    this.show();
  }

  show() {
    const company = this.catalogue?.company;
    if (!company || !this.form) return;
    const query = this.resolved();
    fillForm(this.form, query);
    const start = company.roles.findIndex((role) => role.id === query.from);
    const end = company.roles.findIndex((role) => role.id === query.to);
    this.offerProfile(company, start, end);
    const limit = this.form.elements.namedItem("sideways");
    if (limit instanceof HTMLSelectElement) limit.disabled = start < 0 || end < 0;
    if (start < 0 && end < 0) this.display(PLANNER_MESSAGES.open);
    else if (start === end) this.display(PLANNER_MESSAGES.same);
    else if (end < 0) this.reach(query, start, findReach(this.companyOf(start), query, start, true), true);
    else if (start < 0) this.reach(query, end, this.whereFrom(query, end), false);
    else if (this.isReady) this.routes(query, start, end);
    else this.prepareRoutes();
  }

  /** Fetch what only routes show, once, and then show what the address asks for. */
  async prepareRoutes() {
    this.preparing ??= loadCatalogue(ROUTES_SHOW);
    await this.preparing; // without conditions there are still routes
    if (this.isReady) return;
    this.isReady = true;
    this.show();
  }

  /** The company as a person in a role sees it: what they have served there is over. @param {number} start */
  companyOf(start) {
    const { company } = this.guide();
    const served = monthsServedIn(this.guide(), company.roles[start].id);
    return { ...company, moves: movesWithTimeServed(company.moves, start, served) };
  }

  /** Only called after the catalogue has loaded. */
  guide() {
    return /** @type {Catalogue} */ (this.catalogue);
  }

  /**
   * The roles from which a role can be reached. The person's own role has the months that remain.
   * @param {PlannerQuery} query @param {number} end @returns {ReachAnswer}
   */
  whereFrom(query, end) {
    const { company } = this.guide();
    const answer = findReach(company, query, end, false);
    const own = this.guide().role(profile(this.guide()).role)?.index;
    if (own === undefined || !answer.roles.some((near) => near.role === own)) return answer;
    const mine = findReach(this.companyOf(own), query, end, false).roles.find((near) => near.role === own);
    const roles = answer.roles.map((near) => (near.role === own && mine ? mine : near));
    return { ...answer, roles: roles.sort(byMonths) };
  }

  /**
   * The query with present ids, so that a shared link still works after a role's id has changed, and without wishes
   * that this company does not have.
   */
  resolved() {
    const guide = this.catalogue;
    if (!guide) return this.query;
    const known = avoidable(guide.company);
    const without = new Set([...this.query.without].filter((word) => word in known));
    return {
      ...this.query,
      without,
      from: resolvedRole(guide, this.query.from),
      to: resolvedRole(guide, this.query.to),
    };
  }

  /**
   * A query never changes the profile; the person can make its ends their own.
   * @param {Company} company @param {number} start @param {number} end indexes of roles; -1 if an end is open
   */
  offerProfile(company, start, end) {
    const guide = this.guide();
    const person = profile(guide);
    const [role, next] = [company.roles[start], company.roles[end]];
    const offers = [];
    if (role && role.id !== person.role)
      offers.push(button(`This is my role: ${role.title}`, () => setProfile(guide, { role: role.id })));
    if (next && next.id !== person.next && next.id !== person.role)
      offers.push(button(`Make this my target: ${next.title}`, () => setProfile(guide, { next: next.id })));
    replaceKeepingFocus(this.offer, offers, this.statusLine);
  }

  /**
   * Say an answer and show what belongs to it. A heading that says the same hides the sentence from sight.
   * @param {string} text @param {string} [heading] @param {...Node} answer
   */
  display(text, heading = "", ...answer) {
    this.statusLine.classList.toggle("cg-sr", heading !== "");
    this.statusLine.replaceChildren(...written(text));
    if (!answer.length) return this.answer.replaceChildren();
    const [first, ...others] = answer;
    const head = element("div", "cg-between", element("h2", "", heading || text), this.share);
    this.answer.replaceChildren(element("section", "cg-card", head, first), ...others);
  }

  /**
   * Show the roles within 1, 3, 5 and 10 years of one end.
   * @param {PlannerQuery} query @param {number} known @param {ReachAnswer} answer @param {boolean} onward
   */
  reach(query, known, answer, onward) {
    const { company } = this.guide();
    const { title } = company.roles[known];
    const titled = (/** @type {string} */ text) => text.replace(/\{from\}|\{to\}/, () => title);
    const heading = onward ? `Roles that you can reach from ${title}` : `Where people come from to ${title}`;
    if (!answer.roles.length) {
      const text = titled(onward ? PLANNER_MESSAGES.leadsOn : PLANNER_MESSAGES.leadsTo);
      const role = element("p", "", link(`roles/${company.roles[known].id}/`, title));
      return this.display(text, heading, element("div", "", element("p", "", text), role));
    }
    const list = (/** @type {ReachableRole[]} */ roles) => this.roleList(query, roles, onward);
    const { parts, within, later } = groupedByYears(answer.roles, list);
    const words = onward ? PLANNER_MESSAGES.onward : PLANNER_MESSAGES.backward;
    const count = `${words} ${plural(within, "role")} within 10 years typically${later ? `, and ${later} later` : ""}.`;
    const lines = [count];
    if (!answer.kept) {
      const failed = onward ? PLANNER_MESSAGES.noReach : PLANNER_MESSAGES.noStart;
      lines.unshift(`${failed} ${blockingNote(company, query, answer.blocking)}`);
    }
    const box = element("div", "", ...lines.map((line) => element("p", "", line)));
    if (!answer.kept) box.append(this.ways(query, answer.blocking));
    box.append(...parts);
    this.display(lines[0], heading, box);
  }

  /** @param {PlannerQuery} query @param {ReachableRole[]} roles @param {boolean} onward */
  roleList(query, roles, onward) {
    const queryTo = (/** @type {string} */ id) => ({
      ...query,
      ...(onward ? { from: this.query.from, to: id } : { from: id, to: this.query.to }),
    });
    return roleList(this.guide().company, query, roles, queryTo);
  }

  /** Show the routes between two roles. @param {PlannerQuery} query @param {number} start @param {number} end */
  routes(query, start, end) {
    const guide = this.guide();
    const company = this.companyOf(start);
    const skillsOf = (/** @type {number} */ role) =>
      new Set(guide.role(company.roles[role].id)?.needs.map(([skill]) => skill));
    const answer = findRoutes(company, query, start, end, SHOWN, skillsOf);
    const titled = (/** @type {string} */ text) =>
      text.replace("{from}", () => company.roles[start].title).replace("{to}", () => company.roles[end].title);
    if (!answer.routes.length) return this.noRoute(query, start, answer, titled);
    const notes = answer.routes.map((route) => routeNotes(company, query, route));
    const served = monthsServedIn(guide, company.roles[start].id);
    const count = plural(answer.routes.length, "route");
    const broken = answer.routes.length === 1 ? PLANNER_MESSAGES.brokenOne : PLANNER_MESSAGES.broken;
    const isBroken = notes[0].length > 0;
    const text = titled((isBroken ? broken : PLANNER_MESSAGES.kept).replace("{count}", count));
    const routes = /** @type {import("../planner/route-view.js").Route[]} */ (answer.routes);
    const box = element(
      "div",
      "",
      ...(isBroken ? [element("p", "", text)] : []),
      routesView(guide, routes, { notes, served }),
    );
    box.append(element("p", "cg-quiet cg-small", served === null ? FROM_START : FROM_TODAY), ...workNote(guide));
    const later = served === null ? null : horizonsView(guide, routes[0], served);
    const heading = `${count} to ${company.roles[end].title}${timesInWords(routes, served)}`;
    this.display(text, heading, box, ...(later ? [later] : []));
  }

  /**
   * Show what blocks, how to change it, and the nearest roles that can be reached.
   * @param {PlannerQuery} query @param {number} start @param {RoutesAnswer} answer
   * @param {(text: string) => string} titled
   */
  noRoute(query, start, answer, titled) {
    const { company } = this.guide();
    const message = titled(query.strict ? PLANNER_MESSAGES.noneStrict : PLANNER_MESSAGES.none);
    const blocked = blockingNote(company, query, answer.blocking);
    const { id, title } = company.roles[start];
    const box = element("div", "", ...(blocked ? [element("p", "", blocked)] : []), this.ways(query, answer.blocking));
    const text = `${message} ${blocked}`.trim();
    if (!answer.nearest.length) {
      const end = titled(PLANNER_MESSAGES.leadsOn);
      box.append(element("p", "", end), element("p", "", link(`roles/${id}/`, title)));
      return this.display(`${text} ${end}`, message, box);
    }
    box.append(element("h3", "", PLANNER_MESSAGES.nearest), this.roleList(query, answer.nearest, true));
    this.display(text, message, box);
  }

  /** Buttons that drop what blocks. @param {PlannerQuery} query @param {string[]} blocking */
  ways(query, blocking) {
    const names = avoidable(this.guide().company);
    const actions = blocking.map((word) =>
      word === "sideways"
        ? button("Allow any number of sideways moves", () => this.ask({ ...this.query, sideways: null }))
        : button(`Allow ${names[word]}`, () =>
            this.ask({ ...this.query, without: new Set([...this.query.without].filter((other) => other !== word)) }),
          ),
    );
    if (query.strict && !actions.length)
      actions.push(button("Show routes that break a wish", () => this.ask({ ...this.query, strict: false })));
    return element("p", "cg-actions cg-screen", ...actions);
  }
}

/**
 * How long the routes take: `, 6 yr 8 mo to 7 yr 2 mo typical`; empty if not known for all.
 * @param {{typical: number, unknown: number}[]} routes @param {number | null} served
 */
function timesInWords(routes, served) {
  if (routes.some((route) => route.unknown)) return "";
  const months = routes.map((route) => route.typical);
  const [least, most] = [Math.min(...months), Math.max(...months)];
  const range = least === most ? duration(least) : `${duration(least)} to ${duration(most)}`;
  return `, ${range} ${served === null ? "typical" : "from now, typical"}`;
}

define("route-planner", RoutePlanner);
