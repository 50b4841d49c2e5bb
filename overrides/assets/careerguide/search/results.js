// Draws search results: the title, the facts, and why the entry was found.

import { element, page, plural, written } from "../lib/dom.js";
import { SEARCH_KIND_LABELS } from "./constants.js";

/** @typedef {import("./index.js").Index} Index @typedef {import("./rank.js").Hit} Hit */

/**
 * The kinds of the index, and moves: they are not in the index, because the browser finds them by their two roles.
 * @type {Record<string, [one: string, many: string]>}
 */
export const RESULT_KIND_LABELS = Object.fromEntries(
  Object.entries(SEARCH_KIND_LABELS).flatMap(([kind, labels]) =>
    kind === "band" ? Object.entries({ band: labels, move: ["Move", "Moves"] }) : [[kind, labels]],
  ),
);

/** @param {number} count */
export const resultCount = (count) => plural(count, "result");

/**
 * The status line of a search.
 * @param {string} query @param {number} count @param {boolean} complete whether the whole index could be loaded
 * @param {Element | null} answer the card above the results
 */
export function resultSummary(query, count, complete, answer) {
  const results = !query.trim()
    ? "Type a role, a skill, an acronym, or what you would like to do."
    : count
      ? resultCount(count)
      : "No results.";
  const heading = answer?.querySelector("h2")?.textContent;
  const summary = heading ? `Answer: ${heading}. ${results}` : results;
  return complete ? summary : `${summary} Part of the search cannot be loaded now.`;
}

/**
 * One result as a list item; its link has the attribute `data-search-result`.
 * @param {Index} index @param {Hit} hit @param {string[]} words of the query
 * @param {Set<string>} next addresses one step from the reader
 */
export function resultRow(index, hit, words, next) {
  const { entry } = hit;
  const link = element("a", "", entry.title);
  link.href = page(entry.address);
  link.dataset.searchResult = entry.kind;
  // A click adds the words to mark to the address; a copied link stays clean.
  link.addEventListener("click", () => markForPage(link, entry.address, words));
  const facts = [
    RESULT_KIND_LABELS[entry.kind][0],
    ...(entry.tracks.length && entry.kind !== "track" ? [index.tracks.get(entry.tracks[0]) ?? ""] : []),
    ...(entry.level ? [`level ${entry.level}`] : []),
  ];
  const names =
    hit.name && hit.name !== entry.title && entry.kind !== "page" // the words of a page are no names of it
      ? [element("span", "cg-result__name", "also called ", element("strong", "", hit.name))]
      : [];
  const nextStep = next.has(entry.address) ? [element("strong", "cg-step-on", " One step from you.")] : [];
  const why = element("p", "", "\u00a0");
  const row = element(
    "li",
    "cg-result",
    link,
    element("span", "cg-quiet", ` ${facts.join(", ")} `),
    ...names,
    ...nextStep,
    why,
  );
  fillReason(index, hit, why);
  return row;
}

/**
 * Fill in the summary, or the everyday phrase that matched, when it is loaded.
 * @param {Index} index @param {Hit} hit @param {HTMLElement} line
 */
async function fillReason(index, { entry, phrase }, line) {
  const { summary, everyday } = await index.detail(entry);
  const quote = phrase >= 0 && everyday[phrase];
  line.replaceChildren(...written(quote && entry.kind !== "page" ? `\u201c${quote}\u201d \u00b7 ${summary}` : summary));
}

/** @param {HTMLAnchorElement} link @param {string} address @param {string[]} words */
function markForPage(link, address, words) {
  const target = new URL(page(address));
  if (words.length) target.searchParams.set("h", words.join(" "));
  link.href = target.href;
  setTimeout(() => (link.href = page(address)));
}
