// The next steps from the reader's role as a fork on one axis of months, as components/next_steps.html draws it, with
// the reader's own month, and the roles two steps away.
import { kindMark, lineMark, monthsAxis, monthsChart, place, svg, ticks } from "../lib/charts.js";
import { UNKNOWN_LABEL } from "../lib/constants.js";
import { element, link, plural } from "../lib/dom.js";
import { PLANNER, STORIES } from "../lib/parts.js";
import { monthRange } from "../lib/time-served.js";

/** @typedef {import("../lib/graph.js").Graph} Graph */
/** @typedef {import("../lib/graph.js").GraphRole} GraphRole */
/** @typedef {import("./next-data.js").NextData} NextData */
/** @typedef {import("./next-data.js").NextStep} NextStep */
/** @typedef {import("./next-data.js").AfterNext} AfterNext */
/** @typedef {import("../lib/charts.js").MonthsAxis} MonthsAxis */

// As many steps as fit on a screen; the role's page has the others.
const MOST_STEPS = 6;

const rangeOf = (/** @type {NextStep} */ { months }) => (months ? monthRange(...months) : monthRange(null, null, null));
const text = (/** @type {string} */ name, /** @type {string} */ words) => element("span", name, words);

/**
 * The steps on one axis, or why there are none.
 * @param {NextData} data @param {Graph} graph @param {GraphRole} role @param {number | null} served months in the role
 * @param {number} most steps
 */
export function fork(data, graph, role, served, most = MOST_STEPS) {
  const steps = data.steps.slice(0, most);
  if (!steps.length) return [element("p", "", data.end || "The guide has no next step from here.")];
  const axis = monthsAxis(Math.max(...steps.map((step) => rangeOf(step).slow)));
  const list = element("ol", "cg-plain cg-fork", ...steps.map((step) => forkStep(step, graph, role, axis, served)));
  const rest = data.steps.length - steps.length;
  const more = link(`roles/${role.id}/`, `${plural(rest, "more next step")} on the page of this role`);
  return [list, axisRow(axis), ...(rest ? [element("p", "", more)] : [])];
}

/**
 * @param {NextStep} step @param {Graph} graph @param {GraphRole} role @param {MonthsAxis} axis
 * @param {number | null} served
 */
function forkStep(step, graph, role, axis, served) {
  const { to, kind, line, confidence } = step;
  const range = rangeOf(step);
  const move = `moves/${role.id}/${to}/`;
  const title = link(move, graph.role(to)?.title ?? to);
  title.className = "cg-fork__title";
  const facts = element("div", "cg-fork__facts", kindMark(kind), ...(line ? [lineMark(...line)] : []));
  facts.append(...storiesLink(step, move, graph));
  const words = range.unknown
    ? [UNKNOWN_LABEL]
    : [element("strong", "", String(range.typical)), range.typical === 1 ? " month" : " months", spread(step)];
  return element(
    "li",
    `cg-fork__step cg-fork__step--${kind}`,
    element("div", "", title, facts),
    monthsChart(range, confidence, axis, served),
    element("p", "cg-fork__months", ...words),
  );
}

/** @param {NextStep} step */
function spread(step) {
  const { min, slow } = rangeOf(step);
  const low = step.confidence === "low" ? [text("cg-sr", ", low confidence")] : [];
  return element("span", "", `${min} to ${slow}`, ...low);
}

/** The only story of a move, or the list of all. @param {NextStep} step @param {string} move @param {Graph} graph */
function storiesLink({ to, stories: [count, id] }, move, graph) {
  if (!count || !STORIES) return [];
  const anchor = link(count === 1 ? `${STORIES}${id}/` : `${move}#people`, plural(count, "story", "stories"));
  anchor.append(text("cg-sr", ` of a move to ${graph.role(to)?.title ?? to}`));
  return [anchor];
}

/** @param {MonthsAxis} axis */
function axisRow(axis) {
  const labelled = ticks(axis).filter((_, index) => index % 2 === 0);
  const anchors = labelled.map((_, index) =>
    index === 0 ? "start" : index === labelled.length - 1 ? "end" : "middle",
  );
  const words = labelled.map((month, index) =>
    svg(
      "text",
      { x: place(month, axis.length), y: 13, "text-anchor": anchors[index] },
      month ? `${month} mo` : "start",
    ),
  );
  const chart = svg("svg", { class: "cg-chart", height: 18 }, ...words);
  const row = element("div", "cg-fork__axis", text("", ""), chart, text("", ""));
  row.setAttribute("aria-hidden", "true");
  return row;
}

/**
 * The roles two steps away with the months that remain, the quickest first; nothing if there are none. They are
 * folded on a phone.
 * @param {NextData} data @param {Graph} graph @param {GraphRole} role @param {number | null} served
 */
export function afterNext({ then }, graph, role, served) {
  if (!then.length) return [];
  const left = (/** @type {AfterNext} */ [, , , first, second]) => Math.max(0, first - (served ?? 0)) + second;
  const chips = [...then].sort((a, b) => left(a) - left(b)).map((way) => chip(way, left(way), graph, role));
  const from = served === null ? "typical months in both roles" : "typical months from today";
  const head = [element("h2", "", "Two steps on"), text("cg-quiet", `, ${from}`)];
  const list = element("ul", "cg-plain cg-chips", ...chips);
  if (!matchMedia("(max-width: 35em)").matches)
    return [element("div", "cg-home__then", element("div", "", ...head), list)];
  return [element("details", "cg-details cg-home__then", element("summary", "", ...head), list)];
}

/** @param {AfterNext} way @param {number} months @param {Graph} graph @param {GraphRole} role */
function chip([id, line, via], months, graph, role) {
  const anchor = link(PLANNER ? `${PLANNER}#from=${role.id}&to=${id}` : `roles/${id}/`, "");
  anchor.className = "cg-chip";
  const mark = text(`cg-line cg-line--${line?.[0]}`, "");
  mark.setAttribute("aria-hidden", "true");
  const words = `${line ? `, ${line[1]}` : ""}, by ${graph.role(via)?.title ?? via},`;
  anchor.append(...(line ? [mark] : []), graph.role(id)?.title ?? id, text("cg-sr", words), " ");
  anchor.append(text("cg-quiet", `${months} mo`));
  return element("li", "", anchor);
}

/** What the marks of the chart mean. @param {NextData} data @param {number | null} served */
export function key(data, served) {
  const rect = (/** @type {string} */ name) =>
    svg("svg", { width: 36, height: 12, "aria-hidden": "true" }, svg("rect", { class: name, width: 36, height: 12 }));
  const upright = svg("line", { class: "cg-chart__typical", x1: 3, x2: 3, y1: 2, y2: 16 });
  const pin = text("cg-pin", "");
  pin.setAttribute("aria-hidden", "true");
  const known = data.steps.filter(({ months }) => months);
  const items = [
    ...(served === null ? [] : [[pin, ` You, month ${Math.max(0, served)}`]]),
    [svg("svg", { width: 6, height: 18, "aria-hidden": "true" }, upright), " Typical"],
    ...(known.some(({ confidence }) => confidence !== "low") ? [[rect("cg-chart__range"), " Earliest to slow"]] : []),
    ...(known.some(({ confidence }) => confidence === "low")
      ? [[rect("cg-chart__range--low"), " Low confidence: our own estimate"]]
      : []),
  ];
  return known.length ? [element("ul", "cg-plain cg-key", ...items.map((nodes) => element("li", "", ...nodes)))] : [];
}
