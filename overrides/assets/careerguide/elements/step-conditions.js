// How many of the conditions the person meets, on the page of a move or an opening. Nothing is fetched for a person who
// has chosen and saved nothing.
import { define } from "../lib/dom.js";
import { withReader } from "../lib/reader.js";
import { loadPart } from "../lib/release.js";

class StepConditions extends HTMLElement {
  connectedCallback() {
    // Until then the link to /my/ stays.
    withReader(async () => (await loadPart(import("../my/step-line.js"))).showStep(this));
  }
}

define("step-conditions", StepConditions);
