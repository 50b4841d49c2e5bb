// Tells in how many days an opening closes, or that it has closed.
import { dayNumber, today } from "../lib/days.js";

class OpeningClock extends HTMLElement {
  connectedCallback() {
    const left = dayNumber(this.dataset.closes ?? today()) - dayNumber(today());
    const notice = document.createElement("p");
    notice.className = left < 0 ? "cg-notice" : "cg-left";
    if (left < 0) {
      notice.textContent = "This opening has closed. See where the role leads, and other openings.";
      for (const link of document.querySelectorAll(".cg-apply")) link.remove();
    } else {
      notice.textContent = left === 0 ? "Closes today." : `Closes in ${left} day${left === 1 ? "" : "s"}.`;
    }
    this.append(notice);
  }
}

customElements.define("opening-clock", OpeningClock);
