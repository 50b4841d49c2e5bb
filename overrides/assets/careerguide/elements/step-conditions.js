// How many of the conditions the person meets, on the page of a move or an opening. Nothing is fetched for a person who
// has saved nothing.
import { hasSavedData } from "../lib/reader.js";

class StepConditions extends HTMLElement {
  async connectedCallback() {
    if (hasSavedData()) (await import("../my/step-line.js")).showStep(this); // otherwise the link to /my/ stays
  }
}

customElements.define("step-conditions", StepConditions);
