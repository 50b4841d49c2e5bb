// The answer to a question, as a card above the results. A query that is not surely a question has none, and stays
// a list.
import { currentReader } from "../lib/reader.js";
import { loadPart } from "../lib/release.js";
import { answerAlone, isAlone } from "./alone.js";
import { find } from "./rank.js";

/** @typedef {import("./index.js").Index} Index @typedef {import("./rank.js").Hit} Hit */
/** @typedef {import("./page-parts.js").Answer} Answer @typedef {import("../lib/reader.js").Reader} Reader */

/** What a query of several words asks. @param {Index} index @param {string} query */
const questionOf = async (index, query) => (await loadPart(import("./asking.js"))).answerFrom(index, query);

/** Whether a question is about the reader, whose role it does not name. @param {Answer} answer */
const isPersonal = ({ shape, entries }) => (shape === "after" || shape === "ready") && !entries.length;

/**
 * The card with the answer to a query, null if it is not a question that has one; and the results below it.
 * @param {Index} index @param {string} query @param {Hit[]} hits the results of the query
 * @returns {Promise<{answer: HTMLElement | null, hits: Hit[]}>}
 */
export async function answerTo(index, query, hits) {
  const asked = isAlone(query) ? answerAlone(index, query) : await questionOf(index, query);
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
