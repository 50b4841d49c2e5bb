// Makes a calendar file (RFC 5545) of whole days, with a reminder at nine on the day. Pure.

/** @param {string} text */
const escaped = (text) =>
  text
    .replace(/[\\;,]/g, "\\$&")
    .replace(/\r\n?|\n/g, "\\n")
    .replace(/(?!\t)\p{Cc}/gu, "");

/** Fold a line into lines of at most 75 octets without splitting a character. @param {string} line */
function folded(line) {
  const parts = [];
  let current = "";
  let size = 0;
  for (const letter of line) {
    const octets = new TextEncoder().encode(letter).length;
    if (size + octets > 75) {
      parts.push(current);
      current = " ";
      size = 1;
    }
    current += letter;
    size += octets;
  }
  return [...parts, current].join("\r\n");
}

/**
 * A day so many after another, as a calendar file has it; 31 February is 3 March.
 * @param {string} day year-month-day @param {number} count
 */
function dayAfter(day, count) {
  const [year, month, date] = day.split("-").map(Number);
  const at = new Date(0);
  at.setUTCFullYear(year, month - 1, date + count);
  return at.toISOString().slice(0, 10).replaceAll("-", "");
}

/**
 * A whole day in the calendar.
 * @typedef {object} Day
 * @property {string} id the same in every file, so that a calendar replaces the entry and does not repeat it
 * @property {string} text
 * @property {string} due year-month-day; without it the entry is left out
 * @property {string} [note] a longer text below
 * @property {string} [rule] how it is repeated, as in an RRULE
 * @property {boolean} [early] whether to remind two days before, too
 */

/**
 * @param {Day[]} days
 * @param {Date} now the time at which the file is made
 */
export function calendar(days, now) {
  const stamp = `${now.toISOString().replace(/[-:]/g, "").slice(0, 15)}Z`;
  const events = days
    .filter(({ due }) => due)
    .flatMap(({ id, text, due, note, rule, early }) => [
      "BEGIN:VEVENT",
      `UID:${id}@careerguide`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${dayAfter(due, 0)}`,
      `DTEND;VALUE=DATE:${dayAfter(due, 1)}`,
      ...(rule ? [`RRULE:${rule}`] : []),
      `SUMMARY:${escaped(text)}`,
      ...(note ? [`DESCRIPTION:${escaped(note)}`] : []),
      "TRANSP:TRANSPARENT",
      ...(early ? alarm("-PT39H", text) : []),
      ...alarm("PT9H", text),
      "END:VEVENT",
    ]);
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//careerguide//plan//EN", ...events, "END:VCALENDAR"];
  return `${lines.map(folded).join("\r\n")}\r\n`;
}

/** A reminder so long after midnight of the day. @param {string} trigger @param {string} text */
const alarm = (trigger, text) => [
  "BEGIN:VALARM",
  "ACTION:DISPLAY",
  `DESCRIPTION:${escaped(text)}`,
  `TRIGGER:${trigger}`,
  "END:VALARM",
];
