// Reads cases from standard input and answers each as the planner's page does, with the site's own scripts in the folder
// that is named: for tests/test_routes_js.py. A case is {graph, planner, address, count}: both files of the API, and a question.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const folder = pathToFileURL(`${process.argv[2]}/`);
const [{ company }, { MOST_TRIED, WITHOUT, allows, chosen, read }, { inOrder, monthsFrom, monthsTo, ways }] =
  await Promise.all(
    ["lib/company", "planner/planner-query", "planner/routes"].map(
      (name) => import(new URL(`${name}.js`, folder).href),
    ),
  );

/** The company that these files make, as the page fetches them. */
function fetched(files) {
  globalThis.fetch = async (url) => ({ ok: true, json: async () => files[/(\w+)\.json$/.exec(url.pathname)[1]] });
  return company();
}

const answers = [];
for (const { graph, planner, address, count } of JSON.parse(readFileSync(0, "utf8"))) {
  const found = await fetched({ graph, planner });
  const question = read(address);
  const left = ways(
    found.roles.map((role) => role.id),
    found.moves,
    (move) => allows(found, question, move),
  );
  const [start, end] = [question.from, question.to].map((id) => found.roles.findIndex((role) => role.id === id));
  const routes = chosen(question, inOrder(left, start, end), count);
  answers.push({
    routes: routes.map((route) => [
      route.min,
      route.typical,
      route.slow,
      ...route.roles.map((role) => found.roles[role].id),
    ]),
    from: Object.fromEntries(
      monthsFrom(left, start).flatMap((months, role) => (months === undefined ? [] : [[found.roles[role].id, months]])),
    ),
    to: Object.fromEntries(
      monthsTo(left, end).flatMap((months, role) => (months === undefined ? [] : [[found.roles[role].id, months]])),
    ),
  });
}
process.stdout.write(JSON.stringify({ without: Object.entries(WITHOUT), mostTried: MOST_TRIED, answers }));
