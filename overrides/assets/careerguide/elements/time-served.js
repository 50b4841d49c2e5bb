// What the reader has served of the months before a move, if the move starts from their role. Nothing is fetched for a
// person who has chosen nothing.

import { markReader } from "../lib/charts.js";
import { today } from "../lib/days.js";
import { define } from "../lib/dom.js";
import { followReader } from "../lib/reader.js";
import { monthRange, monthsServed, servedInWords } from "../lib/time-served.js";

/** The months of a move if they are not known. */
const NONE = [null, null, null];

class TimeServed extends HTMLElement {
  connectedCallback() {
    followReader(({ role, since }) => {
      const month = today().slice(0, 7);
      const isOwn = role !== "" && (this.dataset.from ?? "").split(" ").includes(role);
      const served = isOwn ? monthsServed(since, month) : null;
      const { months } = this.dataset;
      const [min, typical, slow] = months ? months.split(" ").map(Number) : NONE;
      const chart = this.parentElement?.querySelector(".cg-chart[data-axis]");
      if (chart && months) {
        markReader(chart, served === null || served < 0 ? null : served);
        const isMarked = document.querySelector(".cg-chart__you") !== null;
        for (const key of document.querySelectorAll(".cg-key__you")) key.toggleAttribute("hidden", !isMarked);
      }
      this.className = served === null ? "" : "cg-served";
      this.textContent = served === null ? "" : servedInWords(monthRange(min, typical, slow), served, month);
    });
  }
}

define("time-served", TimeServed);
