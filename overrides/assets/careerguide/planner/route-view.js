// Draws routes as lines on one axis, the same as components/routes.html, with what each step needs and who did it.

import { markReader, svg } from "../lib/charts.js";
import { KIND_TITLES, MOVE_KIND_LABELS, UNKNOWN_LABEL } from "../lib/constants.js";
import { addMonths, monthInWords, today } from "../lib/days.js";
import { duration, durationOf, element, link, plural } from "../lib/dom.js";
import { horizons } from "./horizons.js";
import { routesChart, xOf } from "./route-chart.js";
import { routeDetails } from "./route-details.js";

/** @typedef {import("../lib/catalogue.js").Catalogue} Catalogue */
/** @typedef {import("./route-chart.js").RouteLine} RouteLine */
/** @typedef {import("./route-chart.js").MonthsAxis} MonthsAxis */
/** @typedef {import("./route-chart.js").Stop} Stop */
/** @typedef {import("./routes.js").Route & {moves: import("../lib/company.js").CompanyMove[]}} Route */
/**
 * Sentences on the wishes that each route breaks; the months served in the first role, null if they are not known.
 * @typedef {{notes: string[][], served: number | null}} Person
 */

const HEIGHT = 34;
const LINE = 16;

/** The name of a role where a box is small; render/route_chart.py has the same. @param {{short: string}} role */
const nameOf = (role) => role.short;

/**
 * All routes between two roles, on one axis.
 * @param {Catalogue} catalogue @param {Route[]} routes @param {Person} person
 */
export function routesView(catalogue, routes, person) {
  const names = catalogue.company.roles.map(nameOf);
  const { axis, lines } = routesChart(names, routes, person.served ?? 0);
  const items = lines.map((line, index) => routeItem(catalogue, line, axis, routes, index, person));
  const parts = [axisRow(axis, person.served), element("ol", "cg-plain", ...items), key(lines, person.served)];
  return element("div", "cg-routes", ...parts);
}

/** @param {MonthsAxis} axis @param {number | null} served */
function axisRow(axis, served) {
  const chart = svg("svg", { class: "cg-chart", height: 18, "data-axis": axis.length });
  const months = ticks(axis);
  // The mark of a person who has been in the role for a short time is where the word would be.
  const isStartNamed = served === null || xOf(axis, served) > 6;
  for (const [index, month] of months.entries()) {
    const anchor = index === 0 ? "start" : index === months.length - 1 ? "end" : "middle";
    const name = month ? duration(month) : isStartNamed ? "start" : "";
    chart.append(svg("text", { x: `${xOf(axis, month)}%`, y: 13, "text-anchor": anchor }, name));
  }
  markReader(chart, served === null ? null : Math.max(0, served), 9);
  const row = element("div", "cg-routes__axis", element("span", ""), chart);
  row.setAttribute("aria-hidden", "true");
  return row;
}

/** @param {MonthsAxis} axis */
const ticks = ({ length, step }) => Array.from({ length: length / step + 1 }, (_, index) => index * step);

/**
 * @param {Catalogue} catalogue @param {RouteLine} line @param {MonthsAxis} axis @param {Route[]} routes
 * @param {number} index @param {Person} person
 */
function routeItem(catalogue, line, axis, routes, index, { notes, served }) {
  const route = routes[index];
  const tag = line.compared ? [" ", element("span", "cg-route__compared", line.compared)] : [];
  const time = durationOf(route);
  const fromNow = served === null || route.unknown ? "" : " from now";
  const head = element(
    "div",
    "cg-route__head",
    element(
      "h3",
      "",
      element("span", "cg-sr", `Route ${index + 1}: `),
      time,
      element("span", "cg-sr", fromNow),
      ...tag,
    ),
    facts(route, line),
    ...notes[index].map((note) => element("p", "cg-route__note", note)),
  );
  const item = element(
    "li",
    "cg-route",
    head,
    element("div", "cg-route__chart", drawing(catalogue, line, axis, served), stops(catalogue, line, served)),
    routeDetails(catalogue, route, `route ${index + 1}, ${time}${fromNow}`, { served }),
  );
  if (line.isQuickest && routes.length > 1) item.classList.add("cg-route--quickest");
  return item;
}

/** The range of a route and its moves, in words. @param {Route} route @param {RouteLine} line */
function facts(route, line) {
  const { min, slow, typical, unknown, moves } = route;
  const text = element("p", "");
  if (line.arrival && min !== slow) {
    text.append(`${duration(min)} to ${duration(slow)}`);
    if (line.confidence === "low") text.append(element("span", "cg-sr", ", low confidence"));
    text.append(" · ");
  }
  text.append(plural(moves.length, "move"));
  if (unknown && typical) text.append(`; ${plural(unknown, "step has", "steps have")} no known months`);
  return text;
}

