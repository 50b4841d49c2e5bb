// A story as a line, the same as components/journey.html draws it: right is time, up is level.
import { svg } from "./charts.js";

/** @typedef {import("./stories.js").Story} Story */
/** @typedef {import("./stories.js").Station} Station */

// The width of a letter of a name, in percent of the narrowest chart with names.
const LETTER = 1.15;

/**
 * The drawing, with a sentence for people who do not see it.
 * @param {Story} story @param {number} height pixels @param {boolean} [labelled] with the name of each role and the
 *   years
 */
export function journey(story, height, labelled = false) {
  const { stations, years } = story.way;
  const [top, bottom] = labelled ? [32, 44] : [14, 14];
  const at = (/** @type {Station} */ [, , , , y]) => Math.round(top + (y * (height - top - bottom)) / 1000);
  const name = labelled ? "cg-chart cg-journey cg-journey--labelled" : "cg-chart cg-journey";
  const drawing = svg("svg", { class: name, height, role: "img", "aria-label": journeyInWords(stations) });
  if (labelled) drawing.append(...years.flatMap(([x, year]) => yearMark(x, year, height)));
  drawing.append(svg("svg", { viewBox: `0 0 100 ${height}`, preserveAspectRatio: "none" }, ...lines(stations, at)));
  const last = stations[stations.length - 1];
  const [, lastColour, , end] = last;
  if (!story.until) drawing.append(placed("cg-onward", `cg-line--${lastColour}`, end, at(last)));
  stations.forEach((station, index) => {
    const [, colour, x] = station;
    drawing.append(placed(`cg-station-${colour}`, `cg-journey__mark cg-line--${colour}`, x, at(station)));
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
    {
      x: `${x}%`,
      y: at(stations[index]) + (isAbove ? -12 : 20),
      dx: hasRoom ? 10 : -10,
      "text-anchor": hasRoom ? "start" : "end",
    },
    title,
  );
  if (index === 0 || isLast) text.setAttribute("class", "cg-chart__strong");
  return text;
}

/** @param {number} x @param {number} year @param {number} height */
const yearMark = (x, year, height) => [
  svg("line", { class: "cg-chart__axis", x1: `${x}%`, x2: `${x}%`, y1: height - 24, y2: height - 18 }),
  svg("text", { class: "cg-journey__year", x: `${x}%`, y: height - 4, "text-anchor": "middle" }, String(year)),
];

/**
 * Each part of the line that has one colour; x is from 0 to 100.
 * @param {Station[]} stations @param {(station: Station) => number} at
 */
function lines(stations, at) {
  /** @type {{colour: number, path: string}[]} */
  const parts = [];
  stations.forEach((station, index) => {
    const [, colour, x, end, , next] = station;
    const after = stations[index + 1];
    const rise = after && next !== null ? `L${next} ${at(after)}` : "";
    const path = `M${x} ${at(station)}H${end}${rise}`;
    const part = parts[parts.length - 1];
    if (part?.colour === colour) part.path += path;
    else parts.push({ colour, path });
  });
  return parts.map(({ colour, path }) => svg("path", { class: `cg-line--${colour}`, d: path }));
}

/**
 * A shape of the frame at a place.
 * @param {string} shape its id @param {string} name @param {number} x @param {number} y
 */
const placed = (shape, name, x, y) => svg("use", { class: name, href: `#${shape}`, x: `${x}%`, y });

/** @param {Station[]} stations */
const journeyInWords = (stations) =>
  `The journey, role by role: ${stations.map(([title, , , , , , level, year]) => `${title}, level ${level}, ${year}`).join("; ")}.`;
