// Filters and sorts roles as the address of the page says. Pure.

/**
 * @typedef {object} RoleFacts
 * @property {string} id
 * @property {string} title
 * @property {number} level
 * @property {string[]} track ids of the tracks that list it
 * @property {string} trackTitle of the track that it belongs to; empty if it has none
 * @property {string} family its track and its family, with a slash between; empty if it has none
 * @property {string} band
 * @property {string} shifts
 * @property {string} remote
 * @property {"yes" | "no"} people
 * @property {string[]} skills
 * @property {string[]} site titles of the sites where people have the role
 * @property {string[]} language names of the languages that it needs
 * @property {string} grade code of the pay grade
 */
/** The value of each facet by its word in the address; empty is any. @typedef {Record<string, string>} RoleFilter */

export const FACETS = [
  ...["track", "family", "band", "level", "skill", "shifts", "remote", "people", "site", "language", "grade"],
];
export const ORDERS = /** @type {[string, string][]} */ ([
  ["title", "name"],
  ["level", "level, lowest first"],
  ["top", "level, highest first"],
  ["track", "track name"],
]);

/** @param {string} hash @returns {RoleFilter} */
export function parseFilter(hash) {
  const state = new URLSearchParams(hash.replace(/^#/, ""));
  const facets = Object.fromEntries(FACETS.map((facet) => [facet, state.get(facet) ?? ""]));
  const sort = state.get("sort") ?? "";
  return { ...facets, sort: ORDERS.some(([order]) => order === sort) ? sort : "title" };
}

/** @param {RoleFilter} filter */
export function formatFilter(filter) {
  const state = new URLSearchParams();
  for (const facet of FACETS) if (filter[facet]) state.set(facet, filter[facet]);
  if (filter.sort && filter.sort !== "title") state.set("sort", filter.sort);
  return state.size ? `#${state}` : "";
}

/**
 * Roles that fit, in the chosen order; equals by level, then by name.
 * @param {RoleFacts[]} roles @param {RoleFilter} filter
 */
export function filteredRoles(roles, filter) {
  const fits = roles.filter((role) => FACETS.every((facet) => !filter[facet] || has(role, facet, filter[facet])));
  const byName = (/** @type {RoleFacts} */ a, /** @type {RoleFacts} */ b) =>
    a.title.localeCompare(b.title, "en") || (a.id < b.id ? -1 : 1);
  const orders = /** @type {Record<string, (one: RoleFacts, other: RoleFacts) => number>} */ ({
    title: byName,
    level: (a, b) => a.level - b.level || byName(a, b),
    top: (a, b) => b.level - a.level || byName(a, b),
    track: (a, b) =>
      Number(!a.trackTitle) - Number(!b.trackTitle) ||
      a.trackTitle.localeCompare(b.trackTitle, "en") ||
      a.level - b.level ||
      byName(a, b),
  });
  return fits.sort(orders[filter.sort] ?? byName);
}

/** @param {RoleFacts} role @param {string} facet @param {string} value */
function has(role, facet, value) {
  if (facet === "skill") return role.skills.includes(value);
  if (facet === "track" || facet === "site" || facet === "language") return role[facet].includes(value);
  return String(role[/** @type {"band"} */ (facet)]) === value;
}
