// What a person's calendar file holds: dated actions, goals, the monthly review, and last days of saved openings. Pure.
import { addMonths, dayNumber, UNTIL_FILLED } from "../lib/days.js";
import { plural } from "../lib/dom.js";

/** @typedef {import("./calendar.js").Day} Day */

// A file has the monthly review for a year. A later file goes on from its own day.
const REVIEWS = 12;

/**
 * @param {object} person
 * @param {{id: string, text: string, due: string, done: boolean}[]} person.actions
 * @param {{years: string, title: string, text: string, day: string}[]} person.goals `title` is that of the role, `day`
 *   the day from which the years count
 * @param {string} person.next title of the role that the person wants next; empty if none is chosen
 * @param {{id: string, title: string, closes: string}[]} person.openings saved ones
 * @param {string} today @returns {Day[]}
 */
export function reminders({ actions, goals, next, openings }, today) {
  return [
    ...actions.filter(({ due, done }) => due && !done).map(({ id, text, due }) => ({ id, text, due })),
    ...openings
      .filter(({ closes }) => closes >= today && closes !== UNTIL_FILLED)
      .map(({ id, title, closes }) => ({
        id: `opening-${id}`,
        text: `Last day to apply: ${title}`,
        due: closes,
        early: true,
      })),
    ...(next ? [review(next, today)] : []),
    ...goals.map(({ years, title, text, day }) => ({
      id: `goal-${years}`,
      text: `My goal for ${plural(Number(years), "year")}: ${[title, text].filter(Boolean).join(". ")}`,
      due: addMonths(day, 12 * Number(years)),
    })),
  ];
}

/** The first Monday of each month. @param {string} next @param {string} today @returns {Day} */
function review(next, today) {
  return {
    id: "monthly-review",
    text: `Write down last month's figures. My next role: ${next}`,
    note: "Open My page in the career guide. Add the figures of last month, and look at the conditions of your next step.",
    due: firstMonday(today),
    rule: `FREQ=MONTHLY;BYDAY=1MO;COUNT=${REVIEWS}`,
  };
}

/** The first Monday of a month that is not before a day. @param {string} day */
export function firstMonday(day) {
  const inMonth = (/** @type {string} */ month) => {
    const first = dayNumber(`${month}-01`);
    const weekday = (((first + 3) % 7) + 7) % 7; // 1 January 1970 was a Thursday; Monday is 0
    return `${month}-${String(1 + ((7 - weekday) % 7)).padStart(2, "0")}`;
  };
  const thisMonth = inMonth(day.slice(0, 7));
  return thisMonth >= day ? thisMonth : inMonth(addMonths(`${day.slice(0, 7)}-01`, 1).slice(0, 7));
}
