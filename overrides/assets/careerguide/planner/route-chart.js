// Where the marks of routes are on one axis of years, and where the name of each role has room. Pure; Python's
// `render.route_chart` gives the same. Places are percentages of the chart's width.

import { duration, plural } from "../lib/dom.js";
import { ROUTE_CHART } from "./constants.js";

/** @typedef {import("../lib/charts.js").MonthsAxis} MonthsAxis */
/** @typedef {import("../lib/time-served.js").MonthRange} MonthRange */
/**
 * A move as charts need it.
 * @typedef {{from: number, to: number, kind: string, confidence: string | null} & MonthRange} ChartMove
 */
/** A route as charts need it. @typedef {{moves: ChartMove[], roles: number[]} & MonthRange} ChartRoute */
/**
 * A role on a route: its place, the months to it, and the columns of its name. `differs` says that the quickest route
 * does not lead through it.
 * @typedef {{role: number, kind: string, after: MonthRange, startX: number, x: number, column: number, span: number,
 * isGoal: boolean, differs: boolean}} Stop
 *
 * `arrival` is from the earliest to a slow case; null if some months are not known. `compared` is how much longer than
 * the quickest it takes, in words.
 * @typedef {{stops: Stop[], arrival: [number, number] | null, confidence: string, isQuickest: boolean,
 *   compared: string}} RouteLine
 * @typedef {{axis: MonthsAxis, lines: RouteLine[]}} RoutesChart
 */

const { steps, mostTicks, drawnUnknown, columns, chartWidth, letter, around, longestWord, narrowest, wide } =
  ROUTE_CHART;
const NOTHING = { min: 0, typical: 0, slow: 0, unknown: 0 };
const CONFIDENCES = ["low", "medium", "high"];

/**
 * The chart of routes that have the same start and end; at least one.
 * @param {string[]} names of all roles, where a box is small @param {ChartRoute[]} routes whose first moves take the
 *   months that remain @param {number} served months before the first move that are over
 * @returns {RoutesChart}
 */
export function routesChart(names, routes, served = 0) {
  const before = Math.max(0, served);
  const axis = yearsAxis(before + Math.max(...routes.map((route) => drawn(route, "slow"))));
  const [quickest] = [...routes].sort((a, b) => a.unknown - b.unknown || a.typical - b.typical);
  const lines = routes.map((route) => line(names, route, axis, before, quickest, routes.length > 1));
  return { axis, lines };
}

/** The axis of routes, of which the slowest takes so many months. @param {number} slowest @returns {MonthsAxis} */
export function yearsAxis(slowest) {
  const step = steps.find((months) => slowest <= months * mostTicks) ?? Math.ceil(slowest / (12 * mostTicks)) * 12;
  return { length: Math.max(2, Math.ceil(slowest / step)) * step, step };
}

/** The place of a month. @param {MonthsAxis} axis @param {number} months */
export const xOf = ({ length }, months) =>
  Math.floor((Math.min(Math.max(0, months), length) * 10000) / length + 0.5) / 100;

/** Months as they are drawn. @param {MonthRange} range @param {"typical" | "slow"} part */
const drawn = (range, part) => range[part] + range.unknown * drawnUnknown;

/**
 * @param {string[]} names @param {ChartRoute} route @param {MonthsAxis} axis @param {number} before
 * @param {ChartRoute} quickest @param {boolean} isCompared
 * @returns {RouteLine}
 */
function line(names, route, axis, before, quickest, isCompared) {
  const sums = [NOTHING];
  for (const move of route.moves) sums.push(sum(sums[sums.length - 1], move));
  const places = sums.map((after, index) => (index ? xOf(axis, before + drawn(after, "typical")) : 0));
  const labels = nameColumns(
    route.moves.map((move) => names[move.to]),
    places.slice(1),
  );
  const stops = route.moves.map((move, index) => ({
    role: move.to,
    kind: move.kind,
    after: sums[index + 1],
    startX: places[index],
    x: places[index + 1],
    column: labels[index][0],
    span: labels[index][1],
    isGoal: index === route.moves.length - 1,
    differs: isCompared && !quickest.roles.includes(move.to),
  }));
  const weakest = Math.min(...route.moves.map((move) => CONFIDENCES.indexOf(move.confidence ?? "medium")));
  return {
    stops,
    arrival: route.unknown ? null : [xOf(axis, before + route.min), xOf(axis, before + route.slow)],
    confidence: CONFIDENCES[weakest],
    isQuickest: route === quickest,
    compared: isCompared ? compared(route, quickest) : "",
  };
}

/** @param {MonthRange} a @param {MonthRange} b @returns {MonthRange} */
const sum = (a, b) => ({
  min: a.min + b.min,
  typical: a.typical + b.typical,
  slow: a.slow + b.slow,
  unknown: a.unknown + b.unknown,
});

/** @param {ChartRoute} route @param {ChartRoute} quickest */
function compared(route, quickest) {
  if (route === quickest) return "Quickest";
  if (route.unknown || quickest.unknown) return "";
  const more = route.typical - quickest.typical;
  if (!more) return "as quick";
  return `${more < 12 ? plural(more, "month") : duration(more)} more`;
}

/**
 * The first column and the number of columns of each name: below its role, or as near as there is room.
 * @param {string[]} names @param {number[]} places @returns {[column: number, span: number][]}
 */
export function nameColumns(names, places) {
  let spans = names.map(columnsOf);
  if (spans.reduce((total, span) => total + span, 0) > columns)
    spans = spans.map((span) => Math.min(span, Math.floor(columns / names.length)));
  const before = [0];
  for (const [index, span] of spans.entries()) before.push(before[index] + span);
  // Without overlap, each start less the columns before it is at least that of the name before. The nearest
  // numbers that keep this are the means of neighbours that would overlap.
  /** @type {[total: number, count: number][]} */
  const groups = [];
  for (const [index, span] of spans.entries()) {
    let [total, count] = [places[index] - span / 2 - before[index], 1];
    for (let last = groups.at(-1); last && last[0] / last[1] > total / count; last = groups.at(-1)) {
      [total, count] = [total + last[0], count + last[1]];
      groups.pop();
    }
    groups.push([total, count]);
  }
  const most = columns - before[spans.length];
  const free = groups.flatMap(([total, count]) =>
    new Array(count).fill(Math.min(Math.max(0, Math.floor(total / count + 0.5)), most)),
  );
  return free.map((start, index) => [start + before[index], spans[index]]);
}

/** The columns of a name in two lines. @param {string} text */
function columnsOf(text) {
  const words = text.trim().split(/\s+/);
  const breaks = words.length > 1 ? words.slice(1).map((_, index) => index + 1) : [1];
  const lengths = breaks.map((index) => Math.max(letters(words.slice(0, index)), letters(words.slice(index))));
  const width = Math.min(Math.min(...lengths), longestWord) * letter + around;
  return Math.max(narrowest, Math.ceil((width * columns) / chartWidth));
}

/** @param {string[]} words */
const letters = (words) => [...words.join(" ")].reduce((count, char) => count + (char >= wide ? 2 : 1), 0);
