// A KPI by month against its target: a dot for each month, filled if the figure is within the target, and empty rings
// for the months that are still to hold.
import { place, svg } from "../lib/charts.js";
import { MONTH_NAMES } from "../lib/constants.js";
import { monthInWords } from "../lib/days.js";
import { meets, monthAt } from "./gates.js";

/** @typedef {import("./gates.js").Checked} Checked */

// So many months fit a card on a phone.
const MOST_MONTHS = 9;
const FEWEST_PAST = 3;
const [TOP, BOTTOM, LABELS] = [14, 74, 100];

/**
 * The months that a chart shows: those up to the last that counts, then those in which the condition has still to hold.
 * @param {{until: string, over: number, run: number, met: boolean}} gate
 */
export function chartMonths({ until, over, run, met }) {
  const ahead = met ? 0 : Math.min(over - run, MOST_MONTHS - FEWEST_PAST);
  const past = Math.min(6, MOST_MONTHS - ahead);
  return {
    past: Array.from({ length: past }, (_, index) => monthAt(until, index - past + 1)),
    ahead: Array.from({ length: ahead }, (_, index) => monthAt(until, index + 1)),
  };
}

/**
 * The height of a figure in the drawing, so that all figures and limits fit.
 * @param {number[]} values @returns {(value: number) => number}
 */
function scale(values) {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const span = high - low || Math.abs(high) || 1;
  return (value) => BOTTOM - ((value - low) / span) * (BOTTOM - TOP) * (high === low ? 0.5 : 1);
}

/**
 * The chart; null without a figure or a limit.
 * @param {Checked} gate @param {string} title of the KPI @param {(month: string) => number | null} figure
 * @param {(value: number) => string} inWords a figure with its unit
 */
export function kpiChart(gate, title, figure, inWords) {
  const { bounds } = gate;
  const { past, ahead } = chartMonths(gate);
  const all = past.map((month) => ({ month, value: figure(month) }));
  const known = all.flatMap(({ month, value }) => (value === null ? [] : [{ month, value }]));
  if (!bounds || !known.length) return null;
  const limits = [bounds.low, bounds.high].flatMap((limit) => limit ?? []);
  const y = scale([...known.map(({ value }) => value), ...limits]);
  const months = [...past, ...ahead];
  const x = (/** @type {string} */ month) => place(months.indexOf(month) + 0.5, months.length);
  const told = known.map(({ month, value }) => `${monthInWords(month)} ${inWords(value)}`).join(", ");
  const chart = svg("svg", {
    class: "cg-chart cg-kpi__chart",
    height: 108,
    role: "img",
    "aria-label": `${title} by month: ${told}. Target: ${gate.target}.`,
  });
  for (const limit of limits)
    chart.append(svg("line", { class: "cg-kpi__target", x1: 0, x2: "100%", y1: y(limit), y2: y(limit) }));
  known.slice(1).forEach(({ month, value }, index) => {
    const before = known[index];
    if (monthAt(before.month, 1) !== month) return; // a month without a figure interrupts the line
    chart.append(
      svg("line", { class: "cg-kpi__line", x1: x(before.month), x2: x(month), y1: y(before.value), y2: y(value) }),
    );
  });
  for (const { month, value } of known) {
    const name = meets(bounds, value) ? "cg-kpi__dot cg-kpi__dot--met" : "cg-kpi__dot";
    chart.append(svg("circle", { class: name, cx: x(month), cy: y(value), r: 6 }));
  }
  for (const month of ahead)
    chart.append(svg("circle", { class: "cg-kpi__ahead", cx: x(month), cy: y(limits[0]), r: 6 }));
  for (const month of months)
    chart.append(
      svg("text", { x: x(month), y: LABELS, "text-anchor": "middle" }, MONTH_NAMES[Number(month.slice(5)) - 1]),
    );
  return chart;
}
