// The route planner: a query and the routes that answer it. The query is part of the address.

import { loadCatalogue } from "../lib/catalogue.js";
import { HORIZONS, PLANNER_MESSAGES } from "../lib/constants.js";
import {
  button,
  element,
  input,
  link,
  plural,
  replaceKeepingFocus,
  roleSelect,
  select,
  status,
  typicalMonths,
} from "../lib/dom.js";
import { shareBar } from "../lib/share.js";
import { movesWithTimeServed } from "../lib/time-served.js";
import { addressed, ME, MY_TARGET, profile, ratings, resolvedRole, setProfile } from "../my/profile.js";
import { monthsServedIn } from "../my/progress.js";
import { formatQuery, parseQuery } from "../planner/planner-query.js";
import { byMonths, findReach, findRoutes } from "../planner/route-answers.js";
import { avoidable } from "../planner/route-filters.js";
import { blockingNote, reachNote, routeNotes } from "../planner/route-notes.js";
import { routeView } from "../planner/route-view.js";

/** @typedef {import("../lib/catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../lib/company.js").Company} Company */
/** @typedef {import("../planner/planner-query.js").PlannerQuery} PlannerQuery */
/** @typedef {import("../planner/route-answers.js").ReachableRole} ReachableRole */
/** @typedef {import("../planner/route-answers.js").ReachAnswer} ReachAnswer */
/** @typedef {import("../planner/route-answers.js").RoutesAnswer} RoutesAnswer */

const SHOWN = 5;
const STRICT = "strict";
const WISHES_NOTE =
  "If no route keeps every wish, you see the routes with the least time in roles that break one. The time in your " +
  "present role counts too.";

/** Whether both ends are the person's own, as they are in an address without ends. @param {PlannerQuery} query */
const isMine = (query) => query.from === ME && query.to === MY_TARGET;

class RoutePlanner extends HTMLElement {
  /** @type {Catalogue | null} */
  catalogue = null;
  answer = element("div", "cg-plan__answer");
  statusLine = status("cg-plan__said");
  share = shareBar(() => formatQuery(this.resolved()));
  /** Offers to make the two ends the person's own role and target. */
  offer = element("p", "cg-plan__offer cg-screen");
  /** The query as the address has it; without any end in it, the person's own role and target. @type {PlannerQuery} */
  query = parseQuery("");

  async connectedCallback() {
    this.catalogue = await loadCatalogue();
    if (!this.catalogue) return; // the text for browsers without scripts stays
    this.form = this.queryForm(this.catalogue.company);
    const focused = this.contains(document.activeElement); // the person may already have pressed Tab to get here
    this.replaceChildren(this.form, this.offer, this.statusLine, this.share, this.answer);
    if (focused) this.form.querySelector("select")?.focus();
    addEventListener("hashchange", () => this.readAddress());
    document.addEventListener("cg-profile", () => this.show());
    this.readAddress();
  }

  readAddress() {
    const query = parseQuery(location.hash);
    this.query = query.from || query.to ? query : { ...query, from: ME, to: MY_TARGET };
    this.show();
  }

  /** @param {Company} company */
  queryForm(company) {
    const form = element("form", "cg-plan__form");
    form.addEventListener("submit", (event) => event.preventDefault());
    for (const [name, label, any] of [
      ["from", "I am", "anywhere"],
      ["to", "I want to be", "anything"],
    ]) {
      const roles = roleSelect(company, any);
      roles.name = name;
      form.append(element("label", "", `${label} `, roles));
    }
    const sideways = select([
      ["", "any number of"],
      ...[0, 1, 2, 3].map((count) => /** @type {[string, string]} */ ([String(count), `at most ${count}`])),
    ]);
    sideways.name = "sideways";
    const without = element("fieldset", "", element("legend", "", "Avoid"));
    for (const [word, text] of Object.entries(avoidable(company))) {
      const box = input("checkbox");
      box.name = word;
      without.append(element("label", "", box, ` ${text}`));
    }
    const strict = input("checkbox");
    strict.name = STRICT;
    const strictLabel = element("label", "", strict, " Only routes that keep every wish");
    const note = element("p", "cg-quiet cg-plan__wishes", WISHES_NOTE);
    form.append(without, element("label", "", sideways, " sideways moves"), strictLabel, note);
    form.addEventListener("change", () => {
      const data = new FormData(form);
      const count = String(data.get("sideways") ?? "");
      const guide = /** @type {Catalogue} */ (this.catalogue);
      const end = (/** @type {"from" | "to"} */ name) =>
        addressed(guide, this.query[name], String(data.get(name) ?? ""));
      const query = {
        from: end("from"),
        to: end("to"),
        without: new Set(Object.keys(avoidable(company)).filter((word) => data.has(word))),
        // While an end is open the limit is disabled and keeps its value, because it applies to routes between two
        // roles.
        sideways: data.has("sideways") ? (count === "" ? null : Number(count)) : this.query.sideways,
        strict: data.has(STRICT),
      };
      this.query = query;
      history.replaceState(null, "", formatQuery(isMine(query) ? { ...query, from: "", to: "" } : query));
      this.show();
    });
    return form;
  }

