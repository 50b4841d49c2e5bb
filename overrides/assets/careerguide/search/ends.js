// Questions whose roles are not named in full: "from sales to training", "escalation desk to fraud". Each end is a
// track, or words that some roles have; the pair between which there is a move counts.
import { entriesNamed, MOST_WORDS } from "./named.js";
import { squeezed, stem, tokens } from "./words.js";

/** @typedef {import("./index.js").Index} Index @typedef {import("./index.js").Entry} Entry */
/** @typedef {import("./phrases.js").Speech} Speech @typedef {import("./shapes.js").Asked} Asked */
/** Words of a query that name something, with the concepts right before and after them. */
/** @typedef {{words: string[], before: string, after: string}} Part */

/** More roles than these have too little in common to be one end of a move. */
const MOST_ROLES = 16;
/** Concepts of which a question about two roles has at least one. */
const LEADS = ["from", "to", "become", "compare", "who_did", "eligible", "how_long", "after"];
const KNOWN = new Set([...LEADS, "before", "skills", "neutral", "job", "meaning"]);
/** Words after these are a name, though they may ask for something: "from sales to training". */
const MARKERS = new Set(["from", "to", "compare", "become"]);

/**
 * What a query asks about roles that it names by a part of their names; null if that is not sure.
 * @param {Index} index @param {Speech[]} speeches @param {string} query @returns {Promise<Asked | null>}
 */
export async function askedOfParts(index, speeches, query) {
  const words = tokens(query);
  const [english, ...others] = speeches;
  // Words that are English too, such as "better", do not show that a query is in another language.
  const strange = words.filter((word) => !english?.own.has(word));
  const spoken = others
    .filter((speech) => speech.spoken(strange))
    .sort((a, b) => b.spoken(strange) - a.spoken(strange));
  for (const speech of [english, ...spoken]) {
    const asked = speech && !isGenitive(english, speech, words) && (await read(index, speech, words));
    if (asked) return asked;
  }
  return null;
}

/**
 * Whether a word for "from" means "of": "agente de ventas", where nothing says to where.
 * @param {Speech} english @param {Speech} speech @param {string[]} words
 */
function isGenitive(english, speech, words) {
  const concepts = words.map((_, at) => speech.phraseAt(words, at).concept);
  const isOf = (/** @type {string} */ word) =>
    speech.soft.has(word) && !english.own.has(word) && speech.concepts.get(word) === "from";
  return !speech.follow && !concepts.includes("to") && words.some(isOf);
}

/** @param {Index} index @param {Speech} speech @param {string[]} words @returns {Promise<Asked | null>} */
async function read(index, speech, words) {
  const { parts, concepts } = partsOf(index, speech, words);
  if (!LEADS.some((concept) => concepts.has(concept)) || [...concepts].some((concept) => !KNOWN.has(concept)))
    return null;
  const all = parts.map((part) => ({ part, roles: rolesOf(index, part.words) }));
  const ends = all.filter(({ roles }) => roles.length);
  // One more word, which is no name, does not change what is asked.
  if (ends.length > 2 || all.some(({ part, roles }) => !roles.length && part.words.length > 1)) return null;
  const [first, second] = ends;
  const asked = (/** @type {string} */ shape, /** @type {Entry[]} */ entries) => ({
    shape,
    entries,
    sites: [],
    concepts,
  });
  if (first && !second && concepts.has("after") && isTrack(index, first.part.words))
    return asked("after", first.roles.slice(0, 1));
  if (!first || !second || !(MARKERS.has(second.part.before) || MARKERS.has(first.part.after))) return null;
  if (first.part.after === "compare" && !concepts.has("from"))
    return asked("compare", [first.roles[0], second.roles[0]]);
  // Where such words follow a name, "from" between the two belongs to the first.
  const isBackwards = (speech.follow ? second.part.after : second.part.before) === "from";
  const [start, end] = isBackwards ? [second, first] : [first, second];
  const pair = await pairOf(index, start.roles, end.roles);
  if (concepts.has("who_did")) return { ...asked("who-did", pair), ends: [start.roles, end.roles] };
  return asked("move", pair);
}

/**
 * The words that name something, and all concepts. Words that say nothing belong to no part.
 * @param {Index} index @param {Speech} speech @param {string[]} words
 */
