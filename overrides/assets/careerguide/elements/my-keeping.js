// Where my things are kept, said at all times: nowhere before I choose, then where, how old the last copy is, and "erase all".
import { dayInWords, today } from "../lib/days.js";
import { button, element, field, input, list, plural, status } from "../lib/dom.js";
import { asJson, fromJson } from "../my/copy.js";
import { download } from "../my/download.js";
import { store } from "../my/storage.js";

const FAULTS = {
  full: "Not saved: this browser has no room left.",
  broken: "Not saved: this browser did not keep it.",
  newer: "Not saved: a newer version of this guide wrote something in the same place. Reload this page.",
  taken:
    "Not moved: this computer already keeps what was entered in another tab, maybe by somebody else. Yours stays in this tab.",
};

class MyKeeping extends HTMLElement {
  said = status("cg-keeping__said");
  warned = element("div", "cg-keeping__warned");
  choices = element("p", "cg-keeping__choices");
  told = status();
  text = element("textarea", "");
  back = element("textarea", "");
  asked = element("div", "");
  /** Where things were kept when this was last shown. @type {string} */
  last = "";
  /** What the warning says now. */
  warning = "";

  connectedCallback() {
    this.warned.setAttribute("role", "alert");
    this.asked.setAttribute("role", "status");
    this.replaceChildren(this.said, this.warned, this.choices, this.copies(), this.told);
    store.addEventListener("change", () => this.show());
    addEventListener("beforeunload", (event) => {
      // Only what stands nowhere else is worth a question.
      if (store.held.size) event.preventDefault();
    });
    this.show();
  }

  show() {
    const { place } = store;
    const copied = store.copied ? `Last copy: ${dayInWords(store.copied)}.` : "No copy taken yet.";
    if (this.last && !place && !store.fault) this.told.textContent = "All was erased in another tab.";
    this.last = place;
    this.said.textContent = {
      "": "Kept nowhere. When you leave this page, what you entered is gone.",
      tab: `Kept in this tab alone, until you close it. ${copied}`,
      computer: `Kept on this computer, in this browser alone. Nothing is sent. ${copied}`,
    }[place];
    this.warn();
    this.choose(place);
    if (this.querySelector("details[open]")) this.text.value = this.copy();
  }

  /** Say what is wrong, anew only where it changed: it is read aloud each time, and an opened list would close. */
  warn() {
    const lines = [...this.unsaved(), ...this.unread()];
    const warning = lines.map((line) => line.textContent).join("\n");
    if (warning === this.warning) return;
    this.warning = warning;
    const focused = this.warned.contains(document.activeElement);
    this.warned.replaceChildren(...lines);
    if (focused) (this.warned.querySelector("button") ?? this.choices.querySelector("button"))?.focus();
  }

  unsaved() {
    const count = store.held.size;
    if (store.fault) {
      const rest = count ? "What you wrote is still on this page." : "What you had is as it was.";
      const again = store.waits ? [button("Try again", () => this.retry()), " "] : [];
      return [
        element(
          "p",
          "cg-warned",
          `${FAULTS[store.fault]} ${rest} `,
          ...again,
          button("Show it as text to copy", () => this.openCopy()),
        ),
      ];
    }
    if (!store.place || !count) return [];
    const text = `${plural(count, "change")} of this page ${count === 1 ? "is" : "are"} not saved: another tab has other values. `;
    return [
      element(
        "p",
        "cg-warned",
        text,
        button("Save those of this page", () => this.retry()),
      ),
    ];
  }

  unread() {
    const unread = store.unread();
    if (!unread.length) return [];
    const one = unread.length === 1;
    const newer = unread.some(({ fault }) => fault === "newer");
    const head = `${plural(unread.length, "record")} cannot be read and ${one ? "was" : "were"} left as ${one ? "it is" : "they are"}.`;
    const why = newer ? ` A newer version of this guide wrote ${one ? "it" : "some of it"}. Reload this page.` : "";
    const texts = element("pre", "", unread.map(({ key, text }) => `${key}: ${text}`).join("\n"));
    texts.tabIndex = 0;
    return [element("details", "cg-warned", element("summary", "", head + why), texts)];
  }

  /** @param {"" | "tab" | "computer"} place */
  choose(place) {
    const focused = this.choices.contains(document.activeElement) && (document.activeElement?.id || "");
    const shown = [];
    const computer =
      place !== "computer" &&
      !store.shared &&
      store.areas.works("computer") &&
      button("Keep on this computer", () => this.keep("computer"));
    const tab = !place && store.areas.works("tab") && button("Keep in this tab only", () => this.keep("tab"));
    if (computer) shown.push(computer);
    if (tab) store.shared ? shown.unshift(tab) : shown.push(tab);
    if (!place && !shown.length)
      shown.push("This browser does not let pages keep anything. Take a copy before you leave. ");
    if (!place && store.areas.works("computer")) {
      const box = input("checkbox");
      box.checked = store.shared;
      box.id = "cg-shared";
      box.addEventListener("change", () => (store.shared = box.checked));
      shown.push(element("label", "", box, " Several people use this computer"));
    }
    if (place || store.held.size) shown.push(button("Erase all", () => this.erase()));
    this.choices.replaceChildren(...shown.flatMap((each) => [each, " "]));
    if (focused === false) return;
    const same = focused ? document.getElementById(focused) : null;
    (same ?? this.choices.querySelector("button"))?.focus();
  }

