// Finds the edits that give a value of a YAML text another value. Pure.
import { asLines, inBrackets, indentOf, inStyle, itemLines, keyLines, rewritten } from "./yaml-texts.js";
import { dataOf, isEmpty, plainOf } from "./yaml-values.js";

/**
 * @typedef {import("./yaml-values.js").Wanted} Wanted
 * @typedef {import("./yaml-values.js").WantedItem} WantedItem
 * @typedef {import("./yaml-reader.js").YamlNode} YamlNode
 * @typedef {import("./yaml-reader.js").YamlDocument} YamlDocument
 * @typedef {{start: number, end: number, text: string}} Edit
 * @typedef {{column: number, after: number}} Holder the column of the key or dash of a value, and where it ends
 */

/** A change that would lose something; the message is a sentence. */
export class UnsafeChangeError extends Error {}

export const UNSAFE =
  "This cannot be changed here without losing a comment or something else. Change it in the file itself.";

/** A text after edits that do not overlap. @param {string} text @param {Edit[]} edits */
export function applied(text, edits, from = 0, to = text.length) {
  let [result, at] = ["", from];
  const order = [...edits].sort((one, other) => one.start - other.start || one.end - other.end);
  for (const edit of order) {
    if (edit.start < at) throw new UnsafeChangeError(UNSAFE);
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at, to);
}

/** Finds the edits of a document that was read. */
export class Writer {
  /** @param {YamlDocument} document */
  constructor(document) {
    this.document = document;
  }

  /**
   * The line after a value, with the comments below it that are indented further.
   * @param {YamlNode} node @param {number} column
   */
  endLine(node, column) {
    const { lines } = this.document;
    let line = node.last + 1;
    while (line < lines.length && lines[line].trim().startsWith("#") && indentOf(lines[line]) > column) line += 1;
    return line;
  }

  /**
   * Whether a node has a value, with items of lists as they are.
   * @param {YamlNode} node @param {Wanted} wanted @returns {boolean}
   */
  isSame(node, wanted) {
    if (node.kind === "list" && Array.isArray(wanted)) {
      return (
        node.items.length === wanted.length &&
        wanted.every(({ was, value }, index) => was === index && this.isSame(node.items[index].value, value))
      );
    }
    if (node.kind !== "map" || wanted === null || typeof wanted !== "object" || Array.isArray(wanted)) {
      return (
        node.kind === "text" && (wanted === null || typeof wanted === "string") && dataOf(node) === plainOf(wanted)
      );
    }
    const keys = new Set([...node.pairs.map(({ key }) => key), ...Object.keys(wanted)]);
    return [...keys].every((key) => {
      const pair = node.pairs.find((each) => each.key === key);
      const isGone = isEmpty(plainOf(wanted[key] ?? null));
      if (!pair || isGone) return isGone && (!pair || isEmpty(dataOf(pair.value)));
      return this.isSame(pair.value, wanted[key]);
    });
  }

  /** @param {YamlNode} node @param {Wanted} wanted @param {Holder} holder @returns {Edit[]} */
  edits(node, wanted, holder) {
    if (this.isSame(node, wanted)) return [];
    if (node.kind !== "text" && node.isFlow)
      return [{ start: node.start, end: node.end, text: this.flow(node, wanted) }];
    if (node.kind === "text" && typeof wanted === "string") return this.textEdits(node, wanted.trim(), holder);
    if (node.kind === "list" && Array.isArray(wanted)) return this.listEdits(node, wanted);
    const isGroup = wanted !== null && typeof wanted === "object" && !Array.isArray(wanted);
    if (node.kind === "map" && isGroup) return this.mapEdits(node, wanted);
    return this.whole(node, asLines(plainOf(wanted), holder.column), holder);
  }

