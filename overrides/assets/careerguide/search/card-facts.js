// What a card says for each shape of question: a heading that is the answer in a sentence, and the facts behind it,
// taken from the page that the card leads to.
import { element, plural } from "../lib/dom.js";
import { OPENINGS } from "../lib/parts.js";
import { quickestRoute, rolesThatFit } from "./card-guide.js";
import { besideEachOther, openingsOf, policy, storiesOf, whoMayApply } from "./card-lists.js";
import { copied, firstOf, lineOf, loadPage } from "./excerpt.js";
import { all, keyFacts, MOST, section, titleOf } from "./page-parts.js";

/** @typedef {import("./page-parts.js").Answer} Answer @typedef {import("./page-parts.js").Read} Read */

/** "12 to 18 months", of typical months. @param {Element[]} marks */
function monthsOf(marks) {
  const months = marks.map((mark) => Number.parseInt(lineOf(mark), 10)).filter((count) => !Number.isNaN(count));
  const [least, most] = [Math.min(...months), Math.max(...months)];
  return months.length ? (least === most ? plural(least, "month") : `${least} to ${plural(most, "month")}`) : "";
}

/**
 * The moves into a role; `say` makes the heading of their months and their number.
 * @param {Document} page @param {string} path @param {(months: string, count: number) => string} say
 */
function movesInto(page, path, say) {
  const part = section(page, "from");
  const items = part ? all(part, ".cg-flow__in") : [];
  if (!part || !items.length)
    return {
      heading: say("", 0),
      nodes: part
        ? all(part, ":scope > p")
            .slice(0, 1)
            .map((node) => copied(node, path))
        : [],
    };
  const more = Number.parseInt(lineOf(part.querySelector("a[href$='#feeders']")), 10) || 0;
  return {
    heading: say(monthsOf(all(part, ".cg-flow__in .cg-mo")), items.length + more),
    nodes: [element("ul", "cg-plain cg-lines", ...items.slice(0, MOST).map((item) => moveLine(item, path)))],
  };
}

/** A move into a role in one line. @param {HTMLElement} item @param {string} path */
function moveLine(item, path) {
  const name = item.querySelector("a");
  const months = lineOf(item.querySelector(".cg-mo"))
    .replace(/^(1) mo$/, "$1 month")
    .replace(/ mo$/, " months");
  const facts = [months && `after ${months}`, lineOf(item.querySelector(".cg-kind")).toLowerCase()];
  const text = element("span", "cg-quiet", facts.filter(Boolean).join(", "));
  return element("li", "", ...(name ? [copied(name, path), ", "] : []), text);
}

