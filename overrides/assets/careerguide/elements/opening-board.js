// The list of openings, for a person who has chosen "I am a ...": those that they can apply for, those that are one
// step away, and the others. Each says in a line who can apply.
import { Board } from "../lib/board.js";
import { dayNumber, today, UNTIL_FILLED } from "../lib/days.js";
import { define, plural } from "../lib/dom.js";
import { firstDay, forReader, parseRules } from "../lib/eligibility.js";
import { nearestRole } from "../lib/eligible-role.js";

/** @typedef {import("../lib/reader.js").Reader} Reader */
/** @typedef {import("../planner/reach.js").Reach} Reach */

/** The days that are counted; further days have no use for a count. */
const COUNTED = 90;

class OpeningBoard extends Board {
  connectedCallback() {
    const entries = /** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll("li[data-level]"));
    for (const entry of entries) {
      countDays(entry);
      entry.dataset.who = whoLine(entry)?.textContent ?? "";
    }
    // A site for people outside does not say who can apply.
    if ([...entries].some((entry) => entry.dataset.rules)) super.connectedCallback();
  }

  /** @param {HTMLElement[]} entries @param {Reader} reader @param {Reach} reach @override */
  groups(entries, reader, reach) {
    const { graph } = reader;
    /** @type {Record<"now" | "step" | "other", HTMLElement[]>} */
    const groups = { now: [], step: [], other: [] };
    for (const entry of entries) {
      const rules = parseRules(entry.dataset.rules ?? "", entry.dataset.to ?? "");
      const sameTrack = graph.isSameTrack(reader.role, rules.role);
      const person = { role: reader.role, sameTrack, since: firstDay(reader.since) };
      const nearest = nearestRole(graph, rules, reader.role, reach);
      const answer = forReader(rules, person, nearest, today(entry.dataset.zone), entry.dataset.closes ?? "");
      groups[answer.group].push(entry);
      say(entry, answer.text || (entry.dataset.who ?? ""), `cg-offer__who cg-offer__who--${answer.group}`);
    }
    const count = (/** @type {HTMLElement[]} */ { length }) => plural(length, "opening");
    return [
      { title: "You can apply", note: count(groups.now), entries: groups.now },
      { title: "One step from eligible", note: "After one of your next steps", entries: groups.step },
      { title: "Further on, or from other roles", note: count(groups.other), entries: groups.other },
    ];
  }

  /** @param {HTMLElement[]} entries @override */
  forget(entries) {
    for (const entry of entries) say(entry, entry.dataset.who ?? "", "cg-offer__who");
  }
}

/** @param {HTMLElement} entry */
const whoLine = (entry) => /** @type {HTMLElement | null} */ (entry.querySelector(".cg-offer__who"));

/** Say who can apply. @param {HTMLElement} entry @param {string} text @param {string} look */
function say(entry, text, look) {
  const line = whoLine(entry);
  if (!line) return;
  line.textContent = text;
  line.className = look;
}

/** Say in how many days an opening closes. @param {HTMLElement} entry */
function countDays(entry) {
  const { closes = "", zone } = entry.dataset;
  const place = entry.querySelector(".cg-left");
  if (closes === UNTIL_FILLED || !place) return;
  const left = dayNumber(closes) - dayNumber(today(zone));
  if (left < 0 || left > COUNTED) return;
  place.textContent = left ? `${plural(left, "day")} left` : "Last day today";
}

define("opening-board", OpeningBoard);
