// Runs every *.test.js in a folder in this one process. Arguments: the folder; words, one of which a file's path must
// have. The exit status is 1 if a test fails or is left out, and if no test runs. See tests/support/scripts.py.
import { readdirSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { counts } from "./scripts-reporter.mjs";

const [folder, ...words] = process.argv.slice(2);
const files = readdirSync(folder, { recursive: true })
  .filter((path) => path.endsWith(".test.js") && (words.length === 0 || words.some((word) => path.includes(word))))
  .sort();

process.on("exit", () => {
  if (counts.failed) process.exitCode = 1;
  if (counts.passed + counts.failed > 0) return;
  console.error(`No script test ran: ${files.length} files in ${folder} match.`);
  process.exitCode = 1;
});

for (const file of files) await import(new URL(file, pathToFileURL(`${folder}/`)).href);
