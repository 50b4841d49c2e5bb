// The role that a person has saved as theirs.
import { store } from "./storage.js";

/**
 * Its index in the graph's list of roles; -1 if none is saved or the guide no longer has it.
 * @param {import("../elements/i-am.js").Graph} graph
 */
export function ownRole(graph) {
  const id = store.get("me/me")?.role;
  return graph.roles.findIndex((role) => role[0] === id);
}