  /** @param {"tab" | "computer"} place */
  keep(place) {
    const fault = store.keep(place);
    const saved = `Saved: ${plural(store.keys().length, "record")}, read back and right.`;
    this.told.textContent = fault === "taken" ? FAULTS.taken : fault ? "" : saved;
  }

  retry() {
    this.told.textContent = store.flush() ? "Still not saved." : "Saved now, read back and right.";
  }

  /** The second click. */
  erase() {
    const yes = button("Yes, erase all of it", () => {
      this.last = "";
      this.told.textContent = store.erase()
        ? "All erased."
        : "This browser did not let go of all of it. Clear this site's data in its settings.";
      this.choices.querySelector("button")?.focus();
    });
    const no = button("No, keep it", () => {
      this.show();
      this.choices.querySelector("button")?.focus();
    });
    this.choices.replaceChildren(
      `Erase ${plural(store.keys().length + store.unread().length, "record")}? `,
      yes,
      " ",
      no,
    );
    no.focus();
  }

  copies() {
    this.text.rows = 4;
    this.text.readOnly = true;
    this.back.rows = 4;
    const file = input("file");
    file.accept = "application/json,.json,text/plain";
    file.addEventListener("change", async () => {
      const found = file.files?.[0];
      if (!found) return;
      if (found.size > 4_000_000) return this.refuse("This is far larger than a copy can be.");
      this.back.value = await found.text().catch(() => "");
      this.bring();
    });
    const save = button("Save as a file", () => {
      download(`career-${today()}.json`, "application/json", this.copy());
      this.taken();
    });
    const pick = button("Select the text", () => {
      this.text.select();
      this.taken();
    });
    const details = element(
      "details",
      "cg-copies",
      element("summary", "", "Take a copy, or bring one back"),
      field("All I keep, as text", this.text),
      element("p", "", save, " ", pick, " Then copy it with Ctrl+C."),
      field("A copy, as text", this.back),
      field("Or a file", file),
      element(
        "p",
        "",
        button("Bring it back", () => this.bring()),
      ),
      this.asked,
    );
    details.addEventListener("toggle", () => (this.text.value = details.open ? this.copy() : ""));
    return details;
  }

  copy() {
    return asJson(new Map(store.keys().map((key) => [key, store.get(key)])), today());
  }

  openCopy() {
    const details = this.querySelector("details.cg-copies");
    if (details instanceof HTMLDetailsElement) details.open = true;
    this.text.value = this.copy();
    this.text.focus();
    this.text.select();
  }

  taken() {
    store.copied = today();
    this.told.textContent = "Copy taken.";
  }

  /** @param {string} why */
  refuse(why) {
    this.asked.replaceChildren(element("p", "cg-warned", `${why} Nothing was changed.`));
  }

  bring() {
    const found = fromJson(this.back.value);
    if ("fault" in found) return this.refuse(found.fault);
    const differ = differing(found.records);
    if (!differ.length) return this.take(found.records);
    // What differs is asked anew at the answer: another tab may have changed it since.
    const mine = () => {
      const own = differing(found.records);
      return new Map([...found.records].filter(([key]) => !own.includes(key)));
    };
    this.asked.replaceChildren(
      element(
        "p",
        "",
        `The copy has ${plural(found.records.size, "record")}. ${plural(differ.length, "differs", "differ")} from what is here. `,
      ),
      element(
        "p",
        "",
        button("Take those of the copy", () => this.take(found.records)),
        " ",
        button("Keep mine where they differ", () => this.take(mine())),
      ),
    );
    this.asked.querySelector("button")?.focus();
  }

  /** @param {Map<string, any>} records */
  take(records) {
    const fault = store.putAll(records);
    if (fault) return this.refuse(fault === "full" ? "There was no room for all of it." : FAULTS[fault]);
    this.back.value = "";
    const text = records.size ? `${plural(records.size, "record")} brought back.` : "All of yours stay as they are.";
    this.asked.replaceChildren(list([text], "cg-plain"));
    if (document.activeElement === document.body) this.back.focus();
  }
}

/** Keys of records that stand here with another value. @param {Map<string, any>} records */
const differing = (records) =>
  [...records.keys()].filter(
    (key) => store.get(key) !== null && JSON.stringify(store.get(key)) !== JSON.stringify(records.get(key)),
  );

customElements.define("my-keeping", MyKeeping);
