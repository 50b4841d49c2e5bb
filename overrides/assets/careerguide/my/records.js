// The records that a person can save. Each has its own key, so that two tabs do not overwrite each other's changes.
// Pure.
//
// A key is the kind of the record and what it is about: `rating/active-listening`, `figure/2026-11/qa-score`, `goal/3`.
// A change of a shape raises VERSION, adds a function to MIGRATIONS and a frozen file to tests/fixtures/records/. A new
// kind of record changes no shape, so it only adds a frozen file, such as `v1-tick.json`.

import { UNTIL_FILLED } from "../lib/constants.js";

export const VERSION = 1;

/**
 * `MIGRATIONS[n]` turns a value of version n + 1 into one of version n + 2; null drops nothing: it says the value
 * cannot be understood.
 * @type {((kind: string, value: any) => unknown)[]}
 */
export const MIGRATIONS = [];

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
// The last day of an opening, which can be open until it is filled.
const LAST_DAY = new RegExp(`${DAY.source}|^${UNTIL_FILLED}$`);
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** @param {unknown} value @param {number} maxLength */
const isText = (value, maxLength) => typeof value === "string" && value.length <= maxLength;

/**
 * Whether a value is a text like the pattern. A list with one month is not, though it would convert to one.
 * @param {RegExp} pattern
 */
const textLike = (pattern) => (/** @type {unknown} */ value) => typeof value === "string" && pattern.test(value);

/**
 * A check of a part of a key or of a field. `names` is the kind of entry if it holds the id of one: if the entry is
 * renamed, the record follows.
 * @typedef {((value: any) => boolean) & {names?: string}} Check
 */
/** The id of an entry. @param {string} kind @returns {Check} */
const idOf = (kind) => Object.assign(textLike(ID), { names: kind });
/** The id of an entry, or nothing. @param {string} kind @returns {Check} */
const emptyOrIdOf = (kind) =>
  Object.assign((/** @type {unknown} */ value) => value === "" || (isText(value, 200) && ID.test(String(value))), {
    names: kind,
  });
/** @param {unknown} value */
const isNumber = (value) => typeof value === "number" && Number.isFinite(value);
/** @param {unknown} value */
const isLimit = (value) => value === null || isNumber(value);
/** @param {RegExp} pattern */
const emptyOr = (pattern) => (/** @type {unknown} */ value) => value === "" || textLike(pattern)(value);

const OWN_ID = /^[a-z0-9]{8,32}$/;

/** The parts of the key after the kind. @type {Record<string, Check[]>} */
export const KEY_PARTS = {
  me: [textLike(/^me$/)],
  // Where the person works.
  work: [textLike(/^me$/)],
  rating: [idOf("skill")],
  figure: [textLike(MONTH), idOf("kpi")],
  target: [idOf("kpi")],
  entry: [textLike(OWN_ID)],
  goal: [textLike(/^(1|3|5|10)$/)],
  goalday: [textLike(/^(1|3|5|10)$/)],
  saved: [idOf("opening")],
  action: [textLike(OWN_ID)],
  talk: [textLike(/^(say|hear|agree)$/)],
  // A search that found nothing, or the agreement to keep such searches.
  miss: [textLike(OWN_ID)],
  // The roles of a move, and the mark of a condition that no KPI measures.
  tick: [idOf("role"), idOf("role"), textLike(OWN_ID)],
};

/**
 * The fields of each kind, with a check for each.
 * @type {Record<string, Record<string, Check>>}
 */
