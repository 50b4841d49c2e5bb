// My plan: goals for 1, 3, 5 and 10 years, next actions with days, reminders, and the plan to print and to send.

import { HORIZONS } from "../lib/constants.js";
import { dayInWords, today } from "../lib/days.js";
import { button, element, field, input, joined, link, plural, roleSelect, status } from "../lib/dom.js";
import { PLANNER } from "../lib/parts.js";
import { remaining } from "../lib/time-served.js";
import { BaseElement, draft } from "../my/base-element.js";
import { calendar } from "../my/calendar.js";
import { download } from "../my/download.js";
import { match } from "../my/match.js";
import { changedProfile, newId, PROFILE, profile, ratings } from "../my/profile.js";
import { monthsServedIn } from "../my/progress.js";
import { reminders } from "../my/reminders.js";
import { fetchOpenings, savedOpenings } from "../my/saved-openings.js";
import { ownStep } from "../my/steps.js";
import { store } from "../my/storage.js";
import { actions, asMarkdown, asSheet, asText, currentAndNextRole, goals, plan } from "../my/summary.js";

const YEARS = HORIZONS.map(String);

class MyPlan extends BaseElement {
  statusLine = status();
  text = element("textarea", "");
  routeLinks = element("p", "");
  /** The actions, one line each. */
  lines = element("div", "");
  suggestionList = element("datalist", "");
  sheet = element("div", "cg-sheet cg-paper");

  async connectedCallback() {
    await super.connectedCallback();
    if (this.catalogue) addEventListener("hashchange", () => this.rebuild());
  }

  build() {
    if (!store.keys().length) this.statusLine.textContent = "";
    this.text.id = "cg-plan-text";
    this.text.rows = 6;
    this.text.readOnly = true;
    const copies = element(
      "div",
      "cg-screen",
      element(
        "p",
        "",
        button("Print", () => print()),
        " ",
        button("Save as Markdown", () => this.saveText()),
        " ",
        button("Reminders (.ics)", () => this.saveReminders()),
        " ",
        button("Select the text", () => this.text.select()),
      ),
      field("My plan as text", this.text),
    );
    const goals = [element("h3", "", "Goals"), ...YEARS.map((years) => this.goal(years)), this.routeLinks];
    const next = [element("h3", "", "Next actions"), this.lines, this.adder(), this.statusLine];
    this.fillLines();
    return [element("div", "cg-screen", ...this.proposed(), ...goals, ...next), copies, this.sheet];
  }

  /**
   * Show the actions, soonest first, done last. They are sorted only when one is added or removed, not while a person
   * types.
   */
  fillLines() {
    this.lines.replaceChildren(...actions().map((action) => this.action(action)));
  }

  /** A route from the planner in the address: `#plan?route=agent,senior-agent,team-leader`; older links say `way`. */
  proposed() {
    const query = new URLSearchParams(location.hash.split("?")[1] ?? "");
    const route = query.get("route") ?? query.get("way");
    const roles = (route ?? "").split(",").flatMap((id) => this.catalogue.role(id) ?? []);
    const moves = roles.slice(1).map((role, index) => this.catalogue.move(roles[index].id, role.id));
    if (roles.length < 2 || moves.includes(null)) return [];
    const take = () => {
      this.take(
        roles.map((role) => role.id),
        moves.map((move, index) => (move ? this.monthsLeft(move, index) : 0)),
      );
      history.replaceState(null, "", "#plan");
      this.rebuild();
      this.statusLine.textContent = moves.some((move) => move?.unknown)
        ? "Added. From the first step without known months on, choose the years of your goals yourself."
        : "Added. Your goals follow this route now. You can change them.";
      document.getElementById("cg-goal-role-1")?.focus();
    };
    return [
      element(
        "div",
        "cg-notice",
        element(
          "p",
          "",
          `A route from the planner: ${roles.map((role) => role.title).join(", then ")}. `,
          button("Use it as my plan", take),
        ),
      ),
    ];
  }

  /**
   * The typical months before a move of a route: those that remain if the person is in its first role. No
   * number of years is enough for a move whose months are not known.
   * @param {import("../lib/company.js").CompanyMove} move @param {number} index place of the move in the route
   */
  monthsLeft(move, index) {
    const start = this.catalogue.company.roles[move.from].id;
    if (move.unknown) return Infinity;
    return index ? move.typical : remaining(move, monthsServedIn(this.catalogue, start)).typical;
  }

  /**
   * Make a route the plan: the goal for a number of years is the last role that is typically reached in that time.
   * Texts of goals stay.
   * @param {string[]} roles @param {number[]} months
   */
  take(roles, months) {
    const records = /** @type {Map<string, any>} */ (new Map());
    records.set(PROFILE, changedProfile(this.catalogue, { role: roles[0], next: roles[1] }));
    let [spent, index] = [0, 0];
    for (const years of YEARS) {
      const before = index;
      while (index < months.length && spent + months[index] <= Number(years) * 12) {
        spent += months[index];
        index += 1;
      }
      if (index > before)
        records.set(`goal/${years}`, { role: roles[index], text: store.get(`goal/${years}`)?.text ?? "" });
    }
    store.putAll(records);
    for (const key of records.keys()) if (key.startsWith("goal/")) this.forgetDay(key.slice("goal/".length));
  }

