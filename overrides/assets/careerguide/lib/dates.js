// Reads months and days as people write them. Pure. A text that can mean two days is not understood: in some countries
// 03/04/2026 is in March, in others in April.
import { MONTH_NAMES } from "./constants.js";
import { dayInWords, monthInWords } from "./days.js";

const [FIRST_YEAR, LAST_YEAR] = [1950, 2100];
const FULL_NAMES = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

/**
 * What a text says: year-month or year-month-day, "" for an empty text; or why it is not understood.
 * @typedef {{date: string} | {fault: string}} Reading
 */

/**
 * Kinds of dates.
 * @type {Record<"month" | "day", {example: string, read: (text: string) => Reading,
 *   inWords: (date: string) => string}>}
 */
export const DATES = {
  month: { example: "Nov 2025", read: readMonth, inWords: monthInWords },
  day: { example: "2 Dec 2025", read: readDay, inWords: dayInWords },
};

/** @param {string} kind @param {string} why @returns {Reading} */
const fault = (kind, why) => ({
  fault: `${why} Write the ${kind} as in ${kind === "month" ? "Nov 2025" : "2 Dec 2025"}.`,
});

/**
 * The numbers and words of a text, without the signs between them and without endings such as `2nd`.
 * @param {string} text
 */
const partsOf = (text) =>
  text
    .toLowerCase()
    .replace(/\b(\d{1,2})(st|nd|rd|th)\b/g, "$1")
    .split(/[\s,./'’\-–]+/)
    .filter(Boolean);

/**
 * The number of a month by its name or the first letters of it, at least three; 0 for other words.
 * @param {string} word
 */
const monthNamed = (word) => (word.length < 3 ? -1 : FULL_NAMES.findIndex((name) => name.startsWith(word))) + 1;

/** @param {string} text */
const isYear = (text) => /^\d{4}$/.test(text) && Number(text) >= FIRST_YEAR && Number(text) <= LAST_YEAR;

/** @param {number} year @param {number} month */
const monthText = (year, month) => `${year}-${String(month).padStart(2, "0")}`;

/** `Nov 2025`, `November 2025`, `11/2025`, `2025-11`. @param {string} text @returns {Reading} */
export function readMonth(text) {
  const parts = partsOf(text);
  if (!parts.length) return { date: "" };
  const years = parts.filter(isYear);
  if (!years.length) return fault("month", "The year is missing, or it does not have four digits.");
  const rest = parts.filter((part) => part !== years[0]);
  if (parts.length !== 2 || rest.length !== 1) return fault("month", "This is not a month and a year.");
  const month = /^\d{1,2}$/.test(rest[0]) ? Number(rest[0]) : monthNamed(rest[0]);
  if (month < 1 || month > 12) return fault("month", `There is no month "${rest[0]}".`);
  return { date: monthText(Number(years[0]), month) };
}

/**
 * `2 Dec 2026`, `December 2, 2026`, `2026-12-02`, `2.12.2026`, `25/12/2026`.
 * @param {string} text @returns {Reading}
 */
export function readDay(text) {
  const parts = partsOf(text);
  if (!parts.length) return { date: "" };
  if (parts.length !== 3) return fault("day", "A day has a number, a month and a year.");
  const year = parts.find(isYear);
  if (!year) return fault("day", "The year is missing, or it does not have four digits.");
  const yearFirst = isYear(parts[0]);
  const rest = yearFirst ? parts.slice(1) : parts.filter((part) => part !== year);
  const named = rest.map(monthNamed);
  if (named.some(Boolean)) {
    const day = rest[named[0] ? 1 : 0];
    return checked(Number(year), named[0] || named[1], day);
  }
  if (rest.length !== 2 || !rest.every((part) => /^\d{1,2}$/.test(part))) {
    const word = rest.find((part) => !/^\d{1,2}$/.test(part)) ?? text.trim();
    return fault("day", `There is no month "${word}".`);
  }
  const [first, second] = rest.map(Number);
  if (yearFirst) return checked(Number(year), first, rest[1]);
  if (/^\s*\d+\s*\.\s*\d+\s*\./.test(text) || first > 12 || first === second)
    return checked(Number(year), second, rest[0]);
  if (second > 12) return checked(Number(year), first, rest[1]);
  return fault("day", `"${text.trim()}" can be two days.`);
}

/** @param {number} year @param {number} month @param {string} day @returns {Reading} */
function checked(year, month, day) {
  if (month < 1 || month > 12) return fault("day", `There is no month "${month}".`);
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const date = /^\d{1,2}$/.test(day) ? Number(day) : 0;
  if (date < 1 || date > last) return fault("day", `${MONTH_NAMES[month - 1]} ${year} has no day "${day}".`);
  return { date: `${monthText(year, month)}-${String(date).padStart(2, "0")}` };
}
