// Ways between roles: the best simple paths, months added up. The same answers as hooks/careerguide/routes.py, which says
// why: fewer typical months, then fewer moves, then ids in alphabetical order; Yen's algorithm over A*. Pure: no page needed.
import { Heap, compareLists } from "./heap.js";

/**
 * A move between roles, which are named by their place in a list.
 * @typedef {{from: number, to: number, kind: string, min: number, typical: number, slow: number}} Move
 *
 * Moves by the role they start from, and each role's place in the alphabetical order of ids.
 * @typedef {{out: Move[][], into: Move[][], rank: number[]}} Ways
 *
 * Moves in order, at least one; `roles` are all on the way, both ends included.
 * @typedef {{moves: Move[], roles: number[], min: number, typical: number, slow: number}} Route
 */

/**
 * The ways that a person may use: `allowed` decides over each move.
 * @param {string[]} ids @param {Move[]} moves @param {(move: Move) => boolean} allowed
 * @returns {Ways}
 */
export function ways(ids, moves, allowed) {
  const order = ids.map((_, place) => place).sort((one, other) => (ids[one] < ids[other] ? -1 : 1));
  /** @type {number[]} */
  const rank = [];
  order.forEach((place, number) => (rank[place] = number));
  /** @type {Ways} */
  const found = { out: ids.map(() => []), into: ids.map(() => []), rank };
  for (const move of moves) {
    if (allowed(move)) {
      found.out[move.from].push(move);
      found.into[move.to].push(move);
    }
  }
  return found;
}

/**
 * The `count` best simple routes, best first; fewer where there are fewer.
 * @param {Ways} graph @param {number} start @param {number} end @param {number} count
 * @returns {Route[]}
 */
export function best(graph, start, end, count) {
  if (start === end || count < 1) return [];
  const ahead = monthsTo(graph, end);
  /** @type {Route[]} */
  const found = [];
  const seen = new Set();
  /** @type {Heap<Route>} */
  const candidates = new Heap((one, other) => compareRoutes(graph, one, other));
  const first = shortest(graph, [], start, end, new Set(), ahead);
  if (first) candidates.push(first);
  while (candidates.size && found.length < count) {
    const route = candidates.pop();
    found.push(route);
    for (let index = 0; index < route.moves.length; index += 1) {
      const roles = route.roles.slice(0, index + 1);
      const taken = new Set(found.filter((other) => roles.every((role, place) => other.roles[place] === role)).map((other) => other.roles[index + 1]));
      const spur = shortest(graph, route.moves.slice(0, index), roles[index], end, taken, ahead);
      if (spur && !seen.has(spur.roles.join())) {
        seen.add(spur.roles.join());
        candidates.push(spur);
      }
    }
  }
  return found;
}

/** @param {Ways} graph @param {Route} one @param {Route} other */
function compareRoutes(graph, one, other) {
  return one.typical - other.typical || one.moves.length - other.moves.length || compareLists(one.roles, other.roles, graph.rank);
}

/**
 * The best route that begins with `root`, leaves `start` for none of `taken`, and visits no role twice.
 * @param {Ways} graph @param {Move[]} root @param {number} start @param {number} end @param {Set<number>} taken @param {number[]} ahead
 * @returns {Route | null}
 */
function shortest(graph, root, start, end, taken, ahead) {
  if (!(start in ahead)) return null;
  const walked = new Set(root.map((move) => move.from));
  const months = root.reduce((sum, move) => sum + move.typical, 0);
  /** @typedef {{estimate: number, spent: number, roles: number[], moves: Move[]}} Step */
  /** @type {Heap<Step>} */
  const open = new Heap(
    (one, other) => one.estimate - other.estimate || one.moves.length - other.moves.length || compareLists(one.roles, other.roles, graph.rank),
  );
  open.push({ estimate: months + ahead[start], spent: months, roles: [...root.map((move) => move.from), start], moves: root });
  const done = new Set();
  while (open.size) {
    const step = open.pop();
    const here = step.roles[step.roles.length - 1];
    if (here === end) return route(step.moves, step.roles);
    if (done.has(here)) continue;
    done.add(here);
    for (const move of graph.out[here]) {
      const there = move.to;
      if (walked.has(there) || done.has(there) || !(there in ahead) || (here === start && taken.has(there))) continue;
      const spent = step.spent + move.typical;
      open.push({ estimate: spent + ahead[there], spent, roles: [...step.roles, there], moves: [...step.moves, move] });
    }
  }
  return null;
}

/** @param {Move[]} moves @param {number[]} roles @returns {Route} */
function route(moves, roles) {
  const found = { moves, roles, min: 0, typical: 0, slow: 0 };
  for (const move of moves) {
    found.min += move.min;
    found.typical += move.typical;
    found.slow += move.slow;
  }
  return found;
}

/**
 * Fewest typical months from every role to `end`; roles that cannot get there have none.
 * @param {Ways} graph @param {number} end
 * @returns {number[]}
 */
export function monthsTo(graph, end) {
  return sweep(end, (role) => graph.into[role], (move) => move.from);
}

/**
 * Fewest typical months from `start` to every role that can be reached.
 * @param {Ways} graph @param {number} start
 * @returns {number[]}
 */
export function monthsFrom(graph, start) {
  return sweep(start, (role) => graph.out[role], (move) => move.to);
}

/** @param {number} start @param {(role: number) => Move[]} moves @param {(move: Move) => number} far @returns {number[]} */
function sweep(start, moves, far) {
  /** @type {number[]} */
  const months = [];
  /** @type {Heap<[number, number]>} */
  const open = new Heap((one, other) => one[0] - other[0] || one[1] - other[1]);
  open.push([0, start]);
  while (open.size) {
    const [spent, here] = open.pop();
    if (here in months) continue;
    months[here] = spent;
    for (const move of moves(here)) {
      const there = far(move);
      if (!(there in months)) open.push([spent + move.typical, there]);
    }
  }
  return months;
}
