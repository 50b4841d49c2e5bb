// Light or dark: the system's wish, until the person presses the button; then theirs, while this tab lives.

const button = /** @type {HTMLButtonElement | null} */ (document.querySelector(".cg-scheme"));

/** @param {boolean} dark */
function show(dark) {
  document.documentElement.dataset.cgScheme = dark ? "dark" : "light";
  document.body.dataset.mdColorScheme = dark ? "slate" : "default";
  if (button) {
    button.textContent = dark ? "Light colours" : "Dark colours";
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
      // Without storage the choice holds for this page.
    }
  });
}
