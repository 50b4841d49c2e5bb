// Tells elements who the reader is: their role, since when, and the role they want. Before a person has chosen or saved
// anything, nothing more is fetched.
import { loadPart } from "./release.js";
import { hasSavedData } from "./saved-data.js";

/** @typedef {import("../my/profile.js").Profile} Profile */
/** @typedef {import("./graph.js").Graph} Graph */
/** @typedef {import("../planner/reach.js").Reach} Reach */
/** The profile with present ids, and the guide's graph. @typedef {Profile & {graph: Graph}} Reader */

/** Whether the profile was needed on this page; from then on it is read each time. */
let isLoaded = false;

/**
 * The reader; null before anything was chosen or saved, or if the graph cannot be loaded.
 * @returns {Promise<Reader | null>}
 */
export async function currentReader() {
  if (!isLoaded && !hasSavedData()) return null;
  isLoaded = true;
  const [{ profile }, { loadGraph }] = await Promise.all([
    loadPart(import("../my/profile.js")),
    loadPart(import("./graph.js")),
  ]);
  const graph = await loadGraph();
  return graph && { ...profile(graph), graph };
}

/**
 * What the reader's role leads to; null without a role.
 * @param {Reader | null} reader @returns {Promise<Reach | null>}
 */
export async function readerReach(reader) {
  const role = reader?.graph.role(reader.role);
  if (!reader || !role) return null;
  const [{ reachOf }, { monthsServed }, { today }] = await Promise.all([
    loadPart(import("../planner/reach.js")),
    loadPart(import("./time-served.js")),
    loadPart(import("./days.js")),
  ]);
  return reachOf(reader.graph, role.index, monthsServed(reader.since, today().slice(0, 7)));
}

/**
 * Call `show` with the reader now, if there is one, and after each change in this tab or another. After "Erase all" the
 * profile is empty.
 * @param {(reader: Reader) => void} show
 */
export const followReader = (show) => follow(async (reader) => () => show(reader));

/** Call `act` once, as soon as the person has chosen or saved something. @param {() => void} act */
export function withReader(act) {
  let isDone = false;
  followReader(() => {
    if (!isDone) act();
    isDone = true;
  });
}

/**
 * Like `followReader`, for what the reader's role leads to.
 * @param {(reach: Reach | null, reader: Reader) => void} show
 */
export const followReach = (show) =>
  follow(async (reader) => {
    const reach = await readerReach(reader);
    return () => show(reach, reader);
  });

/** @param {(reader: Reader) => Promise<() => void>} prepare gives what to do, unless there was a later change */
function follow(prepare) {
  let turn = 0;
  const tell = async () => {
    turn += 1;
    const started = turn;
    const reader = await currentReader();
    const act = reader && (await prepare(reader));
    if (act && turn === started) act();
  };
  document.addEventListener("cg-profile", tell);
  tell();
}

// Until the profile is loaded, which then reports each change itself, another tab or page may be the first to save one.
for (const event of ["storage", "pageshow"])
  addEventListener(event, () => {
    if (!isLoaded && hasSavedData()) document.dispatchEvent(new CustomEvent("cg-profile"));
  });
document.addEventListener("cg-profile", () => {
  isLoaded = true;
});
