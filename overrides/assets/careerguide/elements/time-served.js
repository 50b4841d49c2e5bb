// What the reader has served of the months before a move, if the move starts from their role. Nothing is fetched for a
// person who has saved nothing.
import { today } from "../lib/days.js";
import { hasSavedData } from "../lib/saved-data.js";
import { monthsServed, servedInWords } from "../lib/time-served.js";

class TimeServed extends HTMLElement {
  async connectedCallback() {
    if (!hasSavedData()) return;
    const { store } = await import("../my/storage.js");
    const month = today().slice(0, 7);
    const show = () => {
      const { role, since } = store.get("me/me") ?? { role: "", since: "" };
      const isOwn = role !== "" && (this.dataset.from ?? "").split(" ").includes(role);
      const served = isOwn ? monthsServed(since, month) : null;
      const [min, typical, slow] = (this.dataset.months ?? "").split(" ").map(Number);
      this.className = served === null ? "" : "cg-served";
      this.textContent = served === null ? "" : servedInWords({ min, typical, slow }, served, month);
    };
    store.addEventListener("change", show);
    show();
  }
}

customElements.define("time-served", TimeServed);
