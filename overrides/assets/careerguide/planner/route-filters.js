// What a route breaks of a person's wishes, and what that costs. Pure; Python's `guide.route_filters` gives the same.
import { SIDEWAYS_KINDS, UNKNOWN_MONTHS } from "../lib/constants.js";
import { BROKEN, BROKEN_MONTH, LINE_BROKEN, SIDEWAYS_MOVE, STEP_BACK, WITHOUT } from "./constants.js";
import { orderMonths } from "./routes.js";

/** @typedef {import("../lib/company.js").Company} Company */
/** @typedef {import("../lib/company.js").CompanyMove} CompanyMove */
/** @typedef {import("../lib/company.js").CompanyRole} CompanyRole */
/** @typedef {import("./planner-query.js").PlannerQuery} PlannerQuery */

/**
 * Whether time in a role breaks a wish that every company has; `home` is the index of the person's
 * track, or -1: a person whose role has no track leaves none, wherever they go.
 * @type {Record<string, (company: Company, role: CompanyRole, home: number) => boolean>}
 */
const BREAKS = {
  night: (_, role) => role.shifts !== null && role.shifts !== "day",
  people: (_, role) => role.manages !== null,
  site: (_, role) => role.remote === "none",
  track: (_, role, home) => home >= 0 && role.track !== home,
};

/**
 * What a person can avoid in this company: word -> name, the lines of business before the steps back.
 * @param {Company} company @returns {Record<string, string>}
 */
export function avoidable(company) {
  const { back, track, ...fixed } = WITHOUT;
  // Without tracks, a person cannot leave theirs.
  const others = company.roles.some((role) => role.track >= 0) ? { ...fixed, track } : fixed;
  return { ...others, ...Object.fromEntries(company.avoidable.map(({ word, name }) => [word, name])), back };
}

/**
 * What a route that breaks a wish says, for each wish about roles; see `BROKEN`.
 * @param {Company} company @returns {Record<string, string[]>}
 */
export const brokenTexts = (company) => ({
  ...BROKEN,
  ...Object.fromEntries(
    company.avoidable.map(({ word, name }) => [word, LINE_BROKEN.map((text) => text.replace("{line}", () => name))]),
  ),
});

/**
 * The wishes that time in a role breaks.
 * @param {Company} company @param {Set<string>} without @param {CompanyRole} role @param {number} home
 */
export const brokenBy = (company, without, role, home) => [
  ...Object.keys(BREAKS).filter((word) => without.has(word) && BREAKS[word](company, role, home)),
  ...company.avoidable
    .filter(({ word, line }) => without.has(word) && company.tracks[role.track]?.line === line)
    .map(({ word }) => word),
];

/**
 * Whether a move keeps all wishes. They apply to the role that it leads to, not to its start.
 * @param {Company} company @param {PlannerQuery} query @param {CompanyMove} move
 */
export function allowsMove(company, { without }, move) {
  if (without.has("back") && move.kind === "return") return false;
  return !brokenBy(company, without, company.roles[move.to], company.roles[move.from].track).length;
}

/**
 * What a move costs: steps back if the person avoids them, then months in roles that break a wish, then months. The
 * months before a move are spent in the role where it starts, so the person's present role counts too.
 * @param {Company} company @param {PlannerQuery} query @param {number} home
 * @returns {(move: CompanyMove) => number}
 */
export function costOf(company, { without, strict }, home) {
  if (strict) return orderMonths;
  const month = company.roles.map((role) => (brokenBy(company, without, role, home).length ? 1 + BROKEN_MONTH : 1));
  const back = without.has("back") ? STEP_BACK : 0;
  return (move) => orderMonths(move) * month[move.from] + (move.kind === "return" ? back : 0);
}

/**
 * What `costOf` gives, without steps back, if a move without known months takes one month and others take none.
 * @param {Company} company @param {PlannerQuery} query @param {number} home
 * @returns {(move: CompanyMove) => number}
 */
export function gapsOf(company, { without, strict }, home) {
  const month = company.roles.map((role) =>
    !strict && brokenBy(company, without, role, home).length ? 1 + BROKEN_MONTH : 1,
  );
  return (move) => move.unknown * month[move.from];
}

/**
 * The known months of a path, and the number of its moves without known months.
 * @param {number} cost @param {number} gaps
 */
export function knownMonths(cost, gaps) {
  const unknown = monthsIn(gaps);
  return { known: monthsIn(cost) - unknown * UNKNOWN_MONTHS, unknown };
}

/** As `knownMonths`, for the time in roles that break a wish. @param {number} cost @param {number} gaps */
export function knownBrokenMonths(cost, gaps) {
  const unknown = brokenMonthsIn(gaps);
  return { known: brokenMonthsIn(cost) - unknown * UNKNOWN_MONTHS, unknown };
}

/** The months of a cost. @param {number} cost */
export const monthsIn = (cost) => cost % BROKEN_MONTH;

/** The months in roles that break a wish. @param {number} cost */
export const brokenMonthsIn = (cost) => Math.floor((cost % STEP_BACK) / BROKEN_MONTH);

/** The number of steps back that break a wish. @param {number} cost */
export const stepsBackIn = (cost) => Math.floor((cost % SIDEWAYS_MOVE) / STEP_BACK);

/** Whether a move is lateral or a bridge. @param {{kind: string}} move */
export const isSideways = (move) => SIDEWAYS_KINDS.includes(move.kind);

/** The number of sideways moves of a route. @param {{moves: {kind: string}[]}} route */
export const sidewaysIn = (route) => route.moves.filter(isSideways).length;
