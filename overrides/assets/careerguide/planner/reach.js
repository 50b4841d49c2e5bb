// Someone who has said "I am a ...", as maps and lists need them. Pure.
import { reachable } from "./graph.js";

/** Roles by id: `next` are one step away, `months` the typical months to each that takes at most ten years. @typedef {{id: string, level: number, next: string[], months: Map<string, number>}} Person */

/** @param {import("../elements/i-am.js").Graph} graph @param {number} place of the role in the graph's list @returns {Person} */
export function person(graph, place) {
  const id = (/** @type {number} */ own) => graph.roles[own][0];
  const months = new Map([...reachable(graph.moves, place, 120)].map(([own, count]) => [id(own), count]));
  const next = graph.moves.filter((move) => move[0] === place).map((move) => id(move[1]));
  return { id: id(place), level: graph.roles[place][3], next, months };
}