export const FIELDS = {
  me: { role: emptyOrIdOf("role"), since: emptyOr(MONTH), next: emptyOrIdOf("role") },
  work: { line: (value) => isText(value, 2000), site: emptyOrIdOf("site"), shift: emptyOr(/^[a-z]+$/) },
  rating: {
    level: (value) => [0, 1, 2, 3, 4, 5, 6, 7].includes(/** @type {number} */ (value)),
    aside: (value) => typeof value === "boolean",
  },
  figure: { value: isNumber },
  target: { low: isLimit, high: isLimit },
  entry: { month: textLike(MONTH), kind: textLike(/^(task|value|result)$/), text: (value) => isText(value, 2000) },
  goal: { role: emptyOrIdOf("role"), text: (value) => isText(value, 2000) },
  // The day from which a calendar counts the years of a goal, so that each file has the goal on the same day.
  goalday: { day: textLike(DAY) },
  // An opening. Title and last day are kept, because the guide forgets an opening after it has closed.
  saved: { title: (value) => isText(value, 400), closes: textLike(LAST_DAY) },
  action: { text: (value) => isText(value, 2000), due: emptyOr(DAY), done: (value) => typeof value === "boolean" },
  talk: { text: (value) => isText(value, 5000) },
  miss: { text: (value) => isText(value, 2000), day: textLike(DAY) },
  tick: { day: textLike(DAY) },
};

export const RECORD_KINDS = Object.keys(FIELDS);

/** @param {string} key */
const kindOf = (key) => key.split("/", 1)[0];

/**
 * The kind of entry that each part of a key names; "" for the parts that name none.
 * @param {string} key
 */
export function idParts(key) {
  const kind = kindOf(key);
  const parts = Object.hasOwn(KEY_PARTS, kind) ? KEY_PARTS[kind] : [];
  return ["", ...parts.map((check) => check.names ?? "")];
}

/** The fields of a record that name entries, each with the kind of entry. @param {string} key */
export function idFields(key) {
  const kind = kindOf(key);
  const fields = Object.entries(Object.hasOwn(FIELDS, kind) ? FIELDS[kind] : {});
  return Object.fromEntries(fields.flatMap(([name, check]) => (check.names ? [[name, check.names]] : [])));
}

/** Whether a key has the parts that its kind needs. @param {string} key */
function isValidKey(key) {
  const [kind, ...parts] = key.split("/");
  if (!Object.hasOwn(KEY_PARTS, kind)) return false;
  const checks = KEY_PARTS[kind];
  return parts.length === checks.length && checks.every((check, position) => check(parts[position]));
}

/**
 * Whether a value has exactly the shape that its key needs.
 * @param {string} key @param {any} value
 */
export function isValidRecord(key, value) {
  const kind = kindOf(key);
  if (!isValidKey(key)) return false;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const fields = FIELDS[kind];
  const names = Object.keys(value);
  return (
    names.length === Object.keys(fields).length &&
    names.every((name) => Object.hasOwn(fields, name) && fields[name](value[name]))
  );
}

/** Throw an error if a record is not valid. @param {string} key @param {any} value */
export function assertValid(key, value) {
  if (!isValidRecord(key, value)) throw new Error(`${key} is not valid: ${JSON.stringify(value)}`);
}

/**
 * Convert a value of any version to this version. The fault is `newer` if a later version of the guide wrote it,
 * `broken` if it cannot be read.
 * @param {string} key @param {unknown} version @param {unknown} value
 * @returns {{value: any} | {fault: "newer" | "broken"}}
 */
export function upgradeRecord(key, version, value, latest = VERSION, migrations = MIGRATIONS, isValid = isValidRecord) {
  if (!Number.isInteger(version) || Number(version) < 1) return { fault: "broken" };
  if (Number(version) > latest) return { fault: "newer" };
  let upgradedValue = value;
  try {
    for (const step of migrations.slice(Number(version) - 1, latest - 1))
      upgradedValue = step(kindOf(key), upgradedValue);
  } catch {
    return { fault: "broken" };
  }
  return isValid(key, upgradedValue) ? { value: upgradedValue } : { fault: "broken" };
}

/** The text to store for a value. @param {any} value */
export const serialize = (value) => JSON.stringify({ v: VERSION, value });

/**
 * The value in the text of a record.
 * @param {string} key @param {string} text @returns {{value: any} | {fault: "newer" | "broken"}}
 */
export function parseRecord(key, text) {
  let parsed;
  try {
    parsed = JSON.parse(text);
  } catch {
    return { fault: "broken" };
  }
  return typeof parsed === "object" && parsed !== null
    ? upgradeRecord(key, parsed.v, parsed.value)
    : { fault: "broken" };
}