  /** @param {string} years */
  goal(years) {
    const goal = store.get(`goal/${years}`) ?? { role: "", text: "" };
    const role = roleSelect(this.catalogue.company, "no role yet", this.catalogue.role(goal.role)?.id ?? "");
    role.id = `cg-goal-role-${years}`;
    const text = input("text", goal.text);
    text.id = `cg-goal-text-${years}`;
    text.maxLength = 2000;
    const save = () => {
      this.forgetDay(years);
      if (role.value || text.value.trim()) store.put(`goal/${years}`, { role: role.value, text: text.value.trim() });
      else store.remove(`goal/${years}`);
    };
    return element(
      "div",
      "cg-plan__goal",
      field(`In ${plural(Number(years), "year")}`, role, save),
      field(`In my own words, ${plural(Number(years), "year")}`, text, save),
    );
  }

  /** @param {{id: string, text: string, due: string, done: boolean}} action */
  action({ id, text, due, done }) {
    const box = input("checkbox");
    box.id = `cg-done-${id}`;
    box.checked = done;
    const day = input("date", due);
    day.id = `cg-due-${id}`;
    const save = () => store.put(`action/${id}`, { text, due: day.value, done: box.checked });
    box.addEventListener("change", save);
    day.addEventListener("change", save);
    day.setAttribute("aria-label", `By when: ${text}`);
    const drop = button("Remove", () => {
      store.remove(`action/${id}`);
      this.fillLines();
      this.statusLine.textContent = "Removed.";
      document.getElementById("cg-action-text")?.focus();
    });
    drop.setAttribute("aria-label", `Remove: ${text}`);
    return element(
      "div",
      "cg-plan__action",
      element("label", "", box, ` ${text}`),
      element("span", "", day, " ", drop),
    );
  }

  adder() {
    const text = draft(input("text"));
    text.id = "cg-action-text";
    text.maxLength = 2000;
    this.suggestionList.id = "cg-action-near";
    text.setAttribute("list", this.suggestionList.id);
    const day = draft(input("date"));
    day.id = "cg-action-due";
    const form = element(
      "form",
      "cg-log__add",
      field("What I will do next", text),
      this.suggestionList,
      field("By when", day),
      element("button", "cg-do", "Add"),
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!text.value.trim()) {
        this.statusLine.textContent = "Write what you will do, then add it.";
        return;
      }
      store.put(`action/${newId()}`, { text: text.value.trim(), due: day.value, done: false });
      text.value = day.value = "";
      this.fillLines();
      this.statusLine.textContent = "Added.";
      text.focus();
    });
    return form;
  }

  /** Suggested actions: learning for the heaviest gaps, and the conditions of the next move. */
  suggestions() {
    const person = profile(this.catalogue);
    const next = this.catalogue.role(person.next);
    const rated = ratings(this.catalogue);
    const gaps = next
      ? match(next.needs, (skill) => rated.get(skill) ?? null, this.catalogue.measure).gaps.slice(0, 5)
      : [];
    const learn = gaps.flatMap((gap) =>
      this.catalogue
        .learningFor(gap.skill)
        .slice(0, 1)
        .map((item) => `${item.title}, for ${this.catalogue.skills.get(gap.skill)?.title}`),
    );
    const open = ownStep(this.catalogue)?.conditions.filter((condition) => !condition.met) ?? [];
    return [...new Set([...learn, ...open.map((condition) => condition.words)])];
  }

  update() {
    const { role } = currentAndNextRole(this.catalogue);
    const ends = YEARS.map((years) => this.catalogue.role(store.get(`goal/${years}`)?.role ?? "")).filter(
      (end) => end !== null,
    );
    const links =
      role && PLANNER
        ? [...new Set(ends)]
            .filter((end) => end !== role)
            .map((end) => link(`${PLANNER}#from=${role.id}&to=${end.id}`, `Routes to ${end.title}`))
        : [];
    this.suggestionList.replaceChildren(...this.suggestions().map((line) => new Option(line)));
    this.routeLinks.replaceChildren(...joined(links, " · "));
    this.text.value = asText("My plan", plan(this.catalogue));
    this.sheet.replaceChildren(...asSheet(`My plan, ${dayInWords(today())}`, plan(this.catalogue)));
  }

  saveText() {
    download(`plan-${today()}.md`, "text/markdown", asMarkdown("My plan", plan(this.catalogue)));
    this.statusLine.textContent = "Saved as a file.";
  }

  /** Save the calendar file. A goal keeps the day from which its years count, so that it stays on its day. */
  async saveReminders() {
    const days = store.all("goalday");
    const dated = goals(this.catalogue).map(({ years, role, text }) => ({
      years,
      title: role?.title ?? "",
      text,
      day: days.get(years)?.day ?? today(),
    }));
    const { next } = currentAndNextRole(this.catalogue);
    const openings = savedOpenings(await fetchOpenings());
    const entries = reminders({ actions: actions(), goals: dated, next: next?.title ?? "", openings }, today());
    if (!entries.length) {
      this.statusLine.textContent = "Set a day for an action, a goal or the role you want first.";
      return;
    }
    const added = dated.filter(({ years }) => !days.has(years));
    if (added.length) store.putAll(new Map(added.map(({ years, day }) => [`goalday/${years}`, { day }])));
    download(`plan-${today()}.ics`, "text/calendar", calendar(entries, new Date()));
    this.statusLine.textContent = `${plural(entries.length, "reminder")} saved as a file. Open it in your calendar.`;
  }

  /** The years of a goal that is new or changed count from the next calendar file on. @param {string} years */
  forgetDay(years) {
    if (store.get(`goalday/${years}`)) store.remove(`goalday/${years}`);
  }
}

customElements.define("my-plan", MyPlan);
