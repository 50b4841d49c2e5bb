// Compares a person's ratings with the skills that a role needs. Pure.
// Weights and tiers come from data/match.yaml; components/match_formula.html explains the formula to readers.
/** @typedef {{essential: number, desirable: number, strong: number, good: number, stretch: number}} Measure */
/** @typedef {[skill: string, level: number, essential: number]} Need */
/**
 * What a person says of a skill: 0 is not yet, 1 the lowest skill level; set aside: it does not count.
 * @typedef {{level: number, aside: boolean}} Rating
 */
/**
 * @typedef {object} Gap
 * @property {string} skill
 * @property {number | null} have
 * @property {number} need
 * @property {boolean} essential
 * @property {number} weight
 * @property {number} missing
 */
/** @typedef {"strong" | "good" | "stretch" | "long-term"} Tier */

const PARTS = 420;

/** @type {Record<Tier, string>} */
export const TIERS = {
  strong: "a strong match",
  good: "a good match",
  stretch: "a stretch",
  "long-term": "a long-term aim",
};

/**
 * The share of the needed skills that a person has, in whole percent rounded down; null if no skill counts.
 * A skill without a rating counts as level 0. A skill that is set aside does not count.
 * @param {Need[]} needs @param {(skill: string) => Rating | null} rating @param {Measure} measure
 */
export function match(needs, rating, measure) {
  const rows = needs.map(([skill, need, essential]) => row(skill, need, essential === 1, rating(skill), measure));
  const counted = rows.filter((row) => !rating(row.skill)?.aside);
  const weight = counted.reduce((sum, row) => sum + row.weight, 0);
  // In parts of 1/420 of a weight every sum is a whole number, because 1 to 7 divide 420. Only the last step rounds.
  const parts = counted.reduce(
    (sum, row) => sum + (row.weight * Math.min(row.have ?? 0, row.need) * PARTS) / row.need,
    0,
  );
  const percent = weight ? Math.floor((parts * 100) / (weight * PARTS)) : null;
  return {
    percent,
    tier: percent === null ? null : tier(percent, measure),
    rated: counted.filter((row) => row.have !== null).length,
    counted: counted.length,
    aside: rows.length - counted.length,
    /** Skills that are missing or too low, heaviest first. */
    gaps: counted
      .filter((row) => row.missing > 0)
      .sort((a, b) => b.missing * b.weight - a.missing * a.weight || b.missing - a.missing),
    met: counted.filter((row) => row.missing === 0),
  };
}

/**
 * @param {string} skill @param {number} need @param {boolean} essential @param {Rating | null} rating
 * @param {Measure} measure @returns {Gap}
 */
function row(skill, need, essential, rating, measure) {
  const have = rating ? rating.level : null;
  return {
    skill,
    have,
    need,
    essential,
    weight: essential ? measure.essential : measure.desirable,
    missing: Math.max(0, need - (have ?? 0)),
  };
}

/** @param {number} percent @param {Measure} measure @returns {Tier} */
export function tier(percent, measure) {
  if (percent >= measure.strong) return "strong";
  if (percent >= measure.good) return "good";
  return percent >= measure.stretch ? "stretch" : "long-term";
}
