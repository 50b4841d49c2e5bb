// Tells at all times where a person's answers are kept and when the last copy was made. Offers to keep, copy, restore
// and erase them. Nothing is kept before the person chooses.
import { dayInWords, today } from "../lib/days.js";
import { button, define, element, field, input, list, plural, status } from "../lib/dom.js";
import { asJson, fromJson } from "../my/copy.js";
import { download } from "../my/download.js";
import { FAULTS, KEEP_LABEL, keepButton, keepPlaces } from "../my/keep-choice.js";
import { entries, unread, unsaved } from "../my/keep-warnings.js";
import { store } from "../my/storage.js";

/** @typedef {import("../my/keep-choice.js").Place} Place */

class MyKeeping extends HTMLElement {
  whereLine = status("cg-keeping__said");
  warned = element("div", "cg-keeping__warned");
  places = element("span", "cg-choices");
  choices = element("p", "cg-keeping__choices");
  statusLine = status();
  text = element("textarea", "");
  back = element("textarea", "");
  restoreBox = element("div", "");
  /** The storage area when this was last shown. @type {string} */
  lastArea = "";
  /** The text of the present warning. */
  warning = "";

  connectedCallback() {
    this.warned.setAttribute("role", "alert");
    this.restoreBox.setAttribute("role", "status");
    const label = element("span", "cg-quiet", KEEP_LABEL);
    label.id = "cg-keep-label";
    this.places.setAttribute("role", "group");
    this.places.setAttribute("aria-labelledby", label.id);
    this.replaceChildren(
      element("p", "cg-keeping__places", label, this.places),
      element(
        "div",
        "cg-keeping__row",
        this.whereLine,
        element("div", "cg-keeping__more", this.choices, this.copies()),
      ),
      this.warned,
      this.statusLine,
    );
    this.dataset.built = "";
    store.addEventListener("change", () => this.show());
    addEventListener("beforeunload", (event) => {
      // Ask before the page is closed if there are changes that are not saved.
      if (store.held.size) event.preventDefault();
    });
    this.show();
  }

  show() {
    const { area } = store;
    const copied = store.copied ? `Last copy: ${dayInWords(store.copied)}.` : "No copy yet.";
    if (this.lastArea && !area && !store.fault)
      this.statusLine.textContent = "Your answers were erased in another tab.";
    this.lastArea = area;
    this.whereLine.textContent = {
      "": "Your answers are not kept. They are lost when you leave this page.",
      tab: `Your answers are kept in this tab only, until you close it. ${copied}`,
      computer: `Your answers are kept on this computer, in this browser only. Nothing is sent. ${copied}`,
    }[area];
    this.warn();
    this.choose(area);
    if (this.querySelector("details[open]")) this.text.value = this.copy();
  }

  /** Show warnings. An unchanged warning stays, because a new one is announced again and closes its list. */
  warn() {
    const lines = [
      ...unsaved(
        () => this.retry(),
        () => this.openCopy(),
      ),
      ...unread(),
    ];
    const warning = lines.map((line) => line.textContent).join("\n");
    if (warning === this.warning) return;
    this.warning = warning;
    const focused = this.warned.contains(document.activeElement);
    this.warned.replaceChildren(...lines);
    if (focused) (this.warned.querySelector("button") ?? this.places.querySelector("button"))?.focus();
  }

  /**
   * Show where answers can be kept, and what else can be done with them. Buttons that did not change stay: a press on
   * one of them may be what has saved the last field.
   * @param {"" | "tab" | "computer"} area
   */
  choose(area) {
    const focused = this.contains(document.activeElement) && (document.activeElement?.id || "");
    const places = keepPlaces();
    const words = JSON.stringify([area, places]);
    if (this.places.dataset.shown !== words) {
      this.places.replaceChildren(...places.map(([text, place]) => this.placeButton(text, place)));
      this.places.dataset.shown = words;
    }
    const rest = JSON.stringify([area, store.shared, store.held.size > 0, places.length]);
    if (this.choices.dataset.shown !== rest) {
      const none = "This browser does not let pages save anything. Make a copy before you leave. ";
      this.choices.replaceChildren(...(!area && places.length === 1 ? [none] : []), ...this.more(area));
      this.choices.dataset.shown = rest;
    }
    if (focused === false || this.contains(document.activeElement)) return;
    const same = focused ? document.getElementById(focused) : null;
    (same ?? this.places.querySelector("button"))?.focus();
  }

  /** @param {string} text @param {Place} place */
  placeButton(text, place) {
    const choice = keepButton(text, place, () => {
      if (place) this.keep(place);
      else if (store.area) this.erase();
    });
    choice.id = `cg-keep-${place || "nowhere"}`;
    return choice;
  }

