// The step that a person is working on, and which of its conditions they meet. A step is a move from their role.
import { dayInWords, monthInWords, today } from "../lib/days.js";
import { plural } from "../lib/dom.js";
import { checkGates, weakest } from "./gates.js";
import { routeTowards } from "./next-route.js";
import { profile } from "./profile.js";
import { figure, limits, thisMonth } from "./progress.js";
import { store } from "./storage.js";

/** @typedef {import("../lib/catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../lib/company.js").CompanyMove} CompanyMove */
/** @typedef {import("./gates.js").Checked} Checked */
/**
 * A condition: its words, if it is met, and what is known of it. One that no KPI measures has a `key` in the store, and
 * the day on which the person ticked it.
 * @typedef {{words: string, met: boolean, measured: Checked | null, key: string, day: string}} Condition
 */
/**
 * A step with its conditions in the order of the guide. `target` is the role that it leads towards: the step's own end,
 * or a role further on. `weakest` is the figure that holds the person back most, of those that they have entered.
 * @typedef {object} Step
 * @property {import("../lib/company.js").CompanyRole} from
 * @property {import("../lib/company.js").CompanyRole} to
 * @property {import("../lib/company.js").CompanyRole} target
 * @property {CompanyMove} move
 * @property {Condition[]} conditions
 * @property {number} met
 * @property {Checked | null} weakest
 */

/**
 * The step from the person's role towards the role that they want: the move itself, or the first move of the best
 * route. Without a wanted role it is the quickest promotion. Null if there is none.
 * @param {Catalogue} catalogue @returns {Step | null}
 */
export function ownStep(catalogue) {
  const person = profile(catalogue);
  return person.role ? stepTowards(catalogue, person.role, person.next) : null;
}

/**
 * The step from one role towards another. Null if no route leads there.
 * @param {Catalogue} catalogue @param {string} from @param {string} to "" for the quickest promotion
 */
export function stepTowards(catalogue, from, to) {
  const move = firstMove(catalogue, from, to);
  return move && stepOf(catalogue, move, catalogue.role(to)?.index ?? move.to);
}

/** The first move on the way to a role. @param {Catalogue} catalogue @param {string} from @param {string} to */
function firstMove(catalogue, from, to) {
  const [start, end] = [catalogue.role(from), catalogue.role(to)];
  if (!end || end === start) return catalogue.onward(from).find((move) => move.kind === "promotion") ?? null;
  const direct = catalogue.move(from, to);
  if (direct) return direct;
  const route = routeTowards(catalogue, from, to);
  return route && catalogue.move(from, catalogue.company.roles[route.roles[1]].id);
}

/**
 * A move with what the person has done of its conditions.
 * @param {Catalogue} catalogue @param {CompanyMove} move @param {number} target index of the role further on
 * @returns {Step}
 */
export function stepOf(catalogue, move, target = move.to) {
  const { roles } = catalogue.company;
  const [from, to] = [roles[move.from], roles[move.to]];
  const conditions = move.gates.map((gate) => {
    const words = catalogue.condition(gate);
    if ("mark" in gate) {
      const day = tickedOn(catalogue, from.id, to.id, gate.mark);
      return { words, met: day !== "", measured: null, key: `tick/${from.id}/${to.id}/${gate.mark}`, day };
    }
    const [measured] = checkGates([gate], limits, figure, thisMonth());
    return { words, met: measured.met, measured, key: "", day: "" };
  });
  // A figure that was not entered is no reason to wait.
  const measured = conditions.flatMap((condition) => condition.measured ?? []).filter(isKnown);
  const met = conditions.filter((condition) => condition.met).length;
  return { from, to, target: roles[target], move, conditions, met, weakest: weakest(measured) };
}

/**
 * The day on which a condition was ticked; "" if it was not. A tick under a former id of a role still counts.
 * @param {Catalogue} catalogue @param {string} from @param {string} to @param {string} mark
 */
