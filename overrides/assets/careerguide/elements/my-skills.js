// The skills gap to the next step. Each skill opens to be rated; one rating counts on every page. Below are the other
// skills of the person: of their role, and those that they add.
import {
  button,
  define,
  element,
  field,
  input,
  joined,
  link,
  list,
  plural,
  replaceKeepingFocus,
  status,
} from "../lib/dom.js";
import { loadPart } from "../lib/release.js";
import { skillLine, skillLineKey } from "../lib/skill-line.js";
import { aims } from "../my/aims.js";
import { BaseElement, draft, partTitle } from "../my/base-element.js";
import { lesson } from "../my/gap-list.js";
import { ratings } from "../my/profile.js";
import { store } from "../my/storage.js";

const MAX_SUGGESTIONS = 6;
const MAX_LESSONS = 2;

class MySkills extends BaseElement {
  /** Skills that the person added on this page. @type {Set<string>} */
  added = new Set();
  filled = status();

  build() {
    if (!store.keys().length) this.forget();
    const { role, next } = aims(this.catalogue);
    const rated = ratings(this.catalogue);
    const needed = new Map((next?.needs ?? []).map(([skill, level]) => [skill, level]));
    const own = role?.needs ?? [];
    const known = (/** @type {string} */ skill) => this.catalogue.skills.has(skill);
    const rest = [...new Set([...own.map(([skill]) => skill), ...this.added, ...rated.keys()])].filter(
      (skill) => known(skill) && !needed.has(skill),
    );
    const open = this.openRows();
    const rows = (/** @type {string[]} */ ids) => ids.map((skill) => this.row(skill, needed, open.has(skill)));
    const title = partTitle("skills", next ? `Skills gap to ${next.title}` : "Skills gap");
    const ask = next
      ? "Open a skill, and choose the line that describes you."
      : "Choose your role above. Here you see what your next step needs, and rate your skills.";
    const start = own.length ? [" ", this.starter(own)] : [];
    return [
      element("div", "cg-between", title, next ? skillLineKey() : ""),
      element("p", "cg-quiet cg-small cg-screen cg-my__ask", ask, ...start),
      this.filled,
      element("div", "cg-my__skills", ...rows([...needed.keys()].filter(known))),
      this.others(rows(rest)),
    ];
  }

  /** Skills that the next step does not need, and a search for more. @param {HTMLElement[]} rows */
  others(rows) {
    const summary = element("summary", "", rows.length ? `My other skills (${rows.length})` : "Add a skill");
    summary.id = "cg-my-others";
    const fold = element("details", "cg-details cg-my__others", summary, this.finder(), element("div", "", ...rows));
    fold.open = this.querySelector(".cg-my__others")?.hasAttribute("open") ?? false;
    return fold;
  }

  /** After everything was erased: forget added skills too. */
  forget() {
    this.added.clear();
    this.filled.textContent = "";
    for (const row of this.querySelectorAll("details")) row.open = false;
  }

  /** Ids of the skills whose row is open. */
  openRows() {
    const rows = /** @type {NodeListOf<HTMLDetailsElement>} */ (this.querySelectorAll("details[data-skill][open]"));
    return new Set([...rows].map((row) => row.dataset.skill ?? ""));
  }

  /** @param {import("../my/match.js").Need[]} needs */
  starter(needs) {
    const start = button("Start with the skills of my role", () => this.fill(needs));
    start.id = "cg-my-start";
    return start;
  }

  /**
   * Rate the skills of the role at the level that it needs; existing ratings stay.
   * @param {import("../my/match.js").Need[]} needs
   */
  fill(needs) {
    const rated = ratings(this.catalogue);
    const open = needs.filter(([skill]) => !rated.has(skill));
    const fault = store.putAll(new Map(open.map(([skill, level]) => [`rating/${skill}`, { level, aside: false }])));
    if (fault) return;
    this.filled.textContent = `${plural(open.length, "skill")} filled in. Check them, and change what is not right.`;
    const rows = /** @type {HTMLElement | null} */ (
      this.querySelector(".cg-my__skills summary, .cg-my__others > summary")
    );
    rows?.focus();
  }

