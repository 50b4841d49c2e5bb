// The route planner: a question in one line, ways beneath it, the question in the address.

import { catalogue } from "../lib/catalogue.js";
import { element, input, link, plural, roleSelect, select, status } from "../lib/dom.js";
import { share } from "../lib/share.js";
import { ratings } from "../my/profile.js";
import { allows, chosen, read, WITHOUT, write } from "../planner/planner-query.js";
import { way } from "../planner/route-view.js";
import { inOrder, monthsFrom, monthsTo, ways } from "../planner/routes.js";

/** @typedef {import("../lib/catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../lib/company.js").Company} Company */
/** @typedef {import("../lib/company.js").Step} Step */
/** @typedef {import("../planner/planner-query.js").Question} Question */
/** @typedef {import("../planner/routes.js").Route} Route */

const SHOWN = 5;
const HORIZONS = [1, 3, 5, 10];

class RoutePlanner extends HTMLElement {
  /** @type {Catalogue | null} */
  catalogue = null;
  answer = element("div", "cg-plan__answer");
  said = status("cg-plan__said");
  share = share();

  async connectedCallback() {
    this.catalogue = await catalogue();
    if (!this.catalogue) return; // what stands here without script stays
    this.form = this.questionForm(this.catalogue.company);
    const focused = this.contains(document.activeElement); // a quick Tab may have come here already
    this.replaceChildren(this.form, this.said, this.share, this.answer);
    if (focused) this.form.querySelector("select")?.focus();
    addEventListener("hashchange", () => this.show());
    this.show();
  }

  /** @param {Company} found */
  questionForm(found) {
    const form = element("form", "cg-plan__form");
    form.addEventListener("submit", (event) => event.preventDefault());
    for (const [name, label, any] of [
      ["from", "I am", "anywhere"],
      ["to", "I want to be", "anything"],
    ]) {
      const roles = roleSelect(found, any);
      roles.name = name;
      form.append(element("label", "", `${label} `, roles));
    }
    const sideways = select([
      ["", "any number of"],
      ...[0, 1, 2, 3].map((count) => /** @type {[string, string]} */ ([String(count), `at most ${count}`])),
    ]);
    sideways.name = "sideways";
    const without = element("fieldset", "", element("legend", "", "Without"));
    for (const [word, text] of Object.entries(WITHOUT)) {
      const box = input("checkbox");
      box.name = word;
      without.append(element("label", "", box, ` ${text}`));
    }
    form.append(without, element("label", "", sideways, " sideways moves"));
    form.addEventListener("change", () => {
      const data = new FormData(form);
      const count = String(data.get("sideways") ?? "");
      const question = {
        from: String(data.get("from") ?? ""),
        to: String(data.get("to") ?? ""),
        without: new Set(Object.keys(WITHOUT).filter((word) => data.has(word))),
        // Where an end is open the limit waits: it is one of ways between two roles.
        sideways: data.has("sideways") ? (count === "" ? null : Number(count)) : read(location.hash).sideways,
      };
      history.replaceState(null, "", write(question));
      this.show();
    });
    return form;
  }

  /** Fill the form from the address. @param {Question} question */
  fill(question) {
    for (const field of this.form?.elements ?? []) {
      if (field instanceof HTMLInputElement) field.checked = question.without.has(field.name);
      else if (field instanceof HTMLSelectElement) {
        const value =
          field.name === "sideways"
            ? String(question.sideways ?? "")
            : question[/** @type {"from" | "to"} */ (field.name)];
        field.value = [...field.options].some((option) => option.value === value) ? value : "";
      }
    }
  }

