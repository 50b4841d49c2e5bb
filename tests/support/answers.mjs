// Answers the tests in Python with the site's scripts, for tests/support/javascript.py. One process lives for a whole run:
// a request is a line of JSON on standard input, {kind, ...}, its answer a line on standard output, {answer} or {error}.
import { createInterface } from "node:readline";
import { call, constant } from "./call.mjs";
import { printCode } from "./code.mjs";
import { sentencesFor } from "./profiles.mjs";
import { readAfterRename, recordsOf } from "./renames.mjs";
import { answerQueries } from "./routes.mjs";
import { answersTo, search, typingTime } from "./search.mjs";

const KINDS = {
  call,
  constant,
  answerQueries,
  answersTo,
  printCode,
  readAfterRename,
  recordsOf,
  search,
  sentencesFor,
  typingTime,
};
const MARKS = {
  $map: (pairs) => new Map(pairs),
  $date: (text) => new Date(text),
  $lookup: (pairs) => {
    const table = new Map(pairs.map(([values, answer]) => [JSON.stringify(values), answer]));
    return (...values) => table.get(JSON.stringify(values)) ?? null;
  },
};

/** What JSON cannot hold is marked: {"$map": pairs}, {"$date": text}, {"$lookup": pairs} for a function that is a table. */
function unmarked(_key, value) {
  const [mark] = value && typeof value === "object" ? Object.keys(value) : [];
  return mark && Object.hasOwn(MARKS, mark) ? MARKS[mark](value[mark]) : value;
}

const asPairs = (_key, value) => (value instanceof Map ? [...value] : value);

for await (const line of createInterface({ input: process.stdin })) {
  const { kind, ...request } = JSON.parse(line, unmarked);
  let answer;
  try {
    answer = { answer: (await KINDS[kind](request)) ?? null };
  } catch (error) {
    answer = { error: String(error.stack) };
  }
  process.stdout.write(`${JSON.stringify(answer, asPairs)}\n`);
}
