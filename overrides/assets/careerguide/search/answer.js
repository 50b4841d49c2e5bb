// The answer to a question, as a card above the results. A query that is not surely a question has none, and stays
// a list.
import { fetchJson } from "../lib/api.js";
import { currentReader } from "../lib/reader.js";
import { loadPart } from "../lib/release.js";
import { speeches } from "./phrases.js";
import { answerOf, isPersonal } from "./proofs.js";
import { find } from "./rank.js";
import { tokens } from "./words.js";

/** @typedef {import("./index.js").Index} Index @typedef {import("./rank.js").Hit} Hit */
/** @typedef {import("./phrases.js").Speech} Speech @typedef {import("./page-parts.js").Answer} Answer */
/** @typedef {import("../lib/reader.js").Reader} Reader */

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

/**
 * The card with the answer to a query, null if it is not a question that has one; and the results below it.
 * @param {Index} index @param {string} query @param {Hit[]} hits the results of the query
 * @returns {Promise<{answer: HTMLElement | null, hits: Hit[]}>}
 */
export async function answerTo(index, query, hits) {
  const asked = await answerOf(index, await speechesFor(index, query), query);
  if (!asked) return { answer: null, hits };
  const reader = await currentReader();
  const answer = forReader(index, asked, reader);
  if (!answer) return { answer: null, hits };
  const { cardOf } = await loadPart(import("./card.js"));
  // The other words of a question are in many entries that have nothing to do with what it names.
  const [entry, ...others] = answer.entries;
  const isOther = entry && !others.length && answer.shape !== "role";
  const near = isOther ? (await find(index, entry.title)).hits : hits;
  return { answer: await cardOf(answer, reader), hits: near };
}

/**
 * The answer for this reader: about their role or the one that they want, if the query names none; null if they have
 * chosen none. Whether they may apply, or are ready, is what the move from their role asks for.
 * @param {Index} index @param {Answer} answer @param {Reader | null} reader @returns {Answer | null}
 */
function forReader(index, answer, reader) {
  const { shape, entries } = answer;
  const entryOf = (/** @type {string} */ id) => index.entries.find(({ address }) => address === `roles/${id}/`);
  const role = reader?.role ? entryOf(reader.role) : undefined;
  const isOpen = shape === "ready" || (shape === "eligible" && entries.length > 0);
  if (shape === "after" && isPersonal(answer))
    return role ? { ...answer, entries: [role], address: `${role.address}#leads` } : null;
  if (!isOpen || !reader || !role) return answer.address ? answer : null;
  const wanted = entries[0] ?? entryOf(reader.next || reader.graph.usualNext(reader.role));
  if (!wanted) return answer;
  const id = wanted.address.split("/")[1];
  const isMove = reader.graph.onward(reader.role).some((move) => move.id === id);
  const address = isMove ? `moves/${reader.role}/${id}/#gates` : `${wanted.address}#need`;
  return { ...answer, entries: [wanted], address };
}
