// Tells in how many days an opening closes at its site, or that it has closed there.
import { dayNumber, today, UNTIL_FILLED } from "../lib/days.js";
import { define, element, link, plural } from "../lib/dom.js";
import { OPENINGS } from "../lib/parts.js";

class OpeningClock extends HTMLElement {
  connectedCallback() {
    const { closes, zone } = this.dataset;
    if (closes === UNTIL_FILLED) return; // the page says so
    const day = today(zone);
    const left = dayNumber(closes ?? day) - dayNumber(day);
    if (left < 0) return this.close();
    const place = this.querySelector(".cg-left") ?? this.appendChild(element("span", "cg-left"));
    place.textContent = left === 0 ? "closes today" : `${plural(left, "day")} left`;
  }

  /** It has closed since the site was built: nothing on the page offers to apply. */
  close() {
    this.prepend(
      element(
        "p",
        "cg-notice",
        "This opening has closed. See where the role leads, and ",
        link(OPENINGS, "other openings"),
        ".",
      ),
    );
    for (const offer of document.querySelectorAll(".cg-apply, .cg-how-to-apply, .cg-poster__how")) offer.remove();
    for (const label of document.querySelectorAll(".cg-closes")) label.textContent = "Closed";
    const chart = document.querySelector(".cg-dates");
    chart?.setAttribute("aria-label", (chart.getAttribute("aria-label") ?? "").replace(", closes ", ", closed "));
    const check = document.querySelector(".cg-verdict");
    check?.classList.add("cg-verdict--closed");
    check?.replaceChildren(element("p", "", "These were the rules of this opening."));
  }
}

define("opening-clock", OpeningClock);
