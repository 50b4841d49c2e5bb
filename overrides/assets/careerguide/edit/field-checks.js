// What a form can say of a value before it is written. Pure. `careerguide check` in the proposal says the rest.
import { readDay } from "../lib/dates.js";

/** @typedef {import("./data-files.js").Field} Field */

// Characters that a file must not have; people get them with text that they paste.
const INVISIBLE = /[\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;

/**
 * A text as a file can have it: no invisible characters, and no spaces around it or at line ends.
 * @param {string} text
 */
export function cleaned(text) {
  const plain = text.replace(/\r\n?/g, "\n").replace(/\t/g, " ").replace(INVISIBLE, "");
  return plain
    .replace(/[^\P{Cc}\n]/gu, "")
    .replace(/[ \xa0]+$/gm, "")
    .trim();
}

/**
 * A text in which a day may be in words, `2 Dec 2026 14:00`, as the field needs it.
 * @param {Field} field @param {string} text
 */
export function withDate(field, text) {
  if (!field.pattern?.includes("[0-9]{4}-[0-9]{2}-[0-9]{2}")) return text;
  const [, words, hours = "", minutes = ""] = /^(.*?)(?:,? +(\d{1,2}):(\d{2}))?$/.exec(text) ?? [];
  const day = readDay(words ?? "");
  if (!("date" in day) || !day.date) return text;
  return hours ? `${day.date} ${hours.padStart(2, "0")}:${minutes}` : day.date;
}

/** Words that stand for a value which is still to come. */
const TO_FILL_IN = /^(?:\.{2,}|…|(?:TODO|TBD|TBC|TBA)\b.*|\?{2,}|[xX]{3,6}|YYYY-MM.*)$/;

/**
 * What is wrong with a value, as a sentence; "" if nothing is.
 * @param {Field} field @param {string} value @param {(kind: string) => [string, string][]} idsOf
 */
export function faultOf(field, value, idsOf) {
  if (!value) return field.required ? "This is needed." : "";
  if (TO_FILL_IN.test(value)) return "Write the value itself here.";
  if (field.max && value.length > field.max) return `This has ${value.length} characters; ${field.max} are allowed.`;
  if (field.type === "number") return numberFault(field, value);
  if (field.type === "id" && !new RegExp(field.pattern ?? "", "u").test(value))
    return "Use lower-case letters, digits and hyphens, and start with a letter.";
  if (field.pattern && !new RegExp(field.pattern, "u").test(value))
    return field.example ? `Write it as in ${field.example}.` : "This does not have the right form.";
  if (field.type === "ref" && !idsOf(field.kind ?? "").some(([id]) => id === value)) return "Choose one of the list.";
  return "";
}

/** @param {Field} field @param {string} value */
function numberFault(field, value) {
  const { least = 0, most = Number.MAX_SAFE_INTEGER } = field;
  const isWhole = /^(?:0|[1-9]\d*)$/.test(value);
  return isWhole && Number(value) >= least && Number(value) <= most
    ? ""
    : `Write a whole number from ${least} to ${most}.`;
}

/**
 * What is wrong with a group of which exactly one set of keys is to be filled in; "" if nothing is.
 * @param {string[][]} sets @param {Field[]} fields @param {Record<string, any>} value
 */
export function oneOfFault(sets, fields, value) {
  const filled = sets.filter((keys) => keys.some((key) => value[key]));
  if (filled.length === 1 && filled[0].every((key) => value[key])) return "";
  const label = (/** @type {string} */ key) => fields.find((field) => field.key === key)?.label ?? key;
  const names = sets.map((keys) => keys.map((key) => `“${label(key)}”`).join(" and "));
  return `Fill in either ${names.join(" or ")}, not both.`;
}
