// Saves an opening, so that its last day is in the person's plan and calendar. If nothing may be saved yet, the person
// chooses first where.

import { dayInWords, isOpen, UNTIL_FILLED } from "../lib/days.js";
import { button, define, link, status } from "../lib/dom.js";
import { MY_PAGE } from "../lib/parts.js";
import { keepChoice } from "../my/keep-choice.js";
import { store } from "../my/storage.js";

const FAULTS = {
  full: "Not saved: the browser has no space left.",
  broken: "Not saved: the browser did not store it.",
  newer: "Not saved: a newer version of this guide has saved something here. Reload this page.",
  taken: "Not saved: this computer already has answers from another tab.",
};

class SaveOpening extends HTMLElement {
  box = document.createElement("p");
  statusLine = status();

  connectedCallback() {
    if (!isOpen(this.dataset.closes ?? "", this.dataset.zone)) return; // it is closed
    this.replaceChildren(this.box, this.statusLine);
    store.addEventListener("change", () => this.show());
    this.show();
  }

  get key() {
    return `saved/${this.dataset.opening}`;
  }

  show() {
    const focused = this.box.contains(document.activeElement);
    // What could not be written is held on this page only.
    const isSaved = store.get(this.key) !== null && !store.held.has(this.key);
    const act = isSaved
      ? button("Remove from my saved openings", () => this.drop())
      : button("Save this opening", () => this.save());
    this.box.replaceChildren(act, ...(isSaved && MY_PAGE ? [" ", link(`${MY_PAGE}#plan`, "My plan")] : []));
    if (focused) act.focus();
  }

  save() {
    if (store.area) return this.put();
    this.ask();
  }

  /** Ask where to save. Nothing is saved before the person has chosen. */
  ask() {
    const choice = keepChoice((place) => (place ? this.keep(place) : this.cancel()));
    if (!choice) {
      this.statusLine.textContent = "This browser does not let pages save anything. Write down the last day.";
      return;
    }
    this.box.replaceChildren(...choice);
    this.statusLine.textContent = "Choose where to keep it. It stays in this browser. Nothing is sent.";
    this.box.querySelector("button")?.focus();
  }

  cancel() {
    this.statusLine.textContent = "Nothing was saved.";
    this.show();
    this.box.querySelector("button")?.focus();
  }

  /** @param {"tab" | "computer"} area */
  keep(area) {
    const fault = store.keep(area);
    if (fault) this.statusLine.textContent = FAULTS[fault];
    else this.put();
  }

  put() {
    const { title = "", closes = "" } = this.dataset;
    const fault = store.put(this.key, { title: title.slice(0, 400), closes });
    const done =
      closes === UNTIL_FILLED
        ? "Saved in your plan. It is open until filled, so it can close on any day."
        : `Saved. The last day to apply, ${dayInWords(closes)}, is in your plan and your calendar file.`;
    this.statusLine.textContent = fault ? FAULTS[fault] : done;
  }

  drop() {
    const fault = store.remove(this.key);
    this.statusLine.textContent = fault ? FAULTS[fault] : "Removed.";
  }
}

define("save-opening", SaveOpening);
