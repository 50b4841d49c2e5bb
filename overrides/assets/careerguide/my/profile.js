// The person's profile: their role, since when, and the role they want (the target). No other module reads or writes
// it. Each change, from this tab or another, is reported by the event `cg-profile` of the document. Ratings are here
// too.
import { store } from "./storage.js";

/** @typedef {import("../lib/catalogue.js").Catalogue} Catalogue */
/**
 * Ids of the role and of the target, and the month of the start in the role; each is empty if not chosen.
 * @typedef {{role: string, since: string, next: string}} Profile
 */
/**
 * Roles by id or former id, and the usual next role of each: the catalogue or the graph.
 * @typedef {{role(id: string): {id: string} | null, usualNext(id: string): string}} Roles
 */

/** The record's key. */
export const PROFILE = "me/me";
/** The key of the record that my/work.js has. */
export const WORK = "work/me";
/**
 * Words that an address may have instead of a role: the reader's own role, and their target. So the profile itself is
 * never part of an address.
 */
export const [ME, MY_TARGET] = ["me", "my-target"];

/**
 * What this page knows of earlier roles, for a person who chooses another role and comes back.
 * @type {Map<string, Profile>}
 */
const earlier = new Map();

store.addEventListener("change", (event) => {
  const { key } = /** @type {CustomEvent} */ (event).detail;
  if (key && key !== PROFILE) return;
  if (!store.get(PROFILE)) earlier.clear();
  globalThis.document?.dispatchEvent(new CustomEvent("cg-profile"));
});

/** The profile with present ids. @param {Pick<Roles, "role">} roles @returns {Profile} */
export function profile(roles) {
  const saved = store.get(PROFILE) ?? { role: "", since: "", next: "" };
  return { role: roles.role(saved.role)?.id ?? "", since: saved.since, next: roles.role(saved.next)?.id ?? "" };
}

/**
 * The present id of a role in an address, which may be a former id or one of the two words; other texts as they are.
 * @param {Pick<Roles, "role">} roles @param {string} id
 */
export function resolvedRole(roles, id) {
  const role = roles.role(id);
  if (role) return role.id;
  return id === ME ? profile(roles).role : id === MY_TARGET ? profile(roles).next : id;
}

/**
 * What an address should have for a role that a person chose: the word that was there if it means the same role.
 * @param {Pick<Roles, "role">} roles @param {string} before @param {string} id
 */
export const addressed = (roles, before, id) => (id && resolvedRole(roles, before) === id ? before : id);

/**
 * The profile after a change. Another role has another start. A target that the person chose stays until it is reached;
 * otherwise the target is the usual next role.
 * @param {Roles} roles @param {Partial<Profile>} change @returns {Profile}
 */
export function changedProfile(roles, change) {
  const before = profile(roles);
  const role = change.role ?? before.role;
  if (role === before.role) return { ...before, ...change };
  const known = earlier.get(role);
  if (before.role) earlier.set(before.role, before);
  const isChosen = before.next && before.next !== roles.usualNext(before.role) && before.next !== role;
  return {
    role,
    since: change.since ?? known?.since ?? (before.role ? "" : before.since),
    next: change.next ?? known?.next ?? (isChosen ? before.next : roles.usualNext(role)),
  };
}

/** Change the profile. @param {Roles} roles @param {Partial<Profile>} change @returns {import("./storage.js").Fault} */
export const setProfile = (roles, change) => store.put(PROFILE, changedProfile(roles, change));

/**
 * All ratings by the present id of the skill. A rating under the present id counts more than one under a former id.
 * @param {Catalogue} catalogue
 */
export function ratings(catalogue) {
  /** @type {Map<string, import("./match.js").Rating>} */
  const byId = new Map();
  for (const [id, rating] of store.all("rating")) {
    const skill = catalogue.skills.get(id);
    if (skill && (id === skill.id || !byId.has(skill.id))) byId.set(skill.id, within(catalogue, rating));
  }
  return byId;
}

/**
 * A rating, at most the highest level: the company may have had more levels when the person gave it.
 * @param {Catalogue} catalogue @param {import("./match.js").Rating} rating
 */
const within = ({ skillLevels }, rating) => ({ ...rating, level: Math.min(rating.level, skillLevels.length) });

/** An id for a new record of a kind that can have many. */
export function newId() {
  const letters = "abcdefghijklmnopqrstuvwxyz0123456789";
  return [...crypto.getRandomValues(new Uint8Array(12))].map((number) => letters[number % letters.length]).join("");
}
