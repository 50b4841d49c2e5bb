// My skills: rated once, counted everywhere. Rows are those that my role and the next one ask for, and what I add.
import { button, element, field, input, link, list, plural, status, steps } from "./dom.js";
import { found } from "./my/find.js";
import { gapsOf, matchLine } from "./my/gap-list.js";
import { LEVELS, match } from "./my/match.js";
import { me, ratings } from "./my/self.js";
import { store } from "./my/storage.js";
import { View } from "./my/view.js";

class MySkills extends View {
  /** Skills that the person looked for on this page. @type {Set<string>} */
  added = new Set();
  said = element("div", "cg-my__match");
  filled = status();

  build() {
    this.said.setAttribute("role", "status");
    const own = me(this.catalogue);
    const rated = ratings(this.catalogue);
    const next = this.catalogue.role(own.next)?.needs ?? [];
    const now = this.catalogue.role(own.role)?.needs ?? [];
    const asked = new Map([...next, ...now].map(([skill]) => [skill, ""]));
    const rows = [...new Set([...asked.keys(), ...this.added, ...rated.keys()])].filter((skill) => this.catalogue.skills.has(skill));
    const start = now.length && now.some(([skill]) => !rated.has(skill)) ? [element("p", "", button("Start from what my seat asks for", () => this.fill(now)), " Then change what differs.")] : [];
    return [this.finder(), ...start, this.filled, element("div", "cg-my__skills", ...rows.map((skill) => this.row(skill, new Map(next.map(([id, level]) => [id, level]))))), this.said];
  }

  /** @param {import("./my/match.js").Need[]} needs */
  fill(needs) {
    const rated = ratings(this.catalogue);
    const open = needs.filter(([skill]) => !rated.has(skill));
    const fault = store.putAll(new Map(open.map(([skill, level]) => [`rating/${skill}`, { level, aside: false }])));
    this.filled.textContent = fault ? "" : `${plural(open.length, "skill")} filled in. Look through them: only you know.`;
  }

  finder() {
    const words = input("search");
    words.id = "cg-my-find";
    words.autocomplete = "off";
    const results = element("div", "");
    results.setAttribute("role", "status");
    const show = () => {
      const hits = found(words.value, this.catalogue.skillList);
      const lines = hits.map(({ skill, phrase }) => {
        const add = button("Rate it", () => this.add(skill.id));
        add.setAttribute("aria-label", `Rate it: ${skill.title}`);
        return element("span", "", link(`skills/${skill.id}/`, skill.title), phrase === skill.title ? " " : ` ("${phrase}") `, add);
      });
      results.replaceChildren(words.value.trim() ? (hits.length ? list(lines, "cg-plain") : "No skill found. Say it in other words.") : "");
    };
    words.addEventListener("input", show);
    const form = element("form", "cg-my__find", field("Find a skill in your own words, such as: calmed an irate caller", words), results);
    form.addEventListener("submit", (event) => event.preventDefault());
    return form;
  }

  /** @param {string} skill */
  add(skill) {
    this.added.add(skill);
    this.rebuild();
    const row = /** @type {HTMLDetailsElement | null} */ (this.querySelector(`details[data-skill="${skill}"]`));
    if (!row) return;
    row.open = true;
    row.querySelector("summary")?.focus();
  }

  /** @param {string} id @param {Map<string, number>} asked */
  row(id, asked) {
    const skill = /** @type {import("./my/catalogue.js").Skill} */ (this.catalogue.skills.get(id));
    const rating = ratings(this.catalogue).get(id);
    const need = asked.get(id);
    const choices = LEVELS.map((level, place) => {
      const radio = input("radio", String(place));
      radio.name = `cg-rate-${id}`;
      radio.id = `cg-rate-${id}-${place}`;
      radio.checked = rating?.level === place;
      radio.addEventListener("change", () => this.rate(id, place));
      const wanted = need === place ? element("span", "cg-my__asked", "asked for") : "";
      return element("label", "cg-my__level", radio, element("span", "", element("strong", "", level), " ", wanted, place ? ` ${skill.levels[place - 1]}` : " Not something I do yet."));
    });
    const aside = input("checkbox");
    aside.id = `cg-aside-${id}`;
    aside.checked = rating?.aside ?? false;
    aside.addEventListener("change", () => this.rate(id, rating ? ratings(this.catalogue).get(id)?.level ?? 0 : 0, aside.checked));
    const fieldset = element("fieldset", "", element("legend", "cg-sr", skill.title), ...choices, element("label", "cg-my__level", aside, element("span", "", "Not relevant to me: leave it out")));
    const row = element("details", "cg-my__skill", element("summary", "", skill.title, element("span", "cg-my__state", "")), fieldset, element("p", "cg-quiet", link(`skills/${id}/`, "More about this skill")));
    row.dataset.skill = id;
    return row;
  }

  /** @param {string} id @param {number} level @param {boolean} [aside] */
  rate(id, level, aside) {
    const before = ratings(this.catalogue).get(id);
    store.put(`rating/${id}`, { level, aside: aside ?? before?.aside ?? false });
  }

  answer() {
    const own = me(this.catalogue);
    const rated = ratings(this.catalogue);
    const next = this.catalogue.role(own.next);
    const asked = new Map((next?.needs ?? []).map(([skill, level]) => [skill, level]));
    for (const row of /** @type {NodeListOf<HTMLDetailsElement>} */ (this.querySelectorAll("details[data-skill]"))) {
      const id = row.dataset.skill ?? "";
      const [rating, need] = [rated.get(id), asked.get(id)];
      const mine = !rating ? "not rated" : rating.aside ? "left out" : rating.level ? steps(rating.level) : LEVELS[0];
      row.querySelector(".cg-my__state")?.replaceChildren(" me: ", mine, ...(need ? [", asked for: ", steps(need)] : []));
    }
    if (!next) return this.said.replaceChildren();
    const whole = match(next.needs, (skill) => rated.get(skill) ?? null, this.catalogue.measure);
    this.said.replaceChildren(element("h3", "", `What ${next.title} still asks for`), matchLine(whole), ...gapsOf(this.catalogue, whole.gaps));
  }
}

customElements.define("my-skills", MySkills);
