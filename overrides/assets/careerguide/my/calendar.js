// Makes a calendar file (RFC 5545) of next actions, with a reminder at nine on the day. Pure.

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
 * @param {{id: string, text: string, due: string}[]} actions actions without a day are left out
 * @param {Date} now the time at which the file is made
 */
export function calendar(actions, now) {
  const stamp = `${now.toISOString().replace(/[-:]/g, "").slice(0, 15)}Z`;
  const events = actions
    .filter((action) => action.due)
    .flatMap(({ id, text, due }) => [
      "BEGIN:VEVENT",
      `UID:${id}@careerguide`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${dayAfter(due, 0)}`,
      `DTEND;VALUE=DATE:${dayAfter(due, 1)}`,
      `SUMMARY:${escaped(text)}`,
      "TRANSP:TRANSPARENT",
      "BEGIN:VALARM",
      "ACTION:DISPLAY",
      `DESCRIPTION:${escaped(text)}`,
      "TRIGGER:PT9H",
      "END:VALARM",
      "END:VEVENT",
    ]);
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//careerguide//plan//EN", ...events, "END:VCALENDAR"];
  return `${lines.map(folded).join("\r\n")}\r\n`;
}
