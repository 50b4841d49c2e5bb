// An opening says in how many days it closes, and that it has closed once it has.
import { dayNumber, today } from "../lib/days.js";

class OpeningClock extends HTMLElement {
  connectedCallback() {
    const left = dayNumber(this.dataset.closes ?? today()) - dayNumber(today());
    const said = document.createElement("p");
    said.className = left < 0 ? "cg-notice" : "cg-left";
    if (left < 0) {
      said.textContent = "This opening has closed. Look at where the job leads, and at what else is open.";
      for (const link of document.querySelectorAll(".cg-apply")) link.remove();
    } else {
      said.textContent = left === 0 ? "Closes today." : `Closes in ${left} day${left === 1 ? "" : "s"}.`;
    }
    this.append(said);
  }
}

customElements.define("opening-clock", OpeningClock);
