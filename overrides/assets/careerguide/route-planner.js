// The route planner: a question in one line, ways beneath it, the question in the address.
import { company } from "./company.js";
import { today } from "./days.js";
import { WITHOUT, allows, chosen, read, write } from "./question.js";
import { inOrder, monthsFrom, monthsTo, ways } from "./routes.js";

/** @typedef {import("./company.js").Company} Company */
/** @typedef {import("./company.js").Step} Step */
/** @typedef {import("./question.js").Question} Question */
/** @typedef {import("./routes.js").Route} Route */

const SHOWN = 5;
const HORIZONS = [1, 3, 5, 10];
const KINDS = /** @type {Record<string, string>} */ ({ promotion: "up", lateral: "sideways", bridge: "bridge", return: "back" });

/** @param {number} count @param {string} one */
const plural = (count, one) => `${count} ${one}${count === 1 ? "" : "s"}`;

/** @param {{min: number, typical: number, slow: number}} range */
const months = (range) => `${plural(range.typical, "month")} typical (${range.min} to ${range.slow})`;

/** @param {string} path */
const page = (path) => new URL(`../../${path}`, import.meta.url).href;

/**
 * An element with children.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag @param {string} name @param {...(string | Node)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
function element(tag, name, ...children) {
  const found = document.createElement(tag);
  if (name) found.className = name;
  found.append(...children);
  return found;
}

/** @param {string} path @param {string} text */
function link(path, text) {
  const found = element("a", "", text);
  found.href = page(path);
  return found;
}

class RoutePlanner extends HTMLElement {
  /** @type {Company | null} */
  company = null;
  answer = element("div", "cg-plan__answer");
  said = element("p", "cg-plan__said");

  async connectedCallback() {
    this.company = await company();
    if (!this.company) return; // what stands here without script stays
    this.said.setAttribute("role", "status");
    this.form = this.questionForm(this.company);
    const focused = this.contains(document.activeElement); // a quick Tab may have come here already
    this.replaceChildren(this.form, this.said, this.answer);
    if (focused) this.form.querySelector("select")?.focus();
    addEventListener("hashchange", () => this.show());
    this.show();
  }

