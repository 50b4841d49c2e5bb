// Days as text, year-month-day, so that they mean the same in every time zone.
import { MONTH_NAMES } from "./constants.js";

/** @param {number} number @param {number} width */
const padded = (number, width) => String(number).padStart(width, "0");

/** Today on this computer's calendar. */
export function today() {
  const now = new Date();
  return `${padded(now.getFullYear(), 4)}-${padded(now.getMonth() + 1, 2)}-${padded(now.getDate(), 2)}`;
}

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
