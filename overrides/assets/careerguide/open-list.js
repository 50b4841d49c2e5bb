// Openings vanish on the day after they close, without a new build.
import { today } from "./days.js";

class OpenList extends HTMLElement {
  connectedCallback() {
    const day = today();
    const entries = /** @type {HTMLElement[]} */ ([...this.querySelectorAll("[data-closes]")]);
    for (const entry of entries) {
      if ((entry.dataset.closes ?? "") < day) entry.remove();
    }
    const none = /** @type {HTMLElement | null} */ (this.querySelector(".cg-none"));
    if (none && !this.querySelector("[data-closes]")) none.hidden = false;
  }
}

customElements.define("open-list", OpenList);
