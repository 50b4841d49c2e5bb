// The search page. The query and the filters are part of the address, so that a person can share them.

import { today } from "../lib/days.js";
import { define, element, field, hasPage, input, link, list, replaceKeepingFocus, select, status } from "../lib/dom.js";
import { PLANNER } from "../lib/parts.js";
import { followReader } from "../lib/reader.js";
import { answerTo } from "../search/answer.js";
import { movesOf } from "../search/moves.js";
import { ANYBODY } from "../search/near.js";
import { noteSearch } from "../search/note-search.js";
import { correction } from "../search/query.js";
import { find } from "../search/rank.js";
import { RESULT_KIND_LABELS, resultCount, resultRow, resultSummary } from "../search/results.js";
import { loadIndex, loadNear } from "../search/site-index.js";
import { nearestTitles } from "../search/words.js";

/** @typedef {import("../search/index.js").Index} Index @typedef {import("../search/rank.js").Hit} Hit */

// Results that are shown at first, and that "Show more" adds.
const PAGE_SIZE = 20;
const FACETS = /** @type {const} */ (["kind", "track", "band", "level", "site"]);
const TITLES = { kind: "Kind", track: "Track", band: "Band", level: "Level", site: "Site" };

class SiteSearch extends HTMLElement {
  query = input("search");
  /** @type {Map<string, HTMLSelectElement>} */
  choices = new Map();
  statusLine = status("cg-quiet");
  answer = element("div", "");
  /** The answer to a question, above the results. @type {HTMLElement | null} */
  card = null;
  /** @type {Hit[]} */
  hits = [];
  /** @type {string[]} */
  words = [];
  shown = PAGE_SIZE;
  /** All values of a facet, in their order. @type {Map<string, string[]>} */
  values = new Map();
  near = ANYBODY;
  turn = 0;

  async connectedCallback() {
    this.query.setAttribute("aria-describedby", "cg-search-hint");
    this.query.placeholder = "A role, a skill, a task, a shift ...";
    const guide = await loadIndex();
    if (!guide) {
      this.prepend(element("p", "", "Search cannot be loaded now. You can use these lists:"));
      return;
    }
    this.guide = guide;
    for (const facet of FACETS) this.values.set(facet, valuesOf(guide, facet));
    const form = element("form", "cg-filter cg-finder");
    form.setAttribute("role", "search");
    const filters = element("details", "cg-details cg-search__filters", element("summary", "", "Filters"));
    const fields = element("div", "cg-search__facets");
    filters.append(fields);
    form.append(field("Search for", this.query), filters);
    for (const facet of FACETS) {
      if (!this.values.get(facet)?.length) continue;
      const choice = select([["", "Any"]]);
      choice.id = `cg-search-${facet}`;
      this.choices.set(facet, choice);
      fields.append(field(TITLES[facet], choice));
    }
    // On a phone the answer comes first; elsewhere there is room for both.
    const narrow = matchMedia("(max-width: 35em)");
    const fold = () => {
      filters.open = !narrow.matches || FACETS.some((facet) => new URLSearchParams(location.search).has(facet));
    };
    narrow.addEventListener("change", fold);
    fold();
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", () => this.changed());
    this.replaceChildren(form, this.statusLine, this.answer);
    addEventListener("popstate", () => this.readAddress());
    followReader(() => this.readAddress());
    this.readAddress();
  }

  /** Set the query and the filters to what the address says. */
  readAddress() {
    const state = new URLSearchParams(location.search);
    this.query.value = state.get("q") ?? "";
    // A value that the guide does not have is ignored; the rest of the address still counts.
    this.show(
      new Map(
        FACETS.map((facet) => [facet, this.values.get(facet)?.find((value) => value === state.get(facet)) ?? ""]),
      ),
    );
  }

  changed() {
    const chosen = new Map(FACETS.map((facet) => [facet, this.choices.get(facet)?.value ?? ""]));
    const state = new URLSearchParams([["q", this.query.value.trim()], ...chosen].filter(([, value]) => value));
    history.replaceState(null, "", state.size ? `?${state}` : location.pathname);
    this.show(chosen);
  }

  /** @param {Map<string, string>} chosen */
  async show(chosen) {
    if (!this.guide) return;
    this.turn += 1;
    const turn = this.turn;
    const query = this.query.value;
    this.near = await loadNear();
    const { hits: all, meant, complete } = await find(this.guide, query, today, this.near);
    const { answer, hits } = await answerTo(this.guide, query, all);
    const moves = chosen.get("kind") === "move" ? await movesOf(this.guide, hits) : [];
    if (turn !== this.turn) return; // the person has typed on since
    this.card = answer;
    this.note(query, hits.length > 0 || answer !== null);
    const known = new Set(hits.map((hit) => hit.entry.address));
    this.hits = [...hits, ...moves.filter((hit) => !known.has(hit.entry.address))];
    this.words = meant;
    this.shown = PAGE_SIZE;
    this.offer(chosen, moves.length > 0);
    const fitting = this.hits.filter((hit) =>
      FACETS.every((facet) => !chosen.get(facet) || facetValues(hit, facet).includes(chosen.get(facet) ?? "")),
    );
    this.tell(query, fitting, complete);
  }

  /** Tell what failed, to those who may keep it for HR. @param {string} query @param {boolean} hasResults */
  note(query, hasResults) {
    if (query.trim()) noteSearch(query, hasResults);
    // The element that offers to keep it may come later.
    this.dataset.failed = hasResults ? "" : query.trim();
    document.dispatchEvent(new CustomEvent("cg-searched"));
  }

