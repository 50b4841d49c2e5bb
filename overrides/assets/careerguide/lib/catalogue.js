// The data of the guide with names: roles, skills, KPIs and learning, for the planner, the comparison and a person's
// own page.
import { fetchJson } from "./api.js";
import { addMoveDetails, boundsOf, companyOf } from "./company.js";
import { conditionInWords } from "./labels.js";
import { loadPart } from "./release.js";
import { hasSavedData } from "./saved-data.js";

/** @typedef {import("../my/match.js").Need} Need */
/** @typedef {import("../my/match.js").Measure} Measure */
/**
 * @typedef {object} Skill
 * @property {string} id
 * @property {string} title
 * @property {string[]} everyday the first phrase alone
 */
/**
 * @typedef {object} Kpi
 * @property {string} id
 * @property {string} title
 * @property {string} unit
 * @property {"higher" | "lower" | "range"} direction
 * @property {string[]} improve what a person can do
 * @property {string} caution
 * @property {string[]} watch
 */
/**
 * @typedef {object} Learning
 * @property {string} id
 * @property {string} title
 * @property {string} [kind] course, book, practice and so on
 * @property {boolean} [free]
 * @property {string} [summary]
 * @property {string} [link]
 * @property {string[]} skills
 */
/** @typedef {import("../my/gates.js").Measured & {area: string}} Kra */
/** @typedef {{needs: Need[], kras: Kra[]}} RoleDetails */

/**
 * What is not in the catalogue from the start, because not every page needs it.
 * @typedef {"kpis" | "learning" | "move-details"} More
 */

/** All of it: what a person with a role needs. @type {More[]} */
export const EVERYTHING = ["kpis", "learning", "move-details"];

/** The request for the catalogue, made once for a page. @type {Promise<Catalogue | null> | null} */
let pending = null;
/** The requests for more of it. @type {Map<More, Promise<boolean>>} */
const pendingMore = new Map();

/**
 * The catalogue, with more of it if it is named; null if a part of it cannot be loaded.
 * @param {More[]} more
 */
export async function loadCatalogue(more = []) {
  pending ??= fetchCatalogue().catch(() => null);
  for (const name of more) if (!pendingMore.has(name)) pendingMore.set(name, add(name, pending));
  const loaded = await Promise.all(more.map((name) => pendingMore.get(name)));
  return loaded.every(Boolean) ? pending : null;
}

async function fetchCatalogue() {
  const [graph, catalogue] = await Promise.all(["graph", "catalogue"].map(fetchJson));
  if (!graph || !catalogue) return null;
  const guide = new Catalogue(companyOf(graph, catalogue.planner), catalogue);
  if (hasSavedData()) await (await loadPart(import("../my/work.js"))).applyWork(guide);
  return guide;
}

/** @param {More} name @param {Promise<Catalogue | null>} catalogue @returns {Promise<boolean>} whether it is there */
async function add(name, catalogue) {
  const [guide, content] = await Promise.all([catalogue, fetchJson(name)]);
  if (guide && content) guide.add(name, content);
  return Boolean(guide && content);
}

/** Entries by id and by their former ids. @param {any[]} entries @returns {Map<string, any>} */
const byId = (entries) =>
  new Map([
    ...entries.flatMap((entry) => (entry.formerly ?? []).map((/** @type {string} */ old) => [old, entry])),
    ...entries.map((entry) => [entry.id, entry]),
  ]);

export class Catalogue {
  /** What each level of each skill looks like, asked for when it is first needed. @type {Promise<any> | null} */
  levelTexts = null;

  /** Where the reader works, in words; empty if they have not said. What roles ask for is then as it is there. */
  workplace = "";

  /** @type {Map<string, Kpi>} */
  kpis = new Map();
  /** @type {Learning[]} */
  learning = [];
  /** What was added to the catalogue. @type {Set<More>} */
  added = new Set();