  /**
   * Another value in place of a node.
   * @param {YamlNode} node @param {[string, string[]]} written @param {Holder} holder @returns {Edit[]}
   */
  whole(node, [inline, lines], holder) {
    const { starts } = this.document;
    const below = lines.map((line) => `${line}\n`).join("");
    const isInline = node.kind === "text" && node.style !== "|" && node.style !== ">";
    if (!isInline) {
      const text = `${inline && ` ${inline}`}\n${below}`;
      return [{ start: holder.after, end: starts[node.last + 1], text }];
    }
    const space = node.start === holder.after && inline ? " " : "";
    const next = starts[node.last + 1];
    const added = below ? [{ start: next, end: next, text: below }] : [];
    return [{ start: node.start, end: node.end, text: space + inline }, ...added];
  }

  /**
   * @param {import("./yaml-reader.js").TextNode} node @param {string} value @param {Holder} holder @returns {Edit[]}
   */
  textEdits(node, value, holder) {
    const { starts, lines, text } = this.document;
    if (node.style === "|" || node.style === ">") {
      const first = this.document.lineOf(node.start) + 1;
      const written = rewritten(node.style, lines.slice(first, node.last + 1), value);
      const sign = /[|>][+-]?/y;
      sign.lastIndex = node.start;
      const [old = ""] = sign.exec(text) ?? [];
      const [inline, below] = written
        ? [old, written]
        : value.includes("\n")
          ? asLines(value, holder.column)
          : ["|", [" ".repeat(holder.column + 2) + value]];
      return [
        { start: node.start, end: node.start + old.length, text: inline },
        { start: starts[first], end: node.end, text: below.map((line) => `${line}\n`).join("") },
      ];
    }
    if (value.includes("\n")) return this.whole(node, asLines(value, holder.column), holder);
    const isNew = node.value === null;
    return this.whole(node, [isNew ? asLines(value, 0)[0] : inStyle(node.style, value, false), []], holder);
  }

  /**
   * Remove lines; their comments stay.
   * @param {number} start @param {number} end @param {number} column @returns {Edit}
   */
  without(start, end, column) {
    const { starts } = this.document;
    return { start: starts[start], end: starts[end], text: this.commentsIn(start, end, column) };
  }

  /**
   * The comments of some lines, each on a line of its own.
   * @param {number} start @param {number} end @param {number} column
   */
  commentsIn(start, end, column) {
    const comments = [];
    for (let line = start; line < end; line += 1) {
      const comment = this.document.comments.get(line);
      if (comment) comments.push(`${" ".repeat(column)}${comment}\n`);
    }
    return comments.join("");
  }

  /** @param {import("./yaml-reader.js").MapNode} node @param {{[key: string]: Wanted}} wanted @returns {Edit[]} */
  mapEdits(node, wanted) {
    const { starts, lines } = this.document;
    const { column } = node;
    /** @type {Edit[]} */
    const edits = [];
    node.pairs.forEach(({ key, start, after, value }, index) => {
      const line = this.document.lineOf(start);
      if (!isEmpty(plainOf(wanted[key] ?? null))) edits.push(...this.edits(value, wanted[key], { column, after }));
      else if (isEmpty(dataOf(value))) return;
      else if (!lines[line].slice(0, column).trim())
        edits.push(this.without(line, this.endLine(value, column), column));
      else if (node.pairs[index + 1]) edits.push({ start, end: node.pairs[index + 1].start, text: "" });
      else throw new UnsafeChangeError(UNSAFE);
    });
    const names = Object.keys(wanted);
    for (const [index, key] of names.entries()) {
      const value = plainOf(wanted[key]);
      if (isEmpty(value) || node.pairs.some((pair) => pair.key === key)) continue;
      const before = node.pairs.filter((pair) => names.slice(0, index).includes(pair.key)).at(-1) ?? node.pairs[0];
      const at = starts[this.endLine(before.value, column)];
      edits.push({
        start: at,
        end: at,
        text: keyLines(key, value, column)
          .map((line) => `${line}\n`)
          .join(""),
      });
    }
    return edits;
  }

