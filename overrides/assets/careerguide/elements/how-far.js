// "How far am I?" on the page of a role or a move: nothing is fetched for it where a person keeps nothing.
import { hasSavedData } from "../lib/saved-data.js";

class HowFar extends HTMLElement {
  async connectedCallback() {
    if (hasSavedData()) (await import("../my/role-match.js")).showRoleMatch(this); // else the link to /my/ stays
  }
}

customElements.define("how-far", HowFar);
