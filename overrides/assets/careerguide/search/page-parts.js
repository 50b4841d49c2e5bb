// The parts of a page that cards read.
import { lineOf } from "./excerpt.js";

/** @typedef {import("./shapes.js").Asked & {address: string}} Answer */
/** @typedef {{heading: string, nodes: Node[]}} Facts */
/** What a page says for an answer. @typedef {(page: Document, answer: Answer, path: string) => Facts} Read */

/** As many facts as leave room for the first results on a small screen. */
export const MOST = 3;

/** @param {ParentNode} node @param {string} query @returns {HTMLElement[]} */
export const all = (node, query) => [.../** @type {NodeListOf<HTMLElement>} */ (node.querySelectorAll(query))];

/** The part of a page with a heading. @param {Document} page @param {string} id of the heading */
export const section = (page, id) => page.getElementById(id)?.closest("section");

/** The title of what the answer is about; empty if that is nothing in particular. @param {Answer} answer */
export const titleOf = ({ entries: [entry] }) => entry?.title ?? "";

/** Key facts of a role, by their label: Shifts, Place. @param {Document} page @param {string[]} labels */
export const keyFacts = (page, labels) =>
  all(page, ".cg-keyfacts > div").filter((fact) => labels.includes(lineOf(fact.querySelector("dt"))));