  finder() {
    const words = draft(input("search"));
    words.id = "cg-my-find";
    words.autocomplete = "off";
    const results = element("div", "");
    results.setAttribute("role", "status");
    const show = async () => {
      const typed = words.value;
      const hits = await matchingSkills(typed);
      if (words.value !== typed) return; // the person has typed on since
      const lines = (hits ?? []).map(({ id, title, phrase }) => {
        const add = button("Rate it", () => this.add(id));
        add.setAttribute("aria-label", `Rate it: ${title}`);
        return element("span", "", link(`skills/${id}/`, title), phrase === title ? " " : ` ("${phrase}") `, add);
      });
      const none = hits
        ? "No skill found. Try other words."
        : "Search cannot be loaded now. All skills are at the foot of the page, under Skills.";
      replaceKeepingFocus(results, [typed.trim() ? (lines.length ? list(lines, "cg-plain") : none) : ""], words);
    };
    words.addEventListener("input", show);
    const form = element(
      "form",
      "cg-my__find",
      field("Find a skill in your own words, such as: showed a new person how it works", words),
      results,
    );
    form.addEventListener("submit", (event) => event.preventDefault());
    return form;
  }

  /** @param {string} skill */
  add(skill) {
    this.added.add(skill);
    /** @type {HTMLInputElement} */ (this.querySelector("#cg-my-find")).value = "";
    this.rebuild();
    const row = /** @type {HTMLDetailsElement | null} */ (this.querySelector(`details[data-skill="${skill}"]`));
    if (!row) return;
    for (
      let fold = /** @type {HTMLDetailsElement | null} */ (row);
      fold;
      fold = fold.parentElement?.closest("details") ?? null
    )
      fold.open = true;
    row.querySelector("summary")?.focus();
  }

  /** @param {string} id @param {Map<string, number>} needed @param {boolean} open */
  row(id, needed, open) {
    const skill = /** @type {import("../lib/catalogue.js").Skill} */ (this.catalogue.skills.get(id));
    const rating = ratings(this.catalogue).get(id);
    const aside = input("checkbox");
    aside.id = `cg-aside-${id}`;
    aside.checked = rating?.aside ?? false;
    aside.addEventListener("change", () => this.setAside(id, aside.checked));
    const levels = this.catalogue.ratingLevels.map((_, level) => {
      const choice = this.levelChoice(skill, level, needed.get(id) === level);
      choice.radio.checked = rating?.level === level;
      choice.radio.addEventListener("change", () => this.rate(id, level, aside.checked));
      return choice.label;
    });
    const fieldset = element(
      "fieldset",
      "",
      element("legend", "cg-sr", skill.title),
      ...levels,
      element("label", "cg-my__level", aside, element("span", "", "Not relevant to me: leave it out")),
    );
    const summary = element(
      "summary",
      "cg-paper-title",
      element("span", "cg-my__skillname", skill.title),
      element("span", "cg-my__state", ""),
    );
    summary.id = `cg-skill-${id}`;
    const about = link(`skills/${id}/`, "More about this skill");
    about.setAttribute("aria-label", `More about this skill: ${skill.title}`);
    const learning = this.catalogue.learningFor(id).slice(0, MAX_LESSONS);
    const learn = learning.length ? ["Learn: ", ...joined(learning.map(lesson), ", "), ". "] : [];
    const row = element(
      "details",
      "cg-my__skill cg-stay-folded",
      summary,
      fieldset,
      element("p", "cg-quiet", ...learn, about),
    );
    row.dataset.skill = id;
    row.open = open;
    return row;
  }

