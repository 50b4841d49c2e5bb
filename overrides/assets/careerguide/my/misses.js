// Searches that failed a person, for HR: kept only after the person has agreed, in this browser, and never sent.
import { today } from "../lib/days.js";
import { MissWatch } from "../search/miss-watch.js";
import { store } from "./storage.js";

/** Milliseconds after the last key until a query counts as typed. */
const PAUSE = 1500;
/** As many are kept; the oldest go first. */
const MOST = 100;
const AGREEMENT = "miss/agreement";
const watch = new MissWatch();
let timer = 0;

/** Whether the person has agreed to keep failed searches. */
export const hasAgreed = () => store.get(AGREEMENT) !== null;

/** @returns {import("./storage.js").Fault} */
export const agree = () => store.put(AGREEMENT, { text: "", day: today() });

/** The failed searches, the newest first. @returns {{key: string, text: string, day: string}[]} */
export function misses() {
  return [...store.all("miss")]
    .map(([id, value]) => ({ key: `miss/${id}`, ...value }))
    .filter(({ key, text }) => key !== AGREEMENT && text)
    .sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : a.text.localeCompare(b.text, "en")));
}

/**
 * A query with its results; it counts when the person stops to type.
 * @param {string} query @param {boolean} hasResults
 */
export function note(query, hasResults) {
  clearTimeout(timer);
  if (hasAgreed()) timer = setTimeout(() => keepAll(watch.settle(query, hasResults, Date.now())), PAUSE);
}

/** Keep failed searches; one that is kept gets its new day. @param {string[]} texts */
export function keepAll(texts) {
  for (const text of texts) store.put(`miss/${idOf(text)}`, { text: text.slice(0, 200), day: today() });
  for (const { key } of misses().slice(MOST)) store.remove(key);
}

/** Take the agreement back: nothing is kept any more, and what was kept is deleted. */
export function forgetAll() {
  for (const { key } of misses()) store.remove(key);
  store.remove(AGREEMENT);
}

/** The list as a text for HR. */
export const asText = () =>
  [
    "Searches in the career guide that found nothing for me:",
    ...misses().map(({ text, day }) => `- ${text} (${day})`),
  ].join("\n");

/** An id of the text, whatever its capitals. @param {string} text */
function idOf(text) {
  let hash = 0;
  for (const letter of text.toLowerCase()) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) >>> 0;
  return `m${hash.toString(16).padStart(8, "0")}`;
}

// A click on a result or an answer means that the search was of use.
document.addEventListener("click", (event) => {
  const target = /** @type {Element} */ (event.target);
  if (target.closest?.("[data-search-result], .cg-answer a")) watch.use();
});
