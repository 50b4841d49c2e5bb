// Which roles are meant, and in which order, as an address says it. Pure.

/** @typedef {{id: string, title: string, level: number, track: string, trackTitle: string, band: string, shifts: string, remote: string, people: "yes" | "no", skills: string[]}} Found */
/** What is asked for, by its word in the address; empty is any. @typedef {Record<string, string>} Question */

export const FACETS = ["track", "band", "level", "skill", "shifts", "remote", "people"];
export const ORDERS = /** @type {[string, string][]} */ ([
  ["title", "name"],
  ["level", "level, lowest first"],
  ["top", "level, highest first"],
  ["track", "track"],
]);

/** @param {string} hash @returns {Question} */
export function read(hash) {
  const state = new URLSearchParams(hash.replace(/^#/, ""));
  const asked = Object.fromEntries(FACETS.map((facet) => [facet, state.get(facet) ?? ""]));
  const sort = state.get("sort") ?? "";
  return { ...asked, sort: ORDERS.some(([order]) => order === sort) ? sort : "title" };
}

/** @param {Question} question */
export function write(question) {
  const state = new URLSearchParams();
  for (const facet of FACETS) if (question[facet]) state.set(facet, question[facet]);
  if (question.sort && question.sort !== "title") state.set("sort", question.sort);
  return state.size ? `#${state}` : "";
}

/** Roles that fit, in the order that is asked for; among equals by level, then by name. @param {Found[]} roles @param {Question} question */
export function found(roles, question) {
  const fits = roles.filter((role) => FACETS.every((facet) => !question[facet] || has(role, facet, question[facet])));
  const byName = (/** @type {Found} */ one, /** @type {Found} */ other) =>
    one.title.localeCompare(other.title, "en") || (one.id < other.id ? -1 : 1);
  const orders = /** @type {Record<string, (one: Found, other: Found) => number>} */ ({
    title: byName,
    level: (one, other) => one.level - other.level || byName(one, other),
    top: (one, other) => other.level - one.level || byName(one, other),
    track: (one, other) =>
      one.trackTitle.localeCompare(other.trackTitle, "en") || one.level - other.level || byName(one, other),
  });
  return fits.sort(orders[question.sort] ?? byName);
}

/** @param {Found} role @param {string} facet @param {string} value */
function has(role, facet, value) {
  if (facet === "skill") return role.skills.includes(value);
  return String(role[/** @type {"track"} */ (facet)]) === value;
}
