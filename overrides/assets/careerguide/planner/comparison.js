// What differs between roles. Pure; the same words as `changes` in hooks/careerguide/guide.py.

/** @typedef {[skill: string, level: number, essential: number]} Need */
/** @typedef {"new" | "up" | "same" | "down" | "gone"} Change */

const ORDER = ["new", "up", "same", "down", "gone"];
export const CHANGES = /** @type {Record<Change, string>} */ ({
  new: "New",
  up: "Up",
  same: "Same",
  down: "Less",
  gone: "No longer needed",
});

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
export function compared(roles) {
  const asked = roles.map((needs) => new Map(needs.map(([skill, level]) => [skill, level])));
  const [first = new Map(), ...others] = asked;
  const skills = new Set([...others.flatMap((own) => [...own.keys()]), ...first.keys()]);
  const rows = [...skills].map((skill) => ({
    skill,
    levels: asked.map((own) => own.get(skill)),
    changes: others.map((own) => change(first.get(skill), own.get(skill))),
  }));
  const rank = (/** @type {Change | null} */ found) => (found ? ORDER.indexOf(found) : ORDER.length);
  return rows.sort((one, other) => rank(one.changes[0]) - rank(other.changes[0]));
}

const MOST = 3;

/** Role ids of an address such as `#roles=team-leader,quality-analyst`. @param {string} hash */
export function read(hash) {
  const ids = (new URLSearchParams(hash.replace(/^#/, "")).get("roles") ?? "").split(",").filter(Boolean);
  return [...new Set(ids)].slice(0, MOST);
}

/** @param {string[]} ids */
export const write = (ids) => `#roles=${ids.map(encodeURIComponent).join(",")}`;
