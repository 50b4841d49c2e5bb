// Who the reader is, in the header of every page: the question for their role, or the role that they have chosen.
import { define } from "../lib/dom.js";
import { followReader } from "../lib/reader.js";
import { loadPart } from "../lib/release.js";

class WhoIAm extends HTMLElement {
  connectedCallback() {
    followReader(async (reader) => (await loadPart(import("../my/profile-line.js"))).showProfile(this, reader));
  }
}

define("who-i-am", WhoIAm);
