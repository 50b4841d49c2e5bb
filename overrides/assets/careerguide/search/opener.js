// The button and the key that open the search. What it takes to search is fetched when somebody is about to.

const opener = /** @type {HTMLButtonElement | null} */ (document.querySelector("button.cg-search-open"));
const dialog = /** @type {HTMLDialogElement | null} */ (document.querySelector("dialog.cg-search"));
const load = () => import("./dialog.js");

if (opener && dialog) {
  opener.hidden = false;
  for (const event of ["pointerenter", "focus"]) opener.addEventListener(event, load, { once: true });
  const open = () => {
    if (dialog.open) return;
    dialog.showModal(); // the browser keeps the focus inside, closes on Escape and gives the focus back
    dialog.querySelector("input")?.select(); // what was typed last time stays until somebody types
    load();
  };
  opener.addEventListener("click", open);
  dialog.querySelector(".cg-search__close")?.addEventListener("click", () => dialog.close());
  // A press beside the dialog is one on its backdrop.
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "k" || event.altKey || event.shiftKey || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    open();
  });
}

// A page that was found shows what was searched for.
if (new URLSearchParams(location.search).has("h")) import("./highlight.js");

export {};
