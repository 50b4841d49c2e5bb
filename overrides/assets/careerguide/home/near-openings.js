// The openings near the reader's role, a line each: the last day, the seats, and who can apply in words.
import { svg } from "../lib/charts.js";
import { MONTH_NAMES, SHIFT_LABELS, UNTIL_FILLED } from "../lib/constants.js";
import { addMonths, dayInWords, isOpen, today } from "../lib/days.js";
import { element, link, plural } from "../lib/dom.js";
import { firstDay, parseRules } from "../lib/eligibility.js";
import { OPENINGS } from "../lib/parts.js";

/** @typedef {import("./next-data.js").NearOpening} NearOpening */
/** @typedef {import("../lib/reader.js").Reader} Reader */

const MOST = 3;
// The openings of one promotion and of the next are near; those above come later.
const NEAR_LEVELS = 2;
const CHECK = "m5 13 5 5L19 7";

/**
 * Those that are open today, as a list: those first that the reader can apply for today.
 * @param {NearOpening[]} openings @param {Reader} reader
 */
export function nearOpenings(openings, reader) {
  const open = openings.filter(({ closes, zone }) => isOpen(closes, zone));
  if (!open.length) return element("p", "", "Nothing near your role is open today.");
  const first = inOrder(open, reader).slice(0, MOST);
  return element("ul", "cg-plain cg-lines", ...first.map((opening) => line(opening, reader)));
}

/**
 * Openings that the reader can apply for today, then later, then after one step; of each those at most two levels
 * above the reader's role first. What is equal stays in its order.
 * @param {NearOpening[]} openings @param {Reader} reader
 */
export function inOrder(openings, reader) {
  const level = reader.graph.role(reader.role)?.level ?? 0;
  const place = (/** @type {NearOpening} */ opening) => {
    const { from } = timeToApply(opening, reader);
    const wait = !opening.ready || from > opening.closes ? 2 : from > today(opening.zone) ? 1 : 0;
    const isFar = (reader.graph.role(opening.role)?.level ?? 0) > level + NEAR_LEVELS;
    return wait * 2 + Number(isFar);
  };
  const places = new Map(openings.map((opening) => [opening, place(opening)]));
  return [...openings].sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
}

/** @param {NearOpening} opening @param {Reader} reader */
function line(opening, reader) {
  const { id, title, seats, shift, closes, ready } = opening;
  const anchor = link(`${OPENINGS}${id}/`, title);
  anchor.className = "cg-due__title";
  const last = closes === UNTIL_FILLED ? "open until filled" : `closes ${dayInWords(closes)}`;
  const facts = element("span", "cg-due__facts", `${plural(seats, "seat")} · ${shifts(shift)} · ${last}`);
  const icon = svg("svg", { class: "cg-icon", viewBox: "0 0 24 24", "aria-hidden": "true" });
  icon.append(ready ? svg("path", { d: CHECK }) : svg("use", { href: "#cg-kind-promotion" }));
  const tag = element("span", "cg-kind cg-home__eligible", icon, whoCanApply(opening, reader));
  return element("li", "cg-due", calendarDay(closes), anchor, facts, ...(opening.rules ? [tag] : []));
}

/** `Night shifts`, `Day or night shifts`; Python's `formatting.shifts` says the same. @param {string[]} chosen */
function shifts(chosen) {
  const words = chosen.map((shift) => SHIFT_LABELS[shift].replace(/ shifts$/, ""));
  const later = words.slice(1).map((word) => word.toLowerCase());
  const all = [words[0], ...later];
  return `${all.length > 1 ? `${all.slice(0, -1).join(", ")} or ${all.at(-1)}` : all[0]} shifts`;
}

/** A day as a sheet of a calendar, as components/closing_day.html draws it. @param {string} day */
function calendarDay(day) {
  const [year, month, date] = day === UNTIL_FILLED ? [] : day.split("-").map(Number);
  const isThisYear = !year || today().startsWith(String(year));
  const head = month ? `${MONTH_NAMES[month - 1]}${isThisYear ? "" : ` ’${String(year).slice(2)}`}` : "Any";
  const sheet = element("span", "cg-cal", element("i", "", head), element("b", "", date ? String(date) : "day"));
  sheet.setAttribute("aria-hidden", "true");
  return sheet;
}

/**
 * Who can apply, as far as the reader's role and its start tell.
 * @param {NearOpening} opening @param {Reader} reader
 */
export function whoCanApply(opening, reader) {
  const { closes, zone, ready } = opening;
  if (!ready) return "One step from eligible";
  const { rules, least, from } = timeToApply(opening, reader);
  const who = rules.from.length ? "Your role can apply" : "Open to any role";
  if (!least) return who;
  const months = `${plural(least, "month")} in role`;
  if (!from) return `${who}, after ${months}`;
  if (from > closes) return `Closes before you have ${months}`;
  return from <= today(zone) ? who : `${who}, you from ${dayInWords(from)}`;
}

/**
 * The rules of an opening, the months that they ask for, and the day on which the reader has them; "" if the start in
 * the role is not known.
 * @param {NearOpening} opening @param {Reader} reader
 */
function timeToApply({ role, rules: text }, { graph, role: own, since }) {
  const rules = parseRules(text, role);
  const isSameTrack = graph.role(own)?.track === graph.role(role)?.track;
  const least = Math.max(rules.move, isSameTrack ? rules.same : rules.other);
  return { rules, least, from: since ? addMonths(firstDay(since), least) : "" };
}
