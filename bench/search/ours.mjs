// The guide's own search: each query is asked by somebody who has fetched nothing yet; only milliseconds are those of a
// session.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { done, first, folder, json, packed, since, text, timed } from "./measure.mjs";

const SCRIPTS = join(folder, "scripts", "search");
const entry = (name) => import(pathToFileURL(join(SCRIPTS, name)).href);

/** A module and all that it imports. */
function modules(file, known = new Set()) {
  if (known.has(file)) return known;
  known.add(file);
  const source = readFileSync(file, "utf-8");
  for (const [, name] of source.matchAll(/^(?:import|export)\b[^;]*?["'](\.[^"']+)["']/gm))
    modules(join(dirname(file), name), known);
  return known;
}

const script = [...modules(join(SCRIPTS, "index.js"), modules(join(SCRIPTS, "rank.js")))].reduce(
  (sum, file) => sum + packed(readFileSync(file)),
  0,
);
const { Index } = await entry("index.js");
const { find } = await entry("rank.js");
const queries = json("queries.json");
const parts = new Map();

/** A file as the browser gets it, with its size. */
function part(name) {
  if (!parts.has(name)) {
    const file = join(folder, "api", "v1", `${name}.json`);
    const data = existsSync(file) ? readFileSync(file, "utf-8") : null;
    parts.set(name, { size: data === null ? 0 : packed(data), value: data === null ? null : JSON.parse(data) });
  }
  return parts.get(name);
}

const NAMES = "search/names";
const [hits, bytes, details] = [[], [], []];
for (const query of queries) {
  const seen = new Set([NAMES]);
  const read = async (name) => {
    seen.add(name);
    return part(name).value;
  };
  const sum = () => [...seen].reduce((total, name) => total + part(name).size, script);
  const index = new Index(part(NAMES).value, read);
  const found = (await find(index, query)).hits;
  hits.push(first(found.map((hit) => hit.entry.address.split("#")[0])));
  bytes.push(sum());
  if (found.length) await index.detail(found[0].entry);
  details.push(sum());
}

const began = performance.now();
const session = new Index(JSON.parse(text("api/v1/search/names.json")), async (name) => part(name).value);
const start = since(began);
const ask = (query) => find(session, query);
for (const query of queries) await ask(query);
done({ start, script, bytes, details, hits, times: await timed(queries, ask) });
