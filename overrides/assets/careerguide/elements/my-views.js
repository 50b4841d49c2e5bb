// The parts of /my/. An address such as /my/#case opens the part and moves the focus to its heading. A button that
// prints one sheet hides the other parts on paper.

import { define } from "../lib/dom.js";

class MyViews extends HTMLElement {
  connectedCallback() {
    addEventListener("hashchange", () => this.turn());
    // Each part grows when it is filled, so the part that the address names moves until all are there.
    this.addEventListener("cg-built", () => {
      const part = this.named();
      if (part && document.activeElement === document.body) show(part);
    });
    this.addEventListener("cg-print", (event) => this.print(/** @type {Element} */ (event.target)));
  }

  /** The part that the address names; none for other addresses such as #content. */
  named() {
    const wanted = location.hash.slice(1).split("?", 1)[0];
    return /** @type {HTMLElement[]} */ ([...this.querySelectorAll("section[id]")]).find(({ id }) => id === wanted);
  }

  /** Show the part that the address names, and focus its heading. */
  turn() {
    const part = this.named();
    const title = part?.querySelector("h2");
    if (!part || !title) return;
    title.tabIndex = -1;
    title.focus({ preventScroll: true });
    show(part);
  }

  /** Print one part alone. @param {Element} from an element in the part */
  print(from) {
    this.dataset.print = from.closest("section[id]")?.id ?? "";
    addEventListener("afterprint", () => delete this.dataset.print, { once: true });
    print();
  }
}

/** Open a part that is folded, and scroll to it. @param {HTMLElement} part */
function show(part) {
  part.querySelector("details[data-part]")?.setAttribute("open", "");
  part.scrollIntoView();
}

define("my-views", MyViews);
