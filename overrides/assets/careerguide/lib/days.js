// Days as text, year-month-day, so that they mean the same in every time zone.
import { MONTH_NAMES } from "./constants.js";

export { UNTIL_FILLED } from "./constants.js";

/** @param {number} number @param {number} width */
const padded = (number, width) => String(number).padStart(width, "0");

/**
 * Today in a time zone such as `America/Jamaica`, or in that of several where it is earliest; without one, or if this
 * browser does not know it, on this computer's calendar. Python's `days.day_at` gives the same day.
 * @param {string} [zone]
 */
export function today(zone) {
  const now = new Date();
  const days = (zone ?? "").split(" ").flatMap((name) => (name && dayIn(name, now)) || []);
  const there = days.sort()[0];
  if (there) return there;
  return `${padded(now.getFullYear(), 4)}-${padded(now.getMonth() + 1, 2)}-${padded(now.getDate(), 2)}`;
}

/** The day in a time zone; empty if this browser does not know the zone. @param {string} zone @param {Date} now */
function dayIn(zone, now) {
  try {
    const form = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      calendar: "gregory",
      numberingSystem: "latn",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
    });
    const part = Object.fromEntries(form.formatToParts(now).map(({ type, value }) => [type, value]));
    return `${part.year.padStart(4, "0")}-${part.month}-${part.day}`;
  } catch {
    return "";
  }
}

/** Whether the last day of an opening is not over at one of its sites. @param {string} closes @param {string} [zone] */
export const isOpen = (closes, zone) => closes >= today(zone);

/** @param {string} day @returns {[number, number, number]} */
const parts = (day) => /** @type {[number, number, number]} */ (day.split("-").map(Number));

/**
 * The same day a number of months later, or the last day of that month. Python's `add_months` gives the same days.
 * @param {string} day @param {number} count
 */
export function addMonths(day, count) {
  const [year, month, date] = parts(day);
  const at = year * 12 + month - 1 + count;
  const lastDate = new Date(Date.UTC(Math.floor(at / 12), (at % 12) + 1, 0)).getUTCDate();
  return `${padded(Math.floor(at / 12), 4)}-${padded((at % 12) + 1, 2)}-${padded(Math.min(date, lastDate), 2)}`;
}

/** Days since 1 January 1970. @param {string} day */
export function dayNumber(day) {
  const [year, month, date] = parts(day);
  return Date.UTC(year, month - 1, date) / 86_400_000;
}

/** Weeks since Monday 1 January of year 1. Python's `people.week` counts the same weeks. @param {string} day */
export const week = (day) => Math.floor((dayNumber(day) + 719_162) / 7);

/** `Dec 2026`. @param {string} month year-month */
export const monthInWords = (month) => `${MONTH_NAMES[Number(month.slice(5)) - 1]} ${month.slice(0, 4)}`;

/** `1 Dec 2026`. @param {string} day */
export function dayInWords(day) {
  const [year, month, date] = parts(day);
  return `${date} ${MONTH_NAMES[month - 1]} ${year}`;
}
