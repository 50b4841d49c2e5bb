// The state of each rule of an opening for one person, with what of their answers decides it. Pure.
import { dayInWords } from "./days.js";
import { ruleResults } from "./eligibility.js";

/** @typedef {import("./eligibility.js").Rules} Rules */
/** @typedef {import("./eligibility.js").Person} Person */
/** @typedef {{state: "met" | "not" | "unknown", words: string, detail: string}} RuleState */

const IN_WORDS = { met: "Met. ", not: "Not met. ", unknown: "Not known. " };
const RATINGS = { below: "below expectations", meets: "meets expectations", exceeds: "exceeds expectations" };

/**
 * The states by the name of the rule; a rule that nothing is known about is not in the map.
 * @param {Rules} rules @param {Person} person `role` and `since` may be empty
 * @param {string} title of the person's role @param {string} today
 * @returns {Map<string, RuleState>}
 */
export function ruleStates(rules, person, title, today) {
  const states = new Map();
  /** @type {(rule: string, state: RuleState["state"], detail: string) => void} */
  const put = (rule, state, detail) => {
    states.set(rule, { state, words: IN_WORDS[state], detail });
  };
  const isAllowed = !rules.from.length || rules.from.includes(person.role);
  if (person.role) put("from", isAllowed ? "met" : "not", `Yours: ${title}`);
  if (!person.role || !person.since) return states;
  const yours = `Yours: since ${dayInWords(person.since)}`;
  // One start counts for both rules, and the results leave out the rule that asks for less.
  for (const [rule, alone] of /** @type {[string, Partial<Rules>][]} */ ([
    ["role", { move: 0 }],
    ["move", { same: 0, other: 0 }],
  ])) {
    const result = ruleResults({ ...rules, ...alone }, person, today).find((one) => one.rule === rule);
    // One short line, as the page keeps room for it.
    const detail = result?.met ? yours : `${yours}. You meet it on ${dayInWords(result?.from ?? "")}`;
    if (result) put(rule, result.met ? "met" : "not", detail);
  }
  const results = new Map(ruleResults(rules, person, today).map((result) => [result.rule, result]));
  const rating = results.get("rating");
  if (rating) put("rating", rating.met ? "met" : "not", `Yours: ${person.rating ? RATINGS[person.rating] : ""}`);
  else put("rating", "unknown", "Only you know");
  const warning = results.get("warning");
  if (warning) put("warning", warning.met ? "met" : "not", `Yours: it ended on ${dayInWords(person.warning)}`);
  else put("warning", "unknown", "Only you know");
  return states;
}
