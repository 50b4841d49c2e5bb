// The best route from a role to another, with the months that remain if the person is in the first.
import { movesWithTimeServed } from "../lib/time-served.js";
import { bestRoutes, routeGraph } from "../planner/routes.js";
import { monthsServedIn } from "./progress.js";

/**
 * It has no step back. Null if no route leads there, or if the guide does not have one of the roles.
 * @param {import("../lib/catalogue.js").Catalogue} catalogue @param {string} from @param {string} to
 */
export function routeTowards(catalogue, from, to) {
  const [start, end] = [catalogue.role(from)?.index, catalogue.role(to)?.index];
  if (start === undefined || end === undefined) return null;
  const { roles, moves } = catalogue.company;
  const graph = routeGraph(
    roles.map(({ id }) => id),
    movesWithTimeServed(moves, start, monthsServedIn(catalogue, roles[start].id)),
    (move) => move.kind !== "return",
  );
  return bestRoutes(graph, start, end, 1).at(0) ?? null;
}
