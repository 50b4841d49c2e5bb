// A skill as a line with a stop for each level: what the person has, what a role needs, and the gap.
import { markHave } from "./charts.js";
import { element } from "./dom.js";

/**
 * The line alone, for those who see it; words belong beside it.
 * @param {number} count of levels @param {number} need 0 if nothing is needed @param {number} have 0 for not yet
 */
export function skillLine(count, need, have) {
  const stops = Array.from({ length: count }, () => element("i", ""));
  const line = element("span", `cg-steps__n${need}`, ...stops);
  line.setAttribute("aria-hidden", "true");
  const steps = element("span", "cg-steps", line);
  markHave(steps, have, need);
  return steps;
}

/** What the marks of a skill line mean. */
export function skillLineKey() {
  const marks = /** @type {[string, HTMLElement][]} */ ([
    ["Have", skillLine(2, 0, 2)],
    ["Need", skillLine(1, 1, 0)],
    ["Gap", skillLine(2, 2, 0)],
  ]);
  return element("ul", "cg-plain cg-key", ...marks.map(([text, mark]) => element("li", "", mark, text)));
}
