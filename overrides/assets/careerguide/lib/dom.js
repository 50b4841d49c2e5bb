// Makes elements. Data becomes text and is never read as HTML.
import { SCRIPTS, UNKNOWN_LABEL, WITHOUT_TRACK } from "./constants.js";

/**
 * An element with a class and children.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag @param {string} name @param {...(string | Node)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function element(tag, name, ...children) {
  const node = document.createElement(tag);
  if (name) node.className = name;
  node.append(...children.flatMap(written));
  return node;
}

const FOREIGN = new RegExp(`[${Object.values(SCRIPTS).join("")}]`);
const LANGUAGES = Object.entries(SCRIPTS).map(([lang, letters]) => ({ lang, letters: new RegExp(`[${letters}]`) }));

// A run of foreign letters, with acronyms and figures between them but no word of the sentence around it.
const RUN = new RegExp(`(${FOREIGN.source}(?:(?:(?![,;:]\\s)[^a-z])*${FOREIGN.source})?)`);

/**
 * A text in pieces: those in other letters than the site's are in elements with their language and direction.
 * @param {string | Node} child @returns {(string | Node)[]}
 */
export function written(child) {
  if (typeof child !== "string" || !FOREIGN.test(child)) return [child];
  return child.split(RUN).map((text, index) => (index % 2 ? foreign(text) : text));
}

/** @param {string} text */
function foreign(text) {
  const node = document.createElement("bdi");
  node.lang = LANGUAGES.find(({ letters }) => letters.test(text[0]))?.lang ?? "";
  node.dir = "auto";
  node.textContent = text;
  return node;
}

/** The address of a path from the top of the site. @param {string} path */
export const page = (path) => new URL(`../../../${path}`, import.meta.url).href;

