// The skills gap on the page of a role or a move. Nothing is fetched for a person who has saved nothing.
import { hasSavedData } from "../lib/reader.js";

class HowFar extends HTMLElement {
  async connectedCallback() {
    if (hasSavedData()) (await import("../my/role-match.js")).showRoleMatch(this); // otherwise the link to /my/ stays
  }
}

customElements.define("how-far", HowFar);
