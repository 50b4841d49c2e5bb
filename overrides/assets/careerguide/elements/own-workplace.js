// On the page of a role, what differs by client line, site and shift: a person says where they work, and what is theirs
// is marked and comes first. The list is complete without it.

import { fits, WORK_LABELS } from "../lib/differences.js";
import { define, element, field, select } from "../lib/dom.js";
import { followReader } from "../lib/reader.js";
import { loadPart } from "../lib/release.js";

/** @typedef {import("../lib/differences.js").Work} Work */

/** The attributes of a line of the list with the words of its places. */
const WORDS = { line: "line", site: "siteName", shift: "shiftName" };

class OwnWorkplace extends HTMLElement {
  /** The lines of the list, in the order of the page. @type {HTMLElement[]} */
  items = [];
  /** @type {Map<keyof Work, HTMLSelectElement>} */
  selects = new Map();
  statusLine = element("p", "cg-small");

  connectedCallback() {
    this.items = /** @type {HTMLElement[]} */ ([...this.querySelectorAll("li")]);
    this.statusLine.setAttribute("role", "status");
    const fields = WORK_LABELS.flatMap(([part, label]) => this.chooser(part, label));
    this.prepend(element("div", "cg-work cg-screen", ...fields), this.statusLine);
    followReader(async () => this.show((await loadPart(import("../my/work.js"))).work()));
  }

  /**
   * A list to choose from, if the role differs by it.
   * @param {keyof Work} part @param {string} label
   */
  chooser(part, label) {
    const named = this.items.filter((item) => item.dataset[part]);
    if (!named.length) return [];
    const options = new Map(named.map(({ dataset }) => [dataset[part] ?? "", dataset[WORDS[part]] ?? ""]));
    const control = select([["", "not chosen"], ...options]);
    this.selects.set(part, control);
    return [field(label, control, () => this.choose(part, control.value))];
  }

  /** @param {keyof Work} part @param {string} value */
  async choose(part, value) {
    const { setWork, work } = await loadPart(import("../my/work.js"));
    await setWork({ [part]: value });
    this.show(work());
  }

  /** @param {Work} work */
  show(work) {
    for (const [part, control] of this.selects) control.value = work[part];
    const isOwn = (/** @type {HTMLElement} */ { dataset: { line = "", site = "", shift = "" } }) =>
      fits({ line, site, shift }, work);
    for (const item of this.items) {
      item.querySelector(".cg-own")?.remove();
      if (isOwn(item)) item.prepend(element("strong", "cg-own", "Yours"), " ");
    }
    const own = this.items.filter(isOwn);
    this.querySelector("ul")?.append(...own, ...this.items.filter((item) => !own.includes(item)));
    const isKnown = Object.values(work).some(Boolean);
    this.statusLine.textContent = isKnown && !own.length ? "Nothing differs where you work." : "";
  }
}

define("own-workplace", OwnWorkplace);
