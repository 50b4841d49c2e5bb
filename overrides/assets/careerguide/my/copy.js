// Makes a copy of all records as text, and reads one, completely or not at all. Pure.
import { upgradeRecord, VERSION } from "./records.js";

const MAX_LETTERS = 2_000_000;
const MAX_RECORDS = 5000;

/** @param {Map<string, any>} records @param {string} day */
export const asJson = (records, day) =>
  `${JSON.stringify({ careerguide: VERSION, taken: day, records: Object.fromEntries(records) }, null, 1)}\n`;

/**
 * The records of a copy, or a sentence that says why it cannot be read. One bad record makes the whole copy unreadable.
 * @param {string} text
 * @returns {{records: Map<string, any>} | {fault: string}}
 */
export function fromJson(text) {
  if (text.length > MAX_LETTERS) return { fault: "This is too large to be a copy." };
  if (!text.trim()) return { fault: "There is no text here. Paste a copy, or choose a file." };
  let parsed;
  try {
    parsed = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return { fault: "This copy is damaged: its text is cut off or changed." };
  }
  const isCopy = isObject(parsed) && Object.hasOwn(parsed, "careerguide") && isObject(parsed.records);
  if (!isCopy) return { fault: "This is not a copy from this guide." };
  const entries = Object.entries(parsed.records);
  if (entries.length > MAX_RECORDS) return { fault: "This copy has too many entries." };
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
