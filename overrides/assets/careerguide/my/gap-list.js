// Draws the skills gap of a match: skills to grow with learning for each, and questions to prepare for.
import { element, joined, link, list } from "../lib/dom.js";
import { questions } from "./interview.js";

/**
 * @param {import("../lib/catalogue.js").Catalogue} catalogue @param {import("./match.js").Gap[]} gaps @returns {Node[]}
 */
export function gapList(catalogue, gaps) {
  if (!gaps.length) return [];
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
  const prepare = questions(gaps, catalogue.skills).map(({ skill, title, ask, level }) => {
    const line = element("span", "", element("strong", "", ask), ` (${title})`);
    void catalogue.levelText(skill, level).then((good) => good && line.append(` A good answer shows: ${good}`));
    return line;
  });
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