function tickedOn(catalogue, from, to, mark) {
  for (const [about, tick] of store.all("tick")) {
    const [start, end, ticked] = about.split("/");
    if (ticked === mark && catalogue.role(start)?.id === from && catalogue.role(end)?.id === to) return tick?.day ?? "";
  }
  return "";
}

/**
 * Tick a condition, or take the tick back, also one under a former id.
 * @param {Catalogue} catalogue @param {string} key @param {boolean} done
 */
export function tick(catalogue, key, done) {
  const [, from, to, mark] = key.split("/");
  if (done) return store.put(key, { day: today() });
  for (const about of store.all("tick").keys()) {
    const [start, end, ticked] = about.split("/");
    if (ticked === mark && catalogue.role(start)?.id === from && catalogue.role(end)?.id === to)
      store.remove(`tick/${about}`);
  }
}

/** Whether a condition has a figure for any of its months. @param {Checked} measured */
const isKnown = ({ missing, over }) => missing.length < over;

/**
 * The months of figures to enter before anything can be said of a step; 0 if there is a figure or a tick, or if no KPI
 * measures its conditions.
 * @param {Step} step
 */
function monthsToEnter({ conditions }) {
  const measured = conditions.flatMap((condition) => condition.measured ?? []);
  const isEmpty = !measured.some(isKnown) && !conditions.some((condition) => condition.met);
  return isEmpty ? Math.max(0, ...measured.map(({ over }) => over)) : 0;
}

/** `2 of 3 met for Team Leader.`, or that nothing has been entered yet. @param {Step} step */
export function metLine(step) {
  const { met, conditions, to } = step;
  const months = monthsToEnter(step);
  if (months) {
    const which = months === 1 ? "last month" : `last ${months} months`;
    return `No figures yet. Enter the ${which} to check the conditions for ${to.title}.`;
  }
  return conditions.length ? `${met} of ${conditions.length} met for ${to.title}.` : `None are listed for ${to.title}.`;
}

/** The same with a head, for a place that has none. @param {Step} step */
export const headedMetLine = (step) => `${monthsToEnter(step) ? "" : "Conditions: "}${metLine(step)}`;

/**
 * The step from the person's role towards another role; null if they have no role or no route leads there. With `from`,
 * only for people in that role, and its own move.
 * @param {Catalogue} catalogue @param {string} to @param {string} from @returns {Step | null}
 */
export function stepAbout(catalogue, to, from = "") {
  const own = profile(catalogue).role;
  if (!own || (from && own !== from) || own === catalogue.role(to)?.id) return null;
  const move = from ? catalogue.move(from, to) : null;
  return move ? stepOf(catalogue, move) : stepTowards(catalogue, own, to);
}

/** The conditions of a step in words, and why it is not the wanted role. @param {Step} step */
export const stepSentence = (step) => [headedMetLine(step), towardsLine(step)].filter(Boolean).join(" ");

/** Why the step is not the wanted role; "" if it is. @param {Step} step */
export const towardsLine = ({ to, target }) =>
  target.id === to.id ? "" : `This is the first step of the quickest route to ${target.title}.`;

/** How far a condition is met. @param {Condition} condition */
export function stateLine({ met, measured, day }) {
  if (!measured) return met ? `done, ticked on ${dayInWords(day)}` : "not ticked yet";
  if (!measured.bounds) return "set your target first";
  if (met) return `met up to ${monthInWords(measured.until)}`;
  const missing = measured.missing.length
    ? ` No figure for ${measured.missing.slice(0, 3).reverse().map(monthInWords).join(", ")}.`
    : "";
  return `${isKnown(measured) ? `can be met in ${monthInWords(measured.from)} at the earliest` : "not known yet"}.${missing}`;
}

/** A condition in one line, with what is done of it. @param {Condition} condition */
export function conditionLine(condition) {
  const { words, met, measured, day } = condition;
  if (!measured) return `${words}: ${met ? `done (${dayInWords(day)})` : "not ticked yet"}`;
  if (!isKnown(measured)) return `${words}: no figures yet`;
  if (met) return `${words}: met ${plural(measured.run, "month")} in a row`;
  return `${words}: ${measured.run} of ${plural(measured.over, "month")}`;
}
