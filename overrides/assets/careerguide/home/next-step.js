// What the reader needs for their next step, with the states that their own figures and ticks give, and what they can
// do now.
import { boundsOf } from "../lib/company.js";
import { element, link, plural } from "../lib/dom.js";
import { MY_PAGE } from "../lib/parts.js";
import { checkGates } from "../my/gates.js";
import { figure, limits, thisMonth } from "../my/progress.js";
import { store } from "../my/storage.js";

/** @typedef {import("./next-data.js").NextStep} NextStep */
/** @typedef {import("./next-data.js").NextGate} NextGate */
/** @typedef {{state: "met" | "not" | "unknown", words: string}} GateState */

const HEADS = { met: "Met: ", not: "Not met yet: ", unknown: "Not known yet: " };

/**
 * The step towards the reader's target, or else the first promotion.
 * @param {NextStep[]} steps @param {string} target
 */
export const mainStep = (steps, target) =>
  steps.find(({ to }) => to === target) ?? steps.find(({ kind }) => kind === "promotion") ?? steps.at(0) ?? null;

/**
 * The conditions of a step as boxes.
 * @param {NextStep} step @param {string} from the reader's role
 */
export function needs({ to, gates }, from) {
  if (!gates?.length) return [element("p", "", "No conditions are listed. An opening says what it asks for.")];
  const items = gates.map((gate) => {
    const { state, words } = gateState(gate, from, to);
    const item = element("li", "", element("span", "cg-sr", HEADS[state]), gate[0]);
    if (words) item.append(element("span", "cg-gates__detail", words));
    item.dataset.state = state;
    return item;
  });
  for (const item of items) item.replaceChildren(element("span", "", ...item.childNodes));
  const check = link(`${MY_PAGE}#log`, "Keep my figures and check these");
  return [element("ul", "cg-plain cg-gates", ...items), ...(MY_PAGE ? [element("p", "", check)] : [])];
}

/** @param {NextGate} gate @param {string} from @param {string} to @returns {GateState} */
function gateState([, id, target, over, bounds], from, to) {
  if (over === undefined) return store.get(`tick/${from}/${to}/${id}`) ? { state: "met", words: "" } : UNKNOWN;
  const [check] = checkGates([{ kpi: id, target, over, bounds: boundsOf(bounds) }], limits, figure, thisMonth());
  if (check.last === null || !check.bounds) return UNKNOWN;
  const run = check.met ? plural(check.run, "month") : `${check.run} of ${plural(over, "month")}`;
  return { state: check.met ? "met" : "not", words: `${run} in a row` };
}

/** @type {GateState} */
const UNKNOWN = { state: "unknown", words: "" };
