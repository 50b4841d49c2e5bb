// The skills gap on the page of a role or a move. Nothing is fetched for a person who has saved nothing.
import { define } from "../lib/dom.js";
import { withReader } from "../lib/reader.js";
import { loadPart } from "../lib/release.js";

class HowFar extends HTMLElement {
  connectedCallback() {
    // Until then the link to /my/ stays.
    withReader(async () => (await loadPart(import("../my/role-match.js"))).showRoleMatch(this));
  }
}

define("how-far", HowFar);
