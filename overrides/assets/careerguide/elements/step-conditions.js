// How many of the conditions the person meets, on the page of a move or an opening. Nothing is fetched for a person who
// has saved nothing.
import { hasSavedData } from "../lib/reader.js";
import { loadPart } from "../lib/release.js";

class StepConditions extends HTMLElement {
  async connectedCallback() {
    if (!hasSavedData()) return; // the link to /my/ stays
    const { showStep } = await loadPart(import("../my/step-line.js"));
    showStep(this);
  }
}

customElements.define("step-conditions", StepConditions);
