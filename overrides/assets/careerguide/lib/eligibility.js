// Who may apply for an opening, rule by rule, and from which day. Pure: nothing is read, kept or sent here.
import { PERFORMANCE_RATINGS } from "./constants.js";
import { addMonths, dayInWords } from "./days.js";

/**
 * What an opening asks: role ids one may come from (none: all), months in role on the same track and on another,
 * the last rating, and months since a warning ended and since one last moved.
 * @typedef {{role: string, from: string[], same: number, other: number, rating: import("./constants.js").Performance, warning: number, move: number}} Rules
 *
 * What a person says of themselves; days are year-month-day, an empty `warning` means none.
 * @typedef {{role: string, sameTrack: boolean, since: string, rating: import("./constants.js").Performance, warning: string}} Person
 *
 * One rule's answer: met today, or from a day, or not by waiting (`from` is empty).
 * @typedef {{rule: string, met: boolean, from: string, said: string}} Answer
 */

/** @param {number} count */
const months = (count) => `${count} month${count === 1 ? "" : "s"}`;

/**
 * Each rule's answer on a day.
 * @param {Rules} rules @param {Person} person @param {string} today
 * @returns {Answer[]}
 */
export function ruleResults(rules, person, today) {
  const results = [];
  if (rules.from.length) {
    const met = rules.from.includes(person.role);
    results.push({
      rule: "from",
      met,
      from: "",
      said: met ? "It is open to people in your role." : "It is open to people in other roles only.",
    });
  }
  const least = person.sameTrack ? rules.same : rules.other;
  if (least) results.push(waiting("role", addMonths(person.since, least), today, `${months(least)} in your role`));
  if (rules.move > least)
    results.push(
      waiting("move", addMonths(person.since, rules.move), today, `${months(rules.move)} since your last move`),
    );
  if (rules.rating !== "below") {
    const met = PERFORMANCE_RATINGS.indexOf(person.rating) >= PERFORMANCE_RATINGS.indexOf(rules.rating);
    const wanted = rules.rating === "meets" ? "meets expectations" : "exceeds expectations";
    results.push({
      rule: "rating",
      met,
      from: "",
      said: met
        ? "Your last rating is enough."
        : `Your next rating has to be "${wanted}"${rules.rating === "meets" ? " or better" : ""}.`,
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

/** @param {string} rule @param {string} from @param {string} today @param {string} what @returns {Answer} */
function waiting(rule, from, today, what) {
  const met = from <= today;
  return { rule, met, from, said: met ? `You have ${what}.` : `You have ${what} on ${dayInWords(from)}.` };
}

/**
 * All rules as one answer: yes, from a day, or no with what has to change.
 * @param {Rules} rules @param {Person} person @param {string} today @param {string} closes
 * @returns {{eligible: boolean, from: string, said: string}}
 */
export function verdict(rules, person, today, closes) {
  const open = ruleResults(rules, person, today).filter((answer) => !answer.met);
  if (!open.length) return { eligible: true, from: today, said: "Yes. You can apply today." };
  if (open.some((answer) => !answer.from))
    return { eligible: false, from: "", said: "Not by waiting. See the line that is open below." };
  const from =
    open
      .map((answer) => answer.from)
      .sort()
      .at(-1) ?? "";
  const late = from > closes ? " This opening closes before that; the role may be open again." : "";
  return { eligible: false, from, said: `From ${dayInWords(from)}.${late}` };
}
