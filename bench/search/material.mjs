// Material's search: its own worker, as it is published, given messages as its page gives them. The worker reads the
// list of documents and builds lunr's index anew on each page where somebody searches.
import vm from "node:vm";
import { done, first, json, packed, since, text, timed } from "./measure.mjs";

const [SETUP, QUERY] = [0, 2];
const own = text("material.json");
const worker = text("worker.js");
const queries = json("queries.json");

let handler;
let answer;
globalThis.self = globalThis;
globalThis.addEventListener = (_, listener) => (handler = listener);
globalThis.postMessage = (message) => (answer = message.data);
console.warn = () => {};
vm.runInThisContext(worker);

const began = performance.now();
await handler({ data: { type: SETUP, data: { ...JSON.parse(own), options: { suggest: false } } } });
const start = since(began);
const ask = async (query) => {
  await handler({ data: { type: QUERY, data: query } });
  return answer.items;
};

// A result is a page with the parts of it that were found, shown together.
const hits = [];
for (const query of queries) hits.push(first((await ask(query)).map(([item]) => item.location.split("#")[0])));
const script = packed(worker);
const index = packed(own);
done({ start, script, bytes: queries.map(() => script + index), hits, times: await timed(queries, ask) });
