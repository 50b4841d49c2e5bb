// What the log says of my next step: gates, months in a row, what I did. Read from what is kept.
import { today } from "../lib/days.js";
import { bounds, check, monthAt, weakest } from "./gates.js";
import { me } from "./profile.js";
import { store } from "./storage.js";

/** @typedef {import("../lib/catalogue.js").Catalogue} Catalogue */

/** This month. */
export const thisMonth = () => today().slice(0, 7);

/** What my own target for a figure is, where the guide's says it in words only. @param {import("./gates.js").Gate} gate */
export function limits(gate) {
  const own = store.get(`target/${gate.kpi}`);
  return bounds(gate.target) ?? (own && (own.low !== null || own.high !== null) ? { ...own, strict: false } : null);
}

/** @param {string} month @param {string} kpi */
export const figure = (month, kpi) => store.get(`figure/${month}/${kpi}`)?.value ?? null;

/** The gates of my seat against my figures, and the one that holds me back most. @param {Catalogue} catalogue */
export function gates(catalogue) {
  const kras = catalogue.role(me(catalogue).role)?.kras ?? [];
  const checked = check(
    kras.filter((kra) => kra.gate),
    limits,
    figure,
    thisMonth(),
  );
  return { checked, weakest: weakest(checked) };
}

/** What else is asked for on the way to my next seat, in words. @param {Catalogue} catalogue */
export function alsoAsked(catalogue) {
  const own = me(catalogue);
  return catalogue.move(own.role, own.next)?.gates ?? [];
}

/** What I wrote down of a kind, newest month first. @param {string} kind */
export function entries(kind) {
  const all = [...store.all("entry")].map(([id, entry]) => ({ id, ...entry })).filter((entry) => entry.kind === kind);
  return all.sort((one, other) =>
    one.month < other.month ? 1 : one.month > other.month ? -1 : one.id < other.id ? -1 : 1,
  );
}

/** Whole months in the present seat; null where the month it began is not said. @param {Catalogue} catalogue */
export function monthsInSeat(catalogue) {
  const { since } = me(catalogue);
  if (!since) return null;
  const [[year, month], [thisYear, own]] = [since, thisMonth()].map((text) => text.split("-").map(Number));
  return Math.max(0, (thisYear - year) * 12 + own - month);
}

/** The last months, newest first. @param {number} count */
export const lastMonths = (count) => Array.from({ length: count }, (_, back) => monthAt(thisMonth(), -back));
