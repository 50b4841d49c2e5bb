// Material's script answers to single letters (f, s, n, p ...). A person who dictates, or whose hand slips,
// would be thrown about, and there is no switch; so letters without Ctrl, Alt or Meta never reach it.

/** @param {EventTarget | null} target */
function isTyping(target) {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

window.addEventListener(
  "keydown",
  (event) => {
    if (event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.altKey && !event.metaKey && !isTyping(event.target)) {
      event.stopImmediatePropagation();
    }
  },
  { capture: true },
);

// Escape closes the menu and gives the focus back.
const menu = /** @type {HTMLDetailsElement | null} */ (document.querySelector(".cg-menu--narrow"));
menu?.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && menu.open) {
    menu.open = false;
    menu.querySelector("summary")?.focus();
  }
});

// On narrow screens Material's search waits out of sight: a button opens it, and has the focus again when it closes.
const searchButton = /** @type {HTMLButtonElement | null} */ (document.querySelector(".cg-search-open"));
const searchField = /** @type {HTMLInputElement | null} */ (document.querySelector(".md-search__input"));
const searchOpen = /** @type {HTMLInputElement | null} */ (document.querySelector('[data-md-toggle="search"]'));
if (searchButton && searchField && searchOpen) {
  searchButton.hidden = false;
  searchButton.addEventListener("click", () => {
    if (!searchOpen.checked) searchOpen.click();
    searchField.focus();
  });
  searchOpen.addEventListener("change", () => {
    if (!searchOpen.checked) searchButton.focus();
  });
  // Material only empties the field, and on narrow screens nothing else could be pressed to close it.
  searchField.form?.addEventListener("reset", () => {
    setTimeout(() => {
      searchField.blur();
      if (searchOpen.checked) searchOpen.click();
    });
  });
}
