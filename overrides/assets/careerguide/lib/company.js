// The company as the planner needs it: the content of /api/v1/graph.json and planner.json, with names.
import { LINE_COLOURS } from "./constants.js";
import { monthRange } from "./time-served.js";

/** @typedef {import("../my/gates.js").Measured} Measured */
/**
 * A condition that no KPI measures. `mark` is the same for the same text.
 * @typedef {{mark: string, text: string}} ToDo
 */
/** @typedef {Measured | ToDo} Gate */
/** @typedef {import("../planner/routes.js").Move & {confidence: string, gates: Gate[], here?: string}} CompanyMove */
/**
 * @typedef {object} CompanyRole
 * @property {string} id
 * @property {string} title
 * @property {string} short what a small box shows: the short title, or the title
 * @property {number} track index of the track that it belongs to, -1 if it has none
 * @property {string[]} alsoIn ids of other tracks that list it
 * @property {[id?: string, title?: string]} family empty if it has none
 * @property {number} level
 * @property {string} levelName its number, and the company's own code in brackets
 * @property {string | null} shifts
 * @property {string | null} remote
 * @property {[number, number] | null} manages
 * @property {string[]} sites titles
 * @property {[language: string, level: string][]} languages
 * @property {[code?: string, link?: string]} grade empty if the role has none
 */
/** `line` is the id of its line of business. @typedef {{id: string, title: string, line: string | null}} Track */
/**
 * A line of business: its name, and the number of its colour and shape.
 * @typedef {{name: string, colour: number}} Line
 */
/** A line of business that a plan can leave out. @typedef {{word: string, line: string, name: string}} AvoidableLine */
/** @typedef {{from: number, to: number, id: string, title: string}} StoryLink */
/** @typedef {{role: number, id: string, site: string, closes: string, zone: string}} OpeningLink */
/**
 * @typedef {object} Company
 * @property {Track[]} tracks
 * @property {Map<string | null, Line>} lines by id
 * @property {AvoidableLine[]} avoidable
 * @property {CompanyRole[]} roles
 * @property {CompanyMove[]} moves
 * @property {StoryLink[]} stories
 * @property {OpeningLink[]} openings
 */

/** The limits of a figure as the files have them. @param {[number | null, number | null, boolean] | null} limits */
export const boundsOf = (limits) => limits && { low: limits[0], high: limits[1], strict: limits[2] };

/**
 * A condition as planner.json has it.
 * @param {[string, string] | [string, string, number, [number | null, number | null, boolean] | null]} gate
 * @returns {Gate}
 */
function readGate(gate) {
  if (gate.length === 2) return { mark: gate[0], text: gate[1] };
  const [kpi, target, over, limits] = gate;
  return { kpi, target, over, bounds: boundsOf(limits) };
}

/**
 * Give each move its conditions, and the company the stories and openings of its moves.
 * @param {Company} company
 * @param {{conditions: any[][], stories: [number, number, string, string][],
 *   openings: [number, string, string, string, string][],
 *   here?: Record<number, string>}} details as move-details.json has them
 */
export function addMoveDetails(company, { conditions, stories, openings, here = {} }) {
  for (const [number, move] of company.moves.entries()) {
    move.gates = conditions[number].map(readGate);
    move.here = here[number];
  }
  company.stories = stories.map(([from, to, id, title]) => ({ from, to, id, title }));
  company.openings = openings.map(([role, id, site, closes, zone]) => ({ role, id, site, closes, zone }));
}

/** Lines of business by id, with the colours that the pages give them. @param {[id: string, name: string][]} names */
const linesOf = (names) =>
  new Map(names.map(([id, name], number) => [id, { name, colour: (number % LINE_COLOURS) + 1 }]));

/** The company without the details of its moves. @param {any} graph @param {any} more @returns {Company} */
export function companyOf(graph, more) {
  const levelName = (/** @type {number} */ level) =>
    more.codes?.[level] ? `${level} (${more.codes[level]})` : String(level);
  const trackIndex = new Map(
    graph.tracks.map((/** @type {string[]} */ [id], /** @type {number} */ number) => [id, number]),
  );
  return {
    tracks: graph.tracks.map((/** @type {string[]} */ [id, title], /** @type {number} */ number) => ({
      id,
      title,
      line: more.lines[number],
    })),
    lines: linesOf(more.names ?? []),
    avoidable: more.avoid.map((/** @type {[string, string, string]} */ [word, line, name]) => ({ word, line, name })),
    roles: graph.roles.map(
      (
        /** @type {[string, string, string | null, number, string?]} */ [id, title, track, level, short = title],
        /** @type {number} */ number,
      ) => {
        const [shifts, remote, manages, sites = [], languages = [], grade = [], family = [], alsoIn = []] =
          more.roles[number];
        const conditions = { sites, languages, grade, family, alsoIn };
        const place = { track: trackIndex.get(track) ?? -1, level, levelName: levelName(level) };
        return { id, title, short, ...place, shifts, remote, manages, ...conditions };
      },
    ),
    moves: graph.moves.map(
      (
        /** @type {[number, number, string, number | null, number | null, number | null]} */ [from, to, kind, ...time],
        /** @type {number} */ number,
      ) => {
        /** @type {Gate[]} */
        const gates = [];
        return { from, to, kind, ...monthRange(...time), confidence: more.moves[number], gates };
      },
    ),
    stories: [],
    openings: [],
  };
}
