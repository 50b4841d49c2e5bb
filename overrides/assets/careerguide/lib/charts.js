// Marks of charts, the same as render/charts.py and its templates draw: right is later or higher, a bar is a range of
// months, and marigold is the reader. Places are percentages of a chart's width, so its text keeps its size.
import { KIND_TITLES } from "./constants.js";
import { element } from "./dom.js";

const SHORTEST_AXIS = 36;
const TICK = 6;
const MOST_TICKS = 7;

/** @typedef {{length: number, step: number}} MonthsAxis */
/** @typedef {import("./time-served.js").MonthRange} MonthRange */

/**
 * An element of a drawing.
 * @param {string} tag @param {Record<string, string | number>} attributes @param {...(Node | string)} children
 */
export function svg(tag, attributes, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  node.append(...children);
  return node;
}

/**
 * The axis of a group of moves, of which the slowest takes so many months.
 * @param {number} slowest @returns {MonthsAxis}
 */
export function monthsAxis(slowest) {
  let step = TICK;
  while (slowest > step * (MOST_TICKS - 1)) step *= 2;
  return { length: Math.max(SHORTEST_AXIS, Math.ceil(slowest / (2 * step)) * 2 * step), step };
}

/** The place of a month on an axis. @param {number} months @param {number} length the last month of the axis */
export const place = (months, length) =>
  `${Math.round((Math.min(Math.max(0, months), length) * 10000) / length) / 100}%`;

/** The months of an axis that have a tick. @param {MonthsAxis} axis */
export const ticks = ({ length, step }) =>
  Array.from({ length: Math.floor(length / step) + 1 }, (_, index) => index * step);

/**
 * A move's months on an axis; the words are beside it.
 * @param {MonthRange} range @param {string} confidence @param {MonthsAxis} axis @param {number | null} [served] months
 *   that the reader has been in the role, if it is theirs
 */
export function monthsChart(range, confidence, axis, served = null) {
  const at = (/** @type {number} */ months) => place(months, axis.length);
  const upright = (/** @type {string} */ name, /** @type {number} */ months, /** @type {number} */ margin) =>
    svg("line", { class: `cg-chart__${name}`, x1: at(months), x2: at(months), y1: margin, y2: 34 - margin });
  const chart = svg("svg", { class: "cg-chart", height: 34, "aria-hidden": "true", "data-axis": axis.length });
  const years = ticks(axis).map((months) => `M${Number.parseFloat(at(months))} 2v30`);
  const axisLines = svg("path", { class: "cg-chart__axis", d: years.join("") });
  chart.append(svg("svg", { viewBox: "0 0 100 34", preserveAspectRatio: "none" }, axisLines));
  if (!range.unknown) {
    const width = `${Math.round((Number.parseFloat(at(range.slow)) - Number.parseFloat(at(range.min))) * 100) / 100}%`;
    const name = `cg-chart__range cg-chart__range--${confidence}`;
    chart.append(svg("rect", { class: name, x: at(range.min), y: 9, width, height: 16 }));
    chart.append(upright("end", range.min, 7), upright("end", range.slow, 7), upright("typical", range.typical, 5));
  }
  if (served !== null) markReader(chart, served);
  return chart;
}

/**
 * Put the reader's own month on a chart of months, or take it away.
 * @param {Element} chart @param {number | null} served @param {number} cy
 */
export function markReader(chart, served, cy = 17) {
  chart.querySelector(".cg-chart__you")?.remove();
  if (served === null) return;
  const cx = place(served, Number(chart.getAttribute("data-axis")));
  chart.append(svg("circle", { class: "cg-chart__you", cx, cy, r: 7 }));
}

/** A kind of move: its arrow and its title. @param {string} kind @param {string} [title] */
export function kindMark(kind, title = KIND_TITLES[kind]) {
  const icon = svg("svg", { class: "cg-icon", viewBox: "0 0 24 24", "aria-hidden": "true" });
  icon.append(svg("use", { href: `#cg-kind-${kind}` }));
  return element("span", "cg-kind", /** @type {Node} */ (icon), title);
}

/** A line of business: colour and shape by its number, and its name. @param {number} colour @param {string} name */
export const lineMark = (colour, name) => element("span", `cg-line cg-line--${colour}`, name);

/**
 * Put the reader's own level on the stops of a skill, or take it away: marigold up to their level, dots from there to
 * the level that is needed.
 * @param {Element} steps an element of class `cg-steps` @param {number | null} have the reader's level, from 1; 0 for
 *   not yet, null if they have not rated the skill
 * @param {number} need the level that is needed
 */
export function markHave(steps, have, need) {
  for (const [index, stop] of [...steps.querySelectorAll("i")].entries()) {
    stop.classList.toggle("cg-steps__have", have !== null && index < have);
    stop.classList.toggle("cg-steps__gap", have !== null && index >= have && index < need);
  }
}
