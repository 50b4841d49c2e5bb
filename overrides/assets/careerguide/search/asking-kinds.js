// What kind of entry a query asks for, by words of the languages: "who became" asks for stories, "reduce" for a KPI,
// "handling angry customers" for a skill. Pure.
import { EVENTS, OPENINGS, STORIES } from "../lib/parts.js";
import { isPolicy } from "./alone.js";
import { squeezed } from "./words.js";

/** @typedef {import("./index.js").Index} Index @typedef {import("./index.js").Entry} Entry */
/** Which entries are asked for, and their gain. @typedef {[fits: (entry: Entry) => boolean, gain: number]} Wanted */

/** Concept -> what it asks for. @type {Record<string, Wanted>} */
const ASKED = {
  who_did: [({ kind, address }) => kind === "story" || address === STORIES, 1.6],
  improve: [({ kind }) => kind === "kpi", 1.5],
  reduce: [({ kind }) => kind === "kpi", 1.5],
  become: [({ kind }) => kind === "role", 1.2],
  learn: [({ kind }) => kind === "learning" || kind === "skill", 1.3],
  open: [({ kind, address }) => kind === "opening" || address === OPENINGS, 1.3],
  eligible: [(entry) => isPolicy(entry) || entry.address === "guide/applying/", 1.5],
  talk_to: [({ address }) => address === EVENTS, 1.6],
};
/** The concepts that ask for a kind of entry. */
export const ASKING = Object.keys(ASKED);
/** What an activity asks for: "leading a class". @type {Wanted} */
const SKILL = [({ kind }) => kind === "skill", 1.35];
const ACTIVITY = /^[a-z]{3,}ing$/;
/** A query of more words tells of more than one activity. */
const MOST_WORDS = 5;

/**
 * What a query asks for, beside what it is about: "Training" alone is the name of a track.
 * @param {Index} index @param {string[]} all its words @returns {Wanted[]}
 */
export function wantedBy(index, all) {
  const text = ` ${all.join(" ")} `;
  const wanted = index.languages.asking
    .filter(([, phrases]) => phrases.some((phrase) => text.includes(phrase) && text !== phrase))
    .map(([concept]) => ASKED[concept]);
  return isActivity(index, all) ? [...wanted, SKILL] : wanted;
}

/** A name in full among so many words or more says what they are about: its entry gains so much. */
const [LEAST_WORDS, NAME_GAIN] = [4, 1.25];
const NAMED = new Set(["role", "skill", "track", "kpi"]);

/**
 * The entries that a long query names in full: by a title, or a role by any name. A name in a longer one does not
 * count.
 * @param {Index} index @param {string[]} all words of the query @returns {Set<Entry>}
 */
export function namedIn(index, all) {
  const named = /** @type {Set<Entry>} */ (new Set());
  for (let at = 0; all.length >= LEAST_WORDS && at < all.length; ) {
    const namesOf = (/** @type {number} */ length) =>
      (index.exact.get(squeezed(all.slice(at, at + length))) ?? [])
        .map((unit) => ({ title: index.names[unit].title, entry: index.entries[index.names[unit].entry] }))
        .filter(({ title, entry }) => NAMED.has(entry.kind) && (title || entry.kind === "role"));
    let length = Math.min(all.length - at, MOST_WORDS);
    while (length > 1 && !namesOf(length).length) length -= 1;
    for (const { entry } of namesOf(length)) named.add(entry);
    at += length;
  }
  return named;
}

/** How much an entry gains. @param {Wanted[]} wanted @param {Set<Entry>} named @param {Entry} entry */
export const gainOf = (wanted, named, entry) =>
  wanted.reduce((product, [fits, gain]) => (fits(entry) ? product * gain : product), named.has(entry) ? NAME_GAIN : 1);

/** Whether a query begins with an activity that names no role or track. @param {Index} index @param {string[]} all */
function isActivity(index, all) {
  if (all.length < 2 || all.length > MOST_WORDS || !ACTIVITY.test(all[0])) return false;
  return !(index.byWord.get(all[0]) ?? []).some((unit) =>
    ["role", "track"].includes(index.entries[index.names[unit].entry].kind),
  );
}
