// One part of /my/ at a time, chosen by the address: #skills, #log, #case, #plan, #talk. What is shown is what prints.

class MyViews extends HTMLElement {
  connectedCallback() {
    this.parts = /** @type {HTMLElement[]} */ ([...this.querySelectorAll(":scope > section")]);
    addEventListener("hashchange", () => this.turn());
    this.addEventListener("click", (event) => this.repeat(event));
    this.show();
  }

  /** The part that the address names; another address, as the one that skips the header, changes nothing. */
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

  /** The tab of the part that is shown already: the address stays, and nothing else would take the focus. @param {MouseEvent} event */
  repeat(event) {
    const tab = /** @type {Element} */ (event.target).closest("nav a");
    const same = tab?.getAttribute("href") === location.hash;
    if (!same || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.turn();
  }

  /** Show a part and go to its heading: a link to something that was hidden would leave the focus nowhere. */
  turn() {
    this.show();
    const title = this.named()?.querySelector("h2");
    if (!title) return;
    title.tabIndex = -1;
    title.focus();
  }
}

customElements.define("my-views", MyViews);
