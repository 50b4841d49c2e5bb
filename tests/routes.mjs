// Reads cases from standard input, answers each with the module's routes: for tests/test_routes_js.py.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { ways, best } = await import(pathToFileURL(process.argv[2]).href);
const answers = JSON.parse(readFileSync(0, "utf8")).map(({ ids, moves, start, end, count, returns }) => {
  const graph = ways(ids, moves.map(([from, to, kind, min, typical, slow]) => ({ from, to, kind, min, typical, slow })), (move) => returns || move.kind !== "return");
  return best(graph, start, end, count).map((route) => [route.min, route.typical, route.slow, ...route.roles]);
});
process.stdout.write(JSON.stringify(answers));
