// Home for a person whose role is known: the next steps on one axis with their own month, what is open near the role, a
// story from it, what the next step needs and what they can do now.
import { dateIn, dateInput, followDate } from "../lib/date-input.js";
import { today, week } from "../lib/days.js";
import { button, element, link, list, plural } from "../lib/dom.js";
import { ofTheWeek } from "../lib/near-peers.js";
import { KIT, MY_PAGE, OPENINGS, PLANNER, STORIES } from "../lib/parts.js";
import { fetchStories } from "../lib/stories.js";
import { monthsServed } from "../lib/time-served.js";
import { setProfile } from "../my/profile.js";
import { store } from "../my/storage.js";
import { afterNext, fork, key } from "./fork.js";
import { nearOpenings } from "./near-openings.js";
import { fetchNext } from "./next-data.js";
import { mainStep, needs } from "./next-step.js";
import { storyCard, storyPanel } from "./story-views.js";

/** @typedef {import("../lib/reader.js").Reader} Reader */
/** @typedef {import("../lib/graph.js").GraphRole} GraphRole */
/** @typedef {import("../lib/stories.js").Story} Story */
/** @typedef {import("./next-data.js").NextData} NextData */

const PANEL_HEIGHT = 76;
const MOST_CARDS = 3;
const page = document.documentElement;

/** @type {RoleHome | null} */
let home = null;

/**
 * Show home for the reader's role, or the question for it if they have none.
 * @param {HTMLElement} host @param {Reader} reader
 */
export async function showRoleHome(host, reader) {
  home ??= new RoleHome(host);
  await home.follow(reader);
}

class RoleHome {
  /** @type {GraphRole | null} whose data is shown */
  role = null;
  /** @type {NextData | null} */
  data = null;
  /** @type {Story[]} */
  stories = [];
  /** The events of the page: they are part of both versions of home. */
  events = document.getElementById("meet");
  eventsPlace = document.createComment("");
  title = element("h1", "", "Where you can go from here");
  since = dateInput("month");

  /** @param {HTMLElement} host */
  constructor(host) {
    this.host = host;
    this.title.tabIndex = -1;
    this.since.id = "cg-home-since";
    // After the event, when the focus has moved on: what is drawn again then keeps it.
    this.since.addEventListener("change", () => setTimeout(() => this.choose()));
    this.events?.before(this.eventsPlace);
    store.addEventListener("change", () => this.role && this.draw());
  }

  /** Keep since when the person is in the role. */
  choose() {
    if (this.reader) setProfile(this.reader.graph, { since: dateIn(this.since) });
  }

  /** @param {Reader} reader */
  async follow(reader) {
    this.reader = reader;
    const role = reader.graph.role(reader.role);
    if (role && role.id !== this.role?.id) await this.load(role);
    if (this.reader !== reader) return; // there was a later change
    page.toggleAttribute("data-cg-role", role !== null);
    if (role) return this.show();
    this.role = null;
    this.host.replaceChildren();
    if (this.events) this.eventsPlace.after(this.events);
  }

  /** @param {GraphRole} role */
  async load(role) {
    const data = await fetchNext(role.id);
    const stories = data?.stories ?? [];
    // Those of the role take turns; without one, it is the story of a near peer.
    const turn = week(today()) % Math.max(1, stories.length);
    const own = [...stories.slice(turn), ...stories.slice(0, turn)];
    const near = own.length ? [] : await fetchStories();
    const place = ofTheWeek(
      near.map(({ level }) => level),
      today(),
      role.level,
    );
    [this.role, this.data, this.stories] = [role, data, own.length ? own : near.slice(place, place + 1)];
  }

  show() {
    this.draw();
    if (!this.host.hasAttribute("data-asked")) return;
    this.host.removeAttribute("data-asked"); // the person has pressed the button of the question, which is gone
    this.title.focus();
    scrollTo(0, 0);
  }

  draw() {
    const { role, data } = this;
    if (!role) return;
    // The field for the month is part of both drawings, so the place of the focus is read before the new one is made.
    const focusable = () => /** @type {HTMLElement[]} */ ([...this.host.querySelectorAll("a, button, input, summary")]);
    const place = focusable().indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const nodes = data ? this.parts(role, data) : [this.title, element("p", "", link(`roles/${role.id}/`, role.title))];
    this.host.replaceChildren(...nodes);
    if (place >= 0) (focusable()[place] ?? this.title).focus();
  }

  /** Months in the role; null if the start is not known or is still to come. */
  get served() {
    const served = monthsServed(this.reader?.since ?? "", today().slice(0, 7));
    return served !== null && served >= 0 ? served : null;
  }

