// Draws one route: its time as a picture and as a table, what each move needs, and who did it.

import { CONFIDENCE_LABELS, MOVE_KIND_LABELS } from "../lib/constants.js";
import { isOpen, today } from "../lib/days.js";
import { element, joined, link, months, plural, table, typicalMonths } from "../lib/dom.js";
import { MY_PAGE, OPENINGS, STORIES } from "../lib/parts.js";
import { servedInWords } from "../lib/time-served.js";
import { profile } from "../my/profile.js";
import { metLine, stepOf } from "../my/steps.js";
import { compareRoles } from "./comparison.js";

/** @typedef {import("../lib/catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../lib/company.js").CompanyMove} CompanyMove */
/** @typedef {import("./routes.js").Route} Route */
/** A move of a person who has served months in their role. @typedef {CompanyMove & {full?: import("../lib/time-served.js").MonthRange}} OwnMove */

/**
 * @param {Catalogue} catalogue @param {Route} route @param {number} scale months that the picture is wide
 * @param {Map<string, import("../my/match.js").Rating>} rated the person's ratings, if they have saved any
 * @param {{notes: string[], served: number | null}} person sentences on the wishes that the route breaks; the months
 *   served in the first role, if they are known
 */
export function routeView(catalogue, route, scale, rated, { notes, served }) {
  const { roles } = catalogue.company;
  const stations = route.moves.map((move) => roles[move.to].title).join(", ");
  const skillsToGrow = route.moves.map((move) => skillsToGrowFor(catalogue, move));
  const skills = new Set(skillsToGrow.flat().map(({ skill }) => skill)).size;
  const head = element(
    "summary",
    "",
    element("strong", "", months(route)),
    `: ${stations} `,
    element("span", "cg-quiet", skills ? `${plural(skills, "skill")} to grow` : ""),
    ...notes.map((note) => element("span", "cg-plan__note", note)),
  );
  const rows = route.moves.map((move, index) =>
    moveRow(catalogue, /** @type {OwnMove} */ (move), skillsToGrow[index], rated, served),
  );
  const steps = table(
    ["To", "Time in role before the move", "What you need", "Skills to grow", "Who did it, and openings"],
    rows,
  );
  const add =
    MY_PAGE && link(`${MY_PAGE}#plan?route=${route.roles.map((role) => roles[role].id).join(",")}`, "Add to my plan");
  return element(
    "details",
    "cg-plan__route",
    head,
    timeline(catalogue, route, scale),
    steps,
    ...(add ? [element("p", "cg-screen", add)] : []),
  );
}

/**
 * Skills that are new or higher after a move.
 * @param {Catalogue} catalogue @param {{from: number, to: number}} move
 */
function skillsToGrowFor(catalogue, move) {
  const needs = [move.from, move.to].map((role) => catalogue.role(catalogue.company.roles[role].id)?.needs ?? []);
  return compareRoles(needs).flatMap(({ skill, levels: [, level], changes: [change] }) =>
    level !== undefined && (change === "new" || change === "up") ? [{ skill, level }] : [],
  );
}

/**
 * @param {Catalogue} catalogue @param {OwnMove} move @param {{skill: string, level: number}[]} skillsToGrow
 * @param {Map<string, import("../my/match.js").Rating>} rated @param {number | null} served
 */
function moveRow(catalogue, move, skillsToGrow, rated, served) {
  const { roles, stories, openings } = catalogue.company;
  const [from, to] = [roles[move.from], roles[move.to]];
  const people = stories.filter((story) => story.from === move.from && story.to === move.to).slice(0, 2);
  const open = openings.filter((opening) => opening.role === move.to && isOpen(opening.closes, opening.zone));
  const proof = [
    ...people.map((story) => link(`${STORIES}${story.id}/`, story.title)),
    ...open.map((opening) => link(`${OPENINGS}${opening.id}/`, `Open in ${opening.site}`)),
  ];
  const skills = skillsToGrow.map(({ skill, level }) => {
    const there = (rated.get(skill)?.level ?? 0) >= level ? ", you have it" : "";
    return element(
      "span",
      "",
      link(`skills/${skill}/`, catalogue.skills.get(skill)?.title ?? skill),
      ` ${catalogue.ratingLevels[level]}${there}`,
    );
  });
  return [
    link(`roles/${to.id}/`, to.title),
    element(
      "span",
      "",
      link(`moves/${from.id}/${to.id}/`, `${MOVE_KIND_LABELS[move.kind]}, ${months(move.full ?? move)}`),
      element("span", "cg-quiet", move.unknown ? "" : ` ${CONFIDENCE_LABELS[move.confidence]}`),
      ...(move.full && served !== null
        ? [element("span", "cg-served", servedInWords(move.full, served, today().slice(0, 7)))]
        : []),
    ),
    conditions(catalogue, move),
    element("span", "", ...joined(skills, ", ")),
    element("span", "", ...joined(proof, ", ")),
  ];
}

/**
 * The conditions of a move; for a move from the person's own role, with how many of them they meet.
 * @param {Catalogue} catalogue @param {CompanyMove} move
 */
function conditions(catalogue, move) {
  const words = move.gates.map((gate) => catalogue.condition(gate)).join("; ");
  const own = catalogue.role(profile(catalogue).role)?.index === move.from;
  return own && words
    ? element("span", "", element("strong", "", metLine(stepOf(catalogue, move))), ` ${words}`)
    : words;
}

/**
 * The route as a picture: one bar for each role up to the typical month, and a thin line from the quickest to the
 * slowest month. Screen readers skip it, because the table says the same.
 * @param {Catalogue} catalogue @param {Route} route @param {number} scale
 */
function timeline(catalogue, route, scale) {
  const { roles } = catalogue.company;
  const share = (/** @type {number} */ count) => `${Math.min(100, (100 * count) / scale)}%`;
  const sum = { min: 0, typical: 0, slow: 0, unknown: 0 };
  const rows = route.moves.map((move) => {
    const bar = element("span", `cg-time__bar cg-time__bar--${move.kind}`);
    bar.style.insetInlineStart = share(sum.typical);
    bar.style.inlineSize = share(move.typical);
    sum.min += move.min;
    sum.typical += move.typical;
    sum.slow += move.slow;
    sum.unknown += move.unknown;
    const range = element("span", "cg-time__range");
    range.style.insetInlineStart = share(sum.min);
    range.style.inlineSize = share(sum.slow - sum.min);
    return element(
      "div",
      "cg-time__row",
      element(
        "span",
        "",
        `${roles[move.to].title}${sum.typical || !sum.unknown ? `, after ${typicalMonths(sum)}` : ""}`,
      ),
      element("span", "cg-time__lane", bar, range),
    );
  });
  const every = Math.ceil(scale / 12 / 10); // years between marks, so that there are at most ten
  const years = Array.from({ length: Math.floor(scale / 12 / every) + 1 }, (_, count) => {
    const mark = element("span", "", String(count * every));
    mark.style.insetInlineStart = share(count * every * 12);
    return mark;
  });
  const picture = element(
    "div",
    "cg-time",
    ...rows,
    element(
      "div",
      "cg-time__row cg-time__years",
      element("span", "", "Years from now"),
      element("span", "cg-time__lane", ...years),
    ),
  );
  picture.setAttribute("aria-hidden", "true");
  return picture;
}
