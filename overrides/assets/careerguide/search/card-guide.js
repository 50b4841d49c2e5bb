// What a card says that no page lists as it is: the quickest route between two roles, and the roles that fit a wish.
import { fetchJson } from "../lib/api.js";
import { duration, element, link, plural } from "../lib/dom.js";
import { loadGraph } from "../lib/graph.js";
import { loadPart } from "../lib/release.js";
import { MOST } from "./page-parts.js";

/** @typedef {import("./page-parts.js").Answer} Answer @typedef {import("./page-parts.js").Facts} Facts */

const idOf = (/** @type {string} */ address) => address.split("/")[1];

/** The quickest route between two roles that no move joins. @param {Answer} answer @returns {Promise<Facts | null>} */
export async function quickestRoute({ entries }) {
  const [graph, { bestRoutes, routeGraph }, { monthRange }] = await Promise.all([
    loadGraph(),
    loadPart(import("../planner/routes.js")),
    loadPart(import("../lib/time-served.js")),
  ]);
  if (!graph) return null;
  const moves = graph.moves.map(([from, to, kind, ...months]) => ({ from, to, kind, ...monthRange(...months) }));
  const ways = routeGraph(
    graph.roles.map(([id]) => id),
    moves,
    (move) => move.kind !== "return",
  );
  const [start, end] = entries.map(({ address }) => graph.role(idOf(address))?.index ?? -1);
  const [route] = start < 0 || end < 0 ? [] : bestRoutes(ways, start, end, 1);
  const names = entries.map(({ title }) => title).join(" to ");
  if (!route) return { heading: `${names}: the guide has no route`, nodes: [] };
  const time = route.unknown ? "some months are not known" : `${duration(route.typical)} typical`;
  const steps = route.moves.map(({ from, to, typical, unknown }) =>
    element(
      "li",
      "",
      link(`moves/${graph.roles[from][0]}/${graph.roles[to][0]}/`, graph.roles[to][1]),
      unknown ? "" : `, after ${plural(typical, "month")}`,
    ),
  );
  return {
    heading: `${names}: ${plural(route.moves.length, "move")}, ${time}`,
    nodes: [element("ol", "cg-plain cg-lines", ...steps)],
  };
}

/** Roles with day shifts, or that people can do from home. @param {Answer} answer @returns {Promise<Facts | null>} */
export async function rolesThatFit({ concepts }) {
  const [graph, catalogue] = await Promise.all([loadGraph(), fetchJson("catalogue")]);
  if (!graph || !catalogue) return null;
  const isHome = concepts.has("home");
  const fitting = graph.roles.filter((_, index) => {
    const [shifts, remote] = catalogue.planner.roles[index] ?? [];
    return isHome ? remote === "full" : shifts === "day";
  });
  fitting.sort((a, b) => a[3] - b[3]);
  const links = fitting.slice(0, MOST).map(([id, title]) => element("li", "", link(`roles/${id}/`, title)));
  const what = isHome ? "that people can do from home" : "with day shifts only";
  const heading = `${plural(fitting.length, "role")} ${what}`;
  return { heading, nodes: [element("ul", "cg-plain cg-lines", ...links)] };
}