/** Shape -> how to read its page. @type {Record<string, Read>} */
const READERS = {
  become: (page, answer, path) =>
    movesInto(page, path, (months, count) => {
      if (!count) return `To become ${titleOf(answer)}: people start in this role`;
      const time = months && `, typically after ${months} in the role before`;
      return `To become ${titleOf(answer)}: ${plural(count, "usual move")}${time}`;
    }),
  "how-long": (page, answer, path) =>
    movesInto(page, path, (months) =>
      months
        ? `To become ${titleOf(answer)}: typically ${months} in the role before`
        : `To become ${titleOf(answer)}: no months are known`,
    ),
  move: (page, { entries }, path) => {
    const tenure = page.querySelector(".cg-move__months");
    const gates = page.querySelector(".cg-gates");
    const items = gates ? firstOf(all(gates, ":scope > li"), path, MOST) : [];
    return {
      heading: `${entries[0].title} to ${entries[1].title}: ${lineOf(tenure).replace(") ", "), ")}`,
      nodes: items,
    };
  },
  skills: (page, answer, path) => {
    const count = lineOf(page.querySelector(".cg-flow__need .cg-between a")).replace(/\D+/g, " ").trim();
    const items = all(page, ".cg-needs > li");
    return {
      heading: `${titleOf(answer)} needs ${plural(Number(count) || items.length, "skill")}`,
      nodes: firstOf(items, path, MOST + 1),
    };
  },
  shifts: (page, answer) => {
    const facts = keyFacts(page, ["Shifts", "Place"]);
    const words = facts.map(
      (fact) => `${lineOf(fact.querySelector("dt"))}: ${lineOf(fact.querySelector("dd")).toLowerCase()}`,
    );
    return { heading: [titleOf(answer), ...words].join(". "), nodes: [] };
  },
  day: (page, answer, path) => {
    const lead = section(page, "expect")?.querySelector(".cg-lead");
    const tasks = all(page, "#do + ul > li");
    return { heading: `A day as ${titleOf(answer)}`, nodes: lead ? [copied(lead, path)] : firstOf(tasks, path, MOST) };
  },
  courses: (page, answer, path) => {
    const part = section(page, "learning");
    const items = part ? all(part, "li") : [];
    return {
      heading: `Learning for ${titleOf(answer)}: ${plural(items.length, "course or text", "courses and texts")}`,
      nodes: firstOf(items, path, 2),
    };
  },
  track: (page, answer, path) => {
    const lead = page.querySelector(".cg-lead");
    return { heading: `${titleOf(answer)}: the roles of this track`, nodes: lead ? [copied(lead, path)] : [] };
  },
  learn: (page, answer, path) => {
    const items = all(page, ".cg-learning > li");
    return {
      heading: `To learn ${titleOf(answer)}: ${plural(items.length, "course or text", "courses and texts")}`,
      nodes: firstOf(items, path, 2),
    };
  },
  improve: (page, answer, path) => {
    const items = all(page, "#improve + ul > li");
    const lead = page.querySelector(".cg-lead");
    return {
      heading: `What helps with ${titleOf(answer)}`,
      nodes: items.length ? firstOf(items, path, MOST) : lead ? [copied(lead, path)] : [],
    };
  },
  meaning: (page, answer, path) => {
    const term = page.getElementById(answer.address.split("#")[1] ?? "");
    const text = term ? term.nextElementSibling : page.querySelector(".cg-lead");
    const also = page.querySelector(".cg-also");
    return {
      heading: titleOf(answer),
      nodes: [...(text ? [copied(text, path)] : []), ...(also && !term ? [copied(also, path)] : [])],
    };
  },
  "talk-to": (page, answer, path) => {
    const people = all(page, ".cg-asks > li");
    const near = people.filter(
      (item) => titleOf(answer) && lineOf(item.querySelector("strong")).endsWith(titleOf(answer)),
    );
    const listed = near.length ? near : people;
    if (!people.length) return { heading: lineOf(page.querySelector("h1")), nodes: [] };
    return {
      heading: near.length
        ? `${plural(near.length, "person", "people")} in the role ${titleOf(answer)} can talk to you`
        : `${plural(people.length, "person", "people")} can talk to you about their role`,
      nodes: firstOf(listed, path, 1),
    };
  },
  poster: (page, answer) => ({
    heading: `A poster of ${titleOf(answer)} to print`,
    nodes: [element("p", "", lineOf(page.querySelector(".cg-poster__lead")))],
  }),
  huddle: (page, _answer, path) => ({
    heading: lineOf(page.querySelector("h1")),
    nodes: all(page, ".cg-head .cg-lead").map((node) => copied(node, path)),
  }),
  forms: (page) => ({
    heading: lineOf(page.getElementById("sheet")),
    nodes: [element("p", "", lineOf(page.querySelector(".cg-head .cg-lead")))],
  }),
  notes: (page) => ({
    heading: lineOf(page.querySelector("h1")),
    nodes: [element("p", "", "Your skills, figures, plan and notes. They are kept in this browser only.")],
  }),
  "who-did": storiesOf,
  story: (page, answer, path) => ({
    heading: titleOf(answer),
    nodes: all(page, ".cg-told__quote > p, .cg-told__quote + p").map((node) => copied(node, path)),
  }),
  open: openingsOf,
  eligible: whoMayApply,
  ready: whoMayApply,
  rule: policy,
  pay: policy,
  notice: policy,
  absence: policy,
  "time-off": policy,
};

/**
 * The facts of an answer; null if its page cannot be loaded now.
 * @param {Answer} answer @returns {Promise<import("./page-parts.js").Facts | null>}
 */
export async function factsFrom(answer) {
  const { shape, address, entries } = answer;
  const [path] = address.split("#");
  if (shape === "roles") return rolesThatFit(answer);
  if (shape === "compare")
    return besideEachOther(await Promise.all(entries.map((entry) => loadPage(entry.address))), answer);
  if (shape === "move" && !path.startsWith("moves/")) return quickestRoute(answer);
  const source = shape === "open" ? OPENINGS : path;
  const page = await loadPage(source);
  return page && READERS[shape](page, answer, source);
}
