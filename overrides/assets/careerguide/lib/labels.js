// Facts in words, the same as Python's `text` module makes; tests/test_words_js.py compares them.
import { TARGET_SIGNS } from "./constants.js";

/** A target in words: `>= 90%` becomes "at least 90%". @param {string} text */
export function targetInWords(text) {
  const pair = TARGET_SIGNS.find(([sign]) => text.startsWith(sign));
  return pair ? `${pair[1]} ${text.slice(pair[0].length).trim()}` : text;
}

/**
 * A condition of a move: "Quality Score at least 85% for 3 months in a row".
 * @param {string} kpi its title @param {string} target @param {number} months in a row
 */
export const conditionInWords = (kpi, target, months) =>
  `${kpi} ${targetInWords(target)} for ${months === 1 ? "1 month" : `${months} months in a row`}`;

/** @param {number} count */
const number = (count) => count.toLocaleString("en");

/** `Leads 12 to 15 people`. @param {[low: number, high: number]} span */
export function people([low, high]) {
  const from = low === high ? "" : `${number(low)} to `;
  return `Leads ${from}${number(high)} ${high === 1 ? "person" : "people"}`;
}
