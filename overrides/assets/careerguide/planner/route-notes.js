// Sentences on the wishes that a route breaks: where it ends, and for how long it breaks them before. Pure; Python's
// `guide.route_notes` writes the same.

import { atLeast, plural } from "../lib/dom.js";
import { PLANNER_MESSAGES, SHIFT_TIMES, SIDEWAYS } from "./constants.js";
import { avoidable, brokenBy, brokenTexts, sidewaysIn } from "./route-filters.js";

/** @typedef {import("../lib/company.js").Company} Company */
/** @typedef {import("./planner-query.js").PlannerQuery} PlannerQuery */
/** @typedef {import("./routes.js").Route} Route */

/**
 * A sentence for each wish that a route breaks: `Ends in a day role; 10 months on rotation first.`
 * @param {Company} company @param {PlannerQuery} query @param {Route} route
 */
export function routeNotes(company, query, route) {
  const notes = Object.keys(brokenTexts(company))
    .filter((word) => query.without.has(word))
    .map((word) => roleNote(company, word, route));
  const back = route.moves.filter((move) => move.kind === "return").length;
  if (back && query.without.has("back")) notes.push(`${plural(back, "step back", "steps back")}.`);
  const sideways = sidewaysIn(route);
  if (query.sideways !== null && sideways > query.sideways)
    notes.push(`${plural(sideways, "sideways move")}; you asked for at most ${query.sideways}.`);
  return notes.filter(Boolean);
}

/** @param {Company} company @param {string} word @param {Route} route */
function roleNote(company, word, { moves, roles }) {
  const only = new Set([word]);
  const home = company.roles[roles[0]].track;
  const breaks = (/** @type {number} */ role) => brokenBy(company, only, company.roles[role], home).length > 0;
  const breaking = moves.filter((move) => breaks(move.from));
  const total = (/** @type {"typical" | "unknown"} */ part) => breaking.reduce((sum, move) => sum + move[part], 0);
  const months = atLeast(total("typical"), total("unknown"));
  const end = breaks(roles[roles.length - 1]);
  if (!months && !end) return "";
  const last = isUnknown(word, company.roles[roles[roles.length - 1]]) ? "" : brokenTexts(company)[word][Number(end)];
  const shifts = breaking.map((move) => company.roles[move.from].shifts ?? "day");
  const time = months ? `${months} ${timeOn(company, word, shifts)} first` : "";
  return `${[last, time].filter(Boolean).join("; ")}.`;
}

/**
 * Whether the data do not say if a role breaks a wish. Then the sentence claims nothing about it.
 * @param {string} word @param {import("../lib/company.js").CompanyRole} role
 */
const isUnknown = (word, { shifts, remote }) =>
  (word === "night" && shifts === null) || (word === "site" && remote === null);

/** What the months are spent on. @param {Company} company @param {string} word @param {string[]} shifts */
function timeOn(company, word, shifts) {
  if (word !== "night") return brokenTexts(company)[word][2];
  return SHIFT_TIMES[new Set(shifts).size > 1 ? "both" : shifts[0]];
}

/**
 * What a person gives up on the way to a role: `10 months on night or rotating shifts`; empty if nothing.
 * @param {Company} company @param {PlannerQuery} query @param {import("./route-answers.js").ReachableRole} near
 */
export function reachNote(company, { without }, { breaks, broken, brokenUnknown, stepsBack }) {
  const texts = brokenTexts(company);
  const words = Object.keys(texts).filter((word) => without.has(word));
  const [word] = words;
  const time = words.length > 1 ? PLANNER_MESSAGES.time : word === "night" ? SHIFT_TIMES.both : texts[word]?.[2];
  const lost = atLeast(broken, brokenUnknown);
  return [
    wishesInWords(company, breaks),
    lost ? `${lost} ${time}` : "",
    stepsBack ? plural(stepsBack, "step back", "steps back") : "",
  ]
    .filter(Boolean)
    .join("; ");
}

/**
 * Which wish blocks, if the wishes are strict; empty if they are not.
 * @param {Company} company @param {PlannerQuery} query @param {string[]} blocking
 */
export function blockingNote(company, { strict }, blocking) {
  if (!strict) return "";
  if (!blocking.length) return PLANNER_MESSAGES.together;
  const text = blocking.length === 1 ? PLANNER_MESSAGES.blocks : PLANNER_MESSAGES.blocksEach;
  return text.replace("{wishes}", wishesInWords(company, blocking));
}

/** What to avoid, in words. @param {Company} company @param {string[]} words */
function wishesInWords(company, words) {
  const names = avoidable(company);
  return words.map((word) => names[word] ?? SIDEWAYS).join(", ");
}
