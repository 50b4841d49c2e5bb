// Removes openings when their last day ends at their site, without a new build.
import { isOpen } from "../lib/days.js";
import { define, plural } from "../lib/dom.js";

class OpenList extends HTMLElement {
  connectedCallback() {
    const entries = /** @type {HTMLElement[]} */ ([...this.querySelectorAll("[data-closes]")]);
    for (const entry of entries) {
      if (!isOpen(entry.dataset.closes ?? "", entry.dataset.zone)) entry.remove();
    }
    const left = this.querySelectorAll("[data-closes]").length;
    const count = document.querySelector('.cg-keyfacts a[href="#openings"]'); // on a role's page
    if (count && left < entries.length) count.textContent = plural(left, "opening");
    const none = /** @type {HTMLElement | null} */ (this.querySelector(".cg-none"));
    if (none && !left) none.hidden = false;
  }
}

define("open-list", OpenList);
