// Compares the skills of roles. Pure; Python's `guide.changes` gives the same changes.
import { CHANGE_LABELS } from "../lib/constants.js";

/** @typedef {[skill: string, level: number, essential: number]} Need */
/** @typedef {import("../lib/constants.js").SkillChange} Change */

const ORDER = Object.keys(CHANGE_LABELS);

/**
 * The change from one level to another; undefined if a role does not need the skill.
 * @param {number | undefined} before @param {number | undefined} now @returns {Change | null}
 */
export function change(before, now) {
  if (now === undefined) return before === undefined ? null : "gone";
  if (before === undefined) return "new";
  return now > before ? "up" : now < before ? "down" : "same";
}

/**
 * One row for each skill that any of the roles needs: its level in each role, and the change from the first role to
 * each other. Skills that are new or higher in the second role come first.
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

const MAX_ROLES = 3;

/** Role ids in an address such as `#roles=team-leader,quality-analyst`. @param {string} hash */
export function parseRoles(hash) {
  const ids = (new URLSearchParams(hash.replace(/^#/, "")).get("roles") ?? "").split(",").filter(Boolean);
  return [...new Set(ids)].slice(0, MAX_ROLES);
}

/** @param {string[]} ids */
export const formatRoles = (ids) => `#roles=${ids.map(encodeURIComponent).join(",")}`;
