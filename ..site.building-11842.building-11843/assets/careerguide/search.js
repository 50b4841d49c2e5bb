// What Material's search dialog leaves out: a button that opens it, one that closes it, and quiet results.

const opener = /** @type {HTMLButtonElement | null} */ (document.querySelector(".cg-search-open"));
const field = /** @type {HTMLInputElement | null} */ (document.querySelector(".md-search__input"));
const toggle = /** @type {HTMLInputElement | null} */ (document.querySelector('[data-md-toggle="search"]'));
const results = document.querySelector(".md-search-result__list");

if (opener && field && toggle) {
  // On narrow screens the dialog waits out of sight; the button has the focus again when it closes.
  opener.hidden = false;
  opener.addEventListener("click", () => {
    if (!toggle.checked) toggle.click();
    field.focus();
  });
  toggle.addEventListener("change", () => {
    if (!toggle.checked) opener.focus();
  });
  // Material only empties the field, and on narrow screens nothing else could be pressed to close it.
  field.form?.addEventListener("reset", () => {
    setTimeout(() => {
      field.blur();
      if (toggle.checked) toggle.click();
    });
  });
}

// The other names in a result come as <nav>, so that a screen reader would list twenty more places to go.
if (results) {
  new MutationObserver(() => {
    for (const names of results.querySelectorAll("nav:not([role])")) names.setAttribute("role", "none");
  }).observe(results, { childList: true, subtree: true });
}

export {};
