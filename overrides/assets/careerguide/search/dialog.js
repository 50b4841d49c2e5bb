// The search in the header's dialog: results while one types, by keyboard as well.
import { today } from "../lib/days.js";
import { element, page, status } from "../lib/dom.js";
import { correction } from "./query.js";
import { find } from "./rank.js";
import { resultRow, resultSummary } from "./results.js";
import { loadIndex, loadNextSteps } from "./site-index.js";

const MOST = 8;
const dialog = /** @type {HTMLDialogElement} */ (document.querySelector("dialog.cg-search"));
const form = /** @type {HTMLFormElement} */ (dialog.querySelector("form"));
const input = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
const resultsBox = /** @type {HTMLElement} */ (dialog.querySelector(".cg-search__found"));
const statusLine = status("cg-quiet");
const resultList = element("ol", "cg-results");
const footer = element("p", "cg-search__more");
let shown = "";

resultsBox.replaceChildren(statusLine, resultList, footer);
input.addEventListener("input", () => show());
form.addEventListener("submit", (event) => {
  // Results that are not here yet are on the page of the same search.
  const first = shown === input.value && links()[0];
  if (!first && input.value.trim()) return;
  event.preventDefault();
  if (first) first.click();
});
dialog.addEventListener("keydown", move);
show();

async function show() {
  const query = input.value;
  const [guide, next] = await Promise.all([loadIndex(), loadNextSteps()]);
  if (query !== input.value) return;
  if (!guide)
    return tell(
      query,
      "Search cannot be loaded just now. The lists of roles, skills and tracks are in the menu.",
      [],
      [],
    );
  const { hits, meant, whole: complete } = await find(guide, query, today(), next);
  if (query !== input.value) return; // somebody typed on
  const rows = hits.slice(0, MOST).map((hit) => resultRow(guide, hit, meant, next));
  const mean = correction(guide, meant);
  tell(query, resultSummary(query, hits.length, complete), rows, [
    ...(mean ? ["Did you mean ", again(mean), "? "] : []),
    ...(query.trim() ? [all(query, hits.length)] : []),
  ]);
}

/** @param {string} query @param {string} text @param {Node[]} rows @param {(string | Node)[]} links */
function tell(query, text, rows, links) {
  statusLine.textContent = text;
  resultList.replaceChildren(...rows);
  footer.replaceChildren(...links);
  shown = query;
}

/** @param {string} query */
function again(query) {
  const suggestion = element("button", "cg-link", query);
  suggestion.type = "button";
  suggestion.addEventListener("click", () => {
    input.value = query;
    input.focus();
    show();
  });
  return suggestion;
}

/** @param {string} query @param {number} count */
function all(query, count) {
  const anchor = element("a", "", count ? "All results, with filters" : "More ways to look");
  anchor.href = `${page("search/")}?${new URLSearchParams({ q: query })}`;
  return anchor;
}

const links = () => /** @type {HTMLElement[]} */ ([...resultsBox.querySelectorAll("a, button")]);

/** Up and down go through the results, from the field and back. @param {KeyboardEvent} event */
function move(event) {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const stops = [input, ...links()];
  const at = stops.indexOf(/** @type {HTMLInputElement} */ (document.activeElement));
  if (at < 0) return;
  event.preventDefault();
  stops[(at + (event.key === "ArrowDown" ? 1 : stops.length - 1)) % stops.length].focus();
}
