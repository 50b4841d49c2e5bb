// A role as it is on one client line, at one site and in one shift; guide/differences.py gives the same roles. Pure.
import { boundsOf } from "./company.js";
import { SHIFT_LABELS } from "./constants.js";

/** Where a person works; empty texts if it is not known. @typedef {{line: string, site: string, shift: string}} Work */
/**
 * One thing that differs, as differences.json has it: client line, site, shift, the key, the id or the language, and
 * what is there.
 * @typedef {[line: string, site: string, shift: string, key: string, name: string, ...more: any[]]} Difference
 */
/** @typedef {import("./catalogue.js").RoleDetails & {languages: [string, string][]}} Details */

/** What a person chooses of their workplace, and its label. */
export const WORK_LABELS = /** @type {[keyof Work, string][]} */ ([
  ["line", "Client line"],
  ["site", "Site"],
  ["shift", "Shift"],
]);

/**
 * Where a person works, in words, as `formatting.workplace` writes it: `on Banking, at Cebu, in night shifts`.
 * @param {Work} work @param {Record<string, string>} sites the titles of sites
 */
export const workplaceInWords = ({ line, site, shift }, sites) =>
  [
    line && `on ${line}`,
    site && `at ${sites[site] ?? site}`,
    shift && `in ${SHIFT_LABELS[/** @type {keyof typeof SHIFT_LABELS} */ (shift)].toLowerCase()}`,
  ]
    .filter(Boolean)
    .join(", ");

/** @param {Difference} difference */
const placesOf = ([line, site, shift]) => [line, site, shift].filter(Boolean).length;

/** Whether two names are those of one place. @param {string} one @param {string} other */
const isSame = (one, other) => one.toLowerCase() === other.toLowerCase();

/** Whether all of these places are those of the person. @param {Work} places @param {Work} work */
export const fits = (places, work) =>
  /** @type {(keyof Work)[]} */ (["line", "site", "shift"]).every(
    (part) => !places[part] || isSame(places[part], work[part]),
  );

/**
 * What differs for a person: of each thing the difference with the most places, the first of several.
 * @param {Difference[]} differences @param {Work} work
 */
function fitting(differences, work) {
  /** @type {Map<string, Difference>} */
  const counting = new Map();
  for (const difference of differences) {
    const [line, site, shift, key, name] = difference;
    const before = counting.get(`${key} ${name}`);
    if (fits({ line, site, shift }, work) && (!before || placesOf(difference) > placesOf(before)))
      counting.set(`${key} ${name}`, difference);
  }
  return [...counting.values()];
}

/**
 * What a role asks for where a person works. What is only there comes last.
 * @param {Details} role @param {Difference[]} differences @param {Work} work @returns {Details}
 */
export function applied(role, differences, work) {
  /** @type {Details} */
  let { needs, kras, languages } = role;
  for (const [, , , key, name, ...more] of fitting(differences, work)) {
    if (key === "kpi") kras = withTarget(kras, name, more);
    else if (key === "skill") needs = withSkill(needs, name, more);
    else languages = withItem(languages, ([language]) => language === name, [name, more[0]]);
  }
  return { needs, kras, languages };
}

/** @param {Details["kras"]} kras @param {string} kpi @param {any[]} more */
function withTarget(kras, kpi, [target, over, limits, title]) {
  const bounds = boundsOf(limits);
  if (!kras.some((kra) => kra.kpi === kpi)) return [...kras, { area: title, kpi, target, over: over ?? 1, bounds }];
  return kras.map((kra) => (kra.kpi === kpi ? { ...kra, target, over: over ?? kra.over, bounds } : kra));
}

/** @param {Details["needs"]} needs @param {string} skill @param {any[]} more */
function withSkill(needs, skill, [level, essential]) {
  const before = needs.find(([id]) => id === skill);
  /** @type {Details["needs"][number]} */
  const need = [skill, level, essential ?? before?.[2] ?? 1];
  return withItem(needs, ([id]) => id === skill, need);
}

/**
 * A list with an item in the place of the one that it had, or at the end.
 * @template T @param {T[]} items @param {(item: T) => boolean} isBefore @param {T} item
 */
function withItem(items, isBefore, item) {
  return items.some(isBefore) ? items.map((one) => (isBefore(one) ? item : one)) : [...items, item];
}