  /** @param {import("../lib/catalogue.js").Skill} skill @param {number} level @param {boolean} isNeeded */
  levelChoice(skill, level, isNeeded) {
    const radio = input("radio", String(level));
    radio.name = `cg-rate-${skill.id}`;
    radio.id = `cg-rate-${skill.id}-${level}`;
    const name = element("strong", "", this.catalogue.ratingLevels[level]);
    const needed = isNeeded ? element("span", "cg-my__asked", "needed") : "";
    const words = element("span", "", name, " ", needed, level ? "" : " Not something I do yet.");
    if (level) void this.catalogue.levelText(skill.id, level).then((text) => text && words.append(` ${text}`));
    return {
      radio,
      label: element("label", "cg-my__level", radio, words),
    };
  }

  /** @param {string} id @param {number} level @param {boolean} aside */
  rate(id, level, aside) {
    store.put(`rating/${id}`, { level, aside });
  }

  /**
   * Leave a skill out, or bring it back. Without a level, bringing it back removes its rating.
   * @param {string} id @param {boolean} aside
   */
  setAside(id, aside) {
    const chosen = /** @type {HTMLInputElement | null} */ (this.querySelector(`[name="cg-rate-${id}"]:checked`));
    if (aside || chosen) this.rate(id, Number(chosen?.value ?? 0), aside);
    else store.remove(`rating/${id}`);
  }

  update() {
    const rated = ratings(this.catalogue);
    const needed = new Map((aims(this.catalogue).next?.needs ?? []).map(([skill, level]) => [skill, level]));
    for (const row of /** @type {NodeListOf<HTMLDetailsElement>} */ (this.querySelectorAll("details[data-skill]"))) {
      const id = row.dataset.skill ?? "";
      row.querySelector(".cg-my__state")?.replaceChildren(...this.state(rated.get(id) ?? null, needed.get(id) ?? 0));
    }
    this.offer(rated);
  }

  /**
   * What the person has and what is needed: as a line, in short words, and in a sentence for those who listen.
   * @param {import("../my/match.js").Rating | null} rating @param {number} need
   */
  state(rating, need) {
    const { skillLevels, ratingLevels } = this.catalogue;
    const have = !rating ? "not rated" : rating.aside ? "left out" : ratingLevels[rating.level];
    const sentence = ` me: ${have}${need ? `, needed: ${ratingLevels[need]}` : ""}`;
    const level = rating && !rating.aside ? rating.level : 0;
    const isMet = level > 0 && level >= need;
    const words =
      need && !isMet
        ? element("span", "", element("span", "cg-my__have", `${have} `), `→ ${ratingLevels[need]}`)
        : element("span", "", ...(need ? [element("span", "cg-yes", "✓ ")] : []), have);
    words.setAttribute("aria-hidden", "true");
    return [element("span", "cg-sr", sentence), skillLine(skillLevels.length, need, level), words];
  }

  /**
   * Offer to fill in ratings only if a skill of the role has none.
   * @param {Map<string, import("../my/match.js").Rating>} rated
   */
  offer(rated) {
    const needs = aims(this.catalogue).role?.needs ?? [];
    const offer = /** @type {HTMLElement | null} */ (this.querySelector("#cg-my-start"));
    if (offer) offer.hidden = needs.every(([skill]) => rated.has(skill));
  }
}

/**
 * Skills that match some words, each with the name or phrase that matches; null if the search cannot be loaded.
 * @param {string} typed
 */
async function matchingSkills(typed) {
  const [{ loadIndex: index }, { find }] = await Promise.all([
    loadPart(import("../search/site-index.js")),
    loadPart(import("../search/rank.js")),
  ]);
  const guide = await index();
  if (!guide) return null;
  const { hits } = await find(guide, typed);
  const skills = hits.filter((hit) => hit.entry.kind === "skill").slice(0, MAX_SUGGESTIONS);
  return Promise.all(
    skills.map(async ({ entry, name, phrase }) => {
      const { everyday } = phrase < 0 ? { everyday: [] } : await guide.detail(entry);
      return { id: entry.address.split("/")[1], title: entry.title, phrase: name || everyday[phrase] || entry.title };
    }),
  );
}

define("my-skills", MySkills);
