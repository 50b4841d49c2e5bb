// Finds routes between roles: the best simple paths, by lowest cost (typical months if no other is given), then fewest
// moves, then ids in alphabetical order (Yen's algorithm over A*). Pure. Python's `routes` gives the same routes and
// explains why.
import { UNKNOWN_MONTHS } from "../lib/constants.js";
import { compareLists, Heap } from "../lib/heap.js";

/**
 * A move between two roles, given by their index in a list.
 * @typedef {{from: number, to: number, kind: string} & import("../lib/time-served.js").MonthRange} Move
 *
 * Moves by the role that they start from and by the role that they lead to; `rank` is each role's place in the
 * alphabetical order of ids; `cost` is 0 or more for each move. `marks` has the number of the search that settled a
 * role last, so that a search needs no array of its own.
 * @typedef {{out: Move[][], into: Move[][], rank: number[], cost: (move: Move) => number, marks: Uint32Array,
 * search: number}} RouteGraph
 *
 * Moves in order, at least one; `roles` are all roles of the route with both ends.
 * @typedef {{moves: Move[], roles: number[], cost: number} & import("../lib/time-served.js").MonthRange} Route
 */

/**
 * The typical months of a move in the order of routes, which needs a number if they are not known.
 * @param {{typical: number, unknown: number}} move
 */
export const orderMonths = ({ typical, unknown }) => typical + unknown * UNKNOWN_MONTHS;

/**
 * The graph of the moves that a route may use; `allowed` decides for each move.
 * @template {Move} M
 * @param {string[]} ids @param {M[]} moves @param {(move: M) => boolean} allowed
 * @param {(move: M) => number} cost typical months if not given
 * @returns {RouteGraph}
 */
export function routeGraph(ids, moves, allowed, cost = orderMonths) {
  const order = ids.map((_, role) => role).sort((a, b) => (ids[a] < ids[b] ? -1 : 1));
  /** @type {number[]} */
  const rank = [];
  for (const [number, role] of order.entries()) rank[role] = number;
  /** @type {RouteGraph} */
  const graph = {
    out: ids.map(() => []),
    into: ids.map(() => []),
    rank,
    cost: /** @type {RouteGraph["cost"]} */ (cost),
    marks: new Uint32Array(ids.length),
    search: 0,
  };
  for (const move of moves) {
    if (allowed(move)) {
      graph.out[move.from].push(move);
      graph.into[move.to].push(move);
    }
  }
  return graph;
}

/**
 * The `count` best simple routes, best first; fewer if there are fewer.
 * @param {RouteGraph} graph @param {number} start @param {number} end @param {number} count
 * @returns {Route[]}
 */
export function bestRoutes(graph, start, end, count) {
  const routes = [];
  if (count > 0) {
    for (const route of routesInOrder(graph, start, end)) {
      routes.push(route);
      if (routes.length === count) break;
    }
  }
  return routes;
}

/**
 * All simple routes, best first. Each takes as many searches as it has moves, so stop when you have enough.
 * @param {RouteGraph} graph @param {number} start @param {number} end
 * @returns {Generator<Route, void>}
 */
export function* routesInOrder(graph, start, end) {
  if (start === end) return;
  const ahead = costsTo(graph, end);
  /** @type {Route[]} */
  const routes = [];
  const seen = new Set();
  /** @type {Heap<Route>} */
  const candidates = new Heap((a, b) => compareRoutes(graph, a, b));
  const first = shortest(graph, [], start, end, new Set(), ahead);
  if (first) candidates.push(first);
  while (candidates.size) {
    const route = candidates.pop();
    yield route;
    routes.push(route);
    for (let index = 0; index < route.moves.length; index += 1) {
      const roles = route.roles.slice(0, index + 1);
      const taken = new Set(
        routes
          .filter((route) => roles.every((role, place) => route.roles[place] === role))
          .map((route) => route.roles[index + 1]),
      );
      const spur = shortest(graph, route.moves.slice(0, index), roles[index], end, taken, ahead);
      if (spur && !seen.has(spur.roles.join())) {
        seen.add(spur.roles.join());
        candidates.push(spur);
      }
    }
  }
}

/** @param {RouteGraph} graph @param {Route} a @param {Route} b */
function compareRoutes(graph, a, b) {
  return a.cost - b.cost || a.moves.length - b.moves.length || compareLists(a.roles, b.roles, graph.rank);
}

/**
 * A state of a search. It links to the state before, so that it costs the same however long the path is.
 * @typedef {object} PathNode
 * @property {number} estimate
 * @property {number} spent
 * @property {number} count
 * @property {number} role
 * @property {Move | null} move
 * @property {PathNode | null} before
 */

