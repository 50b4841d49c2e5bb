// Says whose targets, skills and languages a page shows, if the reader has said where they work.
import { element, link } from "../lib/dom.js";
import { MY_PAGE } from "../lib/parts.js";

/** @param {import("../lib/catalogue.js").Catalogue} catalogue */
export function workNote({ workplace }) {
  if (!workplace) return [];
  const text = `What roles ask for is shown as it is ${workplace}. `;
  return [element("p", "cg-small cg-quiet", text, ...(MY_PAGE ? [link(MY_PAGE, "Change")] : []))];
}
