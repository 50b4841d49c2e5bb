// Opens the search dialog by its button or by Ctrl+K. The modules that search are fetched when a person is about to
// search.
import { load } from "../lib/release.js";

const opener = /** @type {HTMLButtonElement | null} */ (document.querySelector("button.cg-search-open"));
const dialog = /** @type {HTMLDialogElement | null} */ (document.querySelector("dialog.cg-search"));

/** Ask for all that the dialog needs at once: each module would name the next only after it is here. */
function preload() {
  for (const [rel, paths] of Object.entries({
    modulepreload: opener?.dataset.modules,
    preload: opener?.dataset.files,
  })) {
    for (const path of paths?.split(" ").filter(Boolean) ?? []) {
      const link = document.createElement("link");
      link.rel = rel;
      if (rel === "preload") link.as = "fetch";
      link.crossOrigin = "anonymous";
      link.href = new URL(`../${path}`, import.meta.url).href;
      document.head.append(link);
    }
  }
}

/** @type {ReturnType<typeof importDialog> | null} */
let pending = null;
const importDialog = () => load(import("./dialog.js"), "search/dialog.js");
function loadDialog() {
  if (!pending) preload();
  pending ??= importDialog();
  return pending;
}

if (opener && dialog) {
  const input = /** @type {HTMLInputElement} */ (dialog.querySelector("input"));
  opener.hidden = false;
  for (const event of ["pointerenter", "focus"]) opener.addEventListener(event, loadDialog, { once: true });
  const open = () => {
    if (dialog.open) return;
    dialog.showModal(); // the browser keeps the focus inside, closes on Escape and gives the focus back
    input.select(); // the last query stays until the person types
    loadDialog();
  };
  opener.addEventListener("click", open);
  dialog.querySelector(".cg-search__close")?.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => {
    // A click outside the dialog is a click on its backdrop, which belongs to the dialog.
    if (event.target === dialog) dialog.close();
  });
  // Arrow keys count from the start, even if the module that acts on them is still on its way.
  dialog.addEventListener("keydown", async (event) => {
    const target = /** @type {Element} */ (event.target);
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    if (target !== input && !target.closest(".cg-search__found")) return;
    event.preventDefault();
    const query = input.value;
    (await loadDialog()).move(event.key, query);
  });
  addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "k" || event.altKey || event.shiftKey || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    open();
  });
}

// A page that was opened from a search result marks the words of the query.
if (new URLSearchParams(location.search).has("h")) load(import("./highlight.js"), "search/highlight.js");
