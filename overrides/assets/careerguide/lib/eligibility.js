// Checks whether a person may apply for an opening, rule by rule, and from which day. Pure: nothing is saved or sent.
import { PERFORMANCE_RATINGS } from "./constants.js";
import { addMonths, dayInWords } from "./days.js";

/**
 * The rules of an opening: roles that may apply (empty: all), months in role on the same track and on another track,
 * the lowest last rating, months since a warning ended and since the last move.
 * @typedef {object} Rules
 * @property {string} role
 * @property {string[]} from
 * @property {number} same
 * @property {number} other
 * @property {import("./constants.js").Performance} rating
 * @property {number} warning
 * @property {number} move
 *
 * The answers of a person; days are year-month-day. An empty `warning` means none, or none that was named; an empty
 * `rating` means that it is not known.
 * @typedef {object} Person
 * @property {string} role
 * @property {boolean} sameTrack
 * @property {string} since
 * @property {import("./constants.js").Performance | ""} rating
 * @property {string} warning
 *
 * The result of one rule: met today, or from a day on, or not by waiting (then `from` is empty). `text` is the text.
 * @typedef {{rule: string, met: boolean, from: string, text: string}} RuleResult
 */

/** @param {number} count */
const months = (count) => `${count} month${count === 1 ? "" : "s"}`;

/**
 * The result of each rule on a day.
 * @param {Rules} rules @param {Person} person @param {string} today
 * @returns {RuleResult[]}
 */
export function ruleResults(rules, person, today) {
  const results = [];
  if (rules.from.length) {
    const met = rules.from.includes(person.role);
    results.push({
      rule: "from",
      met,
      from: "",
      text: met ? "People in your role can apply." : "Only people in other roles can apply.",
    });
  }
  const least = person.sameTrack ? rules.same : rules.other;
  if (least) results.push(waiting("role", addMonths(person.since, least), today, `${months(least)} in your role`));
  if (rules.move > least)
    results.push(
      waiting("move", addMonths(person.since, rules.move), today, `${months(rules.move)} since your last move`),
    );
  if (rules.rating !== "below" && person.rating) {
    const met = PERFORMANCE_RATINGS.indexOf(person.rating) >= PERFORMANCE_RATINGS.indexOf(rules.rating);
    results.push({
      rule: "rating",
      met,
      from: "",
      text: met ? "Your last rating is enough." : `Your next rating has to be ${atLeast(rules.rating)}.`,
    });
  }
  if (rules.warning && person.warning) {
    results.push(
      waiting(
        "warning",
        addMonths(person.warning, rules.warning),
        today,
        `${months(rules.warning)} since your warning ended`,
      ),
    );
  }
  return results;
}

/** @param {string} rule @param {string} from @param {string} today @param {string} what @returns {RuleResult} */
function waiting(rule, from, today, what) {
  const met = from <= today;
  return { rule, met, from, text: met ? `You have ${what}.` : `You have ${what} on ${dayInWords(from)}.` };
}

/**
 * The rules of an opening in a list; Python's `people.rules_in_short` writes them.
 * @param {string} text `same other rating warning move`, then the roles that may apply
 * @param {string} role the role of the opening
 * @returns {Rules}
 */
export function parseRules(text, role) {
  const [same, other, rating, warning, move, ...from] = text.split(" ");
  const numbers = { same: Number(same), other: Number(other), warning: Number(warning), move: Number(move) };
  return { role, from, rating: /** @type {Rules["rating"]} */ (rating), ...numbers };
}

/** The first day of a month that a person entered; empty if they entered none. @param {string} month year-month */
export const firstDay = (month) => month && `${month}-01`;

/**
 * Whether a person may apply, as far as their role and its start tell; empty if the opening is for other roles only. It
 * names the rules that it cannot know about.
 * @param {Rules} rules @param {Pick<Person, "role" | "sameTrack" | "since">} person `since` may be empty
 * @param {string} today @param {string} closes
 */
export function mayApply(rules, person, today, closes) {
  if (rules.from.length && !rules.from.includes(person.role)) return "";
  const least = Math.max(rules.move, person.sameTrack ? rules.same : rules.other);
  if (!person.since && least) return `Your role can apply, after ${months(least)} in it.`;
  const from = addMonths(person.since || today, person.since ? least : 0);
  if (from > closes) return "";
  const ifs = conditions(rules, { rating: "", warning: "" });
  const rest = ifs ? `, if ${ifs}` : "";
  return from <= today ? `You can apply${rest}.` : `You can apply from ${dayInWords(from)}${rest}.`;
}

/**
 * What a list of openings says of one to a person with a role: whether they can apply in time, or are one step from it.
 * `text` is empty if the roles that may apply say enough.
 * @param {Rules} rules @param {Pick<Person, "role" | "sameTrack" | "since">} person `since` may be empty
 * @param {{title: string, range: {typical: number, unknown: number} | null, months: number} | null} nearest the role
 *   that may apply and is nearest to theirs; `range` only if it is one step away
 * @param {string} today @param {string} closes
 * @returns {{group: "now" | "step" | "other", text: string}}
 */
export function forReader(rules, person, nearest, today, closes) {
  const text = mayApply(rules, person, today, closes);
  if (text) return { group: "now", text };
  if (!rules.from.length || rules.from.includes(person.role)) {
    const late = verdict(rules, { ...person, rating: "", warning: "" }, today, closes);
    return {
      group: "other",
      text: `Your role can apply, but only from ${dayInWords(late.from)}, and it closes before.`,
    };
  }
  if (!nearest?.range) return { group: "other", text: "" };
  const time = nearest.range.unknown ? "" : `, typically ${months(nearest.range.typical)}`;
  return { group: "step", text: `One step from eligible: ${nearest.title}${time}.` };
}

/**
 * The rules that a person's answers leave open, as the end of a sentence after "if"; empty if there are none.
 * @param {Rules} rules @param {Pick<Person, "rating" | "warning">} person
 */
export function conditions(rules, { rating, warning }) {
  const open = [
    ...(rules.rating === "below" || rating ? [] : [`your last rating is ${atLeast(rules.rating)}`]),
    ...(rules.warning && !warning ? [`you had no warning in the last ${months(rules.warning)}`] : []),
  ];
  return open.join(" and ");
}

/** A rating that is not the lowest, in words. @param {string} rating */
const atLeast = (rating) => (rating === "meets" ? '"meets expectations" or better' : '"exceeds expectations"');

/**
 * All rules as one result: yes, yes from a day on, or no with what has to change.
 * @param {Rules} rules @param {Person} person @param {string} today @param {string} closes
 * @returns {{eligible: boolean, from: string, text: string}}
 */
export function verdict(rules, person, today, closes) {
  const open = ruleResults(rules, person, today).filter((answer) => !answer.met);
  if (!open.length) return { eligible: true, from: today, text: "Yes. You can apply today." };
  if (open.some((answer) => !answer.from)) return { eligible: false, from: "", text: "Not yet." };
  const from =
    open
      .map((answer) => answer.from)
      .sort()
      .at(-1) ?? "";
  const late = from > closes ? " This opening closes before that; the role may be open again." : "";
  return { eligible: false, from, text: `From ${dayInWords(from)}.${late}` };
}
