// The contents of a person's sheets: the case for a promotion, actions, goals and plan, as parts and as text.
import { HORIZONS } from "../lib/constants.js";
import { dayInWords, monthInWords, today } from "../lib/days.js";
import { element, list, plural } from "../lib/dom.js";
import { aims } from "./aims.js";
import { match } from "./match.js";
import { ratings } from "./profile.js";
import { figure, lastMonths, logEntries, monthsInRole, servedFor } from "./progress.js";
import { conditionLine, metLine, ownStep, towardsLine } from "./steps.js";
import { store } from "./storage.js";

/** @typedef {import("../lib/catalogue.js").Catalogue} Catalogue */

/** A heading and its lines. @typedef {{title: string, lines: string[]}} Part */

// These fit one sheet of A4.
export const MAX_RESULTS = 6;
const MAX_LETTERS = 220;
const MAX_CONTRIBUTIONS = 3;
const MAX_SKILLS = 8;
const MAX_GAPS = 3;
const MAX_FIGURES = 5;

/**
 * The case for a promotion: what the person has, then what is still open, and the plan for it. For skills to grow it
 * names the needed level, not the person's own, which is private.
 * @param {Catalogue} catalogue @returns {Part[]}
 */
export function promotionCase(catalogue) {
  const { next, since } = aims(catalogue);
  const months = monthsInRole(catalogue);
  const rated = ratings(catalogue);
  const result = next ? match(next.needs, (skill) => rated.get(skill) ?? null, catalogue.measure) : null;
  const title = (/** @type {string} */ id) => catalogue.skills.get(id)?.title ?? id;
  const strong = (result?.met ?? [])
    .slice(0, MAX_SKILLS)
    .map((gap) => `${title(gap.skill)}: ${catalogue.ratingLevels[gap.have ?? 0]}`);
  const toGrow = (result?.gaps ?? [])
    .slice(0, MAX_GAPS)
    .map((gap) => `${title(gap.skill)}, needed: ${catalogue.ratingLevels[gap.need]}`);
  const step = ownStep(catalogue);
  const [met, open] = [true, false].map((wanted) => step?.conditions.filter((each) => each.met === wanted) ?? []);
  return [
    { title: `Skills I have that ${next?.title} needs`, lines: strong.length ? [strong.join("; ")] : [] },
    {
      title: `Conditions for ${step?.to.title}`,
      lines: step?.conditions.length
        ? [[metLine(step), towardsLine(step)].filter(Boolean).join(" "), ...met.map(conditionLine)]
        : [],
    },
    { title: "My figures in the last months", lines: figureLines(catalogue) },
    {
      title: "Time in my role",
      lines:
        months === null
          ? []
          : [`Since ${monthInWords(since)}: ${plural(months, "month")}`, ...timeServed(catalogue, step)],
    },
    { title: "Results", lines: logEntries("result").slice(0, MAX_RESULTS).map(withMonth) },
    {
      title: "What helped the team or the client",
      lines: [...logEntries("value"), ...logEntries("task")].slice(0, MAX_CONTRIBUTIONS).map(withMonth),
    },
    { title: "Still open", lines: [...open.map(conditionLine), ...toGrow] },
    {
      title: "My plan for it",
      lines: actions()
        .filter((action) => !action.done)
        .slice(0, 3)
        .map(shortActionLine),
    },
  ].filter((part) => part.lines.length);
}

/**
 * What the person has served of the months before a step, in words.
 * @param {Catalogue} catalogue @param {import("./steps.js").Step | null} step
 */
function timeServed(catalogue, step) {
  const served = step && servedFor(catalogue, step.move);
  return served ? [`To ${step.to.title}: ${served}`] : [];
}

/**
 * The figures of the last six months that the next step depends on or the role measures, with their trend.
 * @param {Catalogue} catalogue
 */
function figureLines(catalogue) {
  const { role } = aims(catalogue);
  const gates = ownStep(catalogue)?.move.gates.flatMap((gate) => ("kpi" in gate ? [gate.kpi] : [])) ?? [];
  const kpis = [...new Set([...gates, ...(role?.kras.map((kra) => kra.kpi) ?? [])])];
  return kpis.slice(0, MAX_FIGURES).flatMap((id) => {
    const kpi = catalogue.kpis.get(id);
    const values = lastMonths(6)
      .reverse()
      .flatMap((month) => {
        const value = figure(month, id);
        return value === null ? [] : [{ month, value }];
      });
    if (!kpi || !values.length) return [];
    const unit = kpi.unit === "percent" ? "%" : "";
    const history = values.map(({ month, value }) => `${monthInWords(month)} ${value}${unit}`).join(", ");
    return [`${kpi.title}: ${history}${trend(values)}`];
  });
}

