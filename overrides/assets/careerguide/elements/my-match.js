// The match with the next step as one number, with what brings it up.
import { element, plural } from "../lib/dom.js";
import { aims } from "../my/aims.js";
import { BaseElement } from "../my/base-element.js";
import { match } from "../my/match.js";
import { ratings } from "../my/profile.js";

/** @type {Record<import("../my/match.js").Tier, string>} */
const TIERS = { strong: "a strong match", good: "a good match", stretch: "a stretch", "long-term": "a long-term aim" };

class MyMatch extends BaseElement {
  line = element("div", "cg-match");

  build() {
    this.line.setAttribute("role", "status");
    return [this.line];
  }

  rebuildsFor() {
    return false;
  }

  update() {
    const { role, next } = aims(this.catalogue);
    if (!next) {
      const ask = role ? "Choose your next step" : "Choose your role";
      return this.line.replaceChildren(element("p", "", `${ask} to see how many of its skills you have today.`));
    }
    const rated = ratings(this.catalogue);
    const result = match(next.needs, (skill) => rated.get(skill) ?? null, this.catalogue.measure);
    this.line.replaceChildren(...matchWords(result, next.title));
  }
}

/** @param {ReturnType<typeof match>} result @param {string} next title of the role @returns {Node[]} */
function matchWords(result, next) {
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
      element("span", "", `match today: ${TIERS[tier]}`),
    ),
    element("p", "cg-quiet", `${wayForward(gaps, counted)}${known}${left}`),
  ];
}

/** How near the gaps are: the skills that are one level away. @param {import("../my/match.js").Gap[]} gaps @param {number} counted */
function wayForward(gaps, counted) {
  if (!gaps.length)
    return "You have all the skills. Before you apply, read the questions on the pages of these skills.";
  const near = gaps.filter(({ missing }) => missing === 1).length;
  const far = gaps.length - near;
  if (near) return `${near} of ${plural(counted, "skill")} ${near === 1 ? "is" : "are"} one level away.`;
  return `${plural(far, "skill has", "skills have")} more than one level to go. Take one at a time.`;
}

customElements.define("my-match", MyMatch);
