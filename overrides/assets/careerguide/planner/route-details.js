// What each step of a route needs: conditions and skills to grow; who did it, and what is open on the way.

import { kindMark } from "../lib/charts.js";
import { CONFIDENCE_LABELS } from "../lib/constants.js";
import { isOpen, today } from "../lib/days.js";
import { element, joined, link, list, months, plural, table } from "../lib/dom.js";
import { MY_PAGE, OPENINGS, STORIES } from "../lib/parts.js";
import { servedInWords } from "../lib/time-served.js";
import { profile, ratings } from "../my/profile.js";
import { metLine, stepOf } from "../my/steps.js";
import { compareRoles } from "./comparison.js";

/** @typedef {import("../lib/catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../lib/company.js").CompanyMove} CompanyMove */
/**
 * A move of a person who has served months in their role.
 * @typedef {CompanyMove & {full?: import("../lib/time-served.js").MonthRange}} OwnMove
 */
/** @typedef {{skill: string, level: number}} SkillToGrow */

/**
 * @param {Catalogue} catalogue @param {{moves: CompanyMove[], roles: number[]}} route
 * @param {string} name what the route is called, for listeners
 * @param {{served: number | null}} options the months served in the first role, if they are known
 */
export function routeDetails(catalogue, route, name, { served }) {
  const { roles } = catalogue.company;
  const skillsToGrow = route.moves.map((move) => skillsToGrowFor(catalogue, move));
  const skills = new Set(skillsToGrow.flat().map(({ skill }) => skill)).size;
  const head = element(
    "summary",
    "",
    "Step by step",
    element("span", "cg-sr", `, ${name}`),
    ...(skills ? [element("span", "cg-quiet", `: ${plural(skills, "skill")} to grow`)] : []),
  );
  const rows = route.moves.map((move, index) => moveRow(catalogue, move, skillsToGrow[index], served));
  const heads = ["To", "Time in role before the move", "What you need", "Skills to grow", "Who did it, and openings"];
  // A site for people outside tells no conditions.
  const tells = !catalogue.has(["move-details"]) || catalogue.company.moves.some(({ gates }) => gates.length);
  const inShown = (/** @type {any[]} */ cells) => cells.filter((_, column) => tells || column !== 2);
  const steps = table(inShown(heads), rows.map(inShown), `Step by step, ${name}`);
  const add =
    MY_PAGE && link(`${MY_PAGE}#plan?route=${route.roles.map((role) => roles[role].id).join(",")}`, "Add to my plan");
  if (add) {
    add.className = "cg-button cg-button--quiet";
    add.append(element("span", "cg-sr", `: ${name}`));
  }
  const box = element(
    "details",
    "cg-details cg-route__more",
    head,
    steps,
    ...(add ? [element("p", "cg-screen", add)] : []),
  );
  box.classList.add("cg-screen"); // on paper, the line and the list of the steps are enough
  return box;
}

/**
 * Skills that are new or higher after a move.
 * @param {Catalogue} catalogue @param {{from: number, to: number}} move @returns {SkillToGrow[]}
 */
function skillsToGrowFor(catalogue, move) {
  const needs = [move.from, move.to].map((role) => catalogue.role(catalogue.company.roles[role].id)?.needs ?? []);
  return compareRoles(needs).flatMap(({ skill, levels: [, level], changes: [change] }) =>
    level !== undefined && (change === "new" || change === "up") ? [{ skill, level }] : [],
  );
}

/**
 * @param {Catalogue} catalogue @param {OwnMove} move @param {SkillToGrow[]} skillsToGrow @param {number | null} served
 */
function moveRow(catalogue, move, skillsToGrow, served) {
  const to = catalogue.company.roles[move.to];
  return [
    element("span", "", link(`roles/${to.id}/`, to.title)),
    timeCell(catalogue, move, served),
    conditions(catalogue, move),
    skillsCell(catalogue, skillsToGrow),
    proofCell(catalogue, move),
  ];
}

/** @param {Catalogue} catalogue @param {OwnMove} move @param {number | null} served */
function timeCell(catalogue, move, served) {
  const { roles } = catalogue.company;
  const [from, to] = [roles[move.from], roles[move.to]];
  const details = link(`moves/${from.id}/${to.id}/`, "");
  details.append(kindMark(move.kind), element("span", "cg-sr", ` from ${from.title} to ${to.title}`));
  const time = `${months(move.full ?? move)}${move.unknown ? "" : `, ${CONFIDENCE_LABELS[move.confidence]}`}`;
  const note =
    move.full && served !== null
      ? [element("span", "cg-served", servedInWords(move.full, served, today().slice(0, 7)))]
      : [];
  const counted = move.here ? [element("span", "cg-counted", move.here)] : [];
  return element("span", "", details, element("br", ""), time, ...counted, ...note);
}

/** @param {Catalogue} catalogue @param {SkillToGrow[]} skillsToGrow */
function skillsCell(catalogue, skillsToGrow) {
  const rated = ratings(catalogue);
  const skills = skillsToGrow.map(({ skill, level }) => {
    const there = (rated.get(skill)?.level ?? 0) >= level ? ", you have it" : "";
    const title = catalogue.skills.get(skill)?.title ?? skill;
    return element("span", "", link(`skills/${skill}/`, title), ` ${catalogue.ratingLevels[level]}${there}`);
  });
  return element("span", "", ...joined(skills, ", "));
}

/** @param {Catalogue} catalogue @param {CompanyMove} move */
function proofCell(catalogue, move) {
  const { stories, openings } = catalogue.company;
  const people = stories.filter((story) => story.from === move.from && story.to === move.to).slice(0, 2);
  const open = openings.filter((opening) => opening.role === move.to && isOpen(opening.closes, opening.zone));
  const links = [
    ...people.map((story) => link(`${STORIES}${story.id}/`, story.title)),
    ...open.map((opening) => link(`${OPENINGS}${opening.id}/`, `Open in ${opening.site}`)),
  ];
  return links.length ? list(links, "cg-plain") : "";
}

/**
 * The conditions of a move; for a move from the person's own role, with how many of them they meet.
 * @param {Catalogue} catalogue @param {CompanyMove} move
 */
function conditions(catalogue, move) {
  if (!catalogue.has(["move-details"])) return "The conditions cannot be loaded now.";
  const words = move.gates.map((gate) => catalogue.condition(gate));
  if (!words.length) return "";
  const isMine = catalogue.role(profile(catalogue).role)?.index === move.from;
  const met = isMine ? [element("strong", "", metLine(stepOf(catalogue, move)))] : [];
  return element("div", "", ...met, list(words, "cg-plain"));
}
