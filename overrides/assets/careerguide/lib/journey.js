// A story as a line, the same as components/journey.html draws it: right is time, up is level.
import { svg } from "./charts.js";
import { STATION_SHAPES } from "./constants.js";

/** @typedef {import("./stories.js").Story} Story */
/** @typedef {import("./stories.js").Station} Station */

// The width of a letter of a name, in percent of the narrowest chart with names.
const LETTER = 1.15;

/**
 * The drawing, with a sentence for people who do not see it.
 * @param {Story} story @param {number} height pixels @param {boolean} [labelled] with the name of each role and the years
 */
export function journey(story, height, labelled = false) {
  const { stations, years } = story.way;
  const [top, bottom] = labelled ? [32, 44] : [14, 14];
  const at = (/** @type {Station} */ [, , , , y]) => Math.round(top + (y * (height - top - bottom)) / 1000);
  const name = labelled ? "cg-chart cg-journey cg-journey--labelled" : "cg-chart cg-journey";
  const drawing = svg("svg", { class: name, height, role: "img", "aria-label": journeyInWords(stations) });
  if (labelled) drawing.append(...years.flatMap(([x, year]) => yearMark(x, year, height)));
  stations.forEach((station, index) => {
    const [, colour, x, end, , next] = station;
    const [y, after] = [at(station), stations[index + 1]];
    const line = svg("g", { class: `cg-line--${colour}` }, stroke(x, y, end, y));
    if (after && next !== null) line.append(stroke(end, y, next, at(after)));
    else if (!story.until) line.append(placed(end, y, svg("path", { d: "M-8-7 0 0-8 7" })));
    drawing.append(line);
  });
  stations.forEach((station, index) => {
    const [, colour, x] = station;
    const mark = svg("path", { class: "cg-journey__mark", d: STATION_SHAPES[colour] });
    drawing.append(svg("g", { class: `cg-line--${colour}` }, placed(x, at(station), mark)));
    if (labelled) drawing.append(label(stations, index, at));
  });
  return drawing;
}

/** @param {Station[]} stations @param {number} index @param {(station: Station) => number} at */
function label(stations, index, at) {
  const [title, , x] = stations[index];
  const isLast = index === stations.length - 1;
  const hasRoom = x + [...title].length * LETTER <= 100;
  const isAbove = isLast || !hasRoom || at(stations[index + 1]) > at(stations[index]);
  const text = svg(
    "text",
    { x: `${x}%`, y: at(stations[index]) + (isAbove ? -12 : 20), dx: hasRoom ? 10 : -10 },
    title,
  );
  if (index === 0 || isLast) text.setAttribute("class", "cg-chart__strong");
  if (!hasRoom) text.setAttribute("text-anchor", "end");
  return text;
}

/** @param {number} x @param {number} year @param {number} height */
const yearMark = (x, year, height) => [
  svg("line", { class: "cg-chart__axis", x1: `${x}%`, x2: `${x}%`, y1: height - 24, y2: height - 18 }),
  svg("text", { class: "cg-journey__year", x: `${x}%`, y: height - 4, "text-anchor": "middle" }, String(year)),
];

/** @param {number} x1 @param {number} y1 @param {number} x2 @param {number} y2 */
const stroke = (x1, y1, x2, y2) => svg("line", { x1: `${x1}%`, x2: `${x2}%`, y1, y2 });

/** A mark at a place. @param {number} x @param {number} y @param {Element} mark */
const placed = (x, y, mark) => svg("svg", { x: `${x}%`, y, overflow: "visible" }, mark);

/** @param {Station[]} stations */
const journeyInWords = (stations) =>
  `The journey, role by role: ${stations.map(([title, , , , , , level, year]) => `${title}, level ${level}, ${year}`).join("; ")}.`;
