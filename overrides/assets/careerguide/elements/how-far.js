// The skills gap on the page of a role or a move. Nothing is fetched for a person who has saved nothing.
import { withReader } from "../lib/reader.js";

class HowFar extends HTMLElement {
  connectedCallback() {
    // Until then the link to /my/ stays.
    withReader(async () => (await import("../my/role-match.js")).showRoleMatch(this));
  }
}

customElements.define("how-far", HowFar);