/** The change from the first figure to the last, in words. @param {{month: string, value: number}[]} values */
function trend(values) {
  const [first, last] = [values[0], values[values.length - 1]];
  if (values.length < 2) return "";
  const change = Number((last.value - first.value).toFixed(2));
  if (change === 0) return `; no change since ${monthInWords(first.month)}`;
  return `; ${change > 0 ? "up" : "down"} ${Math.abs(change)} since ${monthInWords(first.month)}`;
}

/** @param {{month: string, text: string}} entry */
const withMonth = (entry) => `${shortened(entry.text)} (${monthInWords(entry.month)})`;

/** A text in one line that fits the sheet. @param {string} text */
function shortened(text) {
  const letters = [...text.replace(/\s+/g, " ").trim()];
  return letters.length > MAX_LETTERS ? `${letters.slice(0, MAX_LETTERS).join("").trimEnd()}…` : letters.join("");
}

/**
 * Next actions: open ones first, soonest first, those without a day last.
 * @returns {{id: string, text: string, due: string, done: boolean}[]}
 */
export function actions() {
  const all = [...store.all("action")].map(([id, action]) => ({ id, ...action }));
  const day = (/** @type {{due: string}} */ action) => action.due || "9999";
  return all.sort(
    (a, b) => Number(a.done) - Number(b.done) || (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : a.id < b.id ? -1 : 1),
  );
}

/** @param {{text: string, due: string}} action */
export const actionLine = ({ text, due }) => text + (due ? ` (by ${dayInWords(due)})` : "");

/** The same, shortened to fit the sheet. @param {{text: string, due: string}} action */
export const shortActionLine = (action) => actionLine({ ...action, text: shortened(action.text) });

/** Goals for 1, 3, 5 and 10 years that have a role or a text. @param {Catalogue} catalogue */
export function goals(catalogue) {
  const all = store.all("goal");
  return HORIZONS.map(String).flatMap((years) => {
    const goal = all.get(years);
    return goal && (goal.role || goal.text) ? [{ years, role: catalogue.role(goal.role), text: goal.text }] : [];
  });
}

/** The whole plan. @param {Catalogue} catalogue @returns {Part[]} */
export function plan(catalogue) {
  const { role, next, goal } = aims(catalogue);
  const step = ownStep(catalogue);
  const open = actions();
  const wanted = [next && `next: ${next.title}`, goal && goal.id !== next?.id && `goal: ${goal.title}`].filter(Boolean);
  return [
    {
      title: "Where I am",
      lines: role ? [[role.title, ...wanted].join(", "), ...timeServed(catalogue, step)] : [],
    },
    {
      title: "Goals",
      lines: goals(catalogue).map(
        ({ years, role, text }) =>
          `In ${plural(Number(years), "year")}: ${[role?.title, text].filter(Boolean).join(". ")}`,
      ),
    },
    {
      title: `Conditions for ${step?.to.title}`,
      lines: step?.conditions.length ? [metLine(step), ...step.conditions.map(conditionLine)] : [],
    },
    { title: "Next actions", lines: open.filter((action) => !action.done).map(actionLine) },
    { title: "Done", lines: open.filter((action) => action.done).map((action) => action.text) },
  ].filter((part) => part.lines.length);
}

/** Parts as a sheet of paper. @param {string} title @param {Part[]} parts */
export const asSheet = (title, parts) => [
  element("h3", "cg-sheet__title", title),
  ...parts.flatMap((part) => [element("h4", "", part.title), list(part.lines)]),
];

/** Parts as text to paste. @param {string} title @param {Part[]} parts */
export const asText = (title, parts) =>
  [
    `${title}, ${dayInWords(today())}`,
    ...parts.flatMap((part) => ["", part.title, ...part.lines.map((line) => `- ${line}`)]),
  ].join("\n");

/** The same as Markdown. @param {string} title @param {Part[]} parts */
export const asMarkdown = (title, parts) =>
  [
    `# ${plain(title)}, ${dayInWords(today())}`,
    ...parts.flatMap((part) => ["", `## ${part.title}`, "", ...part.lines.map((line) => `* ${plain(line)}`)]),
    "",
  ].join("\n");

/** A person's text, escaped so that Markdown shows it unchanged. @param {string} text */
const plain = (text) =>
  text
    .replace(/\s*\n\s*/g, " ")
    .replace(/[&<>~]/g, (sign) => `&#${sign.charCodeAt(0)};`)
    .replace(/[\\`*_{}[\]#]/g, "\\$&")
    .replace(/^(\d+)\. /, "$1\\. ")
    .replace(/^[-+]/, "\\$&");