  /**
   * Fill the filters with the values of the results, each with its count; a chosen value stays.
   * @param {Map<string, string>} chosen @param {boolean} moves
   */
  offer(chosen, moves) {
    for (const [facet, choice] of this.choices) {
      const others = FACETS.filter((other) => other !== facet && chosen.get(other));
      const counts = new Map();
      for (const hit of this.hits) {
        if (!others.every((other) => facetValues(hit, other).includes(chosen.get(other) ?? ""))) continue;
        for (const value of facetValues(hit, facet)) counts.set(value, (counts.get(value) ?? 0) + 1);
      }
      if (facet === "kind" && !moves && this.hits.some((hit) => hit.entry.kind === "role"))
        counts.set("move", counts.get("move") ?? "");
      const wanted = chosen.get(facet) ?? "";
      if (wanted && !counts.has(wanted)) counts.set(wanted, 0);
      const listed = (this.values.get(facet) ?? []).filter((value) => counts.has(value));
      choice.replaceChildren(
        new Option("Any", ""),
        ...listed.map((value) => {
          const count = counts.get(value) === "" ? "" : ` (${counts.get(value)})`;
          return new Option(this.titleOf(facet, value) + count, value);
        }),
      );
      choice.value = wanted;
    }
  }

  /** @param {string} facet @param {string} value */
  titleOf(facet, value) {
    if (facet === "kind") return RESULT_KIND_LABELS[value][1];
    return (
      (facet === "track" ? this.guide?.tracks.get(value) : facet === "band" ? this.guide?.bands.get(value) : value) ??
      value
    );
  }

  /** @param {string} query @param {Hit[]} hits @param {boolean} complete */
  tell(query, hits, complete) {
    const guide = /** @type {Index} */ (this.guide);
    this.statusLine.textContent = resultSummary(query, hits.length, complete, this.card);
    const mean = correction(guide, this.words);
    const instead = mean ? [element("p", "", "Did you mean ", this.searchLink(mean), "?")] : [];
    const rows = element(
      "ol",
      "cg-results",
      ...hits.slice(0, this.shown).map((hit) => resultRow(guide, hit, this.words, this.near.next)),
    );
    const rest = hits.length > this.shown ? [this.showMoreButton(query, hits, complete)] : [];
    const found = hits.length ? [rows, ...rest] : [query.trim() ? this.nothing(query) : lists()];
    replaceKeepingFocus(this.answer, [...(this.card ? [this.card] : []), ...instead, ...found], this.query);
  }

  /** @param {string} query @param {Hit[]} hits @param {boolean} complete */
  showMoreButton(query, hits, complete) {
    const button = element("button", "cg-do", "Show more");
    button.type = "button";
    button.addEventListener("click", () => {
      const shown = this.shown;
      this.shown += PAGE_SIZE;
      this.tell(query, hits, complete);
      /** @type {HTMLElement | undefined} */ (this.answer.querySelectorAll("a[data-search-result]")[shown])?.focus();
    });
    return button;
  }

  /** A link to the same search with another query. @param {string} query */
  searchLink(query) {
    const anchor = element("a", "", query);
    const state = new URLSearchParams(location.search);
    state.set("q", query);
    anchor.href = `?${state}`;
    return anchor;
  }

  /** Other places to look, if there are no results. @param {string} query */
  nothing(query) {
    const guide = /** @type {Index} */ (this.guide);
    const chosen = FACETS.some((facet) => this.choices.get(facet)?.value);
    const wide = element("a", "", `Search for it everywhere (${resultCount(this.hits.length)})`);
    wide.href = `?${new URLSearchParams({ q: query.trim() })}`;
    const roles = guide.entries.filter((entry) => entry.kind === "role");
    const nearestRoles = nearestTitles(query, roles, 3).map((entry) => link(entry.address, entry.title));
    const box = element(
      "div",
      "",
      element(
        "p",
        "",
        chosen && this.hits.length ? "No results of this kind. " : "No results. Try fewer words, or other words.",
        ...(chosen && this.hits.length ? [wide] : []),
      ),
      element("h2", "", "The nearest roles"),
      list(nearestRoles),
      element("h2", "", "Or browse"),
      lists(),
    );
    box.dataset.searchEmpty = "";
    return box;
  }
}

const lists = () => list(LISTS.filter(([path]) => hasPage(path)).map(([path, text]) => link(path, text)));

const LISTS = [
  ["tracks/", "Tracks: all lines of work"],
  ["roles/", "Roles: filter them by track, level, skill and shift"],
  ["guide/glossary/", "Glossary: what words and short forms mean"],
  ...(PLANNER ? [[PLANNER, "Plan: from where you are to where you want to be"]] : []),
];

/** @param {Index} guide @param {string} facet @returns {string[]} */
function valuesOf(guide, facet) {
  if (facet === "kind") return Object.keys(RESULT_KIND_LABELS);
  if (facet === "track") return [...guide.tracks.keys()];
  if (facet === "band") return [...guide.bands.keys()];
  const present = new Set(guide.entries.flatMap((entry) => facetValues({ entry }, facet)));
  return [...present].sort((a, b) => (facet === "level" ? Number(a) - Number(b) : a.localeCompare(b, "en")));
}

/** @param {{entry: import("../search/index.js").Entry}} hit @param {string} facet @returns {string[]} */
function facetValues({ entry }, facet) {
  if (facet === "site") return entry.sites;
  if (facet === "track") return entry.tracks;
  const value = /** @type {Record<string, any>} */ (entry)[facet];
  return value ? [String(value)] : [];
}

define("site-search", SiteSearch);
