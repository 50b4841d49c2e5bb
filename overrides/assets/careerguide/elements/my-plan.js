// My plan: the route drawn on ten years from today, goals for 1, 3, 5 and 10 years, what I do next, reminders, and
// the plan to print and to send.
import { HORIZONS } from "../lib/constants.js";
import { addMonths, dayInWords, monthInWords, today } from "../lib/days.js";
import { button, define, element, field, input, joined, link, plural, roleSelect, status } from "../lib/dom.js";
import { PLANNER } from "../lib/parts.js";
import { remaining } from "../lib/time-served.js";
import { ActionList } from "../my/action-list.js";
import { aims, forgetDay } from "../my/aims.js";
import { BaseElement, partTitle, printButton } from "../my/base-element.js";
import { calendar } from "../my/calendar.js";
import { download } from "../my/download.js";
import { planChart, yearsInWords } from "../my/plan-chart.js";
import { hasGoalBeyond, planStations, reachedWithin } from "../my/plan-route.js";
import { changedProfile, PROFILE } from "../my/profile.js";
import { monthsInRole, monthsServedIn, thisMonth } from "../my/progress.js";
import { reminders } from "../my/reminders.js";
import { fetchOpenings, savedOpenings } from "../my/saved-openings.js";
import { store } from "../my/storage.js";
import { actions, asMarkdown, asSheet, asText, goals, plan } from "../my/summary.js";

const YEARS = HORIZONS.map(String);

class MyPlan extends BaseElement {
  statusLine = status();
  text = element("textarea", "");
  picture = element("div", "cg-plan__picture");
  years = element("ol", "cg-plain cg-plan__years");
  note = element("p", "cg-quiet cg-small");
  compare = element("span", "");
  routeLinks = element("p", "");
  list = new ActionList();
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
    const title = partTitle("plan", "My plan at 1, 3, 5 and 10 years");
    return [
      ...this.proposed(),
      element(
        "div",
        "cg-card cg-plan__card",
        element("div", "cg-between", title, this.compare),
        this.picture,
        this.years,
        this.note,
        this.goalFold(),
      ),
      element(
        "div",
        "cg-grid cg-screen",
        element("div", "cg-c7 cg-card", ...this.list.build()),
        element("div", "cg-c5 cg-card", ...this.copies()),
      ),
      this.sheet,
    ];
  }

  /** The goals to change, folded. */
  goalFold() {
    const summary = element("summary", "", "Set my own goals");
    summary.id = "cg-goals-open";
    const fold = element(
      "details",
      "cg-details cg-plan__goals cg-screen",
      summary,
      ...YEARS.map((years) => this.goal(years)),
      this.routeLinks,
    );
    fold.dataset.part = "";
    fold.open = this.querySelector(".cg-plan__goals")?.hasAttribute("open") ?? location.hash.startsWith("#plan");
    return fold;
  }

  /** The plan as a file, as text and on paper. */
  copies() {
    const summary = element("summary", "", "My plan as text");
    summary.id = "cg-plan-open";
    return [
      element("h3", "", "Take the plan with me"),
      element(
        "p",
        "cg-actions",
        button("Reminders (.ics)", () => this.saveReminders()),
        printButton("Print my plan"),
        button("Save as Markdown", () => this.saveText()),
      ),
      this.statusLine,
      element(
        "details",
        "cg-details",
        summary,
        field("My plan as text", this.text),
        button("Select the text", () => this.text.select()),
      ),
    ];
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
      const fold = this.querySelector(".cg-plan__goals");
      fold?.setAttribute("open", "");
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
    for (const key of records.keys()) if (key.startsWith("goal/")) forgetDay(key.slice("goal/".length));
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
      forgetDay(years);
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

  update() {
    const { role } = aims(this.catalogue);
    const ends = YEARS.map((years) => this.catalogue.role(store.get(`goal/${years}`)?.role ?? "")).filter(
      (end) => end !== null,
    );
    const links =
      role && PLANNER
        ? [...new Set(ends)]
            .filter((end) => end !== role)
            .map((end) => link(`${PLANNER}#from=${role.id}&to=${end.id}`, `Routes to ${end.title}`))
        : [];
    this.list.suggest(this.catalogue);
    this.routeLinks.replaceChildren(...joined(links, " · "));
    this.text.value = asText("My plan", plan(this.catalogue));
    this.sheet.replaceChildren(...asSheet(`My plan, ${dayInWords(today())}`, plan(this.catalogue)));
    this.draw();
  }

  /** Draw the route, and list where it leads to in each number of years. */
  draw() {
    const { role, goal } = aims(this.catalogue);
    const stations = planStations(this.catalogue);
    const served = monthsInRole(this.catalogue);
    const chart = planChart(
      stations,
      served === null ? "You, today" : `You, month ${served}`,
      hasGoalBeyond(this.catalogue),
    );
    this.picture.replaceChildren(...(chart ? [chart] : []));
    this.years.replaceChildren(
      ...(role || goals(this.catalogue).length ? YEARS.map((years) => this.inYears(years, stations)) : []),
    );
    this.note.textContent = !role
      ? "Choose your role above, and a goal."
      : !stations.length
        ? "No route to your goal is known, so there is nothing to draw. Set your own goals."
        : `Typical, never guaranteed. Years count from today${
            served === null
              ? ". Say since when you are in your role, and the time that you have served counts too."
              : "."
          } Bars go from earliest to slow, and end at ten years.${
            hasGoalBeyond(this.catalogue)
              ? ""
              : ` After ${stations[0].role.title}, the line follows the usual promotions. Choose a goal above to draw your own way.`
          }`;
    const address = role && goal && PLANNER ? `${PLANNER}#from=${role.id}&to=${goal.id}` : PLANNER;
    this.compare.replaceChildren(...(PLANNER ? [link(address, "Compare routes")] : []));
  }

  /**
   * The person's goal for a number of years, or the role that is typically reached by then.
   * @param {string} years @param {import("../my/plan-route.js").Station[]} stations
   */
  inYears(years, stations) {
    const months = 12 * Number(years);
    const reached = reachedWithin(stations, months);
    const goal = goals(this.catalogue).find((each) => each.years === years);
    const own = goal?.role && goal.role.id !== reached?.role.id ? goal.role : null;
    const title = own ?? reached?.role ?? aims(this.catalogue).role;
    const range = reached && `${yearsInWords(reached.typical)} (${reached.min} to ${reached.slow} months)`;
    const typical = range
      ? own
        ? `typical by then: ${reached?.role.title}, ${range}`
        : `typical: ${range}`
      : own
        ? ""
        : title
          ? "still in this role"
          : "";
    const when = monthInWords(addMonths(`${thisMonth()}-01`, months).slice(0, 7));
    return element(
      "li",
      "",
      element("span", "cg-quiet cg-small", `In ${plural(Number(years), "year")}, ${when}${own ? ": my goal" : ""}`),
      element("strong", "", title?.title ?? "No role yet"),
      ...(typical ? [element("span", "cg-quiet cg-small", typical)] : []),
      ...(goal?.text ? [element("span", "cg-small", goal.text)] : []),
    );
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
    const { next } = aims(this.catalogue);
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
}

define("my-plan", MyPlan);
