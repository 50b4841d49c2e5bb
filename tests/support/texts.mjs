// Prints the texts in scripts, for tests/build/test_assets.py: a list of scripts comes as JSON on standard input, a list of
// the strings and parts of templates in each leaves as JSON on standard output.
import { readFileSync } from "node:fs";
import ts from "typescript";

const PARTS = new Set([ts.SyntaxKind.TemplateHead, ts.SyntaxKind.TemplateMiddle, ts.SyntaxKind.TemplateTail]);

/** @param {string} script */
function texts(script) {
  const list = /** @type {string[]} */ ([]);
  const visit = (/** @type {ts.Node} */ node) => {
    if (ts.isStringLiteralLike(node) || PARTS.has(node.kind)) list.push(/** @type {any} */ (node).text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("script.js", script, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS));
  return list;
}

process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(texts)));
