// What differs between roles. Pure; the same words as `changes` in hooks/careerguide/guide.py.
import { CHANGE_LABELS } from "../lib/constants.js";

/** @typedef {[skill: string, level: number, essential: number]} Need */
/** @typedef {import("../lib/constants.js").SkillChange} Change */

const ORDER = Object.keys(CHANGE_LABELS);

/** From one level to another; undefined where a role does not ask for the skill. @param {number | undefined} before @param {number | undefined} now @returns {Change | null} */
export function change(before, now) {
  if (now === undefined) return before === undefined ? null : "gone";
  if (before === undefined) return "new";
  return now > before ? "up" : now < before ? "down" : "same";
}

/**
 * A row for each skill that any of the roles asks for: its level in each, and what changes from the first role to each other.
 * What the second role asks for more comes first.
 * @param {Need[][]} roles
 * @returns {{skill: string, levels: (number | undefined)[], changes: (Change | null)[]}[]}
 */
export function compareRoles(roles) {
  const levelsOf = roles.map((needs) => new Map(needs.map(([skill, level]) => [skill, level])));
  const [first = new Map(), ...others] = levelsOf;
  const skills = new Set([...others.flatMap((levels) => [...levels.keys()]), ...first.keys()]);
  const rows = [...skills].map((skill) => ({
    skill,
    levels: levelsOf.map((levels) => levels.get(skill)),
    changes: others.map((levels) => change(first.get(skill), levels.get(skill))),
  }));
  const rank = (/** @type {Change | null} */ change) => (change ? ORDER.indexOf(change) : ORDER.length);
  return rows.sort((a, b) => rank(a.changes[0]) - rank(b.changes[0]));
}

const MOST = 3;

/** Role ids of an address such as `#roles=team-leader,quality-analyst`. @param {string} hash */
export function parseRoles(hash) {
  const ids = (new URLSearchParams(hash.replace(/^#/, "")).get("roles") ?? "").split(",").filter(Boolean);
  return [...new Set(ids)].slice(0, MOST);
}

/** @param {string[]} ids */
export const formatRoles = (ids) => `#roles=${ids.map(encodeURIComponent).join(",")}`;
