// Answers of the planner: routes between two roles, reachable roles, and what to do if there is no route. Pure;
// Python's `guide.route_answers` gives the same.
import { MOST_NEAR, MOST_TRIED, SIDEWAYS_MOVE } from "./constants.js";
import {
  allowsMove,
  avoidable,
  brokenBy,
  brokenMonthsIn,
  costOf,
  gapsOf,
  isSideways,
  knownBrokenMonths,
  knownMonths,
  sidewaysIn,
  stepsBackIn,
} from "./route-filters.js";
import { costsFrom, orderMonths, routeGraph, routesInOrder, sumsFrom, sumsTo } from "./routes.js";

/** @typedef {import("../lib/company.js").Company} Company */
/** @typedef {import("../lib/company.js").CompanyMove} CompanyMove */
/** @typedef {import("./planner-query.js").PlannerQuery} PlannerQuery */
/** @typedef {import("./routes.js").Route} Route */
/**
 * A role, the typical months to it or from it, and what the person gives up on the way: months in roles that break a
 * wish, steps back, and the wishes that the role itself breaks. All months are the known ones; `unknown` and
 * `brokenUnknown` are the numbers of moves without known months.
 * @typedef {{role: number, months: number, broken: number, stepsBack: number, breaks: string[], unknown: number,
 * brokenUnknown: number}} ReachableRole
 *
 * Routes, best first. If there is none: the wishes that block, and the nearest roles that can be reached.
 * @typedef {{routes: Route[], blocking: string[], nearest: ReachableRole[]}} RoutesAnswer
 *
 * Roles, nearest first. `kept` is false if strict wishes allow none; then the roles are those of the answer that is not
 * strict, and `blocking` are the wishes that block.
 * @typedef {{roles: ReachableRole[], kept: boolean, blocking: string[]}} ReachAnswer
 */

/**
 * Sorts roles by their months, with `UNKNOWN_MONTHS` for a move without.
 * @param {ReachableRole} a @param {ReachableRole} b
 */
export const byMonths = (a, b) => orderOf(a) - orderOf(b);

/** @param {ReachableRole} near */
const orderOf = ({ months, unknown }) => orderMonths({ typical: months, unknown });

/**
 * The graph of the moves that a route may use, with their costs.
 * @param {Company} company @param {PlannerQuery} query @param {(move: CompanyMove) => number} cost
 */
const graphOf = (company, query, cost) =>
  routeGraph(
    company.roles.map((role) => role.id),
    company.moves,
    (move) => !query.strict || allowsMove(company, query, move),
    cost,
  );

/**
 * The best routes between two roles, at most `count`.
 * @param {Company} company @param {PlannerQuery} query @param {number} start @param {number} end @param {number} count
 * @param {(role: number) => Set<string>} skillsOf ids of the skills that a role needs
 * @returns {RoutesAnswer}
 */
export function findRoutes(company, query, start, end, count, skillsOf) {
  const routes = [];
  for (const route of chosen(company, query, start, end)) {
    if (routes.push(route) === count) break;
  }
  if (routes.length || start === end) return { routes, blocking: [], nearest: [] };
  return {
    routes,
    blocking: blockingWishes(company, query, (fewer) => hasRoute(company, fewer, start, end)),
    nearest: nearestRoles(company, query, start, end, skillsOf),
  };
}

/**
 * Routes within the limit of sideways moves, or those with the fewest if none is within it. The first `MOST_TRIED` are
 * tried. If a route breaks no wish, routes that break one are left out.
 * @param {Company} company @param {PlannerQuery} query @param {number} start @param {number} end
 * @returns {Generator<Route, void>}
 */
function* chosen(company, query, start, end) {
  const cost = costOf(company, query, company.roles[start].track);
  /** @type {Route | null} */
  let first = null;
  let tried = 0;
  for (const route of routesInOrder(graphOf(company, query, cost), start, end)) {
    if (query.sideways === null || sidewaysIn(route) <= query.sideways) {
      if (first && !isAsGood(route.cost, first.cost)) return;
      first ??= route;
      yield route;
    }
    tried += 1;
    if (tried === MOST_TRIED) break;
  }
  if (first || query.sideways === null) return;
  const fewest = graphOf(company, query, (move) => cost(move) + (isSideways(move) ? SIDEWAYS_MOVE : 0));
  for (const route of routesInOrder(fewest, start, end)) {
    if (query.strict && sidewaysIn(route) > query.sideways) return;
    if (first && (sidewaysIn(route) !== sidewaysIn(first) || !isAsGood(route.cost, first.cost))) return;
    first ??= route;
    yield route;
  }
}

