// What the reader has served of the months before a move, if the move starts from their role. Nothing is fetched for a
// person who has saved nothing.
import { today } from "../lib/days.js";
import { followReader } from "../lib/reader.js";
import { monthsServed, servedInWords } from "../lib/time-served.js";

class TimeServed extends HTMLElement {
  connectedCallback() {
    followReader(({ role, since, graph }) => {
      const month = today().slice(0, 7);
      const isOwn = (this.dataset.from ?? "").split(" ").some((id) => role !== "" && graph.role(id)?.id === role);
      const served = isOwn ? monthsServed(since, month) : null;
      const [min, typical, slow] = (this.dataset.months ?? "").split(" ").map(Number);
      this.className = served === null ? "" : "cg-served";
      this.textContent = served === null ? "" : servedInWords({ min, typical, slow }, served, month);
    });
  }
}

customElements.define("time-served", TimeServed);
