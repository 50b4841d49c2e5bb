// A list sorted for a person who has chosen "I am a ...": the nearest entries come first, and next steps are marked.
import { fetchJson } from "../lib/api.js";
import { nearness } from "../lib/near-peers.js";
import { hasSavedData } from "../lib/saved-data.js";

/** @typedef {import("../planner/reach.js").Reach} Reach */

class NearFirst extends HTMLElement {
  connectedCallback() {
    /** The entries in the order of the page. */
    this.entries = /** @type {HTMLElement[]} */ ([...this.querySelectorAll("li[data-level]")]);
    document.addEventListener("cg-i-am", (event) => this.sort(/** @type {CustomEvent<Reach | null>} */ (event).detail));
    if (hasSavedData() && !document.querySelector("i-am")) this.recall();
  }

  /** Sort for the saved role. */
  async recall() {
    const [{ reachOf }, { ownRole, ownMonthsServed }] = await Promise.all([
      import("../planner/reach.js"),
      import("../my/own-role.js"),
    ]);
    const graph = await fetchJson("graph");
    const start = graph ? ownRole(graph) : -1;
    if (start >= 0) this.sort(reachOf(graph, start, ownMonthsServed()));
  }

  /** @param {Reach | null} reader */
  sort(reader) {
    const distanceTo = (/** @type {HTMLElement} */ entry) => {
      if (!reader) return 0;
      if (!entry.dataset.to) return nearness(Number(entry.dataset.level), reader.level);
      return entry.dataset.to === reader.id ? 0 : (reader.months.get(entry.dataset.to) ?? Infinity);
    };
    const left = (this.entries ?? []).filter((entry) => entry.isConnected);
    const distance = new Map(left.map((entry) => [entry, distanceTo(entry)]));
    const sorted = [...left].sort((a, b) =>
      (distance.get(a) ?? 0) < (distance.get(b) ?? 0) ? -1 : (distance.get(a) ?? 0) > (distance.get(b) ?? 0) ? 1 : 0,
    );
    for (const entry of sorted) {
      entry.parentElement?.append(entry);
      entry.querySelector(".cg-step-on")?.remove();
      if (!entry.dataset.to || !reader?.next.includes(entry.dataset.to)) continue;
      const note = document.createElement("strong");
      note.className = "cg-step-on";
      note.textContent = " One step from you.";
      (entry.querySelector("p") ?? entry).append(note);
    }
  }
}

customElements.define("near-first", NearFirst);
