// The route planner: a query and the routes that answer it. The query is part of the address.

import { loadCatalogue } from "../lib/catalogue.js";
import { HORIZONS, PLANNER_MESSAGES, WITHOUT } from "../lib/constants.js";
import { button, element, input, link, plural, replaceKeepingFocus, roleSelect, select, status } from "../lib/dom.js";
import { shareBar } from "../lib/share.js";
import { addressed, ME, MY_TARGET, profile, ratings, resolvedRole, setProfile } from "../my/profile.js";
import { allowsMove, formatQuery, parseQuery, routesWithinLimit } from "../planner/planner-query.js";
import { routeView } from "../planner/route-view.js";
import { monthsFrom, monthsTo, routeGraph, routesInOrder } from "../planner/routes.js";

/** @typedef {import("../lib/catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../lib/company.js").Company} Company */
/** @typedef {import("../lib/company.js").CompanyMove} CompanyMove */
/** @typedef {import("../planner/planner-query.js").PlannerQuery} PlannerQuery */
/** @typedef {import("../planner/routes.js").Route} Route */

const SHOWN = 5;

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
    const without = element("fieldset", "", element("legend", "", "Leave out"));
    for (const [word, text] of Object.entries(WITHOUT)) {
      const box = input("checkbox");
      box.name = word;
      without.append(element("label", "", box, ` ${text}`));
    }
    form.append(without, element("label", "", sideways, " sideways moves"));
    form.addEventListener("change", () => {
      const data = new FormData(form);
      const count = String(data.get("sideways") ?? "");
      const guide = /** @type {Catalogue} */ (this.catalogue);
      const end = (/** @type {"from" | "to"} */ name) =>
        addressed(guide, this.query[name], String(data.get(name) ?? ""));
      const query = {
        from: end("from"),
        to: end("to"),
        without: new Set(Object.keys(WITHOUT).filter((word) => data.has(word))),
        // While an end is open the limit is disabled and keeps its value, because it applies to routes between two
        // roles.
        sideways: data.has("sideways") ? (count === "" ? null : Number(count)) : this.query.sideways,
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
      if (field instanceof HTMLInputElement) field.checked = query.without.has(field.name);
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
    const graph = routeGraph(
      company.roles.map((role) => role.id),
      company.moves,
      (move) => allowsMove(company, query, /** @type {CompanyMove} */ (move)),
    );
    if (start < 0 && end < 0) this.display(PLANNER_MESSAGES.open);
    else if (start === end) this.display(PLANNER_MESSAGES.same);
    else if (end < 0) this.reach(company, monthsFrom(graph, start), start, PLANNER_MESSAGES.onward, "from");
    else if (start < 0) this.reach(company, monthsTo(graph, end), end, PLANNER_MESSAGES.backward, "to");
    else this.routes(company, query, routesInOrder(graph, start, end), start, end);
  }

  /** The query with present ids, so that a shared link still works after a role's id has changed. */
  resolved() {
    const guide = this.catalogue;
    if (!guide) return this.query;
    return { ...this.query, from: resolvedRole(guide, this.query.from), to: resolvedRole(guide, this.query.to) };
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
   * @param {Company} company @param {number[]} distance @param {number} start @param {string} words
   * @param {"from" | "to"} open
   */
  reach(company, distance, start, words, open) {
    const all = [...distance.keys()].filter((role) => distance[role] !== undefined && role !== start);
    const within10Years = all
      .filter((role) => distance[role] <= 120)
      .sort((a, b) => distance[a] - distance[b] || company.roles[a].level - company.roles[b].level);
    const parts = [];
    let least = -1;
    for (const years of HORIZONS) {
      const within = within10Years.filter((role) => distance[role] > least && distance[role] <= years * 12);
      least = years * 12;
      if (!within.length) continue;
      const items = within.map((role) => {
        const target = company.roles[role];
        const ends = {
          from: this.query.from,
          to: this.query.to,
          [open === "from" ? "to" : "from"]: target.id,
        };
        const more = element("a", "", "routes");
        more.href = formatQuery({ ...this.query, ...ends });
        more.setAttribute("aria-label", `routes: ${target.title}`);
        return element(
          "li",
          "",
          link(`roles/${target.id}/`, target.title),
          element("span", "cg-quiet", ` level ${target.level}, ${plural(distance[role], "month")}, `),
          more,
        );
      });
      parts.push(
        element("h2", "", `Within ${plural(years, "year")}`),
        element("ul", "cg-plain cg-plan__reach", ...items),
      );
    }
    const laterCount = all.length - within10Years.length;
    const later = laterCount ? `, and ${laterCount} later` : "";
    this.display(
      all.length
        ? `${words} ${plural(within10Years.length, "role")} within 10 years typically${later}.`
        : PLANNER_MESSAGES.nothing,
      ...parts,
    );
  }

  /**
   * @param {Company} company @param {PlannerQuery} query @param {Iterable<Route>} all @param {number} start
   * @param {number} end
   */
  routes(company, query, all, start, end) {
    const best = routesWithinLimit(query, all, SHOWN);
    const from = company.roles[start].title;
    const to = company.roles[end].title;
    if (!best.length)
      return this.display(PLANNER_MESSAGES.none.replace("{from}", () => from).replace("{to}", () => to));
    // All pictures have the same scale of whole years, so that they can be compared.
    const scale = Math.ceil(Math.max(...best.map((route) => route.slow), 1) / 12) * 12;
    const guide = /** @type {Catalogue} */ (this.catalogue);
    const rated = ratings(guide);
    const shown = best.map((route) => routeView(guide, route, scale, rated));
    shown[0].open = true;
    this.display(`${plural(best.length, "route")} from ${from} to ${to}, quickest first.`, ...shown);
  }
}

customElements.define("route-planner", RoutePlanner);
