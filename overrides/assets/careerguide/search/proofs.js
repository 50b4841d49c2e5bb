// The address that proves the answer to a question: a page of the guide, or a part of one. Pure.
import { EVENTS, KIT, MY_PAGE, OPENINGS, PLANNER, STORIES } from "../lib/parts.js";
import { answerAlone, isAlone } from "./alone.js";
import { askedOfParts } from "./ends.js";
import { askedOfName } from "./part-named.js";
import { askedBy } from "./shapes.js";
import { toldBy } from "./told.js";
import { translated } from "./trade.js";
import { tokens } from "./words.js";

/** @typedef {import("./index.js").Index} Index @typedef {import("./index.js").Entry} Entry */
/** @typedef {import("./shapes.js").Asked} Asked @typedef {import("./phrases.js").Speech} Speech */

export const UNDECIDED = "guide/not-decided/";
/** A word in a title counts as much as so many in other names. */
const TITLE_SHARE = 100;
const APPLYING = "guide/applying/";
const idOf = (/** @type {Entry} */ { address }) => address.split("/")[1];

/**
 * Shape -> the address for what it asks; empty if the site has no page for it.
 * @type {Record<string, (asked: Asked, index: Index, speeches: Speech[]) => string | Promise<string>>}
 */
const ADDRESSES = {
  rule: ({ entries: [section] }) => section.address,
  compare: ({ entries }) => `compare/#roles=${entries.map(idOf).join(",")}`,
  "who-did": ({ entries }) =>
    STORIES &&
    `${STORIES}#${new URLSearchParams([entries.length > 1 ? ["move", titles(entries)] : ["role", titles(entries)]])}`,
  story: ({ entries: [story] }) => story.address,
  move: moveAddress,
  "how-long": ({ entries: [role] }) => `${role.address}#from`,
  become: ({ entries: [role] }) => `${role.address}#from`,
  after: ({ entries: [role] }) => role && `${role.address}#leads`,
  ready: ({ entries: [role] }) => (role ? `${role.address}#need` : MY_PAGE && `${MY_PAGE}#skills`),
  eligible: ({ entries: [role] }, index) => (role ? `${role.address}#need` : withPage(index, `${APPLYING}#the-rules`)),
  skills: ({ entries: [role] }) => `${role.address}#need`,
  pay: (_, index, speeches) => undecided(index, speeches, "pay"),
  notice: (_, index, speeches) => undecided(index, speeches, "notice"),
  absence: (_, index, speeches) => undecided(index, speeches, "absence"),
  "time-off": (_, index) => withPage(index, UNDECIDED),
  courses: ({ entries: [role] }) => `${role.address}#learning`,
  track: ({ entries: [track] }) => track.address,
  learn: ({ entries: [skill] }) => `${skill.address}#learning`,
  improve: ({ entries: [kpi] }) => (kpi.address.includes("#") ? kpi.address : `${kpi.address}#improve`),
  shifts: ({ entries: [role] }) => role.address,
  day: ({ entries: [role] }) => `${role.address}#expect`,
  roles: ({ concepts }) => (concepts.has("home") ? "roles/#remote=full" : "roles/#shifts=day"),
  "talk-to": () => EVENTS && `${EVENTS}#ask`,
  open: openAddress,
  meaning: ({ entries: [entry] }) => entry.address,
  poster: ({ entries: [role] }) => `${role.address}poster/`,
  huddle: () => KIT && `${KIT}#huddle`,
  forms: () => KIT && `${KIT}#sheet`,
  notes: () => MY_PAGE,
  role: ({ entries: [role] }) => role.address,
};

/**
 * The answer to a query: what it asks, and the address that proves it; null if it is not surely a question. The address
 * is empty if the question is about the reader.
 * @param {Index} index @param {Speech[]} speeches @param {string} query
 * @returns {Promise<(Asked & {address: string}) | null>}
 */
export async function answerOf(index, speeches, query) {
  if (isAlone(query)) return answerAlone(index, query);
  const read = (await askedIn(index, speeches, query)) ?? (await askedInTranslation(index, speeches, query));
  const asked = read?.shape === "who-did" && read.entries.length > 1 && STORIES ? await toldBy(index, read) : read;
  if (!asked) return null;
  const address = (await ADDRESSES[asked.shape](asked, index, speeches)) ?? "";
  return address || isPersonal(asked) ? { ...asked, address } : null;
}

