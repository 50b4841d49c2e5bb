// What a person works towards: the next step from their role, and a goal further on. The profile's `next` is the role
// that they want. If a move leads straight to it, it is the next step; then the goal is the last role of their plan. If
// it is further away, it is the goal, and the next step is the first of the quickest route there.
import { HORIZONS } from "../lib/constants.js";
import { changedProfile, PROFILE, profile } from "./profile.js";
import { ownStep } from "./steps.js";
import { store } from "./storage.js";

/** @typedef {import("../lib/catalogue.js").Catalogue} Catalogue */
/** @typedef {NonNullable<ReturnType<Catalogue["role"]>>} Role */
/**
 * The person's role, the month since when, the role of the next step, and the goal; null if not chosen.
 * @typedef {{role: Role | null, since: string, next: Role | null, goal: Role | null}} Aims
 */

/** @param {Catalogue} catalogue @returns {Aims} */
export function aims(catalogue) {
  const person = profile(catalogue);
  const wanted = catalogue.role(person.next);
  const step = wanted || !person.next ? ownStep(catalogue) : null;
  const next = (wanted && step && catalogue.role(step.to.id)) || wanted;
  const goal = isFar(catalogue) ? wanted : (plannedGoal(catalogue)?.role ?? wanted);
  return { role: catalogue.role(person.role), since: person.since, next, goal };
}

/** Whether no move leads from the person's role to the role that they want. @param {Catalogue} catalogue */
function isFar(catalogue) {
  const { role, next } = profile(catalogue);
  return next !== "" && !(role && catalogue.move(role, next));
}

/** The last role of the person's plan, with its years. @param {Catalogue} catalogue */
function plannedGoal(catalogue) {
  for (const years of [...HORIZONS].reverse()) {
    const goal = store.get(`goal/${years}`);
    const role = goal && catalogue.role(goal.role);
    if (role) return { key: `goal/${years}`, role, text: goal.text };
  }
  return null;
}

/**
 * Choose the next step. A goal that was further away stays, as the goal for ten years, if the plan has no role there.
 * @param {Catalogue} catalogue @param {string} id of a role that a move leads to
 */
export function chooseStep(catalogue, id) {
  const { next } = profile(catalogue);
  const records = new Map([[PROFILE, /** @type {any} */ (changedProfile(catalogue, { next: id }))]]);
  const last = `goal/${HORIZONS[HORIZONS.length - 1]}`;
  const before = store.get(last);
  if (isFar(catalogue) && !catalogue.role(before?.role ?? ""))
    records.set(last, { role: next, text: before?.text ?? "" });
  return putGoals(records);
}

/**
 * Choose the goal, or take it back. The next step follows it.
 * @param {Catalogue} catalogue @param {string} id of a role; "" for none
 */
export function chooseGoal(catalogue, id) {
  const records = new Map([[PROFILE, /** @type {any} */ (changedProfile(catalogue, { next: id }))]]);
  const { role } = profile(catalogue);
  const planned = plannedGoal(catalogue);
  const isStep = id === "" || (role !== "" && catalogue.move(role, id) !== null);
  if (planned && isStep && planned.role.id !== id) records.set(planned.key, { role: id, text: planned.text });
  return putGoals(records);
}

/** @param {Map<string, any>} records */
function putGoals(records) {
  // One change on this page leaves the fields as they are; several build the page again.
  if (records.size === 1) return store.put(PROFILE, records.get(PROFILE));
  const fault = store.putAll(records);
  for (const key of records.keys()) if (key.startsWith("goal/")) forgetDay(key.slice("goal/".length));
  return fault;
}

/** The years of a goal that is new or changed count from the next calendar file on. @param {string} years */
export function forgetDay(years) {
  if (store.get(`goalday/${years}`)) store.remove(`goalday/${years}`);
}