  /** Fill the form from the address. @param {PlannerQuery} query */
  fill(query) {
    for (const field of this.form?.elements ?? []) {
      if (field instanceof HTMLInputElement)
        field.checked = field.name === STRICT ? query.strict : query.without.has(field.name);
      else if (field instanceof HTMLSelectElement) {
        const value =
          field.name === "sideways" ? String(query.sideways ?? "") : query[/** @type {"from" | "to"} */ (field.name)];
        field.value = [...field.options].some((option) => option.value === value) ? value : "";
      }
    }
  }

  show() {
    const company = this.catalogue?.company;
    if (!company) return;
    const query = this.resolved();
    this.fill(query);
    const start = company.roles.findIndex((role) => role.id === query.from);
    const end = company.roles.findIndex((role) => role.id === query.to);
    this.share.hidden = start < 0 && end < 0;
    this.offerProfile(company, start, end);
    const limit = this.form?.elements.namedItem("sideways");
    if (limit instanceof HTMLSelectElement) limit.disabled = start < 0 || end < 0;
    if (start < 0 && end < 0) this.display(PLANNER_MESSAGES.open);
    else if (start === end) this.display(PLANNER_MESSAGES.same);
    else if (end < 0) this.reach(query, start, findReach(this.companyOf(start), query, start, true), true);
    else if (start < 0) this.reach(query, end, this.whereFrom(query, end), false);
    else this.routes(query, start, end);
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
    const guide = /** @type {Catalogue} */ (this.catalogue);
    const person = profile(guide);
    const [role, next] = [company.roles[start], company.roles[end]];
    const offers = [];
    if (role && role.id !== person.role)
      offers.push(button(`This is my role: ${role.title}`, () => setProfile(guide, { role: role.id })));
    if (next && next.id !== person.next && next.id !== person.role)
      offers.push(button(`Make this my target: ${next.title}`, () => setProfile(guide, { next: next.id })));
    replaceKeepingFocus(this.offer, offers, this.statusLine);
  }

  /** @param {string} text @param {...Node} answer */
  display(text, ...answer) {
    this.statusLine.textContent = text;
    this.answer.replaceChildren(...answer);
  }

  /**
   * Show the roles within 1, 3, 5 and 10 years of one end.
   * @param {PlannerQuery} query @param {number} known @param {ReachAnswer} answer @param {boolean} onward
   */
  reach(query, known, answer, onward) {
    const { company } = this.guide();
    const { title } = company.roles[known];
    if (!answer.roles.length) {
      const text = (onward ? PLANNER_MESSAGES.leadsOn : PLANNER_MESSAGES.leadsTo).replace(
        /\{from\}|\{to\}/,
        () => title,
      );
      return this.display(text, element("p", "", link(`roles/${company.roles[known].id}/`, title)));
    }
    const counted = answer.roles.filter((near) => !near.unknown);
    const within = counted.filter((near) => near.months <= 12 * HORIZONS[HORIZONS.length - 1]);
    const parts = [];
    let least = -1;
    for (const years of HORIZONS) {
      const roles = within.filter((near) => near.months > least && near.months <= years * 12);
      least = years * 12;
      if (roles.length)
        parts.push(element("h2", "", `Within ${plural(years, "year")}`), this.roleList(query, roles, onward));
    }
    const unknown = answer.roles.filter((near) => near.unknown);
    if (unknown.length) parts.push(element("h2", "", PLANNER_MESSAGES.unknown), this.roleList(query, unknown, onward));
    const laterCount = counted.length - within.length;
    const later = laterCount ? `, and ${laterCount} later` : "";
    const words = onward ? PLANNER_MESSAGES.onward : PLANNER_MESSAGES.backward;
    const count = `${words} ${plural(within.length, "role")} within 10 years typically${later}.`;
    if (answer.kept) return this.display(count, ...parts);
    const failed = onward ? PLANNER_MESSAGES.noReach : PLANNER_MESSAGES.noStart;
    this.display(`${failed} ${blockingNote(company, query, answer.blocking)}`, element("p", "", count), ...parts);
  }