/**
 * Whether a route has no more steps back than the best, and breaks no wish if the best breaks none.
 * @param {number} cost @param {number} best
 */
const isAsGood = (cost, best) =>
  stepsBackIn(cost) <= stepsBackIn(best) && !(brokenMonthsIn(cost) && !brokenMonthsIn(best));

/**
 * Whether a route keeps all wishes.
 * @param {Company} company @param {PlannerQuery} query @param {number} start @param {number} end
 */
function hasRoute(company, query, start, end) {
  const sideways = costsFrom(
    graphOf(company, query, (move) => Number(isSideways(move))),
    start,
  )[end];
  return sideways !== undefined && (query.sideways === null || sideways <= query.sideways);
}

/**
 * The reachable roles that are most like a role: in its track, then with most skills in common, then soonest.
 * @param {Company} company @param {PlannerQuery} query @param {number} start @param {number} end
 * @param {(role: number) => Set<string>} skillsOf
 */
function nearestRoles(company, query, start, end, skillsOf) {
  const { roles } = company;
  const skills = skillsOf(end);
  const shared = (/** @type {number} */ role) => [...skillsOf(role)].filter((skill) => skills.has(skill)).length;
  const rows = findReach(company, query, start, true).roles.map((near) => ({
    near,
    away: Number(roles[near.role].track !== roles[end].track),
    shared: shared(near.role),
  }));
  rows.sort((a, b) => a.away - b.away || b.shared - a.shared || byMonths(a.near, b.near));
  return rows.slice(0, MOST_NEAR).map(({ near }) => near);
}

/**
 * The roles that a role can reach, or (`onward` false) from which it can be reached, nearest first. The limit of
 * sideways moves does not apply.
 * @param {Company} company @param {PlannerQuery} query @param {number} known @param {boolean} onward
 * @returns {ReachAnswer}
 */
export function findReach(company, query, known, onward) {
  const roles = reachable(company, query, known, onward);
  if (roles.length || !query.strict) return { roles, kept: true, blocking: [] };
  return {
    roles: reachable(company, { ...query, strict: false }, known, onward),
    kept: false,
    blocking: blockingWishes(company, query, (fewer) => reachable(company, fewer, known, onward).length > 0),
  };
}

/**
 * @param {Company} company @param {PlannerQuery} query @param {number} known @param {boolean} onward
 * @returns {ReachableRole[]}
 */
function reachable(company, query, known, onward) {
  const home = company.roles[known].track;
  const graph = graphOf(company, query, costOf(company, query, home));
  const gap = gapsOf(company, query, home);
  const { costs, gaps } = onward ? sumsFrom(graph, known, gap) : sumsTo(graph, known, gap);
  // A person who comes from a role has left it, so only its track matters.
  const listed = onward ? query.without : new Set(["track"].filter((word) => query.without.has(word)));
  const every = costs.flatMap((cost, role) => {
    if (cost === undefined || role === known) return [];
    const [time, broken] = [knownMonths(cost, gaps[role]), knownBrokenMonths(cost, gaps[role])];
    return {
      role,
      months: time.known,
      broken: broken.known,
      stepsBack: stepsBackIn(cost),
      breaks: brokenBy(company, listed, company.roles[role], home),
      unknown: time.unknown,
      brokenUnknown: broken.unknown,
    };
  });
  return (query.strict ? every : leastBroken(every)).sort(
    (a, b) => byMonths(a, b) || company.roles[a.role].level - company.roles[b.role].level,
  );
}

/** The roles with the fewest steps back. If any of them break no wish, only these. @param {ReachableRole[]} every */
function leastBroken(every) {
  const fewest = Math.min(...every.map((near) => near.stepsBack));
  const withoutStepsBack = every.filter((near) => near.stepsBack === fewest);
  const kept = withoutStepsBack.filter((near) => !near.breaks.length);
  return kept.length ? kept : withoutStepsBack;
}

/**
 * The wishes that keep strict routes from existing: without one of them there is a route.
 * @param {Company} company @param {PlannerQuery} query @param {(fewer: PlannerQuery) => boolean} opens
 */
function blockingWishes(company, query, opens) {
  if (!query.strict) return [];
  const words = Object.keys(avoidable(company)).filter(
    (word) =>
      query.without.has(word) &&
      opens({ ...query, without: new Set([...query.without].filter((other) => other !== word)) }),
  );
  return query.sideways !== null && opens({ ...query, sideways: null }) ? [...words, "sideways"] : words;
}
