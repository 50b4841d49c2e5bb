// One part of /my/ at a time, chosen by the address: #skills, #log, #case, #plan, #talk. What is shown is what prints.

class MyViews extends HTMLElement {
  connectedCallback() {
    this.parts = /** @type {HTMLElement[]} */ ([...this.querySelectorAll(":scope > section")]);
    addEventListener("hashchange", () => this.show());
    this.show();
  }

  show() {
    const wanted = location.hash.slice(1).split("?", 1)[0];
    const chosen = this.parts?.find((part) => part.id === wanted) ?? this.parts?.[0];
    for (const part of this.parts ?? []) part.hidden = part !== chosen;
    for (const tab of this.querySelectorAll("nav a")) {
      if (tab.getAttribute("href") === `#${chosen?.id}`) tab.setAttribute("aria-current", "true");
      else tab.removeAttribute("aria-current");
    }
  }
}

customElements.define("my-views", MyViews);