  show() {
    const found = this.catalogue?.company;
    if (!found) return;
    const question = this.renamed(read(location.hash));
    this.fill(question);
    const start = found.roles.findIndex((role) => role.id === question.from);
    const end = found.roles.findIndex((role) => role.id === question.to);
    this.share.hidden = start < 0 && end < 0;
    const limit = this.form?.elements.namedItem("sideways");
    if (limit instanceof HTMLSelectElement) limit.disabled = start < 0 || end < 0;
    const graph = ways(
      found.roles.map((role) => role.id),
      found.moves,
      (move) => allows(found, question, /** @type {Step} */ (move)),
    );
    if (start < 0 && end < 0) this.say("Choose where you are, or where you want to be.");
    else if (start === end) this.say("You are there already. Choose another role.");
    else if (end < 0) this.reach(found, monthsFrom(graph, start), start, "You can reach", "from");
    else if (start < 0) this.reach(found, monthsTo(graph, end), end, "People get there from", "to");
    else this.routes(found, question, inOrder(graph, start, end), start, end);
  }

  /** A link that was sent when a role had another id still asks for that role. @param {Question} question */
  renamed(question) {
    const now = (/** @type {string} */ id) => this.catalogue?.role(id)?.id ?? id;
    return { ...question, from: now(question.from), to: now(question.to) };
  }

  /** @param {string} text @param {...Node} answer */
  say(text, ...answer) {
    this.said.textContent = text;
    this.answer.replaceChildren(...answer);
  }

  /**
   * What lies within 1, 3, 5 and 10 years of one end.
   * @param {Company} found @param {number[]} distance @param {number} own @param {string} words @param {"from" | "to"} open
   */
  reach(found, distance, own, words, open) {
    const all = [...distance.keys()].filter((role) => distance[role] !== undefined && role !== own);
    const near = all
      .filter((role) => distance[role] <= 120)
      .sort((one, other) => distance[one] - distance[other] || found.roles[one].level - found.roles[other].level);
    const parts = [];
    let least = -1;
    for (const years of HORIZONS) {
      const within = near.filter((role) => distance[role] > least && distance[role] <= years * 12);
      least = years * 12;
      if (!within.length) continue;
      const items = within.map((role) => {
        const seat = found.roles[role];
        const ends = { from: found.roles[own].id, to: found.roles[own].id, [open === "from" ? "to" : "from"]: seat.id };
        const more = element("a", "", "the ways");
        more.href = write({ ...read(location.hash), ...ends });
        more.setAttribute("aria-label", `the ways: ${seat.title}`);
        return element(
          "li",
          "",
          link(`roles/${seat.id}/`, seat.title),
          element("span", "cg-quiet", ` level ${seat.level}, ${plural(distance[role], "month")}, `),
          more,
        );
      });
      parts.push(
        element("h2", "", `Within ${plural(years, "year")}`),
        element("ul", "cg-plain cg-plan__reach", ...items),
      );
    }
    const far = all.length - near.length;
    const later = far ? `, and ${far} later` : "";
    this.say(
      all.length
        ? `${words} ${plural(near.length, "role")} within 10 years typically${later}.`
        : "Nothing, with these wishes. Take one back.",
      ...parts,
    );
  }

  /** @param {Company} found @param {Question} question @param {Iterable<Route>} all @param {number} start @param {number} end */
  routes(found, question, all, start, end) {
    const best = chosen(question, all, SHOWN);
    const from = found.roles[start].title;
    const to = found.roles[end].title;
    if (!best.length)
      return this.say(
        `No way from ${from} to ${to} with these wishes. Take one back, or ask a team leader who knows both.`,
      );
    // All pictures on one scale of whole years, so that they can be laid side by side.
    const scale = Math.ceil(Math.max(...best.map((route) => route.slow), 1) / 12) * 12;
    const own = /** @type {Catalogue} */ (this.catalogue);
    const rated = ratings(own);
    const shown = best.map((route) => way(own, route, scale, rated));
    shown[0].open = true;
    this.say(`${plural(best.length, "way")} from ${from} to ${to}, quickest first.`, ...shown);
  }
}

customElements.define("route-planner", RoutePlanner);
