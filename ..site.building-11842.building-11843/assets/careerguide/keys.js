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
