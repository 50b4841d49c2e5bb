// What home shows to a person in a role: the content of home/roles/<role>.json.
import { fetchJson } from "../lib/api.js";

/** The number of a colour, and the name of a line of business. @typedef {[colour: number, name: string]} Line */
/** A condition: its words, then as planner.json has it. @typedef {[words: string, ...rest: any[]]} NextGate */
/**
 * @typedef {object} NextStep
 * @property {string} to id of the role
 * @property {string} kind
 * @property {[min: number, typical: number, slow: number] | null} months null if they are not known
 * @property {string} confidence
 * @property {Line | null} line
 * @property {[] | [count: number, id: string]} stories of people who made the move, and the id of one
 * @property {NextGate[] | null} gates null if the site does not tell conditions
 * @property {string[]} prepare
 */
/**
 * A role two steps away, with the step before it.
 * @typedef {[id: string, line: Line | null, via: string, first: number, second: number]} AfterNext
 */
/**
 * An opening near the role; `ready` if people in it can apply, otherwise after one step.
 * `rules` is empty if the site does not tell who can apply.
 * @typedef {{id: string, role: string, title: string, seats: number, shift: string[], closes: string, zone: string,
 *   rules: string, ready: boolean}} NearOpening
 */
/**
 * `level` is its name, `leads` if people in it manage others, `end` why no step leads on, `started`
 * how many stories begin in the role.
 * @typedef {{level: string, leads: boolean, end?: string, steps: NextStep[], then: AfterNext[], openings: NearOpening[],
 *   stories: import("../lib/stories.js").Story[], started: number}} NextData
 */

/**
 * The file of a role; null if it cannot be loaded.
 * @param {string} role its present id @returns {Promise<NextData | null>}
 */
export const fetchNext = (role) => fetchJson(`home/roles/${role}`);
