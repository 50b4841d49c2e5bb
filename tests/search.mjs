// Searches a folder of index files as the browser does, for tests/test_search_js.py and bench/: queries come as JSON on standard
// input, what is found leaves on standard output, each with its address, its kind and the name that says why; and the bytes that a
// first visitor would have fetched for each.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

const [scripts, folder, day] = process.argv.slice(2);
const own = (name) => import(pathToFileURL(`${scripts}/search/${name}.js`).href);
const [{ Index }, { find }, { meantInstead }] = await Promise.all(["index", "rank", "query"].map(own));

let fetched = new Map();
const read = async (name) => {
  const text = readFileSync(`${folder}/${name.replace("search/", "")}.json`);
  if (!fetched.has(name)) fetched.set(name, gzipSync(text).length);
  return JSON.parse(text);
};
const index = new Index(await read("search/names"), read);
const names = fetched;
const answers = [];
for (const query of JSON.parse(readFileSync(0, "utf8"))) {
  fetched = new Map(names);
  const started = performance.now();
  const { hits, meant } = await find(index, query, day);
  const took = performance.now() - started;
  const instead = query.trim() ? meantInstead(index, meant) : "";
  answers.push({ found: hits.map(({ entry, name }) => [entry.address, entry.kind, name]), instead, took, fetched: [...fetched.values()].reduce((sum, size) => sum + size, 0) });
}
process.stdout.write(JSON.stringify(answers));
