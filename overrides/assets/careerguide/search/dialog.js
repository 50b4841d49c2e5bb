// The search in the header's dialog: results while one types, by keyboard as well.
import { today } from "../lib/days.js";
import { element, page, status } from "../lib/dom.js";
import { meantInstead } from "./query.js";
import { find } from "./rank.js";
import { result, summed } from "./results.js";
import { index, nextSteps } from "./site-index.js";

const MOST = 8;
const dialog = /** @type {HTMLDialogElement} */ (document.querySelector("dialog.cg-search"));
const form = /** @type {HTMLFormElement} */ (dialog.querySelector("form"));
const input = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
const found = /** @type {HTMLElement} */ (dialog.querySelector(".cg-search__found"));
const said = status("cg-quiet");
const list = element("ol", "cg-results");
const more = element("p", "cg-search__more");
let shown = "";

found.replaceChildren(said, list, more);
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
  const [guide, next] = await Promise.all([index(), nextSteps()]);
  if (query !== input.value) return;
  if (!guide)
    return tell(
      query,
      "Search cannot be loaded just now. The lists of roles, skills and tracks are in the menu.",
      [],
      [],
    );
  const { hits, meant, whole } = await find(guide, query, today(), next);
  if (query !== input.value) return; // somebody typed on
  const rows = hits.slice(0, MOST).map((hit) => result(guide, hit, meant, next));
  const mean = meantInstead(guide, meant);
  tell(query, summed(query, hits.length, whole), rows, [
    ...(mean ? ["Did you mean ", again(mean), "? "] : []),
    ...(query.trim() ? [all(query, hits.length)] : []),
  ]);
}

/** @param {string} query @param {string} text @param {Node[]} rows @param {(string | Node)[]} links */
function tell(query, text, rows, links) {
  said.textContent = text;
  list.replaceChildren(...rows);
  more.replaceChildren(...links);
  shown = query;
}

/** @param {string} query */
function again(query) {
  const found = element("button", "cg-link", query);
  found.type = "button";
  found.addEventListener("click", () => {
    input.value = query;
    input.focus();
    show();
  });
  return found;
}

/** @param {string} query @param {number} count */
function all(query, count) {
  const found = element("a", "", count ? "All results, with filters" : "More ways to look");
  found.href = `${page("search/")}?${new URLSearchParams({ q: query })}`;
  return found;
}

const links = () => /** @type {HTMLElement[]} */ ([...found.querySelectorAll("a, button")]);

/** Up and down go through the results, from the field and back. @param {KeyboardEvent} event */
function move(event) {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const stops = [input, ...links()];
  const at = stops.indexOf(/** @type {HTMLInputElement} */ (document.activeElement));
  if (at < 0) return;
  event.preventDefault();
  stops[(at + (event.key === "ArrowDown" ? 1 : stops.length - 1)) % stops.length].focus();
}
