// Who the reader is, in the header of every page: the question for their role, or the role that they have chosen.
import { followReader } from "../lib/reader.js";
import { loadPart } from "../lib/release.js";

class WhoIAm extends HTMLElement {
  connectedCallback() {
    followReader(async (reader) => (await loadPart(import("../my/profile-line.js"))).showProfile(this, reader));
  }
}

customElements.define("who-i-am", WhoIAm);
