// Measures Material's search: its published worker, with the messages that its page sends. The worker reads the list of
// documents and builds the index of lunr again on each page on which a person searches.
import vm from "node:vm";
import { compressedSize, milliseconds, pagesOf, print, readJson, readText, secondsSince } from "./measure.mjs";

// Types of messages to the worker.
const [SETUP, QUERY] = [0, 2];
const records = readText("material.json");
const worker = readText("worker.js");
const queries = readJson("queries.json");

let handler;
let answer;
globalThis.self = globalThis;
globalThis.addEventListener = (_, listener) => (handler = listener);
globalThis.postMessage = (message) => (answer = message.data);
console.warn = () => {};
vm.runInThisContext(worker);

const begin = performance.now();
await handler({ data: { type: SETUP, data: { ...JSON.parse(records), options: { suggest: false } } } });
const start = secondsSince(begin);
const search = async (query) => {
  await handler({ data: { type: QUERY, data: query } });
  return answer.items;
};

// A result is a page with its matching sections, which are shown together.
const hits = [];
for (const query of queries) hits.push(pagesOf((await search(query)).map(([section]) => section.location)));
const script = compressedSize(worker);
const size = script + compressedSize(records);
print({ start, script, bytes: queries.map(() => size), hits, times: await milliseconds(queries, search) });
