// The best route from a person's role to their next role, with the months that remain.
import { movesWithTimeServed } from "../lib/time-served.js";
import { bestRoutes, routeGraph } from "../planner/routes.js";
import { profile } from "./profile.js";
import { monthsServedIn } from "./progress.js";

/**
 * It has no step back. Null if no route leads there, or if a role is not chosen.
 * @param {import("../lib/catalogue.js").Catalogue} catalogue
 */
export function nextRoute(catalogue) {
  const { role, next } = profile(catalogue);
  const [start, end] = [catalogue.role(role)?.index, catalogue.role(next)?.index];
  if (start === undefined || end === undefined) return null;
  const { roles, moves } = catalogue.company;
  const graph = routeGraph(
    roles.map(({ id }) => id),
    movesWithTimeServed(moves, start, monthsServedIn(catalogue, role)),
    (move) => move.kind !== "return",
  );
  return bestRoutes(graph, start, end, 1).at(0) ?? null;
}
