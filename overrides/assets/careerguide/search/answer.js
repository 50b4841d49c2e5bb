// Answers a question about what comes after a role, above the results: with its next steps, as the page of the role
// draws them. A query that is not surely such a question has no answer, and stays a list.
import { fetchJson } from "../lib/api.js";
import { today } from "../lib/days.js";
import { element, link, plural } from "../lib/dom.js";
import { loadGraph } from "../lib/graph.js";
import { currentReader } from "../lib/reader.js";
import { loadPart } from "../lib/release.js";
import { monthsServed } from "../lib/time-served.js";
import { queryWords } from "./query.js";
import { find } from "./rank.js";

/** @typedef {import("./index.js").Index} Index @typedef {import("./rank.js").Hit} Hit */
/** @typedef {import("../home/next-data.js").NextData} NextData */

// As many steps as leave room for the results on a small screen.
const MOST_STEPS = 3;
// A name that was typed in full scores above this (search/rank.js), and two of them differ by less than this.
const [FULL_NAME, SAME] = [8, 0.5];
/** Questions about what comes after a role; the first group is what names it. */
const QUESTIONS = [
  /^(?:(?:what|which|where|who|next|promotion)\b.*)?\bafter (?:an? |the )?(.+)$/,
  /^.*\bnext (?:steps?|roles?|jobs?|moves?|levels?)(?: up)? (?:from|for|of|as) (?:an? |the )?(.+)$/,
  /^(?:promotions?|promoted|career path|path) (?:from|for|of) (?:an? |the )?(.+)$/,
  /^where (?:does|can|could) (?:an? |the )?(.+?) (?:lead|go|move|grow)(?: to| next)?$/,
  /^(.+?) (?:next (?:steps?|roles?|jobs?|moves?)|career path)$/,
];
/** The same about the reader's own role. */
const MY_QUESTION =
  /^(?:what(?:'?s| is| comes)?|my|where (?:can|do) i go)? ?next(?: (?:steps?|roles?|jobs?|moves?))?(?: for me)?$/;

/** The card that was drawn last: typing on does not draw the same card again. */
let last = { key: "", card: element("section", "") };

/**
 * The card with the answer to a query, null if it is not a question that has one; and the results below it.
 * @param {Index} index @param {string} query @param {Hit[]} hits the results of the query
 * @returns {Promise<{answer: HTMLElement | null, hits: Hit[]}>}
 */
export async function answerTo(index, query, hits) {
  const words = query
    .trim()
    .toLowerCase()
    .replace(/[?!.\s]+$/, "")
    .replace(/\s+/g, " ");
  if (MY_QUESTION.test(words)) {
    const reader = await currentReader();
    return { answer: reader?.role ? await card(reader.role) : null, hits };
  }
  for (const question of QUESTIONS) {
    const [, name] = question.exec(words) ?? [];
    const named = name ? (await find(index, name)).hits : [];
    const id = roleOf(named);
    // The other words of the question are in many entries that have nothing to do with the role.
    if (id) return { answer: await card(id), hits: named };
  }
  // A name alone: other words may ask for something else, such as how to get there.
  const { all, meant } = queryWords(index, query);
  const id = all.length === meant.length ? roleOf(hits) : "";
  return { answer: id ? await card(id) : null, hits };
}

/** The role that surely was meant, as an id; empty if it may be another entry. @param {Hit[]} hits best first */
function roleOf([first, second]) {
  if (first?.entry.kind !== "role" || first.score < FULL_NAME) return "";
  const isOther = second && second.score > first.score - SAME;
  return isOther ? "" : (/^roles\/([^/]+)\/$/.exec(first.entry.address)?.[1] ?? "");
}

/** @param {string} id of the role */
async function card(id) {
  const [graph, reader] = await Promise.all([loadGraph(), currentReader()]);
  const role = graph?.role(id);
  if (!graph || !role) return null;
  const served = reader?.role === role.id ? monthsServed(reader.since, today().slice(0, 7)) : null;
  const key = `${role.id} ${served}`;
  if (last.key !== key) last = { key, card: emptyCard(role) };
  fill(last.card, graph, role, served);
  return last.card;
}

/** @param {import("../lib/graph.js").GraphRole} role */
function emptyCard({ id, title }) {
  const heading = element("h2", "", `After ${title}`);
  heading.id = "cg-answer-title";
  const proof = link(`roles/${id}/`, `Open ${title}`);
  proof.dataset.searchAnswer = "role";
  const box = element("section", "cg-answer cg-answer--waiting", element("div", "cg-between", heading, proof));
  box.setAttribute("aria-labelledby", heading.id);
  return box;
}

/**
 * Draw the steps, once.
 * @param {HTMLElement} box @param {import("../lib/graph.js").Graph} graph
 * @param {import("../lib/graph.js").GraphRole} role @param {number | null} served
 */
async function fill(box, graph, role, served) {
  if (!box.classList.contains("cg-answer--waiting") || box.dataset.asked) return;
  box.dataset.asked = "";
  const [data, { fork }] = await Promise.all([
    /** @type {Promise<NextData | null>} */ (fetchJson(`home/roles/${role.id}`)),
    loadPart(import("../home/fork.js")),
  ]);
  box.classList.remove("cg-answer--waiting");
  if (!data) return;
  const [heading] = box.getElementsByTagName("h2");
  const count = data.steps.length;
  heading.textContent = count ? `After ${role.title}: ${plural(count, "next step")}` : `After ${role.title}`;
  const station = element("span", "cg-pin cg-pin--station");
  station.setAttribute("aria-hidden", "true");
  const start = element("p", "cg-fork__head", station, `${role.title}, level ${data.level}`);
  start.append(element("span", "cg-fork__hint", "Time in role before the move"));
  box.append(...(count ? [start] : []), ...fork(data, graph, role, served, MOST_STEPS));
  // The heading has grown: on a small screen it may have pushed the focused link out of view.
  if (box.contains(document.activeElement)) document.activeElement?.scrollIntoView({ block: "nearest" });
}
