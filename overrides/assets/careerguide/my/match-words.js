// What a match says: the number, what it is called, and how near the gaps are.
import { element, plural } from "../lib/dom.js";
import { TIERS } from "./match.js";

/** @typedef {ReturnType<typeof import("./match.js").match>} Match */

/** @param {Match} result @param {string} next title of the role @returns {Node[]} */
export function matchWords(result, next) {
  const { percent, tier, rated, counted, aside, gaps } = result;
  if (percent === null || tier === null)
    return [element("p", "", "There is nothing to compare: this role lists no skills, or you left all of them out.")];
  const left = aside ? ` ${plural(aside, "skill")} left out.` : "";
  const known = rated < counted ? ` ${rated} of ${plural(counted, "skill")} rated; the others count as not yet.` : "";
  if (!rated)
    return [
      element("p", "", element("strong", "", `${plural(counted, "skill")} to rate`), " to see your match today."),
      element("p", "cg-quiet", `Open a skill of ${next} and choose the line that describes you.${left}`),
    ];
  return [
    element(
      "p",
      "cg-match__line",
      element("strong", "cg-match__percent", `${percent}%`),
      " ",
      element("span", "", `match today: ${TIERS[tier]}`),
    ),
    element("p", "cg-quiet", `${wayForward(gaps, counted)}${known}${left}`),
  ];
}

/**
 * How near the gaps are: the skills that are one level away.
 * @param {import("./match.js").Gap[]} gaps @param {number} counted
 */
function wayForward(gaps, counted) {
  if (!gaps.length)
    return "You have all the skills. Before you apply, read the questions on the pages of these skills.";
  const near = gaps.filter(({ missing }) => missing === 1).length;
  const far = gaps.length - near;
  if (near) return `${near} of ${plural(counted, "skill")} ${near === 1 ? "is" : "are"} one level away.`;
  return `${plural(far, "skill has", "skills have")} more than one level to go. Take one at a time.`;
}
