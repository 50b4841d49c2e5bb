// MiniSearch, with what data/search.yaml says of how people type: words of questions are left out, a short form is read
// as what it stands for too, and a word that means the same counts for less than half.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import MiniSearch from "minisearch";
import { minify } from "terser";
import { done, first, json, packed, since, timed } from "./measure.mjs";

const OPTIONS = {
  fields: ["title", "aliases", "everyday", "text"],
  storeFields: ["title", "address", "kind"],
  searchOptions: { prefix: true, fuzzy: 0.2, boost: { title: 6, aliases: 5, everyday: 3, text: 1 }, boostDocument },
};
// As Material's records had it.
const KINDS = { role: 2, skill: 1.5, track: 1.5, opening: 0.9, story: 0.8 };
const SAME = { prefix: false, fuzzy: false, boostTerm: () => 0.4 };

function boostDocument(_id, _term, stored) {
  return KINDS[stored?.kind] ?? 1;
}

const [documents, queries, { short, same, questions }] = [
  json("documents.json"),
  json("queries.json"),
  json("search.json"),
];
const rows = documents.map((own, id) => ({
  id,
  title: own.title,
  address: own.address,
  kind: own.kind,
  aliases: own.names.join(" | "),
  everyday: own.everyday.join(" | "),
  text: [own.summary, ...own.body].join(" "),
}));
let began = performance.now();
const made = new MiniSearch(OPTIONS);
made.addAll(rows);
const written = JSON.stringify(made);
const build = since(began);

const library = await minify(readFileSync(fileURLToPath(import.meta.resolve("minisearch")), "utf-8"), { module: true });
const script = packed(library.code);
const index = packed(written);

began = performance.now();
const engine = MiniSearch.loadJSON(written, OPTIONS);
const start = since(began);

const long = new Map(short);
const left = new Set(questions);
const others = new Map();
for (const group of same)
  for (const word of group) others.set(word, [...(others.get(word) ?? []), ...group.filter((other) => other !== word)]);

/** The ways to read a word, of which one is enough. */
function ways(word) {
  const low = word.toLowerCase();
  const found = [word];
  if (long.has(low)) found.push({ combineWith: "AND", queries: long.get(low).split(" ") });
  const near = others.get(low) ?? others.get(low.replace(/s$/, ""));
  if (near) found.push({ combineWith: "OR", queries: near, ...SAME });
  return found.length > 1 ? { combineWith: "OR", queries: found } : word;
}

function ask(query) {
  const all = query
    .split(/\s+/)
    .map((word) => word.replace(/^[("']+|[)"'.,?!]+$/g, ""))
    .filter(Boolean);
  const meant = all.filter((word) => !left.has(word));
  const queries = (meant.length ? meant : all).map(ways);
  const strict = engine.search({ combineWith: "AND", queries });
  return strict.length ? strict : engine.search({ combineWith: "OR", queries });
}

const hits = queries.map((query) => first(ask(query).map((hit) => hit.address.split("#")[0])));
done({ build, start, script, bytes: queries.map(() => script + index), hits, times: await timed(queries, ask) });
