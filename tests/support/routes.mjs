// Answers queries of the planner with the scripts of the site.
import { fetchCompany } from "../../overrides/assets/careerguide/lib/company.js";
import { allowsMove, parseQuery, routesWithinLimit } from "../../overrides/assets/careerguide/planner/planner-query.js";
import { monthsFrom, monthsTo, routeGraph, routesInOrder } from "../../overrides/assets/careerguide/planner/routes.js";

/** The company of these files of the API, as the page fetches them. */
async function companyOf(files) {
  const { fetch } = globalThis;
  globalThis.fetch = async (url) => ({ ok: true, json: async () => files[/(\w+)\.json$/.exec(url.pathname)[1]] });
  try {
    return await fetchCompany();
  } finally {
    globalThis.fetch = fetch;
  }
}

async function answerTo({ files, address, count }) {
  const company = await companyOf(files);
  const ids = company.roles.map((role) => role.id);
  const query = parseQuery(address);
  const graph = routeGraph(ids, company.moves, (move) => allowsMove(company, query, move));
  const [start, end] = [query.from, query.to].map((id) => ids.indexOf(id));
  const routes = routesWithinLimit(query, routesInOrder(graph, start, end), count);
  const byId = (months) =>
    Object.fromEntries(months.flatMap((count, role) => (count === undefined ? [] : [[ids[role], count]])));
  return {
    routes: routes.map(({ min, typical, slow, roles }) => [min, typical, slow, ...roles.map((role) => ids[role])]),
    from: byId(monthsFrom(graph, start)),
    to: byId(monthsTo(graph, end)),
  };
}

/** Routes and reach for each case: files of the API, the address of a query, and how many routes are wanted. */
export async function answerQueries({ companies, cases }) {
  const answers = [];
  for (const { company, address, count } of cases)
    answers.push(await answerTo({ files: companies[company], address, count }));
  return answers;
}
