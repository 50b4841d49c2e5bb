// Searches a folder of index files as the browser does.
import { readFileSync } from "node:fs";
import { Index } from "../../overrides/assets/careerguide/search/index.js";
import { correction } from "../../overrides/assets/careerguide/search/query.js";
import { find } from "../../overrides/assets/careerguide/search/rank.js";

/** For each query the results, each with its address, its kind and the name that matched, and the correction. */
export async function search({ folder, day, queries }) {
  const read = async (name) => JSON.parse(readFileSync(`${folder}/${name.replace("search/", "")}.json`, "utf8"));
  const index = new Index(await read("search/names"), read);
  const answers = [];
  for (const query of queries) {
    const { hits, meant } = await find(index, query, day);
    const results = hits.map(({ entry, name }) => [entry.address, entry.kind, name]);
    answers.push({ results, correction: query.trim() ? correction(index, meant) : "" });
  }
  return answers;
}
