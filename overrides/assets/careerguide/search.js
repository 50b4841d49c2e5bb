// Material's search, fetched with its index when somebody is about to use it, and what its dialog leaves out: a button
// that opens it, one that closes it, and quiet results.

const opener = /** @type {HTMLButtonElement | null} */ (document.querySelector(".cg-search-open"));
const field = /** @type {HTMLInputElement | null} */ (document.querySelector(".md-search__input"));
const toggle = /** @type {HTMLInputElement | null} */ (document.querySelector('[data-md-toggle="search"]'));
const results = document.querySelector(".md-search-result__list");

const later = /** @type {HTMLScriptElement | null} */ (document.querySelector('script[type="text/later"]'));
let asked = false;

/** Fetch the search; it takes up what was typed meanwhile. */
function begin() {
  if (asked || !later) return;
  asked = true;
  const script = document.createElement("script");
  script.src = later.src;
  // It waits for an event that is over by now.
  script.addEventListener("load", () => document.dispatchEvent(new Event("DOMContentLoaded")));
  document.body.append(script);
}

if (field && later) {
  document.documentElement.classList.replace("no-js", "js"); // the search can be seen from here on
  for (const event of ["focus", "pointerenter"]) field.addEventListener(event, begin);
  opener?.addEventListener("pointerenter", begin);
  // A page that was found shows what was searched for.
  if (document.activeElement === field || new URLSearchParams(location.search).has("h")) begin();
}

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
