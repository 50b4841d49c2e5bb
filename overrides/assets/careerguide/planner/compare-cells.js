// The cells of the tables that compare roles, and the words about a link with wrong roles.

import { element } from "../lib/dom.js";

/** @typedef {NonNullable<ReturnType<import("../lib/catalogue.js").Catalogue["role"]>>} Role */

/** Characters of a wrong id that are shown. */
const LONGEST_ID = 60;

/** What to say of ids that the guide does not have; empty for none. @param {string[]} ids */
export function unknownRoles(ids) {
  if (!ids.length) return "";
  const start = ids.length > 1 ? "These roles in the link are" : "This role in the link is";
  return `${start} not in the guide: ${ids.map((id) => id.slice(0, LONGEST_ID)).join(", ")}. `;
}

/** The cells of a row: what differs from the first is bold. @param {(string | Node)[]} cells */
export function marked([first, ...others]) {
  const textOf = (/** @type {string | Node} */ cell) => (typeof cell === "string" ? cell : cell.textContent);
  const isList = (/** @type {string | Node} */ cell) => cell instanceof HTMLUListElement;
  const mark = (/** @type {string | Node} */ cell) =>
    textOf(cell) === textOf(first) || isList(cell) ? cell : element("span", "cg-compare__differs", cell);
  return [first, ...others.map(mark)];
}

/** The cells of a row, each with the short title of its role, which narrow screens show. @param {Role[]} roles
 * @param {(string | Node)[]} cells */
export const named = (roles, cells) =>
  cells.map((cell, index) => element("div", "", element("span", "cg-whose", `${roles[index].short}: `), cell));

/** The code of the pay grade, with a link if it has one. @param {Role} role @returns {string | Node} */
export function gradeOf({ grade: [code = "not stated", address = ""] }) {
  if (!address) return code;
  const there = element("a", "", code);
  there.setAttribute("href", address);
  there.setAttribute("rel", "noopener");
  return there;
}

/**
 * What the reader has served of the months before a move, if the move starts from their role.
 * @param {Role} start @param {import("../lib/time-served.js").MonthRange} move
 */
export function servedNote(start, { min, typical, slow, unknown }) {
  const note = document.createElement("time-served");
  note.dataset.from = [start.id, ...start.formerly].join(" ");
  note.dataset.months = unknown ? "" : [min, typical, slow].join(" ");
  return note;
}
