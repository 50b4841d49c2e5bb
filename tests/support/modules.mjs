// Calls one function of a site's script with many cases, for tests/javascript.py. Cases come as JSON on standard input,
// answers and milliseconds leave on standard output. What JSON lacks is marked: {"$map": pairs}, {"$date": text}, and
// {"$lookup": pairs} for a function that is no more than a table of arguments and answers (null for all others).
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [file, name] = process.argv.slice(2);
const MARKS = {
  $map: (pairs) => new Map(pairs),
  $date: (text) => new Date(text),
  $lookup: (pairs) => {
    const table = new Map(pairs.map(([given, answer]) => [JSON.stringify(given), answer]));
    return (...given) => table.get(JSON.stringify(given)) ?? null;
  },
};

/** The marked value inside an object of one key; every other value as it is. */
function opened(_key, value) {
  const [mark] = value && typeof value === "object" ? Object.keys(value) : [];
  return mark && Object.hasOwn(MARKS, mark) ? MARKS[mark](value[mark]) : value;
}

const own = (await import(pathToFileURL(file).href))[name];
if (own === undefined) throw new Error(`${file} has no ${name}`);
const answers = [];
const took = [];
if (typeof own === "function") {
  for (const given of JSON.parse(readFileSync(0, "utf8"), opened)) {
    const start = performance.now();
    answers.push(own(...given) ?? null);
    took.push(performance.now() - start);
  }
} else answers.push(own);
process.stdout.write(JSON.stringify({ answers, took }, (_key, value) => (value instanceof Map ? [...value] : value)));