  /** @param {GraphRole} role @param {NextData} data */
  parts(role, data) {
    const aside = [...this.openings(data), ...this.voice(role)];
    const steps = element(
      "section",
      `${aside.length ? "cg-c8 " : ""}cg-card cg-home__steps`,
      ...this.steps(role, data),
    );
    steps.setAttribute("aria-label", "Next steps");
    const columns = aside.length ? [element("div", "cg-c4 cg-columns-2 cg-home__aside", ...aside)] : [];
    return [
      this.head(role, data),
      element("div", "cg-grid", steps, ...columns),
      ...this.cards(data),
      ...this.row(data),
    ];
  }

  /** What helps people who lead a team. @param {NextData} data */
  kit({ leads }) {
    if (!leads || !KIT) return [];
    return [
      element("p", "", "For your team: ", link(KIT, "Huddle kit"), ", with this week's story and a one-to-one sheet"),
    ];
  }

  /** @param {GraphRole} role @param {NextData} data */
  head(role, data) {
    const { steps } = data;
    const count = steps.length ? plural(steps.length, "next step") : "No next step is listed";
    const lead = element("p", "cg-lead", `${count} from ${role.title}. Typical, never guaranteed.`);
    const plan = link(`${PLANNER}#from=${role.id}`, "Plan further ahead");
    plan.className = "cg-button";
    const skills = link(`${MY_PAGE}#skills`, "Check my skills");
    skills.className = "cg-button cg-button--quiet";
    const actions = element("p", "cg-actions", ...(PLANNER ? [plan] : []), ...(MY_PAGE ? [skills] : []));
    return element("div", "cg-head", element("div", "", this.title, lead, ...this.kit(data)), actions);
  }

  /** @param {GraphRole} role @param {NextData} data */
  steps(role, data) {
    const { graph } = /** @type {Reader} */ (this.reader);
    const { served } = this;
    const pin = element("span", "cg-pin");
    pin.setAttribute("aria-hidden", "true");
    const months = served === null ? "" : `, month ${served} in role`;
    const here = element("span", "", `You are here: ${role.title}${months}`);
    const hint = element("span", "cg-fork__hint", "Time in role before the move");
    const head = element("p", "cg-fork__head", pin, here, ...(data.steps.length ? [hint] : []));
    return [
      head,
      ...fork(data, graph, role, served),
      this.choices(),
      ...afterNext(data, graph, role, served),
      ...key(data, served),
    ];
  }

  /** Since when the person is in the role, and another role. */
  choices() {
    followDate(this.since, this.reader?.since ?? "");
    const label = element("label", "", "In this role since");
    label.htmlFor = this.since.id;
    const change = button("Change role", () => {
      page.removeAttribute("data-cg-role");
      /** @type {HTMLElement | null} */ (document.querySelector("i-am :is(select, input)"))?.focus();
    });
    return element("div", "cg-row cg-home__choices cg-screen", label, this.since, change);
  }

  /** @param {NextData} data */
  openings(data) {
    if (!OPENINGS) return [];
    const head = between("Open near your role", link(OPENINGS, "All openings"));
    return [element("section", "cg-card", head, nearOpenings(data.openings, /** @type {Reader} */ (this.reader)))];
  }

  /** The words of one person. @param {GraphRole} role */
  voice(role) {
    const [story] = this.stories;
    if (!story) return [];
    const first = story.way.stations[0][0];
    const head = first === role.title ? "From your role" : "A story near your role";
    return [storyPanel(story, head, PANEL_HEIGHT, false)];
  }

  /** The other stories. @param {NextData} data */
  cards({ started }) {
    const others = this.stories.slice(1, 1 + MOST_CARDS);
    if (!others.length) return [];
    const head = started
      ? `${plural(started, "person", "people")} started in your role`
      : "People who have had your role";
    const cards = others.map((story) => element("div", "cg-c4", storyCard(story)));
    return [
      element(
        "section",
        "",
        between(head, link(STORIES, "All stories")),
        element("div", "cg-grid cg-story-cards", ...cards),
      ),
    ];
  }

  /** What the next step needs, what the person can do now, and the events. @param {NextData} data */
  row({ steps }) {
    const reader = /** @type {Reader} */ (this.reader);
    const step = mainStep(steps, reader.next);
    const cards = [];
    if (step) {
      const title = reader.graph.role(step.to)?.title ?? step.to;
      if (step.gates) cards.push([element("h2", "", `What you need for ${title}`), ...needs(step, reader.role)]);
      if (step.prepare.length)
        cards.push([element("h2", "", "What you can do this month"), list(step.prepare, "cg-plain cg-lines")]);
    }
    const sections = cards.map((nodes) => element("section", "cg-c4 cg-card", ...nodes));
    if (this.events) sections.push(this.events);
    return sections.length ? [element("div", "cg-grid", ...sections)] : [];
  }
}

/** A heading with a link at the end of its line. @param {string} head @param {Node} anchor */
const between = (head, anchor) => element("div", "cg-between", element("h2", "", head), anchor);
