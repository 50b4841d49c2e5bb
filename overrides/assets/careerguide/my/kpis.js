// The KPIs that a person writes down: those of their role, then those that only a condition of the next step asks for.
import { ownStep } from "./steps.js";

/** @typedef {import("../lib/catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../lib/catalogue.js").Kra} Kra */

const UNITS = /** @type {Record<string, string>} */ ({
  percent: "%",
  count: "",
  score: "points",
  ratio: "",
  money: "",
});

/** The unit as it follows a figure. @param {Catalogue} catalogue @param {string} id of the KPI */
export function unitOf(catalogue, id) {
  const unit = catalogue.kpis.get(id)?.unit ?? "";
  return UNITS[unit] ?? unit;
}

/**
 * A figure with its unit: `89%`, `300 seconds`.
 * @param {Catalogue} catalogue @param {string} id @param {number} value
 */
export function figureInWords(catalogue, id, value) {
  const unit = unitOf(catalogue, id);
  return `${value}${unit && unit !== "%" ? " " : ""}${unit}`;
}

/**
 * The result areas of the role, and after them the KPIs that only a condition of the next step asks for.
 * @param {Catalogue} catalogue @param {{kras: Kra[]}} role @returns {Kra[]}
 */
export function measuredKpis(catalogue, role) {
  const step = ownStep(catalogue);
  const more = step?.move.gates.flatMap((gate) => ("kpi" in gate ? [gate] : [])) ?? [];
  const known = new Set(role.kras.map((kra) => kra.kpi));
  const area = `A condition for ${step?.to.title}`;
  return [...role.kras, ...more.filter(({ kpi }) => !known.has(kpi)).map((gate) => ({ ...gate, area }))];
}
