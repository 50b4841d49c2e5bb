// The list of roles with filters above it. The choices are part of the address, so that a person can share them. Until
// something is chosen, the list of the page stays.
import * as api from "../lib/api.js";
import { loadCatalogue } from "../lib/catalogue.js";
import { REMOTE_LABELS, SHIFT_LABELS } from "../lib/constants.js";
import { element, field, link, plural, select, status, table } from "../lib/dom.js";
import { people } from "../lib/labels.js";
import { FACETS, filteredRoles, formatFilter, ORDERS, parseFilter } from "../lib/role-filter.js";

/** @typedef {import("../lib/catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../lib/role-filter.js").RoleFacts} RoleFacts */

const MAX_ROWS = 200;
const TITLES = /** @type {Record<string, string>} */ ({
  track: "Track",
  band: "Band",
  level: "Level",
  skill: "Skill needed",
  shifts: "Shifts",
  remote: "Place",
  people: "Leads people",
  sort: "Sort by",
});

class RoleFinder extends HTMLElement {
  /** @type {RoleFacts[]} */
  roles = [];
  /** @type {Map<string, HTMLSelectElement>} */
  choices = new Map();
  statusLine = status("cg-quiet");
  answer = element("div", "");

  async connectedCallback() {
    const [guide, levels] = await Promise.all([loadCatalogue(), this.levels()]);
    if (!guide || !levels) return; // the list of the page stays
    this.guide = guide;
    this.listed = element("div", "", ...this.childNodes);
    this.roles = guide.company.roles.map((role) => this.facts(guide, role.id, levels));
    const form = this.form(guide, levels);
    this.replaceChildren(form, this.answer, this.listed);
    addEventListener("hashchange", () => this.show());
    this.show();
  }

  /**
   * The band of each level, and the titles of bands.
   * @returns {Promise<{bands: Map<number, string>, titles: Map<string, string>} | null>}
   */
  async levels() {
    const [levels, bands] = await Promise.all([api.fetchJson("levels"), api.fetchJson("bands")]);
    if (!levels || !bands) return null;
    return {
      bands: new Map(levels.map((/** @type {any} */ level) => [level.level, level.band])),
      titles: new Map(bands.map((/** @type {any} */ band) => [band.id, band.title])),
    };
  }

  /** @param {Catalogue} guide @param {string} id @param {{bands: Map<number, string>}} levels @returns {RoleFacts} */
  facts(guide, id, levels) {
    const role = /** @type {NonNullable<ReturnType<Catalogue["role"]>>} */ (guide.role(id));
    return {
      ...{
        id,
        title: role.title,
        level: role.level,
        track: guide.company.tracks[role.track].id,
        trackTitle: guide.company.tracks[role.track].title,
        band: levels.bands.get(role.level) ?? "",
      },
      ...{
        shifts: role.shifts ?? "",
        remote: role.remote ?? "",
        people: role.manages ? "yes" : "no",
        skills: role.needs.map(([skill]) => skill),
      },
    };
  }

  /** @param {Catalogue} guide @param {{titles: Map<string, string>}} levels */
  form(guide, levels) {
    const needed = new Set(this.roles.flatMap((role) => role.skills));
    const options = /** @type {Record<string, [string, string][]>} */ ({
      track: guide.company.tracks.map((track) => [track.id, track.title]),
      band: [...levels.titles],
      level: [...new Map(guide.company.roles.map((role) => [role.level, role.levelName]))]
        .sort(([a], [b]) => a - b)
        .map(([level, name]) => [String(level), name]),
      skill: guide.skillList.filter((skill) => needed.has(skill.id)).map((skill) => [skill.id, skill.title]),
      shifts: Object.entries(SHIFT_LABELS),
      remote: Object.entries(REMOTE_LABELS),
      people: [
        ["yes", "yes"],
        ["no", "no"],
      ],
    });
    const form = element("form", "cg-filter cg-finder");
    form.addEventListener("submit", (event) => event.preventDefault());
    for (const name of [...FACETS, "sort"]) {
      const choice = select(name === "sort" ? ORDERS : [["", "any"], ...options[name]]);
      choice.id = `cg-find-${name}`;
      this.choices.set(name, choice);
      form.append(field(TITLES[name], choice));
    }
    form.addEventListener("change", () => {
      history.replaceState(null, "", formatFilter(this.currentFilter()) || location.pathname + location.search);
      this.show();
    });
    form.append(this.statusLine);
    return form;
  }

  currentFilter() {
    return Object.fromEntries([...this.choices].map(([name, choice]) => [name, choice.value]));
  }

  show() {
    const requested = parseFilter(location.hash);
    // A value that the guide does not have is ignored; the rest of the address still counts.
    for (const [name, choice] of this.choices)
      choice.value = [...choice.options].some((option) => option.value === requested[name])
        ? requested[name]
        : choice.options[0].value;
    const filter = this.currentFilter();
    const chosen = formatFilter(filter) !== "";
    const roles = filteredRoles(this.roles, filter);
    this.statusLine.textContent = roles.length
      ? plural(roles.length, "role")
      : 'No role fits these choices. Set one of them to "any".';
    if (this.listed) this.listed.hidden = chosen;
    this.answer.replaceChildren(
      ...(chosen && roles.length ? [this.resultTable(roles.slice(0, MAX_ROWS))] : []),
      ...(chosen && roles.length > MAX_ROWS
        ? [element("p", "", `And ${roles.length - MAX_ROWS} more. Make another choice to see fewer.`)]
        : []),
    );
  }

  /** @param {RoleFacts[]} roles */
  resultTable(roles) {
    const rows = roles.map((facts) => {
      const role = /** @type {NonNullable<ReturnType<Catalogue["role"]>>} */ (this.guide?.role(facts.id));
      const track = this.guide?.company.tracks[role.track];
      return [
        link(`roles/${facts.id}/`, role.title),
        role.levelName,
        link(`tracks/${facts.track}/`, track?.title ?? ""),
        SHIFT_LABELS[facts.shifts] ?? "",
        REMOTE_LABELS[facts.remote] ?? "",
        role.manages ? people(role.manages) : "",
      ];
    });
    return table(["Role", "Level", "Track", "Shifts", "Place", "People"], rows);
  }
}

customElements.define("role-finder", RoleFinder);
