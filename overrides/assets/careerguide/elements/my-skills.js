// My skills, rated once and used on every page. There is a row for each skill that my role or the next one needs, and
// for each skill that I add.
import {
  button,
  element,
  field,
  input,
  levelBars,
  link,
  list,
  plural,
  replaceKeepingFocus,
  status,
} from "../lib/dom.js";
import { loadPart } from "../lib/release.js";
import { BaseElement, draft } from "../my/base-element.js";
import { gapList, matchLine } from "../my/gap-list.js";
import { match } from "../my/match.js";
import { profile, ratings } from "../my/profile.js";
import { store } from "../my/storage.js";

const MAX_SUGGESTIONS = 6;

class MySkills extends BaseElement {
  /** Skills that the person added on this page. @type {Set<string>} */
  added = new Set();
  heading = element("h3", "");
  line = element("div", "");
  gaps = element("div", "cg-my__match");
  filled = status();

  build() {
    this.line.setAttribute("role", "status");
    if (!store.keys().length) this.forget();
    const person = profile(this.catalogue);
    const rated = ratings(this.catalogue);
    const next = this.catalogue.role(person.next)?.needs ?? [];
    const now = this.catalogue.role(person.role)?.needs ?? [];
    const needed = new Map([...next, ...now].map(([skill]) => [skill, ""]));
    const ids = [...new Set([...needed.keys(), ...this.added, ...rated.keys()])].filter((skill) =>
      this.catalogue.skills.has(skill),
    );
    const open = this.openRows();
    const rows = ids.map((skill) => this.row(skill, new Map(next.map(([id, level]) => [id, level])), open.has(skill)));
    const start = now.length ? [element("p", "", this.starter(now), " Then change what is different.")] : [];
    return [
      this.finder(),
      ...start,
      this.filled,
      element("div", "cg-my__skills", ...rows),
      this.heading,
      this.line,
      this.gaps,
    ];
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
    document.getElementById(`cg-skill-${open[0][0]}`)?.focus();
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
        : "Search cannot be loaded now. All skills are in the menu, under Skills.";
      replaceKeepingFocus(results, [typed.trim() ? (lines.length ? list(lines, "cg-plain") : none) : ""], words);
    };
    words.addEventListener("input", show);
    const form = element(
      "form",
      "cg-my__find",
      field("Find a skill in your own words, such as: calmed an irate caller", words),
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
    row.open = true;
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
    const summary = element("summary", "", skill.title, element("span", "cg-my__state", ""));
    summary.id = `cg-skill-${id}`;
    const more = element("p", "cg-quiet", link(`skills/${id}/`, "More about this skill"));
    const row = element("details", "cg-my__skill", summary, fieldset, more);
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
    const description = level ? ` ${skill.levels[level - 1]}`.trimEnd() : " Not something I do yet.";
    return {
      radio,
      label: element("label", "cg-my__level", radio, element("span", "", name, " ", needed, description)),
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
    const person = profile(this.catalogue);
    const rated = ratings(this.catalogue);
    const next = this.catalogue.role(person.next);
    const needed = new Map((next?.needs ?? []).map(([skill, level]) => [skill, level]));
    for (const row of /** @type {NodeListOf<HTMLDetailsElement>} */ (this.querySelectorAll("details[data-skill]"))) {
      const id = row.dataset.skill ?? "";
      const [rating, need] = [rated.get(id), needed.get(id)];
      const mine = !rating
        ? "not rated"
        : rating.aside
          ? "left out"
          : rating.level
            ? levelBars(this.catalogue.skillLevels, rating.level)
            : this.catalogue.ratingLevels[0];
      row
        .querySelector(".cg-my__state")
        ?.replaceChildren(" me: ", mine, ...(need ? [", needed: ", levelBars(this.catalogue.skillLevels, need)] : []));
    }
    this.offer(rated);
    this.showMatch(next, rated);
  }

  /**
   * Offer to fill in ratings only if a skill of the role has none.
   * @param {Map<string, import("../my/match.js").Rating>} rated
   */
  offer(rated) {
    const needs = this.catalogue.role(profile(this.catalogue).role)?.needs ?? [];
    const offer = this.querySelector("#cg-my-start")?.parentElement;
    if (offer) offer.hidden = needs.every(([skill]) => rated.has(skill));
  }

  /**
   * Show the match with the next role.
   * @param {ReturnType<import("../lib/catalogue.js").Catalogue["role"]>} next
   * @param {Map<string, import("../my/match.js").Rating>} rated
   */
  showMatch(next, rated) {
    this.heading.hidden = !next;
    if (!next) {
      this.line.replaceChildren();
      return this.gaps.replaceChildren();
    }
    const result = match(next.needs, (skill) => rated.get(skill) ?? null, this.catalogue.measure);
    const asking = this.gaps.querySelector("details")?.open ?? false;
    this.heading.textContent = `Skills gap for ${next.title}`;
    this.line.replaceChildren(matchLine(result));
    this.gaps.replaceChildren(...gapList(this.catalogue, result.gaps));
    const questions = this.gaps.querySelector("details");
    if (questions) questions.open = asking;
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

customElements.define("my-skills", MySkills);
