// The plan drawn on ten years from today: right is later, up is the next role. A bar is a range from the earliest month
// to a slow case; the list of years beside it has the same facts.
import { place, svg } from "../lib/charts.js";
import { HORIZONS } from "../lib/constants.js";
import { plural } from "../lib/dom.js";

/** @typedef {import("./plan-route.js").Station} Station */

const LENGTH = 12 * HORIZONS[HORIZONS.length - 1];
const ROW = 34;
const TOP = 26;
// Left of this place there is no room for a name before a station.
const NEAR = 34;

/** Months in years and months: `now`, `10 months`, `2 yr 4 mo`, `3 years`. @param {number} months */
export function yearsInWords(months) {
  const [years, rest] = [Math.floor(months / 12), months % 12];
  if (!years) return rest ? plural(rest, "month") : "now";
  return rest ? `${years} yr ${rest} mo` : plural(years, "year");
}

/**
 * @param {Station[]} stations @param {string} you words for today @param {boolean} hasGoal whether the last is the goal
 * @returns {Element | null} null if nothing can be drawn
 */
export function planChart(stations, you, hasGoal) {
  const drawn = stations.filter(({ typical, unknown }) => !unknown && typical <= LENGTH);
  if (!drawn.length) return null;
  const ground = TOP + drawn.length * ROW;
  const height = ground + 52;
  const chart = svg("svg", {
    class: "cg-chart cg-plan__chart",
    height,
    role: "img",
    "aria-label": `My plan on ten years from today, listed below: ${drawn.map(inWords).join("; ")}.`,
  });
  for (const years of HORIZONS) {
    const x = place(12 * years, LENGTH);
    const anchor = 12 * years === LENGTH ? "end" : "middle";
    chart.append(
      svg("line", { class: "cg-chart__axis", x1: x, x2: x, y1: 0, y2: height - 18 }),
      svg("text", { class: "cg-chart__strong", x, y: height - 3, "text-anchor": anchor }, plural(years, "year")),
    );
  }
  const y = (/** @type {number} */ index) => ground - (index + 1) * ROW;
  chart.append(
    ...drawn.map((station, index) => bar(station, y(index))),
    ...drawn.flatMap((station, index) => rise(drawn[index - 1] ?? null, station, y(index), y(index - 1))),
    ...drawn.flatMap((station, index) => stop(station, y(index), hasGoal && index === stations.length - 1)),
    svg("circle", { class: "cg-chart__you", cx: 0, cy: ground, r: 9 }),
    svg("text", { class: "cg-chart__strong", x: 0, y: ground + 26 }, you),
  );
  return chart;
}

/** @param {Station} station */
const inWords = ({ role, typical }) => `${role.title}, ${yearsInWords(typical)}`;

/** @param {Station} station @param {number} y */
function bar({ min, slow, confidence }, y) {
  const [x, end] = [place(min, LENGTH), place(slow, LENGTH)];
  const width = `${Math.max(0.4, Number.parseFloat(end) - Number.parseFloat(x))}%`;
  return svg("rect", { class: `cg-chart__range cg-chart__range--${confidence}`, x, y: y - 6, width, height: 12 });
}

/**
 * The line from a station to the next: flat is time in a role, a rise is a move.
 * @param {Station | null} before @param {Station} station @param {number} y @param {number} from
 */
function rise(before, station, y, from) {
  const [x1, x2] = [place(before?.typical ?? 0, LENGTH), place(station.typical, LENGTH)];
  return [
    svg("line", { class: "cg-chart__line", x1, x2, y1: from, y2: from }),
    svg("line", { class: "cg-chart__line", x1: x2, x2, y1: from, y2: y }),
  ];
}

/** @param {Station} station @param {number} y @param {boolean} isGoal */
function stop(station, y, isGoal) {
  const x = place(station.typical, LENGTH);
  const isNear = (station.typical * 100) / LENGTH < NEAR;
  const text = svg(
    "text",
    {
      class: "cg-chart__strong",
      x,
      y: isNear ? y + 20 : y - 10,
      dx: isNear ? 14 : -12,
      "text-anchor": isNear ? "start" : "end",
    },
    `${station.role.short}, ${yearsInWords(station.typical)}`,
  );
  return [svg("circle", { class: isGoal ? "cg-chart__goal" : "cg-chart__station", cx: x, cy: y, r: 8 }), text];
}
