// The card of an answer: a heading that is the answer in a sentence, the facts behind it, and one link to the page that
// proves it. It is loaded when a query is a question.
import { fetchJson } from "../lib/api.js";
import { today } from "../lib/days.js";
import { element, link, plural } from "../lib/dom.js";
import { loadGraph } from "../lib/graph.js";
import { loadPart } from "../lib/release.js";
import { monthsServed } from "../lib/time-served.js";

/** @typedef {import("./page-parts.js").Answer} Answer @typedef {import("./page-parts.js").Facts} Facts */
/** @typedef {import("../lib/reader.js").Reader} Reader @typedef {import("../home/next-data.js").NextData} NextData */

/** Milliseconds until the card is drawn without its facts, with room for them. */
const PATIENCE = 400;
// As many steps as leave room for the results on a small screen.
const MOST_STEPS = 3;
const idOf = (/** @type {string} */ address) => address.split("/")[1];

/** The card that was drawn last: typing on does not draw the same card again. */
let last = { key: "", card: element("section", "") };

/**
 * The card of an answer. It is complete unless its facts take long; then it has room for them.
 * @param {Answer} answer @param {Reader | null} reader
 */
export async function cardOf(answer, reader) {
  const served = reader && isOwn(answer, reader) ? monthsServed(reader.since, today().slice(0, 7)) : null;
  const key = `${answer.shape} ${answer.address} ${served}`;
  if (last.key !== key) {
    last = { key, card: emptyCard(answer) };
    const { card } = last;
    const filled = factsOf(answer, served).then((facts) => fill(card, facts));
    await Promise.race([filled, new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
  }
  return last.card;
}

/** @param {Answer} answer @param {Reader} reader */
const isOwn = ({ entries: [entry] }, reader) => entry?.kind === "role" && idOf(entry.address) === reader.role;

/** @param {Answer} answer */
function emptyCard({ shape, address, entries, sites }) {
  const names = [...entries.map(({ title }) => title), ...sites];
  const heading = element("h2", "", WAITING[shape]?.(names) ?? (names.join(", ") || "The answer"));
  heading.id = "cg-answer-title";
  const proof = link(address, PROOFS[shape] ?? `Open ${names[0] ?? "the page"}`);
  proof.dataset.searchAnswer = shape;
  const box = element("section", "cg-answer cg-answer--waiting", element("div", "cg-between", heading, proof));
  box.setAttribute("aria-labelledby", heading.id);
  return box;
}

/** The heading until the facts are here. @type {Record<string, (names: string[]) => string>} */
const WAITING = {
  after: ([name]) => `After ${name}`,
  role: ([name]) => `After ${name}`,
  become: ([name]) => `To become ${name}`,
  "how-long": ([name]) => `To become ${name}`,
  move: (names) => names.join(" to "),
  compare: (names) => names.join(" and "),
};

/** The words of the link. @type {Record<string, string>} */
const PROOFS = {
  move: "See the way, step by step",
  compare: "Compare all facts",
  "who-did": "Read the stories",
  story: "Read the story",
  open: "See what is open",
  roles: "See these roles",
  "talk-to": "Ask for a chat",
  eligible: "See all conditions",
  ready: "See all conditions",
  rule: "Read the rule",
  pay: "See whom to ask",
  notice: "See whom to ask",
  absence: "See whom to ask",
  "time-off": "See whom to ask",
  poster: "Open the poster",
  huddle: "Open the huddle kit",
  forms: "Open the form",
  notes: "Open My page",
};

/** @param {HTMLElement} box @param {Facts | null} facts */
function fill(box, facts) {
  box.classList.remove("cg-answer--waiting");
  const [heading] = box.getElementsByTagName("h2");
  if (facts?.heading) heading.textContent = facts.heading;
  box.append(...(facts?.nodes ?? []));
  // The heading has grown: on a small screen it may have pushed the focused link out of view.
  if (box.contains(document.activeElement)) document.activeElement?.scrollIntoView({ block: "nearest" });
}

/** @param {Answer} answer @param {number | null} served @returns {Promise<Facts | null>} */
async function factsOf(answer, served) {
  if (answer.shape === "after" || answer.shape === "role") return nextSteps(answer, served);
  return (await loadPart(import("./card-facts.js"))).factsFrom(answer);
}

/** The next steps of a role, as its page draws them. @param {Answer} answer @param {number | null} served */
async function nextSteps({ entries: [{ address }] }, served) {
  const [graph, data, { fork }] = await Promise.all([
    loadGraph(),
    /** @type {Promise<NextData | null>} */ (fetchJson(`home/roles/${idOf(address)}`)),
    loadPart(import("../home/fork.js")),
  ]);
  const role = graph?.role(idOf(address));
  if (!graph || !role || !data) return null;
  const count = data.steps.length;
  const station = element("span", "cg-pin cg-pin--station");
  station.setAttribute("aria-hidden", "true");
  const start = element("p", "cg-fork__head", station, `${role.title}, level ${data.level}`);
  start.append(element("span", "cg-fork__hint", "Time in role before the move"));
  const heading = count ? `After ${role.title}: ${plural(count, "next step")}` : `After ${role.title}`;
  return { heading, nodes: [...(count ? [start] : []), ...fork(data, graph, role, served, MOST_STEPS)] };
}
