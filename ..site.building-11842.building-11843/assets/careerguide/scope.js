// What Material's script expects to find on every page. It may keep nothing: PCs are shared,
// and nothing is stored before a person chooses so. A file of its own needs no exception in a Content-Security-Policy.
/* eslint-disable no-unused-vars */
var __md_scope = new URL("../../", /** @type {HTMLScriptElement} */ (document.currentScript).src);
var __md_hash = (/** @type {string} */ text) => [...text].reduce((sum, letter) => (Math.imul(31, sum) + letter.charCodeAt(0)) | 0, 0);
var __md_get = () => null;
var __md_set = () => undefined;

// Before the first paint: the scheme the person chose in this tab, else the one the system asks for.
{
  let chosen = null;
  try {
    chosen = sessionStorage.getItem("cg.scheme");
  } catch {
    // Storage may be switched off; the system's wish still counts.
  }
  const dark = chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.cgScheme = dark ? "dark" : "light";
  // Styles hang on the body, which is not there yet.
  new MutationObserver((_, watch) => {
    if (document.body) {
      document.body.dataset.mdColorScheme = dark ? "slate" : "default";
      watch.disconnect();
    }
  }).observe(document.documentElement, { childList: true });
}
