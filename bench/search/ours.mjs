// Measures the search of the guide. For bytes, each query runs on a page that has loaded nothing; for milliseconds, all
// queries run on one page.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { compressedSize, folder, milliseconds, pagesOf, print, readJson, secondsSince } from "./measure.mjs";

const SCRIPTS = join(folder, "scripts", "search");
const importScript = (name) => import(pathToFileURL(join(SCRIPTS, name)).href);

/** The files of a module and of all modules that it imports. */
function modules(file, files = new Set()) {
  if (files.has(file)) return files;
  files.add(file);
  const source = readFileSync(file, "utf-8");
  for (const [, name] of source.matchAll(/(?:^|;)\s*(?:import|export)\b[^;]*?["'](\.[^"']+)["']/gm))
    modules(join(dirname(file), name), files);
  return files;
}

const script = [...modules(join(SCRIPTS, "index.js"), modules(join(SCRIPTS, "rank.js")))].reduce(
  (sum, file) => sum + compressedSize(readFileSync(file)),
  0,
);
const { Index } = await importScript("index.js");
const { find } = await importScript("rank.js");
const queries = readJson("queries.json");
const indexFiles = new Map();

/** A file of the index: its value and its compressed size; a missing file is null and has no bytes. */
function indexFile(name) {
  if (!indexFiles.has(name)) {
    const file = join(folder, "api", "v1", `${name}.json`);
    const data = existsSync(file) ? readFileSync(file, "utf-8") : null;
    indexFiles.set(name, {
      size: data === null ? 0 : compressedSize(data),
      value: data === null ? null : JSON.parse(data),
    });
  }
  return indexFiles.get(name);
}

const NAMES = "search/names";
const [hits, bytes, details] = [[], [], []];
for (const query of queries) {
  const loaded = new Set([NAMES]);
  const read = async (name) => {
    loaded.add(name);
    return indexFile(name).value;
  };
  const loadedBytes = () => [...loaded].reduce((sum, name) => sum + indexFile(name).size, script);
  const index = new Index(indexFile(NAMES).value, read);
  const results = (await find(index, query)).hits;
  hits.push(pagesOf(results.map((hit) => hit.entry.address)));
  bytes.push(loadedBytes());
  if (results.length) await index.detail(results[0].entry);
  details.push(loadedBytes());
}

const begin = performance.now();
const index = new Index(readJson("api/v1/search/names.json"), async (name) => indexFile(name).value);
const start = secondsSince(begin);
const search = (query) => find(index, query);
for (const query of queries) await search(query);
print({ start, script, bytes, details, hits, times: await milliseconds(queries, search) });
