// A list of openings as lines, sorted for a person who has chosen "I am a ...": the nearest entries come first, and
// next steps are marked.

import { today } from "../lib/days.js";
import { define } from "../lib/dom.js";
import { followReach, followReader } from "../lib/reader.js";
import { loadPart } from "../lib/release.js";

/** @typedef {import("../planner/reach.js").Reach} Reach */

class NearFirst extends HTMLElement {
  connectedCallback() {
    /** The entries in the order of the page. */
    this.entries = /** @type {HTMLElement[]} */ ([...this.querySelectorAll("li[data-level]")]);
    followReach((reach) => this.sort(reach));
    if (this.entries.some((entry) => entry.dataset.rules)) followReader((reader) => this.markOpenings(reader));
  }

  /** Say at each opening if the person can apply for it. @param {import("../lib/reader.js").Reader} reader */
  async markOpenings({ role, since, graph }) {
    const { firstDay, mayApply, parseRules } = await loadPart(import("../lib/eligibility.js"));
    for (const entry of this.entries ?? []) {
      entry.querySelector(".cg-may-apply")?.remove();
      if (!role || !entry.dataset.rules) continue;
      const rules = parseRules(entry.dataset.rules, entry.dataset.to ?? "");
      const sameTrack = graph.isSameTrack(role, rules.role);
      const text = mayApply(
        rules,
        { role, sameTrack, since: firstDay(since) },
        today(entry.dataset.zone),
        entry.dataset.closes ?? "",
      );
      if (!text) continue;
      const note = document.createElement("p");
      note.className = "cg-may-apply";
      note.textContent = text;
      entry.append(note);
    }
  }

  /** @param {Reach | null} reader */
  sort(reader) {
    const distanceTo = (/** @type {HTMLElement} */ entry) => {
      if (!reader) return 0;
      const to = entry.dataset.to ?? "";
      return to === reader.id ? 0 : (reader.months.get(to) ?? Infinity);
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

define("near-first", NearFirst);
