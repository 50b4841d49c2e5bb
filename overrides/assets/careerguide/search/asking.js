// Reads a query of several words as a question, with the words of the languages that it needs.
import { fetchJson } from "../lib/api.js";
import { speeches } from "./phrases.js";
import { answerOf } from "./proofs.js";
import { tokens } from "./words.js";

/** @typedef {import("./index.js").Index} Index @typedef {import("./phrases.js").Speech} Speech */

/** @type {Map<string, Promise<Speech[]>>} */
const pending = new Map();

/** How people speak; nothing if the words cannot be loaded now: then every query stays a list. @param {string} name */
function loadSpeeches(name) {
  const loading =
    pending.get(name) ??
    fetchJson(`search/${name}`).then((data) => {
      if (!data) pending.delete(name); // the next key press tries again
      return data ? speeches(data) : [];
    });
  pending.set(name, loading);
  return loading;
}

/**
 * The ways to read a query. Languages beside English are fetched when a word is not English and in no name.
 * @param {Index} index @param {string} query
 */
async function speechesFor(index, query) {
  const english = await loadSpeeches("english");
  const isKnown = (/** @type {string} */ word) =>
    index.nameWords.known.has(word) ||
    index.nameWords.beginning(word, 1).length > 0 ||
    english.some((speech) => speech.knows(word));
  return pending.has("languages") || !tokens(query).every(isKnown) ? loadSpeeches("languages") : english;
}

/** What a query asks, and the address that proves it. @param {Index} index @param {string} query */
export const answerFrom = async (index, query) => answerOf(index, await speechesFor(index, query), query);
