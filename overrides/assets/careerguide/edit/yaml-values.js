// Values of a YAML text: as they are in the file, and as they should be. Pure.

/**
 * A value as it should be: a text, a group with its keys in the standard order, or a list. An item of a list names the
 * item that it was, or null if it is new.
 * @typedef {string | null | {[key: string]: Wanted} | WantedItem[]} Wanted
 * @typedef {{was: number | null, value: Wanted}} WantedItem
 * @typedef {import("./yaml-reader.js").YamlNode} YamlNode
 */

/**
 * The value of a node as text, list or object, without what is empty; texts without the spaces around them.
 * @param {YamlNode | null} node @returns {any}
 */
export function dataOf(node) {
  if (!node) return null;
  if (node.kind === "text") return node.value?.trim() || null;
  if (node.kind === "list") return node.items.map((item) => dataOf(item.value) ?? "");
  const pairs = node.pairs.map(({ key, value }) => [key, dataOf(value)]);
  return Object.fromEntries(pairs.filter(([, value]) => !isEmpty(value)));
}

/** Whether a value says nothing. @param {any} value */
export const isEmpty = (value) =>
  value === null || value === undefined || value === "" || (typeof value === "object" && !Object.keys(value).length);

/** A wanted value as plain text, list or object, without what is empty. @param {Wanted} wanted @returns {any} */
export function plainOf(wanted) {
  if (wanted === null || typeof wanted === "string") return wanted?.trim() || null;
  if (Array.isArray(wanted)) return wanted.map(({ value }) => plainOf(value) ?? "");
  const pairs = Object.entries(wanted).map(([key, value]) => [key, plainOf(value)]);
  return Object.fromEntries(pairs.filter(([, value]) => !isEmpty(value)));
}

/** A value of the file as a wanted value that changes nothing. @param {any} value @returns {Wanted} */
export function asWanted(value) {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map((item, was) => ({ was, value: asWanted(item) }));
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, asWanted(part)]));
}