  /**
   * @param {import("./company.js").Company} company
   * @param {{skills: any[], needs: {levels: [id: string, title: string][], match: Measure, roles: [Need[],
   *   [string, string, string, number, [number | null, number | null, boolean] | null][], string[]][]},
   *   levels?: {level: number, band: string}[], bands?: {id: string, title: string}[]}} catalogue
   */
  constructor(company, { skills, needs, levels = [], bands = [] }) {
    this.company = company;
    this.measure = needs.match;
    /** The band of each level. */
    this.bandOf = new Map(levels.map(({ level, band }) => [level, band]));
    /** The titles of bands by their ids. */
    this.bands = new Map(bands.map(({ id, title }) => [id, title]));
    this.levelIds = needs.levels.map(([id]) => id);
    /** Titles of the skill levels, the lowest first. */
    this.skillLevels = needs.levels.map(([, title]) => title);
    /** What a person can say of a skill: the number of a rating is its place in this list. */
    this.ratingLevels = ["not yet", ...this.skillLevels];
    /** @type {Map<string, Skill>} */
    this.skills = byId(skills.map((skill) => ({ everyday: [], ...skill })));
    /** @type {Skill[]} */
    this.skillList = [...new Set(this.skills.values())].sort((a, b) => a.title.localeCompare(b.title, "en"));
    /** @type {Map<string, import("./company.js").CompanyRole & RoleDetails & {index: number, formerly: string[]}>} */
    this.roles = byId(
      company.roles.map((role, index) => {
        const [roleNeeds, kras, formerly] = needs.roles[index];
        return {
          ...role,
          index,
          formerly,
          needs: roleNeeds,
          kras: kras.map(([area, kpi, target, over, limits]) => ({
            area,
            kpi,
            target,
            over,
            bounds: boundsOf(limits),
          })),
        };
      }),
    );
  }

  /** @param {More} name @param {any} content of its file */
  add(name, content) {
    if (name === "kpis") this.kpis = byId(content.map((/** @type {any} */ kpi) => ({ watch: [], ...kpi })));
    else if (name === "learning") this.learning = content.map((/** @type {any} */ item) => ({ skills: [], ...item }));
    else addMoveDetails(this.company, content);
    this.added.add(name);
  }

  /** Whether all of these are there. @param {More[]} more */
  has(more) {
    return more.every((name) => this.added.has(name));
  }

  /**
   * The description of a skill level; empty if the data has none, or if it cannot be loaded.
   * @param {string} id of the skill @param {number} level 1 for the lowest @returns {Promise<string>}
   */
  async levelText(id, level) {
    this.levelTexts ??= fetchJson("skill-levels");
    const texts = await this.levelTexts;
    return texts?.[this.skills.get(id)?.id ?? id]?.[this.levelIds[level - 1]] ?? "";
  }

  /** A role by its id or a former id. @param {string} id */
  role(id) {
    return this.roles.get(id) ?? null;
  }

  /** Moves from a role without steps back, quickest first, then those without known months. @param {string} id */
  onward(id) {
    const start = this.role(id)?.index;
    return this.company.moves
      .filter((move) => move.from === start && move.kind !== "return")
      .sort((a, b) => a.unknown - b.unknown || a.typical - b.typical);
  }

  /** The usual next role, as an id; empty if there is none. @param {string} id */
  usualNext(id) {
    const onward = this.onward(id);
    const target = (onward.find((move) => move.kind === "promotion") ?? onward.at(0))?.to;
    return target === undefined ? "" : this.company.roles[target].id;
  }

  /** The move between two roles. @param {string} from @param {string} to */
  move(from, to) {
    const [start, end] = [this.role(from)?.index, this.role(to)?.index];
    return this.company.moves.find((move) => move.from === start && move.to === end) ?? null;
  }

  /** A condition of a move in words. @param {import("./company.js").Gate} gate */
  condition(gate) {
    if ("mark" in gate) return gate.text;
    return conditionInWords(this.kpis.get(gate.kpi)?.title ?? gate.kpi, gate.target, gate.over);
  }

  /** Learning for a skill. @param {string} id */
  learningFor(id) {
    return this.learning.filter((item) => item.skills.includes(id));
  }
}
