// The line under the header of every page: the role and the target that the person has chosen. Nobody else has the line.
import { followReader } from "../lib/reader.js";

class WhoIAm extends HTMLElement {
  connectedCallback() {
    followReader(async (reader) => (await import("../my/profile-line.js")).showProfile(this, reader));
  }
}

customElements.define("who-i-am", WhoIAm);
