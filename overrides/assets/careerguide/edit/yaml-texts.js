// Texts in YAML: how a text is read from its lines, and how a value is written. Pure.

/** The number of spaces at the start. @param {string} line */
export const indentOf = (line) => line.length - line.trimStart().length;

/**
 * The text of folded lines, as after `>`: a blank line is a line end, and lines that are indented more stay lines.
 * @param {string[]} lines
 */
export function foldedLines(lines) {
  let [text, blanks, wasIndented] = ["", 0, false];
  for (const line of lines) {
    if (!line.trim()) {
      blanks += 1;
      continue;
    }
    const isIndented = line.startsWith(" ");
    if (text && (isIndented || wasIndented)) text += "\n".repeat(blanks + 1);
    else if (text) text += "\n".repeat(blanks) || " ";
    text += line;
    [blanks, wasIndented] = [0, isIndented];
  }
  return text;
}

/** The text inside double quotes; null if it has an escape that this page does not know. @param {string} inner */
export function fromDoubleQuotes(inner) {
  if (!inner.includes("\\")) return inner;
  const json = inner.replace(/\\x([0-9A-Fa-f]{2})/g, "\\u00$1");
  try {
    return JSON.parse(`"${json}"`);
  } catch {
    return null;
  }
}

// As `careerguide new` writes texts without quotes.
const PLAIN = /^(?:[A-Za-z0-9][A-Za-z0-9 ,.'()/+@?=_-]*[A-Za-z0-9.)?]|[A-Za-z0-9])$/;
const TYPED_WORD = /^(?:true|false|null|yes|no|on|off|y|n)$/i;
const TYPED_NUMBER = /^[0-9][0-9_.:eE+ -]*$/;
const NUMBER_OR_DATE = /^(?:0|[1-9][0-9]*|[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?)$/;

/** Whether YAML could read a text as something else. @param {string} text */
const looksTyped = (text) => TYPED_WORD.test(text) || (TYPED_NUMBER.test(text) && !NUMBER_OR_DATE.test(text));

/** A new text on one line, in quotes if YAML could read it otherwise. @param {string} text @param {boolean} isFlow */
export function scalar(text, isFlow) {
  const isPlain = PLAIN.test(text) && !looksTyped(text) && !(isFlow && text.includes(","));
  // The signs of true and false have no quotes: no field that takes texts has such a text.
  return isPlain || /^(?:true|false)$/.test(text) ? text : JSON.stringify(text);
}

/**
 * A text on one line in the quotes that the text before it had.
 * @param {string} style @param {string} text @param {boolean} isFlow
 */
export function inStyle(style, text, isFlow) {
  if (style === '"' || text.includes("\n")) return JSON.stringify(text);
  if (style === "'") return `'${text.replaceAll("'", "''")}'`;
  const isSafe =
    /^[\p{L}\p{N}(]/u.test(text) &&
    !/: |:$| #/.test(text) &&
    !looksTyped(text) &&
    !(isFlow && /[,[\]{}]|:$/.test(text));
  return isSafe ? text : scalar(text, isFlow);
}

/** A value on one line, lists and groups in brackets. @param {any} value @returns {string} */
export function inBrackets(value) {
  if (typeof value === "string") return scalar(value, true);
  if (Array.isArray(value)) return `[${value.map(inBrackets).join(", ")}]`;
  return `{${Object.entries(value)
    .map(([key, part]) => `${key}: ${inBrackets(part)}`)
    .join(", ")}}`;
}

const ONE_LINE = 100;

/**
 * A value as lines: what follows its key, and the lines below. Its key is in a column.
 * @param {any} value @param {number} column @returns {[string, string[]]}
 */
export function asLines(value, column) {
  if (typeof value === "string") {
    if (!value.includes("\n")) return [scalar(value, false), []];
    const indent = " ".repeat(column + 2);
    return ["|", value.split("\n").map((line) => (line ? indent + line : ""))];
  }
  const text = inBrackets(value);
  const hasGroups = Array.isArray(value) && value.some((item) => typeof item === "object");
  if (text.length <= ONE_LINE && !hasGroups) return [text, []];
  if (Array.isArray(value)) return ["", value.flatMap((item) => itemLines(item, column + 2, false))];
  return ["", Object.entries(value).flatMap(([key, part]) => keyLines(key, part, column + 2))];
}

/** A key in a column with its value. @param {string} key @param {any} value @param {number} column */
export function keyLines(key, value, column) {
  const [text, lines] = asLines(value, column);
  return [`${" ".repeat(column)}${key}: ${text}`.trimEnd(), ...lines];
}

/**
 * An item of a list, its dash in a column. @param {any} value @param {number} column
 * @param {boolean} isBlock whether a group has a line for each key @returns {string[]}
 */
export function itemLines(value, column, isBlock) {
  const dash = `${" ".repeat(column)}- `;
  const [text, lines] = asLines(value, column);
  if (typeof value === "string" || Array.isArray(value)) return [dash + text, ...lines];
  if (text && !isBlock) return [dash + text];
  const keys = Object.entries(value).flatMap(([key, part]) => keyLines(key, part, column + 2));
  return [dash + keys[0].trimStart(), ...keys.slice(1)];
}

const LEAST_WIDTH = 60;

/**
 * The lines of a text after `|` or `>` with a new value: those that stay true stay as they are.
 * @param {string} style @param {string[]} before the old lines below the sign @param {string} value
 * @returns {string[] | null} null if the text cannot be written in this style
 */
export function rewritten(style, before, value) {
  const indent = " ".repeat(indentOf(before.find((line) => line.trim()) ?? ""));
  if (!indent) return null;
  const lines =
    style === "|"
      ? value.split("\n")
      : folded(
          before.map((line) => line.trim()),
          value,
        );
  const read = style === "|" ? lines.join("\n") : foldedLines(lines);
  return read === value ? lines.map((line) => (line.trim() ? indent + line : "")) : null;
}

/** @param {string[]} texts @param {string} value */
function folded(texts, value) {
  /** @type {string[][]} */
  const old = [[]];
  for (const text of texts) {
    if (text) old[old.length - 1].push(text);
    else old.push([]);
  }
  const width = Math.max(LEAST_WIDTH, ...texts.map((text) => text.length));
  const paragraphs = value.split("\n");
  return paragraphs.flatMap((text, index) => {
    const same = old.map((lines) => lines.filter((line) => text.includes(line)).length);
    const before = paragraphs.length === old.length ? old[index] : old[same.indexOf(Math.max(...same))];
    return [...(index ? [""] : []), ...paragraph(before, text, width)];
  });
}

/**
 * A text in lines: old ones at its start and end, new ones between.
 * @param {string[]} lines @param {string} text @param {number} width
 */
function paragraph(lines, text, width) {
  let [start, end, rest] = [0, lines.length, `${text} `];
  while (start < lines.length && rest.startsWith(`${lines[start]} `)) {
    rest = rest.slice(lines[start].length + 1);
    start += 1;
  }
  rest = ` ${rest.trim()}`;
  while (end > start && rest.endsWith(` ${lines[end - 1]}`)) {
    end -= 1;
    rest = rest.slice(0, -lines[end].length - 1);
  }
  return [...lines.slice(0, start), ...wrapped(rest.trim(), width), ...lines.slice(end)];
}

/** @param {string} text @param {number} width */
function wrapped(text, width) {
  /** @type {string[]} */
  const lines = [];
  for (const word of text.split(" ").filter(Boolean)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
