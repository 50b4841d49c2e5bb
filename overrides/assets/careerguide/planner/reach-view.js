// Lists of roles that can be reached, or from which a role can be reached, by the years that it takes.

import { HORIZONS } from "../lib/constants.js";
import { durationOf, element, plural } from "../lib/dom.js";
import { PLANNER_MESSAGES } from "./constants.js";
import { formatQuery } from "./planner-query.js";
import { reachNote } from "./route-notes.js";

/** @typedef {import("../lib/company.js").Company} Company */
/** @typedef {import("./planner-query.js").PlannerQuery} PlannerQuery */
/** @typedef {import("./route-answers.js").ReachableRole} ReachableRole */

/** Roles that are in sight at once; groups after them are folded. */
const IN_SIGHT = 30;

/**
 * Roles with the time that they take, what they break, and a link to the routes.
 * @param {Company} company @param {PlannerQuery} query as it was asked @param {ReachableRole[]} roles
 * @param {(id: string) => PlannerQuery} queryTo the query for the routes to or from a role
 */
export function roleList(company, query, roles, queryTo) {
  const items = roles.map((near) => {
    const { id, levelName, title } = company.roles[near.role];
    const routes = element("a", "", title);
    routes.href = formatQuery(queryTo(id));
    const note = reachNote(company, query, near);
    const time = durationOf({ typical: near.months, unknown: near.unknown });
    const facts = element("span", "cg-quiet", ` level ${levelName}, ${time}${note ? ` (${note})` : ""}`);
    return element("li", "", routes, facts);
  });
  return element("ul", "cg-plain cg-plan__reach", ...items);
}

/**
 * The groups of `roleList`: roles within 1, 3, 5 and 10 years, and those whose months are not known.
 * @param {ReachableRole[]} roles nearest first @param {(roles: ReachableRole[]) => HTMLElement} draw
 * @returns {{parts: HTMLElement[], within: number, later: number}} with the numbers of roles within the last and later
 */
export function groupedByYears(roles, draw) {
  const counted = roles.filter((near) => !near.unknown);
  const within = counted.filter((near) => near.months <= 12 * HORIZONS[HORIZONS.length - 1]);
  const groups = HORIZONS.map((years, index) => ({
    title: `Within ${plural(years, "year")}`,
    roles: within.filter((near) => near.months > (index ? 12 * HORIZONS[index - 1] : -1) && near.months <= 12 * years),
  }));
  groups.push({ title: PLANNER_MESSAGES.unknown, roles: roles.filter((near) => near.unknown) });
  let before = 0;
  const parts = groups
    .filter((group) => group.roles.length)
    .map((group, index) => {
      const isFolded = index > 0 && before + group.roles.length > IN_SIGHT;
      before += group.roles.length;
      const content = draw(group.roles);
      const heading = element(
        "h3",
        "",
        group.title,
        " ",
        element("span", "cg-quiet", plural(group.roles.length, "role")),
      );
      return isFolded
        ? element("details", "cg-details cg-plan__years", element("summary", "", heading), content)
        : element("section", "cg-plan__years", heading, content);
    });
  return { parts, within: within.length, later: counted.length - within.length };
}