  /** What stands beside the choice. @param {"" | "tab" | "computer"} area */
  more(area) {
    const shown = [];
    if (!area && store.storage.works("computer")) {
      const box = input("checkbox");
      box.checked = store.shared;
      box.id = "cg-shared";
      box.addEventListener("change", () => (store.shared = box.checked));
      shown.push(element("label", "", box, " Several people use this computer"));
    }
    if (!area && !store.held.size) return shown;
    const erase = button("Erase all", () => this.erase());
    erase.id = "cg-erase";
    return [...shown, erase];
  }

  /** @param {"tab" | "computer"} area */
  keep(area) {
    const fault = store.keep(area);
    const saved = area === "computer" ? "Saved on this computer." : "Saved in this tab.";
    this.statusLine.textContent = fault === "taken" ? FAULTS.taken : fault ? "" : saved;
  }

  retry() {
    this.statusLine.textContent = store.flush() ? "Still not saved." : "Saved now.";
  }

  /** Ask for a second click before everything is erased. */
  erase() {
    const count = store.keys().length + store.unread().length;
    const yes = button("Yes, erase everything", () => {
      this.lastArea = "";
      this.statusLine.textContent = store.erase()
        ? "Everything is erased."
        : "The browser could not erase everything. Clear the data of this site in the browser's settings.";
      this.places.querySelector("button")?.focus();
    });
    const no = button("No, keep everything", () => {
      this.show();
      this.places.querySelector("button")?.focus();
    });
    this.choices.replaceChildren(`Erase ${entries(count)}? `, yes, no);
    delete this.choices.dataset.shown;
    no.focus();
  }

  copies() {
    this.text.rows = 4;
    this.text.readOnly = true;
    this.back.rows = 4;
    const file = input("file");
    file.accept = "application/json,.json,text/plain";
    file.addEventListener("change", async () => {
      const chosen = file.files?.[0];
      if (!chosen) return;
      if (chosen.size > 4_000_000) return this.refuse("This is too large to be a copy.");
      this.back.value = await chosen.text().catch(() => "");
      this.restore();
    });
    const save = button("Save as a file", () => {
      download(`career-${today()}.json`, "application/json", this.copy());
      this.markCopied();
    });
    const pick = button("Select the text", () => {
      this.text.select();
      this.markCopied();
    });
    const details = element(
      "details",
      "cg-copies",
      element("summary", "", "Make or restore a copy"),
      field("All my entries as text", this.text),
      element("p", "", save, " ", pick, " Then copy it with Ctrl+C."),
      field("Paste a copy", this.back),
      field("Or choose a file", file),
      element(
        "p",
        "",
        button("Restore the copy", () => this.restore()),
      ),
      this.restoreBox,
    );
    details.addEventListener("toggle", () => (this.text.value = details.open ? this.copy() : ""));
    return details;
  }

  copy() {
    return asJson(store.records(), today());
  }

  openCopy() {
    const details = this.querySelector("details.cg-copies");
    if (details instanceof HTMLDetailsElement) details.open = true;
    this.text.value = this.copy();
    this.text.focus();
    this.text.select();
  }

  markCopied() {
    store.copied = today();
    this.statusLine.textContent = "Copy made.";
  }

  /** @param {string} why */
  refuse(why) {
    this.restoreBox.replaceChildren(element("p", "cg-warned", `${why} Nothing was changed.`));
  }

  restore() {
    const copy = fromJson(this.back.value);
    if ("fault" in copy) return this.refuse(copy.fault);
    const records = store.renames.records(copy.records);
    const differ = differing(records);
    if (!differ.length) return this.take(records);
    // Another tab may have changed a record since, so the difference is worked out again after the answer.
    const unchanged = () => {
      const keys = differing(records);
      return new Map([...records].filter(([key]) => !keys.includes(key)));
    };
    this.restoreBox.replaceChildren(
      element(
        "p",
        "",
        `The copy has ${entries(records.size)}. `,
        `${plural(differ.length, "of them differs", "of them differ")} from what is here. `,
      ),
      element(
        "p",
        "",
        button("Use the values of the copy", () => this.take(records)),
        " ",
        button("Keep mine where they differ", () => this.take(unchanged())),
      ),
    );
    this.restoreBox.querySelector("button")?.focus();
  }

  /** @param {Map<string, any>} records */
  take(records) {
    const fault = store.putAll(records);
    if (fault) return this.refuse(fault === "full" ? "There is no space for everything." : FAULTS[fault]);
    this.back.value = "";
    const text = records.size ? `${entries(records.size)} restored.` : "Your entries are unchanged.";
    this.restoreBox.replaceChildren(list([text], "cg-plain"));
    if (document.activeElement === document.body) this.back.focus();
  }
}

/** Keys of records that have another value here. @param {Map<string, any>} records with the ids of today */
const differing = (records) =>
  [...records].flatMap(([key, value]) => {
    const here = store.renames.key(key) === key ? store.get(key) : null;
    return here !== null && JSON.stringify(here) !== JSON.stringify(value) ? [key] : [];
  });

define("my-keeping", MyKeeping);
