// The planner's question as an address says it, and the moves that it allows. Pure.

/** @typedef {import("../lib/company.js").Company} Company */
/** @typedef {import("../lib/company.js").Step} Step */

/**
 * Role ids, empty where an end is open; what to do without; at most so many sideways moves (null: any).
 * @typedef {{from: string, to: string, without: Set<string>, sideways: number | null}} Question
 */

/** What one may do without, by its word in the address. */
export const WITHOUT = {
  night: "night or rotating shifts",
  people: "leading people",
  site: "work that is on site only",
  track: "leaving my track",
  bpo: "BPO",
  kpo: "KPO",
  back: "steps back",
};

/** Routes looked at before giving up on a limit of sideways moves: it may be that none of very many keeps within it. */
export const MOST_TRIED = 400;

/** @param {string} hash @returns {Question} */
export function read(hash) {
  const state = new URLSearchParams(hash.replace(/^#/, ""));
  const known = Object.keys(WITHOUT);
  const sideways = state.get("sideways");
  return {
    from: state.get("from") ?? "",
    to: state.get("to") ?? "",
    without: new Set((state.get("without") ?? "back").split(",").filter((word) => known.includes(word))),
    sideways: sideways && /^[0-3]$/.test(sideways) ? Number(sideways) : null,
  };
}

/** @param {Question} question */
export function write(question) {
  const state = new URLSearchParams();
  if (question.from) state.set("from", question.from);
  if (question.to) state.set("to", question.to);
  const without = Object.keys(WITHOUT).filter((word) => question.without.has(word));
  if (without.join() !== "back") state.set("without", without.join());
  if (question.sideways !== null) state.set("sideways", String(question.sideways));
  return `#${state}`.replaceAll("%2C", ",");
}

/**
 * Whether a move may be used: its end must be a seat that the person would take. Where they are now needs no permission.
 * @param {Company} company @param {Question} question @param {Step} move
 */
export function allows(company, question, move) {
  const { without } = question;
  const seat = company.roles[move.to];
  if (without.has("back") && move.kind === "return") return false;
  if (without.has("night") && seat.shifts !== null && seat.shifts !== "day") return false;
  if (without.has("people") && seat.manages) return false;
  if (without.has("site") && seat.remote === "none") return false;
  if (without.has("track") && company.roles[move.from].track !== seat.track) return false;
  const line = company.tracks[seat.track].line;
  return !(without.has("bpo") && line === "bpo") && !(without.has("kpo") && line === "kpo");
}

/** A sideways move is a lateral one or a bridge. @param {{moves: {kind: string}[]}} route */
const sidewaysIn = (route) => route.moves.filter((move) => move.kind === "lateral" || move.kind === "bridge").length;

/**
 * The first `count` routes within the limit of sideways moves, among the first `MOST_TRIED`.
 * @template {{moves: {kind: string}[]}} R
 * @param {Question} question @param {Iterable<R>} all @param {number} count
 */
export function chosen(question, all, count) {
  const found = [];
  let tried = 0;
  for (const route of all) {
    tried += 1;
    if (question.sideways === null || sidewaysIn(route) <= question.sideways) found.push(route);
    if (found.length === count || tried === MOST_TRIED) break;
  }
  return found;
}
