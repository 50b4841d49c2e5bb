// Reads the YAML of data files and knows where each value is. Pure. It reads what people write in data files, and
// refuses everything else with a sentence: what it does not surely understand, it does not change.
import { foldedLines, fromDoubleQuotes, indentOf } from "./yaml-texts.js";

/**
 * A text, a group of keys or a list. `start` and `end` are indexes in the text, `last` is its last line, from 0. A text
 * has `value` null if there is none; `style` is its quote, `|` or `>`, or empty.
 * @typedef {{kind: "text", style: string, value: string | null, start: number, end: number, last: number}} TextNode
 * @typedef {{key: string, start: number, after: number, value: YamlNode}} Pair `after` follows the colon
 * @typedef {{isFlow: boolean, column: number, start: number, end: number, last: number}} Place
 * @typedef {Place & {kind: "map", pairs: Pair[]}} MapNode
 * @typedef {{start: number, after: number, value: YamlNode}} ListItem `after` follows the dash
 * @typedef {Place & {kind: "list", items: ListItem[]}} ListNode
 * @typedef {TextNode | MapNode | ListNode} YamlNode
 */

/** A text that cannot be read; the message names the line, counted from 1, and says what to do. */
export class UnreadableError extends Error {}

const KEY = /^[A-Za-z0-9_][\w-]*(?= *:(?: |$))/;
const FLOW_KEY = /[A-Za-z0-9_][\w-]*(?= *:\s)/y;
const QUOTED = { '"': /"(?:[^"\\\n]|\\.)*"/y, "'": /'(?:[^'\n]|'')*'/y };
const FLOW_PLAIN = /[^\n,[\]{}]+/y;
// Signs that mean something else in YAML where a text could start.
const SPECIAL = /^(?:[&*!%@`,\]}#|>"'[{]|[-?:](?: |$))/;
const MAX_DEPTH = 20;
// What is no ordinary character, or looks like a space where YAML needs a real one.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to refuse
const UNREADABLE = /[\0-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/;
const WIDE_SPACE = /(?:^|(?<=[:-])) *[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]/m;

/** A text that was read: its root, its lines, and the comment on each line that has one. */
export class YamlDocument {
  /** @type {Map<number, string>} */
  comments = new Map();
  line = 0;
  position = 0;
  depth = 0;

  /** @param {string} text with `\n` at the end of each line */
  constructor(text) {
    this.text = text;
    this.lines = text.split("\n");
    this.starts = [0];
    for (const line of this.lines) this.starts.push((this.starts.at(-1) ?? 0) + line.length + 1);
    const bad = UNREADABLE.exec(text) ?? WIDE_SPACE.exec(text);
    if (bad) this.refuse("There is a tab or an invisible character. Delete it.", this.lineOf(bad.index));
    const sign = this.lines.findIndex((line) => /^(?:---|\.\.\.|%)/.test(line));
    if (sign >= 0) this.refuse("This page cannot read this sign.", sign);
    this.root = this.next() < 0 ? null : this.block();
    if (this.next() >= 0) this.refuse("This line is not indented like the lines around it.", this.line);
  }

  /** The line of an index. @param {number} index */
  lineOf(index) {
    let [low, high] = [0, this.lines.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle] <= index) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** @param {string} why @param {number} line @returns {never} */
  refuse(why, line) {
    throw new UnreadableError(`Line ${line + 1}: ${why}`);
  }

  /** The next line with more than a comment, which is then the present one; -1 if there is none. */
  next() {
    for (; this.line < this.lines.length; this.line += 1) {
      const text = this.lines[this.line].trim();
      if (text.startsWith("#")) this.comments.set(this.line, text);
      else if (text) return this.line;
    }
    return -1;
  }

  /** @param {number} line @param {number} column */
  isDash(line, column) {
    return /^-(?: |$)/.test(this.lines[line].slice(column));
  }

  /** The list or group that starts on the present line. @returns {YamlNode} */
  block() {
    const column = indentOf(this.lines[this.line]);
    return this.isDash(this.line, column) ? this.list(column) : this.map(this.line, column);
  }

  /** @param {number} column @returns {ListNode} */
  list(column) {
    this.deeper();
    const start = this.starts[this.line] + column;
    /** @type {ListItem[]} */
    const items = [];
    for (
      let line = this.next();
      line >= 0 && this.isIn(line, column) && this.isDash(line, column);
      line = this.next()
    ) {
      const dash = this.starts[line] + column;
      items.push({ start: dash, after: dash + 1, value: this.after(line, column + 1, column, true) });
    }
    this.depth -= 1;
    const last = items[items.length - 1].value.last;
    return { kind: "list", isFlow: false, column, start, end: this.starts[last + 1], last, items };
  }

  /** @param {number} first the line of its first key @param {number} column @returns {MapNode} */
  map(first, column) {
    this.deeper();
    /** @type {Pair[]} */
    const pairs = [];
    for (let line = first; line >= 0 && (line === first || this.isIn(line, column)); line = this.next()) {
      if (line !== first && this.isDash(line, column)) break;
      const [key] = KEY.exec(this.lines[line].slice(column)) ?? [];
      if (!key) this.refuse("This line has no key, such as `title:`.", line);
      if (pairs.some((pair) => pair.key === key)) this.refuse(`\`${key}\` appears twice in this entry.`, line);
      const after = this.lines[line].indexOf(":", column) + 1;
      const value = this.after(line, after, column, false);
      pairs.push({ key, start: this.starts[line] + column, after: this.starts[line] + after, value });
    }
    this.depth -= 1;
    const last = pairs[pairs.length - 1].value.last;
    return { kind: "map", isFlow: false, column, start: pairs[0].start, end: this.starts[last + 1], last, pairs };
  }

  /** @param {number} line @param {number} column */
  isIn(line, column) {
    return indentOf(this.lines[line]) === column;
  }

  deeper() {
    this.depth += 1;
    if (this.depth > MAX_DEPTH) this.refuse("Lists and groups are nested too deep.", this.line);
  }

  /**
   * The value after a colon or a dash, whose key or dash is in a column.
   * @param {number} line @param {number} at @param {number} column @param {boolean} isItem @returns {YamlNode}
   */
  after(line, at, column, isItem) {
    const start = at + indentOf(this.lines[line].slice(at));
    const text = this.lines[line].slice(start);
    if (isItem && KEY.test(text)) return this.map(line, start);
    if (isItem && this.isDash(line, start)) this.refuse("This page cannot read a list inside a dash.", line);
    this.line = line + 1;
    if (text && !text.startsWith("#")) return this.inline(line, start, column);
    this.rest(line, at);
    const below = this.next();
    const indent = below < 0 ? -1 : indentOf(this.lines[below]);
    const isList = below >= 0 && this.isDash(below, indent);
    if (indent > column && !isList && !KEY.test(this.lines[below].slice(indent))) {
      this.line = below + 1;
      return this.inline(below, indent, column);
    }
    if (indent > column || (indent === column && isList && !isItem)) return this.block();
    const end = this.starts[line] + at;
    return { kind: "text", style: "", value: null, start: end, end, last: line };
  }

  /** What follows a value on its line: nothing, or a comment. @param {number} line @param {number} at */
  rest(line, at) {
    const text = this.lines[line].slice(at);
    if (/^ +#/.test(text)) this.comments.set(line, text.trim());
    else if (text.trim()) this.refuse("There is more text after a value.", line);
  }

  /**
   * A value that starts on a line. @param {number} line @param {number} at @param {number} column @returns {YamlNode}
   */
  inline(line, at, column) {
    const sign = this.lines[line][at];
    if (sign === "|" || sign === ">") return this.blockText(line, at, column);
    if (sign !== '"' && sign !== "'" && sign !== "[" && sign !== "{") return this.plain(line, at, column);
    this.position = this.starts[line] + at;
    const node = this.flow(column);
    node.last = this.lineOf(this.position);
    this.rest(node.last, this.position - this.starts[node.last]);
    this.line = node.last + 1;
    return node;
  }

  /** A text after `|` or `>`. @param {number} line @param {number} at @param {number} column @returns {TextNode} */
  blockText(line, at, column) {
    const [, style, more] = /^([|>])[+-]?(.*)$/.exec(this.lines[line].slice(at)) ?? [];
    this.rest(line, this.lines[line].length - more.length);
    let [last, indent] = [line, 0];
    for (; this.line < this.lines.length; this.line += 1) {
      const text = this.lines[this.line];
      if (!text.trim()) continue;
      if (indentOf(text) <= column) break;
      indent ||= indentOf(text);
      if (indentOf(text) < indent) this.refuse("This line of a text is indented less than the first.", this.line);
      last = this.line;
    }
    const lines = this.lines.slice(line + 1, last + 1).map((text) => text.slice(indent));
    const spaces = lines.findIndex((text) => text && !text.trim());
    if (spaces >= 0) this.refuse("Delete the spaces of this line: it has nothing else.", line + 1 + spaces);
    const value = style === "|" ? lines.join("\n") : foldedLines(lines);
    return { kind: "text", style, value, start: this.starts[line] + at, end: this.starts[last + 1], last };
  }

  /** A text without quotes. @param {number} line @param {number} at @param {number} column @returns {TextNode} */
  plain(line, at, column) {
    let text = this.plainPart(line, at);
    const parts = [text];
    let [last, end] = [line, at + text.length];
    while (!this.comments.has(last)) {
      let below = last + 1;
      while (below < this.lines.length && !this.lines[below].trim()) below += 1;
      const indent = indentOf(this.lines[below] ?? "");
      if (indent <= column || this.lines[below][indent] === "#") break;
      parts.push(...Array(below - last - 1).fill(""));
      text = this.plainPart(below, indent);
      parts.push(text);
      [last, end] = [below, indent + text.length];
    }
    this.line = last + 1;
    return this.plainNode(foldedLines(parts), this.starts[line] + at, this.starts[last] + end, last);
  }

  /** @param {string} text @param {number} start @param {number} end @param {number} last @returns {TextNode} */
  plainNode(text, start, end, last) {
    const value = /^(?:~|null|Null|NULL)$/.test(text) ? null : text;
    return { kind: "text", style: "", value, start, end, last };
  }

  /** The text of a line up to its comment. @param {number} line @param {number} at */
  plainPart(line, at) {
    const all = this.lines[line].slice(at);
    const text = all.replace(/ +#.*/, "").trimEnd();
    this.requirePlain(text, line);
    this.rest(line, at + text.length);
    return text;
  }

  /** @param {string} text @param {number} line */
  requirePlain(text, line) {
    if (SPECIAL.test(text)) this.refuse(`This page cannot read a text that starts with \`${text[0]}\`.`, line);
    if (/: |:$/.test(text)) this.refuse("A text with a colon and a space needs quotes.", line);
  }

  /** A value in quotes or brackets at the present position. @param {number} column @returns {YamlNode} */
  flow(column) {
    const start = this.position;
    const sign = this.text[start];
    if (sign === "[" || sign === "{") {
      this.deeper();
      this.position += 1;
      const node = sign === "[" ? this.flowList(start, column) : this.flowMap(start, column);
      this.depth -= 1;
      return node;
    }
    if (sign === '"' || sign === "'") {
      const text = this.match(QUOTED[sign]);
      if (!text) this.refuse("A text in quotes must end on its line.", this.lineOf(start));
      const inner = text.slice(1, -1);
      const value = sign === "'" ? inner.replaceAll("''", "'") : fromDoubleQuotes(inner);
      if (value === null) this.refuse("This page cannot read a sign after a backslash.", this.lineOf(start));
      return { kind: "text", style: sign, value, start, end: this.position, last: 0 };
    }
    const text = (this.match(FLOW_PLAIN) ?? "").trimEnd();
    const line = this.lineOf(start);
    this.requirePlain(text, line);
    if (/^[?:]/.test(text)) this.refuse(`A text that starts with \`${text[0]}\` needs quotes here.`, line);
    if (!text || / #/.test(text)) this.refuse("This page cannot read a comment inside brackets.", line);
    this.position = start + text.length;
    return this.plainNode(text, start, this.position, 0);
  }

  /** @param {RegExp} pattern sticky */
  match(pattern) {
    pattern.lastIndex = this.position;
    const text = pattern.exec(this.text)?.[0];
    this.position += text?.length ?? 0;
    return text;
  }

  /** Whether the brackets end here; else a part of them follows. @param {string} closing @param {boolean} isFirst */
  isClosed(closing, isFirst) {
    this.match(/[ \n]*/y);
    if (!isFirst && this.text[this.position] === ",") {
      this.position += 1;
      this.match(/[ \n]*/y);
    } else if (!isFirst && this.text[this.position] !== closing) {
      this.refuse(`There is no \`${closing}\` or comma.`, this.lineOf(this.position));
    }
    if (this.text[this.position] !== closing) return false;
    this.position += 1;
    return true;
  }

  /** @param {number} start @param {number} column @returns {ListNode} */
  flowList(start, column) {
    /** @type {ListItem[]} */
    const items = [];
    while (!this.isClosed("]", !items.length)) {
      const at = this.position;
      items.push({ start: at, after: at, value: this.flow(column) });
    }
    return { kind: "list", isFlow: true, column, start, end: this.position, last: 0, items };
  }

  /** @param {number} start @param {number} column @returns {MapNode} */
  flowMap(start, column) {
    /** @type {Pair[]} */
    const pairs = [];
    while (!this.isClosed("}", !pairs.length)) {
      const at = this.position;
      const key = this.match(FLOW_KEY);
      if (!key) this.refuse("There is no key, such as `title:`, in brackets.", this.lineOf(at));
      if (pairs.some((pair) => pair.key === key)) this.refuse(`\`${key}\` appears twice.`, this.lineOf(at));
      this.match(/ *:/y);
      const after = this.position;
      this.match(/[ \n]*/y);
      const isEmpty = /[,}]/.test(this.text[this.position]);
      const value = isEmpty ? this.plainNode("~", after, after, 0) : this.flow(column);
      pairs.push({ key, start: at, after, value });
    }
    return { kind: "map", isFlow: true, column, start, end: this.position, last: 0, pairs };
  }
}
