// Reads the log: figures and their limits, months in role, and what the person did.
import { today } from "../lib/days.js";
import { monthsServed, servedInWords } from "../lib/time-served.js";
import { monthAt } from "./gates.js";
import { profile } from "./profile.js";
import { store } from "./storage.js";

/** @typedef {import("../lib/catalogue.js").Catalogue} Catalogue */

/** This month. */
export const thisMonth = () => today().slice(0, 7);

/**
 * The limits of a figure: the guide's target, or the person's own if the guide's has only words.
 * @param {import("./gates.js").Measured} gate
 */
export function limits(gate) {
  const target = store.get(`target/${gate.kpi}`);
  return gate.bounds ?? (target && (target.low !== null || target.high !== null) ? { ...target, strict: false } : null);
}

/** @param {string} month @param {string} kpi */
export const figure = (month, kpi) => store.get(`figure/${month}/${kpi}`)?.value ?? null;

/** Entries of a kind in the log, newest month first. @param {string} kind */
export function logEntries(kind) {
  const all = [...store.all("entry")].map(([id, entry]) => ({ id, ...entry })).filter((entry) => entry.kind === kind);
  return all.sort((a, b) => (a.month < b.month ? 1 : a.month > b.month ? -1 : a.id < b.id ? -1 : 1));
}

/** Whole months in the present role; null if the person has not entered since when. @param {Catalogue} catalogue */
export function monthsInRole(catalogue) {
  const served = monthsServed(profile(catalogue).since, thisMonth());
  return served === null ? null : Math.max(0, served);
}

/**
 * Whole months in a role, if it is the person's role and they have entered since when; otherwise null. Negative if they
 * start in it later.
 * @param {Catalogue} catalogue @param {string} role its id
 */
export function monthsServedIn(catalogue, role) {
  const person = profile(catalogue);
  return role && person.role === role ? monthsServed(person.since, thisMonth()) : null;
}

/**
 * What the person has served of the months before a move from their role, in words; empty if it is not known.
 * @param {Catalogue} catalogue @param {{from: number} & import("../lib/time-served.js").MonthRange} move
 */
export function servedFor(catalogue, move) {
  const served = monthsServedIn(catalogue, catalogue.company.roles[move.from].id);
  return served === null ? "" : servedInWords(move, served, thisMonth());
}

/** The last months, newest first. @param {number} count */
export const lastMonths = (count) => Array.from({ length: count }, (_, back) => monthAt(thisMonth(), -back));
