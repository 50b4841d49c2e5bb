// What the engines that run in Node have in common: the job they are given, sizes as they are fetched, and
// milliseconds. A job is a folder with documents.json, queries.json, search.json and what else an engine reads.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

export const [folder] = process.argv.slice(2);
// Rounds over all queries, and milliseconds after which no further one begins.
const [ROUNDS, ENOUGH] = [3, 60_000];
export const MOST = 10;

export const text = (name) => readFileSync(join(folder, name), "utf-8");
export const json = (name) => JSON.parse(text(name));
export const packed = (data) => gzipSync(data, { level: 9 }).length;
export const since = (began) => (performance.now() - began) / 1000;

/** Addresses that differ, in order. */
export const first = (addresses) => [...new Set(addresses)].slice(0, MOST);

/** Milliseconds of each query; everything was asked once before. */
export async function timed(queries, ask) {
  const found = [];
  const began = performance.now();
  for (let round = 0; round < ROUNDS && performance.now() - began < ENOUGH; round += 1) {
    for (const query of queries) {
      const start = performance.now();
      await ask(query);
      found.push(performance.now() - start);
    }
  }
  return found;
}

export const done = (result) => process.stdout.write(JSON.stringify(result));
