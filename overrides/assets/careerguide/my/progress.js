// Reads the log: figures and their limits, months in role, and what the person did.
import { today } from "../lib/days.js";
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
  const { since } = profile(catalogue);
  if (!since) return null;
  const [[year, month], [thisYear, thisMonthNumber]] = [since, thisMonth()].map((text) => text.split("-").map(Number));
  return Math.max(0, (thisYear - year) * 12 + thisMonthNumber - month);
}

/** The last months, newest first. @param {number} count */
export const lastMonths = (count) => Array.from({ length: count }, (_, back) => monthAt(thisMonth(), -back));
