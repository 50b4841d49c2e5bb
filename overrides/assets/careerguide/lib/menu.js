// Escape closes the menu and moves the focus back to its button.
const menu = /** @type {HTMLDetailsElement | null} */ (document.querySelector(".cg-menu--narrow"));
menu?.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && menu.open) {
    menu.open = false;
    menu.querySelector("summary")?.focus();
  }
});

export {};
