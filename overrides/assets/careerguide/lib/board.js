// A list as cards that is sorted for the reader's role, in groups. Subclasses say which groups there are.
import { drawGroups, groupSwitch } from "./groups.js";
import { followReach } from "./reader.js";
import { hasSavedData } from "./saved-data.js";

/** @typedef {import("./reader.js").Reader} Reader */
/** @typedef {import("../planner/reach.js").Reach} Reach */
/** @typedef {import("./groups.js").Group} Group */

export class Board extends HTMLElement {
  /** The entries in the order of the page. @type {HTMLElement[]} */
  entries = [];
  title = "";
  isSorted = true;
  /** @type {[Reach | null, Reader] | null} */
  reader = null;
  control = groupSwitch("Sorted for my role", (isOn) => {
    this.isSorted = isOn;
    this.draw();
  });

  connectedCallback() {
    this.entries = /** @type {HTMLElement[]} */ ([...this.querySelectorAll("li[data-level]")]);
    this.title = this.querySelector("h2")?.textContent ?? "";
    // Cards that change their places are not seen before they have them.
    this.toggleAttribute("data-sorting", hasSavedData());
    const shown = () => this.removeAttribute("data-sorting");
    setTimeout(shown, 3000); // the profile may not load
    followReach((reach, reader) => {
      this.reader = [reach, reader];
      this.draw();
      // After the browser has drawn them in their places: otherwise it counts that they moved.
      requestAnimationFrame(() => requestAnimationFrame(shown));
    });
  }

  draw() {
    if (!this.reader) return;
    const [reach, reader] = this.reader;
    const left = this.entries.filter((entry) => entry.isConnected);
    if (!reach) this.forget(left);
    const groups = reach && this.groups(left, reader, reach);
    const all = [{ title: this.title, note: "", entries: left }];
    drawGroups(this, groups && this.isSorted ? groups : all, groups && this.control);
  }

  /**
   * The entries in groups, for a reader with a role.
   * @param {HTMLElement[]} _entries @param {Reader} _reader @param {Reach} _reach @returns {Group[]}
   */
  groups(_entries, _reader, _reach) {
    return [];
  }

  /** Take away what the entries say to a reader with a role. @param {HTMLElement[]} _entries */
  forget(_entries) {}
}