/** @param {Catalogue} catalogue @param {RouteLine} line @param {MonthsAxis} axis @param {number | null} served */
function drawing(catalogue, line, axis, served) {
  const upright = (
    /** @type {string} */ name,
    /** @type {string} */ x,
    /** @type {number} */ y1,
    /** @type {number} */ y2,
  ) => svg("line", { class: name, x1: x, x2: x, y1, y2 });
  const chart = svg("svg", { class: "cg-chart", height: HEIGHT, "aria-hidden": "true" });
  chart.append(...ticks(axis).map((month) => upright("cg-chart__axis", `${xOf(axis, month)}%`, 0, HEIGHT)));
  if (line.arrival) {
    const [first, last] = line.arrival;
    const width = `${Math.round((last - first) * 100) / 100}%`;
    const name = `cg-chart__range cg-chart__range--${line.confidence}`;
    chart.append(svg("rect", { class: name, x: `${first}%`, y: LINE - 8, width, height: 16 }));
    chart.append(upright("cg-chart__end", `${first}%`, 5, 27), upright("cg-chart__end", `${last}%`, 5, 27));
  }
  if (served !== null) chart.append(upright("cg-chart__now", `${xOf(axis, served)}%`, -14, HEIGHT));
  for (const { kind, after, startX, x, column, span } of line.stops) {
    const name = `cg-chart__line cg-chart__line--${after.unknown ? "unknown" : kind}`;
    chart.append(svg("line", { class: name, x1: `${startX}%`, x2: `${x}%`, y1: LINE, y2: LINE }));
    const label = `${column + span / 2}%`;
    chart.append(svg("line", { class: "cg-route__leader", x1: `${x}%`, x2: label, y1: LINE + 6, y2: HEIGHT }));
  }
  chart.append(svg("circle", { class: "cg-chart__station", cx: 0, cy: LINE, r: 7 }));
  for (const { role, x, isGoal } of line.stops) {
    const name = isGoal ? "cg-chart__goal" : "cg-chart__station";
    const href = `#cg-station-${colourOf(catalogue, role)}`;
    chart.append(svg("use", { class: name, href, x: `${x}%`, y: LINE }));
  }
  return chart;
}

/**
 * The number of the colour and shape of a role's line of business; 0 for none.
 * @param {Catalogue} catalogue @param {number} role
 */
function colourOf({ company }, role) {
  return company.lines.get(company.tracks[company.roles[role].track]?.line ?? null)?.colour ?? 0;
}

/** The steps of a route in words. @param {Catalogue} catalogue @param {RouteLine} line @param {number | null} served */
function stops(catalogue, line, served) {
  const items = line.stops.map(({ role, kind, after, column, span, isGoal, differs }) => {
    const target = catalogue.company.roles[role];
    const columns = `cg-w${span} cg-t${Math.floor(column / 10)} cg-u${column % 10}`;
    const when = element("span", "cg-route__when", `${MOVE_KIND_LABELS[kind]}, ${whenInWords(after, served)}`);
    const name = `${columns}${differs || isGoal ? " cg-route__stop--differs" : ""}`;
    return element("li", name, link(`roles/${target.id}/`, nameOf(target)), " ", when);
  });
  return element("ol", "cg-plain cg-route__stops", ...items);
}

/** @param {import("../lib/time-served.js").MonthRange} after @param {number | null} served */
function whenInWords(after, served) {
  if (after.unknown && !after.typical) return UNKNOWN_LABEL;
  if (served === null) return `after ${durationOf(after)}`;
  return after.typical || after.unknown ? `in ${durationOf(after)}` : "now";
}

/** What the marks mean. @param {RouteLine[]} lines @param {number | null} served */
function key(lines, served) {
  const sample = (
    /** @type {number} */ width,
    /** @type {string} */ tag,
    /** @type {Record<string, string | number>} */ marks,
  ) => {
    const picture = svg("svg", { width, height: 14, "aria-hidden": "true" });
    picture.append(svg(tag, marks));
    return picture;
  };
  const range = { y: 1, width: 36, height: 12 };
  const kinds = new Set(lines.flatMap((line) => line.stops.map((stop) => stop.kind)));
  const pin = element("span", "cg-pin");
  pin.setAttribute("aria-hidden", "true");
  const rows = [
    ...(served === null ? [] : [[pin, ` You, month ${Math.max(0, served)} in your role`]]),
    [sample(16, "circle", { class: "cg-chart__station", cx: 8, cy: 7, r: 6 }), " Role"],
    ...(lines.some((line) => line.arrival)
      ? [[sample(36, "rect", { class: "cg-chart__range", ...range }), " Arrival, earliest to slow"]]
      : []),
    ...(lines.some((line) => line.arrival && line.confidence === "low")
      ? [[sample(36, "rect", { class: "cg-chart__range--low", ...range }), " Low confidence: our own estimate"]]
      : []),
    ...Object.keys(KIND_TITLES)
      .filter((kind) => kinds.has(kind))
      .map((kind) => {
        const picture = svg("svg", {
          class: `cg-kind__line cg-move--${kind}`,
          width: 40,
          height: 8,
          "aria-hidden": "true",
        });
        picture.append(svg("path", { d: "M0 4H40" }));
        return [picture, ` ${KIND_TITLES[kind]}`];
      }),
  ];
  return element("ul", "cg-plain cg-key", ...rows.map((row) => element("li", "", ...row)));
}

/**
 * Where the person could be after some years on a route; null if it is not known.
 * @param {Catalogue} catalogue @param {Route} route @param {number} served
 */
export function horizonsView(catalogue, route, served) {
  const { roles } = catalogue.company;
  const [{ stops: steps }] = routesChart(roles.map(nameOf), [route], served).lines;
  const rows = horizons(route.roles[0], steps);
  if (!rows.length) return null;
  const items = rows.map(({ years, earliest, typical, slow }) => {
    const month = monthInWords(addMonths(today(), years * 12).slice(0, 7));
    const others = [
      ...(earliest === typical ? [] : [`At the earliest: ${nameOf(roles[earliest])}.`]),
      ...(slow === typical ? [] : [`In a slow case: ${nameOf(roles[slow])}.`]),
    ];
    const heading = element("h3", "", `In ${plural(years, "year")} `, element("span", "cg-quiet", month));
    const name = element("p", "cg-horizons__role", nameOf(roles[typical]));
    return element("li", "", heading, name, ...others.map((text) => element("p", "cg-quiet", text)));
  });
  const heading = element("h2", "", "Where you could be, on the quickest route");
  return element("section", "cg-card cg-horizons", heading, element("ol", "cg-plain", ...items));
}
