// Measures MiniSearch with the words of data/search.yaml: words of questions are left out, a short form is also read as
// its long form, and a word with the same meaning has 0.4 of the weight.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import MiniSearch from "minisearch";
import { minify } from "terser";
import { compressedSize, milliseconds, pagesOf, print, readJson, secondsSince } from "./measure.mjs";

const OPTIONS = {
  fields: ["title", "aliases", "everyday", "text"],
  storeFields: ["title", "address", "kind"],
  searchOptions: { prefix: true, fuzzy: 0.2, boost: { title: 6, aliases: 5, everyday: 3, text: 1 }, boostDocument },
};
// The factors of Material's records.
const KINDS = { role: 2, skill: 1.5, track: 1.5, opening: 0.9, story: 0.8 };
const SAME = { prefix: false, fuzzy: false, boostTerm: () => 0.4 };

function boostDocument(_id, _term, stored) {
  return KINDS[stored?.kind] ?? 1;
}

const [documents, queries, { short, same, questions }] = [
  readJson("documents.json"),
  readJson("queries.json"),
  readJson("search.json"),
];
const rows = documents.map((document, id) => ({
  id,
  title: document.title,
  address: document.address,
  kind: document.kind,
  aliases: document.names.join(" | "),
  everyday: document.everyday.join(" | "),
  text: [document.summary, ...document.body].join(" "),
}));
let begin = performance.now();
const builder = new MiniSearch(OPTIONS);
builder.addAll(rows);
const index = JSON.stringify(builder);
const build = secondsSince(begin);

const library = await minify(readFileSync(fileURLToPath(import.meta.resolve("minisearch")), "utf-8"), { module: true });
const script = compressedSize(library.code);
const size = script + compressedSize(index);

begin = performance.now();
const engine = MiniSearch.loadJSON(index, OPTIONS);
const start = secondsSince(begin);

const longForms = new Map(short);
const questionWords = new Set(questions);
const synonyms = new Map();
for (const group of same)
  for (const word of group)
    synonyms.set(word, [...(synonyms.get(word) ?? []), ...group.filter((synonym) => synonym !== word)]);

/** A word as a query: the word, its long form, or a word with the same meaning. */
function wordQuery(word) {
  const lower = word.toLowerCase();
  const readings = [word];
  if (longForms.has(lower)) readings.push({ combineWith: "AND", queries: longForms.get(lower).split(" ") });
  const near = synonyms.get(lower) ?? synonyms.get(lower.replace(/s$/, ""));
  if (near) readings.push({ combineWith: "OR", queries: near, ...SAME });
  return readings.length > 1 ? { combineWith: "OR", queries: readings } : word;
}

/** The documents with all words of a query; if there are none, those with any of the words. */
function search(query) {
  const words = query
    .split(/\s+/)
    .map((word) => word.replace(/^[("']+|[)"'.,?!]+$/g, ""))
    .filter(Boolean);
  const searched = words.filter((word) => !questionWords.has(word));
  const queries = (searched.length ? searched : words).map(wordQuery);
  const strict = engine.search({ combineWith: "AND", queries });
  return strict.length ? strict : engine.search({ combineWith: "OR", queries });
}

const hits = queries.map((query) => pagesOf(search(query).map((hit) => hit.address)));
print({ build, start, script, bytes: queries.map(() => size), hits, times: await milliseconds(queries, search) });
