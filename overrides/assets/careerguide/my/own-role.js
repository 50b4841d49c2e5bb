// The role that a person keeps as theirs.
import { store } from "./storage.js";

/**
 * Its place in the graph's list of roles; -1 where none is kept, or the guide has it no longer.
 * @param {import("../elements/i-am.js").Graph} graph
 */
export function ownRole(graph) {
  const id = store.get("me/me")?.role;
  return graph.roles.findIndex((role) => role[0] === id);
}
