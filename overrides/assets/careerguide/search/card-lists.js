// What a card says of openings, stories, the rules of the company and two roles. `card-facts.js` has the others.
import { isOpen } from "../lib/days.js";
import { element, plural } from "../lib/dom.js";
import { MY_PAGE } from "../lib/parts.js";
import { load } from "../lib/release.js";
import { copied, firstOf, lineOf } from "./excerpt.js";
import { all, keyFacts, MOST, section, titleOf } from "./page-parts.js";

/** @typedef {import("./page-parts.js").Answer} Answer @typedef {import("./page-parts.js").Facts} Facts */
/** @typedef {import("./page-parts.js").Read} Read */

const READY = "Choose your role and the one that you want, and rate your skills. Your answers stay in this browser.";

/** What follows a heading, up to the next one. @param {Element | null} heading */
function below(heading) {
  const nodes = [];
  for (let next = heading?.nextElementSibling; next && !/^H[1-6]$/.test(next.tagName); next = next.nextElementSibling)
    nodes.push(next);
  return nodes;
}

/** A question of the policy, or one that the guide leaves open: then the heading names the desk. @type {Read} */
export function policy(page, { address }, path) {
  const heading = page.getElementById(address.split("#")[1] ?? "");
  const [text] = below(heading ?? page.querySelector("h1")).filter((node) => node.matches("p"));
  const nodes = text ? [copied(text, path)] : [];
  if (!heading) return { heading: "This guide does not decide it. The page says whom to ask", nodes };
  const [, desk] = /^Ask: ([^.]+)\./.exec(lineOf(text)) ?? [];
  if (!desk) return { heading: lineOf(heading), nodes };
  return {
    heading: `Ask ${desk}: this guide does not decide it`,
    nodes: [element("p", "", element("strong", "", lineOf(heading))), ...nodes],
  };
}

/**
 * What a move asks for, and how many of the conditions the reader meets.
 * @type {Read}
 */
function conditionsOf(page, answer, path) {
  const [, from, role] = path.split("/");
  const state = document.createElement("step-conditions");
  Object.assign(state.dataset, { from, role });
  load(import("../elements/step-conditions.js"), "elements/step-conditions.js");
  const items = all(page, ".cg-gates > li");
  return { heading: `What ${titleOf(answer)} asks of you`, nodes: [...firstOf(items, path, MOST), state] };
}

/** @type {Read} */
export function whoMayApply(page, answer, path) {
  const title = titleOf(answer);
  if (path.startsWith("moves/")) return conditionsOf(page, answer, path);
  if (path === MY_PAGE) return { heading: "My page tells you how ready you are", nodes: [element("p", "", READY)] };
  if (!title) {
    const rows = all(page, "#the-rules ~ .cg-scroll tbody tr").slice(0, MOST);
    const lines = rows.map((row) =>
      element("li", "", `${lineOf(row.querySelector("th"))}: `, element("strong", "", lineOf(row.querySelector("td")))),
    );
    return {
      heading: "Who may apply: the rules of this company",
      nodes: [element("ul", "cg-plain cg-lines", ...lines)],
    };
  }
  const conditions = section(page, "need")?.querySelector(":scope > p.cg-quiet");
  const skills = section(page, "need") ? all(page, ".cg-needs > li") : [];
  return {
    heading: `What ${title} asks for`,
    nodes: conditions ? [copied(conditions, path), ...firstOf(skills, path, 2)] : firstOf(skills, path, MOST),
  };
}

/** @type {Read} */
export function storiesOf(page, { entries }, path) {
  const steps = entries.map(({ title }) => title).join("|");
  const fits = (/** @type {Element} */ item) =>
    `|${/** @type {HTMLElement} */ (item).dataset.role}|`.includes(`|${steps}|`);
  const fitting = all(page, "li[data-role]").filter(fits);
  const what = entries.map(({ title }) => title).join(" to ");
  const did = entries.length > 1 ? "did it" : "had this role";
  const heading = fitting.length
    ? `${what}: ${plural(fitting.length, "story", "stories")} of people who ${did}`
    : `${what}: nobody has told a story of it yet`;
  const quotes = fitting.slice(0, 2).map((story) => {
    const quote = story.querySelector("h3 a");
    return element(
      "li",
      "",
      ...(quote ? [copied(quote, path)] : []),
      " ",
      element("span", "cg-quiet", lineOf(story.querySelector(".cg-story__who"))),
    );
  });
  return { heading, nodes: quotes.length ? [element("ul", "cg-plain cg-lines", ...quotes)] : [] };
}

/** @type {Read} */
export function openingsOf(page, { entries: [entry], sites: [site], concepts }, path) {
  const wanted = (/** @type {HTMLElement} */ { dataset }) =>
    (!site || (dataset.site ?? "").split("|").includes(site)) &&
    (!concepts.has("without_nights") || dataset.shift === "Day shifts") &&
    (entry?.kind !== "role" || `roles/${dataset.to}/` === entry.address) &&
    (entry?.kind !== "track" || (dataset.track ?? "").split("|").includes(entry.title));
  const fitting = /** @type {HTMLElement[]} */ (all(page, "li[data-closes]")).filter(
    (item) => wanted(item) && isOpen(item.dataset.closes ?? "", item.dataset.zone),
  );
  const where = [
    entry ? ` for ${entry.title}` : "",
    site ? ` in ${site}` : "",
    concepts.has("without_nights") ? " without nights" : "",
  ].join("");
  const heading = fitting.length ? `${plural(fitting.length, "opening")}${where}` : `Nothing is open${where} today`;
  const lines = fitting.slice(0, MOST).map((item) => {
    const title = item.querySelector("h3 a");
    return element(
      "li",
      "",
      ...(title ? [copied(title, path)] : []),
      ", ",
      element("span", "cg-quiet", lineOf(item.querySelector(".cg-offer__closes"))),
    );
  });
  return { heading, nodes: lines.length ? [element("ul", "cg-plain cg-lines", ...lines)] : [] };
}

/**
 * Two roles beside each other: what both pages say of them.
 * @param {(Document | null)[]} pages @param {Answer} answer @returns {Facts}
 */
export function besideEachOther(pages, { entries }) {
  const lines = pages.map((page, number) => {
    const facts = page
      ? keyFacts(page, ["Shifts", "Place", "Team"]).map((fact) => lineOf(fact.querySelector("dd")))
      : [];
    const lead = lineOf(page?.querySelector(".cg-lead"));
    return element(
      "li",
      "",
      element("strong", "", entries[number].title),
      `: ${[lead, facts.join(". ")].filter(Boolean).join(" ")}`,
    );
  });
  const heading = `${entries.map(({ title }) => title).join(" and ")}, side by side`;
  return { heading, nodes: [element("ul", "cg-plain cg-lines", ...lines)] };
}
