// The list of roles with filters above it. The choices are part of the address, so that a person can share them. Until
// something is chosen, the list of the page stays.
import * as api from "../lib/api.js";
import { loadCatalogue } from "../lib/catalogue.js";
import { REMOTE_LABELS, SHIFT_LABELS, WITHOUT_TRACK, WITHOUT_TRACK_ID } from "../lib/constants.js";
import { element, field, joined, link, plural, select, status, table } from "../lib/dom.js";
import { people } from "../lib/labels.js";
import { FACETS, filteredRoles, formatFilter, ORDERS, parseFilter } from "../lib/role-filter.js";

/** @typedef {import("../lib/catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../lib/role-filter.js").RoleFacts} RoleFacts */

const MAX_ROWS = 200;
const TITLES = /** @type {Record<string, string>} */ ({
  track: "Track",
  family: "Family",
  band: "Band",
  level: "Level",
  skill: "Skill needed",
  shifts: "Shifts",
  remote: "Place",
  people: "Leads people",
  site: "Site",
  language: "Language",
  grade: "Pay grade",
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
    const track = guide.company.tracks[role.track];
    return {
      ...{
        id,
        title: role.title,
        level: role.level,
        track: track ? [track.id, ...role.alsoIn] : [WITHOUT_TRACK_ID],
        trackTitle: track?.title ?? "",
        family: track && role.family[0] ? `${track.id}/${role.family[0]}` : "",
        band: levels.bands.get(role.level) ?? "",
      },
      ...{
        shifts: role.shifts ?? "",
        remote: role.remote ?? "",
        people: role.manages ? "yes" : "no",
        skills: role.needs.map(([skill]) => skill),
        site: role.sites,
        language: role.languages.map(([language]) => language),
        grade: role.grade[0] ?? "",
      },
    };
  }

  /** @param {Catalogue} guide @param {{titles: Map<string, string>}} levels */
  form(guide, levels) {
    const needed = new Set(this.roles.flatMap((role) => role.skills));
    const options = /** @type {Record<string, [string, string][]>} */ ({
      track: trackOptions(guide),
      family: familyOptions(guide),
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
      // Not every company writes these: a filter appears if some role has a value.
      site: asOptions(this.roles.flatMap((role) => role.site)),
      language: asOptions(this.roles.flatMap((role) => role.language)),
      grade: asOptions(this.roles.flatMap((role) => role.grade || [])),
    });
    const form = element("form", "cg-filter cg-finder");
    form.addEventListener("submit", (event) => event.preventDefault());
    for (const name of [...FACETS, "sort"]) {
      if (options[name] && !options[name].length) continue;
      const choice = select(name === "sort" ? this.orders(options.track) : [["", "any"], ...options[name]]);
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

  /** The orders of the list; by track only if roles have tracks. @param {[string, string][]} tracks */
  orders(tracks) {
    return ORDERS.filter(([order]) => order !== "track" || tracks.length);
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
      return [
        link(`roles/${facts.id}/`, role.title),
        role.levelName,
        ...(this.choices.has("track") ? [this.trackLinks(facts)] : []),
        SHIFT_LABELS[facts.shifts] ?? "",
        REMOTE_LABELS[facts.remote] ?? "",
        role.manages ? people(role.manages) : "",
      ];
    });
    const track = this.choices.has("track") ? ["Track"] : [];
    return table(["Role", "Level", ...track, "Shifts", "Place", "People"], rows);
  }

  /** The tracks that list a role, the one that it belongs to first. @param {RoleFacts} facts */
  trackLinks({ track }) {
    const tracks = this.guide?.company.tracks ?? [];
    const listed = track.flatMap((id) => tracks.filter((other) => other.id === id));
    return element(
      "span",
      "",
      ...joined(
        listed.map(({ id, title }) => link(`tracks/${id}/`, title)),
        ", ",
      ),
    );
  }
}

/** Each track, and the roles without one; none if no role has a track. @param {Catalogue} guide */
function trackOptions(guide) {
  const { tracks, roles } = guide.company;
  if (roles.every((role) => role.track < 0)) return [];
  const named = tracks.map((track) => /** @type {[string, string]} */ ([track.id, track.title]));
  /** @type {[string, string][]} */
  const others = roles.some((role) => role.track < 0) ? [[WITHOUT_TRACK_ID, WITHOUT_TRACK]] : [];
  return [...named, ...others];
}

/**
 * Each family that a role has, by its track and its id; with its track in brackets if another track has one of its name.
 * @param {Catalogue} guide @returns {[string, string][]}
 */
function familyOptions(guide) {
  const { tracks, roles } = guide.company;
  const families = new Map(
    tracks.flatMap((track, index) =>
      roles
        .filter((role) => role.track === index && role.family[0])
        .map(({ family: [id, title = ""] }) => [`${track.id}/${id}`, { title, track: track.title }]),
    ),
  );
  const count = (/** @type {string} */ title) => [...families.values()].filter((one) => one.title === title).length;
  return [...families].map(([value, { title, track }]) => [value, count(title) > 1 ? `${title} (${track})` : title]);
}

/** The different values in their order. @param {string[]} values @returns {[string, string][]} */
const asOptions = (values) =>
  [...new Set(values)].sort((a, b) => a.localeCompare(b, "en", { numeric: true })).map((value) => [value, value]);

customElements.define("role-finder", RoleFinder);