/** Whether the site has a page; the theme names those that a company has left out. @param {string} path */
export function hasPage(path) {
  const absent = document.querySelector('meta[name="cg-absent"]')?.getAttribute("content") ?? "";
  return !absent.split(" ").includes(path.replace(/[?#].*/, ""));
}

/**
 * A link; without an address, which is plain text, if the site does not have the page.
 * @param {string} path from the top of the site @param {string} text
 */
export function link(path, text) {
  const anchor = element("a", "", text);
  if (hasPage(path)) anchor.href = page(path);
  return anchor;
}

/** @param {string} text @param {() => void} act */
export function button(text, act) {
  const node = element("button", "cg-do", text);
  node.type = "button";
  node.addEventListener("click", act);
  return node;
}

let fields = 0;

/**
 * A control with its label above it.
 * @template {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} T
 * @param {string} text @param {T} control @param {(control: T) => void} [changed] is called after a change
 */
export function field(text, control, changed) {
  if (!control.id) {
    fields += 1;
    control.id = `cg-field-${fields}`;
  }
  const label = element("label", "", text);
  label.htmlFor = control.id;
  if (changed) control.addEventListener("change", () => changed(control));
  return element("div", "cg-field", label, control);
}

/** An input of a type. @param {string} type @param {string} value */
export function input(type, value = "") {
  const node = element("input", "");
  node.type = type;
  node.value = value;
  return node;
}

/** A list of options of which the first is selected. @param {[value: string, text: string][]} options */
export const select = (options) => element("select", "", ...options.map(([value, text]) => new Option(text, value)));

/**
 * A list of all roles, grouped by track; `any` is the label of no choice. Roles without a track come last, and are no
 * group if no role has a track.
 * @param {{tracks: {title: string}[], roles: {id: string, title: string, track: number}[]}} company @param {string} any
 * @param {string} value
 */
export function roleSelect(company, any, value = "") {
  const choices = select([["", any]]);
  const optionsIn = (/** @type {number} */ track) =>
    company.roles.filter((role) => role.track === track).map((role) => new Option(role.title, role.id));
  const groups = [...company.tracks.map((track) => track.title), WITHOUT_TRACK].map((label, index) => ({
    label,
    options: optionsIn(index < company.tracks.length ? index : -1),
  }));
  const filled = groups.filter(({ options }) => options.length);
  for (const { label, options } of filled) {
    if (filled.length === 1 && label === WITHOUT_TRACK) choices.append(...options);
    else {
      const group = element("optgroup", "", ...options);
      group.label = label;
      choices.append(group);
    }
  }
  choices.value = company.roles.some((role) => role.id === value) ? value : "";
  return choices;
}

/**
 * A table with a row of headings; the first cell of each row is the heading of the row.
 * @param {(string | Node)[]} head @param {(string | Node)[][]} rows
 * @param {string} [caption] for those who listen, if no heading above names the table
 */
export function table(head, rows, caption = "") {
  const headings = head.map((text) => heading(text, "col"));
  const lines = rows.map(([first, ...rest]) =>
    element("tr", "", heading(first, "row"), ...rest.map((cell) => element("td", "", cell))),
  );
  return element(
    "div",
    "cg-scroll",
    element(
      "table",
      "cg-table",
      ...(caption ? [element("caption", "cg-sr", caption)] : []),
      element("thead", "", element("tr", "", ...headings)),
      element("tbody", "", ...lines),
    ),
  );
}

/** @param {string | Node} text @param {string} scope */
function heading(text, scope) {
  const cell = element("th", "", text);
  cell.scope = scope;
  return cell;
}

/** A bulleted list. @param {(string | Node)[]} lines */
export const list = (lines, name = "") => element("ul", name, ...lines.map((line) => element("li", "", line)));

/** Nodes with a text between them. @param {(string | Node)[]} nodes @param {string} between */
export const joined = (nodes, between) => nodes.flatMap((node, index) => (index ? [between, node] : [node]));

/** @param {number} count @param {string} noun @param {string} [nouns] */
export const plural = (count, noun, nouns = `${noun}s`) => `${count} ${count === 1 ? noun : nouns}`;

/** @typedef {import("./time-served.js").MonthRange} MonthRange */

/** A range of months in words; Python's `formatting.months` says the same. @param {MonthRange} range */
export function months(range) {
  const { min, typical, slow, unknown } = range;
  if (unknown && !typical) return UNKNOWN_LABEL;
  if (unknown) return `${typicalMonths(range)}: ${plural(unknown, "step has", "steps have")} no known months`;
  return `${plural(typical, "month")} typical${min === slow ? "" : ` (${min} to ${slow})`}`;
}

/**
 * `12 months`, `at least 12 months` if moves have no known months, `unknown months` if none has; empty for none.
 * @param {number} count @param {number} unknown the number of moves without known months
 */
export function atLeast(count, unknown) {
  if (!count) return unknown ? "unknown months" : "";
  return `${unknown ? "at least " : ""}${plural(count, "month")}`;
}

/**
 * The typical months alone: `12 months`, `at least 12 months`, `months not known`.
 * @param {{typical: number, unknown: number}} range
 */
export function typicalMonths({ typical, unknown }) {
  return unknown && !typical ? UNKNOWN_LABEL : `${unknown ? "at least " : ""}${plural(typical, "month")}`;
}

/**
 * The typical months where space is short: `12 mo`, `12+ mo`, `months not known`.
 * @param {{typical: number, unknown: number}} range
 */
export const monthsShort = ({ typical, unknown }) =>
  unknown && !typical ? UNKNOWN_LABEL : `${typical}${unknown ? "+" : ""} mo`;

/**
 * Months as years and months: `10 mo`, `1 yr`, `6 yr 8 mo`; Python's `formatting.duration` says the same.
 * @param {number} count
 */
export function duration(count) {
  const [years, rest] = [Math.floor(count / 12), count % 12];
  return [years ? `${years} yr` : "", rest || !years ? `${rest} mo` : ""].filter(Boolean).join(" ");
}

/**
 * The typical months of a route: `6 yr 8 mo`, `at least 1 yr`, `months not known`.
 * @param {{typical: number, unknown: number}} range
 */
export const durationOf = ({ typical, unknown }) =>
  unknown && !typical ? UNKNOWN_LABEL : `${unknown ? "at least " : ""}${duration(typical)}`;

/**
 * A skill level as bars and a word, the same as components/skill_level.html.
 * @param {string[]} levels titles of all levels, the lowest first @param {number} level its number, from 1
 */
export function levelBars(levels, level) {
  const bars = element("span", `cg-steps__n${level}`, ...levels.map(() => element("i", "")));
  bars.setAttribute("aria-hidden", "true");
  return element("span", "cg-steps", bars, ` ${levels[level - 1]}`);
}

/**
 * Replace the content of a box. If something in it had the focus, what comes in the same position has it afterwards, or
 * the last if there are fewer now; `fallback` has it if nothing in the box can.
 * @param {HTMLElement} box @param {(string | Node)[]} nodes @param {HTMLElement} fallback
 */
export function replaceKeepingFocus(box, nodes, fallback) {
  const focusable = () => /** @type {HTMLElement[]} */ ([...box.querySelectorAll("a, button, input, summary")]);
  const position = focusable().indexOf(/** @type {HTMLElement} */ (document.activeElement));
  box.replaceChildren(...nodes);
  if (position < 0) return;
  const present = focusable();
  (present[Math.min(position, present.length - 1)] ?? fallback).focus();
}

/** A line that screen readers announce when it changes. */
export function status(name = "") {
  const line = element("p", name);
  line.setAttribute("role", "status");
  return line;
}

/**
 * Define a custom element. On a page that has it from an earlier release, that one stays.
 * @param {string} name @param {CustomElementConstructor} made
 */
export function define(name, made) {
  if (!customElements.get(name)) customElements.define(name, made);
}
