// What a match leaves to do, shown: gaps heaviest first, what to learn for each, and questions to prepare for.
import { element, joined, link, list, plural } from "../lib/dom.js";
import { questions } from "./interview.js";
import { RATING_LEVELS, TIERS } from "./match.js";

/** The match in one line. @param {ReturnType<typeof import("./match.js").match>} result */
export function matchLine(result) {
  if (result.percent === null || result.tier === null)
    return element("p", "", "Nothing to count: this role lists no skills, or you left them all out.");
  const left = result.aside ? ` ${plural(result.aside, "skill")} left out.` : "";
  return element(
    "p",
    "cg-match",
    element("strong", "", `${TIERS[result.tier]}, ${result.percent}%`),
    ` from ${result.rated} of ${plural(result.counted, "skill")} rated; what is not rated counts as not there yet.${left}`,
  );
}

/** @param {import("../lib/catalogue.js").Catalogue} catalogue @param {import("./match.js").Gap[]} gaps @returns {Node[]} */
export function gapList(catalogue, gaps) {
  if (!gaps.length)
    return [element("p", "", "No gap is left. Read the questions of the role's skills before you apply.")];
  const lines = gaps.map((gap) => {
    const learning = catalogue.learningFor(gap.skill).slice(0, 2);
    const learn = learning.length ? [". Learn: ", ...joined(learning.map(lesson), ", ")] : [];
    const have = gap.have === null ? "not rated" : RATING_LEVELS[gap.have];
    return element(
      "span",
      "",
      link(`skills/${gap.skill}/`, catalogue.skills.get(gap.skill)?.title ?? gap.skill),
      `: ${have}, asked for ${RATING_LEVELS[gap.need]}${gap.essential ? "" : " (desirable)"}`,
      ...learn,
    );
  });
  const toPrepare = questions(gaps, catalogue.skills);
  const prepare = toPrepare.map(({ title, ask, good }) =>
    element("span", "", element("strong", "", ask), ` (${title}) A good answer shows: ${good}`),
  );
  const parts = /** @type {Node[]} */ ([element("div", "cg-gaps", list(lines))]);
  if (prepare.length)
    parts.push(element("details", "cg-prepare", element("summary", "", "Questions to prepare for"), list(prepare)));
  return parts;
}

/** What teaches something, at its provider where HR names an address. @param {import("../lib/catalogue.js").Learning} item */
function lesson(item) {
  const anchor = link("learning/", item.title);
  if (item.link) {
    anchor.href = item.link;
    anchor.rel = "noopener";
  }
  return anchor;
}
