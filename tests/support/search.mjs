// Searches a folder of index files as the browser does, for tests/searching.py: queries come as JSON on standard input,
// what is found leaves on standard output, each with its address, its kind and the name that says why.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [scripts, folder, day] = process.argv.slice(2);
const own = (name) => import(pathToFileURL(`${scripts}/search/${name}.js`).href);
const [{ Index }, { find }, { correction }] = await Promise.all(["index", "rank", "query"].map(own));

const read = async (name) => JSON.parse(readFileSync(`${folder}/${name.replace("search/", "")}.json`, "utf8"));
const index = new Index(await read("search/names"), read);
const answers = [];
for (const query of JSON.parse(readFileSync(0, "utf8"))) {
  const { hits, meant } = await find(index, query, day);
  const instead = query.trim() ? correction(index, meant) : "";
  answers.push({ found: hits.map(({ entry, name }) => [entry.address, entry.kind, name]), instead });
}
process.stdout.write(JSON.stringify(answers));