  /** @param {Company} found */
  questionForm(found) {
    const form = element("form", "cg-plan__form");
    form.addEventListener("submit", (event) => event.preventDefault());
    for (const [name, label, any] of [["from", "I am", "anywhere"], ["to", "I want to be", "anything"]]) {
      const select = element("select", "", new Option(any, ""));
      select.name = name;
      found.tracks.forEach((track, place) => {
        const seats = found.roles.filter((role) => role.track === place);
        if (!seats.length) return;
        const group = element("optgroup", "", ...seats.map((role) => new Option(role.title, role.id)));
        group.label = track.title;
        select.append(group);
      });
      form.append(element("label", "", `${label} `, select));
    }
    const sideways = element("select", "", new Option("any number of", ""), ...[0, 1, 2, 3].map((count) => new Option(`at most ${count}`, String(count))));
    sideways.name = "sideways";
    const without = element("fieldset", "", element("legend", "", "Without"));
    for (const [word, text] of Object.entries(WITHOUT)) {
      const box = element("input", "");
      box.type = "checkbox";
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
        sideways: count === "" ? null : Number(count),
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
        const value = field.name === "sideways" ? String(question.sideways ?? "") : question[/** @type {"from" | "to"} */ (field.name)];
        field.value = [...field.options].some((option) => option.value === value) ? value : "";
      }
    }
  }

  show() {
    const found = this.company;
    if (!found) return;
    const question = read(location.hash);
    this.fill(question);
    const start = found.roles.findIndex((role) => role.id === question.from);
    const end = found.roles.findIndex((role) => role.id === question.to);
    const graph = ways(found.roles.map((role) => role.id), found.moves, (move) => allows(found, question, /** @type {Step} */ (move)));
    if (start < 0 && end < 0) this.say("Choose where you are, or where you want to be.");
    else if (start === end) this.say("You are there already. Choose another role.");
    else if (end < 0) this.reach(found, monthsFrom(graph, start), start, "You can reach", "from");
    else if (start < 0) this.reach(found, monthsTo(graph, end), end, "People get there from", "to");
    else this.routes(found, question, inOrder(graph, start, end), start, end);
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
    const near = all.filter((role) => distance[role] <= 120).sort((one, other) => distance[one] - distance[other] || found.roles[one].level - found.roles[other].level);
    const parts = [];
    let least = 0;
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
        return element("li", "", link(`roles/${seat.id}/`, seat.title), element("span", "cg-quiet", ` level ${seat.level}, ${plural(distance[role], "month")}, `), more);
      });
      parts.push(element("h2", "", `Within ${plural(years, "year")}`), element("ul", "cg-plain cg-plan__reach", ...items));
    }
    const far = all.length - near.length;
    this.say(near.length ? `${words} ${plural(near.length, "role")} within 10 years typically${far ? `, and ${far} later` : ""}.` : "Nothing, with these wishes. Take one back.", ...parts);
  }

  /** @param {Company} found @param {Question} question @param {Iterable<Route>} all @param {number} start @param {number} end */
  routes(found, question, all, start, end) {
    const best = chosen(question, all, SHOWN);
    const from = found.roles[start].title;
    const to = found.roles[end].title;
    if (!best.length) return this.say(`No way from ${from} to ${to} with these wishes. Take one back, or ask a team leader who knows both.`);
    const longest = Math.max(...best.map((route) => route.slow));
    this.say(`${plural(best.length, "way")} from ${from} to ${to}, quickest first.`, ...best.map((route, place) => this.route(found, route, place, longest)));
  }

  /** @param {Company} found @param {Route} route @param {number} place @param {number} longest */
  route(found, route, place, longest) {
    const stations = route.moves.map((move) => found.roles[move.to].title).join(", ");
    const box = element("details", "cg-plan__route", element("summary", "", `${months(route)}: ${stations}`));
    box.open = place === 0;
    const bar = element("div", "cg-plan__bar");
    bar.setAttribute("aria-hidden", "true");
    for (const move of route.moves) {
      const part = element("span", `cg-plan__part cg-plan__part--${move.kind}`, String(move.typical));
      part.style.flexGrow = String(move.typical);
      bar.append(part);
    }
    bar.style.inlineSize = `${Math.max(15, Math.round((100 * route.typical) / longest))}%`;
    const rows = route.moves.map((move) => this.step(found, /** @type {Step} */ (move)));
    const head = element("tr", "", ...["To", "Months in the seat before", "What must be true", "Who did it, and what is open"].map((text) => column(text)));
    const table = element("table", "cg-table", element("thead", "", head), element("tbody", "", ...rows));
    box.append(bar, element("div", "cg-scroll", table));
    return box;
  }

  /** @param {Company} found @param {Step} move */
  step(found, move) {
    const [from, to] = [found.roles[move.from], found.roles[move.to]];
    const head = element("th", "", link(`roles/${to.id}/`, to.title));
    head.scope = "row";
    const way = link(`moves/${from.id}/${to.id}/`, `${KINDS[move.kind]}, ${months(move)}`);
    const people = found.stories.filter((story) => story.from === move.from && story.to === move.to).slice(0, 2);
    const open = found.openings.filter((opening) => opening.role === move.to && opening.closes >= today());
    const more = [...people.map((story) => link(`stories/${story.id}/`, story.title)), ...open.map((opening) => link(`openings/${opening.id}/`, `Open in ${opening.site}`))];
    return element(
      "tr",
      "",
      head,
      element("td", "", way, element("span", "cg-quiet", ` ${move.confidence} confidence`)),
      element("td", "", move.gates.join("; ")),
      element("td", "", ...more.flatMap((each, place) => (place ? [", ", each] : [each]))),
    );
  }
}

/** @param {string} text */
function column(text) {
  const found = element("th", "", text);
  found.scope = "col";
  return found;
}

customElements.define("route-planner", RoutePlanner);
