// The search dialog of the header. Results appear while a person types, and the arrow keys move through them.
import { today } from "../lib/days.js";
import { element, page, replaceKeepingFocus, status } from "../lib/dom.js";
import { answerTo } from "./answer.js";
import { noteSearch } from "./note-search.js";
import { correction } from "./query.js";
import { find } from "./rank.js";
import { resultRow, resultSummary } from "./results.js";
import { loadIndex, loadNear } from "./site-index.js";

const MAX_RESULTS = 8;
const dialog = /** @type {HTMLDialogElement} */ (document.querySelector("dialog.cg-search"));
const form = /** @type {HTMLFormElement} */ (dialog.querySelector("form"));
const input = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
const resultsBox = /** @type {HTMLElement} */ (dialog.querySelector(".cg-search__found"));
const statusLine = status("cg-quiet");
// The styles of a card hold inside the text of a page, and the dialog is outside it.
const answerBox = element("div", "md-typeset");
const resultList = element("ol", "cg-results");
const footer = element("p", "cg-search__more");
/** The query whose results are in the dialog; null before the first results. @type {string | null} */
let shownQuery = null;
/** Arrow keys that were pressed before the results of a query were there. */
let early = { query: "", steps: 0 };

resultsBox.replaceChildren(statusLine, answerBox, resultList, footer);
input.addEventListener("input", () => showResults());
form.addEventListener("submit", (event) => {
  // If the results are not here yet, the form leads to the search page with the same query.
  const first = isUpToDate() && stops().find((stop) => stop.matches("[data-search-answer], [data-search-result]"));
  if (!first && input.value.trim()) return;
  event.preventDefault();
  if (first) first.click();
});
showResults();

/**
 * Move the focus through the results.
 * @param {string} key ArrowDown or ArrowUp @param {string} query what the field said
 */
export function move(key, query) {
  if (query !== input.value) return; // the person has typed on since
  const steps = key === "ArrowDown" ? 1 : -1;
  if (isUpToDate()) moveFocus(steps);
  else early = { query, steps: steps + (early.query === query ? early.steps : 0) };
}

async function showResults() {
  const query = input.value;
  const [guide, near] = await Promise.all([loadIndex(), loadNear()]);
  if (query !== input.value) return;
  if (!guide) {
    const text = "Search cannot be loaded now. The menu has the lists of roles, skills and tracks.";
    draw(query, text, null, [], []);
    return;
  }
  const { hits: all, meant, complete } = await find(guide, query, today, near);
  const { answer, hits } = await answerTo(guide, query, all);
  if (query !== input.value) return; // the person has typed on since
  if (query.trim()) noteSearch(query, hits.length > 0 || answer !== null);
  const rows = hits.slice(0, MAX_RESULTS).map((hit) => resultRow(guide, hit, meant, near.next));
  const corrected = correction(guide, meant);
  draw(query, resultSummary(query, hits.length, complete, answer), answer, rows, [
    ...(corrected ? ["Did you mean ", correctionButton(corrected), "? "] : []),
    ...(query.trim() ? [searchPageLink(query, hits.length)] : []),
  ]);
}

/**
 * @param {string} query @param {string} text @param {Node | null} answer @param {Node[]} rows
 * @param {(string | Node)[]} links
 */
function draw(query, text, answer, rows, links) {
  statusLine.textContent = text;
  if (!answer || answer.parentNode !== answerBox) replaceKeepingFocus(answerBox, answer ? [answer] : [], input);
  replaceKeepingFocus(resultList, rows, input);
  replaceKeepingFocus(footer, links, input);
  shownQuery = query;
  if (early.query === query && early.steps) moveFocus(early.steps);
  early = { query, steps: 0 };
}

/** @param {string} query */
function correctionButton(query) {
  const button = element("button", "cg-link", query);
  button.type = "button";
  button.addEventListener("click", () => {
    input.value = query;
    input.focus();
    showResults();
  });
  return button;
}

/** @param {string} query @param {number} count */
function searchPageLink(query, count) {
  const link = element("a", "", count ? "All results, with filters" : "More ways to look");
  link.href = `${page("search/")}?${new URLSearchParams({ q: query })}`;
  return link;
}

/** Whether the results in the dialog are those of the query in the field. */
const isUpToDate = () => shownQuery === input.value;

/** Where the arrow keys lead, in order: the field, the page that proves the answer, the results, and what is below. */
const stops = () => {
  const marks = "[data-search-answer], [data-search-result], .cg-search__more :is(a, button)";
  return /** @type {HTMLElement[]} */ ([input, ...resultsBox.querySelectorAll(marks)]);
};

/** @param {number} steps down; after the last stop comes the field again */
function moveFocus(steps) {
  const all = stops();
  const current = all.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  if (current >= 0) all[(((current + steps) % all.length) + all.length) % all.length].focus();
}