function partsOf(index, speech, words) {
  const parts = /** @type {Part[]} */ ([]);
  const concepts = /** @type {Set<string>} */ (new Set());
  let before = "";
  let isOpen = false;
  const open = (/** @type {string[]} */ named) => {
    if (!isOpen) parts.push({ words: [], before, after: "" });
    parts[parts.length - 1].words.push(...named);
    isOpen = true;
    before = "";
  };
  for (let at = 0; at < words.length; ) {
    const name = nameAt(index, words, at);
    const { length, concept } = speech.phraseAt(words, at);
    const mayName = length === 1 && MARKERS.has(before) && !MARKERS.has(concept);
    const isName = name.length >= length || (mayName && rolesOf(index, [words[at]]).length > 0);
    if (concept && !isName) {
      const last = parts[parts.length - 1];
      if (isOpen && last) last.after = concept;
      concepts.add(concept);
      before = concept;
      isOpen = false;
      at += length;
      continue;
    }
    if (name.length) open(name);
    else if (!speech.soft.has(words[at]) || concept) open([words[at]]);
    at += Math.max(name.length, 1);
  }
  return { parts, concepts };
}

/** The longest name of several words. @param {Index} index @param {string[]} words @param {number} at */
function nameAt(index, words, at) {
  for (let length = Math.min(MOST_WORDS, words.length - at); length > 1; length -= 1) {
    const part = words.slice(at, at + length);
    if (index.exact.has(squeezed(part)) && entriesNamed(index, part).length) return part;
  }
  return [];
}

/**
 * The roles that words name: by a full name, as a track, or by words of their names; those of the lowest level first.
 * @param {Index} index @param {string[]} words @returns {Entry[]}
 */
function rolesOf(index, words) {
  const named = entriesNamed(index, words);
  const roles = named.filter(({ kind }) => kind === "role");
  if (roles.length) return byLevel(roles);
  const tracks = named.filter(({ kind }) => kind === "track");
  const ids = new Set(tracks.flatMap(({ tracks: own }) => own));
  const inTracks = index.entries.filter(({ kind, tracks: own }) => kind === "role" && own.some((id) => ids.has(id)));
  // Another name of a track may be that of a part of it: "forecasting" is workforce management.
  const isTitle = tracks.some(({ title }) => squeezed(tokens(title)) === squeezed(words));
  if (inTracks.length) return isTitle ? byLevel(inTracks) : titledFirst(inTracks, words);
  const long = words.flatMap((word) => index.shortForms.get(word) ?? [word]);
  const sets = long.map((word) => rolesWith(index, word)).filter(({ size }) => size);
  if (!sets.length || sets.length * 2 < long.length) return [];
  const [first, ...others] = sets;
  const all = [...first].filter((role) => others.every((set) => set.has(role)));
  return all.length > MOST_ROLES ? [] : titledFirst(all, long);
}

/** Those with one of the words in their title, then the others. @param {Entry[]} roles @param {string[]} words */
function titledFirst(roles, words) {
  const titled = new Set(roles.filter(({ title }) => tokens(title).some((word) => words.includes(word))));
  return [...byLevel([...titled]), ...byLevel(roles.filter((role) => !titled.has(role)))];
}

/** @param {Index} index @param {string[]} words */
const isTrack = (index, words) => entriesNamed(index, words).some(({ kind }) => kind === "track");

/** Roles with a word, or another form of it, in a name. @param {Index} index @param {string} word */
function rolesWith(index, word) {
  const forms = [word, ...(index.nameWords.stems.get(stem(word)) ?? [])];
  const units = forms.flatMap((form) => index.byWord.get(form) ?? []);
  const entries = units.map((unit) => index.entries[index.names[unit].entry]);
  return new Set(entries.filter(({ kind }) => kind === "role"));
}

/** @param {Entry[]} roles */
const byLevel = (roles) => [...roles].sort((a, b) => a.level - b.level || a.number - b.number);

/**
 * The first pair of roles between which there is a move; else the first of each.
 * @param {Index} index @param {Entry[]} starts @param {Entry[]} ends
 */
async function pairOf(index, starts, ends) {
  for (const start of starts) {
    const { moves } = await index.detail(start);
    const end = ends.find(({ number }) => moves.some(([to]) => to === number));
    if (end) return [start, end];
  }
  return [starts[0], ends.find(({ level }) => level >= starts[0].level) ?? ends[0]];
}
