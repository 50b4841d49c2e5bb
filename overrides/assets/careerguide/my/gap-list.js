// What a match leaves to do, shown: gaps heaviest first, what to learn for each, and questions to prepare for.
import { element, joined, link, list, plural } from "../lib/dom.js";
import { questions } from "./interview.js";
import { LEVELS, TIERS } from "./match.js";

/** The match in one line. @param {ReturnType<typeof import("./match.js").match>} found */
export function matchLine(found) {
  if (found.percent === null || found.tier === null)
    return element("p", "", "Nothing to count: this role lists no skills, or you left them all out.");
  const left = found.aside ? ` ${plural(found.aside, "skill")} left out.` : "";
  return element(
    "p",
    "cg-match",
    element("strong", "", `${TIERS[found.tier]}, ${found.percent}%`),
    ` from ${found.rated} of ${plural(found.counted, "skill")} rated; what is not rated counts as not there yet.${left}`,
  );
}

/** @param {import("../lib/catalogue.js").Catalogue} catalogue @param {import("./match.js").Gap[]} gaps @returns {Node[]} */
export function gapsOf(catalogue, gaps) {
  if (!gaps.length)
    return [element("p", "", "No gap is left. Read the questions of the role's skills before you apply.")];
  const lines = gaps.map((gap) => {
    const learning = catalogue.learningFor(gap.skill).slice(0, 2);
    const learn = learning.length ? [". Learn: ", ...joined(learning.map(lesson), ", ")] : [];
    const have = gap.have === null ? "not rated" : LEVELS[gap.have];
    return element(
      "span",
      "",
      link(`skills/${gap.skill}/`, catalogue.skills.get(gap.skill)?.title ?? gap.skill),
      `: ${have}, asked for ${LEVELS[gap.need]}${gap.essential ? "" : " (desirable)"}`,
      ...learn,
    );
  });
  const asked = questions(gaps, catalogue.skills);
  const prepare = asked.map(({ title, ask, good }) =>
    element("span", "", element("strong", "", ask), ` (${title}) A good answer shows: ${good}`),
  );
  const parts = /** @type {Node[]} */ ([element("div", "cg-gaps", list(lines))]);
  if (prepare.length)
    parts.push(element("details", "cg-prepare", element("summary", "", "Questions to prepare for"), list(prepare)));
  return parts;
}

/** What teaches something, at its provider where HR names an address. @param {import("../lib/catalogue.js").Learning} item */
function lesson(item) {
  const found = link("learning/", item.title);
  if (item.link) {
    found.href = item.link;
    found.rel = "noopener";
  }
  return found;
}
