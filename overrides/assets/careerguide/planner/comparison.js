// Compares the skills of roles. Pure; Python's `guide.changes` gives the same changes.
/** @typedef {[skill: string, level: number, essential: number]} Need */
/** @typedef {import("../lib/constants.js").SkillChange} Change */

/**
 * The change from one level to another; undefined if a role does not need the skill.
 * @param {number | undefined} before @param {number | undefined} now @returns {Change | null}
 */
export function change(before, now) {
  if (now === undefined) return before === undefined ? null : "carried";
  if (before === undefined) return "new";
  return now > before ? "up" : now < before ? "down" : "same";
}

/**
 * One row for each skill that any of the roles needs: its level in each role, and the change from the first role to
 * each other. Essential skills of the second role come first, then its desirable ones, the largest step up first in
 * each; then skills that only the first role needs, and last those that neither of the two needs.
 * @param {Need[][]} roles
 * @returns {{skill: string, levels: (number | undefined)[], changes: (Change | null)[]}[]}
 */
export function compareRoles(roles) {
  const needsOf = roles.map((needs) => new Map(needs.map((need) => [need[0], need])));
  const [first = new Map(), second = new Map()] = needsOf;
  const skills = new Set([second, first, ...needsOf].flatMap((needs) => [...needs.keys()]));
  const rows = [...skills].map((skill) => {
    const levels = needsOf.map((needs) => needs.get(skill)?.[1]);
    const changes = levels.slice(1).map((level) => change(levels[0], level));
    return { rank: rank(first.get(skill), second.get(skill)), row: { skill, levels, changes } };
  });
  return rows.sort((a, b) => difference(a.rank, b.rank)).map(({ row }) => row);
}

/**
 * The place of a skill in lists, by what two roles need: low values first, compared one by one.
 * @param {Need | undefined} before @param {Need | undefined} now @returns {number[]}
 */
function rank(before, now) {
  if (now) return [0, now[2] ? 0 : 1, (before?.[1] ?? 0) - now[1]];
  return before ? [1, before[2] ? 0 : 1, -before[1]] : [2];
}

/** @param {number[]} a @param {number[]} b */
const difference = (a, b) => a.map((value, index) => value - b[index]).find((step) => step) ?? 0;

const MAX_ROLES = 3;

/** Role ids in an address such as `#roles=team-leader,quality-analyst`. @param {string} hash */
export function parseRoles(hash) {
  const ids = (new URLSearchParams(hash.replace(/^#/, "")).get("roles") ?? "").split(",").filter(Boolean);
  return [...new Set(ids)].slice(0, MAX_ROLES);
}

/** @param {string[]} ids */
export const formatRoles = (ids) => `#roles=${ids.map(encodeURIComponent).join(",")}`;
