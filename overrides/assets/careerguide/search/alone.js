// The answer to one word: a role by its name, or a question of the policy. It needs no words of a language, so that a
// name is answered before they are here. Pure.
import { entriesNamed, mayShorten } from "./named.js";
import { tokens } from "./words.js";

/** @typedef {import("./index.js").Index} Index @typedef {import("./index.js").Entry} Entry */
/** @typedef {import("./page-parts.js").Answer} Answer */

/** Whether an entry is a question that the policy answers or leaves open. @param {Entry} entry */
export const isPolicy = ({ kind, address }) =>
  kind === "section" && /^guide\/(?:not-decided|applying)\/#/.test(address);

/** Whether a query has one word. @param {string} query */
export const isAlone = (query) => tokens(query).length < 2;

/**
 * The answer to a query of one word; null if it names several entries, or none that is surely meant.
 * @param {Index} index @param {string} query @returns {Answer | null}
 */
export function answerAlone(index, query) {
  const words = tokens(query);
  const capitals = new Set(/^[^a-z]+$/.test(query.trim()) ? words : []);
  const [word] = words;
  if (!word || (index.questions.has(word) && !capitals.size)) return null;
  const entries = entriesNamed(index, words, mayShorten(index, word, capitals));
  const roles = entries.filter(({ kind }) => kind === "role");
  const [entry] = roles.length ? roles : entries;
  if (roles.length > 1 || !entry || (!roles.length && !(entries.length === 1 && isPolicy(entry)))) return null;
  return {
    shape: roles.length ? "role" : "rule",
    entries: [entry],
    sites: [],
    concepts: new Set(),
    address: entry.address,
  };
}
