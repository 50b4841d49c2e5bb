// Draws the skills gap of a match: skills to grow with learning for each, and questions to prepare for.
import { element, joined, link, list, plural } from "../lib/dom.js";
import { questions } from "./interview.js";
import { TIERS } from "./match.js";

/** The match in one line. @param {ReturnType<typeof import("./match.js").match>} result */
export function matchLine(result) {
  if (result.percent === null || result.tier === null)
    return element("p", "", "There is nothing to compare: this role lists no skills, or you left all of them out.");
  const left = result.aside ? ` ${plural(result.aside, "skill")} left out.` : "";
  return element(
    "p",
    "cg-match",
    element("strong", "", `${TIERS[result.tier]}, ${result.percent}%`),
    ` from ${result.rated} of ${plural(result.counted, "skill")} rated.`,
    ` Skills without a rating count as not yet.${left}`,
  );
}

/**
 * @param {import("../lib/catalogue.js").Catalogue} catalogue @param {import("./match.js").Gap[]} gaps @returns {Node[]}
 */
export function gapList(catalogue, gaps) {
  if (!gaps.length)
    return [
      element("p", "", "You have all the skills. Before you apply, read the questions on the pages of these skills."),
    ];
  const lines = gaps.map((gap) => {
    const learning = catalogue.learningFor(gap.skill).slice(0, 2);
    const learn = learning.length ? [". Learn: ", ...joined(learning.map(lesson), ", ")] : [];
    const have = gap.have === null ? "not rated" : catalogue.ratingLevels[gap.have];
    return element(
      "span",
      "",
      link(`skills/${gap.skill}/`, catalogue.skills.get(gap.skill)?.title ?? gap.skill),
      `: ${have}, needed: ${catalogue.ratingLevels[gap.need]}${gap.essential ? "" : " (desirable)"}`,
      ...learn,
    );
  });
  return [element("div", "cg-gaps", list(lines)), ...questionList(catalogue, gaps)];
}

/**
 * Questions to prepare for, folded; empty if there are none.
 * @param {import("../lib/catalogue.js").Catalogue} catalogue @param {import("./match.js").Gap[]} gaps @returns {Node[]}
 */
export function questionList(catalogue, gaps) {
  const prepare = questions(gaps, catalogue.skills).map(({ title, ask, good }) =>
    element("span", "", element("strong", "", ask), ` (${title})${good ? ` A good answer shows: ${good}` : ""}`),
  );
  if (!prepare.length) return [];
  return [
    element(
      "details",
      "cg-details cg-prepare",
      element("summary", "cg-paper-title", "Questions to prepare for"),
      list(prepare),
    ),
  ];
}

/**
 * A link to a learning item: to its provider if HR has given an address, otherwise to the list of learning.
 * @param {import("../lib/catalogue.js").Learning} item
 */
export function lesson(item) {
  const anchor = link("learning/", item.title);
  if (item.link) {
    anchor.href = item.link;
    anchor.rel = "noopener";
  }
  return anchor;
}
