// Moves, which are told by the roles they join: "team leader to assistant manager", or all moves of the roles that are found.
import { squeezed, tokens } from "./words.js";

/** @typedef {import("./index.js").Index} Index @typedef {import("./index.js").Entry} Entry @typedef {import("./rank.js").Hit} Hit */

// A move of which both ends are named comes before all names.
const NAMED = 30;
const BETWEEN = new Set(["to", "into", "towards"]);
const BEFORE = new Set(["from", "move", "moving", "step", "go", "going", "change", "switch"]);

/** Moves between two roles that are named in full. @param {Index} index @param {string} query @returns {Promise<Hit[]>} */
export async function steps(index, query) {
  const words = tokens(query);
  const found = /** @type {Hit[]} */ ([]);
  for (const [place, word] of words.entries()) {
    if (!BETWEEN.has(word)) continue;
    const starts = roles(
      index,
      words.slice(0, place).filter((own) => !BEFORE.has(own)),
    );
    const ends = new Set(roles(index, words.slice(place + 1)).map((end) => end.place));
    for (const start of ends.size ? starts : []) {
      const { moves } = await index.detail(start);
      for (const [end, months] of moves) if (ends.has(end)) found.push(step(start, index.entries[end], months, NAMED));
    }
  }
  return found;
}

/** Moves from the roles that were found, those that lead to another of them first. @param {Index} index @param {Hit[]} hits @returns {Promise<Hit[]>} */
export async function movesOf(index, hits) {
  const scores = new Map(hits.map((hit) => [hit.entry.place, hit.score]));
  const own = hits.filter((hit) => hit.entry.kind === "role").slice(0, 12);
  const all = await Promise.all(
    own.map(async (hit) => {
      const { moves } = await index.detail(hit.entry);
      return moves.map(([end, months]) =>
        step(hit.entry, index.entries[end], months, hit.score + (scores.get(end) ?? 0)),
      );
    }),
  );
  return all.flat().sort((one, other) => other.score - one.score);
}

/** Roles that are called just so. @param {Index} index @param {string[]} words @returns {Entry[]} */
function roles(index, words) {
  const ways = [words, words.flatMap((word) => index.short.get(word) ?? [word])];
  const units = new Set(
    ways.flatMap((way) => [...(index.exact.get(squeezed(way)) ?? []), ...(index.initials.get(squeezed(way)) ?? [])]),
  );
  return [...new Set([...units].map((unit) => index.entries[index.names[unit].entry]))].filter(
    (entry) => entry.kind === "role",
  );
}

/** @param {Entry} start @param {Entry} end @param {number} months @param {number} score @returns {Hit} */
function step(start, end, months, score) {
  const id = (/** @type {Entry} */ entry) => entry.address.split("/")[1];
  const entry = {
    ...end,
    place: -1,
    kind: "move",
    address: `moves/${id(start)}/${id(end)}/`,
    title: `${start.title} to ${end.title}`,
    names: [],
    summary: `Typically after ${months} months.`,
  };
  return { entry, score, name: "", phrase: -1 };
}
