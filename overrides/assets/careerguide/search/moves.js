// Finds moves, which have no names of their own: by their two roles ("team leader to assistant manager"), or as the
// moves of roles that were found.
import { squeezed, tokens } from "./words.js";

/**
 * @typedef {import("./index.js").Index} Index @typedef {import("./index.js").Entry} Entry
 * @typedef {import("./rank.js").Hit} Hit
 */

// The score of a move whose two roles are named: above every name.
const NAMED_SCORE = 30;
const BETWEEN = new Set(["to", "into", "towards"]);
const BEFORE = new Set(["from", "move", "moving", "step", "go", "going", "change", "switch"]);

/**
 * Moves between two roles whose full names are in the query.
 * @param {Index} index @param {string} query @returns {Promise<Hit[]>}
 */
export async function movesBetween(index, query) {
  const words = tokens(query);
  const hits = /** @type {Hit[]} */ ([]);
  for (const [position, word] of words.entries()) {
    if (!BETWEEN.has(word)) continue;
    const starts = rolesNamed(
      index,
      words.slice(0, position).filter((word) => !BEFORE.has(word)),
    );
    const ends = new Set(rolesNamed(index, words.slice(position + 1)).map((end) => end.number));
    for (const start of ends.size ? starts : []) {
      const { moves } = await index.detail(start);
      for (const [end, months] of moves)
        if (ends.has(end)) hits.push(moveHit(start, index.entries[end], months, NAMED_SCORE));
    }
  }
  return hits;
}

/**
 * Moves from the roles that were found; those that lead to another found role come first.
 * @param {Index} index @param {Hit[]} hits @returns {Promise<Hit[]>}
 */
export async function movesOf(index, hits) {
  const scores = new Map(hits.map((hit) => [hit.entry.number, hit.score]));
  const roleHits = hits.filter((hit) => hit.entry.kind === "role").slice(0, 12);
  const all = await Promise.all(
    roleHits.map(async (hit) => {
      const { moves } = await index.detail(hit.entry);
      return moves.map(([end, months]) =>
        moveHit(hit.entry, index.entries[end], months, hit.score + (scores.get(end) ?? 0)),
      );
    }),
  );
  return all.flat().sort((a, b) => b.score - a.score);
}

/**
 * Roles whose full name, or its first letters, are these words.
 * @param {Index} index @param {string[]} words @returns {Entry[]}
 */
function rolesNamed(index, words) {
  const readings = [words, words.flatMap((word) => index.shortForms.get(word) ?? [word])];
  const units = new Set(
    readings.flatMap((reading) => [
      ...(index.exact.get(squeezed(reading)) ?? []),
      ...(index.initials.get(squeezed(reading)) ?? []),
    ]),
  );
  return [...new Set([...units].map((unit) => index.entries[index.names[unit].entry]))].filter(
    (entry) => entry.kind === "role",
  );
}

/** @param {Entry} start @param {Entry} end @param {number | null} months @param {number} score @returns {Hit} */
function moveHit(start, end, months, score) {
  const id = (/** @type {Entry} */ entry) => entry.address.split("/")[1];
  const entry = {
    ...end,
    number: -1,
    kind: "move",
    address: `moves/${id(start)}/${id(end)}/`,
    title: `${start.title} to ${end.title}`,
    names: [],
    summary: months === null ? "Nobody knows how many months it takes." : `Typically after ${months} months.`,
  };
  return { entry, score, name: "", phrase: -1 };
}
