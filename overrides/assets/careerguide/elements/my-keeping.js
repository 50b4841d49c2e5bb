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
  whereLine = status("cg-keeping__said");
  warned = element("div", "cg-keeping__warned");
  choices = element("p", "cg-keeping__choices");
  statusLine = status();
  text = element("textarea", "");
  back = element("textarea", "");
  restoreBox = element("div", "");
  /** Where things were kept when this was last shown. @type {string} */
  lastArea = "";
  /** What the warning says now. */
  warning = "";

  connectedCallback() {
    this.warned.setAttribute("role", "alert");
    this.restoreBox.setAttribute("role", "status");
    this.replaceChildren(this.whereLine, this.warned, this.choices, this.copies(), this.statusLine);
    store.addEventListener("change", () => this.show());
    addEventListener("beforeunload", (event) => {
      // Only what stands nowhere else is worth a question.
      if (store.held.size) event.preventDefault();
    });
    this.show();
  }

  show() {
    const { area } = store;
    const copied = store.copied ? `Last copy: ${dayInWords(store.copied)}.` : "No copy taken yet.";
    if (this.lastArea && !area && !store.fault) this.statusLine.textContent = "All was erased in another tab.";
    this.lastArea = area;
    this.whereLine.textContent = {
      "": "Kept nowhere. When you leave this page, what you entered is gone.",
      tab: `Kept in this tab alone, until you close it. ${copied}`,
      computer: `Kept on this computer, in this browser alone. Nothing is sent. ${copied}`,
    }[area];
    this.warn();
    this.choose(area);
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
      const retryButton = store.waits ? [button("Try again", () => this.retry()), " "] : [];
      return [
        element(
          "p",
          "cg-warned",
          `${FAULTS[store.fault]} ${rest} `,
          ...retryButton,
          button("Show it as text to copy", () => this.openCopy()),
        ),
      ];
    }
    if (!store.area || !count) return [];
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
    const single = unread.length === 1;
    const newer = unread.some(({ fault }) => fault === "newer");
    const head = `${plural(unread.length, "record")} cannot be read and ${single ? "was" : "were"} left as ${single ? "it is" : "they are"}.`;
    const why = newer ? ` A newer version of this guide wrote ${single ? "it" : "some of it"}. Reload this page.` : "";
    const texts = element("pre", "", unread.map(({ key, text }) => `${key}: ${text}`).join("\n"));
    texts.tabIndex = 0;
    return [element("details", "cg-warned", element("summary", "", head + why), texts)];
  }

  /** @param {"" | "tab" | "computer"} area */
  choose(area) {
    const focused = this.choices.contains(document.activeElement) && (document.activeElement?.id || "");
    const shown = [];
    const computer =
      area !== "computer" &&
      !store.shared &&
      store.storage.works("computer") &&
      button("Keep on this computer", () => this.keep("computer"));
    const tab = !area && store.storage.works("tab") && button("Keep in this tab only", () => this.keep("tab"));
    if (computer) shown.push(computer);
    if (tab) store.shared ? shown.unshift(tab) : shown.push(tab);
    if (!area && !shown.length)
      shown.push("This browser does not let pages keep anything. Take a copy before you leave. ");
    if (!area && store.storage.works("computer")) {
      const box = input("checkbox");
      box.checked = store.shared;
      box.id = "cg-shared";
      box.addEventListener("change", () => (store.shared = box.checked));
      shown.push(element("label", "", box, " Several people use this computer"));
    }
    if (area || store.held.size) shown.push(button("Erase all", () => this.erase()));
    this.choices.replaceChildren(...shown.flatMap((choice) => [choice, " "]));
    if (focused === false) return;
    const same = focused ? document.getElementById(focused) : null;
    (same ?? this.choices.querySelector("button"))?.focus();
  }

  /** @param {"tab" | "computer"} area */
  keep(area) {
    const fault = store.keep(area);
    const saved = `Saved: ${plural(store.keys().length, "record")}, read back and right.`;
    this.statusLine.textContent = fault === "taken" ? FAULTS.taken : fault ? "" : saved;
  }

  retry() {
    this.statusLine.textContent = store.flush() ? "Still not saved." : "Saved now, read back and right.";
  }

  /** The second click. */
  erase() {
    const yes = button("Yes, erase all of it", () => {
      this.lastArea = "";
      this.statusLine.textContent = store.erase()
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
      const chosen = file.files?.[0];
      if (!chosen) return;
      if (chosen.size > 4_000_000) return this.refuse("This is far larger than a copy can be.");
      this.back.value = await chosen.text().catch(() => "");
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
      this.restoreBox,
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
    this.statusLine.textContent = "Copy taken.";
  }

  /** @param {string} why */
  refuse(why) {
    this.restoreBox.replaceChildren(element("p", "cg-warned", `${why} Nothing was changed.`));
  }

  bring() {
    const copy = fromJson(this.back.value);
    if ("fault" in copy) return this.refuse(copy.fault);
    const differ = differing(copy.records);
    if (!differ.length) return this.take(copy.records);
    // What differs is asked anew at the answer: another tab may have changed it since.
    const unchanged = () => {
      const keys = differing(copy.records);
      return new Map([...copy.records].filter(([key]) => !keys.includes(key)));
    };
    this.restoreBox.replaceChildren(
      element(
        "p",
        "",
        `The copy has ${plural(copy.records.size, "record")}. ${plural(differ.length, "differs", "differ")} from what is here. `,
      ),
      element(
        "p",
        "",
        button("Take those of the copy", () => this.take(copy.records)),
        " ",
        button("Keep mine where they differ", () => this.take(unchanged())),
      ),
    );
    this.restoreBox.querySelector("button")?.focus();
  }

  /** @param {Map<string, any>} records */
  take(records) {
    const fault = store.putAll(records);
    if (fault) return this.refuse(fault === "full" ? "There was no room for all of it." : FAULTS[fault]);
    this.back.value = "";
    const text = records.size ? `${plural(records.size, "record")} brought back.` : "All of yours stay as they are.";
    this.restoreBox.replaceChildren(list([text], "cg-plain"));
    if (document.activeElement === document.body) this.back.focus();
  }
}

/** Keys of records that stand here with another value. @param {Map<string, any>} records */
const differing = (records) =>
  [...records.keys()].filter(
    (key) => store.get(key) !== null && JSON.stringify(store.get(key)) !== JSON.stringify(records.get(key)),
  );

customElements.define("my-keeping", MyKeeping);
