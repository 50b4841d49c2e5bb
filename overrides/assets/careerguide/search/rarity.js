// How much a word of a query weighs: more if few entries use it. Pure.

/** @typedef {import("./index.js").Index} Index */

/** A power below 1 softens how much more rare words weigh. */
const POWER = 0.7;

/** The weight of a word. @param {Index} index @param {number} users entries that use it */
export const rarity = (index, users) => Math.log(1 + index.entries.length / Math.max(1, users)) ** POWER;
