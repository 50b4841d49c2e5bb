// What all parts of /my/ have in common: they wait for the guide, and follow what is kept, whichever tab changed it.
import { loadCatalogue } from "../lib/catalogue.js";
import { store } from "./storage.js";

/** @typedef {import("../lib/catalogue.js").Catalogue} Catalogue */
/** @typedef {HTMLInputElement | HTMLTextAreaElement} Typed */

export class BaseElement extends HTMLElement {
  /** @type {Catalogue} */
  // @ts-expect-error it is there before anything is built
  catalogue;

  async connectedCallback() {
    const guide = await loadCatalogue();
    if (!guide) return; // what stands here without script stays
    this.catalogue = guide;
    this.rebuild();
    store.addEventListener("change", (event) => {
      const { key, here } = /** @type {CustomEvent} */ (event).detail;
      // While a person fills in a form its fields stay as they are: only the answers follow.
      if (here && !this.rebuildsFor(key)) this.answer();
      else this.rebuild();
    });
  }

  /** Draw all of it; the focus stays where it was, and what is typed and not yet put in too. */
  rebuild() {
    const focused = this.contains(document.activeElement) ? document.activeElement?.id : "";
    const typed = this.typed();
    this.replaceChildren(...this.build());
    for (const { id, value } of typed) {
      const field = /** @type {Typed | null} */ (document.getElementById(id));
      if (field && field.value !== value) field.value = value;
    }
    this.answer();
    if (focused) document.getElementById(focused)?.focus();
  }

  /** What is typed and kept nowhere yet; nothing where everything was erased. @returns {{id: string, value: string}[]} */
  typed() {
    if (!store.keys().length) return [];
    const fields = /** @type {NodeListOf<Typed>} */ (this.querySelectorAll("[data-draft], :is(input, textarea):focus"));
    return [...fields]
      .filter(({ id, type }) => id && type !== "radio" && type !== "checkbox")
      .map(({ id, value }) => ({ id, value }));
  }

  /** Whether a change on this page asks for new fields. @param {string} key @returns {boolean} */
  rebuildsFor(key) {
    return key === "me/me";
  }

  /** The fields, and places for answers. @returns {Node[]} */
  build() {
    return [];
  }

  /** Fill in what follows from the fields. */
  answer() {}
}

/** A field whose text is kept only when its form is sent. @template {HTMLElement} T @param {T} field @returns {T} */
export function draft(field) {
  field.dataset.draft = "";
  return field;
}