  /** @param {import("./yaml-reader.js").ListNode} node @param {WantedItem[]} wanted @returns {Edit[]} */
  listEdits(node, wanted) {
    const { document } = this;
    const { column, items } = node;
    const ends = items.map(({ value }) => this.endLine(value, column));
    const first = document.lineOf(items[0].start);
    const spans = ends.map((end, index) => ({ start: index ? ends[index - 1] : first, end }));
    const isKept = new Set(wanted.map(({ was }) => was));
    const gone = spans.map(({ start, end }, index) => (isKept.has(index) ? "" : this.commentsIn(start, end, column)));
    let text = "";
    const placed = new Set();
    const place = (/** @type {number} */ index) => {
      for (let each = index; each < items.length && (each === index || !isKept.has(each)); each += 1) {
        if (!isKept.has(each) && !placed.has(each)) text += gone[each];
        placed.add(each);
      }
    };
    if (!isKept.has(0)) place(0);
    const blocks = items.filter(({ value }) => value.kind === "map" && !value.isFlow).length;
    for (const { was, value } of wanted) {
      if (was === null) {
        text += itemLines(plainOf(value), column, blocks * 2 > items.length)
          .map((line) => `${line}\n`)
          .join("");
        continue;
      }
      const [start, end] = [document.starts[spans[was].start], document.starts[spans[was].end]];
      const item = items[was];
      text += applied(document.text, this.edits(item.value, value, { column, after: item.after }), start, end);
      place(was + 1);
    }
    return [{ start: document.starts[first], end: document.starts[ends[ends.length - 1]], text }];
  }

  /**
   * A node in brackets with another value; the parts that stay keep their text.
   * @param {YamlNode} node @param {Wanted} wanted @returns {string}
   */
  flow(node, wanted) {
    const slice = this.document.text.slice(node.start, node.end);
    if (this.isSame(node, wanted)) return slice;
    const plain = plainOf(wanted);
    if (node.kind === "text") return typeof plain === "string" ? inStyle(node.style, plain, true) : inBrackets(plain);
    const isGroup = plain !== null && typeof plain === "object" && !Array.isArray(plain);
    if (node.kind === "map" && isGroup) {
      const group = /** @type {{[key: string]: Wanted}} */ (wanted);
      const kept = node.pairs.filter(({ key }) => key in plain);
      const keys = [
        ...kept.map(({ key }) => key),
        ...Object.keys(plain).filter((key) => !kept.some((pair) => pair.key === key)),
      ];
      const pieces = keys.map((key) => {
        const was = node.pairs.findIndex((pair) => pair.key === key);
        if (was < 0) return { was: null, text: `${key}: ${inBrackets(plain[key])}` };
        const { start, value } = node.pairs[was];
        return { was, text: this.document.text.slice(start, value.start) + this.flow(value, group[key]) };
      });
      return this.joined(node, node.pairs, pieces);
    }
    if (node.kind !== "list" || !Array.isArray(wanted)) return inBrackets(plain);
    const pieces = wanted.map(({ was, value }) => ({
      was,
      text: was === null ? inBrackets(plainOf(value)) : this.flow(node.items[was].value, value),
    }));
    return this.joined(node, node.items, pieces);
  }

  /**
   * Pieces in the brackets of a node. Two that follow each other as before keep what is between them.
   * @param {YamlNode} node @param {{start: number, value: YamlNode}[]} parts
   * @param {{was: number | null, text: string}[]} pieces
   */
  joined(node, parts, pieces) {
    const { text } = this.document;
    if (!parts.length) return text[node.start] + pieces.map((piece) => piece.text).join(", ") + text[node.end - 1];
    const inner = pieces.map((piece, index) => {
      const before = pieces[index - 1]?.was;
      const isNext = index && before !== null && piece.was !== null && piece.was === before + 1;
      const between = isNext ? text.slice(parts[before].value.end, parts[before + 1].start) : ", ";
      return (index ? between : "") + piece.text;
    });
    const last = parts[parts.length - 1].value.end;
    return text.slice(node.start, parts[0].start) + inner.join("") + text.slice(last, node.end);
  }
}
