// The list of roles with filters above it. The choices are part of the address, so that a person can share them. Until
// something is chosen, the list of the page stays.
import { loadCatalogue } from "../lib/catalogue.js";
import { REMOTE_LABELS, SHIFT_LABELS, WITHOUT_TRACK, WITHOUT_TRACK_ID } from "../lib/constants.js";
import { define, element, field, link, plural, select, status } from "../lib/dom.js";
import { people } from "../lib/labels.js";
import { FACETS, filteredRoles, formatFilter, ORDERS, parseFilter } from "../lib/role-filter.js";

/** Filters that are always in sight; the others are folded. */
const FIRST = ["track", "level", "skill", "shifts", "remote", "sort"];

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
  /** @type {HTMLDetailsElement | null} */
  more = null;

  async connectedCallback() {
    const guide = await loadCatalogue();
    if (!guide) return; // the list of the page stays
    this.guide = guide;
    this.querySelector(".cg-finder__room")?.remove();
    this.listed = element("div", "", ...this.childNodes);
    this.roles = guide.company.roles.map((role) => this.facts(guide, role.id));
    const form = this.form(guide);
    this.replaceChildren(form, this.answer, this.listed);
    addEventListener("hashchange", () => this.show());
    this.show();
  }

  /** @param {Catalogue} guide @param {string} id @returns {RoleFacts} */
  facts(guide, id) {
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
        band: guide.bandOf.get(role.level) ?? "",
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

  /** @param {Catalogue} guide */
  form(guide) {
    const needed = new Set(this.roles.flatMap((role) => role.skills));
    const options = /** @type {Record<string, [string, string][]>} */ ({
      track: trackOptions(guide),
      family: familyOptions(guide),
      band: [...guide.bands],
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
    const form = element("form", "cg-finder cg-finder__room");
    form.addEventListener("submit", (event) => event.preventDefault());
    const fields = element("div", "cg-finder__fields");
    const more = element("div", "cg-finder__fields");
    for (const name of [...FACETS, "sort"]) {
      if (options[name] && !options[name].length) continue;
      const choice = select(name === "sort" ? this.orders(options.track) : [["", "Any"], ...options[name]]);
      choice.id = `cg-find-${name}`;
      this.choices.set(name, choice);
      (FIRST.includes(name) ? fields : more).append(field(TITLES[name], choice));
    }
    this.more = element("details", "cg-details", element("summary", "", "More filters"), more);
    form.append(fields, this.more);
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
    if (this.more && FACETS.some((name) => filter[name] && !FIRST.includes(name))) this.more.open = true;
    const chosen = formatFilter(filter) !== "";
    const roles = filteredRoles(this.roles, filter);
    this.statusLine.textContent = roles.length
      ? plural(roles.length, "role")
      : 'No role fits these choices. Set one of them to "Any".';
    if (this.listed) this.listed.hidden = chosen;
    this.answer.replaceChildren(
      ...(chosen && roles.length ? [this.results(roles.slice(0, MAX_ROWS))] : []),
      ...(chosen && roles.length > MAX_ROWS
        ? [element("p", "", `And ${roles.length - MAX_ROWS} more. Make another choice to see fewer.`)]
        : []),
    );
  }

  /** The same list as the page has, with more facts. @param {RoleFacts[]} roles */
  results(roles) {
    const rows = roles.map((facts) => {
      const role = /** @type {NonNullable<ReturnType<Catalogue["role"]>>} */ (this.guide?.role(facts.id));
      const more = [
        `Level ${role.levelName}`,
        this.trackTitles(facts),
        SHIFT_LABELS[facts.shifts] ?? "",
        REMOTE_LABELS[facts.remote] ?? "",
        role.manages ? people(role.manages) : "",
      ].filter(Boolean);
      const words = more.map((text) => element("span", "", text));
      return element(
        "li",
        "",
        link(`roles/${facts.id}/`, role.title),
        element("span", "cg-role-list__facts", ...words),
      );
    });
    return element("ul", "cg-plain cg-role-list", ...rows);
  }

  /** The titles of the tracks that list a role, the one that it belongs to first. @param {RoleFacts} facts */
  trackTitles({ track }) {
    const tracks = this.guide?.company.tracks ?? [];
    return track.flatMap((id) => tracks.filter((other) => other.id === id).map(({ title }) => title)).join(", ");
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
 * Each family that a role has, by its track and its id; with its track in brackets if another track has one of its
 * name.
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

define("role-finder", RoleFinder);
