// The base of all elements on /my/: they wait for the catalogue and follow changes of the saved data, from this tab or
// another.
import { EVERYTHING, loadCatalogue } from "../lib/catalogue.js";
import { button, element } from "../lib/dom.js";
import { aims } from "./aims.js";
import { PROFILE, WORK } from "./profile.js";
import { store } from "./storage.js";

/** @typedef {import("../lib/catalogue.js").Catalogue} Catalogue */
/** @typedef {HTMLInputElement | HTMLTextAreaElement} Typed */

/** What the page shows about a person who has chosen or written something. */
const needed = () => (store.keys().length ? EVERYTHING : []);

export class BaseElement extends HTMLElement {
  /** @type {Catalogue} */
  // @ts-expect-error it is set before anything is built
  catalogue;
  /** The role and the next step of the present fields. */
  builtFor = "";

  async connectedCallback() {
    const guide = await loadCatalogue(needed());
    if (!guide) {
      this.dataset.built = "";
      return; // the text for browsers without scripts stays
    }
    this.catalogue = guide;
    this.rebuild();
    this.dataset.built = "";
    this.dispatchEvent(new CustomEvent("cg-built", { bubbles: true }));
    store.addEventListener("change", async (event) => {
      const { key, here } = /** @type {CustomEvent} */ (event).detail;
      if (!guide.has(needed())) {
        this.dataset.loading = "";
        await loadCatalogue(needed());
        delete this.dataset.loading;
      }
      // The fields stay as they are while a person fills them in; only the results are updated.
      if (here && !this.rebuildsFor(key)) this.update();
      else this.rebuild();
    });
  }

  /** Build the element again. The focus stays, and so does text that was typed and not yet saved. */
  rebuild() {
    const focused = this.contains(document.activeElement) ? document.activeElement : null;
    const typed = this.typed();
    this.builtFor = this.roles();
    this.replaceChildren(...this.build());
    for (const { id, value } of typed) {
      const field = /** @type {Typed | null} */ (document.getElementById(id));
      if (field && field.value !== value) field.value = value;
    }
    this.update();
    if (!focused) return;
    // Without an id it was a link in the text for browsers without scripts.
    const same = focused.id ? document.getElementById(focused.id) : null;
    const first = /** @type {HTMLElement | null} */ (this.querySelector("input, select, textarea, button, a"));
    if (!same && !first) this.tabIndex = -1;
    (same ?? first ?? this).focus();
  }

  /**
   * Text that was typed and not yet saved; nothing after everything was erased.
   * @returns {{id: string, value: string}[]}
   */
  typed() {
    if (!store.keys().length) return [];
    const fields = /** @type {NodeListOf<Typed>} */ (this.querySelectorAll("[data-draft], :is(input, textarea):focus"));
    return [...fields]
      .filter(({ id, type }) => id && type !== "radio" && type !== "checkbox")
      .map(({ id, value }) => ({ id, value }));
  }

  /**
   * Whether a change on this page needs new fields: another role, next step or workplace does, another start does
   * not. The press on a button that follows the last field of a form must find the button.
   * @param {string} key @returns {boolean}
   */
  rebuildsFor(key) {
    return [PROFILE, WORK].includes(key) && this.builtFor !== this.roles();
  }

  /** The role, the next step and the workplace, by which fields differ. */
  roles() {
    const { role, next } = aims(this.catalogue);
    return `${role?.id} ${next?.id} ${this.catalogue.workplace}`;
  }

  /** The fields, and boxes for the results. @returns {Node[]} */
  build() {
    return [];
  }

  /** Show the results of what is in the fields. */
  update() {}
}

/**
 * A field whose text is saved only when its form is submitted.
 * @template {HTMLElement} T @param {T} field @returns {T}
 */
export function draft(field) {
  field.dataset.draft = "";
  return field;
}

/**
 * The heading of a part of /my/, which has the focus when an address names the part.
 * @param {string} id @param {string} text
 */
export function partTitle(id, text) {
  const title = element("h2", "", text);
  title.id = `${id}-title`;
  title.tabIndex = -1;
  return title;
}

/**
 * A button that prints the part of the page that it is in, and nothing else.
 * @param {string} text @param {string} name
 */
export function printButton(text, name = "cg-do") {
  const node = button(text, () => node.dispatchEvent(new CustomEvent("cg-print", { bubbles: true })));
  node.className = name;
  return node;
}
