// A list with filters above it. The choices are part of the address, so that a person can share them.
// `data-facets="track:Track|site:Site"` names attributes of the entries and their labels; `|` separates them, and
// several values of one. Moves are those between the roles of an entry, one after the other.
import { define, field, select } from "../lib/dom.js";

class FilterList extends HTMLElement {
  /** @type {Map<string, HTMLSelectElement>} */
  choices = new Map();
  statusLine = document.createElement("p");

  async connectedCallback() {
    if (this.closest("open-list")) await customElements.whenDefined("open-list"); // it removes closed openings first
    this.entries = /** @type {HTMLElement[]} */ ([...this.querySelectorAll("li")]).filter(
      (entry) => Object.keys(entry.dataset).length,
    );
    const form = document.createElement("form");
    form.className = "cg-filter";
    form.addEventListener("submit", (event) => event.preventDefault());
    // A page of an earlier release has spaces between them.
    for (const facet of (this.dataset.facets ?? "").split(/\|| (?=[a-z]+:)/)) {
      const [key, word] = facet.split(":");
      const values = [...new Set(this.entries.flatMap((entry) => valuesOf(entry, key)))].sort();
      if (values.length < 2) continue;
      const choice = select([["", "Any"], ...values.map((value) => /** @type {[string, string]} */ ([value, value]))]);
      form.append(field(word, choice));
      this.choices.set(key, choice);
    }
    this.dataset.ready = "";
    if (!this.choices.size) return;
    form.dataset.choices = String(this.choices.size);
    this.statusLine.setAttribute("role", "status");
    this.statusLine.className = "cg-quiet";
    form.append(this.statusLine);
    form.addEventListener("change", () => {
      const state = new URLSearchParams(
        [...this.choices].filter(([, select]) => select.value).map(([key, select]) => [key, select.value]),
      );
      history.replaceState(null, "", state.size ? `#${state}` : location.pathname + location.search);
      this.show();
    });
    addEventListener("hashchange", () => this.readAddress());
    this.prepend(form);
    this.readAddress();
  }

  /** Set the filters to what the address says. */
  readAddress() {
    const state = new URLSearchParams(location.hash.slice(1));
    for (const [key, select] of this.choices) {
      const value = state.get(key) ?? "";
      select.value = [...select.options].some((option) => option.value === value) ? value : "";
    }
    this.show();
  }

  show() {
    let count = 0;
    for (const entry of this.entries ?? []) {
      entry.hidden = [...this.choices].some(
        ([key, select]) => select.value && !valuesOf(entry, key).includes(select.value),
      );
      if (!entry.hidden && entry.isConnected) count += 1;
    }
    const isFiltered = [...this.choices.values()].some((select) => select.value);
    this.toggleAttribute("data-filtered", isFiltered);
    if (isFiltered) for (const folded of this.querySelectorAll("details")) folded.open = true;
    const noun = count === 1 ? this.dataset.noun : this.dataset.nouns;
    this.statusLine.textContent = count
      ? `${count} ${noun}`
      : `No ${noun} for these choices. Set one of them to "Any".`;
  }
}

/** @param {HTMLElement} entry @param {string} key @returns {string[]} */
function valuesOf(entry, key) {
  const values = (entry.dataset[key] ?? "").split("|").filter(Boolean);
  if (key !== "move" || values.length) return values; // a page of an earlier release names the moves
  const roles = valuesOf(entry, "role");
  return roles.slice(1).map((role, index) => `${roles[index]} to ${role}`);
}

define("filter-list", FilterList);
