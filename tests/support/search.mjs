// Searches a folder of index files as the browser does.
import { readFileSync } from "node:fs";
import { Index } from "../../overrides/assets/careerguide/search/index.js";
import { speeches } from "../../overrides/assets/careerguide/search/phrases.js";
import { answerOf } from "../../overrides/assets/careerguide/search/proofs.js";
import { correction } from "../../overrides/assets/careerguide/search/query.js";
import { find } from "../../overrides/assets/careerguide/search/rank.js";

async function open(folder) {
  const read = async (name) => JSON.parse(readFileSync(`${folder}/${name.replace("search/", "")}.json`, "utf8"));
  return new Index(await read("search/names"), read);
}

/**
 * Milliseconds that a person waits in all for the results of each key, as they type each query into one session; the
 * least of three times.
 */
export async function typingTime({ folder, queries }) {
  const index = await open(folder);
  const keys = queries.flatMap((query) => Array.from(query, (_, last) => query.slice(0, last + 1)));
  let total = 0;
  for (const text of keys) {
    let least = Infinity;
    for (let time = 0; time < 3; time += 1) {
      const start = performance.now();
      await find(index, text, "");
      least = Math.min(least, performance.now() - start);
    }
    total += least;
  }
  return total;
}

const spoken = (folder) => speeches(JSON.parse(readFileSync(`${folder}/languages.json`, "utf8")));

/** For each query what it asks and the address that proves the answer; null if it stays a list. */
export async function answersTo({ folder, queries }) {
  const index = await open(folder);
  const ways = spoken(folder);
  const answers = [];
  for (const query of queries) {
    const answer = await answerOf(index, ways, query);
    answers.push(answer && { shape: answer.shape, address: answer.address });
  }
  return answers;
}

/**
 * For each query the results, each with its address, its kind and the name that matched; and the correction. With
 * `cards`, also the answer of the card; null if there is none.
 */
export async function search({ folder, day, queries, cards: hasCards = false }) {
  const index = await open(folder);
  const cards = hasCards ? await answersTo({ folder, queries }) : [];
  const answers = [];
  for (const [number, query] of queries.entries()) {
    const { hits, meant } = await find(index, query, day);
    const results = hits.map(({ entry, name }) => [entry.address, entry.kind, name]);
    answers.push({
      results,
      correction: query.trim() ? correction(index, meant) : "",
      answer: cards[number]?.address ? cards[number] : null,
    });
  }
  return answers;
}
