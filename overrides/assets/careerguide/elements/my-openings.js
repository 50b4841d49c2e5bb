// Saved openings on the person's own page, with their last days.

import { dayInWords, today, UNTIL_FILLED } from "../lib/days.js";
import { button, define, element, link, list, status } from "../lib/dom.js";
import { OPENINGS } from "../lib/parts.js";
import { fetchOpenings, savedOpenings } from "../my/saved-openings.js";
import { store } from "../my/storage.js";

class MyOpenings extends HTMLElement {
  box = element("div", "");
  statusLine = status();
  /** @type {{id: string, closes: string}[] | null} */
  listed = null;

  connectedCallback() {
    this.statusLine.tabIndex = -1; // it has the focus after the last opening is removed
    store.addEventListener("change", () => this.show());
    this.show();
  }

  async show() {
    if (!store.all("saved").size && !this.contains(this.statusLine)) return;
    this.listed ??= await fetchOpenings();
    const openings = savedOpenings(this.listed);
    if (!this.contains(this.statusLine)) this.replaceChildren(this.box, this.statusLine);
    this.classList.toggle("cg-card", openings.length > 0);
    this.box.replaceChildren(
      ...(openings.length
        ? [
            element("h2", "", "Saved openings"),
            list(
              openings.map((opening) => this.line(opening)),
              "cg-plain cg-lines",
            ),
          ]
        : []),
    );
  }

  /** @param {import("../my/saved-openings.js").SavedOpening} opening */
  line({ id, title, closes, listed }) {
    const drop = button("Remove", () => {
      const fault = store.remove(`saved/${id}`);
      this.statusLine.textContent = fault ? "Not removed: the browser did not store it." : "Removed.";
      (this.querySelector("button") ?? this.statusLine).focus();
    });
    drop.setAttribute("aria-label", `Remove: ${title}`);
    const filled = listed ? "open until filled" : "was open until filled";
    const state = closes < today() ? "closed on" : "last day to apply:";
    return element(
      "span",
      "",
      listed && OPENINGS ? link(`${OPENINGS}${id}/`, title) : title,
      closes === UNTIL_FILLED ? `, ${filled} ` : `, ${state} ${dayInWords(closes)} `,
      drop,
    );
  }
}

define("my-openings", MyOpenings);