  /**
   * Roles with their months, what they break, and a link to the routes.
   * @param {PlannerQuery} query @param {ReachableRole[]} roles @param {boolean} onward
   */
  roleList(query, roles, onward) {
    const { company } = this.guide();
    const items = roles.map((near) => {
      const { id, levelName, title } = company.roles[near.role];
      const ends = onward ? { from: this.query.from, to: id } : { from: id, to: this.query.to };
      const more = element("a", "", "routes");
      more.href = formatQuery({ ...query, ...ends });
      more.setAttribute("aria-label", `routes: ${title}`);
      const note = reachNote(company, query, near);
      return element(
        "li",
        "",
        link(`roles/${id}/`, title),
        element(
          "span",
          "cg-quiet",
          ` level ${levelName}, ${typicalMonths({ typical: near.months, unknown: near.unknown })}${note ? ` (${note})` : ""}, `,
        ),
        more,
      );
    });
    return element("ul", "cg-plain cg-plan__reach", ...items);
  }

  /** Show the routes between two roles. @param {PlannerQuery} query @param {number} start @param {number} end */
  routes(query, start, end) {
    const guide = this.guide();
    const company = this.companyOf(start);
    const skillsOf = (/** @type {number} */ role) =>
      new Set(guide.role(company.roles[role].id)?.needs.map(([skill]) => skill));
    const answer = findRoutes(company, query, start, end, SHOWN, skillsOf);
    const notes = answer.routes.map((route) => routeNotes(company, query, route));
    const titled = (/** @type {string} */ text) =>
      text.replace("{from}", () => company.roles[start].title).replace("{to}", () => company.roles[end].title);
    if (!answer.routes.length) return this.noRoute(query, start, answer, titled);
    // All pictures have the same scale of whole years, so that they can be compared.
    const scale = Math.ceil(Math.max(...answer.routes.map((route) => route.slow), 1) / 12) * 12;
    const rated = ratings(guide);
    const served = monthsServedIn(guide, company.roles[start].id);
    const shown = answer.routes.map((route, index) =>
      routeView(guide, route, scale, rated, { notes: notes[index], served }),
    );
    shown[0].open = true;
    const count = answer.routes.length;
    const broken = count === 1 ? PLANNER_MESSAGES.brokenOne : PLANNER_MESSAGES.broken;
    const message = notes[0].length ? broken : PLANNER_MESSAGES.kept;
    this.display(titled(message.replace("{count}", plural(count, "route"))), ...shown);
  }

  /**
   * Show what blocks, and the nearest roles that can be reached.
   * @param {PlannerQuery} query @param {number} start @param {RoutesAnswer} answer
   * @param {(text: string) => string} titled
   */
  noRoute(query, start, answer, titled) {
    const { company } = this.guide();
    const message = titled(query.strict ? PLANNER_MESSAGES.noneStrict : PLANNER_MESSAGES.none);
    const text = `${message} ${blockingNote(company, query, answer.blocking)}`.trim();
    const { id, title } = company.roles[start];
    if (!answer.nearest.length)
      return this.display(`${text} ${titled(PLANNER_MESSAGES.leadsOn)}`, element("p", "", link(`roles/${id}/`, title)));
    const heading = element("h2", "", PLANNER_MESSAGES.nearest);
    this.display(text, heading, this.roleList(query, answer.nearest, true));
  }
}

customElements.define("route-planner", RoutePlanner);
