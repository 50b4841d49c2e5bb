// The index of this site, and what is one step from the reader; each fetched once.
import { read } from "../lib/api.js";
import { kept } from "../lib/saved-data.js";
import { Index } from "./index.js";

/** @type {Promise<Index | null> | null} */
let asked = null;

/** The index; null where it cannot be had just now. @returns {Promise<Index | null>} */
export function index() {
  asked ??= read("search/names").then((names) => {
    if (!names) asked = null; // the next key may have more luck
    return names && new Index(names, read);
  });
  return asked;
}

/** @type {Promise<Set<string>> | null} */
let near = null;

/** Addresses of the roles one step from the role that the reader keeps on /my/; none where nothing is kept. */
export function nextSteps() {
  near ??= kept() ? steps() : Promise.resolve(new Set());
  return near;
}

/** @returns {Promise<Set<string>>} */
async function steps() {
  const [graph, { reachOf }, { ownRole }] = await Promise.all([
    read("graph"),
    import("../planner/reach.js"),
    import("../my/own-role.js"),
  ]);
  const own = graph ? ownRole(graph) : -1;
  return new Set(own < 0 ? [] : reachOf(graph, own).next.map((id) => `roles/${id}/`));
}