/**
 * The best route that begins with `root`, leaves `start` for none of `taken`, and visits no role twice.
 * @param {RouteGraph} graph @param {Move[]} root @param {number} start @param {number} end @param {Set<number>} taken
 * @param {number[]} ahead
 * @returns {Route | null}
 */
function shortest(graph, root, start, end, taken, ahead) {
  if (ahead[start] === undefined) return null;
  const { cost, marks, out } = graph;
  graph.search += 1;
  const search = graph.search;
  let rootCost = 0;
  for (const move of root) {
    marks[move.from] = search; // on the path already, so settled
    rootCost += cost(move);
  }
  /** @type {Heap<PathNode>} */
  const open = new Heap(
    (a, b) => a.estimate - b.estimate || a.count - b.count || compareLists(rolesTo(a), rolesTo(b), graph.rank),
  );
  open.push({
    estimate: rootCost + ahead[start],
    spent: rootCost,
    count: root.length,
    role: start,
    move: null,
    before: null,
  });
  while (open.size) {
    const step = open.pop();
    if (step.role === end) {
      const moves = [];
      for (let node = step; node.move && node.before; node = node.before) moves.push(node.move);
      return route([...root, ...moves.reverse()], step.spent);
    }
    if (marks[step.role] === search) continue;
    marks[step.role] = search;
    for (const move of out[step.role]) {
      const there = move.to;
      if (marks[there] === search || ahead[there] === undefined || (step.before === null && taken.has(there))) continue;
      const spent = step.spent + cost(move);
      open.push({ estimate: spent + ahead[there], spent, count: step.count + 1, role: there, move, before: step });
    }
  }
  return null;
}

/** The roles of a path from the start of the search; only used if two paths tie. @param {PathNode} step */
function rolesTo(step) {
  const roles = [];
  for (let node = /** @type {PathNode | null} */ (step); node; node = node.before) roles.push(node.role);
  return roles.reverse();
}

/** @param {Move[]} moves @param {number} cost @returns {Route} */
function route(moves, cost) {
  const sum = { moves, roles: [moves[0].from], cost, min: 0, typical: 0, slow: 0, unknown: 0 };
  for (const move of moves) {
    sum.roles.push(move.to);
    sum.min += move.min;
    sum.typical += move.typical;
    sum.slow += move.slow;
    sum.unknown += move.unknown;
  }
  return sum;
}

/**
 * The lowest cost from every role to `end`; roles that cannot get there have none.
 * @param {RouteGraph} graph @param {number} end
 * @returns {number[]}
 */
export const costsTo = (graph, end) => sumsTo(graph, end, () => 0).costs;

/**
 * The lowest cost from `start` to every role that can be reached.
 * @param {RouteGraph} graph @param {number} start
 * @returns {number[]}
 */
export const costsFrom = (graph, start) => sumsFrom(graph, start, () => 0).costs;

/**
 * As `costsTo`, with the lowest sum of a second cost among the paths of the lowest cost.
 * @param {RouteGraph} graph @param {number} end @param {(move: any) => number} gap
 */
export function sumsTo(graph, end, gap) {
  return dijkstra(
    graph,
    end,
    gap,
    (role) => graph.into[role],
    (move) => move.from,
  );
}

/**
 * As `costsFrom`, with the lowest sum of a second cost among the paths of the lowest cost.
 * @param {RouteGraph} graph @param {number} start @param {(move: any) => number} gap
 */
export function sumsFrom(graph, start, gap) {
  return dijkstra(
    graph,
    start,
    gap,
    (role) => graph.out[role],
    (move) => move.to,
  );
}

/**
 * @param {RouteGraph} graph @param {number} start @param {(move: Move) => number} gap
 * @param {(role: number) => Move[]} moves @param {(move: Move) => number} neighbour
 * @returns {{costs: number[], gaps: number[]}}
 */
function dijkstra({ rank, cost }, start, gap, moves, neighbour) {
  /** @type {number[]} */
  const costs = new Array(rank.length).fill(undefined);
  /** @type {number[]} */
  const gaps = [];
  /** @type {Heap<[number, number, number]>} */
  const open = new Heap((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
  open.push([0, 0, start]);
  while (open.size) {
    const [spent, missing, here] = open.pop();
    if (costs[here] !== undefined) continue;
    costs[here] = spent;
    gaps[here] = missing;
    for (const move of moves(here)) {
      const there = neighbour(move);
      if (costs[there] === undefined) open.push([spent + cost(move), missing + gap(move), there]);
    }
  }
  return { costs, gaps };
}
