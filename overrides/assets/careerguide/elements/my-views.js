// Shows one part of /my/ at a time, as the address says: #skills, #log, #case, #plan, #talk. Only the shown part is
// printed.

class MyViews extends HTMLElement {
  connectedCallback() {
    this.parts = /** @type {HTMLElement[]} */ ([...this.querySelectorAll(":scope > section")]);
    addEventListener("hashchange", () => this.turn());
    this.addEventListener("click", (event) => this.repeat(event));
    this.show();
  }

  /** The part that the address names; none for other addresses such as #content. */
  named() {
    const wanted = location.hash.slice(1).split("?", 1)[0];
    return this.parts?.find((part) => part.id === wanted);
  }

  show() {
    const chosen = this.named() ?? this.parts?.find((part) => !part.hidden);
    for (const part of this.parts ?? []) part.hidden = part !== chosen;
    for (const tab of this.querySelectorAll("nav a")) {
      if (tab.getAttribute("href") === `#${chosen?.id}`) tab.setAttribute("aria-current", "true");
      else tab.removeAttribute("aria-current");
    }
  }

  /**
   * Handle a click on the tab of the shown part: the address does not change, so nothing else moves the focus.
   * @param {MouseEvent} event
   */
  repeat(event) {
    const tab = /** @type {Element} */ (event.target).closest("nav a");
    const same = tab?.getAttribute("href") === location.hash;
    if (!same || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.turn();
  }

  /** Show a part and focus its heading, because a link to a hidden element does not move the focus. */
  turn() {
    this.show();
    const title = this.named()?.querySelector("h2");
    if (!title) return;
    title.tabIndex = -1;
    title.focus();
  }
}

customElements.define("my-views", MyViews);
