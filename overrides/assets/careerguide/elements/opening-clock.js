// Tells in how many days an opening closes at its site, or that it has closed there.
import { dayNumber, today, UNTIL_FILLED } from "../lib/days.js";

class OpeningClock extends HTMLElement {
  connectedCallback() {
    const { closes, zone, time } = this.dataset;
    if (closes === UNTIL_FILLED) return; // the page says so
    const day = today(zone);
    const left = dayNumber(closes ?? day) - dayNumber(day);
    const notice = document.createElement("p");
    notice.className = left < 0 ? "cg-notice" : "cg-left";
    if (left < 0) {
      notice.textContent = "This opening has closed. See where the role leads, and other openings.";
      for (const link of document.querySelectorAll(".cg-apply")) link.remove();
    } else {
      const when = left === 0 ? "Closes today" : `Closes in ${left} day${left === 1 ? "" : "s"}`;
      notice.textContent = time ? `${when}, ${time}.` : `${when}.`;
    }
    this.append(notice);
  }
}

customElements.define("opening-clock", OpeningClock);
