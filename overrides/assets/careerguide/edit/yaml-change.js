// Gives a value of a YAML text another value: only the lines of what differs change. Pure. The new text is read again,
// and it is refused if it does not say exactly the new value, or if a comment is gone.
import { UnreadableError, YamlDocument } from "./yaml-reader.js";
import { dataOf, plainOf } from "./yaml-values.js";
import { applied, UNSAFE, UnsafeChangeError, Writer } from "./yaml-writer.js";

/** @typedef {import("./yaml-values.js").Wanted} Wanted */
/** @typedef {import("./yaml-reader.js").YamlNode} YamlNode */

/** The node at a path. @param {YamlNode} node @param {(string | number)[]} path @returns {YamlNode} */
export function nodeAt(node, path) {
  const [step, ...rest] = path;
  if (step === undefined) return node;
  const inner = node.kind === "map" ? node.pairs.find(({ key }) => key === step) : undefined;
  const part = inner ?? (node.kind === "list" && typeof step === "number" ? node.items[step] : undefined);
  if (!part) throw new UnsafeChangeError(UNSAFE);
  return nodeAt(part.value, rest);
}

/**
 * The text in which the entry at a path has a value, or a sentence that says why there is none.
 * @param {string} text with `\n` at the end of each line @param {(string | number)[]} path @param {Wanted} wanted
 */
export const withValue = (text, path, wanted) => attempt(() => ({ text: changed(text, path, wanted) }));

/**
 * The text with an entry after all others. The entry is lines without indent, the first of which starts with `- `.
 * @param {string} text @param {string[]} lines @param {any} value what the lines say
 */
export const withEntry = (text, lines, value) => attempt(() => ({ text: extended(text, lines, value) }));

/** What a text says, or a sentence that says why this page cannot read it. @param {string} text */
export const readValue = (text) => attempt(() => ({ value: dataOf(new YamlDocument(text).root) }));

/** @template T @param {() => T} act @returns {T | {fault: string}} */
function attempt(act) {
  try {
    return act();
  } catch (error) {
    if (error instanceof UnsafeChangeError || error instanceof UnreadableError) return { fault: error.message };
    throw error;
  }
}

/** @param {string} text @param {(string | number)[]} path @param {Wanted} wanted */
function changed(text, path, wanted) {
  const whole = text.endsWith("\n") ? text : `${text}\n`;
  const document = new YamlDocument(whole);
  if (!document.root) throw new UnsafeChangeError(UNSAFE);
  const node = nodeAt(document.root, path);
  const result = applied(whole, new Writer(document).edits(node, wanted, { column: -1, after: node.start }));
  requireOnly(document, result, (root) => put(root, path, plainOf(wanted)));
  return text.endsWith("\n") ? result : result.slice(0, -1);
}

/** @param {string} text @param {string[]} lines @param {any} value */
function extended(text, lines, value) {
  const whole = text.endsWith("\n") || !text ? text : `${text}\n`;
  const document = new YamlDocument(whole);
  const { root } = document;
  if (root && (root.kind !== "list" || root.isFlow)) throw new UnsafeChangeError("No entry can be added to this file.");
  const last = root?.items.at(-1);
  const line = last ? document.lineOf(last.start) : 0;
  const gap = last && root && root.items.length > 1 && !document.lines[line - 1].trim() ? "\n" : "";
  const indent = " ".repeat(root?.column ?? 0);
  const added = gap + lines.map((each) => `${each ? indent + each : ""}\n`).join("");
  const at = last ? document.starts[new Writer(document).endLine(last.value, root?.column ?? 0)] : whole.length;
  const result = whole.slice(0, at) + added + whole.slice(at);
  requireOnly(document, result, (entries) => [...(entries ?? []), value]);
  return result;
}

/** @param {YamlDocument} before @param {string} text @param {(value: any) => any} change */
function requireOnly(before, text, change) {
  let after;
  try {
    after = new YamlDocument(text);
  } catch (error) {
    if (error instanceof UnreadableError) throw new UnsafeChangeError(UNSAFE);
    throw error;
  }
  const isSame = JSON.stringify(sorted(dataOf(after.root))) === JSON.stringify(sorted(change(dataOf(before.root))));
  const comments = [...after.comments.values()];
  for (const comment of before.comments.values()) {
    const index = comments.indexOf(comment);
    if (index < 0) throw new UnsafeChangeError(UNSAFE);
    comments.splice(index, 1);
  }
  if (!isSame) throw new UnsafeChangeError(UNSAFE);
}

/** A value with its keys in one order. @param {any} value @returns {any} */
function sorted(value) {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(sorted);
  const keys = Object.keys(value).sort();
  return keys.map((key) => [key, sorted(value[key])]);
}

/**
 * The value with another one at a path.
 * @param {any} root @param {(string | number)[]} path @param {any} value @returns {any}
 */
function put(root, path, value) {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  const copy = Array.isArray(root) ? [...root] : { ...root };
  copy[step] = put(copy[step], rest, value);
  return copy;
}
