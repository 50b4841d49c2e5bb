// Shared by the engines that run in Node: the files of their job, compressed sizes and milliseconds. A job is a folder
// with documents.json, queries.json, search.json and the files of the engine.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

export const [folder] = process.argv.slice(2);
// All queries are timed up to three times; no new round starts after 60,000 milliseconds.
const [ROUNDS, LONGEST] = [3, 60_000];
const MOST_RESULTS = 10;

export const readText = (name) => readFileSync(join(folder, name), "utf-8");
export const readJson = (name) => JSON.parse(readText(name));
export const compressedSize = (data) => gzipSync(data, { level: 9 }).length;
export const secondsSince = (start) => (performance.now() - start) / 1000;

/** The first ten addresses of pages, in order: without anchors and without duplicates. */
export const pagesOf = (addresses) =>
  [...new Set(addresses.map((address) => address.split("#")[0]))].slice(0, MOST_RESULTS);

/** The milliseconds of each query. Every query must have run once before. */
export async function milliseconds(queries, search) {
  const times = [];
  const begin = performance.now();
  for (let round = 0; round < ROUNDS && performance.now() - begin < LONGEST; round += 1) {
    for (const query of queries) {
      const start = performance.now();
      await search(query);
      times.push(performance.now() - start);
    }
  }
  return times;
}

export const print = (measurements) => process.stdout.write(JSON.stringify(measurements));
