// Answers planner queries with the site's scripts, for tests/test_routes_js.py. The folder of the scripts is the
// argument, the cases come as JSON on standard input. A case is {graph, planner, address, count}: two files of the API
// and a query.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const folder = pathToFileURL(`${process.argv[2]}/`);
const load = (name) => import(new URL(`${name}.js`, folder).href);
const { fetchCompany } = await load("lib/company");
const { allowsMove, parseQuery, routesWithinLimit } = await load("planner/planner-query");
const { monthsFrom, monthsTo, routeGraph, routesInOrder } = await load("planner/routes");

/** The company that these files make, as the page fetches them. */
function fetched(files) {
  globalThis.fetch = async (url) => ({ ok: true, json: async () => files[/(\w+)\.json$/.exec(url.pathname)[1]] });
  return fetchCompany();
}

const answers = [];
for (const { graph, planner, address, count } of JSON.parse(readFileSync(0, "utf8"))) {
  const company = await fetched({ graph, planner });
  const ids = company.roles.map((role) => role.id);
  const query = parseQuery(address);
  const allowed = routeGraph(ids, company.moves, (move) => allowsMove(company, query, move));
  const [start, end] = [query.from, query.to].map((id) => ids.indexOf(id));
  const routes = routesWithinLimit(query, routesInOrder(allowed, start, end), count);
  const byId = (months) =>
    Object.fromEntries(months.flatMap((count, role) => (count === undefined ? [] : [[ids[role], count]])));
  answers.push({
    routes: routes.map(({ min, typical, slow, roles }) => [min, typical, slow, ...roles.map((role) => ids[role])]),
    from: byId(monthsFrom(allowed, start)),
    to: byId(monthsTo(allowed, end)),
  });
}
process.stdout.write(JSON.stringify({ answers }));
