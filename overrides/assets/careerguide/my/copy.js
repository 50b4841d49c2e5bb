// A copy of everything as text, and back again, whole or not at all. Pure.
import { upgradeRecord, VERSION } from "./records.js";

const MOST = 2_000_000;
const MOST_RECORDS = 5000;

/** @param {Map<string, any>} records @param {string} day */
export const asJson = (records, day) =>
  `${JSON.stringify({ careerguide: VERSION, taken: day, records: Object.fromEntries(records) }, null, 1)}\n`;

/**
 * The records of a copy, or a sentence that says why it is none. A copy with one bad record is refused as a whole.
 * @param {string} text
 * @returns {{records: Map<string, any>} | {fault: string}}
 */
export function fromJson(text) {
  if (text.length > MOST) return { fault: "This is far larger than a copy can be." };
  if (!text.trim()) return { fault: "There is no text here. Paste a copy, or choose a file." };
  let parsed;
  try {
    parsed = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return { fault: "This is not a whole copy: its text is cut off or changed." };
  }
  const isCopy = isObject(parsed) && Object.hasOwn(parsed, "careerguide") && isObject(parsed.records);
  if (!isCopy) return { fault: "This is a file of another kind, not a copy from this guide." };
  const entries = Object.entries(parsed.records);
  if (entries.length > MOST_RECORDS) return { fault: "This has more in it than a copy can have." };
  const records = new Map();
  for (const [key, value] of entries) {
    const record = upgradeRecord(key, parsed.careerguide, value);
    if ("fault" in record) {
      const newer = "This copy was made by a newer version of the guide. Reload this page, then try again.";
      return { fault: record.fault === "newer" ? newer : `One part of this copy cannot be read: ${key.slice(0, 80)}.` };
    }
    records.set(key, record.value);
  }
  return records.size ? { records } : { fault: "This copy is empty." };
}

/** @param {unknown} value @returns {value is Record<string, any>} */
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
