// The form of the planner: both ends, what to leave out, and limits.

import { svg } from "../lib/charts.js";
import { button, element, field, input, roleSelect, select } from "../lib/dom.js";
import { avoidable } from "./route-filters.js";

/** @typedef {import("../lib/company.js").Company} Company */
/** @typedef {import("./planner-query.js").PlannerQuery} PlannerQuery */

const STRICT = "strict";
const WISHES_NOTE =
  "If no route keeps every wish, you see the routes with the least time in roles that break one. The time in your " +
  "present role counts too.";
/** Wishes that are always in sight. */
const IN_SIGHT = ["night", "people", "track", "back"];
const SWAP = "M4 8h15l-4-4M20 16H5l4 4";

/** @param {Company} company @param {() => void} swap */
export function plannerForm(company, swap) {
  const form = element("form", "cg-plan__form");
  const end = (/** @type {"from" | "to"} */ name, /** @type {string} */ label, /** @type {string} */ any) => {
    const roles = roleSelect(company, any);
    roles.name = name;
    return field(label, roles);
  };
  const swapButton = button("", swap);
  swapButton.className = "cg-plan__swap";
  swapButton.setAttribute("aria-label", "Swap From and To");
  const icon = svg("svg", { class: "cg-icon", viewBox: "0 0 24 24", "aria-hidden": "true" });
  icon.append(svg("path", { d: SWAP }));
  swapButton.append(icon);
  const compare = element("button", "cg-button", "Compare routes");
  const ends = [end("from", "From", "anywhere"), swapButton, end("to", "To", "anything"), compare];
  form.append(element("div", "cg-plan__ends", ...ends), filters(company));
  return form;
}

/** @param {Company} company */
function filters(company) {
  const all = Object.entries(avoidable(company));
  const chip = (/** @type {string} */ name, /** @type {string} */ text) => {
    const box = input("checkbox");
    box.name = name;
    return element("label", "cg-chip", box, ` ${text[0].toUpperCase()}${text.slice(1)}`);
  };
  const chips = (/** @type {[string, string][]} */ wishes) => wishes.map(([word, text]) => chip(word, text));
  const sideways = select([
    ["", "any number of"],
    ...[0, 1, 2, 3].map((count) => /** @type {[string, string]} */ ([String(count), `at most ${count}`])),
  ]);
  sideways.name = "sideways";
  const more = element(
    "details",
    "cg-details cg-plan__more",
    element("summary", "", "More filters"),
    element("div", "cg-chips", ...chips(all.filter(([word]) => !IN_SIGHT.includes(word)))),
    element(
      "p",
      "cg-row",
      element("label", "cg-plan__sideways", sideways, " sideways moves"),
      chip(STRICT, "Only routes that keep every wish"),
    ),
    element("p", "cg-quiet cg-plan__wishes", WISHES_NOTE),
  );
  const legend = element("legend", "", "Leave out");
  return element(
    "fieldset",
    "cg-plan__filters",
    legend,
    ...chips(all.filter(([word]) => IN_SIGHT.includes(word))),
    more,
  );
}

/**
 * Fill the form; filters that are not in sight are unfolded if one of them is set.
 * @param {HTMLFormElement} form @param {PlannerQuery} query
 */
export function fillForm(form, query) {
  for (const control of form.elements) {
    if (control instanceof HTMLInputElement)
      control.checked = control.name === STRICT ? query.strict : query.without.has(control.name);
    else if (control instanceof HTMLSelectElement) {
      const value =
        control.name === "sideways" ? String(query.sideways ?? "") : query[/** @type {"from" | "to"} */ (control.name)];
      control.value = [...control.options].some((option) => option.value === value) ? value : "";
    }
  }
  const more = form.querySelector("details");
  const isUsed = query.strict || query.sideways !== null || [...query.without].some((word) => !IN_SIGHT.includes(word));
  if (more && isUsed) more.open = true;
}

/**
 * What the person has chosen. While an end is open the limit of sideways moves is disabled and keeps its value, because
 * it applies to routes between two roles.
 * @param {HTMLFormElement} form @param {Company} company @param {PlannerQuery} before @returns {PlannerQuery}
 */
export function readForm(form, company, before) {
  const data = new FormData(form);
  const count = String(data.get("sideways") ?? "");
  return {
    from: String(data.get("from") ?? ""),
    to: String(data.get("to") ?? ""),
    without: new Set(Object.keys(avoidable(company)).filter((word) => data.has(word))),
    sideways: data.has("sideways") ? (count === "" ? null : Number(count)) : before.sideways,
    strict: data.has(STRICT),
  };
}
