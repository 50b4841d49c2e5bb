// The data of the guide with names: roles, skills, KPIs and learning, for the planner, the comparison and a person's
// own page.
import { fetchJson } from "./api.js";
import { boundsOf, fetchCompany } from "./company.js";
import { conditionInWords } from "./labels.js";

/** @typedef {import("../my/match.js").Need} Need */
/** @typedef {import("../my/match.js").Measure} Measure */
/**
 * @typedef {object} Skill
 * @property {string} id
 * @property {string} title
 * @property {string[]} everyday the first phrase alone
 * @property {string[]} learning
 */
/**
 * @typedef {object} Kpi
 * @property {string} id
 * @property {string} title
 * @property {string} unit
 * @property {"higher" | "lower" | "range"} direction
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

/** The request for the catalogue, made once for a page. @type {Promise<Catalogue | null> | null} */
let pending = null;
/** The catalogue; null if it cannot be loaded. */
export const loadCatalogue = () => (pending ??= fetchCatalogue().catch(() => null));

async function fetchCatalogue() {
  const [company, skills, needs, kpis, learning] = await Promise.all([
    fetchCompany(),
    ...["skills", "needs", "kpis", "learning"].map(fetchJson),
  ]);
  return company && skills && needs && kpis && learning ? new Catalogue(company, skills, needs, kpis, learning) : null;
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

  /**
   * @param {import("./company.js").Company} company @param {any[]} skills
   * @param {{levels: [id: string, title: string][], match: Measure, roles: [Need[], [string, string, string, number,
   *   [number | null, number | null, boolean] | null][], string[]][]}} needs
   * @param {any[]} kpis @param {any[]} learning
   */
  constructor(company, skills, needs, kpis, learning) {
    this.company = company;
    this.measure = needs.match;
    this.levelIds = needs.levels.map(([id]) => id);
    /** Titles of the skill levels, the lowest first. */
    this.skillLevels = needs.levels.map(([, title]) => title);
    /** What a person can say of a skill: the number of a rating is its place in this list. */
    this.ratingLevels = ["not yet", ...this.skillLevels];
    /** @type {Map<string, Skill>} */
    this.skills = byId(skills.map((skill) => ({ everyday: [], learning: [], ...skill })));
    /** @type {Skill[]} */
    this.skillList = [...new Set(this.skills.values())].sort((a, b) => a.title.localeCompare(b.title, "en"));
    /** @type {Map<string, Kpi>} */
    this.kpis = byId(kpis.map((kpi) => ({ watch: [], ...kpi })));
    /** @type {Learning[]} */
    this.learning = learning.map((item) => ({ skills: [], ...item }));
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
    const named = this.skills.get(id)?.learning ?? [];
    return this.learning.filter((item) => item.skills.includes(id) || named.includes(item.id));
  }
}
