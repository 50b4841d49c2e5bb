// "Searches that found nothing" on the search page: offers to keep them, shows them, and copies them for HR. Nothing is
// kept before the person agrees, and nothing is sent.
import { dayInWords } from "../lib/days.js";
import { button, define, element, replaceKeepingFocus, status } from "../lib/dom.js";
import { loadPart } from "../lib/release.js";
import { hasSavedData } from "../lib/saved-data.js";

class SearchMisses extends HTMLElement {
  statusLine = status("cg-quiet");
  box = element("div", "");
  /** The text for HR. */
  text = element("textarea", "");
  /** A query without results, to keep if the person agrees. */
  failed = "";

  connectedCallback() {
    this.text.readOnly = true;
    this.text.rows = 6;
    this.text.hidden = true;
    this.text.setAttribute("aria-label", "What I looked for");
    this.replaceChildren(this.box, this.text);
    document.addEventListener("cg-searched", () => this.searched());
    this.searched();
  }

  searched() {
    this.failed = document.querySelector("site-search")?.getAttribute("data-failed") ?? "";
    if (this.parts || hasSavedData()) this.show();
    else this.offer();
  }

  /** Before anything is saved, only the offer is drawn, and no storage is touched. */
  offer() {
    const act = button("Keep searches that find nothing", () => this.ask());
    const words = "You can show them to HR later. They stay in this browser.";
    this.box.replaceChildren(...(this.failed ? [element("p", "", act, ` ${words}`)] : []));
  }

  async load() {
    if (this.parts) return this.parts;
    const [misses, choice, { store }] = await Promise.all([
      loadPart(import("../my/misses.js")),
      loadPart(import("../my/keep-choice.js")),
      loadPart(import("../my/storage.js")),
    ]);
    if (!this.parts) store.addEventListener("change", () => this.show());
    this.parts = { misses, choice, store };
    return this.parts;
  }

  async show() {
    const { misses } = await this.load();
    if (!misses.hasAgreed()) {
      this.offer();
      return;
    }
    const list = misses.misses();
    const isOpen = this.box.querySelector("details")?.open ?? false;
    const items = list.map(({ key, text, day }) => this.item(key, text, day));
    const details = element(
      "details",
      "cg-details",
      element("summary", "", `Searches that found nothing (${list.length})`),
      list.length ? element("ul", "cg-plain cg-lines", ...items) : element("p", "", "None yet."),
      ...this.acts(list.length > 0),
    );
    details.open = isOpen;
    replaceKeepingFocus(this.box, [details], this.box);
  }

  /** @param {string} key @param {string} text @param {string} day */
  item(key, text, day) {
    const drop = button("Delete", () => this.parts?.store.remove(key));
    drop.setAttribute("aria-label", `Delete ${text}`);
    return element("li", "", text, element("span", "cg-quiet", ` ${dayInWords(day)} `), drop);
  }

  /** @param {boolean} hasSome @returns {Node[]} */
  acts(hasSome) {
    const copy = button("Tell HR what I looked for", () => this.copy());
    const stop = button("Stop, and delete them all", () => this.parts?.misses.forgetAll());
    const { desk = "" } = this.dataset;
    const whom = desk ? `Send it to ${desk} yourself: nothing is sent from here.` : "Nothing is sent from here.";
    return [element("p", "", ...(hasSome ? [copy, " "] : []), stop), element("p", "cg-quiet", whom)];
  }

  async copy() {
    const { misses } = await this.load();
    this.text.value = misses.asText();
    this.text.hidden = false;
    this.text.select();
    const isCopied = document.execCommand("copy");
    this.tell(isCopied ? "Copied. Paste it into a message to HR." : "Press Ctrl+C to copy the text.");
    const { desk = "" } = this.dataset;
    if (/^\S+@\S+$/.test(desk)) {
      const mail = element("a", "", "Write the message");
      const subject = encodeURIComponent("What I looked for in the career guide");
      mail.href = `mailto:${desk}?subject=${subject}&body=${encodeURIComponent(this.text.value)}`;
      this.querySelector("a[href^=mailto]")?.remove(); // of the last copy
      this.append(mail);
    }
  }

  /** Say what was done. Before, the page has one status line only: that of the search. @param {string} text */
  tell(text) {
    if (!this.statusLine.isConnected) this.append(this.statusLine);
    this.statusLine.textContent = text;
  }

  /** Ask where to keep them, unless the person has chosen a place before. */
  async ask() {
    const { choice, store } = await this.load();
    if (store.area) {
      this.agree();
      return;
    }
    const places = choice.keepChoice((place) => {
      const fault = place ? store.keep(place) : "";
      if (fault) this.tell(choice.FAULTS[fault]);
      else if (place) this.agree();
      else this.offer();
    });
    if (!places) {
      this.tell("This browser does not let pages save anything.");
      return;
    }
    this.box.replaceChildren(element("p", "", ...places));
    this.tell("Choose where to keep them. They stay in this browser. Nothing is sent.");
    this.box.querySelector("button")?.focus();
  }

  agree() {
    const { misses, choice } = /** @type {NonNullable<typeof this.parts>} */ (this.parts);
    const fault = misses.agree();
    if (this.failed) misses.keepAll([this.failed]);
    this.tell(fault ? choice.FAULTS[fault] : "Kept. Searches that find nothing are listed here.");
    this.show();
  }
}

define("search-misses", SearchMisses);
