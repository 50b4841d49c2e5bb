// The role that a person has saved as theirs, and the months that they have served in it.
import { today } from "../lib/days.js";
import { monthsServed } from "../lib/time-served.js";
import { store } from "./storage.js";

/**
 * Its index in the graph's list of roles; -1 if none is saved or the guide no longer has it.
 * @param {import("../elements/i-am.js").Graph} graph
 */
export function ownRole(graph) {
  const id = store.get("me/me")?.role;
  return graph.roles.findIndex((role) => role[0] === id);
}

/** Months served in the saved role; null if the start is not known, negative if it is later. */
export const ownMonthsServed = () => monthsServed(store.get("me/me")?.since ?? "", today().slice(0, 7));
