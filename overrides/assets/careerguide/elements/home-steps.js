// Home for a person whose role is known. What it draws is loaded only then.
import { define } from "../lib/dom.js";
import { followReader } from "../lib/reader.js";
import { loadPart } from "../lib/release.js";

class HomeSteps extends HTMLElement {
  connectedCallback() {
    followReader(async (reader) => (await loadPart(import("../home/role-home.js"))).showRoleHome(this, reader));
  }
}

define("home-steps", HomeSteps);