/** Each language has words of its own for these, so that a translation adds nothing. */
const LEFT_TO_HR = new Set(["pay", "notice", "absence", "time-off"]);

/** What a query asks. @param {Index} index @param {Speech[]} speeches @param {string} query */
const askedIn = async (index, speeches, query) =>
  askedBy(index, speeches, query) ??
  askedOfName(index, speeches, query) ??
  (await askedOfParts(index, speeches, query));

/**
 * What a query asks if the words of the trade are in English: "z windykacji do jakości".
 * @param {Index} index @param {Speech[]} speeches @param {string} query
 */
async function askedInTranslation(index, [english, ...others], query) {
  const words = tokens(query).filter((word) => !english?.own.has(word));
  const [speech] = others
    .map((each) => ({ each, count: each.spoken(words), text: translated(index, each, query) }))
    .filter(({ count, text }) => count && text)
    .sort((a, b) => b.count - a.count);
  const asked = speech ? await askedIn(index, [english, speech.each], speech.text) : null;
  return asked && !LEFT_TO_HR.has(asked.shape) ? asked : null;
}

/** Whether a question is about the reader, whose role it does not name. @param {Asked} asked */
export const isPersonal = ({ shape, entries }) => ["after", "ready"].includes(shape) && !entries.length;

/** @param {Entry[]} entries */
const titles = (entries) => entries.map(({ title }) => title).join(" to ");

/** An address, if the site has its page. @param {Index} index @param {string} address */
const withPage = (index, address) =>
  index.entries.some((entry) => entry.kind === "page" && entry.address === address.replace(/#.*/, "")) ? address : "";

/** @param {Asked} asked @param {Index} index */
async function moveAddress({ entries: [start, end] }, index) {
  const { moves } = await index.detail(start);
  if (moves.some(([to]) => to === end.number)) return `moves/${idOf(start)}/${idOf(end)}/#months`;
  return PLANNER && `${PLANNER}#from=${idOf(start)}&to=${idOf(end)}`;
}

/** The only opening that fits, or the list of those that do. @param {Asked} asked @param {Index} index */
function openAddress({ entries: [entry], sites: [site], concepts }, index) {
  if (!OPENINGS) return "";
  const fitting = index.entries.filter(
    (opening) =>
      opening.kind === "opening" &&
      entry?.kind === "role" &&
      isFor(opening, entry) &&
      (!site || opening.sites.includes(site)),
  );
  if (fitting.length === 1) return fitting[0].address;
  if (entry?.kind === "role" && !fitting.length) return `${entry.address}`;
  const facets = [
    ...(entry?.kind === "track" ? [["track", entry.title]] : []),
    ...(site ? [["site", site]] : []),
    ...(concepts.has("without_nights") ? [["shift", "Day shifts"]] : []),
  ];
  return facets.length ? `${OPENINGS}#${new URLSearchParams(facets)}` : OPENINGS;
}

/**
 * Whether an opening is for a role: its title begins with that of the role.
 * @param {Entry} opening @param {Entry} role
 */
const isFor = (opening, role) => opening.title.startsWith(`${role.title}, `);

/**
 * The question that the guide does not decide and that has most words for a concept, above all in its title.
 * @param {Index} index @param {Speech[]} speeches @param {string} concept
 */
function undecided(index, speeches, concept) {
  const words = new Set(speeches.flatMap((speech) => speech.wordsFor(concept)));
  const count = (/** @type {string[]} */ texts) => texts.flatMap(tokens).filter((word) => words.has(word)).length;
  const scored = index.entries
    .filter(({ kind, address }) => kind === "section" && address.startsWith(`${UNDECIDED}#`))
    .map(({ address, title, names }) => ({ address, score: TITLE_SHARE * count([title]) + count(names) }))
    .sort((a, b) => b.score - a.score);
  const [best, next] = scored;
  return best?.score && best.score > (next?.score ?? 0) ? best.address : withPage(index, UNDECIDED);
}
