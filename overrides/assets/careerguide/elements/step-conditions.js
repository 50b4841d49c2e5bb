// How many of the conditions the person meets, on the page of a move or an opening. Nothing is fetched for a person who
// has chosen and saved nothing.
import { withReader } from "../lib/reader.js";

class StepConditions extends HTMLElement {
  connectedCallback() {
    // Until then the link to /my/ stays.
    withReader(async () => (await import("../my/step-line.js")).showStep(this));
  }
}

customElements.define("step-conditions", StepConditions);
