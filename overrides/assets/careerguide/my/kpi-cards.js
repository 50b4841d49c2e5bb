// A card for each condition that a KPI measures: the last figure, the months against the target, and how far it is met.
import { element, link, list, plural } from "../lib/dom.js";
import { targetInWords } from "../lib/labels.js";
import { kpiChart } from "./kpi-chart.js";
import { figureInWords } from "./kpis.js";
import { figure } from "./progress.js";
import { stateLine } from "./steps.js";

/** @typedef {import("../lib/catalogue.js").Catalogue} Catalogue */
/** @typedef {import("./steps.js").Condition} Condition */
/** @typedef {import("./gates.js").Checked} Checked */

/** @param {Catalogue} catalogue @param {Condition[]} conditions */
export const kpiCards = (catalogue, conditions) =>
  conditions.flatMap((condition) => (condition.measured ? [card(catalogue, condition, condition.measured)] : []));

/** @param {Catalogue} catalogue @param {Condition} condition @param {Checked} gate */
function card(catalogue, condition, gate) {
  const title = catalogue.kpis.get(gate.kpi)?.title ?? gate.kpi;
  const last =
    gate.last === null ? [] : [element("strong", "cg-kpi__last", figureInWords(catalogue, gate.kpi, gate.last))];
  const chart = kpiChart(
    { ...gate, target: targetInWords(gate.target) },
    title,
    (month) => figure(month, gate.kpi),
    (value) => figureInWords(catalogue, gate.kpi, value),
  );
  const node = element(
    "section",
    "cg-card cg-kpi",
    element("h3", "", link(`kpis/${gate.kpi}/`, title)),
    element("p", "", ...last, element("span", "cg-quiet", ` target ${targetInWords(gate.target)}`)),
    /** @type {Node | string} */ (chart ?? ""),
    verdict(condition, gate),
    ...advice(catalogue, gate),
  );
  node.dataset.kpi = gate.kpi;
  return node;
}

/** How far a condition is met, with the mark of a condition. @param {Condition} condition @param {Checked} gate */
function verdict(condition, gate) {
  const run = condition.met
    ? `Met: ${plural(gate.run, "month")} in a row, ${gate.over} needed`
    : `${gate.run} of ${plural(gate.over, "month")} in a row`;
  const lines = list(
    [element("span", "", run, element("span", "cg-gates__detail", stateLine(condition)))],
    "cg-plain cg-gates",
  );
  const state = condition.met ? "met" : gate.run ? "part" : gate.last === null || !gate.bounds ? "unknown" : "not";
  /** @type {HTMLElement} */ (lines.firstElementChild).dataset.state = state;
  return lines;
}

/**
 * What helps, and what happens if the KPI is pushed too far: each folded.
 * @param {Catalogue} catalogue @param {Checked} gate @returns {Node[]}
 */
function advice(catalogue, gate) {
  const kpi = catalogue.kpis.get(gate.kpi);
  if (!kpi) return [];
  const watch = kpi.watch.map((id) => catalogue.kpis.get(id)?.title).filter(Boolean);
  const text = [kpi.caution, watch.length ? `Watch: ${watch.join(", ")}.` : ""].join(" ");
  return [
    ...(kpi.improve.length ? [folded("What helps", kpi.title, list(kpi.improve, "cg-plain cg-lines"))] : []),
    folded("If pushed too far", kpi.title, element("p", "", text)),
  ];
}

/** @param {string} summary @param {string} title of the KPI @param {Node} content */
const folded = (summary, title, content) =>
  element(
    "details",
    "cg-details cg-screen",
    element("summary", "", summary, element("span", "cg-sr", ` ${title}`)),
    content,
  );
