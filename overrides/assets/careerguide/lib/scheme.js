// The button for light or dark colours. The system's preference counts until the person presses it; then their choice
// counts until the tab is closed.

const button = /** @type {HTMLButtonElement | null} */ (document.querySelector(".cg-scheme"));

/** @param {boolean} dark */
function show(dark) {
  document.documentElement.dataset.cgScheme = dark ? "dark" : "light";
  document.body.dataset.mdColorScheme = dark ? "slate" : "default";
  if (button) {
    button.setAttribute("aria-label", dark ? "Light theme" : "Dark theme");
  }
}

const isDark = () => document.documentElement.dataset.cgScheme === "dark";

show(isDark());
if (button) {
  button.hidden = false;
  button.addEventListener("click", () => {
    show(!isDark());
    try {
      sessionStorage.setItem("cg.scheme", isDark() ? "dark" : "light");
    } catch {
      // Without storage the choice counts for this page only.
    }
  });
}
