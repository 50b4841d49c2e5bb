// What a change does: in words, and as lines before and after. Pure.
import { plainOf } from "./yaml-values.js";

/** @typedef {import("./data-files.js").Field} Field */
/** @typedef {import("./yaml-values.js").Wanted} Wanted */

const SHORT = 90;

/** @param {any} value */
const shown = (value) =>
  typeof value === "string" && value.length <= SHORT && !value.includes("\n") ? `“${value}”` : "";

/**
 * A sentence for each field that differs.
 * @param {Field[]} fields @param {Record<string, any>} before @param {{[key: string]: Wanted}} wanted
 * @returns {string[]}
 */
export function inWords(fields, before, wanted, inside = "") {
  return fields.flatMap((field) => {
    const [old, now] = [before[field.key] ?? null, wanted[field.key] ?? null];
    const label = inside + field.label;
    const value = plainOf(now);
    const [isOld, isNow] = [old !== null, Boolean(value && (typeof value === "string" || Object.keys(value).length))];
    if (!isOld && !isNow) return [];
    if (!isNow) return [`${label}: removed.`];
    if (Array.isArray(old) && Array.isArray(now)) return listInWords(label, old, now);
    const isGroup = field.fields && [old, now].every((each) => each === null || typeof each === "object");
    if (isGroup && isOld) return inWords(field.fields ?? [], old, /** @type {any} */ (now), `${label}, `);
    if (JSON.stringify(old) === JSON.stringify(value)) return [];
    if (!isOld) return [`${label}: ${shown(value) ? `${shown(value)} is new` : "added"}.`];
    return [`${label}: ${shown(old) && shown(value) ? `${shown(old)} becomes ${shown(value)}` : "another text"}.`];
  });
}

/** @param {string} label @param {any[]} old @param {import("./yaml-values.js").WantedItem[]} items */
function listInWords(label, old, items) {
  const kept = items.flatMap(({ was }) => (was === null ? [] : [was]));
  const added = items.length - kept.length;
  const changed = items.filter(({ was, value }) => was !== null && !isSame(old[was], plainOf(value))).length;
  const isMoved = kept.some((was, index) => index && was < kept[index - 1]);
  const parts = [
    added ? `${added} added` : "",
    old.length - kept.length ? `${old.length - kept.length} removed` : "",
    changed ? `${changed} changed` : "",
    isMoved ? "another order" : "",
  ].filter(Boolean);
  return parts.length ? [`${label}: ${parts.join(", ")}.`] : [];
}

/** @param {any} one @param {any} other */
const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other);

const MOST_CELLS = 1_000_000;

/**
 * Parts of a text that differ: the number of the first line before, from 1, and the lines before and after.
 * @param {string} before @param {string} after @returns {{line: number, before: string[], after: string[]}[]}
 */
export function changedLines(before, after) {
  const [old, now] = [before.split("\n"), after.split("\n")];
  let [start, end] = [0, 0];
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1;
  const most = Math.min(old.length, now.length) - start;
  while (end < most && old[old.length - 1 - end] === now[now.length - 1 - end]) end += 1;
  const [from, to] = [old.slice(start, old.length - end), now.slice(start, now.length - end)];
  if (!from.length && !to.length) return [];
  if (from.length * to.length > MOST_CELLS) return [{ line: start + 1, before: from, after: to }];
  return parts(from, to, start + 1);
}

/** @param {string[]} old @param {string[]} now @param {number} first */
function parts(old, now, first) {
  const common = commonLengths(old, now);
  /** @type {{line: number, before: string[], after: string[]}[]} */
  const changes = [];
  let [row, column] = [0, 0];
  let isOpen = false;
  const part = () => {
    if (!isOpen) changes.push({ line: first + row, before: [], after: [] });
    isOpen = true;
    return changes[changes.length - 1];
  };
  while (row < old.length || column < now.length) {
    if (row < old.length && column < now.length && old[row] === now[column]) {
      [row, column, isOpen] = [row + 1, column + 1, false];
    } else if (column >= now.length || (row < old.length && common[row + 1][column] >= common[row][column + 1])) {
      part().before.push(old[row]);
      row += 1;
    } else {
      part().after.push(now[column]);
      column += 1;
    }
  }
  return changes;
}

/**
 * The length of the longest common part of what follows each pair of lines.
 * @param {string[]} old @param {string[]} now
 */
function commonLengths(old, now) {
  const lengths = Array.from({ length: old.length + 1 }, () => new Array(now.length + 1).fill(0));
  for (let row = old.length - 1; row >= 0; row -= 1) {
    for (let column = now.length - 1; column >= 0; column -= 1) {
      const isEqual = old[row] === now[column];
      lengths[row][column] = isEqual
        ? lengths[row + 1][column + 1] + 1
        : Math.max(lengths[row + 1][column], lengths[row][column + 1]);
    }
  }
  return lengths;
}
